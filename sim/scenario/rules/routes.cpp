// Routes and fleets: times in order, long enough for the simulation's windows, timetables, closures.

#include <algorithm>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "scenario/completion.hpp"
#include "scenario/rules/dates.hpp"
#include "scenario/rules/quotas.hpp"
#include "scenario/rules/rules.hpp"
#include "scenario/support.hpp"

namespace umbral::scenario {
namespace {

void check_times(const Route& route, const Path& path, const Report& report) {
    if (route.min_hours < least_min_hours) {
        report.add(path / "min_hours", fmt::format("{:g}", route.min_hours),
                   tr("the journey is too short to be simulated as a route"),
                   fmt::format(fmt::runtime(tr("at least {:g} h")), least_min_hours),
                   tr("put such neighbours into one site, as stations"));
    }
    if (route.excess_h) {
        if (route.typical_hours.value > 0 || route.p95_hours.value > 0) {
            report.add(path / "excess_h", {}, tr("the travel time is given twice"),
                       tr("excess_h, or typical_hours and p95_hours"));
        }
        return;
    }
    if (route.typical_hours.value <= 0)
        return report.add(path, {}, tr("the route has no travel time"),
                          tr("typical_hours, or min_hours with excess_h"));
    if (lowest(route.typical_hours) < route.min_hours) {
        report.add(path / "typical_hours", fmt::format("{:g}", lowest(route.typical_hours)),
                   tr("the typical journey is shorter than the shortest"),
                   fmt::format(fmt::runtime(tr("at least min_hours, {:g}")), route.min_hours));
    }
    const bool has_p95 = route.p95_hours.value > 0;
    if (has_p95 && lowest(route.p95_hours) <= route.typical_hours.value) {
        report.add(path / "p95_hours", fmt::format("{:g}", lowest(route.p95_hours)),
                   tr("the slow journey is not longer than the typical one"),
                   fmt::format(fmt::runtime(tr("more than typical_hours, {:g}")), route.typical_hours.value));
    }
}

void check_closures(const Scenario& scenario, const Route& route, const Path& path, const Report& report) {
    for (std::size_t i = 0; i < route.closures.size(); ++i) {
        const Closure& closure = route.closures[i];
        const Path at = (path / "closures").element(i);
        if (std::pair(closure.from, closure.from_hour) >= std::pair(closure.to, closure.to_hour)) {
            report.add(at / "to", to_string(closure.to), tr("the closure ends before it begins"),
                       fmt::format(fmt::runtime(tr("later than {}")), to_string(closure.from)));
        } else if (misses_horizon(scenario, closure.from, closure.to, report)) {
            report.add(at / "from", to_string(closure.from), tr("the closure is outside the simulated time"),
                       horizon_words(scenario));
        }
    }
}

void check_fleet(const Fleet& fleet, const Path& path, const Report& report) {
    const bool timetable = fleet.rule == DepartureRule::timetable;
    if (timetable && fleet.departures_h.empty())
        report.add(path / "departures_h", {}, tr("the timetable is empty"), tr("at least one hour of the day"));
    if (!timetable && !fleet.departures_h.empty()) {
        report.add(path / "departures_h", {}, tr("the departures are not used"),
                   tr("departures_h together with rule: timetable"));
    }
    if (!std::is_sorted(fleet.departures_h.begin(), fleet.departures_h.end())) {
        report.add(path / "departures_h", {}, tr("the departures are not in order"), tr("hours in ascending order"));
    }
}

}  // namespace

void check_routes(const Scenario& scenario, const Report& report) {
    for (std::size_t i = 0; i < scenario.routes.size(); ++i) {
        const Route& route = scenario.routes[i];
        const Path path = route_path(scenario, i);
        if (route.from == route.to)
            report.add(path / "to", route.to, tr("the route leads back to where it begins"), tr("another site"));
        check_times(route, path, report);
        check_closures(scenario, route, path, report);
        if (route.quota) check_quota(*route.quota, path / "quota", report);
    }
    for (std::size_t i = 0; i < scenario.fleets.size(); ++i)
        check_fleet(scenario.fleets[i], Path("fleets").element(i, scenario.fleets[i].id), report);
}

}  // namespace umbral::scenario
