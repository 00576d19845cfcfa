#pragma once
// What is counted while people move: levels with their time integrals, waits as histograms, plain counters. Integers
// throughout, so that pausing and windows cannot change a bit. Turned into indicators by engine/summary.

#include <array>
#include <cstdint>
#include <vector>

#include "base/log_histogram.hpp"
#include "base/time.hpp"

namespace umbral::people {

inline constexpr std::size_t outcome_count = 6;  ///< of scenario::OutcomeKind

/// A whole-number level over time: its present value, peak and time integral.
class Level {
  public:
    void add(TimeUs now_us, std::int64_t change) {
        moment_ += static_cast<std::uint64_t>(change) * static_cast<std::uint64_t>(now_us);
        value_ += change;
        if (value_ > peak_) peak_ = value_;
    }
    [[nodiscard]] std::int64_t value() const { return value_; }
    [[nodiscard]] std::int64_t peak() const { return peak_; }
    /// Integral from the measured window's start to now [units x us].
    [[nodiscard]] std::int64_t area(TimeUs now_us) const {
        return static_cast<std::int64_t>(static_cast<std::uint64_t>(value_) * static_cast<std::uint64_t>(now_us) -
                                         moment_);
    }
    /// Starts measuring: the past is forgotten, the value stays.
    void restart(TimeUs now_us) {
        moment_ = static_cast<std::uint64_t>(value_) * static_cast<std::uint64_t>(now_us);
        peak_ = value_;
    }

  private:
    std::int64_t value_ = 0;
    std::int64_t peak_ = 0;
    std::uint64_t moment_ = 0;  // sum of change x time; wraps, which cancels out in the area
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

/// Charges the growth of an integral to one cause at a time.
struct ChargeMeter {
    std::int64_t charged_to = 0;  ///< the integral already charged
    std::int64_t take(std::int64_t area) {
        const std::int64_t growth = area - charged_to;
        charged_to = area;
        return growth;
    }
};

enum class Cause : std::uint8_t { closed, officers, places, seats, fare, supplies };
inline constexpr std::size_t cause_count = 6;
/// Waiting by cause in one week [person-us].
using WeekWaits = std::array<std::int64_t, cause_count>;

struct StationMeasures {
    LogHistogram wait;
    Level queue;               ///< [persons] waiting
    Level in_service;          ///< [persons]
    std::int64_t offered = 0;  ///< [persons] who came to the queue
    std::int64_t left = 0;     ///< [persons] out of patience
    std::int64_t served = 0;   ///< [persons]; with the day's on 16 bytes, so that one addition counts both
    std::int64_t served_today = 0;
    std::int64_t served_peak_day = 0;
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
    double crowding_peak = 0;               ///< present over design places, at the hours
    Level overflow;                         ///< [persons] in overflow
    Level children;                         ///< [children] present
    std::vector<std::int64_t> open_nights;  ///< by profile [person-nights]
    std::int64_t open_children_nights = 0;
    std::vector<std::int64_t> arrived;                              ///< by profile [persons]
    std::vector<std::int64_t> left;                                 ///< by profile [persons]
    std::vector<std::array<std::int64_t, outcome_count>> outcomes;  ///< by profile and OutcomeKind [persons]
    std::vector<std::int64_t> entered;                              ///< by profile: from outside the model [persons]
    std::int64_t turned_away = 0;
    std::int64_t offered_places = 0;  ///< [persons] who arrived where there are places
    std::int64_t without_place = 0;   ///< of them, found no free design place
    std::int64_t departed = 0;
    std::int64_t out_today = 0;  ///< [persons] departed or completed
    std::int64_t out_peak_day = 0;
    std::int64_t party_waits = 0;
    std::int64_t party_wait_sum_us = 0;
    LogHistogram large_party_place_wait;
    LogHistogram protection_delay;
    std::vector<std::int64_t> over_limit;  ///< by limit: persons who crossed it here
    std::vector<WeekWaits> weeks;
    std::vector<double> stockout_person_days;  ///< by supply
    std::vector<std::int32_t> present_hourly, queue_hourly, waiting_hourly,
        stranded_hourly;                       ///< [persons] at each hour
    std::vector<std::int32_t> arrived_hourly;  ///< [persons] who arrived in the hour before
    std::int64_t arrived_before = 0;           ///< [persons] in all at the last hour
};

struct RouteMeasures {
    LogHistogram wait;          ///< for a seat, the fare or the road
    Level paid;                 ///< [persons] waiting for a seat or the road
    Level unpaid;               ///< [persons] waiting for the fare
    Tally boarding;             ///< [persons] both
    Level travelling;           ///< [persons]
    std::int64_t departed = 0;  ///< [persons]
    std::int64_t departed_today = 0;
    std::int64_t departed_peak_day = 0;
    std::int64_t departures = 0;  ///< vehicles
    std::int64_t seats_offered = 0;
    std::int64_t missed = 0;           ///< [persons left behind, by departure]
    std::vector<std::int64_t> harmed;  ///< by hazard [persons]
};

struct LimitMeasures {
    LogHistogram spell;        ///< time in the kind of place
    Level over;                ///< [persons] beyond the limit now
    std::int64_t crossed = 0;  ///< [persons]
};

}  // namespace umbral::people
