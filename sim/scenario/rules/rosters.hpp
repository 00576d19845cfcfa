#pragma once
// Rosters and opening hours, at every quarter hour of a week.

#include "scenario/scenario.hpp"

namespace umbral::scenario {

/// Whether anyone of the roster is on duty at some time at which the site is open.
[[nodiscard]] bool ever_on_duty(const Roster& roster, const OpeningHours& hours);

/// Officers who are certainly on duty, quarter by quarter hour from Monday 00:00 on [officers].
[[nodiscard]] std::vector<double> certainly_on_duty(const Roster& roster);

/// Whether the two spans have a time of the week in common.
[[nodiscard]] bool overlap(const WeekSpan& a, const WeekSpan& b);

/// Whether some time at which the site was open before is closed after.
[[nodiscard]] bool shortens(const OpeningHours& before, const OpeningHours& after);

}  // namespace umbral::scenario
