#pragma once
// What levels, measures and protocols share: triggers, approvals, groups of agencies.

#include <string>
#include <vector>

#include "scenario/rules/rules.hpp"

namespace umbral::scenario {

/// Reports a trigger without conditions, and conditions whose scope is wrong or that would never be over.
/// @param has_scope  whether conditions without a scope have one to fall back on: a level's
void check_trigger(const Scenario& scenario, const Trigger& trigger, bool has_scope, const Path& path,
                   const Report& report);

/// Reports agencies that are asked twice, or by themselves.
/// @param decider  who asks; empty: nobody
void check_approvals(const std::vector<std::string>& approvals, const std::string& decider, const Path& path,
                     const Report& report);

/// Reports a group of fewer than two different agencies.
void check_group(const std::vector<std::string>& agencies, const Path& path, const Report& report);

}  // namespace umbral::scenario
