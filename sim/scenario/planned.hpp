#pragma once
// What the plans of a scenario add to it: a question may be about a level that only one of them has.

#include "scenario/files.hpp"
#include "scenario/scenario.hpp"

namespace umbral::scenario {

/// Levels, measures and budget lines of all plans, each id once with the first title it has, in the plans' order. A
/// plan that cannot be read adds none: what is wrong with it is told when it is chosen. Files::planned() keeps it.
[[nodiscard]] Planned planned_in(const Files& files);

}  // namespace umbral::scenario
