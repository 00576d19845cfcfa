#include "analysis/summary.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <numeric>

#include "base/check.hpp"

namespace umbral::analysis {
namespace {

double mean_of(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace

double quantile(const std::vector<double>& ascending, double level) {
    UMBRAL_CHECK(!ascending.empty() && level >= 0 && level <= 1);
    const double position = level * static_cast<double>(ascending.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    if (below + 1 == ascending.size()) return ascending.back();
    const double fraction = position - static_cast<double>(below);
    return ascending[below] + fraction * (ascending[below + 1] - ascending[below]);
}

std::optional<double> half_width_95(const std::vector<double>& values) {
    if (values.size() < 2) return std::nullopt;
    const double mean = mean_of(values);
    const double squares = std::accumulate(values.begin(), values.end(), 0.0,
                                           [&](double sum, double v) { return sum + (v - mean) * (v - mean); });
    const auto n = static_cast<double>(values.size());
    const double t = boost::math::quantile(boost::math::students_t(n - 1), 0.975);
    return t * std::sqrt(squares / (n - 1) / n);
}

Summary summarise(const std::vector<std::optional<double>>& values) {
    std::vector<double> defined;
    for (const auto& value : values) {
        if (value) defined.push_back(*value);
    }
    Summary summary;
    summary.count = defined.size();
    summary.missing = values.size() - defined.size();
    if (defined.empty()) return summary;
    summary.mean = mean_of(defined);
    if (const auto half_width = half_width_95(defined)) {
        const bool never_negative = *std::min_element(defined.begin(), defined.end()) >= 0;
        summary.ci95_low = *summary.mean - *half_width;
        if (never_negative) summary.ci95_low = std::max(0.0, *summary.ci95_low);
        summary.ci95_high = *summary.mean + *half_width;
    }
    std::sort(defined.begin(), defined.end());
    summary.p10 = quantile(defined, 0.1);
    summary.p50 = quantile(defined, 0.5);
    summary.p90 = quantile(defined, 0.9);
    return summary;
}

}  // namespace umbral::analysis
