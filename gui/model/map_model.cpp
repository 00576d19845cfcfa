#include "gui/model/map_model.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/summary.hpp"

#include "base/find_by_id.hpp"
#include "gui/model/calendar.hpp"
#include "gui/model/measures.hpp"
#include "gui/model/parameters.hpp"

namespace umbral::gui {
namespace {

using scenario::Scenario;

/// The median history at an hour; below 0 where it is not known.
double at_hour(const analysis::Band* band, double first_hour, double hour) {
    if (band == nullptr || band->p50.empty()) return -1;
    const double index = std::clamp(hour - first_hour, 0.0, static_cast<double>(band->p50.size() - 1));
    return band->p50[static_cast<std::size_t>(index)];
}

template <class EffectType, class Use>
void each_effect(const scenario::Input& input, const Outcome* outcome, double hour, Use&& use) {
    for (const auto& measure : input.plan.measures) {
        for (const auto& effect : measure.effects) {
            const auto* wanted = std::get_if<EffectType>(&effect);
            if (wanted != nullptr && is_in_effect(input.scenario, measure, outcome, hour)) use(*wanted);
        }
    }
}

MapSite make_site(const scenario::Input& input, const scenario::Site& site, const Outcome* outcome, double hour) {
    MapSite shown;
    shown.id = site.id;
    shown.name = name_of(site);
    shown.kind = kind_words(site.kind);
    shown.country = name_in(input.scenario.countries, site.country);
    shown.latitude = site.latitude;
    shown.longitude = site.longitude;
    const Places places = places_at(input, site, outcome, hour);
    shown.design = places.design;
    shown.capacity = places.with_overflow;
    if (outcome == nullptr) return shown;
    const double first = outcome->first_hour();
    const auto* present = outcome->band("present_persons", site.id);
    shown.present = at_hour(present, first, hour);
    shown.waiting = at_hour(outcome->band("waiting_persons", site.id), first, hour);
    shown.stranded = at_hour(outcome->band("stranded_persons", site.id), first, hour);
    if (present != nullptr && !present->p50.empty())
        shown.in_all = *std::max_element(present->p50.begin(), present->p50.end());
    return shown;
}

std::size_t index_of(const Scenario& scenario, const std::string& site) {
    const auto found = std::find_if(scenario.sites.begin(), scenario.sites.end(),
                                    [&](const auto& candidate) { return candidate.id == site; });
    return static_cast<std::size_t>(found - scenario.sites.begin());
}

MapRoute make_route(const scenario::Input& input, const scenario::Route& route, const Outcome* outcome, double hour) {
    const Scenario& scenario = input.scenario;
    MapRoute shown{.id = route.id,
                   .from = route.from,
                   .to = route.to,
                   .from_site = index_of(scenario, route.from),
                   .to_site = index_of(scenario, route.to),
                   .mode = mode_words(route.mode),
                   .hours = route.typical_hours.value,
                   .open = route.open,
                   .why_closed = {}};
    each_effect<scenario::SetRouteOpen>(input, outcome, hour, [&](const scenario::SetRouteOpen& effect) {
        if (effect.route == route.id) shown.open = effect.open;
    });
    for (const auto& closure : route.closures) {
        const double from = hour_of(scenario.start, closure.from, closure.from_hour);
        const double to = hour_of(scenario.start, closure.to, closure.to_hour);
        if (hour < from || hour >= to) continue;
        shown.open = false;
        shown.why_closed = closure.reason;
    }
    if (outcome == nullptr) return shown;
    const auto* flow = outcome->find("throughput_persons_per_day", "mean", "route:" + route.id);
    if (flow != nullptr) shown.persons_per_day = analysis::summarise(flow->values).mean.value_or(0);
    return shown;
}

/// Whether a level of this scope is in force in a country.
bool concerns(const Scenario& scenario, const std::string& scope, const std::string& country) {
    if (scope.starts_with("country:")) return scope.substr(8) == country;
    if (scope.starts_with("pair:")) return scope.find(country, 5) != std::string::npos;
    if (!scope.starts_with("site:")) return true;
    return std::any_of(scenario.sites.begin(), scenario.sites.end(),
                       [&](const auto& site) { return site.id == scope.substr(5) && site.country == country; });
}

int level_at(const Scenario& scenario, const Outcome* outcome, const std::string& country, double hour) {
    int highest = 0;
    if (outcome == nullptr) return highest;
    for (const auto& [scope, band] : outcome->happenings.levels) {
        if (concerns(scenario, scope, country))
            highest = std::max(highest, static_cast<int>(at_hour(&band, outcome->first_hour(), hour)));
    }
    return highest;
}

}  // namespace

MapModel make_map(const World& world, double hour) {
    MapModel map;
    const Reading* reading = world.reading();
    if (reading == nullptr) return map;
    const scenario::Input& input = reading->input;
    map.has_levels = !input.plan.levels.empty();
    for (const auto& site : input.scenario.sites) {
        map.sites.push_back(make_site(input, site, world.outcome(), hour));
        map.largest_capacity = std::max({map.largest_capacity, map.sites.back().capacity, map.sites.back().in_all});
        if (find_by_id(map.countries, site.country) == nullptr)
            map.countries.push_back({site.country, name_in(input.scenario.countries, site.country),
                                     level_at(input.scenario, world.outcome(), site.country, hour)});
    }
    for (const auto& route : input.scenario.routes) {
        map.routes.push_back(make_route(input, route, world.outcome(), hour));
        map.largest_flow = std::max(map.largest_flow, map.routes.back().persons_per_day);
    }
    return map;
}

}  // namespace umbral::gui
