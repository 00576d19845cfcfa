#pragma once
// Between which values a distribution's draws lie.

#include "base/distribution.hpp"

namespace umbral::scenario {

struct Range {
    double low = 0;
    double high = 0;
};

/// The least and greatest value that can be drawn; infinite where there is no bound.
[[nodiscard]] Range support_of(const DistributionSpec& spec);

/// The same with unbounded ends cut at the quantiles 0.001 and 0.999: what a spread may do in practice.
[[nodiscard]] Range practical_range(const DistributionSpec& spec);

}  // namespace umbral::scenario
