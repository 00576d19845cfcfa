#pragma once
// The one door through which anyone changes the world while it runs: plans' measures, rehearsal teams, injects.

#include <optional>
#include <variant>

#include "people/state.hpp"
#include "scenario/plan.hpp"

namespace umbral::people {

// Increases serve the queue at once; decreases drain: no service is interrupted and nobody is put out.
struct AddPlaces {
    SiteId site;
    std::size_t room = 0;
    std::int64_t places = 0;
    std::int64_t overflow = 0;
};
/// On duty in the span, beside the roster and whatever it is; without one at all hours at which the site is open.
struct AddOfficers {
    PoolId pool;
    std::int64_t officers = 0;
    scenario::WeekSpan when{};
};
struct SetHours {
    SiteId site;
    WeekTable hours;
};
struct AddVehicles {
    FleetId fleet;
    std::int64_t vehicles = 0;
};
/// No more than the pool has on its largest shift; at the other pool they are on duty at all hours, as added ones are.
struct MoveOfficers {
    PoolId from;
    PoolId to;
    std::int64_t officers = 0;
};
/// No more than the fleet has.
struct MoveVehicles {
    FleetId from;
    FleetId to;
    std::int64_t vehicles = 0;
};
struct SetOpen {
    RouteId route;
    bool open = true;
    scenario::UnderWay under_way = scenario::UnderWay::carry_on;
};
struct SetFare {
    RouteId route;
    double fare_usd = 0;
};
/// A quota at one of the three; none: everybody may pass.
struct SetQuota {
    std::variant<SiteId, StationId, RouteId> at;
    std::optional<QuotaRule> rule;
};
struct SetAssisted {
    FleetId fleet;
    double fraction = 0;
};
struct SetRule {
    StepId step;
    ReferralRule rule;
};
struct SetServiceFactor {
    StationId station;
    double factor = 1;
};
struct SetBranch {
    StepId step;
    Choice choice;  ///< among the step's next steps
};
struct AddStock {
    SiteId site;
    std::size_t supply = 0;  ///< index among the site's supplies
    double items = 0;
};
/// A convoy leaves now, at no cost to the people: of those waiting for the route, first those without the fare.
struct MovePeople {
    RouteId route;
    std::int64_t persons = 0;  ///< at most
};
/// What the public knows of a site is the report of an hour, until the next one.
struct Publish {
    SiteId site;
    std::int64_t hour = 0;  ///< since the scenario's start; negative: nothing is known
};
using Change = std::variant<AddPlaces, AddOfficers, SetHours, AddVehicles, MoveOfficers, MoveVehicles, SetOpen, SetFare,
                            SetQuota, SetAssisted, SetRule, SetServiceFactor, SetBranch, AddStock, MovePeople, Publish>;

/// Applies the change now and returns the one that takes it back. What happens once (people moved, supplies sent)
/// stays: taking it back changes nothing.
Change apply(State& s, const Change& change);

/// The changes an effect of a measure makes; several where it names several things (steps of one name).
/// @throws InputError  a room type the site does not have and the like, which only this level can see
[[nodiscard]] std::vector<Change> changes_of(const Model& model, const scenario::Effect& effect);

}  // namespace umbral::people
