#include "base/time.hpp"

#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace umbral {

TimeUs us_from_hours(double hours) {
    const double us = hours * static_cast<double>(hour_us);
    if (us >= 9.2e18) return never_us;
    return std::llround(us);
}

std::int64_t days_from_epoch(Date date) {
    using namespace std::chrono;
    const year_month_day ymd{year{date.year}, month{static_cast<unsigned>(date.month)},
                             day{static_cast<unsigned>(date.day)}};
    return sys_days{ymd}.time_since_epoch().count();
}

Date date_from_days(std::int64_t days_since_epoch) {
    using namespace std::chrono;
    const year_month_day ymd{sys_days{days{days_since_epoch}}};
    return {int{ymd.year()}, static_cast<int>(unsigned{ymd.month()}), static_cast<int>(unsigned{ymd.day()})};
}

int weekday_from_days(std::int64_t days_since_epoch) {
    // 1970-01-01 was a Thursday (3 counted from Monday).
    const std::int64_t shifted = (days_since_epoch + 3) % 7;
    return static_cast<int>(shifted < 0 ? shifted + 7 : shifted);
}

bool parse_date(const std::string& text, Date& out) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i != 4 && i != 7 && (text[i] < '0' || text[i] > '9')) return false;
    }
    const Date date{std::stoi(text.substr(0, 4)), std::stoi(text.substr(5, 2)), std::stoi(text.substr(8, 2))};
    if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31) return false;
    if (date_from_days(days_from_epoch(date)) != date) return false;
    out = date;
    return true;
}

std::string to_string(Date date) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
    return text.data();
}

}  // namespace umbral
