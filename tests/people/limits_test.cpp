// Limits of time in a kind of place: one clock across referrals and short absences, each person over it once.

#include <catch2/catch.hpp>

#include "people/small_world.hpp"

namespace umbral::people::test {
namespace {

scenario::Limit limit(const std::string& id, double hours) {
    scenario::Limit made;
    made.id = id;
    made.country = "X";
    made.kinds = {scenario::SiteKind::centre_custody};
    made.hours = hours;
    return made;
}

scenario::Site custody(const std::string& id, std::vector<scenario::Step> steps) {
    auto made = site(id, std::move(steps));
    made.kind = scenario::SiteKind::centre_custody;
    return made;
}

TEST_CASE("a limit counts from the first moment in that kind of place, across referrals") {
    auto s = scenario_of({custody("S", {stay(10), go("on")}), custody("T", {stay(20), out()})});
    s.routes = {route("on", "S", "T", 1)};
    s.limits = {limit("day", 24)};
    come(s, "S", "p2", 1, 1);
    Run run(s);
    run.to_hour(24.9);
    CHECK(run.world().state().limits[0].crossed == 0);
    run.to_hour(25.1);  // 1:00 + 24 h
    CHECK(run.world().state().limits[0].crossed == 2);
    CHECK(run.site(1).over_limit[0] == 2);
    run.to_end();  // in custody until 32:00: 31 h
    CHECK(run.hours_of(run.world().state().limits[0].over) == Approx(7 * 2));
    CHECK(*run.world().state().limits[0].spell.mean_us() == Approx(31.0 * static_cast<double>(hour_us)));
}

TEST_CASE("a limit ends where people reach another kind of place") {
    auto s = scenario_of({custody("S", {stay(10), go("on")}), site("T", {stay(40), out()})});
    s.routes = {route("on", "S", "T", 1)};
    s.limits = {limit("day", 24)};
    come(s, "S", "p1", 1, 1);
    Run run(s);
    run.to_end();
    CHECK(run.world().state().limits[0].crossed == 0);
    CHECK(*run.world().state().limits[0].spell.mean_us() == Approx(10.0 * static_cast<double>(hour_us)));
}

/// Ten hours in custody at S from 1:00, four hours on the road, twenty hours at T.
scenario::Scenario transfer(double limit_h, scenario::Site there) {
    auto s = scenario_of({custody("S", {stay(10), go("on")}), std::move(there)});
    s.routes = {route("on", "S", "T", 4)};
    s.limits = {limit("short", limit_h)};
    come(s, "S", "p2", 1, 1);
    return s;
}

TEST_CASE("hours beyond a limit are not counted on the way out of custody") {
    Run run(transfer(5, site("T", {stay(20), out()})));
    run.to_end();
    const LimitMeasures& counted = run.world().state().limits[0];
    CHECK(run.hours_of(counted.over) == Approx(5 * 2));  // beyond from 6:00, left at 11:00
    CHECK(*counted.spell.mean_us() == Approx(10.0 * static_cast<double>(hour_us)));
}

TEST_CASE("a transfer between places of custody adds no hours beyond the limit and no new start") {
    Run run(transfer(5, custody("T", {stay(20), out()})));
    run.to_hour(14);
    CHECK(run.world().state().limits[0].over.value() == 0);
    run.to_end();
    const LimitMeasures& counted = run.world().state().limits[0];
    CHECK(run.hours_of(counted.over) == Approx((5 + 20) * 2));  // 6:00 to 11:00 and 15:00 to 35:00
    CHECK(counted.crossed == 2);
    CHECK(run.site(1).over_limit[0] == 0);
    CHECK(*counted.spell.mean_us() == Approx(34.0 * static_cast<double>(hour_us)));
}

TEST_CASE("a limit that runs out on the way is crossed on arrival in the next place of custody") {
    Run run(transfer(12, custody("T", {stay(20), out()})));  // 13:00 is on the road
    run.to_hour(14.9);
    CHECK(run.world().state().limits[0].crossed == 0);
    run.to_end();
    CHECK(run.site(1).over_limit[0] == 2);
    CHECK(run.hours_of(run.world().state().limits[0].over) == Approx(20 * 2));
}

TEST_CASE("who is turned back to custody has not left it, who is on the way at the end has, so far") {
    auto s = transfer(5, custody("T", {stay(20), out()}));
    scenario::Closure closure;
    closure.from = closure.to = {2024, 1, 1};
    closure.from_hour = 12;
    closure.to_hour = 12.5;
    closure.under_way = scenario::UnderWay::turn_back;
    s.routes[0].closures = {closure};
    Run back(s);
    back.to_hour(24);  // back at 13:00 for ten hours more, on the road again at 23:00
    CHECK(back.hours_of(back.world().state().limits[0].over) == Approx((5 + 10) * 2));
    CHECK(back.world().state().limits[0].crossed == 2);
    s.days = 0.5;
    s.routes[0].closures = {};
    Run cut(s);
    cut.to_end();
    const LogHistogram& spells = cut.world().state().limits[0].spell;
    CHECK(spells.event_persons() == 0);
    CHECK(spells.censored_persons() == 2);
}

TEST_CASE("nobody may be held: a limit of zero is crossed on arrival") {
    auto s = scenario_of({custody("S", {stay(10), out()})});
    s.limits = {limit("none", 0)};
    s.limits[0].children_only = true;
    s.profiles[2].children_fraction = 0.5;
    come(s, "S", "p4", 1, 1);
    Run run(s);
    run.to_end();
    CHECK(run.world().state().limits[0].crossed == 2);
}

TEST_CASE("working days leave out weekends and holidays") {
    scenario::Country country;
    country.utc_offset_h = -6;
    const LocalClock clock(country, {2024, 1, 1}, 0);
    // From Friday 5 January 10:00 local: Monday is a holiday, so Tuesday and Wednesday.
    const std::vector<std::int64_t> holidays{days_from_epoch({2024, 1, 8})};
    const TimeUs friday = clock.axis_us(4 * day_us + 10 * hour_us);
    CHECK(after_working_days(clock, holidays, friday, 2) == clock.axis_us(10 * day_us));
}

const LimitMeasures& first_limit(const Run& run) { return run.world().state().limits[0]; }

/// Eighty hours in custody from midnight, then to a shelter, from there back again after so many hours; journeys of
/// half an hour. The limit is three days.
scenario::Scenario to_and_fro(double away_hours, double days = 30) {
    auto shelter = site("T", {stay(away_hours), go("back")});
    auto s = scenario_of({custody("S", {stay(80), go("out")}), shelter}, days);
    s.routes = {route("out", "S", "T", 0.5), route("back", "T", "S", 0.5)};
    s.limits = {limit("three days", 72)};
    come(s, "S", "p1", 1, 0);
    return s;
}

TEST_CASE("a person diverted back to custody again and again is over the limit once") {
    auto s = to_and_fro(1);
    s.sites[1].rooms = {room(0)};
    s.sites[1].when_full = scenario::WhenFull::divert;
    s.sites[1].divert_route = "back";
    Run run(s);
    run.to_end();
    CHECK(run.site(0).arrived[0] > 5);
    CHECK(first_limit(run).crossed == 1);
    CHECK(run.site(0).over_limit[0] == 1);
}

TEST_CASE("through an absence shorter than the reset the clock runs on, and hours beyond are those in custody") {
    // Away from 80:00 until 100:00, so one spell; beyond from 72:00, but not while away.
    Run run(to_and_fro(19));
    run.to_hour(120);
    CHECK(first_limit(run).crossed == 1);
    CHECK(run.hours_of(first_limit(run).over) == Approx((80 - 72) + (120 - 100)));
    CHECK(first_limit(run).spell.event_persons() == 0);
}

TEST_CASE(
    "after an absence as long as the reset a new spell begins, whose hours beyond count and whose person does not") {
    // Away from 80:00 until 104:00: the second spell is beyond from 176:00 until 184:00.
    Run run(to_and_fro(23));
    run.to_hour(105);
    CHECK(first_limit(run).over.value() == 0);
    CHECK(first_limit(run).spell.event_persons() == 1);
    CHECK(*first_limit(run).spell.mean_us() == Approx(80.0 * static_cast<double>(hour_us)));
    run.to_hour(200);
    CHECK(run.hours_of(first_limit(run).over) == Approx(8 + 8));
    CHECK(first_limit(run).crossed == 1);
}

TEST_CASE("each limit says itself how long an absence ends its spells") {
    auto s = to_and_fro(23);
    s.limits[0].reset_h = 24.5;
    Run longer(s);
    longer.to_hour(120);
    CHECK(longer.hours_of(first_limit(longer).over) == Approx(8 + (120 - 104)));
    s.limits[0].reset_h = 0;
    s.sites[1].pathways[0].steps[0] = stay(0);
    Run none(s);
    none.to_hour(120);  // away for an hour from 80:00: the second spell is beyond from 153:00 on
    CHECK(none.hours_of(first_limit(none).over) == Approx(8));
}

TEST_CASE(
    "at the horizon the spell of somebody elsewhere is complete, of somebody in custody or on the way cut short") {
    const auto spells_at = [](double hours) {
        Run run(to_and_fro(40, hours / 24));  // gone at 80:00, at the shelter half an hour later
        run.to_end();
        const LogHistogram& spells = first_limit(run).spell;
        CHECK(spells.event_persons() + spells.censored_persons() == 1);
        if (spells.event_persons() == 1) CHECK(*spells.mean_us() == Approx(80.0 * static_cast<double>(hour_us)));
        return spells.event_persons();
    };
    CHECK(spells_at(79) == 0);
    CHECK(spells_at(80.25) == 0);
    CHECK(spells_at(81) == 1);
}

/// Two parties of one come to a place of custody that lets one in at a time, for ten hours.
scenario::Scenario at_the_door(bool held_outside) {
    auto s = scenario_of({custody("S", {stay(10), out()})});
    s.sites[0].rooms = {room(1)};
    s.sites[0].when_full = scenario::WhenFull::wait_outside;
    s.sites[0].held_outside = held_outside;
    s.limits = {limit("five hours", 5)};
    s.profiles[0].children_fraction = 1.0;
    come(s, "S", "p1", 2, 1);
    return s;
}

TEST_CASE("waiting outside the door is not being in the place") {
    Run run(at_the_door(false));
    run.to_end();
    CHECK(first_limit(run).crossed == 2);
    CHECK(run.hours_of(first_limit(run).over) == Approx(5 + 5));
    CHECK(run.hours_of(run.site().children) == Approx(10 + 10));
    CHECK(*first_limit(run).spell.mean_us() == Approx(10.0 * static_cast<double>(hour_us)));
}

TEST_CASE("who is held while waiting outside is in the place from coming on") {
    Run run(at_the_door(true));
    run.to_end();
    CHECK(first_limit(run).crossed == 2);
    CHECK(run.hours_of(first_limit(run).over) == Approx(5 + 15));  // 1:00 to 11:00, and 1:00 to 21:00
    CHECK(run.hours_of(run.site().children) == Approx(10 + 20));
}

TEST_CASE("who is diverted at the door of a place of custody has not been in it") {
    auto s = scenario_of({custody("S", {stay(10), out()}), site("T", {out()})});
    s.sites[0].rooms = {room(0)};
    s.sites[0].when_full = scenario::WhenFull::divert;
    s.sites[0].divert_route = "on";
    s.routes = {route("on", "S", "T", 1)};
    s.routes[0].fleet = "bus";
    scenario::Fleet bus;
    bus.id = "bus";
    bus.seats = 10.0;
    s.fleets = {bus};
    s.limits = {limit("none", 0)};
    come(s, "S", "p1", 1, 1);
    Run waits(s);
    waits.to_end();  // for a bus that is never full
    CHECK(waits.site(0).stranded.value() == 1);
    CHECK(first_limit(waits).crossed == 0);
    s.sites[0].held_outside = true;
    Run held(s);
    held.to_end();
    CHECK(first_limit(held).crossed == 1);
    CHECK(held.hours_of(first_limit(held).over) == Approx(71));
}

TEST_CASE("waiting outside another place of the kind is no absence: the limit is passed on coming in") {
    auto there = custody("T", {stay(20), out()});
    scenario::WeekSpan morning;
    morning.from_h = 6;
    morning.to_h = 14;
    there.opening_hours.spans = {morning};
    auto s = transfer(5, there);  // at the door of T from 15:00 until 6:00 of the second day
    s.limits[0].reset_h = 1;
    Run run(s);
    run.to_hour(30);
    CHECK(first_limit(run).over.value() == 0);
    run.to_end();
    CHECK(first_limit(run).crossed == 2);
    CHECK(run.hours_of(first_limit(run).over) == Approx((5 + 20) * 2));  // 6:00 to 11:00, and 30:00 to 50:00
    CHECK(*first_limit(run).spell.mean_us() == Approx(49.0 * static_cast<double>(hour_us)));
}

TEST_CASE("who is over a limit in the warm-up is over it, and not newly, when measuring begins") {
    auto s = to_and_fro(1, 20);
    s.warm_up_days = 10;  // over at 72:00, back in custody for the last time in the warm-up at 166:00
    Run run(s);
    run.to_end();
    CHECK(first_limit(run).crossed == 0);
    CHECK(run.site(0).over_limit[0] == 0);
    CHECK(run.hours_of(first_limit(run).over) > 200);
}

TEST_CASE("who is over a limit at the start is over it, and not newly") {
    auto s = scenario_of({custody("S", {stay(1000), out()})});
    s.limits = {limit("none", 0), limit("a day", 24)};
    s.sites[0].initial_people = {{"p1", 100.0, ""}};
    come(s, "S", "p1", 1, 0);
    Run run(s);
    run.to_hour(1);
    CHECK(first_limit(run).over.value() == 101);
    CHECK(first_limit(run).crossed == 1);  // the one who has come
    run.to_hour(30);
    // Of stays of 1,000 h in all, what is left is uniform: 24 of 1,000 have gone before the day is over.
    CHECK(static_cast<double>(run.world().state().limits[1].crossed) == Approx(101 - 2.4).margin(5));
}

}  // namespace
}  // namespace umbral::people::test
