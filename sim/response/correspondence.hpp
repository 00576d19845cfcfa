#pragma once
// Letters: written, sent by the shortest way through those who may write to each other, and acted on when handled.

#include "response/state.hpp"

namespace umbral::response {

/// Finds the ways again: after a channel has been opened or a team formed. Fewest legs; a joint team's room is none.
void find_ways(State& s);
/// Writes a letter and sends it on its first leg, or puts it on the own desk. Without a way it stays unsent, noted.
void write(State& s, Letter letter);
/// A duty officer of the agency has finished with it: passed on, or acted on.
void act_on(State& s, AgencyId agency, const Letter& letter);
/// Agrees to what was asked, by letter to whoever asked.
void answer(State& s, const Pending& pending, Matter agreement);
/// A deliberation is over.
void act_on_decision(State& s, const Pending& pending);

}  // namespace umbral::response
