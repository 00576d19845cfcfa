#pragma once
// Whether the lists in which parties stand agree with what each party's state says of it: found out anew, by walking
// every list and every party, and not by what the program counts.

#include <string>
#include <vector>

#include "people/state.hpp"

namespace umbral::generated {

[[nodiscard]] bool is_travelling(const people::Party& party);
/// Waits in the queue of its step's station.
[[nodiscard]] bool is_queueing(const people::Party& party);

/// What is at odds, a few of them.
[[nodiscard]] std::vector<std::string> lists_at_odds(const people::State& state);

}  // namespace umbral::generated
