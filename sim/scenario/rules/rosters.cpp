#include "scenario/rules/rosters.hpp"

#include <algorithm>

#include "scenario/support.hpp"

namespace umbral::scenario {
namespace {

constexpr int quarters_per_day = 24 * 4;
constexpr int quarters_per_week = 7 * quarters_per_day;

bool covers(const WeekSpan& span, int day, double hour) {
    const bool over_midnight = span.to_h <= span.from_h;
    const auto on = [&](int d) { return span.days[static_cast<std::size_t>((d + 7) % 7)]; };
    if (!over_midnight) return on(day) && hour >= span.from_h && hour < span.to_h;
    return (on(day) && hour >= span.from_h) || (on(day - 1) && hour < span.to_h);
}

/// A time of the local week.
struct Quarter {
    int day;
    double hour;  ///< its middle
};
Quarter quarter_of_week(int quarter) { return {quarter / quarters_per_day, (quarter % quarters_per_day + 0.5) / 4}; }

bool is_open(const OpeningHours& hours, Quarter at) {
    return hours.spans.empty() || std::any_of(hours.spans.begin(), hours.spans.end(),
                                              [&](const WeekSpan& span) { return covers(span, at.day, at.hour); });
}

bool is_staffed(const Roster& roster, Quarter at) {
    return std::any_of(roster.shifts.begin(), roster.shifts.end(), [&](const Shift& shift) {
        return (shift.officers.value > 0 || shift.officers.is_uncertain()) && covers(shift.when, at.day, at.hour);
    });
}

}  // namespace

bool ever_on_duty(const Roster& roster, const OpeningHours& hours) {
    for (int quarter = 0; quarter < quarters_per_week; ++quarter) {
        const Quarter at = quarter_of_week(quarter);
        if (is_open(hours, at) && is_staffed(roster, at)) return true;
    }
    return false;
}

std::vector<double> certainly_on_duty(const Roster& roster) {
    std::vector<double> officers(quarters_per_week, 0.0);
    for (int quarter = 0; quarter < quarters_per_week; ++quarter) {
        const Quarter at = quarter_of_week(quarter);
        for (const Shift& shift : roster.shifts) {
            if (covers(shift.when, at.day, at.hour))
                officers[static_cast<std::size_t>(quarter)] += lowest(shift.officers);
        }
    }
    return officers;
}

bool overlap(const WeekSpan& a, const WeekSpan& b) {
    for (int quarter = 0; quarter < quarters_per_week; ++quarter) {
        const Quarter at = quarter_of_week(quarter);
        if (covers(a, at.day, at.hour) && covers(b, at.day, at.hour)) return true;
    }
    return false;
}

bool shortens(const OpeningHours& before, const OpeningHours& after) {
    for (int quarter = 0; quarter < quarters_per_week; ++quarter) {
        const Quarter at = quarter_of_week(quarter);
        if (is_open(before, at) && !is_open(after, at)) return true;
    }
    return false;
}

}  // namespace umbral::scenario
