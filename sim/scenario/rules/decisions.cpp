#include "scenario/rules/decisions.hpp"

#include <set>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "scenario/rules/scopes.hpp"
#include "scenario/support.hpp"

namespace umbral::scenario {
namespace {

void check_condition(const Scenario& scenario, const Condition& condition, bool has_scope, const Path& path,
                     const Report& report) {
    if (!condition.scope.empty()) {
        check_crisis_scope(scenario, condition.scope, CrisisScopes::of_conditions, path / "scope", report);
    } else if (!has_scope) {
        report.add(path / "scope", {}, tr("a condition of a measure's own trigger has no scope"),
                   scope_forms(CrisisScopes::of_conditions));
    }
    // No figure is below 0, only a forecast may be: it cannot go back by more than the threshold.
    const double hysteresis = highest(condition.hysteresis);
    if (condition.above && hysteresis > 0 && hysteresis >= lowest(*condition.above) &&
        highest(condition.forecast_h) <= 0) {
        report.add(path / "hysteresis", fmt::format("{:g}", hysteresis), tr("the condition would never count as over"),
                   fmt::format(fmt::runtime(tr("less than above, {:g}")), lowest(*condition.above)));
    }
}

}  // namespace

void check_trigger(const Scenario& scenario, const Trigger& trigger, bool has_scope, const Path& path,
                   const Report& report) {
    if (trigger.all.empty() && trigger.any.empty())
        report.add(path, {}, tr("the trigger has no condition"), tr("at least one, in all or any"));
    for (std::size_t i = 0; i < trigger.all.size(); ++i)
        check_condition(scenario, trigger.all[i], has_scope, (path / "all").element(i), report);
    for (std::size_t i = 0; i < trigger.any.size(); ++i)
        check_condition(scenario, trigger.any[i], has_scope, (path / "any").element(i), report);
}

void check_approvals(const std::vector<std::string>& approvals, const std::string& decider, const Path& path,
                     const Report& report) {
    std::set<std::string> asked;
    for (std::size_t i = 0; i < approvals.size(); ++i) {
        if (approvals[i] == decider) {
            report.add(path.element(i), decider, tr("an agency does not ask itself"), tr("other agencies"));
        } else if (!asked.insert(approvals[i]).second) {
            report.add(path.element(i), approvals[i], tr("the agency is asked twice"), tr("each agency once"));
        }
    }
}

void check_group(const std::vector<std::string>& agencies, const Path& path, const Report& report) {
    if (std::set<std::string>(agencies.begin(), agencies.end()).size() >= 2) return;
    report.add(path, {}, tr("there are fewer than two agencies"), tr("at least two different agencies"));
}

}  // namespace umbral::scenario
