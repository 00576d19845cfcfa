#pragma once
// Capacity that costs whether used or not: places, officers, vehicles.

#include <vector>

#include "response/state.hpp"

namespace umbral::response {

/// Whether something that can stand idle has a price: places, overflow, officers, duty officers, vehicles.
[[nodiscard]] bool idle_is_priced(const Model& model);

/// Adds up standing costs. Places and vehicles stand for an hour as they are at its beginning; officers, duty officers,
/// passages and supplies are counted exactly. Counters start anew with the measured window: what they have grown by in
/// the hour before it is charged to nobody.
class StandingCosts {
  public:
    explicit StandingCosts(const State& s);
    /// A whole hour begins.
    void on_hour(const State& s);
    /// Books what has come together since last time.
    void book(State& s);

  private:
    struct Owed {
        double usd = 0, idle_usd = 0;
    };
    /// Of what a price is for: all of it, and what of it had nothing to do.
    struct Units {
        double all = 0, idle = 0;
    };
    void stand_places(const State& s, std::size_t p);
    void stand_vehicles(const State& s, std::size_t p);
    /// What has been counted since last time.
    void count(const State& s);
    void count_duty_officers(const State& s, std::size_t p, AgencyId agency);
    /// Of a site in the measured window: at the counter, or in service beyond the roster.
    static Units officer_hours(const people::State& world, std::size_t site, bool overtime);
    /// What a counter has grown by since last time; one that starts again does not count backwards.
    Units growth(std::size_t p, std::size_t at, Units total);
    void owe(const State& s, std::size_t p, std::size_t at, Units units);

    std::vector<std::vector<Owed>> owed_;         // (prices x sites, fleets, routes or agencies)
    std::vector<std::vector<Units>> counted_to_;  // likewise: counters as of last time
    TimeUs counted_to_us_ = 0;
};

}  // namespace umbral::response
