#pragma once
// Rosters against opening hours.

#include "scenario/scenario.hpp"

namespace umbral::scenario {

/// Whether anyone of the roster is on duty at some time at which the site is open. Looks at every quarter hour of a
/// week.
[[nodiscard]] bool ever_on_duty(const Roster& roster, const OpeningHours& hours);

}  // namespace umbral::scenario
