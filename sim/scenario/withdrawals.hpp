#pragma once
// What a plan takes away of what people are owed: places where they are protected, the last officers of a station.

#include <string>
#include <vector>

#include "scenario/plan.hpp"

namespace umbral::scenario {

/// Whether the site is there to protect people: a protection centre, or an alternative to detention.
[[nodiscard]] bool protects(const Site& site);

/// Officers of a pool, or of a station that has its own.
struct PoolOf {
    std::string site;
    std::string pool;
};

class Withdrawals {
  public:
    Withdrawals(const Scenario& scenario, const Plan& plan) : scenario_(scenario), plan_(plan) {}

    /// Whether the measure, all its effects together, may leave fewer places in a room where people are protected.
    [[nodiscard]] bool takes_places(const Measure& measure, const AddPlaces& effect) const;

    /// Stations at which nobody is ever left once every measure of the plan that takes officers from the pool stands;
    /// none where this measure takes none. What a measure adds counts only against what it takes itself.
    [[nodiscard]] std::vector<const Station*> deserted_by(const Measure& measure, const PoolOf& pool) const;

  private:
    const Scenario& scenario_;
    const Plan& plan_;
};

}  // namespace umbral::scenario
