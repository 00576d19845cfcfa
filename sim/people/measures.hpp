#pragma once
// What is counted while people move: levels with their time integrals, waits as histograms, plain counters. Integers
// throughout, so that pausing and windows cannot change a bit. Turned into indicators by engine/summary.

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/log_histogram.hpp"
#include "base/time.hpp"

namespace umbral::people {

inline constexpr std::size_t outcome_count = 6;  ///< of scenario::OutcomeKind

/// A whole number over time: its present value and time integral. Changes may come in any order.
class Stock {
  public:
    void add(TimeUs now_us, std::int64_t change) {
        moment_ += static_cast<std::uint64_t>(change) * static_cast<std::uint64_t>(now_us);
        value_ += change;
    }
    [[nodiscard]] std::int64_t value() const { return value_; }
    /// Integral from the measured window's start to now [units x us].
    [[nodiscard]] std::int64_t area(TimeUs now_us) const {
        return static_cast<std::int64_t>(static_cast<std::uint64_t>(value_) * static_cast<std::uint64_t>(now_us) -
                                         moment_);
    }
    /// Starts measuring: the past is forgotten, the value stays.
    void restart(TimeUs now_us) { moment_ = static_cast<std::uint64_t>(value_) * static_cast<std::uint64_t>(now_us); }

  private:
    std::int64_t value_ = 0;
    std::uint64_t moment_ = 0;  // sum of change x time; wraps, which cancels out in the area
};

/// A stock whose changes come in the order of time, with its peak.
class Level : public Stock {
  public:
    void add(TimeUs now_us, std::int64_t change) {
        Stock::add(now_us, change);
        if (value() > span_peak_) span_peak_ = value();
    }
    [[nodiscard]] std::int64_t peak() const { return std::max(peak_before_, span_peak_); }
    /// The peak since begin_span was last called.
    [[nodiscard]] std::int64_t span_peak() const { return span_peak_; }
    void begin_span() {
        peak_before_ = peak();
        span_peak_ = value();
    }
    void restart(TimeUs now_us) {
        Stock::restart(now_us);
        peak_before_ = span_peak_ = value();
    }

  private:
    std::int64_t span_peak_ = 0;
    std::int64_t peak_before_ = 0;  // that span
};

/// A level whose time integral nobody needs.
class Tally {
  public:
    void add(std::int64_t change) {
        value_ += change;
        if (value_ > peak_) peak_ = value_;
    }
    [[nodiscard]] std::int64_t value() const { return value_; }
    [[nodiscard]] std::int64_t peak() const { return peak_; }
    void restart() { peak_ = value_; }

  private:
    std::int64_t value_ = 0;
    std::int64_t peak_ = 0;
};

/// A level over a number of places that seldom changes: the ratio's mean and peak, over the time in which there are
/// places. Exact, and at no cost while only the level changes: each span in which the places stay as they are is closed
/// with the level's peak in it.
class PlaceRatio {
  public:
    [[nodiscard]] std::int64_t places() const { return places_.value(); }
    /// From now on there are so many places. The level is this ratio's alone to divide into spans.
    void set_places(TimeUs now_us, Level& level, std::int64_t places) {
        if (places == places_.value()) return;
        peak_ = peak(now_us, level);
        if (places_.value() > 0) level_area_ += level.area(now_us) - level_area_before_;
        level_area_before_ = level.area(now_us);
        places_.add(now_us, places - places_.value());
        level.begin_span();
        since_us_ = now_us;
    }
    /// Empty where there was no place at any time.
    [[nodiscard]] std::optional<double> mean(TimeUs now_us, const Level& level) const {
        if (places_.area(now_us) <= 0) return std::nullopt;
        const std::int64_t last = places_.value() > 0 ? level.area(now_us) - level_area_before_ : 0;
        return static_cast<double>(level_area_ + last) / static_cast<double>(places_.area(now_us));
    }
    /// Likewise 0. What lasted no time is not in it.
    [[nodiscard]] double peak(TimeUs now_us, const Level& level) const {
        if (places_.value() <= 0 || now_us <= since_us_) return peak_;
        return std::max(peak_, static_cast<double>(level.span_peak()) / static_cast<double>(places_.value()));
    }
    /// Place-time so far [places x us].
    [[nodiscard]] std::int64_t places_area(TimeUs now_us) const { return places_.area(now_us); }
    /// Starts measuring; the level has been restarted.
    void restart(TimeUs now_us) {
        places_.restart(now_us);
        level_area_ = level_area_before_ = 0;
        peak_ = 0;
        since_us_ = now_us;
    }

