// Sites: someone comes, stations have officers and services, pools and stations agree, supplies make sense.

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "base/text.hpp"
#include "scenario/rules/places.hpp"
#include "scenario/rules/quotas.hpp"
#include "scenario/rules/rules.hpp"
#include "scenario/table/enum_type.hpp"

namespace umbral::scenario {
namespace {

void check_officers(const Site& site, const Station& station, const Path& path, const Report& report) {
    const bool own = !station.officers.shifts.empty();
    if (!own && station.pool.empty())
        return report.add(path, {}, tr("the station has no officers"), tr("officers, or the id of a pool"));
    if (own && !station.pool.empty())
        return report.add(path / "pool", station.pool, tr("the station has a pool and officers of its own"),
                          tr("one of the two"));
    const Pool* pool = find_by_id(site.pools, station.pool);
    if (pool == nullptr || std::count(pool->skills.begin(), pool->skills.end(), station.id) > 0) return;
    report.add(path / "pool", station.pool, tr("the pool does not serve this station"),
               fmt::format(fmt::runtime(tr("a pool with \"{}\" among its skills")), station.id));
}

void check_pool(const Site& site, const Pool& pool, const Path& path, const Report& report) {
    if (pool.skills.empty())
        report.add(path / "skills", {}, tr("the pool serves no station"), tr("at least one station"));
    for (std::size_t i = 0; i < pool.skills.size(); ++i) {
        const Station* station = find_by_id(site.stations, pool.skills[i]);
        if (station == nullptr || station->pool == pool.id) continue;
        report.add((path / "skills").element(i), pool.skills[i], tr("the station does not share this pool"),
                   fmt::format(fmt::runtime(tr("\"pool\": \"{}\" at that station")), pool.id));
    }
}

void check_services(const Station& station, const Path& path, const Report& report) {
    if (station.service.empty())
        report.add(path / "service", {}, tr("the station has no service times"), tr("at least one"));
    std::set<std::string> named;
    for (std::size_t i = 0; i < station.service.size(); ++i) {
        const ServiceTime& service = station.service[i];
        const Path at = (path / "service").element(i);
        if (service.profiles.empty() && i + 1 < station.service.size()) {
            report.add(at, {}, tr("the service times after this one are never used"),
                       tr("the one for all other profiles last"));
        }
        for (const std::string& profile : service.profiles) {
            if (!named.insert(profile).second)
                report.add(at / "profiles", profile, tr("the profile has two service times"), tr("each profile once"));
        }
    }
    if (!station.consumes.empty() && station.consumes_per_person.value == 0 &&
        !station.consumes_per_person.is_uncertain()) {
        report.add(path / "consumes", station.consumes, tr("the station hands out nothing"),
                   tr("consumes_per_person above 0"));
    }
    if (station.consumes.empty() && station.consumes_per_person.value > 0) {
        report.add(path / "consumes_per_person", {}, tr("what the station hands out has no name"),
                   tr("consumes: an item of the site's supplies"));
    }
}

void check_supply(const Supply& supply, const Path& path, const Report& report) {
    const bool orders = supply.reorder_at.value > 0 || supply.order_up_to.value > 0;
    if (orders && supply.order_up_to.value <= supply.reorder_at.value) {
        report.add(path / "order_up_to", fmt::format("{:g}", supply.order_up_to.value),
                   tr("an order would not lift the stock above the reorder level"),
                   fmt::format(fmt::runtime(tr("more than reorder_at, {:g}")), supply.reorder_at.value));
    }
}

void check_when_full(const Scenario& scenario, const Plan& plan, const Site& site, const Path& path,
                     const Report& report) {
    if ((site.when_full == WhenFull::divert) != !site.divert_route.empty()) {
        report.add(path / "when_full", {}, tr("diverting takes a route, and only diverting does"),
                   tr("when_full: divert together with divert_route"));
    }
    const Route* route = find_by_id(scenario.routes, site.divert_route);
    if (route != nullptr && route->from != site.id) {
        report.add(path / "divert_route", route->id, tr("the route does not leave from this site"),
                   fmt::format(fmt::runtime(tr("a route from {}")), site.id));
    }
    // Whoever leaves or is diverted is not held up by 0 places; whoever waits for one waits without end.
    const bool waits = site.when_full == WhenFull::wait_outside;
    const bool no_way_in = waits ? std::none_of(site.rooms.begin(), site.rooms.end(), has_places) : site.rooms.empty();
    if (site.when_full == WhenFull::in_the_open || !no_way_in) return;
    if (report.has_all_of("measures") && !adds_places(plan, site.id)) {
        report.add(path / "when_full", word_of(site.when_full), tr("the site has no places, so nobody could come in"),
                   tr("places now or by a measure of the plan, or when_full: in_the_open"));
    }
}

/// Whether anyone can get to the site at all. A way to a site that is not there may be meant for this one, unless its
/// id is rather a slip for another.
/// @param known  ids of all sites
bool someone_comes(const Scenario& scenario, const Site& site, const std::vector<std::string>& known) {
    const auto may_be_here = [&](const std::string& id) {
        if (std::find(known.begin(), known.end(), id) != known.end()) return id == site.id;
        const std::string meant = closest_match(id, known);
        return meant.empty() || meant == site.id;
    };
    return !site.initial_people.empty() ||
           std::any_of(scenario.arrivals.begin(), scenario.arrivals.end(),
                       [&](const ArrivalStream& stream) { return may_be_here(stream.site); }) ||
           std::any_of(scenario.routes.begin(), scenario.routes.end(),
                       [&](const Route& route) { return may_be_here(route.to); });
}

}  // namespace

void check_sites(const Scenario& scenario, const Plan& plan, const Report& report) {
    const auto known = report.ids_in("sites", ids_of(scenario.sites));
    const bool knows_ways = known && report.has_all_of("arrivals") && report.has_all_of("routes");
    for (std::size_t i = 0; i < scenario.sites.size(); ++i) {
        const Site& site = scenario.sites[i];
        const Path path = site_path(scenario, i);
        if (knows_ways && !someone_comes(scenario, site, *known)) {
            report.add(path, site.id, tr("nobody can reach this site"),
                       tr("arrivals, people present at the start, or a route that leads to it"));
        }
        check_when_full(scenario, plan, site, path, report);
        if (site.quota) check_quota(*site.quota, path / "quota", report);
        for (std::size_t k = 0; k < site.pools.size(); ++k)
            check_pool(site, site.pools[k], (path / "pools").element(k, site.pools[k].id), report);
        for (std::size_t k = 0; k < site.stations.size(); ++k) {
            const Path at = (path / "stations").element(k, site.stations[k].id);
            check_officers(site, site.stations[k], at, report);
            check_services(site.stations[k], at, report);
            if (site.stations[k].quota) check_quota(*site.stations[k].quota, at / "quota", report);
        }
        for (std::size_t k = 0; k < site.supplies.size(); ++k)
            check_supply(site.supplies[k], (path / "supplies").element(k, site.supplies[k].item), report);
    }
}

}  // namespace umbral::scenario
