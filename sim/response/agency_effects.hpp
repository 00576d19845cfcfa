#pragma once
// What measures do to agencies rather than to people: bulletins, channels, joint teams, requests for money. As with
// people, what is in force depends only on what is in effect and in which order it began.

#include "response/state.hpp"

namespace umbral::response {

/// Begins an effect of the measure now. @return what ends it; none for what happens once
BegunId begin_effect(State& s, MeasureId measure, const AgencyEffect& effect);
/// Ends it now; what others began stays as it is.
void end_effect(State& s, BegunId id);
/// Makes the joint teams anew: the protocol's and those in effect. Who leaves one takes its picture along.
void form_teams(State& s);

}  // namespace umbral::response
