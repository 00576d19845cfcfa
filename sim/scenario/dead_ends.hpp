#pragma once
// What in a plan can never come about as it is written: an order that reaches nobody, a measure whose money or staff
// cannot suffice. Such a plan still runs ("what if the money is never enough?" is a question), but it is said.

#include <vector>

#include "base/problem.hpp"
#include "scenario/plan.hpp"

namespace umbral::scenario {

/// What can never happen in any history, each with its place in the plan.
///
/// Only what is certain from the input alone is told: uncertain values count at the end of their support that would
/// help, channels as open and teams as formed where any measure may do so. Told are
///
/// - a level whose authority can never know its trigger's figures, or cannot reach those who must agree
/// - a measure of its own trigger likewise; one whose orders, approvals or loans have no way between the agencies
/// - a measure that wants more officers or vehicles than the reserves it draws on ever hold; where it is carried out in
///   part, one for which they hold none
/// - a measure whose fixed cost and first day are more than its line's ceiling, or than all of its tranches; where it
///   is carried out in part, more than that without any unit
/// - a measure carried out in part of which reserves and money never leave a whole unit; only where no number is drawn
/// - a measure whose lead time ends after its last day, or after the simulated time
/// - a fleet of the scenario that no route names: it never runs, and is never charged
/// - vehicles for which a timetable has no use, by the slow journeys (one in twenty is longer)
/// - the patience of a queue, a route or a site where nobody may leave on their own
/// - a measure that needs one of these, or belongs to such a level
///
/// @param scenario  complete and free of problems (reader.hpp), as is the plan
[[nodiscard]] std::vector<Problem> dead_ends(const Scenario& scenario, const Plan& plan);

}  // namespace umbral::scenario
