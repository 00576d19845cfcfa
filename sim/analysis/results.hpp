#pragma once
// All that is said about one plan of a study: what tables, files and screens show.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/explanation.hpp"
#include "analysis/summary.hpp"
#include "scenario/unpriced.hpp"
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
    std::vector<study::Damage> damaged;       ///< not what they were when they were stored: in no figure
    std::vector<IndicatorResult> indicators;  ///< in Store::indicators' order
    Explanation explanation;
    scenario::Input input;                  ///< what the study's plan was run with
    scenario::Pricing pricing;              ///< what the cost leaves out
    std::vector<Problem> concerns;          ///< what the plan may do to people's rights (scenario/rights.hpp)
    std::optional<bool> precision_reached;  ///< of a run that stops by itself: whether it came to what it waits for

    /// Whether every replication that is stored is in the figures.
    [[nodiscard]] bool is_complete() const { return crashed.empty() && damaged.empty(); }
    /// How much of the scenario and the plan is known.
    [[nodiscard]] study::InputCounts counts() const;
    [[nodiscard]] const IndicatorResult* find(const std::string& name, const std::string& stat,
                                              const engine::Scope& scope) const;
};

/// The plan asked for by id, or the study's first; one without an id where the study has none.
/// @throws InputError  the study has no such plan
[[nodiscard]] study::PlanLabel chosen_plan(const study::Store& store, const std::string& asked, bool was_asked);

/// The inputs a study's plan was run with. @throws InputError  the study is damaged
[[nodiscard]] scenario::Input stored_input(const study::Store& store, const study::PlanLabel& plan);

/// What sound replications say; crashed and damaged ones are named.
/// @throws InputError  the study has no such plan
[[nodiscard]] Results read_results(const study::Store& store, const std::string& plan);

}  // namespace umbral::analysis
