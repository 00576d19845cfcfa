#pragma once
// A plan's results as JSON and CSV. The same study gives the same bytes, whatever ran it.

#include <nlohmann/json.hpp>
#include <string>

#include "analysis/bands.hpp"
#include "analysis/coverage.hpp"
#include "analysis/results.hpp"

namespace umbral::cli {

/// Keys in the order written.
using Json = nlohmann::ordered_json;

[[nodiscard]] Json to_json(const analysis::Results& results);
[[nodiscard]] Json to_json(const analysis::Coverage& coverage);
[[nodiscard]] Json to_json(const engine::Scope& scope);
[[nodiscard]] Json to_json(const Problem& problem);
/// One row per indicator, with a header row.
[[nodiscard]] std::string to_csv(const analysis::Results& results);

}  // namespace umbral::cli
