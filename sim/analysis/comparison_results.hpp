#pragma once
// All that is said about plans compared: what tables, files and screens show.

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "analysis/assumptions.hpp"
#include "analysis/best_plan.hpp"
#include "analysis/comparison.hpp"
#include "analysis/tradeoff.hpp"
#include "analysis/worse_off.hpp"

namespace umbral::analysis {

struct ComparisonResults {
    Comparison comparison;
    std::optional<Objective> objective;   ///< empty: none was named and the scenario has no question
    std::optional<Selection> selection;   ///< empty without an objective or without an indifference
    std::vector<PlanTradeoff> tradeoffs;  ///< empty without an objective
    std::vector<WorseOff> worse_off;
    std::optional<AssumptionLedger> ledger;  ///< empty where it was not asked for or there is no objective
    std::optional<bool> precision_reached;   ///< as in Results

    /// Whether every replication that is stored of every plan is in the figures.
    [[nodiscard]] bool is_complete() const {
        return std::all_of(comparison.plans.begin(), comparison.plans.end(),
                           [](const Results& plan) { return plan.is_complete(); });
    }
};

/// Everything but the ledger, which has to run something (assumptions.hpp).
/// @param inputs  of the plans in the store, the baseline's among them
/// @throws InputError  as compare_plans and select_plan
[[nodiscard]] ComparisonResults read_comparison(const study::Store& store, const std::vector<scenario::Input>& inputs,
                                                const std::string& baseline, const std::vector<IndicatorKey>& questions,
                                                const std::optional<Objective>& objective);

/// Position of the plan whose verdict the assumption ledger puts to the test: the one selected or, where that is the
/// baseline or none, the other plan whose mean of the objective is best. Empty without an objective, or where no plan
/// has a value.
[[nodiscard]] std::optional<std::size_t> best_challenger(const ComparisonResults& results);

}  // namespace umbral::analysis
