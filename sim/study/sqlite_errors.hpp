#pragma once
// SQLite's error codes as messages a planner can act on.

#include <SQLiteCpp/Exception.h>

#include <string>
#include <utility>

#include "base/problem.hpp"

namespace umbral::study {

/// What the system said of a failure.
struct SystemError {
    int number = 0;        ///< errno; 0 where it is not known
    bool written = false;  ///< the study was written to before: it is no fault of the input any more
};

/// @throws InputError  the file is not a study, damaged, read-only or in use, and nothing was written to it
/// @throws StudyError  the disk is full or failed, or the study was written to before
[[noreturn]] void throw_readable(const SQLite::Exception& error, const std::string& file,
                                 const SystemError& system = {});

/// The problem of a file that cannot be used as a study.
/// @param what  the part that is at fault; may be empty
[[nodiscard]] Problem damaged(const std::string& file, const std::string& what);
/// The problem of a file that cannot be opened. @param number  errno
[[nodiscard]] Problem cannot_open(const std::string& file, int number);
/// What ended the writing of a study, as a StudyError says it. @param number  errno
[[nodiscard]] std::string cannot_write(const std::string& file, int number);

/// Whether SQLite found its own structure broken, rather than the disk or another program in the way.
[[nodiscard]] bool means_damage(const SQLite::Exception& error);

/// Calls an action on the study in `file`, with SQLite's errors made readable.
template <class Action>
decltype(auto) readable(const std::string& file, Action&& action) {
    try {
        return std::forward<Action>(action)();
    } catch (const SQLite::Exception& error) {
        throw_readable(error, file);
    }
}

}  // namespace umbral::study
