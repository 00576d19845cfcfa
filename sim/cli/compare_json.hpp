#pragma once
// A comparison as JSON and CSV. Like the results of a run, the same study gives the same bytes.

#include <string>

#include "analysis/comparison_results.hpp"
#include "cli/result_json.hpp"
#include "scenario/scenario.hpp"

namespace umbral::cli {

[[nodiscard]] Json to_json(const analysis::ComparisonResults& results, const scenario::Scenario& scenario);
/// One row per difference, with a header row.
[[nodiscard]] std::string to_csv(const analysis::ComparisonResults& results, const scenario::Scenario& scenario);

}  // namespace umbral::cli
