#pragma once
// Capacity that costs whether used or not: places, officers, vehicles.

#include <vector>

#include "response/state.hpp"

namespace umbral::response {

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

}  // namespace umbral::response
