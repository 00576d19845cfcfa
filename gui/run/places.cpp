#include "gui/run/places.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <sstream>
#include <string>
#include <system_error>
#include <vector>

#include "base/i18n.hpp"

namespace umbral::gui {
namespace fs = std::filesystem;
namespace {

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

fs::path home() {
    const std::string home = environment("HOME");
    return home.empty() ? fs::temp_directory_path() : fs::path(home);
}

fs::path own_folder(const char* variable, const char* below_home) {
    const std::string chosen = environment(variable);
    return (chosen.empty() ? home() / below_home : fs::path(chosen)) / "umbral";
}

fs::path program_folder() {
    std::error_code failed;
    return fs::read_symlink("/proc/self/exe", failed).parent_path();
}

bool is_program(const fs::path& file) {
    return !file.empty() && access(file.c_str(), X_OK) == 0 && fs::is_regular_file(file);
}

fs::path first_folder(const std::vector<fs::path>& folders) {
    std::error_code failed;
    for (const fs::path& folder : folders) {
        if (fs::is_directory(folder, failed)) return fs::weakly_canonical(folder, failed);
    }
    return {};
}

}  // namespace

fs::path find_umbral() {
    const std::string chosen = environment("UMBRAL_PROGRAM");
    if (!chosen.empty()) return is_program(chosen) ? fs::path(chosen) : fs::path();
    for (const fs::path& file : {program_folder() / "umbral", program_folder() / ".." / "sim" / "umbral"}) {
        if (is_program(file)) return fs::weakly_canonical(file);
    }
    std::istringstream folders(environment("PATH"));
    for (std::string folder; std::getline(folders, folder, ':');) {
        if (is_program(fs::path(folder) / "umbral")) return fs::path(folder) / "umbral";
    }
    return {};
}

fs::path study_cache_folder() { return own_folder("XDG_CACHE_HOME", ".cache") / "studies"; }
fs::path state_folder() { return own_folder("XDG_STATE_HOME", ".local/state"); }

fs::path data_folder() {
    return first_folder({program_folder() / ".." / "share" / "umbral" / "data", fs::path(UMBRAL_SOURCE_DIR) / "data"});
}
fs::path scenarios_folder() {
    return first_folder(
        {program_folder() / ".." / "share" / "umbral" / "scenarios", fs::path(UMBRAL_SOURCE_DIR) / "scenarios"});
}

std::string not_written(const std::system_error& error) {
    std::string text = error.what();
    const std::string reason = error.code().message();
    // The system's own words are English; the common ones are said in the user's language.
    const char* known = nullptr;
    if (error.code() == std::errc::permission_denied || error.code() == std::errc::operation_not_permitted)
        known = tr("you may not write there");
    if (error.code() == std::errc::read_only_file_system) known = tr("the file system can only be read");
    if (error.code() == std::errc::no_space_on_device) known = tr("the disk is full");
    if (error.code() == std::errc::no_such_file_or_directory) known = tr("there is no such folder");
    const auto at = text.find(reason);
    if (known != nullptr && at != std::string::npos) text.replace(at, reason.size(), known);
    return fmt::format(fmt::runtime(tr("could not be written: {}")), text);
}

void write_whole(const fs::path& file, const std::string& bytes) {
    const fs::path aside = file.string() + ".new";
    const int descriptor = open(aside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor < 0) throw std::system_error(errno, std::generic_category(), file.string());
    std::size_t written = 0;
    while (written < bytes.size()) {
        const ssize_t count = write(descriptor, bytes.data() + written, bytes.size() - written);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        written += static_cast<std::size_t>(count);
    }
    const bool whole = written == bytes.size() && fsync(descriptor) == 0;
    const int reason = errno;
    close(descriptor);
    if (!whole || rename(aside.c_str(), file.c_str()) != 0) {
        const int why = whole ? errno : reason;
        unlink(aside.c_str());
        throw std::system_error(why, std::generic_category(), file.string());
    }
}

}  // namespace umbral::gui
