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
    CHECK(*run.world().state().limits[0].spell.mean_us() == Approx(11.0 * static_cast<double>(hour_us)));
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

}  // namespace
}  // namespace umbral::people::test