  private:
    Level places_;
    std::int64_t level_area_ = 0;         // over the spans before this one in which there were places
    std::int64_t level_area_before_ = 0;  // at this span's beginning
    double peak_ = 0;                     // of the spans before this one
    TimeUs since_us_ = 0;                 // this span's beginning
};

/// Charges the growth of an integral to one cause at a time.
struct ChargeMeter {
    std::int64_t charged_to = 0;  ///< the integral already charged
    std::int64_t take(std::int64_t area) {
        const std::int64_t growth = area - charged_to;
        charged_to = area;
        return growth;
    }
};

/// The values are part of stored studies: append, never renumber.
enum class Cause : std::uint8_t { closed, officers, places, seats, fare, supplies, quota };
inline constexpr std::size_t cause_count = 7;
/// Waiting by cause in one week [person-us].
using WeekWaits = std::array<std::int64_t, cause_count>;

/// Charges the waiting of a line to one cause at a time. While the line is closed (nobody is served or let in at this
/// hour) those who stood in it when it closed keep the cause they had then, and who came since waits for the opening.
class LineMeter {
  public:
    [[nodiscard]] bool is_closed() const { return is_closed_; }
    /// @param before  the cause that who stands in it has until now
    /// @pre charged until now
    void set_closed(bool is_closed, TimeUs now_us, Cause before) {
        if (is_closed == is_closed_) return;
        is_closed_ = is_closed;
        if (is_closed) {
            closed_us_ = now_us;
            before_ = before;
        } else {
            newcomers_.add(now_us, -newcomers_.value());
        }
    }
    /// @return whether who joins comes while it is closed
    bool join(TimeUs now_us, std::int64_t persons) {
        if (is_closed_) newcomers_.add(now_us, persons);
        return is_closed_;
    }
    /// @param came_closed  what join() said
    /// @param since_us  when that was
    void leave(TimeUs now_us, std::int64_t persons, bool came_closed, TimeUs since_us) {
        if (is_closed_ && came_closed && since_us >= closed_us_) newcomers_.add(now_us, -persons);
    }
    /// @param area  all waiting in the line since measuring began [person-us]
    [[nodiscard]] bool has_to_charge(std::int64_t area) const { return area != all_.charged_to; }
    /// @param cause  that of who is served or let in at this hour; not used while closed
    void charge(std::int64_t area, TimeUs now_us, Cause cause, WeekWaits& waits) {
        const std::int64_t late = of_newcomers_.take(newcomers_.area(now_us));
        waits[static_cast<std::size_t>(Cause::closed)] += late;
        waits[static_cast<std::size_t>(is_closed_ ? before_ : cause)] += all_.take(area) - late;
    }
    void restart(TimeUs now_us) {
        newcomers_.restart(now_us);
        all_ = of_newcomers_ = ChargeMeter{};
    }

  private:
    bool is_closed_ = false;
    Cause before_ = Cause::closed;
    TimeUs closed_us_ = 0;
    Stock newcomers_;  // [persons] who came since it closed
    ChargeMeter all_, of_newcomers_;
};

/// How many in each day of the measured window; its days begin with it.
struct DayCount {
    std::int64_t today = 0;
    std::int64_t yesterday = 0;
    std::int64_t peak_before = 0;  ///< of the days before those two

