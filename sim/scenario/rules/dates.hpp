#pragma once
// Dates against the simulated time.

#include <string>

#include "scenario/rules/rules.hpp"

namespace umbral::scenario {

/// The day after the last simulated one.
[[nodiscard]] Date end_date(const Scenario& scenario);
/// Whether none of the days from `first` to `last`, inclusive, is simulated; false where the horizon is unread.
[[nodiscard]] bool misses_horizon(const Scenario& scenario, Date first, Date last, const Report& report);
/// "a day from 2023-06-01 to 2023-11-30"
[[nodiscard]] std::string horizon_words(const Scenario& scenario);

}  // namespace umbral::scenario
