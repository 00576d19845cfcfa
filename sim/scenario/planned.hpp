#pragma once
// What the plans of a scenario add to it, by id: a question may be about a level that only one of them has.

#include "scenario/files.hpp"
#include "scenario/scenario.hpp"

namespace umbral::scenario {

/// Ids of levels, measures and budget lines of all plans, each once, in the plans' order. A plan that cannot be read
/// adds none: what is wrong with it is told when it is chosen.
[[nodiscard]] PlannedIds planned_ids(const Files& files);

}  // namespace umbral::scenario
