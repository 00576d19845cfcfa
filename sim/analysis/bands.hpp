#pragma once
// Hourly series over a study's replications, hour by hour: the median history and the 10-90 % range.

#include <vector>

#include "study/store.hpp"

namespace umbral::analysis {

struct Band {
    std::vector<double> p10;  ///< (hours)
    std::vector<double> p50;
    std::vector<double> p90;
};

/// Computed from every replication each time, never from other bands, so that merged studies give the whole's.
/// Hours that some replications lack (they never do within a study) are left out.
[[nodiscard]] Band band_of(const study::SeriesSample& sample);

}  // namespace umbral::analysis
