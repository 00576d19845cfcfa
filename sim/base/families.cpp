#include "base/families.hpp"

#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <numbers>

namespace umbral {

namespace {

/// Doubles throughout (long doubles would be slow), and limits instead of exceptions.
using Policy =
    boost::math::policies::policy<boost::math::policies::promote_double<false>,
                                  boost::math::policies::overflow_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::underflow_error<boost::math::policies::ignore_error>>;

constexpr double z_95 = 1.6448536269514722;  // 95 % point of the standard normal

/// Probability that a standard normal is above z.
double normal_upper(double z) { return 0.5 * std::erfc(z / std::numbers::sqrt2); }
double normal_density(double z) { return std::exp(-0.5 * z * z) / std::sqrt(2 * std::numbers::pi); }
/// The z above which a standard normal lies with the given probability.
double normal_upper_quantile(double probability) {
    return std::numbers::sqrt2 * boost::math::erfc_inv(2 * probability, Policy());
}

double gamma_quantile(double shape, double p) {
    const double x =
        p < 0.5 ? boost::math::gamma_p_inv(shape, p, Policy()) : boost::math::gamma_q_inv(shape, 1 - p, Policy());
    return x / shape;
}

/// The quantile of a normal cut to [lower, upper], counted from the end that keeps the digits.
double truncated_normal_quantile(double lower, double upper, double p) {
    if (lower > 0) {
        const double above_lower = normal_upper(lower);
        return normal_upper_quantile(above_lower - p * normal_mass(lower, upper));
    }
    if (upper < 0) return -truncated_normal_quantile(-upper, -lower, 1 - p);
    const double below = normal_upper(-lower) + p * normal_mass(lower, upper);
    if (below < 0.5) return -normal_upper_quantile(below);
    return normal_upper_quantile(normal_upper(upper) + (1 - p) * normal_mass(lower, upper));
}

}  // namespace

std::function<double(double)> shape_quantile(const Shape& shape) {
    const double first = shape.first;
    const double second = shape.second;
    switch (shape.family) {
        case Shape::Family::gamma:
            return [first](double p) { return gamma_quantile(first, p); };
        case Shape::Family::weibull:
            return [first](double p) { return std::pow(-std::log1p(-p), 1 / first); };
        case Shape::Family::lognormal:
            return [first](double p) {
                const double z = p < 0.5 ? -normal_upper_quantile(p) : normal_upper_quantile(1 - p);
                return std::exp(first * z);
            };
        case Shape::Family::truncated_normal:
            return [first, second](double p) { return truncated_normal_quantile(first, second, p); };
        case Shape::Family::exponential:
            break;
    }
    return [](double p) { return -std::log1p(-p); };
}

ScaledShape scaled_shape(const Exponential& spec) { return {{Shape::Family::exponential}, spec.mean}; }

ScaledShape scaled_shape(const Erlang& spec) {
    if (spec.k == 1) return scaled_shape(Exponential{spec.mean});
    return {{Shape::Family::gamma, static_cast<double>(spec.k)}, spec.mean};
}

ScaledShape scaled_shape(const Gamma& spec) {
    const double inverse_cv = spec.mean / spec.sd;
    return {{Shape::Family::gamma, inverse_cv * inverse_cv}, spec.mean};
}

ScaledShape scaled_shape(const Weibull& spec) {
    return {{Shape::Family::weibull, spec.shape}, spec.mean / std::tgamma(1 + 1 / spec.shape)};
}

ScaledShape scaled_shape(const LogNormal& spec) {
    const double cv = spec.sd / spec.mean;
    const double sigma = std::sqrt(std::log1p(cv * cv));
    return {{Shape::Family::lognormal, sigma}, spec.mean * std::exp(-0.5 * sigma * sigma)};
}

ScaledShape scaled_shape(const LogNormalMedian& spec) {
    return {{Shape::Family::lognormal, std::log(spec.p95 / spec.median) / z_95}, spec.median};
}

ScaledShape scaled_shape(const TruncatedNormal& spec) {
    const Shape shape{Shape::Family::truncated_normal, (spec.lower - spec.mean) / spec.sd,
                      (spec.upper - spec.mean) / spec.sd};
    return {shape, spec.sd, spec.mean};
}

double normal_mass(double lower, double upper) {
    if (upper < 0) return normal_mass(-upper, -lower);
    if (lower > 0) return normal_upper(lower) - normal_upper(upper);
    return 1 - normal_upper(-lower) - normal_upper(upper);
}

Moments truncated_normal_moments(double lower, double upper) {
    const double mass = normal_mass(lower, upper);
    const double lower_density = normal_density(lower) / mass;
    const double upper_density = normal_density(upper) / mass;
    const double mean = lower_density - upper_density;
    const double lower_term = lower_density > 0 ? lower * lower_density : 0;
    const double upper_term = upper_density > 0 ? upper * upper_density : 0;
    return {mean, 1 + lower_term - upper_term - mean * mean};
}

}  // namespace umbral
