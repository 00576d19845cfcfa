// Which way people go, and what happens to them on it.

#include <catch2/catch.hpp>

#include "people/roads.hpp"

namespace umbral::people::test {
namespace {

TEST_CASE("a route that no plan has opened is left out of the choice") {
    auto s = road();
    auto direct = route("direct", "S", "T", 2);
    direct.open = false;
    s.routes.push_back(direct);
    s.sites[0].pathways[0].steps[0].refer = scenario::ShareRule{{{"on", 0.0}, {"direct", 1.0}}};
    come(s, "S", "p1", 1, 8);
    come(s, "S", "p1", 1, 10);
    Run run(s);
    run.to_hour(9);
    run.world().begin(SetOpen{RouteId{1}, true});
    run.to_hour(12.5);
    CHECK(run.route(1).departed == 2);
}

TEST_CASE("first_with_room goes by what was published, not by what is") {
    auto full = site("T", {stay(100), out()});
    full.rooms = {room(1)};
    auto s = scenario_of({site("S", {go("near")}), full, site("U", {out()})});
    s.routes = {route("near", "S", "T", 1), route("far", "S", "U", 1)};
    s.information_age_h = 24.0;
    s.sites[0].pathways[0].steps[0].refer = scenario::FirstWithRoomRule{{"near", "far"}};
    come(s, "S", "p1", 1, 1);   // nothing known yet: T, which is full from 2 on
    come(s, "S", "p1", 1, 20);  // nothing known yet
    come(s, "S", "p1", 1, 30);  // knows T as it was at 6: full
    Run run(s);
    run.to_end();
    CHECK(run.route(0).departed == 2);
    CHECK(run.route(1).departed == 1);
}

TEST_CASE("first_with_room looks for room that the party may use, all in one") {
    auto families = room(100);
    families.type = scenario::RoomType::families;
    families.profiles = {"p4"};
    auto small = room(5);
    auto centre = site("T", {stay(100), out()});
    centre.rooms = {small, families};
    auto s = scenario_of({site("S", {go("near")}), centre, site("U", {out()})});
    s.routes = {route("near", "S", "T", 1), route("far", "S", "U", 1)};
    s.information_age_h = 1.0;
    s.sites[0].pathways[0].steps[0].refer = scenario::FirstWithRoomRule{{"near", "far"}};
    come(s, "S", "p6", 1, 5);   // no room is for six of them
    come(s, "S", "p4", 3, 6);   // have their own
    come(s, "S", "p1", 5, 7);   // fill the room for all
    come(s, "S", "p1", 1, 20);  // finds it full, though families have room
    Run run(s);
    run.to_end();
    CHECK(run.route(0).departed == 12 + 5);
    CHECK(run.route(1).departed == 6 + 1);
}

TEST_CASE("logit shares follow time, cost and hazard") {
    auto s = scenario_of({site("S", {go("short")}), site("T", {out()})}, 60);
    s.routes = {route("short", "S", "T", 1), route("long", "S", "T", 3)};
    scenario::LogitRule rule;
    rule.routes = {"short", "long"};
    rule.per_hour = 0.5;
    rule.per_usd = 0.0;
    rule.per_hazard = 0.0;
    rule.per_queued_day = 0.0;
    s.sites[0].pathways[0].steps[0].refer = rule;
    scenario::ArrivalStream stream;
    stream.id = "flow";
    stream.site = "S";
    stream.persons_per_day = 500.0;
    stream.profiles.push_back({{}, {{"p1", 1.0}}});
    s.arrivals.push_back(stream);
    Run run(s);
    run.to_end();
    // exp(-0.5) : exp(-1.5) = 0.731 : 0.269; about 30,000 choices, standard error 0.0026.
    const double share =
        static_cast<double>(run.route(0).departed) / static_cast<double>(run.route(0).departed + run.route(1).departed);
    CHECK(share == Approx(0.7311).margin(0.011));
}

TEST_CASE("each member of a large party meets a hazard by a draw of their own") {
    auto s = road();
    s.profiles.push_back(profile("band", 128));
    s.routes[0].hazards = {{"medical", 0.5}};
    come(s, "S", "band", 1, 8);
    int odd = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Run run(s, seed);
        run.to_hour(8.5);
        odd += static_cast<int>(run.route().harmed[0] % 2);
    }
    // Were the second sixty-four the first again, every number would be even; twenty draws are all even once in 2^20.
    CHECK(odd > 0);
}

TEST_CASE("hazards create needs that a later site sees to") {
    auto clinic = desk(1, 30, "clinic");
    auto t = site("T", {serve("clinic"), out()});
    t.stations = {clinic};
    t.pathways[0].steps[0].needs = {"medical"};
    auto s = scenario_of({site("S", {go("on")}), t});
    s.routes = {route("on", "S", "T", 1)};
    s.routes[0].hazards = {{"medical", 1.0}};
    come(s, "S", "p2", 1, 8);
    come(s, "T", "p2", 1, 8);
    Run run(s);
    run.to_end();
    CHECK(run.route().harmed[0] == 2);
    CHECK(run.station().served == 2);  // those who did not travel pass on
    CHECK(*run.site(1).protection_delay.mean_us() == Approx(0.5 * static_cast<double>(hour_us)));
}

}  // namespace
}  // namespace umbral::people::test
