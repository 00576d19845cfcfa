#pragma once
// The only place where the response layer looks at the world: every hour, figures of each site and of each route.
// What an agency believes is a copy of some of these, of some hour.

#include <array>
#include <cstdint>
#include <vector>

#include "base/time.hpp"
#include "people/state.hpp"

namespace umbral::response {

/// What can be counted, in the order of scenario::observable_names(). Crowding is derived from two counts.
enum class Observable : std::uint8_t {
    present,
    crowding,
    waiting,
    queue,
    stranded,
    arrived,
    departed,
    unsheltered,
    over_limit,
    free_places,
    inbound
};
inline constexpr std::size_t observable_count = 11;

/// A number and the hour it was true at.
struct Figure {
    double value = 0;
    TimeUs observed_us = -1;  ///< negative: never observed
    [[nodiscard]] bool is_known() const { return observed_us >= 0; }
};

/// What is known of one site. The place of `crowding` holds its design places; `inbound` is unused: routes have it.
using SiteFigures = std::array<Figure, observable_count>;

/// Figures of every site and, for people under way, of every route.
struct Figures {
    std::vector<SiteFigures> sites;
    std::vector<Figure> under_way;  ///< [persons] travelling, by route
};

/// Counts the world at whole hours. Daily figures are sums over the last 24 hours.
class Observer {
  public:
    explicit Observer(const people::State& world);
    /// To be called at every whole hour, once, with the world advanced to it.
    void count(TimeUs now_us);
    /// As of the last count: the truth, for the record and for plans with perfect information.
    [[nodiscard]] const Figures& truth() const { return truth_; }

  private:
    /// The last day of something that is counted up, hour by hour.
    class LastDay {
      public:
        /// A counter that starts again does not count backwards.
        void add(std::int64_t total);
        /// The increase over the last 24 calls; not known before there were so many.
        [[nodiscard]] Figure figure(TimeUs now_us) const {
            return calls_ < increases_.size() ? Figure{} : Figure{static_cast<double>(sum_), now_us};
        }

      private:
        std::array<std::int64_t, 24> increases_{};
        std::size_t next_ = 0, calls_ = 0;
        std::int64_t sum_ = 0, before_ = 0;
    };

    const people::State& world_;
    Figures truth_;
    std::vector<LastDay> arrived_, departed_, over_limit_;
};

}  // namespace umbral::response
