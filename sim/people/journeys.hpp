#pragma once
// On the way from site to site: setting out, what happens under way, arrival, and what closures do to travellers.

#include <vector>

#include "people/state.hpp"

namespace umbral::people {

/// The party leaves its site by the route on its own; its journey is drawn for it.
void set_out_alone(State& s, PartyId id, RouteId route, TimeUs now_us);
/// Parties (at least one) that wait no more leave their site as one journey. @return how long it takes [us]
TimeUs set_out_together(State& s, const std::vector<PartyId>& load, RouteId route, TimeUs now_us);
/// Moves those who arrive before `end_us` from routes to the inboxes of their sites.
void deliver(State& s, TimeUs end_us);
/// What a closure does to those under way: they go on, stand still, or turn back. The route must be closed already, and
/// every site advanced to now: who has just set out is back at once, before any lookahead.
void stop_journeys(State& s, RouteId route, TimeUs now_us, scenario::UnderWay under_way);
/// Those who stood still go on and those who waited leave, if the route is passable again.
void resume_journeys(State& s, RouteId route, TimeUs now_us);

}  // namespace umbral::people
