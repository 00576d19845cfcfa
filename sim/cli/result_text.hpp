#pragma once
// A plan's results as a planner reads them: a table of sites, the worst constraints in words, what the input rests on.

#include <cstddef>
#include <string>

#include "analysis/coverage.hpp"
#include "analysis/results.hpp"
#include "cli/text_table.hpp"

namespace umbral::cli {

/// @param columns  width of the terminal
[[nodiscard]] std::string to_text(const analysis::Results& results, std::size_t columns);
/// "2023-07-01 to 2023-12-30 (after 7 days of warm-up)"
/// "plan: ..." or "no plan", for a heading.
[[nodiscard]] std::string plan_text(const study::PlanLabel& plan);
[[nodiscard]] std::string window_text(const study::Header& header);
/// The median history and the range of 8 histories in 10.
[[nodiscard]] Cell median_cell(const analysis::Summary& summary);
/// Reported figures beside the simulated range.
[[nodiscard]] std::string to_text(const analysis::Coverage& coverage, const scenario::Scenario& scenario,
                                  std::size_t columns);

}  // namespace umbral::cli
