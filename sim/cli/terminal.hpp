#pragma once
// What standard output and standard error are connected to.

#include <cstddef>
#include <string>
#include <system_error>

namespace umbral::cli {

/// Columns of the terminal behind standard output, at least 80; 120 where there is none (a file, a pipe).
[[nodiscard]] std::size_t output_columns();
[[nodiscard]] bool errors_go_to_terminal();

/// Puts something in the place of standard streams that are closed, so that no file opened later takes their numbers:
/// what is written to standard output is then refused, and what is written to standard error gets lost.
void occupy_standard_streams();
/// Writes out what standard output still holds.
/// @param[out] reason  why some of the output is lost; no error where that is not known any more
/// @return whether all of it was written
[[nodiscard]] bool flush_output(std::error_code& reason);
/// A paragraph on standard error. Goes on when that is impossible: there is nobody left to tell.
void tell_error(const std::string& text) noexcept;

}  // namespace umbral::cli
