#pragma once
// Weighted durations in logarithmic bins: quantiles within 1 % in constant memory, with censoring.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/time.hpp"

namespace umbral {

/// A histogram of durations whose bins are at most 1 % wide from 1 s on and 8.2 ms below; 0 has a bin of its own.
///
/// Holds two weights per bin: durations that ended in the event of interest (served) and those cut short (censored:
/// left, or still waiting at the horizon). Weights are persons. Merging two histograms adds them bin by bin, exactly
/// and in any order. Memory: 8 bytes per bin up to the longest duration (about 19 kB for waits of up to three days).
class LogHistogram {
  public:
    /// Adds a duration that ended in the event. Inline and branch-light: a few ns.
    /// @pre duration_us >= 0
    void add(TimeUs duration_us, std::uint32_t persons) {
        const std::size_t bin = bin_of(duration_us);
        if (bin >= event_.size()) [[unlikely]]
            grow(event_, bin);
        event_[bin] += persons;
        event_persons_ += persons;
        sum_us_ += static_cast<PersonUs>(duration_us) * persons;
    }
    /// Adds a duration cut short before the event.
    /// @pre duration_us >= 0
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
    ///
    /// A duration censored in a bin counts as at risk for all events of that bin.
    /// @param level  in (0, 1)
    /// @source Kaplan & Meier 1958
    [[nodiscard]] std::optional<double> quantile_us(double level) const;

    /// Bin index of a duration: 0 for 0, then steps of 2^13 us up to 2^21 us, then 128 steps per octave.
    [[nodiscard]] static std::size_t bin_of(TimeUs duration_us) {
        if (duration_us == 0) return 0;
        const std::uint64_t fine = static_cast<std::uint64_t>(duration_us) >> finest_bits;
        const auto width = static_cast<int>(std::bit_width(fine));
        const unsigned shift = width > mantissa_bits ? static_cast<unsigned>(width - mantissa_bits) : 0u;
        return 1 + shift * bins_per_octave + static_cast<std::size_t>(fine >> shift);
    }
    /// Lower edge of a bin [us].
    [[nodiscard]] static double lower_edge_us(std::size_t bin);

  private:
    // Ten million people waiting a year overflow 64 bits.
    __extension__ typedef unsigned __int128 PersonUs;  // NOLINT(modernize-use-using): __extension__ needs typedef

    static constexpr std::size_t bins_per_octave = 128;
    static constexpr int mantissa_bits = 8;      // leading bits that name a bin: 128 .. 255
    static constexpr unsigned finest_bits = 13;  // the finest step is 2^13 us

    static void grow(std::vector<std::uint64_t>& bins, std::size_t bin);

    std::vector<std::uint64_t> event_;
    std::vector<std::uint64_t> censored_;
    std::uint64_t event_persons_ = 0;
    std::uint64_t censored_persons_ = 0;
    PersonUs sum_us_ = 0;
};

}  // namespace umbral
