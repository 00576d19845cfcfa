#pragma once
// A plan's results as JSON and CSV. The same study gives the same bytes, whatever ran it.

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "analysis/bands.hpp"
#include "analysis/coverage.hpp"
#include "analysis/results.hpp"
#include "base/csv.hpp"

namespace umbral::cli {

/// Keys in the order written.
using Json = nlohmann::ordered_json;

[[nodiscard]] Json to_json(const analysis::Results& results);
[[nodiscard]] Json to_json(const analysis::Coverage& coverage);
[[nodiscard]] Json to_json(const engine::Scope& scope);
[[nodiscard]] Json to_json(const Problem& problem);
[[nodiscard]] Json number_or_null(const std::optional<double>& value);
/// A cell of a CSV file: quoted where it has to be, empty for nothing.
using umbral::csv_cell;
[[nodiscard]] std::string csv_cell(const std::optional<double>& value);
/// One row per indicator, with a header row.
[[nodiscard]] std::string to_csv(const analysis::Results& results);

}  // namespace umbral::cli
