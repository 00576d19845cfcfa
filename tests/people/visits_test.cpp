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

TEST_CASE("a pathway may return to an earlier step, with a draw of its own each time") {
    auto s = site("S", {serve("desk"), out()});
    s.stations = {desk(100, 1)};
    s.pathways[0].steps[0].next = {{"desk", 0.75}, {"out", 0.25}};
    auto world = scenario_of({s}, 30);
    come(world, "S", "p1", 4000, 1);
    Run run(world);
    run.to_end();
    // The number of services is geometric with mean 4: standard error of the mean 0.055.
    CHECK(static_cast<double>(run.station().served) / 4000.0 == Approx(4.0).margin(0.22));
}

TEST_CASE("people present at the start are inside from the first instant, with what is left of their stay") {
    auto s = scenario_of({site("S", {stay(48), out()})}, 3);
    s.sites[0].initial_people = {{"p1", 1000.0, "stay"}};
    Run run(s);
    CHECK(run.site().present.value() == 1000);
    run.to_hour(24);
    CHECK(static_cast<double>(run.site().present.value()) == Approx(500).margin(65));
    run.to_hour(48.5);
    CHECK(run.site().present.value() == 0);
}

TEST_CASE("supplies are used by those present, ordered at the minimum and run out until they come") {
    auto s = scenario_of({site("S", {stay(96), out()})}, 4);
    scenario::Supply water;
    water.item = "water_l";
    water.use_per_person_day = 10;
    water.stock = 100;
    water.reorder_at = 50;
    water.order_up_to = 300;
    water.lead_time_h = 24.0;
    s.sites[0].supplies = {water};
    come(s, "S", "p1", 10, 0);
    Run run(s);
    run.to_hour(48);
    // 100 L/day: 50 at noon, ordered; none left at midnight; 250 L more at noon of the second day.
    CHECK(run.site().stockout_person_days[0] == Approx(5.0).margin(0.5));
    CHECK(run.world().state().sites[0].supplies[0].stock == Approx(200).margin(10));
}

TEST_CASE("a need is held by its share of parties, and patience once per visit") {
    auto s = scenario_of({site("S", {out()})}, 3);
    s.profiles[0].needs = {{"pregnant", 0.1}};
    s.sites[0].pathways[0].steps = {serve("desk"), out()};
    s.sites[0].pathways[0].steps[0].needs = {"pregnant"};
    s.sites[0].stations = {desk(1000, 1)};
    come(s, "S", "p1", 10000, 1);
    Run run(s);
    run.to_end();
    CHECK(static_cast<double>(run.station().served) == Approx(1000).margin(120));
}

TEST_CASE("who does not need a step goes on to the one after it, wherever the step leads") {
    auto check = serve("desk");
    check.needs = {"medical"};
    check.next = {{"far", 1.0}};
    auto far = stay(50);
    far.id = "far";
    auto s = scenario_of({site("S", {check, out(), far, out()})});
    s.sites[0].pathways[0].steps[3].id = "later";
    s.sites[0].stations = {desk(1, 5)};
    come(s, "S", "p1", 3, 1);
    Run run(s);
    run.to_hour(2);
    CHECK(run.world().state().inside == 0);
}

TEST_CASE("a party that goes round without end leaves on its own after 4,095 returns") {
    auto round = stay(0);
    round.next = {{"stay", 1.0}};
    auto s = scenario_of({site("S", {round, out()})});
    come(s, "S", "p2", 1, 1);
    Run run(s);
    run.to_hour(1.5);
    CHECK(run.world().state().inside == 0);
    CHECK(run.site().left[1] == 2);

    s.sites[0].pathways[0].steps[0].stay_h = scenario::Distribution(0.01);
    Run with_time(s);
    with_time.to_hour(1 + 40.9);
    CHECK(with_time.world().state().inside == 2);
    with_time.to_hour(1 + 41.1);  // 4,096 stays of 0.01 h
    CHECK(with_time.world().state().inside == 0);
}

TEST_CASE("a party that comes back to sites draws anew each time, and gives up after 255 returns") {
    auto there = site("S", {go("to")});
    auto back = site("T", {stay(0.1), out()});
    auto leave = go("fro");
    leave.id = "again";
    back.pathways[0].steps = {stay(0.1), leave, out()};
    back.pathways[0].steps[0].next = {{"again", 0.9}, {"out", 0.1}};
    auto s = scenario_of({there, back}, 60);
    s.routes = {route("to", "S", "T", 0.1), route("fro", "T", "S", 0.1)};
    come(s, "S", "p1", 2000, 1);
    Run run(s);
    run.to_end();
    // Geometric with mean 10: a standard error of 0.21.
    CHECK(static_cast<double>(run.site(1).arrived[0]) / 2000 == Approx(10).margin(0.9));
    CHECK(run.world().state().inside + run.world().state().travelling_level.value() == 0);

    s.sites[1].pathways[0].steps[0].next = {{"again", 1.0}};
    Run without_end(s);
    without_end.to_end();
    // The last return is to S, which only sends on.
    CHECK(without_end.site(0).arrived[0] + without_end.site(1).arrived[0] == std::int64_t{2000} * (2 + 255 + 1));
    CHECK(without_end.world().state().inside == 0);
}

}  // namespace
}  // namespace umbral::people::test
