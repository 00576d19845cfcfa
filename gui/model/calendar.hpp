#pragma once
// Hours since the scenario's start as dates and ticks.

#include <string>
#include <vector>

#include "base/time.hpp"
#include "scenario/common.hpp"

namespace umbral::gui {

struct TimeTick {
    double hour = 0;     ///< since the scenario's start
    std::string label;   ///< "06:00", "12 Aug", "Sep", "2024"
    bool major = false;  ///< the first of a longer unit: a midnight, a month, a year
};

/// Ticks at human steps (hours, midnights, Mondays, firsts of months), at least `least_px` apart.
[[nodiscard]] std::vector<TimeTick> time_ticks(Date start, double from_h, double to_h, double width_px,
                                               double least_px);

/// "Sat 12 Aug 2023, 06:00" in the user's language.
[[nodiscard]] std::string time_text(Date start, double hour);
/// "12 Aug" in the user's language.
[[nodiscard]] std::string day_text(Date date);
/// "1 June to 30 November 2023"-like span.
[[nodiscard]] std::string span_text(Date start, double days);
/// "Mon-Fri 06:00-18:00" in the user's language; of a span of every day the hours alone, of the whole week nothing.
[[nodiscard]] std::string shift_text(const scenario::WeekSpan& span);
/// Hours from the start of `start` to a date and hour.
[[nodiscard]] double hour_of(Date start, Date date, double hour);

}  // namespace umbral::gui
