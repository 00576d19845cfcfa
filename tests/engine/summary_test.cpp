#include "engine/summary.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <optional>
#include <string>

#include "people/small_world.hpp"

namespace umbral::engine {
namespace {

using people::SiteId;
using people::test::come;
using people::test::desk;
using people::test::go;
using people::test::out;
using people::test::room;
using people::test::Run;
using people::test::scenario_of;
using people::test::serve;
using people::test::site;
using people::test::stay;

ReplicationRecord summary_of(const Run& run) {
    ReplicationRecord record;
    summarise_people(run.world().state(), record);
    return record;
}

std::optional<double> figure(const ReplicationRecord& record, const std::string& name, const std::string& stat,
                             const std::string& scope) {
    const auto found = std::find_if(record.indicators.begin(), record.indicators.end(), [&](const IndicatorValue& v) {
        return v.name == name && v.stat == stat && to_text(v.scope) == scope;
    });
    REQUIRE(found != record.indicators.end());
    return found->value;
}

scenario::Scenario road_with_a_bus(double fixed_hours) {
    auto end = site("B", {out()});
    auto s = scenario_of({site("A", {go("road")}), end}, 1);
    auto road = people::test::route("road", "A", "B", fixed_hours);
    road.fleet = "buses";
    s.routes.push_back(road);
    scenario::Fleet fleet;
    fleet.id = "buses";
    fleet.vehicles = 1.0;
    fleet.seats = 10.0;
    fleet.rule = scenario::DepartureRule::when_full;
    s.fleets.push_back(fleet);
    return s;
}

TEST_CASE("who leaves by a convoy is not in the seats used") {
    auto s = road_with_a_bus(1);
    come(s, "A", "p1", 10, 1);  // the bus: ten of ten seats
    come(s, "A", "p1", 8, 2);
    Run run(s);
    run.to_hour(3);
    run.world().begin(people::MovePeople{people::RouteId{0}, 100});
    run.to_end();
    const auto record = summary_of(run);
    CHECK(figure(record, "departed_persons", "count", "route:road") == 18);
    CHECK(figure(record, "seat_utilisation", "mean", "route:road") == 1);
    CHECK(figure(record, "seat_utilisation", "mean", "fleet:buses") == 1);
}

TEST_CASE("officers' load is service within the roster, and what they finish after it is overtime") {
    auto station = desk(1, 150);
    station.officers.shifts.front().when.from_h = 8;
    station.officers.shifts.front().when.to_h = 10;
    auto post = site("S", {serve("desk"), out()});
    post.stations = {station};
    auto s = scenario_of({post}, 1);
    come(s, "S", "p1", 1, 8);  // served from 08:00 to 10:30
    Run run(s);
    const auto record = summary_of(run.to_end());
    CHECK(figure(record, "officer_utilisation", "mean", "site:S") == 1);
    CHECK(figure(record, "overtime_officer_h", "total", "site:S") == Approx(0.5));
}

TEST_CASE("occupied places that are taken away count as places until they are vacated") {
    auto centre = site("S", {stay(10), out()});
    centre.rooms = {room(4)};
    auto s = scenario_of({centre}, 1);
    come(s, "S", "p1", 4, 0);  // there from 0 to 10
    come(s, "S", "p1", 2, 6);  // in the open from 6 on
    Run run(s);
    run.to_hour(4);
    run.world().begin(people::AddPlaces{SiteId{0}, 0, -4, 0});
    const auto record = summary_of(run.to_end());
    // Four places until 10, all taken; four present until 6, then six.
    CHECK(figure(record, "place_occupancy", "mean", "site:S,room:general") == 1);
    CHECK(figure(record, "place_occupancy", "peak", "site:S,room:general") == 1);
    CHECK(figure(record, "place_occupancy", "mean", "site:S") == 1);
    CHECK(figure(record, "crowding_ratio", "mean", "site:S") == Approx((6 * 4 + 4 * 6) / 40.0));
    CHECK(figure(record, "crowding_ratio", "peak", "site:S") == 1.5);
}

TEST_CASE("the peak of crowding is that of the ratio, also between whole hours and while there were fewer places") {
    auto centre = site("S", {stay(0.5), out()});
    centre.rooms = {room(2)};
    auto s = scenario_of({centre}, 1);
    come(s, "S", "p1", 4, 1.25);  // gone at 1.75
    Run run(s);
    run.to_hour(3);
    run.world().begin(people::AddPlaces{SiteId{0}, 0, 6, 0});
    const auto record = summary_of(run.to_end());
    CHECK(figure(record, "crowding_ratio", "peak", "site:S") == 2);
    CHECK(figure(record, "place_occupancy", "peak", "site:S,room:general") == 1);
}

TEST_CASE("shares are of those who arrived in the measured window, not of those who came in the warm-up") {
    auto station = desk(1, 24 * 60.0);
    station.patience_h = scenario::Distribution(6);
    auto post = site("S", {serve("desk"), out()});
    post.stations = {station};
    auto s = scenario_of({post}, 2);
    s.warm_up_days = 1;
    come(s, "S", "p1", 5, 20);  // one is served, four leave at 26: of the warm-up
    come(s, "S", "p1", 2, 30);  // leave at 36
    come(s, "S", "p1", 2, 45);  // one takes the officer who comes free at 44, the other still waits at the end
    Run run(s);
    const auto record = summary_of(run.to_end());
    CHECK(figure(record, "left_persons", "count", "all") == 6);
    for (const char* scope : {"all", "site:S", "profile:p1", "site:S,station:desk"})
        CHECK(figure(record, "left_fraction", "mean", scope) == 0.5);
}

TEST_CASE("who came in the warm-up and is turned away later is not in the share turned away") {
    auto station = desk(1, 24 * 60.0);
    station.queue_limit = 0.0;
    auto post = site("S", {stay(10), serve("desk"), out()});
    post.stations = {station};
    auto s = scenario_of({post}, 3);
    s.warm_up_days = 1;
    come(s, "S", "p1", 5, 20);  // at the queue at 30: one is served, four are turned away
    come(s, "S", "p1", 2, 40);  // at the queue at 50: both are turned away
    Run run(s);
    const auto record = summary_of(run.to_end());
    CHECK(figure(record, "turned_away_fraction", "mean", "all") == 1);
    CHECK(figure(record, "turned_away_fraction", "mean", "site:S") == 1);
}

TEST_CASE("who is there at the start has not arrived, in no count and in no share") {
    auto centre = site("S", {stay(10), out()});
    centre.rooms = {room(2)};
    centre.when_full = scenario::WhenFull::leave;
    centre.initial_people = {{"p1", 3.0, ""}};
    auto s = scenario_of({centre}, 1);
    come(s, "S", "p1", 4, 12);
    Run run(s);
    const auto record = summary_of(run.to_end());
    CHECK(figure(record, "arrived_persons", "count", "all") == 4);
    CHECK(figure(record, "arrived_persons", "count", "site:S") == 4);
    CHECK(figure(record, "arrived_persons", "count", "profile:p1") == 4);
    CHECK(figure(record, "left_fraction", "mean", "all") == 0.5);
    CHECK(figure(record, "turned_away_fraction", "mean", "site:S") == 0.5);
    CHECK(figure(record, "no_place_fraction", "mean", "site:S") == 0.5);
}

TEST_CASE("hourly arrivals are those of the hour that begins, and add up to all who arrived") {
    auto s = scenario_of({site("S", {stay(1), out()})}, 1);
    come(s, "S", "p1", 3, 5.5);
    come(s, "S", "p1", 2, 23.75);
    Run run(s);
    const auto record = summary_of(run.to_end());
    for (const HourlySeries& series : record.series) {
        if (series.name != "arrived_persons") continue;
        REQUIRE(series.values.size() == 24);
        CHECK(series.values[5] == 3);
        CHECK(series.values[23] == 2);
        CHECK(std::count(series.values.begin(), series.values.end(), 0) == 22);
    }
}

TEST_CASE("who is turned away, sent on or through at once was never present") {
    auto centre = site("S", {stay(10), out()});
    centre.rooms = {room(2)};
    centre.when_full = scenario::WhenFull::leave;
    auto desk_only = site("Q", {serve("desk"), out()});
    desk_only.stations = {desk(1, 60)};
    desk_only.stations.front().queue_limit = 0.0;
    auto s = scenario_of({centre, desk_only, site("EXIT", {out()})}, 1);
    for (const char* id : {"S", "Q", "EXIT"}) come(s, id, "p1", 4, 1);
    Run run(s);
    const auto record = summary_of(run.to_end());
    CHECK(figure(record, "present_persons", "peak", "site:S") == 2);
    CHECK(figure(record, "present_persons", "peak", "site:Q") == 1);
    CHECK(figure(record, "present_persons", "peak", "site:EXIT") == 0);
    CHECK(figure(record, "present_persons", "peak", "all") == 3);
}

TEST_CASE("peaks over several sites are exact, also between whole hours") {
    auto s = scenario_of({site("A", {go("road")}), site("B", {stay(0.25), out()}), site("C", {stay(0.5), out()})}, 1);
    s.routes.push_back(people::test::route("road", "A", "B", 0.5));
    come(s, "A", "p1", 3, 1.25);  // on the way until 1.75, at B until 2
    come(s, "C", "p1", 2, 1.5);   // until 2
    Run run(s);
    const auto record = summary_of(run.to_end());
    CHECK(figure(record, "travelling_persons", "peak", "all") == 3);
    CHECK(figure(record, "present_persons", "peak", "all") == 5);
    CHECK(figure(record, "present_persons", "peak", "country:X") == 5);
}

TEST_CASE("the busiest day is one of the measured window, and never below the mean") {
    auto s = scenario_of({site("S", {stay(1), out()})}, 2.5);
    s.countries.front().utc_offset_h = 3;
    come(s, "S", "p1", 2, 12);
    come(s, "S", "p1", 2, 30);
    come(s, "S", "p1", 3, 50);
    Run run(s);
    const auto record = summary_of(run.to_end());
    CHECK(figure(record, "throughput_persons_per_day", "mean", "site:S") == Approx(7 / 2.5));
    // The last half day counts with the day before it.
    CHECK(figure(record, "throughput_persons_per_day", "peak", "site:S") == Approx(5 / 1.5));
}

TEST_CASE("visits in which nothing could be waited for do not drown the waits over all sites") {
    auto post = site("S", {serve("desk"), go("road")});
    post.stations = {desk(1, 60)};
    auto s = scenario_of({post, site("EXIT", {stay(1), out()})}, 1);
    s.routes.push_back(people::test::route("road", "S", "EXIT", 1));
    come(s, "S", "p1", 3, 1);  // they wait 0, 1 and 2 hours, and then nowhere
    Run run(s);
    const auto record = summary_of(run.to_end());
    CHECK(figure(record, "wait_completed_persons", "count", "all") == 3);
    CHECK(figure(record, "wait_h", "mean", "all") == Approx(1));
    CHECK(figure(record, "wait_h", "mean", "profile:p1") == Approx(1));
    CHECK_FALSE(figure(record, "wait_h", "mean", "site:EXIT"));
    CHECK(figure(record, "waited_fraction", "mean", "all") == Approx(2 / 3.0));
}

TEST_CASE("a visit to a door that closes counts among waits although it was open") {
    auto post = site("S", {stay(1), out()});
    post.opening_hours.spans.push_back({{true, true, true, true, true, true, true}, 8, 16});
    auto s = scenario_of({post}, 1);
    come(s, "S", "p1", 1, 7);
    come(s, "S", "p1", 1, 9);
    Run run(s);
    CHECK(figure(summary_of(run.to_end()), "wait_h", "mean", "site:S") == Approx(0.5));
}

}  // namespace
}  // namespace umbral::engine
