#include "scenario/support.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace umbral::scenario {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

struct SupportVisitor {
    Range operator()(const Constant& s) const { return {s.value, s.value}; }
    Range operator()(const TruncatedNormal& s) const { return {s.lower, s.upper >= 1e300 ? infinite : s.upper}; }
    Range operator()(const Triangular& s) const { return {s.low, s.high}; }
    Range operator()(const Uniform& s) const { return {s.low, s.high}; }
    Range operator()(const Empirical& s) const {
        const auto [low, high] = std::minmax_element(s.values.begin(), s.values.end());
        return {*low, *high};
    }
    Range operator()(const Discrete& s) const {
        Range range{infinite, -infinite};
        for (std::size_t i = 0; i < s.values.size(); ++i) {
            if (s.weights[i] <= 0) continue;  // never drawn
            range.low = std::min(range.low, s.values[i]);
            range.high = std::max(range.high, s.values[i]);
        }
        return range;
    }
    template <class Other>
    Range operator()(const Other&) const {
        return {0, infinite};
    }
};

}  // namespace

Range support_of(const DistributionSpec& spec) { return std::visit(SupportVisitor{}, spec); }

Range practical_range(const DistributionSpec& spec) {
    constexpr double tail = 0.001;
    Range range = support_of(spec);
    if (std::isfinite(range.low) && std::isfinite(range.high)) return range;
    return {exact_quantile(spec, tail), exact_quantile(spec, 1 - tail)};
}

double lowest(const Quantity& quantity) {
    return quantity.is_uncertain() ? practical_range(*quantity.spread).low : quantity.value;
}

double highest(const Quantity& quantity) {
    return quantity.is_uncertain() ? practical_range(*quantity.spread).high : quantity.value;
}

}  // namespace umbral::scenario
