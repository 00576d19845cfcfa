#pragma once
// What is looked at in a history while it is lived: the state at odd instants, and what of it the record cannot tell.

#include "generated/life.hpp"

namespace umbral::generated {

/// Properties of the state at an instant: 1, 4, 5 and 16.
void look_at(const people::State& people, const std::vector<response::LineState>& lines, Complaints& complaints);

/// The state as the measured window begins, before what happens at that very instant.
void open_books(const people::State& people, Books& books);
/// The state at the horizon, after the program has closed its own books.
void close_books(const people::State& people, const response::State& response, const scenario::Input& input,
                 Books& books);

}  // namespace umbral::generated
