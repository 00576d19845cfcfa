#pragma once
// Dates against the simulated time.

#include <string>

#include "scenario/scenario.hpp"

namespace umbral::scenario {

/// The day after the last simulated one.
[[nodiscard]] Date end_date(const Scenario& scenario);
/// Whether any of the days from `first` to `last`, inclusive, is simulated.
[[nodiscard]] bool touches_horizon(const Scenario& scenario, Date first, Date last);
/// "a day from 2023-06-01 to 2023-11-30"
[[nodiscard]] std::string horizon_words(const Scenario& scenario);

}  // namespace umbral::scenario
