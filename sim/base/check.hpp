#pragma once
// Broken invariants: a check that stops the process in every build, naming the place. For developers' mistakes
// only; what a user can cause is an InputError.

namespace umbral {

/// Prints the failed condition with its place to standard error and aborts.
[[noreturn]] void check_failed(const char* condition, const char* file, int line) noexcept;

}  // namespace umbral

#define UMBRAL_CHECK(condition) \
    (static_cast<bool>(condition) ? void(0) : ::umbral::check_failed(#condition, __FILE__, __LINE__))
