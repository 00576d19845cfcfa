#pragma once
// Every value the author gave, with what is known of it: how much of a scenario is assumption.

#include <optional>
#include <string>
#include <vector>

#include "scenario/plan.hpp"

namespace umbral::scenario {

struct LedgerEntry {
    std::string path;  ///< as settings write it; a plan's begins with "plan."
    double value = 0;  ///< in use; of a list of values, its mean
    std::string unit;
    Source source;                           ///< its own, else that of the nearest object around it
    std::optional<DistributionSpec> spread;  ///< drawn once per replication
};

/// Quantities, parameters of distributions and counts that differ from their defaults.
[[nodiscard]] std::vector<LedgerEntry> list_quantities(Scenario scenario);
[[nodiscard]] std::vector<LedgerEntry> list_quantities(Plan plan);

struct LedgerSummary {
    int values = 0;
    int assumptions = 0;  ///< of them, neither read in a source nor computed from one
    int uncertain = 0;    ///< of them, with a spread
};
[[nodiscard]] LedgerSummary summarise(const std::vector<LedgerEntry>& entries);
[[nodiscard]] LedgerSummary operator+(const LedgerSummary& a, const LedgerSummary& b);

/// Assumptions over values; 0 without values.
[[nodiscard]] double assumption_share(const LedgerSummary& summary);

}  // namespace umbral::scenario
