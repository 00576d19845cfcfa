#pragma once
// Between which values a distribution's draws lie.

#include "base/distribution.hpp"
#include "scenario/quantity.hpp"

namespace umbral::scenario {

struct Range {
    double low = 0;
    double high = 0;
};

/// The least and greatest value that can be drawn; infinite where there is no bound.
[[nodiscard]] Range support_of(const DistributionSpec& spec);

/// The same with unbounded ends cut at the quantiles 0.001 and 0.999: what a spread may do in practice.
[[nodiscard]] Range practical_range(const DistributionSpec& spec);

/// What a quantity may be in practice: its spread's practical range, or its value alone.
[[nodiscard]] double lowest(const Quantity& quantity);
[[nodiscard]] double highest(const Quantity& quantity);

}  // namespace umbral::scenario
