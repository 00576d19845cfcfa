#include "scenario/withdrawals.hpp"

#include <algorithm>

#include "scenario/rules/rosters.hpp"
#include "scenario/rules/rules.hpp"
#include "scenario/support.hpp"

namespace umbral::scenario {
namespace {

/// By how many officers a measure leaves a pool smaller, at the most [officers].
double taken_by(const Measure& measure, const PoolOf& pool) {
    double taken = 0;
    for (const Effect& effect : measure.effects) {
        if (const auto* added = std::get_if<AddOfficers>(&effect)) {
            if (added->site == pool.site && added->pool == pool.pool) taken -= lowest(added->officers);
        } else if (const auto* moved = std::get_if<MoveOfficers>(&effect)) {
            if (moved->from_site == pool.site && moved->from_pool == pool.pool) taken += highest(moved->officers);
            if (moved->to_site == pool.site && moved->to_pool == pool.pool) taken -= lowest(moved->officers);
        }
    }
    return std::max(0.0, taken);
}

}  // namespace

bool protects(const Site& site) {
    return site.kind == SiteKind::centre_protection || site.kind == SiteKind::alternative;
}

bool Withdrawals::takes_places(const Measure& measure, const AddPlaces& effect) const {
    if (!protects(*find_by_id(scenario_.sites, effect.site))) return false;
    double places = 0;
    for (const Effect& other : measure.effects) {
        const auto* added = std::get_if<AddPlaces>(&other);
        if (added != nullptr && added->site == effect.site && added->room == effect.room)
            places += lowest(added->places) + lowest(added->overflow);
    }
    return places < 0;
}

std::vector<const Station*> Withdrawals::deserted_by(const Measure& measure, const PoolOf& pool) const {
    if (taken_by(measure, pool) <= 0) return {};
    double taken = 0;
    for (const Measure& other : plan_.measures) taken += taken_by(other, pool);
    const Site& site = *find_by_id(scenario_.sites, pool.site);
    const Pool* shared = find_by_id(site.pools, pool.pool);
    std::vector<const Station*> deserted;
    for (const Station& station : site.stations) {
        const bool is_of_pool = shared != nullptr ? station.pool == pool.pool : station.id == pool.pool;
        const Roster& roster = shared != nullptr ? shared->officers : station.officers;
        if (is_of_pool && taken >= most_on_duty(roster)) deserted.push_back(&station);
    }
    return deserted;
}

}  // namespace umbral::scenario
