#include "scenario/rules/rosters.hpp"

#include <algorithm>

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

}  // namespace

bool ever_on_duty(const Roster& roster, const OpeningHours& hours) {
    for (int quarter = 0; quarter < quarters_per_week; ++quarter) {
        const int day = quarter / quarters_per_day;
        const double hour = (quarter % quarters_per_day + 0.5) / 4;
        const bool open =
            hours.spans.empty() || std::any_of(hours.spans.begin(), hours.spans.end(),
                                               [&](const WeekSpan& span) { return covers(span, day, hour); });
        if (!open) continue;
        for (const Shift& shift : roster.shifts) {
            if ((shift.officers.value > 0 || shift.officers.is_uncertain()) && covers(shift.when, day, hour))
                return true;
        }
    }
    return false;
}

}  // namespace umbral::scenario
