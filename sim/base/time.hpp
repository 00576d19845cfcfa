#pragma once
// Simulated time: whole microseconds since the scenario's start (00:00 in its reference zone). Integers, so that
// pausing, windows and worker counts cannot change a bit. Hours and days exist only at the edges.

#include <cstdint>
#include <limits>
#include <string>

namespace umbral {

using TimeUs = std::int64_t;

inline constexpr TimeUs second_us = 1'000'000;
inline constexpr TimeUs minute_us = 60 * second_us;
inline constexpr TimeUs hour_us = 60 * minute_us;
inline constexpr TimeUs day_us = 24 * hour_us;
inline constexpr double us_per_hour = static_cast<double>(hour_us);
inline constexpr TimeUs week_us = 7 * day_us;
/// Later than anything that happens.
inline constexpr TimeUs never_us = std::numeric_limits<TimeUs>::max();

/// Nearest microsecond to a span in hours; saturates at never_us.
[[nodiscard]] TimeUs us_from_hours(double hours);
/// Nearest whole microsecond of a span that is not negative [us].
[[nodiscard]] constexpr TimeUs whole_us(double span_us) {
    return static_cast<TimeUs>(span_us + 0.5);  // NOLINT(bugprone-incorrect-roundings): not negative; llround is a call
}
[[nodiscard]] constexpr double hours_from_us(TimeUs span_us) {
    return static_cast<double>(span_us) / static_cast<double>(hour_us);
}

/// A civil date. Ordered; no time zone.
struct Date {
    int year = 1970;
    int month = 1;  ///< 1..12
    int day = 1;    ///< 1..31
    friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

/// Days from 1970-01-01 (proleptic Gregorian).
[[nodiscard]] std::int64_t days_from_epoch(Date date);
[[nodiscard]] Date date_from_days(std::int64_t days_since_epoch);
/// 0 = Monday ... 6 = Sunday.
[[nodiscard]] int weekday_from_days(std::int64_t days_since_epoch);
/// Reads "YYYY-MM-DD"; false when it is not a date of the calendar.
[[nodiscard]] bool parse_date(const std::string& text, Date& out);
/// "YYYY-MM-DD".
[[nodiscard]] std::string to_string(Date date);
/// Whole days between the two, end minus start.
[[nodiscard]] inline std::int64_t days_between(Date start, Date end) {
    return days_from_epoch(end) - days_from_epoch(start);
}

}  // namespace umbral
