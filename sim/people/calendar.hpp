#pragma once
// Local time: which hour of which weekday it is at a place, and weekly tables (rosters, opening hours) that change
// with it.

#include <cstdint>
#include <vector>

#include "base/time.hpp"
#include "scenario/scenario.hpp"

namespace umbral::people {

/// A country's local time as an offset from the axis, with dated changes.
class LocalClock {
  public:
    LocalClock() = default;
    /// @param country        its offset and dated changes (at local midnight of the date)
    /// @param start          the axis's first day
    /// @param axis_offset_h  the reference zone's own offset from UTC [h]
    LocalClock(const scenario::Country& country, Date start, double axis_offset_h);

    /// Local minus axis time [us].
    [[nodiscard]] TimeUs offset_us(TimeUs axis_time_us) const;
    /// Local time since local midnight of the axis's first day [us]; may be negative.
    [[nodiscard]] TimeUs local_us(TimeUs axis_time_us) const { return axis_time_us + offset_us(axis_time_us); }
    /// The first axis time at which the clock shows a local time, or has gone past it where it leaves it out [us].
    [[nodiscard]] TimeUs axis_us(TimeUs local_time_us) const;
    /// The next instant after `axis_time_us` at which the offset changes [us]; never_us without one.
    [[nodiscard]] TimeUs next_change_us(TimeUs axis_time_us) const;
    /// Local day number of an axis instant (0: the axis's first day).
    [[nodiscard]] std::int64_t local_day(TimeUs axis_time_us) const;
    /// 0 Monday ... 6 Sunday.
    [[nodiscard]] int weekday_of(std::int64_t local_day) const;
    /// Days since 1970-01-01 of a local day number.
    [[nodiscard]] std::int64_t epoch_day(std::int64_t local_day) const { return start_epoch_day_ + local_day; }
    /// The first instant after `axis_time_us` at which the local clock shows `hour` [us].
    [[nodiscard]] TimeUs next_local_hour_us(TimeUs axis_time_us, double hour) const;

  private:
    struct Change {
        TimeUs from_us = 0;
        TimeUs offset_us = 0;
    };
    TimeUs offset_us_ = 0;
    std::vector<Change> changes_;
    std::int64_t start_epoch_day_ = 0;
};

/// A value for every instant of the local week, as steps.
class WeekTable {
  public:
    WeekTable() = default;
    /// The same value all week.
    explicit WeekTable(double constant) : steps_{{0, constant}} {}
    /// The value within the span, 0 outside it.
    [[nodiscard]] static WeekTable from_span(const scenario::WeekSpan& span, double value);
    [[nodiscard]] static WeekTable from_roster(const scenario::Roster& roster);
    /// 1 when open, 0 when closed; no spans: always open.
    [[nodiscard]] static WeekTable from_hours(const scenario::OpeningHours& hours);

    [[nodiscard]] double value_at(const LocalClock& clock, TimeUs axis_us) const;
    [[nodiscard]] double largest() const;
    /// The next instant after `axis_time_us` at which the value may change [us]; never_us for a constant.
    [[nodiscard]] TimeUs next_change_us(const LocalClock& clock, TimeUs axis_us) const;
    [[nodiscard]] bool is_constant() const { return steps_.size() == 1; }
    /// The sum at every instant.
    [[nodiscard]] WeekTable plus(const WeekTable& other) const;
    friend bool operator==(const WeekTable&, const WeekTable&) = default;

  private:
    struct Step {
        TimeUs from_us = 0;  ///< since Monday 00:00 local
        double value = 0;
        friend bool operator==(const Step&, const Step&) = default;
    };
    static void add_span(std::vector<Step>& edges, const scenario::WeekSpan& span, double value);
    static WeekTable from_edges(std::vector<Step> edges);
    std::vector<Step> steps_{{0, 0}};  ///< ascending, the first at 0
};

/// The instant at which `working_days` Monday-to-Friday days without the country's holidays have passed since
/// `from_us`: the end of the last of them, local time [us].
/// @param holiday_epoch_days  ascending days since 1970-01-01
[[nodiscard]] TimeUs after_working_days(const LocalClock& clock, const std::vector<std::int64_t>& holiday_epoch_days,
                                        TimeUs from_us, int working_days);

}  // namespace umbral::people
