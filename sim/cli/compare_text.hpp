#pragma once
// A comparison as a planner reads it: the questions answered first, then the best plan, the plans side by side, who is
// worse off, and what all of it rests on.

#include <cstddef>
#include <string>

#include "analysis/comparison_results.hpp"
#include "scenario/scenario.hpp"

namespace umbral::cli {

/// @param columns  width of the terminal
[[nodiscard]] std::string to_text(const analysis::ComparisonResults& results, const scenario::Scenario& scenario,
                                  std::size_t columns);

}  // namespace umbral::cli
