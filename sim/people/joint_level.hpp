#pragma once
// Levels to which several sites contribute: their peaks, exactly, although within a window one site is advanced after
// the other.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/time.hpp"

namespace umbral::people {

/// A number of people in all and in each part of the world (a country, a route), with its peaks.
///
/// Changes come in the order of time within a group of sites, and one group after the other. They are kept until all
/// groups have come to the same instant; then `settle` takes them in the order of time, those of one instant by group.
/// Taking them apart first tells in most windows that no peak can have been passed, and spares the sorting. Where all
/// sites are in one group, changes are counted at once and nothing is kept.
class JointLevel {
  public:
    JointLevel() = default;
    /// @param parts  1 where only the sum over all is wanted
    JointLevel(std::size_t parts, bool one_group) : in_(parts), one_group_(one_group) {}

    void add(TimeUs at_us, std::size_t part, std::int64_t change) {
        if (one_group_) {
            count(part, change);
        } else {
            changes_.push_back({at_us, static_cast<std::int32_t>(change), static_cast<std::uint32_t>(part)});
        }
    }
    /// All groups have come to the same instant.
    void settle();
    /// Starts measuring: the past is forgotten. @pre settled
    void restart();

    // Once settled [persons]:
    [[nodiscard]] std::int64_t value() const { return all_.value; }
    [[nodiscard]] std::int64_t value_in(std::size_t part) const { return in_[part].value; }
    [[nodiscard]] std::int64_t peak() const { return all_.peak; }
    [[nodiscard]] std::int64_t peak_in(std::size_t part) const { return in_[part].peak; }

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
        std::uint32_t part = 0;
    };
    /// What one group adds to a sum over one window: where it has come to, and its highest so far.
    struct Contribution {
        std::int64_t change = 0;
        std::int64_t most = 0;
        std::int64_t groups_before = 0;  ///< the highest of the groups before, together
    };
    void count(std::size_t part, std::int64_t change) {
        all_.add(change);
        in_[part].add(change);
    }
    /// Whether a peak would be passed if every group stood highest at the same time.
    [[nodiscard]] bool may_pass_a_peak();

    Sum all_;
    std::vector<Sum> in_;  // by part
    std::vector<Change> changes_;
    std::vector<Contribution> contributions_;  // to all, then by part; kept for its memory
    bool one_group_ = true;
};

}  // namespace umbral::people
