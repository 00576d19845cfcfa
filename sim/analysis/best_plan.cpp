#include "analysis/best_plan.hpp"

#include <algorithm>

#include "analysis/comparison.hpp"
#include "base/i18n.hpp"
#include "base/problem.hpp"

namespace umbral::analysis {
namespace {

using Numbers = std::vector<std::uint32_t>;

void refuse_without_value(const char* option, const IndicatorKey& indicator) {
    throw InputError({"", option, to_text(indicator), tr("it has no value in any replication that the plans share"),
                      tr("an indicator that is defined there"), tr("umbral show lists what is measured")});
}

bool all_crashed(const study::Store& store, const std::vector<std::string>& plans) {
    return std::any_of(plans.begin(), plans.end(), [&](const std::string& plan) {
        const auto statuses = store.replications(plan);
        return std::all_of(statuses.begin(), statuses.end(),
                           [](const auto& status) { return status.end != study::Ending::finished; });
    });
}

bool is_met(const study::Store& store, const std::string& plan, const std::string& baseline, const Target& target) {
    const PairedSummary pairs = paired_difference(store, plan, baseline, target.indicator);
    if (pairs.pairs == 0) refuse_without_value("--target", target.indicator);
    return pairs.ci95_high && *pairs.ci95_high - *pairs.mean <= target.half_width;
}

bool targets_are_met(const study::Store& store, const std::vector<std::string>& plans, const std::string& baseline,
                     const std::vector<Target>& targets) {
    return std::all_of(targets.begin(), targets.end(), [&](const Target& target) {
        return std::all_of(plans.begin(), plans.end(), [&](const std::string& plan) {
            return plan == baseline || is_met(store, plan, baseline, target);
        });
    });
}

/// The plans that need more replications; none when all is known that shall be.
std::vector<bool> needing_more(const study::Store& store, const std::vector<std::string>& plans,
                               const std::string& baseline, const Precision& precision) {
    if (!targets_are_met(store, plans, baseline, precision.targets)) return std::vector<bool>(plans.size(), true);
    std::vector<bool> needing(plans.size(), false);
    if (!precision.objective) return needing;
    const Selection selection = select_plan(store, plans, *precision.objective);
    for (std::size_t i = 0; i < plans.size(); ++i) needing[i] = !selection.best && selection.plans[i].in_contention;
    return needing;
}

/// The end of the batch that `stored` replications are in; of the first when there are none.
std::uint32_t batch_end(std::uint32_t stored) {
    const std::uint32_t batches = (stored + batch_replications - 1) / batch_replications;
    return std::max(1u, batches) * batch_replications;
}

}  // namespace

IndicatorKey parse_objective(const std::string& text, const scenario::Scenario& scenario) {
    IndicatorKey key = parse_indicator(text, scenario, "--objective");
    if (better_of(key.name) == scenario::Better::neither) {
        throw InputError({"", "--objective", key.name, tr("of this indicator neither less nor more is better"),
                          tr("an indicator with a better way (docs/indicators.md)"), "wait_h.p95@site:A"});
    }
    return key;
}

Selection select_plan(const study::Store& store, const std::vector<std::string>& plans, const Objective& objective) {
    const auto values = common_values(store, plans, objective.indicator);
    const bool ran = std::all_of(plans.begin(), plans.end(),
                                 [&](const std::string& plan) { return !store.replications(plan).empty(); });
    const bool none = std::all_of(values.begin(), values.end(), [](const auto& list) { return list.empty(); });
    if (ran && none) refuse_without_value("--objective", objective.indicator);
    SelectionRule rule;
    rule.indifference = objective.indifference.value();
    rule.lower_is_better = better_of(objective.indicator.name) == scenario::Better::lower;
    return select_best(values, rule);
}

bool is_precise(const study::Store& store, const std::vector<std::string>& plans, const std::string& baseline,
                const Precision& precision) {
    const auto needing = needing_more(store, plans, baseline, precision);
    return std::find(needing.begin(), needing.end(), true) == needing.end();
}

study::Goal until_known(const study::Store& store, std::vector<std::string> plans, std::string baseline,
                        Precision precision) {
    return [&store, plans = std::move(plans), baseline = std::move(baseline),
            precision = std::move(precision)](const Numbers& stored) {
        Numbers whole(stored.size());
        std::transform(stored.begin(), stored.end(), whole.begin(), batch_end);
        if (whole != stored || all_crashed(store, plans)) return whole;
        const auto needing = needing_more(store, plans, baseline, precision);
        std::uint32_t reached = max_auto_replications;
        for (std::size_t i = 0; i < plans.size(); ++i) {
            if (needing[i]) reached = std::min(reached, stored[i]);
        }
        const std::uint32_t next = std::min(max_auto_replications, batch_end(reached + 1));
        Numbers wanted = stored;
        for (std::size_t i = 0; i < plans.size(); ++i) {
            if (needing[i]) wanted[i] = std::max(stored[i], next);
        }
        return wanted;
    };
}

}  // namespace umbral::analysis
