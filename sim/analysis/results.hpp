#pragma once
// All that is said about one plan of a study: what tables, files and screens show.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/explanation.hpp"
#include "analysis/summary.hpp"
#include "study/store.hpp"

namespace umbral::analysis {

struct IndicatorResult {
    std::string name;
    std::string stat;
    engine::Scope scope;
    std::string unit;
    Summary summary;  ///< over the finished replications
};

struct Results {
    study::Header header;
    study::PlanLabel plan;
    std::uint32_t replications = 0;  ///< finished
    std::vector<study::ReplicationStatus> crashed;
    std::vector<IndicatorResult> indicators;  ///< in Store::indicators' order
    Explanation explanation;

    /// How much of the scenario and the plan is known.
    [[nodiscard]] study::InputCounts counts() const;
    [[nodiscard]] const IndicatorResult* find(const std::string& name, const std::string& stat,
                                              const engine::Scope& scope) const;
};

/// @throws InputError  the study has no such plan
[[nodiscard]] Results read_results(const study::Store& store, const std::string& plan);

}  // namespace umbral::analysis
