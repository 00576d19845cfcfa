#pragma once
// What has no price: listed and counted, never taken for zero.

#include <string>
#include <vector>

#include "scenario/reader.hpp"

namespace umbral::scenario {

struct Pricing {
    /// Unit prices with an amount; measures with one of their own, or whose effects the unit prices pay.
    std::size_t priced = 0;
    std::vector<std::string> unpriced;                            ///< paths of the other measures and unit prices
    std::vector<std::string> unpriced_prices, unpriced_measures;  ///< ids of the same
};

/// Goes through the scenario's unit prices and the plan's measures.
[[nodiscard]] Pricing pricing_of(const Input& input);

/// How narrowly a price is told: for anywhere, a country, a site, a fleet; the most narrowly told is charged.
[[nodiscard]] int narrowness(const Price& price);

/// The unit price that what an effect adds is paid by, beside any cost of the measure: for a place or a vehicle by the
/// day, for an officer by the hour, for a passage or an item sent. The one told most narrowly; nothing where there is
/// none. Those of a place are of its design places where it adds any.
[[nodiscard]] const Price* unit_price_of(const Effect& effect, const Scenario& scenario);

}  // namespace umbral::scenario
