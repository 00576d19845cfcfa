#pragma once
// A measure's way: ordered or triggered, decided, approved, lent to, funded, led up to, in effect, over.

#include "response/state.hpp"

namespace umbral::response {

/// Its level has been declared, by the authority.
void order_measure(State& s, MeasureId id, AgencyId by);
/// The actor's picture has changed: a measure with a trigger of its own may begin or end.
void consider_measure(State& s, MeasureId id);
/// A date of the plan has come.
void on_dated(State& s, MeasureId id);
/// The actor has deliberated.
void decide_measure(State& s, const Letter& letter);
void on_measure_agreed(State& s, const Letter& letter);
/// Those that wait for money, staff, vehicles or another measure look again.
void try_waiting(State& s);
/// The lead time is over.
void take_effect(State& s, MeasureId id, std::uint32_t instance);
/// Its time is over, or its level has stood down.
void on_measure_end(State& s, MeasureId id, std::uint32_t instance);
void call_off(State& s, MeasureId id);
/// Running money has run out: it ends, or waits for more.
void stop_for_money(State& s, MeasureId id);
/// Time in effect up to now, for the record.
void close_measure(State& s, MeasureId id);

}  // namespace umbral::response
