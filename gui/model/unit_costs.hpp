#pragma once
// Prices that were found in sources (data/unit_costs.csv), for what a scenario has no price of.

#include <filesystem>
#include <string>
#include <vector>

#include "scenario/quantity.hpp"

namespace umbral::gui {

struct UnitCost {
    std::string id;
    std::string country;     ///< ISO 3166 alpha-3; empty: none in particular
    scenario::Quantity usd;  ///< per unit, with its source
};
using UnitCosts = std::vector<UnitCost>;

/// The rows in US dollars with an amount. Of a range the middle, else the mean of its ends.
/// @return  none where the file cannot be read
[[nodiscard]] UnitCosts read_unit_costs(const std::filesystem::path& file);

}  // namespace umbral::gui
