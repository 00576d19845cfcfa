#include "analysis/tradeoff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "analysis/names.hpp"
#include "base/i18n.hpp"

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

std::optional<Disadvantage> disadvantage(const PlanSample& plan, const PlanSample& other,
                                         const IndicatorKey& indicator) {
    const bool lower_is_better = better_of(indicator.name) == scenario::Better::lower;
    const PairedSummary pairs = paired_difference(plan, other, indicator);
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
Dominance dominance_of(const Comparison& comparison, std::size_t plan, std::size_t other,
                       const std::vector<IndicatorKey>& criteria) {
    const Results &results = comparison.plans[plan], &others = comparison.plans[other];
    constexpr std::size_t needed = 2;  // objective and cost
    bool differs = false;
    bool clear = true;
    for (std::size_t i = 0; i < criteria.size(); ++i) {
        if (summary_of(results, criteria[i]).count < summary_of(others, criteria[i]).count) return Dominance::none;
        const auto worse = disadvantage(comparison.samples[plan], comparison.samples[other], criteria[i]);
        if (!worse && i >= needed) continue;
        if (!worse || worse->mean > 0) return Dominance::none;
        differs = differs || worse->mean < 0;
        clear = clear && worse->ci95_high <= 0;
    }
    if (!differs) return Dominance::none;
    return clear ? Dominance::clear : Dominance::on_means;
}

/// What each plan leaves without a price, by path.                                         (plans)
std::vector<std::map<std::string, std::string>> unpriced_names(const Comparison& comparison) {
    std::vector<std::map<std::string, std::string>> of_plans;
    for (const Results& plan : comparison.plans) {
        const std::vector<std::string> told = Names(plan.input).unpriced(plan.pricing);
        auto& by_path = of_plans.emplace_back();
        for (std::size_t i = 0; i < told.size(); ++i) by_path[plan.pricing.unpriced[i]] = told[i];
    }
    return of_plans;
}

}  // namespace

IndicatorKey cost_indicator() { return {"cost_usd", "total", {}}; }

std::vector<PlanTradeoff> weigh_costs(const Comparison& comparison, const IndicatorKey& objective) {
    std::vector<PlanTradeoff> tradeoffs;
    for (const Results& results : comparison.plans) {
        PlanTradeoff tradeoff;
        tradeoff.plan = results.plan.id;
        tradeoff.outcome = summary_of(results, objective);
        const Summary cost = summary_of(results, cost_indicator());
        if (results.pricing.priced > 0 && cost.mean) tradeoff.cost = cost;
        tradeoff.unpriced = results.pricing.unpriced;
        tradeoffs.push_back(std::move(tradeoff));
    }
    const std::vector<IndicatorKey> criteria = criteria_of(comparison, objective);
    for (std::size_t i = 0; i < tradeoffs.size(); ++i) {
        PlanTradeoff& plan = tradeoffs[i];
        for (std::size_t k = 0; k < tradeoffs.size(); ++k) {
            const PlanTradeoff& other = tradeoffs[k];
            if (!plan.cost || !other.cost || i == k) continue;
            const Dominance dominance = dominance_of(comparison, k, i, criteria);
            if (dominance <= plan.dominance) continue;
            plan.dominance = dominance;
            plan.dominated_by = other.plan;
        }
    }
    return tradeoffs;
}

std::string dominance_sentence(const PlanTradeoff& tradeoff, const Comparison& comparison) {
    if (tradeoff.dominance == Dominance::none) return "";
    const char* text =
        tradeoff.dominance == Dominance::clear
            ? UMBRAL_N("{} is dominated: {} costs no more and does no worse in anything asked.")
            : UMBRAL_N("{} may be dominated: on the means, {} costs no more and does no worse in anything asked.");
    return fmt::format(fmt::runtime(tr(text)), plan_name(comparison, tradeoff.plan),
                       plan_name(comparison, tradeoff.dominated_by));
}

std::string dominance_words(Dominance dominance) {
    if (dominance == Dominance::clear) return tr("dominated");
    return dominance == Dominance::on_means ? tr("perhaps dominated") : "";
}

std::vector<std::string> unpriced_sentences(const Comparison& comparison) {
    const auto of_plans = unpriced_names(comparison);
    const auto is_common = [&](const std::string& path) {
        return std::all_of(of_plans.begin(), of_plans.end(), [&](const auto& plan) { return plan.contains(path); });
    };
    std::vector<std::string> sentences, common;
    for (std::size_t i = 0; i < of_plans.size(); ++i) {
        std::vector<std::string> own;
        for (const auto& [path, name] : of_plans[i]) {
            if (!is_common(path)) own.push_back(name);
            if (i == 0 && is_common(path)) common.push_back(name);
        }
        if (own.empty()) continue;
        sentences.push_back(fmt::format(fmt::runtime(tr("Not priced, and not in the cost of {}: {}.")),
                                        plan_name(comparison, comparison.plans[i].plan.id), fmt::join(own, "; ")));
    }
    if (!common.empty()) {
        sentences.insert(sentences.begin(), fmt::format(fmt::runtime(tr("Not priced, and in no plan's cost: {}.")),
                                                        fmt::join(common, "; ")));
    }
    return sentences;
}

}  // namespace umbral::analysis
