#pragma once
// Whether there are places, now or by a measure.

#include <string>

#include "scenario/plan.hpp"

namespace umbral::scenario {

/// Whether the room may have a design place or an overflow place.
[[nodiscard]] bool has_places(const Room& room);
/// Whether some measure of the plan adds places at the site.
[[nodiscard]] bool adds_places(const Plan& plan, const std::string& site);

}  // namespace umbral::scenario
