#pragma once
// Staffed steps: queues with priority classes before officers, who may be shared between stations by skill.

#include "people/state.hpp"

namespace umbral::people {

/// The party comes to the station of its present step: served at once, queued, or turned away (queue limit).
void enter_station(State& s, StationId station, PartyId id, TimeUs now_us);
/// The next service of the station ends; its officer turns to whoever is next.
void on_service_end(State& s, StationId station);
/// The party gives up waiting in its queue (its wait has not been ended yet).
void leave_queue(State& s, PartyId id, TimeUs now_us);
/// Lets free officers of the pool take waiting parties.
void serve_waiting(State& s, PoolId pool, TimeUs now_us);
/// What held parties back from the pool's officers, such as the end of a shift, is no longer so.
void forget_held(State& s, PoolId pool);
/// Every pool of the station looks again at its queue: who is first, or what held the first back, has changed.
void look_again(State& s, StationId station, TimeUs now_us);
/// Sets the number of officers at the counter; fewer never interrupts a service.
void set_counters(State& s, PoolId pool, TimeUs now_us, std::int64_t counters);
/// Nobody is served at this hour: the site is closed, or nobody who serves there is rostered.
[[nodiscard]] bool is_closed(const State& s, StationId station);
/// Why people wait at the station now.
[[nodiscard]] Cause waiting_cause(const State& s, StationId station);

}  // namespace umbral::people
