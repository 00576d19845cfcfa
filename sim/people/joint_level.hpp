#pragma once
// Levels summed over sites: their peaks, exactly, although within a window one site is advanced after the other.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/time.hpp"

namespace umbral::people {

/// A number of people at all sites together and in each country, with its peaks.
///
/// Changes come in the order of time within a group of sites, and one group after the other. They are kept until all
/// groups have come to the same instant; then `settle` takes them in the order of time, those of one instant by group.
/// Taking them apart first tells in most windows that no peak can have been passed, and spares the sorting. Where all
/// sites are in one group, changes are counted at once and nothing is kept.
class JointLevel {
  public:
    JointLevel() = default;
    /// @param countries  1 where only the sum over all is wanted
    JointLevel(std::size_t countries, bool one_group) : in_(countries), one_group_(one_group) {}

    void add(TimeUs at_us, std::size_t country, std::int64_t change) {
        if (one_group_) {
            count(country, change);
        } else {
            changes_.push_back({at_us, static_cast<std::int32_t>(change), static_cast<std::uint32_t>(country)});
        }
    }
    /// All groups have come to the same instant.
    void settle();
    /// Starts measuring: the past is forgotten. @pre settled
    void restart();

    // Once settled [persons]:
    [[nodiscard]] std::int64_t peak() const { return all_.peak; }
    [[nodiscard]] std::int64_t peak_in(std::size_t country) const { return in_[country].peak; }

  private:
    struct Sum {
        std::int64_t value = 0;
        std::int64_t peak = 0;
        void add(std::int64_t change) {
            value += change;
            if (value > peak) peak = value;
        }
    };
    struct Change {
        TimeUs at_us = 0;
        std::int32_t change = 0;
        std::uint32_t country = 0;
    };
    /// A group's part of a sum over one window: where it has come to, and its highest so far.
    struct Part {
        std::int64_t change = 0;
        std::int64_t most = 0;
        std::int64_t groups_before = 0;  ///< the highest of the groups before, together
    };
    void count(std::size_t country, std::int64_t change) {
        all_.add(change);
        in_[country].add(change);
    }
    /// Whether a peak would be passed if every group stood highest at the same time.
    [[nodiscard]] bool may_pass_a_peak();

    Sum all_;
    std::vector<Sum> in_;  // by country
    std::vector<Change> changes_;
    std::vector<Part> parts_;  // of all, then by country; kept for its memory
    bool one_group_ = true;
};

}  // namespace umbral::people
