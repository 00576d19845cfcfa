#include "study/file_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <thread>

#include "base/i18n.hpp"
#include "base/problem.hpp"
#include "study/sqlite_errors.hpp"

namespace umbral::study {
namespace {

/// False when another process holds the lock; file systems without locks let everyone through.
bool take(int descriptor) { return flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK; }

}  // namespace

FileLock::FileLock(const std::filesystem::path& file) : file_(file) {
    descriptor_ = open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    created_ = descriptor_ >= 0;
    if (descriptor_ < 0 && errno == EEXIST) descriptor_ = open(file.c_str(), O_RDWR | O_CLOEXEC);
    if (descriptor_ < 0) throw InputError(cannot_open(file.string(), errno));
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

bool FileLock::is_in_place() const {
    struct stat held {};
    struct stat named {};
    return fstat(descriptor_, &held) == 0 && stat(file_.c_str(), &named) == 0 && held.st_dev == named.st_dev &&
           held.st_ino == named.st_ino;
}

int FileLock::reserve(std::uint64_t bytes) const {
    rlimit limit{};
    if (getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY && bytes > limit.rlim_cur) return EFBIG;
    if (fallocate(descriptor_, FALLOC_FL_KEEP_SIZE, 0, static_cast<off_t>(bytes)) == 0) return 0;
    return errno == ENOSPC || errno == EDQUOT || errno == EFBIG ? errno : 0;
}

bool is_locked(const std::filesystem::path& file) {
    const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return false;
    const bool locked = flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    close(descriptor);
    return locked;
}

}  // namespace umbral::study