    void end_day() {
        peak_before = std::max(peak_before, yesterday);
        yesterday = today;
        today = 0;
    }
    /// The busiest day [1/day]. What is left over at the window's end is no day of its own: it counts with the day
    /// before it, for as long as both last. So the peak is never below the mean.
    /// @param span_us  since the window's start
    [[nodiscard]] double peak_per_day(TimeUs span_us) const {
        if (span_us <= 0) return 0;
        const auto days = [](TimeUs us) { return static_cast<double>(us) / static_cast<double>(day_us); };
        const TimeUs whole_us = (span_us - 1) / day_us * day_us;  // before today
        const auto recent = static_cast<double>(yesterday + today);
        if (whole_us == 0) return recent / days(span_us);
        if (span_us - whole_us == day_us) return static_cast<double>(std::max({peak_before, yesterday, today}));
        return std::max(static_cast<double>(peak_before), recent / (1 + days(span_us - whole_us)));
    }
};

struct StationMeasures {
    LogHistogram wait;
    Level queue;               ///< [persons] waiting
    Level in_service;          ///< [persons]
    std::int64_t offered = 0;  ///< [persons] who came to the queue
    std::int64_t left = 0;     ///< [persons] of them out of patience
    std::int64_t served = 0;   ///< [persons]; with the day's on 16 bytes, so that one addition counts both
    DayCount served_by_day;
    std::int64_t turned_away = 0;  ///< [persons]
    std::int64_t party_waits = 0;  ///< parties with a completed wait
    std::int64_t party_wait_sum_us = 0;
};

struct PoolMeasures {
    Level counters;  ///< [officers] at the counter
    Level busy;      ///< [officers] in service
    Level overtime;  ///< [officers] busy beyond the roster
};

struct SiteMeasures {
    std::vector<LogHistogram> visit_wait;   ///< by profile: all waiting of one visit
    Level present;                          ///< [persons]
    Tally waiting;                          ///< [persons] in queues, outside or for transport
    Tally queued;                           ///< [persons] in station queues
    Tally stranded;                         ///< [persons] waiting for transport
    Level outside;                          ///< [persons] not let in
    Level design;                           ///< [persons] in design places
    PlaceRatio crowding;                    ///< present over design places
    PlaceRatio occupancy;                   ///< of the design places
    Level overflow;                         ///< [persons] in overflow
    Level children;                         ///< [children] present
    std::vector<std::int64_t> open_nights;  ///< by profile [person-nights]
    std::int64_t open_children_nights = 0;
    std::vector<std::int64_t> arrived;                              ///< by profile [persons]
    std::vector<std::int64_t> left;                                 ///< by profile [persons]
    std::vector<std::array<std::int64_t, outcome_count>> outcomes;  ///< by profile and OutcomeKind [persons]
    std::vector<std::int64_t> entered;                              ///< by profile: from outside the model [persons]
    // Of those who came in the measured window, so that shares are of one cohort [persons]:
    std::vector<std::int64_t> left_of_entered;  ///< by profile: who entered the model in it, and left from here
    std::int64_t left_of_arrived = 0;           ///< who arrived here in it
    std::int64_t turned_away = 0;               ///< likewise, and found the site or a queue full
    std::int64_t offered_places = 0;            ///< [persons] who arrived where there are places
    std::int64_t without_place = 0;             ///< of them, found no free design place
    std::int64_t departed = 0;
    DayCount out;  ///< [persons] departed or completed
    std::int64_t party_waits = 0;
    std::int64_t party_wait_sum_us = 0;
    LogHistogram large_party_place_wait;
    LogHistogram protection_delay;
    std::vector<std::int64_t> over_limit;  ///< by limit: persons who crossed it here
    std::vector<WeekWaits> weeks;
    std::vector<double> stockout_person_days;  ///< by supply
    std::vector<std::int32_t> present_hourly, queue_hourly, waiting_hourly,
        stranded_hourly;                       ///< [persons] at each hour
    std::vector<std::int32_t> arrived_hourly;  ///< [persons] who arrived in the hour that began then
    std::int64_t arrived_before = 0;           ///< [persons] in all at the last hour
};

struct RouteMeasures {
    LogHistogram wait;          ///< for a seat, the fare or the road
    Level paid;                 ///< [persons] waiting for a seat or the road
    Level unpaid;               ///< [persons] waiting for the fare
    Tally boarding;             ///< [persons] both
    Stock travelling;           ///< [persons]; its peak: State::travelling
    std::int64_t departed = 0;  ///< [persons]
    DayCount departed_by_day;
    std::int64_t departures = 0;       ///< vehicles
    std::int64_t seats_offered = 0;    ///< in them
    std::int64_t seated = 0;           ///< [persons] who left in them, not by a convoy
    std::int64_t missed = 0;           ///< [persons left behind, by departure]
    std::vector<std::int64_t> harmed;  ///< by hazard [persons]
};

struct LimitMeasures {
    LogHistogram spell;        ///< time in the kind of place
    Level over;                ///< [persons] beyond the limit now
    std::int64_t crossed = 0;  ///< [persons]
};

}  // namespace umbral::people
