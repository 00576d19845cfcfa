#pragma once
// Money: lines released in tranches, and measures that commit and spend. Every dollar is booked once, in book().

#include <cstddef>
#include <string>

#include "response/state.hpp"

namespace umbral::response {

class StandingCosts;

/// One payment: what for, by whom, where.
struct Booking {
    double usd = 0;
    double idle_usd = 0;  ///< of it, for capacity that was not used
    LineId line;
    MeasureId measure;
    std::size_t price = SIZE_MAX;
    AgencyId agency;
    std::string country;
};
void book(State& s, const Booking& booking);

/// Releases what is there from the start, and sets when dated tranches come.
void open_lines(State& s);
/// A dated or requested tranche comes.
void release(State& s, LineId id, std::uint32_t tranche);
/// The agency that holds the line has decided to release the next tranche; it comes after the tranche's delay.
void grant_release(State& s, LineId id);
/// Asks the line's agency for the next tranche, unless there is none or it has been asked.
void ask_release(State& s, LineId id, AgencyId by);
void ask_release(State& s, MeasureId id);

/// A measure that its line could no longer pay begins again only when the line can carry it this long, or to its
/// planned end.
inline constexpr TimeUs restart_us = 7 * day_us;

/// What part of the measure's units its line can pay for a first day, beside the fixed and the daily cost, which are
/// paid whole. 1 without a line; nought where nothing would be left for the persons it pays for; of one that had run
/// out of money all or nothing, see restart_us.
[[nodiscard]] double affordable_share(const State& s, MeasureId id);
/// Sets the fixed cost and the first day aside.
void commit(State& s, MeasureId id);
void release_commitment(State& s, MeasureId id);
/// The fixed cost, when it takes effect.
void book_start(State& s, MeasureId id);
/// What it has cost since last time.
void book_running(State& s, MeasureId id);

/// The measured window begins: what has been owed until now is spent from the lines, and left out of the ledger.
void restart_books(State& s, StandingCosts& standing);
/// The day's books: running measures, standing costs.
void on_books(State& s, StandingCosts& standing);

}  // namespace umbral::response
