#include "gui/run/study_cache.hpp"

#include <unistd.h>

#include <system_error>

#include "base/problem.hpp"
#include "study/file_lock.hpp"

namespace umbral::gui {

bool can_write(const std::filesystem::path& folder) {
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    return !failed && access(folder.c_str(), W_OK | X_OK) == 0;
}

void throw_away(const std::filesystem::path& study) {
    try {
        const umbral::study::FileLock lock(study);
        std::error_code failed;
        std::filesystem::remove(study, failed);
    } catch (const InputError&) {  // the run that follows tells what is wrong
    }
}

}  // namespace umbral::gui
