#include "base/i18n.hpp"

#include <array>
#include <atomic>
#include <clocale>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <unordered_map>

namespace umbral {
namespace {

/// Spanish texts by their English ones; a text with a plural has both forms, each ended by a zero. Never changes once
/// it is read, and lives as long as the program: texts handed out stay valid in every thread.
struct Catalogue {
    std::string bytes;
    std::unordered_map<std::string_view, const char*> texts;
};

/// Where the Spanish catalogue is: beside the program (build tree, installed), else where it was built.
std::filesystem::path catalogue_file() {
    namespace fs = std::filesystem;
    std::error_code failed;
    const fs::path program_folder = fs::read_symlink("/proc/self/exe", failed).parent_path();
    const std::array<fs::path, 4> folders{program_folder / "locale", program_folder / ".." / "locale",
                                          program_folder / ".." / "share" / "locale", UMBRAL_LOCALE_DIR};
    for (const fs::path& folder : folders) {
        fs::path file = folder / "es" / "LC_MESSAGES" / "umbral.mo";
        if (fs::exists(file, failed)) return file;
    }
    return {};
}

/// Reads a compiled catalogue of this machine's byte order; ends where it is cut short or damaged.
/// @source  GNU gettext manual 0.21, section 10.3, "The Format of GNU MO Files"
void read_catalogue(const std::filesystem::path& file, Catalogue& catalogue) {
    std::ifstream stream(file, std::ios::binary);
    catalogue.bytes.assign(std::istreambuf_iterator<char>(stream), {});
    const std::string& bytes = catalogue.bytes;
    const auto number_at = [&](std::size_t at) {
        std::uint32_t number = 0;
        if (at + sizeof number <= bytes.size()) std::memcpy(&number, bytes.data() + at, sizeof number);
        return std::size_t{number};
    };
    constexpr std::size_t magic = 0x950412de;
    constexpr std::size_t entry_bytes = 8;
    if (number_at(0) != magic) return;
    const std::size_t count = number_at(8);
    const std::size_t english = number_at(12);
    const std::size_t spanish = number_at(16);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t key_bytes = number_at(english + i * entry_bytes);
        const std::size_t key = number_at(english + i * entry_bytes + 4);
        const std::size_t text_bytes = number_at(spanish + i * entry_bytes);
        const std::size_t text = number_at(spanish + i * entry_bytes + 4);
        // Both end with a zero that is not counted.
        if (key + key_bytes >= bytes.size() || text + text_bytes >= bytes.size()) break;
        if (bytes[key + key_bytes] != '\0' || bytes[text + text_bytes] != '\0') break;
        if (text_bytes > 0) catalogue.texts.emplace(bytes.data() + key, bytes.data() + text);
    }
}

const Catalogue& spanish_catalogue() {
    static Catalogue catalogue;
    static std::once_flag read;
    std::call_once(read, [] { read_catalogue(catalogue_file(), catalogue); });
    return catalogue;
}

std::atomic<bool>& is_spanish() {
    static std::atomic<bool> spanish{false};
    return spanish;
}

/// The Spanish for an English text; nothing where English is wanted or none is known.
const char* spanish_of(const char* english) {
    if (!is_spanish() || *english == '\0') return nullptr;  // the empty key holds the catalogue's own header
    const auto& texts = spanish_catalogue().texts;
    const auto found = texts.find(english);
    return found == texts.end() ? nullptr : found->second;
}

/// The first two letters of the environment's choice, in gettext's order of precedence.
std::string environment_language() {
    for (const char* name : {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0') return std::string(std::string_view(value).substr(0, 2));
    }
    return "en";
}

}  // namespace

const char* tr(const char* english) {
    const char* spanish = spanish_of(english);
    return spanish == nullptr ? english : spanish;
}

const char* tr_n(const char* one, const char* many, unsigned long n) {
    const char* spanish = spanish_of(one);
    if (spanish == nullptr) return n == 1 ? one : many;
    return n == 1 ? spanish : spanish + std::strlen(spanish) + 1;  // the second form stands behind the first
}

void set_language(const std::string& language) {
    const std::string wanted = language.empty() ? environment_language() : language;
    // Not through the environment: other threads may be reading it.
    is_spanish() = wanted == "es";
    static const bool locale_is_set = [] {
        std::setlocale(LC_CTYPE, "C.UTF-8");
        std::setlocale(LC_NUMERIC, "C");
        return true;
    }();
    (void)locale_is_set;
}

const std::string& language() {
    static const std::string english = "en";
    static const std::string spanish = "es";
    return is_spanish() ? spanish : english;
}

}  // namespace umbral
