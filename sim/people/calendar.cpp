#include "people/calendar.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace umbral::people {
namespace {

TimeUs floor_div(TimeUs a, TimeUs b) { return a / b - (a % b < 0 ? 1 : 0); }
TimeUs floor_mod(TimeUs a, TimeUs b) { return a - floor_div(a, b) * b; }

/// Time since Monday 00:00 local.
TimeUs week_time_us(const LocalClock& clock, TimeUs axis_us) {
    const TimeUs local = clock.local_us(axis_us);
    return clock.weekday_of(floor_div(local, day_us)) * day_us + floor_mod(local, day_us);
}

}  // namespace

LocalClock::LocalClock(const scenario::Country& country, Date start, double axis_offset_h)
    : offset_us_(us_from_hours(country.utc_offset_h - axis_offset_h)), start_epoch_day_(days_from_epoch(start)) {
    TimeUs before_us = offset_us_;
    for (const auto& change : country.offset_changes) {
        const TimeUs after_us = us_from_hours(change.utc_offset_h - axis_offset_h);
        const TimeUs local_midnight = (days_from_epoch(change.from) - start_epoch_day_) * day_us;
        changes_.push_back({local_midnight - before_us, after_us});
        before_us = after_us;
    }
}

TimeUs LocalClock::offset_us(TimeUs axis_time_us) const {
    TimeUs offset = offset_us_;
    for (const Change& change : changes_) {
        if (axis_time_us >= change.from_us) offset = change.offset_us;
    }
    return offset;
}

TimeUs LocalClock::axis_us(TimeUs local_time_us) const {
    TimeUs from_us = std::numeric_limits<TimeUs>::min();
    TimeUs offset = offset_us_;
    for (const Change& change : changes_) {
        if (local_time_us - offset < change.from_us) break;
        from_us = change.from_us;
        offset = change.offset_us;
    }
    return std::max(from_us, local_time_us - offset);
}

TimeUs LocalClock::next_change_us(TimeUs axis_time_us) const {
    for (const Change& change : changes_) {
        if (change.from_us > axis_time_us) return change.from_us;
    }
    return never_us;
}

std::int64_t LocalClock::local_day(TimeUs axis_time_us) const { return floor_div(local_us(axis_time_us), day_us); }

int LocalClock::weekday_of(std::int64_t local_day) const { return weekday_from_days(start_epoch_day_ + local_day); }

TimeUs LocalClock::next_local_hour_us(TimeUs axis_time_us, double hour) const {
    const TimeUs of_day = us_from_hours(hour);
    std::int64_t day = local_day(axis_time_us);
    TimeUs at = axis_us(day * day_us + of_day);
    while (at <= axis_time_us) at = axis_us(++day * day_us + of_day);
    return at;
}

void WeekTable::add_span(std::vector<Step>& edges, const scenario::WeekSpan& span, double value) {
    const TimeUs from = us_from_hours(span.from_h);
    TimeUs length = us_from_hours(span.to_h) - from;
    if (length <= 0) length += day_us;
    for (std::size_t day = 0; day < 7; ++day) {
        if (!span.days[day]) continue;
        const TimeUs begin = static_cast<TimeUs>(day) * day_us + from;
        const TimeUs end = begin + length;
        edges.push_back({begin, value});
        if (end < week_us) {
            edges.push_back({end, -value});
        } else if (end > week_us) {  // Sunday night runs into Monday
            edges.push_back({0, value});
            edges.push_back({end - week_us, -value});
        }
    }
}

WeekTable WeekTable::from_edges(std::vector<Step> edges) {
    std::stable_sort(edges.begin(), edges.end(), [](const Step& a, const Step& b) { return a.from_us < b.from_us; });
    WeekTable table;
    double value = 0;
    for (const Step& edge : edges) {
        value += edge.value;
        if (table.steps_.back().from_us == edge.from_us) {
            table.steps_.back().value = value;
        } else {
            table.steps_.push_back({edge.from_us, value});
        }
    }
    const auto same = [](const Step& a, const Step& b) { return a.value == b.value; };
    table.steps_.erase(std::unique(table.steps_.begin(), table.steps_.end(), same), table.steps_.end());
    return table;
}

WeekTable WeekTable::from_span(const scenario::WeekSpan& span, double value) {
    std::vector<Step> edges;
    add_span(edges, span, value);
    return from_edges(std::move(edges));
}

WeekTable WeekTable::plus(const WeekTable& other) const {
    const auto changes = [](const std::vector<Step>& steps) {
        std::vector<Step> edges;
        double before = 0;
        for (const Step& step : steps) edges.push_back({step.from_us, step.value - std::exchange(before, step.value)});
        return edges;
    };
    std::vector<Step> edges = changes(steps_);
    for (const Step& edge : changes(other.steps_)) edges.push_back(edge);
    return from_edges(std::move(edges));
}

WeekTable WeekTable::from_roster(const scenario::Roster& roster) {
    std::vector<Step> edges;
    for (const auto& shift : roster.shifts) add_span(edges, shift.when, shift.officers.value);
    return from_edges(std::move(edges));
}

WeekTable WeekTable::from_hours(const scenario::OpeningHours& hours) {
    if (hours.spans.empty()) return WeekTable(1.0);
    std::vector<Step> edges;
    for (const auto& span : hours.spans) add_span(edges, span, 1.0);
    WeekTable table = from_edges(std::move(edges));
    for (Step& step : table.steps_) step.value = std::min(step.value, 1.0);
    return table;
}

double WeekTable::largest() const {
    return std::max_element(steps_.begin(), steps_.end(),
                            [](const Step& a, const Step& b) { return a.value < b.value; })
        ->value;
}

double WeekTable::value_at(const LocalClock& clock, TimeUs axis_us) const {
    if (is_constant()) return steps_.front().value;
    const TimeUs at = week_time_us(clock, axis_us);
    const auto after =
        std::upper_bound(steps_.begin(), steps_.end(), at, [](TimeUs t, const Step& step) { return t < step.from_us; });
    return std::prev(after)->value;
}

TimeUs WeekTable::next_change_us(const LocalClock& clock, TimeUs axis_us) const {
    if (is_constant()) return never_us;
    const TimeUs at = week_time_us(clock, axis_us);
    const auto after =
        std::upper_bound(steps_.begin(), steps_.end(), at, [](TimeUs t, const Step& step) { return t < step.from_us; });
    const TimeUs next = after == steps_.end() ? week_us : after->from_us;
    return std::min(axis_us + (next - at), clock.next_change_us(axis_us));
}

TimeUs after_working_days(const LocalClock& clock, const std::vector<std::int64_t>& holiday_epoch_days, TimeUs from_us,
                          int working_days) {
    if (working_days == 0) return from_us;
    std::int64_t day = clock.local_day(from_us);
    for (int counted = 0; counted < working_days;) {
        ++day;
        const bool holiday =
            std::binary_search(holiday_epoch_days.begin(), holiday_epoch_days.end(), clock.epoch_day(day));
        if (clock.weekday_of(day) < 5 && !holiday) ++counted;
    }
    return clock.axis_us((day + 1) * day_us);
}

}  // namespace umbral::people
