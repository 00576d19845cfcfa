#include "base/i18n.hpp"

#include <libintl.h>

#include <array>
#include <clocale>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>

namespace umbral {

namespace {

constexpr const char* domain = "umbral";

std::string& current_language() {
    static std::string language = "en";
    return language;
}

/// The first two letters of the environment's choice, in gettext's order of precedence.
std::string environment_language() {
    for (const char* name : {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0') return std::string(std::string_view(value).substr(0, 2));
    }
    return "en";
}

/// Where the catalogue of a language is: beside the program (build tree, installed), else where it was built.
std::string catalogue_folder(const std::string& language) {
    namespace fs = std::filesystem;
    std::error_code failed;
    const fs::path program_folder = fs::read_symlink("/proc/self/exe", failed).parent_path();
    const std::array<fs::path, 4> folders{program_folder / "locale", program_folder / ".." / "locale",
                                          program_folder / ".." / "share" / "locale", UMBRAL_LOCALE_DIR};
    for (const fs::path& folder : folders) {
        if (fs::exists(folder / language / "LC_MESSAGES" / "umbral.mo", failed)) return folder.string();
    }
    return {};
}

}  // namespace

const char* tr(const char* english) {
    // The empty key holds the catalogue's own header.
    return *english == '\0' ? english : dgettext(domain, english);
}

const char* tr_n(const char* one, const char* many, unsigned long n) { return dngettext(domain, one, many, n); }

void set_language(const std::string& language) {
    const std::string wanted = language.empty() ? environment_language() : language;
    current_language() = wanted == "es" ? "es" : "en";
    // A Spanish locale may not exist on the machine; LANGUAGE chooses the catalogue under any locale but "C".
    setenv("LANGUAGE", current_language().c_str(), 1);
    std::setlocale(LC_CTYPE, "C.UTF-8");
    std::setlocale(LC_MESSAGES, "C.UTF-8");
    std::setlocale(LC_NUMERIC, "C");
    const std::string folder = catalogue_folder(current_language());
    if (!folder.empty()) bindtextdomain(domain, folder.c_str());
    bind_textdomain_codeset(domain, "UTF-8");
    textdomain(domain);  // also makes gettext look at LANGUAGE again
}

const std::string& language() { return current_language(); }

}  // namespace umbral
