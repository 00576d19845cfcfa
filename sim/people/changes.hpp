#pragma once
// The one door through which anyone changes the world while it runs. What is in force depends only on which changes are
// in effect and on the order in which they began: of what is set the last begun holds, else what the scenario says;
// what is added is summed; what is moved is taken from what is then there.

#include <vector>

#include "people/change.hpp"
#include "people/state.hpp"
#include "scenario/plan.hpp"

namespace umbral::people {

/// Begins the change now. It is in force once it is settled; what happens once happens here, after what came before.
/// @param rank  of changes that begin at one instant that of the higher rank counts as begun later
/// @return      what ends it; none for what happens once (people moved, supplies sent) and stays
BegunId begin_change(State& s, const Change& change, std::uint32_t rank);
/// Ends it now; what others began stays as it is. Nothing happens when it is not in effect.
void end_change(State& s, BegunId id);
/// Puts in force what began and ended since the last call, at once: a road that one measure closes until an instant and
/// another from that instant on does not open in between.
void settle_changes(State& s);

/// The changes an effect of a measure makes; several where it names several things (steps of one name).
/// @throws InputError  a room type the site does not have and the like, which only this level can see
[[nodiscard]] std::vector<Change> changes_of(const Model& model, const scenario::Effect& effect);

}  // namespace umbral::people
