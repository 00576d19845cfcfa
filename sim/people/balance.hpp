#pragma once
// The balance of people: whether what is counted agrees with where everyone is. Checked daily in every run.

#include <cstdint>
#include <optional>
#include <string>

#include "people/state.hpp"

namespace umbral::people {

/// The first thing that does not balance, in words for a developer; empty when all does.
///
/// Counts everyone anew by their stage and compares with every level, line and list:
/// - people who entered are inside, travelling or gone, and each site's, line's, room's and route's level is the sum of
///   those whose stage says so
/// - each line, list, service, journey and stay holds exactly the parties whose stage says so, once
/// - no count is negative, no vehicle is lost, no officer serves whom no service names
/// - no time is negative, and all waiting in the measured time has been charged to causes, once
///
/// To be called at a barrier, after waits have been charged.
///
/// @param day  of the run: lines are compared by their length, and walked along when it is their turn, once a week, as
///             that takes longer than all the rest; none: walked along all
[[nodiscard]] std::string imbalance(const State& s, std::optional<std::int64_t> day = {});

}  // namespace umbral::people
