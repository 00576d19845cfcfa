#pragma once
// What may be changed in the world while it runs, by plans' measures, rehearsal teams and injects.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <variant>

#include "people/calendar.hpp"
#include "people/ids.hpp"
#include "people/model.hpp"
#include "scenario/scenario.hpp"

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
/// Another quota; none: everybody may pass.
struct SetQuota {
    QuotaPlace at;
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

using Change = std::variant<AddPlaces, AddOfficers, SetHours, AddVehicles, MoveOfficers, MoveVehicles, SetOpen, SetFare,
                            SetQuota, SetAssisted, SetRule, SetServiceFactor, SetBranch, AddStock, MovePeople>;

}  // namespace umbral::people
