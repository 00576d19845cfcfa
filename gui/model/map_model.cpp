#include "gui/model/map_model.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/summary.hpp"

#include "gui/model/calendar.hpp"
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

/// The span in which a dated measure is in effect [h since the start]; never for one that a level or trigger orders.
std::pair<double, double> in_effect(const Scenario& scenario, const scenario::Measure& measure) {
    if (!measure.date) return {1e12, 1e12};
    const double from = hour_of(scenario.start, *measure.date, measure.hour) + measure.lead_time_h.value;
    const double to = measure.until ? hour_of(scenario.start, *measure.until, 0) : 1e12;
    return {from, to};
}

template <class EffectType, class Use>
void each_effect(const scenario::Input& input, double hour, Use&& use) {
    for (const auto& measure : input.plan.measures) {
        const auto [from, to] = in_effect(input.scenario, measure);
        if (hour < from || hour >= to) continue;
        for (const auto& effect : measure.effects) {
            if (const auto* wanted = std::get_if<EffectType>(&effect)) use(*wanted);
        }
    }
}

MapSite make_site(const scenario::Input& input, const scenario::Site& site, const Outcome* outcome, double hour) {
    MapSite shown;
    shown.id = site.id;
    shown.name = localised(site.name).empty() ? site.id : localised(site.name);
    shown.kind = kind_words(site.kind);
    shown.country = country_name(input.scenario, site.country);
    shown.latitude = site.latitude;
    shown.longitude = site.longitude;
    for (const auto& room : site.rooms) {
        shown.design += room.capacity.value;
        shown.capacity += room.capacity.value + room.overflow.value;
    }
    each_effect<scenario::AddPlaces>(input, hour, [&](const scenario::AddPlaces& effect) {
        if (effect.site != site.id) return;
        shown.design += effect.places.value;
        shown.capacity += effect.places.value + effect.overflow.value;
    });
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
    each_effect<scenario::SetRouteOpen>(input, hour, [&](const scenario::SetRouteOpen& effect) {
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

}  // namespace

MapModel make_map(const World& world, double hour) {
    MapModel map;
    const Reading* reading = world.reading();
    if (reading == nullptr) return map;
    const scenario::Input& input = reading->input;
    for (const auto& site : input.scenario.sites) {
        map.sites.push_back(make_site(input, site, world.outcome(), hour));
        map.largest_capacity = std::max({map.largest_capacity, map.sites.back().capacity, map.sites.back().in_all});
        if (std::find(map.countries.begin(), map.countries.end(), site.country) == map.countries.end())
            map.countries.push_back(site.country);
    }
    for (const auto& route : input.scenario.routes) {
        map.routes.push_back(make_route(input, route, world.outcome(), hour));
        map.largest_flow = std::max(map.largest_flow, map.routes.back().persons_per_day);
    }
    return map;
}

}  // namespace umbral::gui
