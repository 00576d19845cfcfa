#pragma once
// The figures that agencies count at their sites, report, and compare with thresholds.

#include <vector>

namespace umbral::scenario {

/// A figure an agency may know. Of a country or the region, persons and places are summed over sites, and crowding is
/// that of the sites with design places together.
struct ObservableDefinition {
    const char* name;
    const char* unit;     ///< English; translate with tr()
    const char* meaning;  ///< English; translate with tr()
};

/// All of them, in the order of observable_names() (plan.hpp).
[[nodiscard]] const std::vector<ObservableDefinition>& observable_definitions();

}  // namespace umbral::scenario
