#pragma once
// Probability distributions by name, and their sampling by inverse transform. One uniform word gives one value, so
// that common random numbers hold across plans. Sampling tables are built once per shape and shared.

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/quantile_table.hpp"

namespace umbral {

// Every parameter is in the unit of the quantity sampled. `mean` and `sd` are of the distribution itself.
struct Constant {
    double value = 0;
};
struct Exponential {
    double mean = 1;
};
struct Erlang {
    int k = 1;
    double mean = 1;
};
struct Gamma {
    double mean = 1;
    double sd = 1;
};
struct Weibull {
    double shape = 1;
    double mean = 1;
};
/// By mean and standard deviation
struct LogNormal {
    double mean = 1;
    double sd = 1;
};
struct LogNormalMedian {
    double median = 1;
    double p95 = 2;
};
/// A normal with this mean and sd, cut to [lower, upper].
struct TruncatedNormal {
    double mean = 0;
    double sd = 1;
    double lower = 0;
    double upper = 1e300;
};
struct Triangular {
    double low = 0;
    double mode = 0;
    double high = 1;
};
struct Uniform {
    double low = 0;
    double high = 1;
};
/// Weights need not add up to 1.
struct Discrete {
    std::vector<double> values;
    std::vector<double> weights;
};
/// Each value equally likely.
struct Empirical {
    std::vector<double> values;
};

using DistributionSpec = std::variant<Constant, Exponential, Erlang, Gamma, Weibull, LogNormal, LogNormalMedian,
                                      TruncatedNormal, Triangular, Uniform, Discrete, Empirical>;

/// Why a distribution cannot be (a sentence in the user's language, naming the parameter), or empty when it can.
[[nodiscard]] std::string why_invalid(const DistributionSpec& spec);
[[nodiscard]] double mean_of(const DistributionSpec& spec);
[[nodiscard]] double variance_of(const DistributionSpec& spec);
/// Whether only one value is possible: a Constant, or another family without spread.
[[nodiscard]] bool is_constant(const DistributionSpec& spec);
/// The exact quantile; p in (0, 1). Slow (iterates for gamma); for tables, tests and tails.
[[nodiscard]] double exact_quantile(const DistributionSpec& spec, double p);

/// Draws values of one distribution by inverse transform. Cheap to copy; thread-safe to use.
///
/// Continuous families go through a QuantileTable (mean within 0.1 %, second moment 0.5 %, 99.9 % point 1 %; in
/// practice far better), built once per family and shape and shared through a process-wide cache; Constant, Uniform,
/// Triangular, Discrete and Empirical are exact. Values are multiplied by `unit` (for example hours to microseconds).
class Sampler {
  public:
    Sampler() = default;  ///< always 0
    /// @throws std::invalid_argument  why_invalid(spec) is not empty
    explicit Sampler(const DistributionSpec& spec, double unit = 1.0);

    /// The value at probability (word + 0.5) / 2^32, times unit. A few ns.
    [[nodiscard]] double operator()(std::uint32_t word) const {
        switch (kind_) {
            case Kind::constant:
                return offset_;
            case Kind::table:
                return offset_ + scale_ * table_->quantile(word);
            case Kind::linear:
                return offset_ + scale_ * ((static_cast<double>(word) + 0.5) * 0x1p-32);
            default:
                return slow(word);
        }
    }
    /// The value as whole microseconds (unit must make it so), never negative, at most 30,000 years, so that it can
    /// be added to a time.
    [[nodiscard]] std::int64_t us(std::uint32_t word) const {
        const double value = (*this)(word);
        if (value <= 0) return 0;
        // NOLINTNEXTLINE(bugprone-incorrect-roundings): positive here, and llround is a call
        return static_cast<std::int64_t>(value < most_us ? value + 0.5 : most_us);
    }
    [[nodiscard]] bool is_constant() const { return kind_ == Kind::constant; }
    /// Mean of the values drawn (exact, times unit).
    [[nodiscard]] double mean() const { return mean_; }

  private:
    static constexpr double most_us = 1e18;
    enum class Kind : std::uint8_t { constant, table, linear, triangular, steps };
    struct Steps;  // values with cumulative weights
    template <class Family>
    void prepare(const Family& spec);
    [[nodiscard]] double slow(std::uint32_t word) const;

    Kind kind_ = Kind::constant;
    double offset_ = 0;
    double scale_ = 1;
    double mean_ = 0;
    std::shared_ptr<const QuantileTable> table_;
    std::shared_ptr<const Steps> steps_;
    double mode_fraction_ = 0;  // triangular: (mode - low) / (high - low)
};

}  // namespace umbral
