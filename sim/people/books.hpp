#pragma once
// Opening and closing the books: measuring starts after the warm-up, and ends at the horizon with waits cut short.

#include "people/state.hpp"

namespace umbral::people {

/// Forgets what was counted during the warm-up; levels keep their values.
void restart_measures(State& s);
/// A day of the measured window is over.
void end_day(State& s);
/// Counts every wait, spell and delay under way as cut short now. To be called once, at the horizon.
void censor_all(State& s);

}  // namespace umbral::people
