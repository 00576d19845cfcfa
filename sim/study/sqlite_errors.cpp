#include "study/sqlite_errors.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <system_error>

#include "base/i18n.hpp"
#include "study/study_error.hpp"

namespace umbral::study {
namespace {

std::string reason_of(int number) { return number == 0 ? "" : std::generic_category().message(number); }

std::string disk_is_full(const std::string& file) {
    return fmt::format(fmt::runtime(tr("{}: the disk is full. The replications finished before are kept; make room and "
                                       "run the same command again to add the rest.")),
                       file);
}

Problem in_use(const std::string& file) {
    return {file,
            "",
            "",
            tr("another program is using this study"),
            tr("one program writing at a time"),
            tr("wait until it has finished, or name another file with --out")};
}

/// errno where no file at all can be opened; else 0.
int why_nothing_opens() {
    const int descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return errno;
    close(descriptor);
    return 0;
}

/// Whether the study, or the log beside it, is as large as files may be here: SQLite does not keep what the system said
/// of a write that failed at the end of a transaction.
bool is_at_size_limit(const std::string& file) {
    constexpr std::uintmax_t page_bytes = 4096;
    rlimit limit{};
    if (getrlimit(RLIMIT_FSIZE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return false;
    for (const char* end : {"", "-wal", "-journal"}) {
        std::error_code none;
        const std::uintmax_t bytes = std::filesystem::file_size(file + end, none);
        if (!none && bytes + page_bytes > limit.rlim_cur) return true;
    }
    return false;
}

/// errno behind a failure, as far as it can be known; else 0.
int cause_of(int code, const std::string& file, int known) {
    if (code == SQLITE_FULL) return ENOSPC;
    if (code == SQLITE_CANTOPEN) return known != 0 ? known : why_nothing_opens();
    if (code == SQLITE_IOERR && is_at_size_limit(file)) return EFBIG;
    return known;
}

}  // namespace

Problem damaged(const std::string& file, const std::string& what) {
    return {file,
            "",
            what,
            tr("this study is damaged: part of it is missing or overwritten"),
            tr("a study written by umbral run"),
            tr("umbral check says what is damaged; restore it from a copy, or run the scenario again with another "
               "--out")};
}

Problem cannot_open(const std::string& file, int number) {
    const char* hint = tr("check the folder and its permissions, or name another file with --out");
    if (number == EMFILE || number == ENFILE)
        hint = tr("allow more open files (ulimit -n), or close other programs, and try again");
    if (number == ENOSPC || number == EDQUOT) hint = tr("make room on the disk, or name another file with --out");
    return {file,
            "",
            reason_of(number),
            tr("the study cannot be opened or written here"),
            tr("a file in a folder you may write to"),
            hint};
}

std::string cannot_write(const std::string& file, int number) {
    if (number == ENOSPC || number == EDQUOT) return disk_is_full(file);
    if (number == EFBIG) {
        return fmt::format(fmt::runtime(tr("{}: the study has reached the size that files may have here (ulimit -f). "
                                           "The replications finished before are kept; allow larger files and run the "
                                           "same command again to add the rest.")),
                           file);
    }
    return fmt::format(fmt::runtime(tr("{}: the study could not be read or written ({}). The replications finished "
                                       "before are kept.")),
                       file, reason_of(number));
}

bool means_damage(const SQLite::Exception& error) {
    switch (error.getErrorCode()) {
        case SQLITE_CORRUPT:
        case SQLITE_MISMATCH:
        case SQLITE_NOTADB:
        case SQLITE_TOOBIG:
        case SQLITE_ERROR:
            return true;
        default:
            return false;
    }
}

void throw_readable(const SQLite::Exception& error, const std::string& file, const SystemError& system) {
    const int code = error.getErrorCode();
    const int cause = cause_of(code, file, system.number);
    const bool limited = cause == EFBIG || cause == ENOSPC || cause == EDQUOT;
    if (code == SQLITE_FULL || (code == SQLITE_IOERR && limited) ||
        (code == SQLITE_CANTOPEN && system.written && cause != 0))
        throw StudyError(cannot_write(file, cause));
    if (system.written ||
        !(means_damage(error) || code == SQLITE_BUSY || code == SQLITE_LOCKED || code == SQLITE_READONLY ||
          code == SQLITE_CANTOPEN || code == SQLITE_PERM || code == SQLITE_AUTH)) {
        throw StudyError(fmt::format(
            fmt::runtime(tr("{}: the study could not be read or written ({}). The replications finished before "
                            "are kept.")),
            file, error.what()));
    }
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) throw InputError(in_use(file));
    if (code == SQLITE_NOTADB) {
        throw InputError({file, "", "", tr("this file is not a study"), tr("a study written by umbral run"),
                          tr("check the file's name")});
    }
    if (means_damage(error)) throw InputError(damaged(file, error.what()));
    Problem problem = cannot_open(file, cause);
    if (problem.value.empty()) problem.value = error.what();
    throw InputError(std::move(problem));
}

}  // namespace umbral::study
