#include <catch2/catch.hpp>

#include "people/small_world.hpp"

namespace umbral::people::test {
namespace {

/// People at S want to go to T by the route "on", an hour's journey.
scenario::Scenario road(double fare_usd = 0) {
    auto world = scenario_of({site("S", {go("on")}), site("T", {out()})});
    world.routes.push_back(route("on", "S", "T", 1));
    world.routes[0].fare_usd = fare_usd;
    return world;
}

scenario::Fleet fleet(double vehicles, double seats, scenario::DepartureRule rule) {
    scenario::Fleet made;
    made.id = "bus";
    made.vehicles = vehicles;
    made.seats = seats;
    made.rule = rule;
    made.turnaround_h = 0.5;
    return made;
}

scenario::Closure closed(double from_hour, double to_hour, scenario::UnderWay under_way) {
    scenario::Closure closure;
    closure.from = closure.to = {2024, 1, 1};
    closure.from_hour = from_hour;
    closure.to_hour = to_hour;
    closure.under_way = under_way;
    return closure;
}

TEST_CASE("without a fleet people leave at once and arrive after the journey") {
    auto s = road();
    come(s, "S", "p2", 1, 8);
    Run run(s);
    run.to_hour(8.5);
    CHECK(run.route().travelling.value() == 2);
    run.to_hour(9.5);
    CHECK(run.site(1).arrived[1] == 2);
    CHECK(run.world().state().left_model == 2);
}

TEST_CASE("a vehicle leaves when full, takes parties whole, and comes back") {
    auto s = road();
    s.routes[0].fleet = "bus";
    s.fleets.push_back(fleet(1, 5, scenario::DepartureRule::when_full));
    come(s, "S", "p4", 1, 8);
    come(s, "S", "p2", 1, 8.1);  // six waiting: the bus leaves with four, two do not fit
    come(s, "S", "p1", 3, 8.2);  // five again, but the bus is away until 11:06
    Run run(s);
    run.to_hour(8.15);
    CHECK(run.route().departures == 1);
    CHECK(run.route().departed == 4);
    CHECK(run.route().missed == 2);
    // Out and back: 2 x (1 + 0.5) h.
    run.to_hour(11.05);
    CHECK(run.route().departures == 1);
    run.to_hour(11.15);
    CHECK(run.route().departures == 2);
    CHECK(run.route().departed == 9);
}

TEST_CASE("with max_wait a vehicle leaves when the first aboard has waited that long") {
    auto s = road();
    s.routes[0].fleet = "bus";
    s.fleets.push_back(fleet(1, 50, scenario::DepartureRule::max_wait));
    s.fleets[0].max_wait_h = 2.0;
    come(s, "S", "p1", 1, 8);
    come(s, "S", "p1", 1, 9);
    Run run(s);
    run.to_hour(9.99);
    CHECK(run.route().departures == 0);
    run.to_hour(10.01);
    CHECK(run.route().departures == 1);
    CHECK(run.route().departed == 2);
}

TEST_CASE("a timetable's vehicle leaves on the hour with whoever is there") {
    auto s = road();
    s.routes[0].fleet = "bus";
    s.fleets.push_back(fleet(2, 50, scenario::DepartureRule::timetable));
    s.fleets[0].departures_h = {6, 18};
    come(s, "S", "p1", 3, 8);
    Run run(s);
    run.to_hour(17.9);
    CHECK(run.route().departures == 0);
    run.to_hour(18.1);
    CHECK(run.route().departures == 1);
    CHECK(*run.route().wait.mean_us() == Approx(10.0 * static_cast<double>(hour_us)));
}

TEST_CASE("a shared fleet goes first where people have waited longest") {
    auto s = scenario_of({site("S", {go("on")}), site("R", {go("over")}), site("T", {out()})});
    s.routes = {route("on", "S", "T", 1), route("over", "R", "T", 1)};
    s.routes[0].fleet = s.routes[1].fleet = "bus";
    s.fleets.push_back(fleet(1, 2, scenario::DepartureRule::when_full));
    come(s, "S", "p2", 1, 8);  // leaves at once; back at 11
    come(s, "R", "p2", 1, 8.5);
    come(s, "S", "p2", 1, 9);
    Run run(s);
    run.to_hour(11.1);
    CHECK(run.route(0).departures == 1);
    CHECK(run.route(1).departures == 1);
    CHECK(run.world().state().groups[0].sources.size() > run.world().state().groups[2].sources.size());
}

/// S and R, from which "on" and "over" lead to T with the same vehicles; R may lie in a country with another clock.
scenario::Scenario two_roads(const scenario::Fleet& shared, double offset_of_r_h = 0) {
    auto world = scenario_of({site("S", {go("on")}), site("R", {go("over")}), site("T", {out()})});
    scenario::Country other;
    other.id = "Y";
    other.utc_offset_h = offset_of_r_h;
    world.countries.push_back(other);
    world.sites[1].country = "Y";
    world.routes = {route("on", "S", "T", 1), route("over", "R", "T", 1)};
    world.routes[0].fleet = world.routes[1].fleet = "bus";
    world.fleets.push_back(shared);
    return world;
}

TEST_CASE("when roads open at one instant the vehicle goes where people have waited longest, not where the first is") {
    auto s = two_roads(fleet(1, 1, scenario::DepartureRule::when_full));
    s.routes[0].closures = s.routes[1].closures = {closed(6, 9, scenario::UnderWay::carry_on)};
    come(s, "S", "p1", 1, 8);
    come(s, "R", "p1", 1, 7);
    Run run(s);
    run.to_hour(9.5);
    CHECK(run.route(0).departures == 0);
    CHECK(run.route(1).departures == 1);
}

TEST_CASE("a timetable's only vehicle goes where people have waited longest") {
    auto s = two_roads(fleet(1, 10, scenario::DepartureRule::timetable));
    s.fleets[0].departures_h = {10};
    come(s, "S", "p1", 1, 8);
    come(s, "R", "p1", 1, 7);
    Run run(s);
    run.to_hour(10.5);
    CHECK(run.route(0).departures == 0);
    CHECK(run.route(1).departures == 1);
}

TEST_CASE("a timetable's hour is that of the clock where the vehicle leaves") {
    auto s = two_roads(fleet(2, 10, scenario::DepartureRule::timetable), 2);
    s.fleets[0].departures_h = {10};
    come(s, "S", "p1", 1, 7);
    come(s, "R", "p1", 1, 9);  // 07:00 on the axis; the vehicle leaves at 08:00 of it
    Run run(s);
    run.to_hour(7.99);
    CHECK(run.route(1).departures == 0);
    run.to_hour(8.01);
    CHECK(run.route(0).departures == 0);
    CHECK(run.route(1).departures == 1);
    run.to_hour(10.01);
    CHECK(run.route(0).departures == 1);
}

TEST_CASE("who cannot pay waits for the fare, and goes when the money comes") {
    auto s = road(30);
    s.profiles[0].money_usd = scenario::Distribution(10.0);
    s.profiles[0].remittance_h = scenario::Distribution(5.0);
    come(s, "S", "p1", 1, 8);
    Run run(s);
    run.to_hour(12.9);
    CHECK(run.route().unpaid.value() == 1);
    CHECK(run.site().stranded.value() == 1);
    run.to_hour(13.1);
    CHECK(run.route().departed == 1);
    run.to_end();
    CHECK(run.site().weeks[0][static_cast<std::size_t>(Cause::fare)] == 5 * hour_us);
}

TEST_CASE("a vehicle's patience counts from when somebody could board, not from when they began to wait for the fare") {
    auto s = road(30);
    s.routes[0].fleet = "bus";
    s.fleets.push_back(fleet(1, 50, scenario::DepartureRule::max_wait));
    s.fleets[0].max_wait_h = 2.0;
    s.profiles[0].money_usd = scenario::Distribution(10.0);
    s.profiles[0].remittance_h = scenario::Distribution(5.0);
    come(s, "S", "p1", 1, 8);  // has the fare at 13:00
    Run run(s);
    run.to_hour(14.99);
    CHECK(run.route().departures == 0);
    run.to_hour(15.01);
    CHECK(run.route().departures == 1);
    CHECK(*run.route().wait.mean_us() == Approx(7.0 * static_cast<double>(hour_us)));
}

TEST_CASE("who has the fare later boards after those who could board before") {
    auto s = road(30);
    s.routes[0].fleet = "bus";
    s.fleets.push_back(fleet(1, 1, scenario::DepartureRule::timetable));
    s.fleets[0].departures_h = {18};
    s.profiles[0].money_usd = scenario::Distribution(10.0);
    s.profiles[0].remittance_h = scenario::Distribution(5.0);
    come(s, "S", "p1", 1, 8);  // has the fare at 13:00
    come(s, "S", "urgent", 1, 12);
    Run run(s);
    run.to_hour(19.5);
    CHECK(run.site(1).arrived[4] == 1);
    CHECK(run.site(1).arrived[0] == 0);
}

TEST_CASE("however many families do not fit, a smaller party boards past them") {
    auto s = road();
    s.routes[0].fleet = "bus";
    s.fleets.push_back(fleet(1, 6, scenario::DepartureRule::timetable));
    s.fleets[0].departures_h = {6};
    come(s, "S", "p1", 1, 1);
    come(s, "S", "p6", 200, 2);
    come(s, "S", "p1", 5, 3);
    Run run(s);
    run.to_hour(6.1);
    CHECK(run.route().departed == 6);
}

TEST_CASE("when a fare is waived those who have waited longest board first") {
    auto s = road(30);
    s.routes[0].fleet = "bus";
    s.fleets.push_back(fleet(1, 4, scenario::DepartureRule::timetable));
    s.fleets[0].departures_h = {18};
    for (auto& profile : s.profiles) profile.money_usd = scenario::Distribution(0.0);
    come(s, "S", "p2", 1, 8);
    come(s, "S", "p4", 1, 9);
    come(s, "S", "p1", 2, 10);
    Run run(s);
    run.to_hour(12);
    run.world().apply(SetFare{RouteId{0}, 0});
    run.to_hour(18.1);
    CHECK(run.route().departed == 4);  // the two, past the four, with both single travellers
    CHECK(run.route().paid.value() == 4);
}

TEST_CASE("a fare paid is gone: the next one may be too much") {
    auto s = scenario_of({site("S", {go("on")}), site("T", {go("off")}), site("U", {out()})});
    s.routes = {route("on", "S", "T", 1), route("off", "T", "U", 1)};
    s.routes[0].fare_usd = s.routes[1].fare_usd = 30.0;
    s.profiles[0].money_usd = scenario::Distribution(50.0);
    come(s, "S", "p1", 1, 8);
    Run run(s);
    run.to_end();
    CHECK(run.route(0).departed == 1);
    CHECK(run.route(1).unpaid.value() == 1);
}

TEST_CASE("a waived fare lets everyone go who waited for it") {
    auto s = road(30);
    s.profiles[0].money_usd = scenario::Distribution(0.0);
    come(s, "S", "p1", 4, 8);
    Run run(s);
    run.to_hour(20);
    CHECK(run.route().departed == 0);
    run.world().apply(SetFare{RouteId{0}, 0});
    CHECK(run.route().departed == 4);
}

TEST_CASE("of a lowered fare others pay the difference, of a waived one the passage") {
    for (const auto& [fare_usd, passages] : {std::pair{40.0, 0.0}, {30.0, 1.0}, {0.0, 4.0}}) {
        auto s = road(40);
        for (auto& profile : s.profiles) profile.money_usd = scenario::Distribution(1000.0);
        come(s, "S", "p1", 4, 8);
        Run run(s);
        run.world().apply(SetFare{RouteId{0}, fare_usd});
        run.to_hour(9.5);
        CHECK(run.route().departed == 4);
        CHECK(run.world().state().routes[0].unpaid_passages == Approx(passages));
    }
}

TEST_CASE("a closed route holds its travellers until it opens") {
    auto s = road();
    s.routes[0].closures = {closed(8.5, 12, scenario::UnderWay::hold)};
    come(s, "S", "p1", 1, 8);   // half way when the road closes
    come(s, "S", "p1", 1, 10);  // waits at S
    Run run(s);
    run.to_hour(12.4);
    CHECK(run.site(1).arrived[0] == 0);
    run.to_hour(12.6);
    CHECK(run.site(1).arrived[0] == 1);
    run.to_hour(13.1);
    CHECK(run.site(1).arrived[0] == 2);
    run.to_end();
    CHECK(run.site().weeks[0][static_cast<std::size_t>(Cause::closed)] == 2 * hour_us);
}

TEST_CASE("with continue those under way arrive, with return they are back where they came from") {
    auto s = road();
    s.routes[0].closures = {closed(8.5, 12, scenario::UnderWay::carry_on)};
    come(s, "S", "p1", 1, 8);
    Run on(s);
    on.to_hour(9.1);
    CHECK(on.site(1).arrived[0] == 1);
    s.routes[0].closures = {closed(8.5, 12, scenario::UnderWay::turn_back)};
    Run back(s);
    back.to_hour(9.1);
    CHECK(back.site(1).arrived[0] == 0);
    CHECK(back.site(0).arrived[0] == 2);  // its first coming and its return
    back.to_hour(13.1);
    CHECK(back.site(1).arrived[0] == 1);
}

TEST_CASE("who has just set out when the road closes is back at once, and nobody is lost") {
    auto s = road(30);
    s.profiles[0].money_usd = scenario::Distribution(0.0);
    come(s, "S", "p1", 4, 8);
    Run run(s);
    run.to_hour(20);
    run.world().apply(SetFare{RouteId{0}, 0});
    run.world().apply(SetOpen{RouteId{0}, false, scenario::UnderWay::turn_back});
    CHECK(run.route().travelling.value() == 4);
    run.to_hour(20.01);
    CHECK(run.route().travelling.value() == 0);
    CHECK(run.site().arrived[0] == 8);
    CHECK(run.route().paid.value() == 4);
    run.to_end();
    CHECK(run.world().state().inside == 4);
}

TEST_CASE("vehicles turn back with their passengers and leave again after their turnaround") {
    auto s = road();
    s.routes[0].fleet = "bus";
    s.fleets.push_back(fleet(1, 1, scenario::DepartureRule::when_full));
    s.routes[0].closures = {closed(8.5, 8.75, scenario::UnderWay::turn_back)};
    come(s, "S", "p1", 1, 8);
    Run run(s);
    run.to_hour(9.45);  // back at 9:00, ready half an hour later
    CHECK(run.route().departures == 1);
    run.to_hour(9.55);
    CHECK(run.route().departures == 2);
}

TEST_CASE("a vehicle that has set its passengers down does not turn back") {
    auto s = road();
    s.routes[0].fleet = "bus";
    s.fleets.push_back(fleet(1, 1, scenario::DepartureRule::when_full));
    s.routes[0].closures = {closed(9.25, 9.5, scenario::UnderWay::turn_back)};
    come(s, "S", "p1", 2, 8);
    Run run(s);
    run.to_hour(10.99);  // 2 x (1 + 0.5) h after 8:00
    CHECK(run.route().departures == 1);
    run.to_hour(11.01);
    CHECK(run.route().departures == 2);
}

TEST_CASE("who is on the way home when the road closes again goes on home") {
    auto s = road();
    s.routes[0] = route("on", "S", "T", 4);
    s.routes[0].closures = {closed(10, 10.5, scenario::UnderWay::turn_back),
                            closed(11, 11.5, scenario::UnderWay::turn_back)};
    come(s, "S", "p1", 1, 8);
    Run run(s);
    run.to_hour(11.9);
    CHECK(run.site().arrived[0] == 1);
    run.to_hour(12.1);  // two hours out, two hours back
    CHECK(run.site().arrived[0] == 2);
}

TEST_CASE("the way back is as long as the way that was made, standing still not counted") {
    auto s = road();
    s.routes[0] = route("on", "S", "T", 4);
    s.routes[0].closures = {closed(9, 13, scenario::UnderWay::hold), closed(13.5, 14, scenario::UnderWay::turn_back)};
    come(s, "S", "p1", 1, 8);
    Run run(s);
    run.to_hour(14.9);
    CHECK(run.site().arrived[0] == 1);
    run.to_hour(15.1);  // on the road 8:00 to 9:00 and 13:00 to 13:30
    CHECK(run.site().arrived[0] == 2);
}

TEST_CASE("those who stand still turn back too when the closure becomes one") {
    auto s = road();
    s.routes[0] = route("on", "S", "T", 4);
    s.routes[0].fleet = "bus";
    s.fleets.push_back(fleet(1, 1, scenario::DepartureRule::when_full));
    s.routes[0].closures = {closed(9, 13, scenario::UnderWay::hold), closed(11, 13, scenario::UnderWay::turn_back)};
    come(s, "S", "p1", 1, 8);
    Run run(s);
    run.to_hour(12.1);
    CHECK(run.site().arrived[0] == 2);
    run.to_hour(13.1);  // the vehicle is home at 12:00 and ready at 12:30
    CHECK(run.route().departures == 2);
}

TEST_CASE("held vehicles come back later by as long as they stood still") {
    auto s = road();
    s.routes[0].fleet = "bus";
    s.fleets.push_back(fleet(1, 1, scenario::DepartureRule::when_full));
    s.routes[0].closures = {closed(8.5, 12, scenario::UnderWay::hold)};
    come(s, "S", "p1", 2, 8);
    Run run(s);
    // Back at 11 without the closure; three and a half hours later with it.
    run.to_hour(14.4);
    CHECK(run.route().departures == 1);
    run.to_hour(14.6);
    CHECK(run.route().departures == 2);
}

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
    run.world().apply(SetOpen{RouteId{1}, true});
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
