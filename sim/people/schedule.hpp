#pragma once
// What the clock brings to a site by itself: shifts, opening hours, nights, days' ends, use and arrival of supplies.

#include "people/state.hpp"

namespace umbral::people {

/// Does all that is due at the site and sets when the next is.
void on_schedule(State& s, SiteId site, TimeUs now_us);
/// Officers at the counter now by roster, availability and measures; serves who can then be served.
void update_counters(State& s, PoolId pool, TimeUs now_us);
/// Lets the clock come to the site at a shift or an opening that a measure has just given it, where that is before what
/// was next.
void wake_for_schedule(State& s, SiteId site, TimeUs now_us);
/// Opens or closes the site as its hours say.
void update_opening(State& s, SiteId site, TimeUs now_us);
/// Items sent from elsewhere arrive; serves who waited for them.
void add_stock(State& s, SiteId site, std::size_t supply, double items, TimeUs now_us);
/// The same for one queue, one route's lines or the door alone.
void charge_door_waits(State& s, SiteId site, TimeUs now_us);
void charge_station_waits(State& s, StationId station, TimeUs now_us);
void charge_route_waits(State& s, RouteId route, TimeUs now_us);
/// Charges the waiting since the last call to its present causes. To be called before a cause changes.
void charge_waits(State& s, SiteId site, TimeUs now_us);

}  // namespace umbral::people
