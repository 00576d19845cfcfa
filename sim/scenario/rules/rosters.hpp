#pragma once
// Rosters and opening hours, at every quarter hour of a week.

#include "scenario/scenario.hpp"

namespace umbral::scenario {

/// Whether anyone of the roster is on duty at some time at which the site is open.
[[nodiscard]] bool ever_on_duty(const Roster& roster, const OpeningHours& hours);

/// The most officers of the roster who are certainly on duty at one time of the week [officers].
[[nodiscard]] double most_on_duty(const Roster& roster);

/// Whether some time at which the site was open before is closed after.
[[nodiscard]] bool shortens(const OpeningHours& before, const OpeningHours& after);

}  // namespace umbral::scenario
