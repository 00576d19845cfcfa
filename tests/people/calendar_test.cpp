#include "people/calendar.hpp"

#include <catch2/catch.hpp>

namespace umbral::people {
namespace {

LocalClock clock_at(double offset_h, double axis_offset_h = 0) {
    scenario::Country country;
    country.utc_offset_h = offset_h;
    return {country, {2024, 1, 1}, axis_offset_h};  // a Monday
}

scenario::WeekSpan span(double from_h, double to_h,
                        std::array<bool, 7> days = {true, true, true, true, true, true, true}) {
    return {days, from_h, to_h};
}

TEST_CASE("a roster's value follows the local hour, not the axis's") {
    const auto table = WeekTable::from_roster({{{span(8, 16), 3.0}}});
    const LocalClock clock = clock_at(-6, -5);  // an hour behind the axis
    CHECK(table.value_at(clock, 9 * hour_us - 1) == 0);
    CHECK(table.value_at(clock, 9 * hour_us) == 3);
    CHECK(table.next_change_us(clock, 9 * hour_us) == 17 * hour_us);
    CHECK(table.value_at(clock, 17 * hour_us) == 0);
}

TEST_CASE("shifts add up where they overlap, and a night shift runs past midnight and past the week's end") {
    const auto table = WeekTable::from_roster({{{span(6, 18), 2.0}, {span(16, 20), 1.0}, {span(22, 6), 4.0}}});
    const LocalClock clock = clock_at(0);
    CHECK(table.value_at(clock, 17 * hour_us) == 3);
    CHECK(table.value_at(clock, 23 * hour_us) == 4);
    CHECK(table.value_at(clock, 3 * hour_us) == 4);  // Monday, from Sunday night
    CHECK(table.value_at(clock, 21 * hour_us) == 0);
}

TEST_CASE("the sum of two tables is the sum at every instant") {
    const auto day = WeekTable::from_roster({{{span(6, 18), 2.0}}});
    const auto sum = day.plus(WeekTable::from_span(span(16, 20), 3)).plus(WeekTable::from_span(span(0, 24), -1));
    const LocalClock clock = clock_at(0);
    // Two from 6, five from 16, three from 18, none from 20; one less at all hours.
    CHECK(sum.value_at(clock, 5 * hour_us) == -1);
    CHECK(sum.value_at(clock, 6 * hour_us) == 1);
    CHECK(sum.value_at(clock, 17 * hour_us) == 4);
    CHECK(sum.value_at(clock, 19 * hour_us) == 2);
    CHECK(sum.value_at(clock, 20 * hour_us) == -1);
    CHECK(sum.largest() == 4);
    CHECK(WeekTable::from_span(span(0, 24), 2).is_constant());
}

TEST_CASE("days of the week are honoured") {
    const auto weekdays = WeekTable::from_hours({{span(0, 24, {true, true, true, true, true, false, false})}});
    const LocalClock clock = clock_at(0);
    CHECK(weekdays.value_at(clock, 4 * day_us + 23 * hour_us) == 1);
    CHECK(weekdays.value_at(clock, 5 * day_us) == 0);
    CHECK(weekdays.next_change_us(clock, 0) == 5 * day_us);
    CHECK(WeekTable::from_hours({}).is_constant());
}

TEST_CASE("a change of offset moves local hours from its date on") {
    scenario::Country country;
    country.utc_offset_h = -6;
    country.offset_changes = {{{2024, 3, 10}, -5}};
    const LocalClock clock(country, {2024, 1, 1}, -6);
    const TimeUs change = days_between({2024, 1, 1}, {2024, 3, 10}) * day_us;
    CHECK(clock.offset_us(change - 1) == 0);
    CHECK(clock.offset_us(change) == hour_us);
    CHECK(clock.next_change_us(0) == change);
    CHECK(clock.next_local_hour_us(change + 5 * hour_us, 12) == change + 11 * hour_us);
    CHECK(clock.axis_us(clock.local_us(change + 3 * day_us)) == change + 3 * day_us);
}

TEST_CASE("the next local hour is always later") {
    const LocalClock clock = clock_at(-6, -5);
    CHECK(clock.next_local_hour_us(0, 2.0) == 3 * hour_us);
    CHECK(clock.next_local_hour_us(3 * hour_us, 2.0) == 27 * hour_us);
}

}  // namespace
}  // namespace umbral::people
