#pragma once
// From what the response layer kept to the record's indicators and series. One definition of each: the catalogue's.

#include "engine/record.hpp"
#include "response/state.hpp"

namespace umbral::engine {

/// Adds delays, levels, messages, officers' load and money to the record; nothing where a plan has none of them.
/// @param state  at the horizon, after Response::close_books
void summarise_response(const response::State& state, ReplicationRecord& record);

}  // namespace umbral::engine
