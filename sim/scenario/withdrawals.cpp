#include "scenario/withdrawals.hpp"

#include <algorithm>

#include "scenario/rules/rosters.hpp"
#include "scenario/rules/rules.hpp"
#include "scenario/support.hpp"

namespace umbral::scenario {
namespace {

/// By how many officers a measure leaves a pool smaller at the most, quarter by quarter hour of the week [officers];
/// empty where it never does.
std::vector<double> taken_by(const Measure& measure, const PoolOf& pool) {
    Roster change;  // what is taken counts below zero
    for (const Effect& effect : measure.effects) {
        if (const auto* added = std::get_if<AddOfficers>(&effect)) {
            if (added->site == pool.site && added->pool == pool.pool)
                change.shifts.push_back({added->when, lowest(added->officers)});
        } else if (const auto* moved = std::get_if<MoveOfficers>(&effect)) {
            if (moved->from_site == pool.site && moved->from_pool == pool.pool)
                change.shifts.push_back({{}, -highest(moved->officers)});
            if (moved->to_site == pool.site && moved->to_pool == pool.pool)
                change.shifts.push_back({{}, lowest(moved->officers)});
        }
    }
    if (change.shifts.empty()) return {};
    std::vector<double> taken = certainly_on_duty(change);
    for (double& officers : taken) officers = std::max(0.0, -officers);
    const bool takes_any = std::any_of(taken.begin(), taken.end(), [](double officers) { return officers > 0; });
    return takes_any ? taken : std::vector<double>{};
}

/// Whether nobody of a roster is left at any time.
bool is_deserted(const Roster& roster, const std::vector<double>& taken) {
    const std::vector<double> on_duty = certainly_on_duty(roster);
    for (std::size_t quarter = 0; quarter < on_duty.size(); ++quarter) {
        if (on_duty[quarter] > taken[quarter]) return false;
    }
    return true;
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
    if (taken_by(measure, pool).empty()) return {};
    std::vector<double> taken;
    for (const Measure& other : plan_.measures) {
        const std::vector<double> more = taken_by(other, pool);
        taken.resize(std::max(taken.size(), more.size()), 0.0);
        for (std::size_t quarter = 0; quarter < more.size(); ++quarter) taken[quarter] += more[quarter];
    }
    const Site& site = *find_by_id(scenario_.sites, pool.site);
    const Pool* shared = find_by_id(site.pools, pool.pool);
    std::vector<const Station*> deserted;
    for (const Station& station : site.stations) {
        const bool is_of_pool = shared != nullptr ? station.pool == pool.pool : station.id == pool.pool;
        const Roster& roster = shared != nullptr ? shared->officers : station.officers;
        if (is_of_pool && is_deserted(roster, taken)) deserted.push_back(&station);
    }
    return deserted;
}

}  // namespace umbral::scenario
