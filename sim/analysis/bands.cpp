#include "analysis/bands.hpp"

#include <algorithm>

#include "analysis/summary.hpp"

namespace umbral::analysis {

Band band_of(const study::SeriesSample& sample) {
    Band band;
    if (sample.values.empty()) return band;
    std::size_t hours = sample.values.front().size();
    for (const auto& values : sample.values) hours = std::min(hours, values.size());
    std::vector<double> at_hour(sample.values.size());
    for (std::size_t hour = 0; hour < hours; ++hour) {
        std::transform(sample.values.begin(), sample.values.end(), at_hour.begin(),
                       [&](const auto& values) { return values[hour]; });
        std::sort(at_hour.begin(), at_hour.end());
        band.p10.push_back(quantile(at_hour, 0.1));
        band.p50.push_back(quantile(at_hour, 0.5));
        band.p90.push_back(quantile(at_hour, 0.9));
    }
    return band;
}

}  // namespace umbral::analysis
