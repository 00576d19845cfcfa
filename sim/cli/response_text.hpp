#pragma once
// What a plan's response did, as a planner reads it: levels, money, what has no price, people's rights.

#include <cstddef>
#include <string>

#include "analysis/results.hpp"

namespace umbral::cli {

/// Levels declared and money spent; "" where the plan has neither.
[[nodiscard]] std::string response_text(const analysis::Results& results, std::size_t columns);
/// What the plan may do to people's rights, and what was counted; "" where there is nothing.
[[nodiscard]] std::string rights_text(const analysis::Results& results, std::size_t columns);

}  // namespace umbral::cli
