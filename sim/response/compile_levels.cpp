// Triggers and levels.

#include <algorithm>

#include "response/compile.hpp"
#include "scenario/reach.hpp"

namespace umbral::response {
namespace {

std::vector<std::size_t> sites_in(const scenario::Scenario& scenario, const std::string& scope) {
    std::vector<std::size_t> sites;
    for (std::size_t i = 0; i < scenario.sites.size(); ++i) {
        if (scenario::is_in_scope(scenario.sites[i], scope)) sites.push_back(i);
    }
    return sites;
}

/// @return its index among the model's
std::size_t add_condition(const Sources& from, Model& m, const scenario::Condition& written, const std::string& scope) {
    Condition made;
    const auto& names = scenario::observable_names();
    made.what = static_cast<Observable>(std::find(names.begin(), names.end(), written.indicator) - names.begin());
    made.sites = sites_in(from.scenario, written.scope.empty() ? scope : written.scope);
    if (made.what == Observable::inbound) {
        for (std::size_t r = 0; r < from.people.routes.size(); ++r) {
            const auto to = from.people.routes[r].to.index();
            if (std::find(made.sites.begin(), made.sites.end(), to) != made.sites.end()) made.routes.push_back(r);
        }
    }
    made.above = written.above.has_value();
    made.threshold = made.above ? written.above->value : written.below->value;
    made.hysteresis = written.hysteresis.value;
    made.for_us = us_from_hours(written.for_h.value);
    made.forecast_us = us_from_hours(written.forecast_h.value);
    m.conditions.push_back(std::move(made));
    return m.conditions.size() - 1;
}

}  // namespace

Trigger compile_trigger(const Sources& from, Model& m, const scenario::Trigger& written, const std::string& scope) {
    Trigger made;
    for (const auto& one : written.all) made.all.push_back(add_condition(from, m, one, scope));
    for (const auto& one : written.any) made.any.push_back(add_condition(from, m, one, scope));
    return made;
}

void compile_levels(const Sources& from, Model& m) {
    for (const auto& written : from.plan.levels) {
        Level made;
        made.id = written.id;
        made.number = written.number;
        made.scope = written.scope;
        made.authority = find_agency(m, written.declared_by);
        made.approvals = find_agencies(m, written.approvals);
        made.watch = WatchId{m.watches.size()};
        made.minimum_us = us_from_hours(written.minimum_h.value);
        if (written.expires_h) made.expires_us = us_from_hours(written.expires_h->value);
        if (written.stand_down) made.stand_down = compile_trigger(from, m, *written.stand_down, written.scope);
        m.watches.push_back({written.id, compile_trigger(from, m, written.trigger, written.scope), made.authority,
                             LevelId{m.levels.size()}, MeasureId{}});
        m.levels.push_back(std::move(made));
    }
}

}  // namespace umbral::response
