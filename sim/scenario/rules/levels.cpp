// Levels: of things that exist, on ladders without ties, with triggers that can begin and end them.

#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "scenario/rules/decisions.hpp"
#include "scenario/rules/rules.hpp"
#include "scenario/rules/scopes.hpp"
#include "scenario/support.hpp"

namespace umbral::scenario {
namespace {

void check_level(const Scenario& scenario, const Level& level, const Path& path, const Report& report) {
    check_crisis_scope(scenario, level.scope, CrisisScopes::of_levels, path / "scope", report);
    check_approvals(level.approvals, level.declared_by, path / "approvals", report);
    check_trigger(scenario, level.trigger, true, path / "trigger", report);
    if (level.stand_down) check_trigger(scenario, *level.stand_down, true, path / "stand_down", report);
    if (level.expires_h && lowest(*level.expires_h) < highest(level.minimum_h)) {
        report.add(path / "expires_h", fmt::format("{:g}", lowest(*level.expires_h)),
                   tr("the level expires before it may end"),
                   fmt::format(fmt::runtime(tr("at least minimum_h, {:g}")), highest(level.minimum_h)));
    }
}

}  // namespace

void check_levels(const Scenario& scenario, const Plan& plan, const Report& report) {
    std::map<std::pair<std::string, int>, std::string> ladder;
    for (std::size_t i = 0; i < plan.levels.size(); ++i) {
        const Level& level = plan.levels[i];
        const Path path = Path("levels").element(i, level.id);
        check_level(scenario, level, path, report);
        const auto [other, is_new] = ladder.emplace(std::pair(level.scope, level.number), level.id);
        if (!is_new) {
            report.add(path / "number", std::to_string(level.number),
                       fmt::format(fmt::runtime(tr("{} has the same number on this ladder")), other->second),
                       tr("a number for each level of a scope"));
        }
    }
}

}  // namespace umbral::scenario
