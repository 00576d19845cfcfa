#pragma once
// Weighted durations in logarithmic bins: quantiles within 1 % in constant memory, with censoring.

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/time.hpp"

namespace umbral {

/// A histogram of durations (0 to about 20 years) whose bins are at most 1 % wide; 0 has a bin of its own.
///
/// Holds two weights per bin: durations that ended in the event of interest (served) and those cut short (censored:
/// left, or still waiting at the horizon). Weights are persons. Merging two histograms adds them bin by bin.
class LogHistogram {
  public:
    /// Adds a duration that ended in the event. Inline and branch-light: a few ns.
    void add(TimeUs duration_us, std::uint32_t persons) {
        const std::size_t bin = bin_of(duration_us);
        if (bin >= event_.size()) grow(bin);
        event_[bin] += persons;
        event_persons_ += persons;
        sum_us_ += static_cast<double>(duration_us) * persons;
    }
    /// Adds a duration cut short before the event.
    void add_censored(TimeUs duration_us, std::uint32_t persons);
    void merge(const LogHistogram& other);
    void clear();

    [[nodiscard]] std::uint64_t event_persons() const { return event_persons_; }
    [[nodiscard]] std::uint64_t censored_persons() const { return censored_persons_; }
    /// Persons whose duration was more than 0 (events only).
    [[nodiscard]] std::uint64_t positive_persons() const;
    /// Exact mean of the durations that ended in the event [us]; empty without any.
    [[nodiscard]] std::optional<double> mean_us() const;
    /// Kaplan-Meier quantile over the bins, linear inside a bin [us]; empty above the last event and for no events.
    /// @param level  in (0, 1)
    /// @source Kaplan & Meier 1958
    [[nodiscard]] std::optional<double> quantile_us(double level) const;

    /// Bin index of a duration: 0 for 0, then 128 bins per octave of microseconds from 1 s on (finer is linear).
    [[nodiscard]] static std::size_t bin_of(TimeUs duration_us);
    /// Lower edge of a bin [us].
    [[nodiscard]] static double lower_edge_us(std::size_t bin);

  private:
    void grow(std::size_t bin);
    std::vector<std::uint64_t> event_;
    std::vector<std::uint64_t> censored_;
    std::uint64_t event_persons_ = 0;
    std::uint64_t censored_persons_ = 0;
    double sum_us_ = 0;
};

}  // namespace umbral
