#pragma once
// From what the people layer counted to the record's indicators, series and waits. One definition of each: the
// indicator catalogue's.

#include "engine/record.hpp"
#include "people/model.hpp"
#include "people/state.hpp"

namespace umbral::engine {

/// Fills indicators, series and waits of the record from the world's closed books.
/// @param state  at the horizon, after World::close_books
void summarise_people(const people::State& state, ReplicationRecord& record);

}  // namespace umbral::engine
