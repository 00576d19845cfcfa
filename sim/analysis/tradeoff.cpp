#include "analysis/tradeoff.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "scenario/unpriced.hpp"

namespace umbral::analysis {
namespace {

Summary summary_of(const Results& results, const IndicatorKey& indicator) {
    const auto* result = results.find(indicator.name, indicator.stat, indicator.scope);
    return result == nullptr ? Summary{} : result->summary;
}

/// One plan minus another, turned so that less is better.
struct Disadvantage {
    double mean = 0;
    double ci95_high = 0;  ///< the least favourable end
};

std::optional<Disadvantage> disadvantage(const study::Store& store, const std::string& plan, const std::string& other,
                                         const IndicatorKey& indicator, bool lower_is_better) {
    const PairedSummary pairs = paired_difference(store, plan, other, indicator);
    if (!pairs.ci95_high) return std::nullopt;
    if (lower_is_better) return Disadvantage{*pairs.mean, *pairs.ci95_high};
    return Disadvantage{-*pairs.mean, -*pairs.ci95_low};
}

/// What a plan is judged by: the objective and cost, then the scenario's questions.
std::vector<IndicatorKey> criteria_of(const Comparison& comparison, const IndicatorKey& objective) {
    std::vector<IndicatorKey> criteria{objective, cost_indicator()};
    for (const IndicatorKey& question : comparison.questions) {
        const bool is_new = std::find(criteria.begin(), criteria.end(), question) == criteria.end();
        if (is_new && better_of(question.name) != scenario::Better::neither) criteria.push_back(question);
    }
    return criteria;
}

/// A question that has a value under the other plan in more histories, a wait that under this one never ends, is not
/// answered better. One that has none under the other, or under both, takes no side.
Dominance dominance_of(const study::Store& store, const Results& results, const Results& others,
                       const std::vector<IndicatorKey>& criteria) {
    const std::string &plan = results.plan.id, &other = others.plan.id;
    constexpr std::size_t needed = 2;  // objective and cost
    bool differs = false;
    bool clear = true;
    for (std::size_t i = 0; i < criteria.size(); ++i) {
        if (summary_of(results, criteria[i]).count < summary_of(others, criteria[i]).count) return Dominance::none;
        const bool lower_is_better = better_of(criteria[i].name) == scenario::Better::lower;
        const auto worse = disadvantage(store, plan, other, criteria[i], lower_is_better);
        if (!worse && i >= needed) continue;
        if (!worse || worse->mean > 0) return Dominance::none;
        differs = differs || worse->mean < 0;
        clear = clear && worse->ci95_high <= 0;
    }
    if (!differs) return Dominance::none;
    return clear ? Dominance::clear : Dominance::on_means;
}

}  // namespace

IndicatorKey cost_indicator() { return {"cost_usd", "total", {}}; }

std::vector<PlanTradeoff> weigh_costs(const study::Store& store, const Comparison& comparison,
                                      const std::vector<scenario::Input>& inputs, const IndicatorKey& objective) {
    UMBRAL_CHECK(inputs.size() == comparison.plans.size());
    std::vector<PlanTradeoff> tradeoffs;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const Results& results = comparison.plans[i];
        scenario::Pricing pricing = scenario::pricing_of(inputs[i]);
        PlanTradeoff tradeoff;
        tradeoff.plan = results.plan.id;
        tradeoff.outcome = summary_of(results, objective);
        const Summary cost = summary_of(results, cost_indicator());
        if (pricing.priced > 0 && cost.mean) tradeoff.cost = cost;
        tradeoff.unpriced = std::move(pricing.unpriced);
        tradeoffs.push_back(std::move(tradeoff));
    }
    const std::vector<IndicatorKey> criteria = criteria_of(comparison, objective);
    for (std::size_t i = 0; i < tradeoffs.size(); ++i) {
        PlanTradeoff& plan = tradeoffs[i];
        for (std::size_t k = 0; k < tradeoffs.size(); ++k) {
            const PlanTradeoff& other = tradeoffs[k];
            if (!plan.cost || !other.cost || i == k) continue;
            const Dominance dominance = dominance_of(store, comparison.plans[k], comparison.plans[i], criteria);
            if (dominance <= plan.dominance) continue;
            plan.dominance = dominance;
            plan.dominated_by = other.plan;
        }
    }
    return tradeoffs;
}

}  // namespace umbral::analysis
