// Roads that are closed with people under way.

#include <catch2/catch.hpp>

#include "people/roads.hpp"

namespace umbral::people::test {
namespace {

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
    run.world().begin(SetFare{RouteId{0}, 0});
    run.world().begin(SetOpen{RouteId{0}, false, scenario::UnderWay::turn_back});
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

}  // namespace
}  // namespace umbral::people::test
