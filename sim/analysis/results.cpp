#include "analysis/results.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/i18n.hpp"
#include "base/text.hpp"
#include "scenario/canonical.hpp"
#include "scenario/rights.hpp"

namespace umbral::analysis {
namespace {

study::PlanLabel plan_of(const study::Store& store, const std::string& id) {
    std::vector<std::string> ids;
    for (auto& plan : store.plans()) {
        if (plan.id == id) return plan;
        if (plan.id.empty() && id == scenario::no_plan) return plan;
        ids.push_back(plan.id.empty() ? scenario::no_plan : plan.id);
    }
    throw InputError({"", "--plan", id, tr("the study has no such plan"), fmt::format("{}", fmt::join(ids, ", ")),
                      did_you_mean(id, ids)});
}

}  // namespace

const IndicatorResult* Results::find(const std::string& name, const std::string& stat,
                                     const engine::Scope& scope) const {
    const auto found = std::find_if(indicators.begin(), indicators.end(), [&](const IndicatorResult& result) {
        return result.name == name && result.stat == stat && result.scope == scope;
    });
    return found == indicators.end() ? nullptr : &*found;
}

study::InputCounts Results::counts() const { return header.counts + plan.counts; }

study::PlanLabel chosen_plan(const study::Store& store, const std::string& asked, bool was_asked) {
    if (was_asked) return plan_of(store, asked);
    const auto plans = store.plans();
    return plans.empty() ? study::PlanLabel{} : plans.front();
}

scenario::Input stored_input(const study::Store& store, const study::PlanLabel& plan) {
    return scenario::read_canonical(store.header().inputs_json, plan.inputs_json);
}

namespace {

/// Damage that comes to light in the midst of it is in what was read before.
Results read_once(const study::Store& store, const std::string& plan) {
    Results results;
    results.header = store.header();
    results.plan = plan_of(store, plan);
    for (auto& status : store.replications(plan)) {
        if (status.end == study::Ending::finished) {
            ++results.replications;
        } else if (status.end == study::Ending::crashed) {
            results.crashed.push_back(std::move(status));
        }
    }
    for (auto& sample : store.indicators(plan)) {
        results.indicators.push_back({sample.name, sample.stat, sample.scope, sample.unit, summarise(sample.values)});
    }
    results.explanation = explain(store.mean_waits(plan));
    results.input = stored_input(store, results.plan);
    HeldUpHours held_up(results.input, results.header);
    for (const auto& status : store.replications(plan)) {
        if (status.end == study::Ending::finished) held_up.add(store.events(plan, status.replication));
    }
    add_held_up(results.explanation, held_up);
    results.damaged = store.damages(plan);
    results.pricing = scenario::pricing_of(results.input);
    results.concerns = scenario::rights_concerns(results.input.scenario, results.input.plan);
    return results;
}

}  // namespace

Results read_results(const study::Store& store, const std::string& plan) {
    return study::settled(store, [&] { return read_once(store, plan); });
}

}  // namespace umbral::analysis
