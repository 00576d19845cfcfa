#include "base/distribution.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numeric>
#include <utility>

#include "base/families.hpp"
#include "base/i18n.hpp"

namespace umbral {

namespace {

/// A truncated normal's interval must hold at least this probability of the normal, or its moments lose their digits.
constexpr double least_truncated_mass = 1e-12;
/// Gamma shapes and lognormal sigmas beyond these are slips of the pen, and overflow.
constexpr double least_gamma_shape = 0.01;
constexpr double most_gamma_shape = 1e8;
constexpr double most_lognormal_sigma = 5;
constexpr double least_weibull_shape = 0.1;

struct Parameter {
    const char* name;
    double value;
};

std::string why_not_finite(std::initializer_list<Parameter> parameters) {
    for (const Parameter& parameter : parameters) {
        if (!std::isfinite(parameter.value))
            return fmt::format(fmt::runtime(tr("{} must be a finite number")), parameter.name);
    }
    return {};
}

/// Finite, and greater than 0.
std::string why_not_positive(std::initializer_list<Parameter> parameters) {
    if (std::string why = why_not_finite(parameters); !why.empty()) return why;
    for (const Parameter& parameter : parameters) {
        if (parameter.value <= 0) return fmt::format(fmt::runtime(tr("{} must be greater than 0")), parameter.name);
    }
    return {};
}

std::string why_not_between(const Parameter& parameter, double low, double high) {
    if (parameter.value >= low && parameter.value <= high) return {};
    return fmt::format(fmt::runtime(tr("{} must be between {} and {}")), parameter.name, low, high);
}

std::string why_not_below(const Parameter& lower, const Parameter& upper) {
    if (lower.value < upper.value) return {};
    return fmt::format(fmt::runtime(tr("{} must be less than {}")), lower.name, upper.name);
}

std::string first_of(std::initializer_list<std::string> reasons) {
    for (const std::string& reason : reasons) {
        if (!reason.empty()) return reason;
    }
    return {};
}

std::string why_bad(const Constant& d) { return why_not_finite({{"value", d.value}}); }
std::string why_bad(const Exponential& d) { return why_not_positive({{"mean", d.mean}}); }

std::string why_bad(const Erlang& d) {
    return first_of({why_not_positive({{"mean", d.mean}}), why_not_between({"k", static_cast<double>(d.k)}, 1, 1000)});
}

std::string why_bad(const Gamma& d) {
    if (std::string why = why_not_positive({{"mean", d.mean}}); !why.empty()) return why;
    if (d.sd == 0) return {};
    if (std::string why = why_not_positive({{"sd", d.sd}}); !why.empty()) return why;
    const double inverse_cv = d.mean / d.sd;
    if (inverse_cv * inverse_cv > most_gamma_shape) return tr("sd is too small beside mean; write sd 0 for a constant");
    if (inverse_cv * inverse_cv >= least_gamma_shape) return {};
    return fmt::format(fmt::runtime(tr("sd must be at most {} times mean")), 1 / std::sqrt(least_gamma_shape));
}

std::string why_bad(const Weibull& d) {
    return first_of({why_not_positive({{"shape", d.shape}, {"mean", d.mean}}),
                     why_not_between({"shape", d.shape}, least_weibull_shape, 100)});
}

std::string why_bad(const LogNormal& d) {
    if (std::string why = why_not_positive({{"mean", d.mean}}); !why.empty()) return why;
    if (d.sd == 0) return {};
    if (std::string why = why_not_positive({{"sd", d.sd}}); !why.empty()) return why;
    if (scaled_shape(d).shape.first <= most_lognormal_sigma) return {};
    return tr("sd is too large beside mean");
}

std::string why_bad(const LogNormalMedian& d) {
    if (std::string why = why_not_positive({{"median", d.median}, {"p95", d.p95}}); !why.empty()) return why;
    if (d.p95 == d.median) return {};
    if (std::string why = why_not_below({"median", d.median}, {"p95", d.p95}); !why.empty()) return why;
    if (scaled_shape(d).shape.first <= most_lognormal_sigma) return {};
    return tr("p95 is too large beside median");
}

std::string why_bad(const TruncatedNormal& d) {
    std::string why =
        first_of({why_not_finite({{"mean", d.mean}, {"lower", d.lower}, {"upper", d.upper}}),
                  why_not_positive({{"sd", d.sd}}), why_not_below({"lower", d.lower}, {"upper", d.upper})});
    if (!why.empty()) return why;
    const Shape shape = scaled_shape(d).shape;
    if (normal_mass(shape.first, shape.second) >= least_truncated_mass) return {};
    return tr("lower and upper leave next to nothing of the normal distribution; move them closer to mean");
}

std::string why_bad(const Triangular& d) {
    if (std::string why = why_not_finite({{"low", d.low}, {"mode", d.mode}, {"high", d.high}}); !why.empty())
        return why;
    if (d.low <= d.mode && d.mode <= d.high) return {};
    return tr("low, mode and high must be in ascending order");
}

std::string why_bad(const Uniform& d) {
    if (std::string why = why_not_finite({{"low", d.low}, {"high", d.high}}); !why.empty()) return why;
    return d.low <= d.high ? std::string{} : std::string{tr("low must not be greater than high")};
}

std::string why_bad(const Discrete& d) {
    if (d.values.empty()) return tr("values must not be empty");
    if (d.values.size() != d.weights.size())
        return fmt::format(fmt::runtime(tr("there are {} values but {} weights")), d.values.size(), d.weights.size());
    for (const double value : d.values) {
        if (!std::isfinite(value)) return tr("every value must be a finite number");
    }
    for (const double weight : d.weights) {
        if (!std::isfinite(weight) || weight < 0) return tr("every weight must be a finite number, 0 or more");
    }
    const double sum = std::accumulate(d.weights.begin(), d.weights.end(), 0.0);
    return sum > 0 && std::isfinite(sum) ? std::string{}
                                         : std::string{tr("at least one weight must be greater than 0")};
}

std::string why_bad(const Empirical& d) {
    if (d.values.empty()) return tr("values must not be empty");
    const bool finite = std::all_of(d.values.begin(), d.values.end(), [](double v) { return std::isfinite(v); });
    return finite ? std::string{} : std::string{tr("every value must be a finite number")};
}

double weighted_mean(const Discrete& d) {
    const double sum = std::accumulate(d.weights.begin(), d.weights.end(), 0.0);
    return std::inner_product(d.values.begin(), d.values.end(), d.weights.begin(), 0.0) / sum;
}

Moments moments(const Constant& d) { return {d.value, 0}; }
Moments moments(const Exponential& d) { return {d.mean, d.mean * d.mean}; }
Moments moments(const Erlang& d) { return {d.mean, d.mean * d.mean / d.k}; }
Moments moments(const Gamma& d) { return {d.mean, d.sd * d.sd}; }
Moments moments(const LogNormal& d) { return {d.mean, d.sd * d.sd}; }
Moments moments(const Uniform& d) { return {(d.low + d.high) / 2, (d.high - d.low) * (d.high - d.low) / 12}; }

Moments moments(const Weibull& d) {
    const double first = std::tgamma(1 + 1 / d.shape);
    const double second = std::tgamma(1 + 2 / d.shape);
    return {d.mean, d.mean * d.mean * (second / (first * first) - 1)};
}

Moments moments(const LogNormalMedian& d) {
    if (d.p95 == d.median) return {d.median, 0};
    const double sigma = scaled_shape(d).shape.first;
    const double mean = d.median * std::exp(0.5 * sigma * sigma);
    return {mean, mean * mean * std::expm1(sigma * sigma)};
}

Moments moments(const TruncatedNormal& d) {
    const ScaledShape s = scaled_shape(d);
    const Moments standard = truncated_normal_moments(s.shape.first, s.shape.second);
    return {s.offset + s.scale * standard.mean, s.scale * s.scale * standard.variance};
}

Moments moments(const Triangular& d) {
    const double a = d.mode - d.low;
    const double b = d.high - d.mode;
    return {(d.low + d.mode + d.high) / 3, (a * a + b * b + a * b) / 18};
}

Moments moments(const Discrete& d) {
    const double mean = weighted_mean(d);
    Discrete squares = d;
    for (double& value : squares.values) value = (value - mean) * (value - mean);
    return {mean, weighted_mean(squares)};
}

Moments moments(const Empirical& d) { return moments(Discrete{d.values, std::vector<double>(d.values.size(), 1.0)}); }

template <class Family>
double quantile(const Family& d, double p) {
    const ScaledShape s = scaled_shape(d);
    return s.offset + s.scale * shape_quantile(s.shape)(p);
}

double quantile(const Constant& d, double) { return d.value; }
double quantile(const Uniform& d, double p) { return d.low + p * (d.high - d.low); }

double quantile(const Triangular& d, double p) {
    const double width = d.high - d.low;
    const double rising = d.mode - d.low;
    if (p * width < rising) return d.low + std::sqrt(p * width * rising);
    return d.high - std::sqrt((1 - p) * width * (d.high - d.mode));
}

double quantile(const Discrete& d, double p) {
    std::vector<std::pair<double, double>> points;
    for (std::size_t i = 0; i < d.values.size(); ++i) {
        if (d.weights[i] > 0) points.emplace_back(d.values[i], d.weights[i]);
    }
    std::sort(points.begin(), points.end());
    double left = p * std::accumulate(d.weights.begin(), d.weights.end(), 0.0);
    for (const auto& [value, weight] : points) {
        if (left < weight) return value;
        left -= weight;
    }
    return points.back().first;
}

double quantile(const Empirical& d, double p) {
    std::vector<double> sorted = d.values;
    std::sort(sorted.begin(), sorted.end());
    const double index = p * static_cast<double>(sorted.size());
    return sorted[std::min(static_cast<std::size_t>(index), sorted.size() - 1)];
}

}  // namespace

std::string why_invalid(const DistributionSpec& spec) {
    return std::visit([](const auto& d) { return why_bad(d); }, spec);
}

double mean_of(const DistributionSpec& spec) {
    return std::visit([](const auto& d) { return moments(d).mean; }, spec);
}

double variance_of(const DistributionSpec& spec) {
    return std::visit([](const auto& d) { return moments(d).variance; }, spec);
}

bool is_constant(const DistributionSpec& spec) {
    if (const auto* d = std::get_if<Triangular>(&spec)) return d->low == d->high;
    if (const auto* d = std::get_if<Uniform>(&spec)) return d->low == d->high;
    if (const auto* d = std::get_if<Gamma>(&spec)) return d->sd == 0;
    if (const auto* d = std::get_if<LogNormal>(&spec)) return d->sd == 0;
    if (const auto* d = std::get_if<LogNormalMedian>(&spec)) return d->median == d->p95;
    return std::holds_alternative<Constant>(spec);
}

double exact_quantile(const DistributionSpec& spec, double p) {
    if (is_constant(spec)) return mean_of(spec);
    return std::visit([p](const auto& d) { return quantile(d, p); }, spec);
}

}  // namespace umbral
