#pragma once
// Limits of time in a kind of place: how long parties have been there, and who is beyond. A spell begins at the first
// moment in such a place in the country and goes on across referrals to others of its kind; on the way between two
// nobody counts as being beyond a limit.

#include "people/state.hpp"

namespace umbral::people {

/// Room for the limits of one more party.
void make_limits(State& s, PartyId id);
/// The party reaches the site: spells begin or go on there.
void begin_limits(State& s, SiteId site, PartyId id, TimeUs now_us);
/// The party has reached the site from elsewhere: spells that do not go on there ended when it set out, at `left_us`.
void end_limits_left_behind(State& s, SiteId site, PartyId id, TimeUs left_us);
/// The party sets out: it is in no such place until it arrives.
void suspend_limits(State& s, PartyId id, TimeUs now_us);
/// The party leaves the model from a site.
void end_limits(State& s, PartyId id, TimeUs now_us);
/// The party has been in such places as long as the limit allows.
void cross_limit(State& s, SiteId site, PartyId id, std::size_t limit, TimeUs now_us);
/// Spells under way at the horizon, of people at sites and on the way.
void censor_limits(State& s);

}  // namespace umbral::people
