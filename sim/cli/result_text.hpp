#pragma once
// A plan's results as a planner reads them: a table of sites, the worst constraints in words, what the input rests on.

#include <cstddef>
#include <string>

#include "analysis/coverage.hpp"
#include "analysis/results.hpp"

namespace umbral::cli {

/// @param columns  width of the terminal
[[nodiscard]] std::string to_text(const analysis::Results& results, std::size_t columns);
/// Reported figures beside the simulated range.
[[nodiscard]] std::string to_text(const analysis::Coverage& coverage, std::size_t columns);

}  // namespace umbral::cli
