#pragma once
// What has no price: listed and counted, never taken for zero.

#include <string>
#include <vector>

#include "scenario/reader.hpp"

namespace umbral::scenario {

struct Pricing {
    std::size_t priced = 0;                                       ///< measures and unit prices with at least one amount
    std::vector<std::string> unpriced;                            ///< paths of the measures and unit prices without any
    std::vector<std::string> unpriced_prices, unpriced_measures;  ///< ids of the same
};

/// Goes through the scenario's unit prices and the plan's measures.
[[nodiscard]] Pricing pricing_of(const Input& input);

}  // namespace umbral::scenario
