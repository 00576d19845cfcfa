#pragma once
// Replications that are in no figure, and why: told with every result, in every format.

#include <string>
#include <vector>

#include "analysis/comparison_results.hpp"
#include "analysis/results.hpp"

namespace umbral::cli {

/// A sentence for each.
[[nodiscard]] std::vector<std::string> left_out(const analysis::Results& results);
/// The same of all plans compared, each with its plan's name.
[[nodiscard]] std::vector<std::string> left_out(const analysis::ComparisonResults& results);

/// "its hourly series": the part of a replication that is not what was stored.
[[nodiscard]] std::string part_text(study::Part part);

/// For formats that have no place for sentences, on standard error.
void tell_left_out(const std::vector<std::string>& sentences);

}  // namespace umbral::cli
