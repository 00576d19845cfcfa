#include "gui/model/calendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/i18n.hpp"

namespace umbral::gui {
namespace {

constexpr std::array<const char*, 12> months{UMBRAL_N("Jan"), UMBRAL_N("Feb"), UMBRAL_N("Mar"), UMBRAL_N("Apr"),
                                             UMBRAL_N("May"), UMBRAL_N("Jun"), UMBRAL_N("Jul"), UMBRAL_N("Aug"),
                                             UMBRAL_N("Sep"), UMBRAL_N("Oct"), UMBRAL_N("Nov"), UMBRAL_N("Dec")};
constexpr std::array<const char*, 7> weekdays{UMBRAL_N("Mon"), UMBRAL_N("Tue"), UMBRAL_N("Wed"), UMBRAL_N("Thu"),
                                              UMBRAL_N("Fri"), UMBRAL_N("Sat"), UMBRAL_N("Sun")};

const char* month_name(Date date) { return tr(months.at(static_cast<std::size_t>(date.month - 1))); }

struct Moment {
    Date date;
    int hour = 0;
    int minute = 0;
};

Moment moment_of(Date start, double hour) {
    const auto minutes = static_cast<std::int64_t>(std::floor(hour * 60 + 1e-6));
    const std::int64_t day = minutes >= 0 ? minutes / 1440 : -((-minutes + 1439) / 1440);
    const auto of_day = static_cast<int>(minutes - day * 1440);
    return {date_from_days(days_from_epoch(start) + day), of_day / 60, of_day % 60};
}

/// Ticks every `step_h` hours within a day; midnights carry their date.
void add_hour_ticks(std::vector<TimeTick>& ticks, Date start, double from_h, double to_h, double step_h) {
    const auto first = static_cast<std::int64_t>(std::ceil(from_h / step_h));
    const auto last = static_cast<std::int64_t>(std::floor(to_h / step_h));
    for (std::int64_t i = first; i <= last; ++i) {
        const double hour = static_cast<double>(i) * step_h;
        const Moment at = moment_of(start, hour);
        const bool midnight = at.hour == 0 && at.minute == 0;
        ticks.push_back(
            {hour, midnight ? day_text(at.date) : fmt::format("{:02}:{:02}", at.hour, at.minute), midnight});
    }
}

/// Ticks at days: every day, every Monday, or chosen days of the month.
void add_day_ticks(std::vector<TimeTick>& ticks, Date start, double from_h, double to_h, int step_days) {
    const auto last = static_cast<std::int64_t>(std::floor(to_h / 24));
    for (auto day = static_cast<std::int64_t>(std::ceil(from_h / 24)); day <= last; ++day) {
        const std::int64_t epoch = days_from_epoch(start) + day;
        const Date date = date_from_days(epoch);
        const bool first = date.day == 1;
        bool wanted = step_days == 1 || first;
        if (step_days == 7) wanted = weekday_from_days(epoch) == 0;
        if (step_days == 15) wanted = first || date.day == 15;
        if (wanted) ticks.push_back({24.0 * static_cast<double>(day), day_text(date), first});
    }
}

/// Ticks at the first of every `step`-th month; January carries the year.
void add_month_ticks(std::vector<TimeTick>& ticks, Date start, double from_h, double to_h, int step) {
    Date date = moment_of(start, from_h).date;
    date.day = 1;
    for (double hour = 0; hour <= to_h;) {
        hour = 24.0 * static_cast<double>(days_between(start, date));
        const bool wanted = (date.month - 1) % step == 0 && hour >= from_h && hour <= to_h;
        if (wanted)
            ticks.push_back({hour, date.month == 1 ? std::to_string(date.year) : month_name(date), date.month == 1});
        date.month += 1;
        if (date.month > 12) date = {date.year + 1, 1, 1};
        hour = 24.0 * static_cast<double>(days_between(start, date));
    }
}

}  // namespace

std::vector<TimeTick> time_ticks(Date start, double from_h, double to_h, double width_px, double least_px) {
    std::vector<TimeTick> ticks;
    if (!(to_h > from_h) || width_px <= 0) return ticks;
    const double least_h = (to_h - from_h) * least_px / width_px;
    for (const double step : {1.0, 3.0, 6.0, 12.0}) {
        if (least_h <= step) {
            add_hour_ticks(ticks, start, from_h, to_h, step);
            return ticks;
        }
    }
    for (const int step : {1, 7, 15}) {
        if (least_h <= 24.0 * step) {
            add_day_ticks(ticks, start, from_h, to_h, step);
            return ticks;
        }
    }
    int months_step = 12;
    for (const int step : {1, 3, 6}) {
        if (least_h <= 24.0 * 29 * step) {
            months_step = step;
            break;
        }
    }
    add_month_ticks(ticks, start, from_h, to_h, months_step);
    return ticks;
}

std::string day_text(Date date) { return fmt::format("{} {}", date.day, month_name(date)); }

std::string time_text(Date start, double hour) {
    const Moment at = moment_of(start, hour);
    const auto weekday = static_cast<std::size_t>(weekday_from_days(days_from_epoch(at.date)));
    return fmt::format("{} {} {}, {:02}:{:02}", tr(weekdays.at(weekday)), day_text(at.date), at.date.year, at.hour,
                       at.minute);
}

std::string span_text(Date start, double days) {
    const Date end = date_from_days(days_from_epoch(start) + static_cast<std::int64_t>(std::ceil(days)) - 1);
    const std::string from =
        start.year == end.year ? day_text(start) : fmt::format("{} {}", day_text(start), start.year);
    return fmt::format("{} \xe2\x80\x93 {} {}", from, day_text(end), end.year);
}

std::string shift_text(const scenario::WeekSpan& span) {
    if (span == scenario::WeekSpan{}) return {};
    std::string text;
    const auto& days = span.days;
    const bool daily = std::all_of(days.begin(), days.end(), [](bool on) { return on; });
    for (std::size_t day = 0; day < days.size() && !daily; ++day) {
        if (!days[day]) continue;
        std::size_t last = day;
        while (last + 1 < days.size() && days[last + 1]) ++last;
        if (!text.empty()) text += ", ";
        text += tr(weekdays.at(day));
        if (last > day) text += std::string("\xe2\x80\x93") + tr(weekdays.at(last));
        day = last;
    }
    const auto clock = [](double hour) {
        const int minutes = static_cast<int>(std::lround(hour * 60));
        return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
    };
    return text + (text.empty() ? "" : " ") + clock(span.from_h) + "\xe2\x80\x93" + clock(span.to_h);
}

double hour_of(Date start, Date date, double hour) {
    return 24.0 * static_cast<double>(days_between(start, date)) + hour;
}

}  // namespace umbral::gui
