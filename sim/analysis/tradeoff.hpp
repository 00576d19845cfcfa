#pragma once
// What each plan costs beside what it achieves, and which plans another one beats in all of it.

#include <optional>
#include <string>
#include <vector>

#include "analysis/comparison.hpp"
#include "analysis/summary.hpp"

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
/// What is priced is what the plans' results say (`Results::pricing`).
[[nodiscard]] std::vector<PlanTradeoff> weigh_costs(const Comparison& comparison, const IndicatorKey& objective);

/// "X is dominated: Y costs no more and does no worse in anything asked."; empty where no plan beats it.
[[nodiscard]] std::string dominance_sentence(const PlanTradeoff& tradeoff, const Comparison& comparison);
/// "dominated", "perhaps dominated" or nothing, for a table.
[[nodiscard]] std::string dominance_words(Dominance dominance);
/// What is in no plan's cost, then what is not in each plan's, as sentences; none where all is priced.
[[nodiscard]] std::vector<std::string> unpriced_sentences(const Comparison& comparison);

}  // namespace umbral::analysis
