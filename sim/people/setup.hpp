#pragma once
// The state at the start: everyone and everything at its place, every source knowing when it is due.

#include "people/state.hpp"

namespace umbral::people {

[[nodiscard]] State make_state(const Model& model, DrawKey key);
/// Puts those in who are present at the start. To be called once, when the state is where it will stay.
void place_initial_people(State& s);

}  // namespace umbral::people
