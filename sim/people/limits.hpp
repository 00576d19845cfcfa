#pragma once
// Limits of time in a kind of place: how long parties have been there, and who is beyond. A spell begins at the first
// moment in such a place in the country and goes on across referrals to others of its kind and through absences shorter
// than the limit's reset; outside such places nobody counts as being beyond a limit. Over a limit a person comes once.

#include "people/state.hpp"

namespace umbral::people {

/// Fresh clocks for one more party.
void make_limits(State& s, PartyId id);
/// The party comes into the place: spells begin or go on there.
void begin_limits(State& s, SiteId site, PartyId id, TimeUs now_us);
/// The party has reached the site from elsewhere: it is absent from other kinds of place since it set out, at
/// `left_us`.
void begin_absences(State& s, SiteId site, PartyId id, TimeUs left_us);
/// The party sets out: it is in no such place until it comes into one.
void suspend_limits(State& s, PartyId id, TimeUs now_us);
/// The party leaves the model: its spells have ended, now or when it was last in such a place.
void end_limits(State& s, PartyId id, TimeUs now_us);
/// The party has been in such places as long as the limit allows.
void cross_limit(State& s, SiteId site, PartyId id, std::size_t limit, TimeUs now_us);
/// Spells at the horizon: cut short of people in such places or on the way, complete of those who are elsewhere. (Who
/// has just left may come back; but to leave all those out would lengthen the estimate where nobody does.)
void censor_limits(State& s);
/// Persons of the party who are beyond the limit now, in such a place.
[[nodiscard]] std::int64_t persons_beyond(const State& s, PartyId id, std::size_t limit);

}  // namespace umbral::people
