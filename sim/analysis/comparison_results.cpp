#include "analysis/comparison_results.hpp"

namespace umbral::analysis {

ComparisonResults read_comparison(const study::Store& store, const std::vector<scenario::Input>& inputs,
                                  const std::string& baseline, const std::vector<IndicatorKey>& questions,
                                  const std::optional<Objective>& objective) {
    std::vector<std::string> plans;
    plans.reserve(inputs.size());
    for (const auto& input : inputs) plans.push_back(input.plan.id);
    return study::settled(store, [&] {
        ComparisonResults results;
        results.comparison = compare_plans(store, plans, baseline, questions);
        results.objective = objective;
        results.worse_off = find_worse_off(results.comparison);
        if (!objective) return results;
        results.tradeoffs = weigh_costs(results.comparison, objective->indicator);
        if (objective->indifference) results.selection = select_plan(store, plans, *objective);
        return results;
    });
}

std::optional<std::size_t> best_challenger(const ComparisonResults& results) {
    const Comparison& comparison = results.comparison;
    if (!results.objective) return std::nullopt;
    if (results.selection && results.selection->best.value_or(comparison.baseline) != comparison.baseline)
        return results.selection->best;
    const IndicatorKey& objective = results.objective->indicator;
    const bool lower_is_better = better_of(objective.name) == scenario::Better::lower;
    std::optional<std::size_t> best;
    double best_mean = 0;
    for (std::size_t i = 0; i < comparison.plans.size(); ++i) {
        const auto* result = comparison.plans[i].find(objective.name, objective.stat, objective.scope);
        if (i == comparison.baseline || result == nullptr || !result->summary.mean) continue;
        const double mean = *result->summary.mean;
        if (best && (lower_is_better ? mean >= best_mean : mean <= best_mean)) continue;
        best = i;
        best_mean = mean;
    }
    return best;
}

}  // namespace umbral::analysis
