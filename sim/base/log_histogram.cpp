#include "base/log_histogram.hpp"

#include <algorithm>

namespace umbral {

namespace {

/// Room for every bin of the octave, so that a histogram grows a few times in all.
constexpr std::size_t growth_bins = 128;

/// The last probability reached by a sum of rounded steps may lie this far below the exact one.
constexpr double rounding_tolerance = 1e-12;

void add_bins(std::vector<std::uint64_t>& into, const std::vector<std::uint64_t>& from) {
    if (into.size() < from.size()) into.resize(from.size());
    for (std::size_t bin = 0; bin < from.size(); ++bin) into[bin] += from[bin];
}

}  // namespace

void LogHistogram::grow(std::vector<std::uint64_t>& bins, std::size_t bin) {
    bins.resize((bin / growth_bins + 1) * growth_bins);
}

void LogHistogram::add_censored(TimeUs duration_us, std::uint32_t persons) {
    const std::size_t bin = bin_of(duration_us);
    if (bin >= censored_.size()) grow(censored_, bin);
    censored_[bin] += persons;
    censored_persons_ += persons;
}

void LogHistogram::merge(const LogHistogram& other) {
    add_bins(event_, other.event_);
    add_bins(censored_, other.censored_);
    event_persons_ += other.event_persons_;
    censored_persons_ += other.censored_persons_;
    sum_us_ += other.sum_us_;
}

void LogHistogram::clear() { *this = LogHistogram{}; }

std::uint64_t LogHistogram::positive_persons() const { return event_persons_ - (event_.empty() ? 0 : event_.front()); }

std::optional<double> LogHistogram::mean_us() const {
    if (event_persons_ == 0) return std::nullopt;
    return static_cast<double>(sum_us_) / static_cast<double>(event_persons_);
}

double LogHistogram::lower_edge_us(std::size_t bin) {
    if (bin == 0) return 0;
    const std::size_t step = bin - 1;
    const std::size_t shift = step < 2 * bins_per_octave ? 0 : step / bins_per_octave - 1;
    const double mantissa = static_cast<double>(step - shift * bins_per_octave);
    return mantissa * static_cast<double>(std::uint64_t{1} << (shift + finest_bits));
}

std::optional<double> LogHistogram::quantile_us(double level) const {
    double at_risk = static_cast<double>(event_persons_ + censored_persons_);
    double survival = 1;
    for (std::size_t bin = 0; bin < event_.size(); ++bin) {
        const double events = static_cast<double>(event_[bin]);
        if (events > 0) {
            const double survival_after = survival * (1 - events / at_risk);
            if (1 - survival_after >= level - rounding_tolerance) {
                if (bin == 0) return 0.0;
                const double share = std::clamp((level - (1 - survival)) / (survival - survival_after), 0.0, 1.0);
                const double lower_us = lower_edge_us(bin);
                return lower_us + share * (lower_edge_us(bin + 1) - lower_us);
            }
            survival = survival_after;
        }
        at_risk -= events + (bin < censored_.size() ? static_cast<double>(censored_[bin]) : 0.0);
    }
    return std::nullopt;
}

}  // namespace umbral
