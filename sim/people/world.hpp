#pragma once
// The people layer as a whole: made from a model and a key, advanced to an instant, changed through one door, read.

#include <cstdint>
#include <memory>
#include <vector>

#include "people/changes.hpp"
#include "people/model.hpp"
#include "people/state.hpp"

namespace umbral::people {

/// One random history of the people layer. Steppable: advancing to t in one go or in many steps is the same.
class World {
  public:
    /// @param model  must outlive the world
    World(const Model& model, DrawKey key);

    /// Lets everything happen that happens before `until_us`.
    ///
    /// Goes in windows no longer than the lookahead, so that within a window every group of sites is advanced alone,
    /// exactly; whole hours, closures and the warm-up's end are window ends too. Order of simultaneous happenings:
    /// changes, closures, then by SourceKind, then by index.
    void advance_to(TimeUs until_us);
    /// Begins a change now (changes.hpp). @return what ends it
    BegunId begin(const Change& change, std::uint32_t rank = 0);
    void end(BegunId id);
    /// Puts in force what began and ended; needed only while an AtOnce lives.
    void settle();
    /// While one lives what begins and ends at an instant is not yet in force; it is, all at once, when the last is
    /// gone.
    class AtOnce {
      public:
        explicit AtOnce(World& world) : world_(world) { ++world_.at_once_; }
        AtOnce(const AtOnce&) = delete;
        AtOnce& operator=(const AtOnce&) = delete;
        ~AtOnce() {
            if (--world_.at_once_ == 0) world_.settle();
        }

      private:
        World& world_;
    };
    /// What the public knows of the site is the report of that hour, until the next one.
    /// @param hour  since the scenario's start; negative: nothing is known
    void announce(SiteId site, std::int64_t hour);
    /// Closes the books at the horizon: waits under way are counted as cut short, levels are brought up to now.
    void close_books();

    [[nodiscard]] TimeUs now_us() const { return state_.now_us; }
    [[nodiscard]] const State& state() const { return state_; }
    /// Bytes held for people inside: parties, timers, journeys.
    [[nodiscard]] std::size_t bytes() const;

  private:
    struct ClosureEdge {
        TimeUs at_us = 0;
        RouteId route;
        bool begins = true;
        scenario::UnderWay under_way = scenario::UnderWay::carry_on;
    };
    [[nodiscard]] TimeUs window_end_us(TimeUs until_us) const;
    void at_barrier();
    void close_and_open_routes();

    State state_;
    int at_once_ = 0;  ///< AtOnces alive
    TimeUs window_us_ = hour_us;
    std::vector<ClosureEdge> edges_;  // ascending
    std::size_t next_edge_ = 0;
};

}  // namespace umbral::people
