#pragma once
// A road between two sites, its vehicles and its closures.

#include "people/small_world.hpp"

namespace umbral::people::test {

/// People at S want to go to T by the route "on", an hour's journey.
inline scenario::Scenario road(double fare_usd = 0) {
    auto world = scenario_of({site("S", {go("on")}), site("T", {out()})});
    world.routes.push_back(route("on", "S", "T", 1));
    world.routes[0].fare_usd = fare_usd;
    return world;
}

inline scenario::Fleet fleet(double vehicles, double seats, scenario::DepartureRule rule) {
    scenario::Fleet made;
    made.id = "bus";
    made.vehicles = vehicles;
    made.seats = seats;
    made.rule = rule;
    made.turnaround_h = 0.5;
    return made;
}

inline scenario::Closure closed(double from_hour, double to_hour, scenario::UnderWay under_way) {
    scenario::Closure closure;
    closure.from = closure.to = {2024, 1, 1};
    closure.from_hour = from_hour;
    closure.to_hour = to_hour;
    closure.under_way = under_way;
    return closure;
}

}  // namespace umbral::people::test
