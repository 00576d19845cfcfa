#include "study/file_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <system_error>
#include <thread>

#include "base/i18n.hpp"
#include "base/problem.hpp"

namespace umbral::study {
namespace {

/// False when another process holds the lock; file systems without locks let everyone through.
bool take(int descriptor) { return flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK; }

}  // namespace

FileLock::FileLock(const std::filesystem::path& file)
    : descriptor_(open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
    if (descriptor_ < 0) {
        const std::string reason = std::generic_category().message(errno);
        throw InputError({file.string(), "", reason, tr("the study cannot be opened or written here"),
                          tr("a file in a folder you may write to"),
                          tr("check the folder and its permissions, or name another file with --out")});
    }
    // Workers of a program that was just killed may hold it for a moment longer.
    for (int attempt = 0; !take(descriptor_); ++attempt) {
        if (attempt == 20) {
            close(descriptor_);
            throw InputError({file.string(), "", "", tr("another program is using this study"),
                              tr("one program writing at a time"),
                              tr("wait until it has finished, or name another file with --out")});
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
}

FileLock::~FileLock() { close(descriptor_); }

}  // namespace umbral::study
