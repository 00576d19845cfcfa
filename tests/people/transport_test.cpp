// Leaving, boarding and paying.

#include <catch2/catch.hpp>

#include "people/roads.hpp"

namespace umbral::people::test {
namespace {

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

TEST_CASE("an hour of the timetable is one departure of the fleet, written twice it is two") {
    for (const std::int64_t times : {1, 2, 3}) {
        auto s = two_roads(fleet(5, 10, scenario::DepartureRule::timetable));
        s.fleets[0].departures_h.assign(static_cast<std::size_t>(times), 10);
        come(s, "S", "p1", 12, 7);  // more than one vehicle holds
        come(s, "R", "p1", 1, 8);
        Run run(s);
        run.to_hour(10.5);
        // At S people have waited since 7, ten in the first vehicle and two in the second; then it is R's turn.
        CHECK(run.route(0).departures == std::min<std::int64_t>(times, 2));
        CHECK(run.route(1).departures == std::max<std::int64_t>(times - 2, 0));
    }
}

TEST_CASE("a departure of the timetable for which nobody waits lapses") {
    auto s = two_roads(fleet(2, 10, scenario::DepartureRule::timetable));
    s.fleets[0].departures_h = {6, 10};
    come(s, "S", "p1", 1, 7);
    come(s, "S", "p1", 1, 10.5);
    Run run(s);
    run.to_hour(24);
    CHECK(run.route(0).departures == 1);
}

TEST_CASE("where clocks differ an hour of the timetable is used by whom it comes first") {
    for (const std::int64_t times : {1, 2}) {
        auto s = two_roads(fleet(2, 10, scenario::DepartureRule::timetable), 2);
        s.fleets[0].departures_h.assign(static_cast<std::size_t>(times), 10);
        come(s, "S", "p1", 1, 7);
        come(s, "R", "p1", 1, 9);  // 07:00 on the axis, so that it is there at 10:00 of its own clock
        Run run(s);
        run.to_hour(12);
        CHECK(run.route(1).departures == 1);
        CHECK(run.route(0).departures == times - 1);
    }
}

TEST_CASE("a timetable's hour is that of the clock where the vehicle leaves") {
    auto s = two_roads(fleet(2, 10, scenario::DepartureRule::timetable), 2);
    s.fleets[0].departures_h = {10, 10};
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
    run.world().begin(SetFare{RouteId{0}, 0});
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
    run.world().begin(SetFare{RouteId{0}, 0});
    CHECK(run.route().departed == 4);
}

TEST_CASE("of a lowered fare others pay the difference, of a waived one the passage") {
    for (const auto& [fare_usd, passages] : {std::pair{40.0, 0.0}, {30.0, 1.0}, {0.0, 4.0}}) {
        auto s = road(40);
        for (auto& profile : s.profiles) profile.money_usd = scenario::Distribution(1000.0);
        come(s, "S", "p1", 4, 8);
        Run run(s);
        run.world().begin(SetFare{RouteId{0}, fare_usd});
        run.to_hour(9.5);
        CHECK(run.route().departed == 4);
        CHECK(run.world().state().routes[0].unpaid_passages == Approx(passages));
    }
}

/// A full site sends people on by a bus that is never full.
scenario::Scenario diverting() {
    auto s = road();
    s.sites[0].rooms = {room(0)};
    s.sites[0].when_full = scenario::WhenFull::divert;
    s.sites[0].divert_route = "on";
    s.routes[0].fleet = "bus";
    s.fleets.push_back(fleet(1, 50, scenario::DepartureRule::when_full));
    s.profiles[0].patience_h = scenario::Distribution(10.0);
    return s;
}

TEST_CASE("who is diverted and waits for a seat gives up there, not at the door") {
    auto s = diverting();
    come(s, "S", "p1", 3, 1);
    come(s, "S", "p2", 1, 2);  // for ever
    Run run(s);
    run.to_hour(10.9);
    CHECK(run.route().paid.value() == 5);
    CHECK(run.site().outside.value() == 0);
    run.to_hour(11.1);
    CHECK(run.route().paid.value() == 2);
    CHECK(run.route().wait.censored_persons() == 3);
    CHECK(run.site().left[0] == 3);
    run.to_end();
    CHECK(run.site().outside.area(run.world().now_us()) == 0);
    CHECK(run.hours_of(run.route().paid) == Approx(3 * 10 + 2 * 70));
}

TEST_CASE("who is diverted and still waits for the fare or a seat at the end has waited so far, in the route's books") {
    auto s = diverting();
    s.routes[0].fare_usd = 10.0;
    s.profiles[1].money_usd = scenario::Distribution(5.0);
    come(s, "S", "p2", 2, 2);
    come(s, "S", "p4", 1, 2);
    Run run(s);
    run.to_end();
    CHECK(run.route().unpaid.value() == 4);
    CHECK(run.route().wait.censored_persons() == 4 + 4);
}

TEST_CASE("vehicles added to a fleet that no route names leave the first site's nights and days as they were") {
    // Such a fleet has no place of its own among what comes due; what is told of it must not land on another's.
    auto s = road(0);
    scenario::Fleet nowhere;
    nowhere.id = "nowhere";
    s.fleets.push_back(nowhere);
    Run run(s);
    const FleetId fleet{run.world().state().fleets.size() - 1};
    const std::vector<TimeUs> before = run.world().state().groups[0].next_us;
    run.world().begin(AddVehicles{fleet, 1});
    run.world().begin(SetAssisted{fleet, 0.5});
    CHECK(run.world().state().groups[0].next_us == before);
}

}  // namespace
}  // namespace umbral::people::test
