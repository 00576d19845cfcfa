#pragma once
// Money: lines released in tranches, measures that commit and spend, capacity that costs whether used or not. Every
// dollar is booked once, in book().

#include "response/state.hpp"

namespace umbral::response {

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

/// What part of the measure its line can pay for: the fixed cost and a first day's running cost. 1 without a line; of
/// one that had run out of money all or nothing, see restart_us.
[[nodiscard]] double affordable_share(const State& s, MeasureId id);
/// Sets the fixed cost and the first day aside.
void commit(State& s, MeasureId id);
void release_commitment(State& s, MeasureId id);
/// The fixed cost, when it takes effect.
void book_start(State& s, MeasureId id);
/// What it has cost since last time.
void book_running(State& s, MeasureId id);

/// Whether something that can stand idle has a price: places, overflow, officers, duty officers, vehicles.
[[nodiscard]] bool idle_is_priced(const Model& model);

/// Adds up the hour's standing costs: places, officers, vehicles.
class StandingCosts {
  public:
    explicit StandingCosts(const State& s);
    void on_hour(const State& s);
    /// Books what has come together since last time.
    void book(State& s);

  private:
    struct Owed {
        double usd = 0, idle_usd = 0;
    };
    std::vector<std::vector<Owed>> owed_;          // (prices x sites, fleets, routes or agencies)
    std::vector<std::vector<double>> counted_to_;  // likewise: counters as of last time
};

/// The measured window begins: what has been owed until now is spent from the lines, and left out of the ledger.
void restart_books(State& s, StandingCosts& standing);
/// The day's books: running measures, standing costs.
void on_books(State& s, StandingCosts& standing);

}  // namespace umbral::response
