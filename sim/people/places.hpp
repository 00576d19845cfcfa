#pragma once
// Places to stay: design places by room type, overflow beyond them, the open beyond that. A party needs all its
// places in one room; smaller later parties may pass one that does not fit.

#include "people/state.hpp"

namespace umbral::people {

/// Gives the party a design or overflow place. False when neither has room; nothing has changed then.
bool take_place(State& s, SiteId site, PartyId id, TimeUs now_us);
/// Counts whether an arriving party finds a free design place.
void count_arrival(State& s, const Party& party);
/// Puts it in the open, unless it is there already.
void stay_in_the_open(State& s, SiteId site, PartyId id);
/// Who is in the open is to have a place when one comes free.
void join_line_for_places(State& s, SiteId site, PartyId id);
/// The first of those outside for whom take_place would find one; none when there is nobody.
[[nodiscard]] PartyId first_to_be_placed(const State& s, SiteId site);
/// Brings the room's design places into the books: those there are, and those taken away whose people are still in
/// them. To be called whenever either changes.
void count_places(State& s, SiteId site, std::size_t room, TimeUs now_us);
/// Frees what the party has. Where others wait for a place the site joins State::freed, and fill_places gives the
/// place on when the happening under way is over.
void release_place(State& s, PartyId id, TimeUs now_us);
/// Moves people up, from overflow and the open to design places and from the open to overflow, by priority, then
/// arrival; then lets in from outside.
void fill_places(State& s, SiteId site, TimeUs now_us);
/// Free design and overflow places; INT32_MAX where a site has none to count.
[[nodiscard]] std::int32_t free_places(const State& s, SiteId site);
/// The largest party of the profile that would find a place at once, all in one room [persons].
[[nodiscard]] std::int32_t largest_that_fits(const State& s, SiteId site, ProfileId profile);

}  // namespace umbral::people
