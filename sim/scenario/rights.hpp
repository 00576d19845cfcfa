#pragma once
// What in a plan would take a right away from people: children held, the way to protection closed, doors shut. A plan
// that does so still runs, so that its consequences can be seen; but it is said.

#include <string>
#include <vector>

#include "base/problem.hpp"
#include "scenario/plan.hpp"

namespace umbral::scenario {

/// What a plan may do to people's rights, each with the measure's effect as its place.
///
/// Looks at what effects allow, not at what happens in a run: whom a referral may send, whom a room admits, which ways
/// to protection are left when every closing measure of the plan stands. Six kinds are told:
///
/// - parties with children may be sent to a custody or detention centre: by set_referral, set_branch, a route that is
///   opened, a convoy
/// - places are added in a custody or detention centre in rooms that admit such parties
/// - a route is closed or a step changed so that no way to a protection centre or an alternative to detention is left
/// - a protection centre is open for shorter hours than before
/// - places are taken away in a protection centre or an alternative to detention
/// - nobody is left at a station (screening, an interview): who comes there waits without end
///
/// @param scenario  complete and free of problems (reader.hpp), as is the plan
[[nodiscard]] std::vector<Problem> rights_concerns(const Scenario& scenario, const Plan& plan);

}  // namespace umbral::scenario
