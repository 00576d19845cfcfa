#pragma once
// What standard output and standard error are connected to.

#include <cstddef>

namespace umbral::cli {

/// Columns of the terminal behind standard output, at least 80; 120 where there is none (a file, a pipe).
[[nodiscard]] std::size_t output_columns();
[[nodiscard]] bool errors_go_to_terminal();

}  // namespace umbral::cli
