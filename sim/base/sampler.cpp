#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "base/distribution.hpp"
#include "base/families.hpp"

namespace umbral {

/// Values in ascending order; value i ends where the next begins, at word `ends[i]` of 2^32.
struct Sampler::Steps {
    std::vector<double> values;
    std::vector<double> ends;  // empty: all equally likely
};

namespace {

/// The tables built so far, by shape. Values never change once built, so sharing them cannot change a result.
class TableCache {
  public:
    std::shared_ptr<const QuantileTable> table(const Shape& shape) {
        const std::lock_guard lock(mutex_);
        if (const auto found = tables_.find(shape); found != tables_.end()) return found->second;
        // Parameters drawn anew in every replication make a shape each: drop those nobody holds.
        if (tables_.size() >= most_tables)
            std::erase_if(tables_, [](const auto& entry) { return entry.second.use_count() == 1; });
        return tables_.emplace(shape, std::make_shared<const QuantileTable>(shape_quantile(shape))).first->second;
    }

  private:
    static constexpr std::size_t most_tables = 256;  // about 10 MB
    std::mutex mutex_;
    std::map<Shape, std::shared_ptr<const QuantileTable>> tables_;
};

std::shared_ptr<const QuantileTable> shared_table(const Shape& shape) {
    static TableCache cache;
    return cache.table(shape);
}

/// Ends of the steps in words, from weights in the order of their values.
std::vector<double> ends_of(const std::vector<double>& weights) {
    std::vector<double> ends(weights.size());
    std::partial_sum(weights.begin(), weights.end(), ends.begin());
    const double sum = ends.back();
    for (double& end : ends) end *= 0x1p32 / sum;
    return ends;
}

}  // namespace

template <class Family>
void Sampler::prepare(const Family& spec) {
    const ScaledShape scaled = scaled_shape(spec);
    kind_ = Kind::table;
    offset_ = scaled.offset;
    scale_ = scaled.scale;
    table_ = shared_table(scaled.shape);
}

template <>
void Sampler::prepare(const Constant& spec) {
    offset_ = spec.value;
}

template <>
void Sampler::prepare(const Uniform& spec) {
    kind_ = Kind::linear;
    offset_ = spec.low;
    scale_ = spec.high - spec.low;
}

template <>
void Sampler::prepare(const Triangular& spec) {
    kind_ = Kind::triangular;
    offset_ = spec.low;
    scale_ = spec.high - spec.low;
    mode_fraction_ = (spec.mode - spec.low) / scale_;
}

template <>
void Sampler::prepare(const Discrete& spec) {
    std::vector<std::pair<double, double>> points;
    for (std::size_t i = 0; i < spec.values.size(); ++i) {
        if (spec.weights[i] > 0) points.emplace_back(spec.values[i], spec.weights[i]);
    }
    std::sort(points.begin(), points.end());
    Steps steps;
    std::vector<double> weights;
    for (const auto& [value, weight] : points) {
        steps.values.push_back(value);
        weights.push_back(weight);
    }
    steps.ends = ends_of(weights);
    kind_ = Kind::steps;
    steps_ = std::make_shared<const Steps>(std::move(steps));
}

template <>
void Sampler::prepare(const Empirical& spec) {
    Steps steps{spec.values, {}};
    std::sort(steps.values.begin(), steps.values.end());
    kind_ = Kind::steps;
    steps_ = std::make_shared<const Steps>(std::move(steps));
}

Sampler::Sampler(const DistributionSpec& spec, double unit) {
    if (const std::string why = why_invalid(spec); !why.empty()) throw std::invalid_argument(why);
    mean_ = mean_of(spec) * unit;
    if (umbral::is_constant(spec)) {
        offset_ = mean_;
        return;
    }
    std::visit([this](const auto& d) { prepare(d); }, spec);
    offset_ *= unit;
    scale_ *= unit;
}

double Sampler::slow(std::uint32_t word) const {
    const double in_words = static_cast<double>(word) + 0.5;
    if (kind_ == Kind::triangular) {
        const double p = in_words * 0x1p-32;
        const double fraction =
            p < mode_fraction_ ? std::sqrt(p * mode_fraction_) : 1 - std::sqrt((1 - p) * (1 - mode_fraction_));
        return offset_ + scale_ * fraction;
    }
    const std::vector<double>& values = steps_->values;
    std::size_t index = 0;
    if (steps_->ends.empty()) {
        index = static_cast<std::size_t>((static_cast<std::uint64_t>(word) * values.size()) >> 32);
    } else {
        const auto end = std::upper_bound(steps_->ends.begin(), steps_->ends.end() - 1, in_words);
        index = static_cast<std::size_t>(end - steps_->ends.begin());
    }
    return offset_ + scale_ * values[index];
}

}  // namespace umbral
