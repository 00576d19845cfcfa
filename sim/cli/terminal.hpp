#pragma once
// Standard output and standard error: what they are connected to, and the one door to them. Titles, names and places
// are other people's texts: nothing else in sim/ prints (tests/layers).

#include <cstddef>
#include <string_view>
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

// What is written is printable (base/text.hpp).

/// A text or a table on standard output. @throws std::system_error  it cannot be written
void tell(std::string_view text);
/// JSON on a line of its own on standard output.
void tell_json(std::string_view json);
/// A paragraph on standard error. Goes on when that is impossible: there is nobody left to tell.
void tell_error(std::string_view text) noexcept;
/// A line on the terminal behind standard error that the next one replaces.
void show_progress(std::string_view text) noexcept;
void clear_progress() noexcept;

}  // namespace umbral::cli
