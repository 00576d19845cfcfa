#pragma once
// Which way a party takes: by fixed shares, to the first place with room by last report, or by a logit of effort.

#include "people/state.hpp"

namespace umbral::people {

/// The route a party takes by the rule in force at its step. Routes a plan has not opened are left out unless all
/// are; what is known of destinations is as old as information age says.
[[nodiscard]] RouteId choose_route(const State& s, PartyId id, TimeUs now_us);

}  // namespace umbral::people
