#pragma once
// Waiting for a seat or the fare, and the vehicles that take people away.

#include "people/state.hpp"

namespace umbral::people {

/// The party wants to leave by the route: it goes at once, or waits for a seat, the fare or the road.
void board(State& s, PartyId id, RouteId route, TimeUs now_us);
/// The party gives up waiting (its wait has not been ended yet).
void leave_boarding(State& s, PartyId id, TimeUs now_us);
/// Money has come: from now on the party waits for a seat.
void pay_fare(State& s, PartyId id, TimeUs now_us);
/// A vehicle is back, a timetable's hour has come, or someone has waited long enough.
void on_fleet_due(State& s, FleetId fleet, TimeUs now_us);
/// Lets those leave by the route who may, now that something has changed.
void let_board(State& s, RouteId route, TimeUs now_us);
/// Lets every vehicle leave that may, and sets when the fleet must be looked at again.
void dispatch(State& s, FleetId fleet, TimeUs now_us);
/// What a closure of the route does to its fleet's vehicles that are out: they stand still, or those on the way out
/// turn back with their passengers.
void stop_vehicles(State& s, RouteId route, TimeUs now_us, scenario::UnderWay under_way);
/// Vehicles that stood still go on.
void resume_vehicles(State& s, RouteId route, TimeUs now_us);
/// The next departure of a timetable after now; never_us for other rules.
[[nodiscard]] TimeUs next_timetable_us(const Model& model, const Fleet& fleet, TimeUs now_us);
/// A convoy of up to so many persons leaves now, without a fare: first those who could not pay, whole parties in their
/// order. Nobody leaves while the road is closed.
void send_convoy(State& s, RouteId route, std::int64_t persons, TimeUs now_us);
/// Lets those leave who waited for the road or a lower fare.
void reconsider_boarding(State& s, RouteId route, TimeUs now_us);

}  // namespace umbral::people
