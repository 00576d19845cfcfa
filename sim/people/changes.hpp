#pragma once
// The one door through which anyone changes the world while it runs: plans' measures, rehearsal teams, injects.

#include <variant>

#include "people/state.hpp"

namespace umbral::people {

// Increases serve the queue at once; decreases drain: no service is interrupted and nobody is put out.
struct AddPlaces {
    SiteId site;
    std::size_t room = 0;
    std::int64_t places = 0;
    std::int64_t overflow = 0;
};
struct AddOfficers {
    PoolId pool;
    std::int64_t officers = 0;
};
struct SetHours {
    SiteId site;
    WeekTable hours;
};
struct AddVehicles {
    FleetId fleet;
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
using Change = std::variant<AddPlaces, AddOfficers, SetHours, AddVehicles, SetOpen, SetFare, SetAssisted, SetRule,
                            SetServiceFactor>;

/// Applies the change now and returns the one that takes it back.
Change apply(State& s, const Change& change);

/// The changes an effect of a measure makes; several where it names several things (steps of one name).
/// @throws InputError  a room type the site does not have and the like, which only this level can see
[[nodiscard]] std::vector<Change> changes_of(const Model& model, const scenario::Effect& effect);

}  // namespace umbral::people
