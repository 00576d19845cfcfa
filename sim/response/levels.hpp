#pragma once
// Levels: decided on when the authority's picture shows the trigger, approved, declared, stood down.

#include "response/state.hpp"

namespace umbral::response {

/// The authority's picture has changed: it may begin to decide, or stand the level down.
void consider_level(State& s, LevelId id);
/// The authority has deliberated: approvals are asked for, or the level is declared.
void decide_level(State& s, const Letter& letter);
void on_level_agreed(State& s, const Letter& letter);
/// The level's minimum is over, or it expires.
void on_level_due(State& s, LevelId id, std::uint32_t instance);
/// Its trigger holds in truth, or no longer, or the level has changed: time undeclared is counted up to now.
void count_undeclared(State& s, LevelId id);
/// Time declared up to now, for the record.
void close_level(State& s, LevelId id);

}  // namespace umbral::response
