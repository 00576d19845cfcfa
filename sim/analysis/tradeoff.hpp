#pragma once
// What each plan costs beside what it achieves, and which plans another one beats in all of it.

#include <optional>
#include <string>
#include <vector>

#include "analysis/comparison.hpp"
#include "analysis/summary.hpp"
#include "scenario/reader.hpp"

namespace umbral::analysis {

/// Whether another plan costs no more and does no worse in the objective and every question of the scenario, and is
/// better in one of them.
enum class Dominance {
    none,
    on_means,  ///< so say the means; not all paired intervals exclude the opposite
    clear,     ///< all paired 95 % intervals leave no room for the opposite
};

struct PlanTradeoff {
    std::string plan;
    Summary outcome;                    ///< of the objective
    std::optional<Summary> cost;        ///< [USD] of what is priced; empty: nothing is
    std::vector<std::string> unpriced;  ///< paths of measures and unit prices that are not in the cost
    Dominance dominance = Dominance::none;
    std::string dominated_by;  ///< plan id, with dominance
};

/// The indicator that costs are read from.
[[nodiscard]] IndicatorKey cost_indicator();

/// One entry per plan, in the comparison's order. A plan of which nothing is priced neither dominates nor is dominated.
/// @param inputs  of the plans, in the same order: they say what is priced
[[nodiscard]] std::vector<PlanTradeoff> weigh_costs(const study::Store& store, const Comparison& comparison,
                                                    const std::vector<scenario::Input>& inputs,
                                                    const IndicatorKey& objective);

}  // namespace umbral::analysis
