#pragma once
// Effects: do they change something that is there?

#include "scenario/rules/rules.hpp"

namespace umbral::scenario {

/// Reports what is wrong with an effect beyond ids that check_references() looks up.
void check_effect(const Input& input, const Effect& effect, const Path& path, const Report& report);

}  // namespace umbral::scenario
