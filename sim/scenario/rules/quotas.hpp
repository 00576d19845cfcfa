#pragma once
// What must hold within one quota, wherever it stands.

#include "scenario/rules/rules.hpp"

namespace umbral::scenario {

void check_quota(const Quota& quota, const Path& path, const Report& report);

}  // namespace umbral::scenario
