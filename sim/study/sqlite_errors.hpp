#pragma once
// SQLite's error codes as messages a planner can act on.

#include <SQLiteCpp/Exception.h>

#include <string>
#include <utility>

#include "base/problem.hpp"

namespace umbral::study {

/// @throws InputError  the file is not a study, damaged, read-only or in use
/// @throws StudyError  the disk is full or failed
[[noreturn]] void throw_readable(const SQLite::Exception& error, const std::string& file);

/// The problem of a file that cannot be used as a study.
[[nodiscard]] Problem damaged(const std::string& file, const std::string& detail);

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
