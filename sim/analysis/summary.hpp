#pragma once
// One indicator over a study's replications: its mean with an interval, and what planners live through.

#include <cstddef>
#include <optional>
#include <vector>

namespace umbral::analysis {

/// Empty parts are not defined: no replication has a value, or (for the interval) fewer than two have.
struct Summary {
    std::size_t count = 0;    ///< replications in which the indicator is defined
    std::size_t missing = 0;  ///< replications in which it is not (an empty set, a censored quantile)
    std::optional<double> mean;
    /// 95 % interval of the mean (Student's t). Of values that are never negative it does not go below 0: a mean wait
    /// cannot be there, so leaving that part out loses no coverage.
    std::optional<double> ci95_low;
    std::optional<double> ci95_high;
    std::optional<double> p10;  ///< one history in ten is below
    std::optional<double> p50;  ///< the median history
    std::optional<double> p90;
};

[[nodiscard]] Summary summarise(const std::vector<std::optional<double>>& values);

/// Quantile of a sample by linear interpolation between order statistics (Hyndman & Fan's type 7).
/// @param ascending  at least one value
/// @param level      in [0, 1]
/// @source Hyndman & Fan 1996, "Sample quantiles in statistical packages"
[[nodiscard]] double quantile(const std::vector<double>& ascending, double level);

/// Half the width of the 95 % t interval of the mean; empty with fewer than two values.
[[nodiscard]] std::optional<double> half_width_95(const std::vector<double>& values);

}  // namespace umbral::analysis
