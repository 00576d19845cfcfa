#pragma once
// A party's visit to a site: it arrives, takes a place, goes through its pathway, waits, and leaves by a route or out
// of the model.

#include "people/state.hpp"

namespace umbral::people {

/// A new party enters the model at the site, at the given step of its pathway or at its start.
void enter_model(State& s, SiteId site, const Entrant& entrant, StepId from);

/// The party reaches the site: counted, and let in unless the site is closed or full.
/// @param from  the step at which it begins; none: the first of its pathway
void arrive(State& s, SiteId site, PartyId id, TimeUs now_us, StepId from = {});

/// Lets a party in that stands outside or has just come. False when it must stay outside (full, wait_outside);
/// otherwise it has been dealt with: on its pathway, diverted, or turned away.
bool let_in(State& s, SiteId site, PartyId id, TimeUs now_us);

/// Lets in everyone outside who may now come in, by priority, then arrival.
void let_in_from_outside(State& s, SiteId site, TimeUs now_us);

/// Whether the first outside would come in but for the quota.
[[nodiscard]] bool is_kept_out_by_quota(const State& s, SiteId site);
/// Goes on with the step after the one the party has finished.
void finish_step(State& s, PartyId id, TimeUs now_us);

/// Keys of parties present at the start; no stream has them.
inline constexpr std::uint32_t initial_keys = 0xffff0000u;
[[nodiscard]] inline bool is_initial(std::uint32_t key_high) { return key_high >= initial_keys; }

/// The party came to its site in the measured window; who is there at the start has not come.
[[nodiscard]] inline bool has_come(const State& s, const Party& party) {
    return s.measures_from(party.arrived_us) && (party.arrived_us > 0 || !is_initial(party.key_high));
}
/// It found its site, or a queue there, full.
inline void count_turned_away(State& s, const Party& party) {
    if (has_come(s, party)) s.sites[party.site.index()].counted.turned_away += party.size;
}

/// The step after the party's present one: its own branch draw where there are several.
[[nodiscard]] StepId next_step(const State& s, Party& party, const Step& step);

/// Starts a wait of this stage; with finite patience a timer will end it. `bears_us`: how long at most, from now.
void begin_wait(State& s, PartyId id, Party& party, Stage stage, TimeUs now_us, TimeUs bears_us);
/// Ends it, out of whose list the party must be already, and returns its length [us].
TimeUs end_wait(State& s, Party& party, TimeUs now_us);
/// How long the party will still wait at this site [us].
[[nodiscard]] TimeUs patience_left_us(const Party& party);

/// Closes the visit's books and frees its place; the party is then nowhere.
/// @param completed  its waiting counts as completed, else (given up, turned away, diverted) as cut short
void leave_site(State& s, PartyId id, TimeUs now_us, bool completed);
/// Leaves the site and the model.
void leave_model(State& s, PartyId id, TimeUs now_us, scenario::OutcomeKind outcome);

/// The party leaves, or the horizon comes, before anyone has seen to its needs.
void censor_protection(State& s, const Party& party, TimeUs now_us);

/// A stay has ended, patience has run out, money has come, or a limit is passed.
void on_timer(State& s, SiteId site, const Timer& timer);
/// True while what the timer waits for has not been overtaken.
[[nodiscard]] bool is_live(const State& s, const Timer& timer);
void add_timer(State& s, SiteId site, Timer timer);

/// Returns to an earlier step in one visit, and to sites visited before, after which a party gives up: further draws
/// would repeat the first.
inline constexpr std::uint32_t most_loops = 0xfff;
inline constexpr std::uint32_t most_laps = 0xff;

/// Number of the return within a visit, for draw addresses; leaves the low 8 bits free. (address_of adds the visit's.)
[[nodiscard]] inline std::uint32_t visit_of(const Party& party) { return (party.loops & most_loops) << 8; }

}  // namespace umbral::people
