#pragma once
// The standard shapes behind the distribution families: what remains when location and scale are taken out. A
// sampling table is built and shared per shape.

#include <compare>
#include <functional>
#include <variant>

#include "base/distribution.hpp"

namespace umbral {

/// One standard distribution, sampled through a table: the family's members are offset + scale x it.
struct Shape {
    enum class Family { exponential, gamma, weibull, lognormal, truncated_normal };
    Family family = Family::exponential;
    double first = 0;   ///< gamma, Weibull: shape; lognormal: sigma; truncated normal: lower bound [sd from the mean]
    double second = 0;  ///< truncated normal: upper bound [sd from the mean]
    friend auto operator<=>(const Shape&, const Shape&) = default;
};

/// A distribution as offset + scale x shape.
struct ScaledShape {
    Shape shape;
    double scale = 1;
    double offset = 0;
};

/// The quantile function of a standard shape on (0, 1): exact to about 1e-14 relative, in both tails.
[[nodiscard]] std::function<double(double)> shape_quantile(const Shape& shape);

/// The shape behind a family. Exponential and gamma have mean 1 before scaling, Weibull scale 1, lognormal median 1.
/// @pre why_invalid(spec) is empty; a lognormal or gamma has sd > 0
[[nodiscard]] ScaledShape scaled_shape(const Exponential& spec);
[[nodiscard]] ScaledShape scaled_shape(const Erlang& spec);
[[nodiscard]] ScaledShape scaled_shape(const Gamma& spec);
[[nodiscard]] ScaledShape scaled_shape(const Weibull& spec);
[[nodiscard]] ScaledShape scaled_shape(const LogNormal& spec);
[[nodiscard]] ScaledShape scaled_shape(const LogNormalMedian& spec);
[[nodiscard]] ScaledShape scaled_shape(const TruncatedNormal& spec);

/// Mean and variance of a normal cut to [lower, upper], all in standard deviations from its mean.
struct Moments {
    double mean = 0;
    double variance = 0;
};
[[nodiscard]] Moments truncated_normal_moments(double lower, double upper);
/// Probability that a standard normal falls in [lower, upper], accurate far from 0 too.
[[nodiscard]] double normal_mass(double lower, double upper);

}  // namespace umbral
