#include <catch2/catch.hpp>

#include <vector>

#include "people/small_world.hpp"

namespace umbral::people::test {
namespace {

scenario::Scenario centre(scenario::Room first, double stay_hours = 10) {
    auto s = site("S", {stay(stay_hours), out()});
    s.rooms = {std::move(first)};
    return scenario_of({s});
}

TEST_CASE("design places fill first, then overflow, then the open") {
    auto s = centre(room(2, 1));
    come(s, "S", "p1", 5, 1);
    Run run(s);
    run.to_hour(3);
    CHECK(run.site().design.value() == 2);
    CHECK(run.site().overflow.value() == 1);
    CHECK(run.site().open_nights[0] == 2);
    CHECK(run.site().without_place == 3);
    CHECK(run.site().offered_places == 5);
}

TEST_CASE("a night in the open is being there at 02:00, not an hour before or after") {
    auto s = centre(room(0), 1);
    come(s, "S", "p1", 1, 0.5);   // gone at 01:30
    come(s, "S", "p1", 1, 2.5);   // comes after two
    come(s, "S", "p2", 1, 25.5);  // there at 02:00 of the second day
    Run run(s);
    run.to_end();
    CHECK(run.site().open_nights[0] == 0);
    CHECK(run.site().open_nights[1] == 2);
}

TEST_CASE("where places are not given nobody is counted in the open, inside or at the door") {
    auto unknown = site("S", {stay(48), out()});
    unknown.opening_hours.spans.push_back({{true, true, true, true, true, true, true}, 8, 16});
    auto s = scenario_of({unknown});
    come(s, "S", "p1", 1, 1);  // at the closed door at 02:00 of the first day, inside at that of the second
    Run run(s);
    run.to_hour(30);
    CHECK(run.site().present.value() == 1);
    CHECK(run.site().open_nights[0] == 0);
    CHECK(run.site().offered_places == 0);
}

TEST_CASE("a family that does not fit lets a smaller later party pass") {
    auto s = centre(room(5));
    come(s, "S", "p4", 1, 1);
    come(s, "S", "p4", 1, 2);
    come(s, "S", "p1", 1, 3);
    Run run(s);
    run.to_hour(4);
    CHECK(run.site().design.value() == 5);
    CHECK(run.world().state().sites[0].open_persons[2] == 4);
}

TEST_CASE("places that come free go by priority, then arrival, and move people up from overflow and the open") {
    auto s = centre(room(1, 1));
    come(s, "S", "p1", 1, 1);      // design until 11
    come(s, "S", "p1", 1, 2);      // overflow
    come(s, "S", "p1", 1, 3);      // open
    come(s, "S", "urgent", 1, 4);  // open, but first in line
    Run run(s);
    run.to_hour(11.5);
    const State& state = run.world().state();
    CHECK(run.site().design.value() == 1);
    CHECK(state.sites[0].open_persons[0] == 1);
    CHECK(state.sites[0].open_persons[4] == 0);
    run.to_hour(12.5);  // the second leaves overflow, the third moves up to it
    CHECK(run.site().overflow.value() == 1);
    CHECK(state.sites[0].open_persons[0] == 0);
}

TEST_CASE("opened places take people in at that instant, closing places puts nobody out") {
    auto s = centre(room(0));
    come(s, "S", "p1", 3, 1);
    Run run(s);
    run.to_hour(5);
    const BegunId opened = run.world().begin(AddPlaces{SiteId{0}, 0, 2, 0});
    CHECK(run.site().design.value() == 2);
    run.world().end(opened);
    CHECK(run.site().design.value() == 2);
    run.to_end();
    CHECK(run.site().design.value() == 0);
}

TEST_CASE("wait_outside keeps people from the stations until there is a place") {
    auto s = centre(room(1));
    s.sites[0].when_full = scenario::WhenFull::wait_outside;
    come(s, "S", "p1", 2, 1);
    Run run(s);
    run.to_end();
    // The second waits from 1 to 11.
    CHECK(run.hours_of(run.site().outside) == Approx(10));
    CHECK(run.site().weeks[0][static_cast<std::size_t>(Cause::places)] == 10 * hour_us);
}

TEST_CASE("leave turns people away who find no place") {
    auto s = centre(room(2));
    s.sites[0].when_full = scenario::WhenFull::leave;
    come(s, "S", "p1", 5, 1);
    Run run(s);
    run.to_end();
    CHECK(run.site().turned_away == 3);
    CHECK(run.site().left[0] == 3);
    CHECK(run.site().visit_wait[0].censored_persons() == 0);
}

TEST_CASE("who comes in when a full site opens is in line for its places") {
    auto s = centre(room(1), 40);
    scenario::WeekSpan open;
    open.from_h = 8;
    open.to_h = 18;
    s.sites[0].opening_hours.spans = {open};
    come(s, "S", "p1", 2, 6);
    Run run(s);
    run.to_hour(9);
    CHECK(run.site().design.value() == 1);
    run.world().begin(AddPlaces{SiteId{0}, 0, 1, 0});
    CHECK(run.site().design.value() == 2);
    CHECK(run.world().state().sites[0].open_persons[0] == 0);
}

TEST_CASE("however many families do not fit, a smaller party is let in past them") {
    auto s = centre(room(1));
    s.sites[0].when_full = scenario::WhenFull::wait_outside;
    come(s, "S", "p1", 1, 1);  // until 11
    come(s, "S", "p4", 200, 2);
    come(s, "S", "p1", 1, 3);
    Run run(s);
    run.to_hour(11.1);
    CHECK(run.site().design.value() == 1);
    CHECK(run.site().outside.value() == 800);
}

TEST_CASE("from outside people come in by priority, then arrival") {
    auto s = centre(room(1));
    s.sites[0].when_full = scenario::WhenFull::wait_outside;
    come(s, "S", "p1", 1, 1);  // until 11
    come(s, "S", "p1", 1, 2);
    come(s, "S", "urgent", 1, 3);
    Run run(s);
    run.to_hour(20.9);
    CHECK(run.world().state().sites[0].open_persons[0] == 1);  // the urgent one has the place from 11 to 21
    run.to_hour(21.1);
    CHECK(run.world().state().sites[0].open_persons[0] == 0);
}

TEST_CASE("divert sends people on who find no place") {
    auto s = centre(room(1));
    s.sites[0].when_full = scenario::WhenFull::divert;
    s.sites[0].divert_route = "on";
    s.sites.push_back(site("T", {out()}));
    s.routes.push_back(route("on", "S", "T", 1));
    come(s, "S", "p1", 3, 1);
    Run run(s);
    run.to_hour(3);
    CHECK(run.site(1).arrived[0] == 2);
    run.to_end();
    CHECK(run.site().turned_away == 2);
    // Nothing could be waited for here: one finds a place, the others are sent on at once.
    CHECK(run.site().visit_wait[0].event_persons() == 0);
    CHECK(run.site().visit_wait[0].censored_persons() == 0);
}

TEST_CASE("the wait of the diverted for a vehicle is cut short at the site they leave, and complete on the route") {
    auto s = centre(room(1));
    s.sites[0].when_full = scenario::WhenFull::divert;
    s.sites[0].divert_route = "on";
    s.sites.push_back(site("T", {out()}));
    s.routes.push_back(route("on", "S", "T", 1));
    s.routes[0].fleet = "bus";
    scenario::Fleet bus;
    bus.id = "bus";
    bus.seats = 10;
    bus.rule = scenario::DepartureRule::max_wait;
    bus.max_wait_h = 2.0;
    s.fleets.push_back(bus);
    come(s, "S", "p1", 3, 1);
    Run run(s);
    run.to_end();
    CHECK(run.site().visit_wait[0].event_persons() == 0);  // who found the place could wait for nothing
    CHECK(run.site().visit_wait[0].censored_persons() == 2);
    CHECK(run.route().wait.event_persons() == 2);
}

TEST_CASE("a room admits only the profiles it is for") {
    auto families = room(4);
    families.type = scenario::RoomType::families;
    families.profiles = {"p4"};
    auto s = centre(families);
    come(s, "S", "p1", 1, 1);
    come(s, "S", "p4", 1, 2);
    Run run(s);
    run.to_hour(3);
    CHECK(run.site().design.value() == 4);
    CHECK(run.world().state().sites[0].open_persons[0] == 1);
}

TEST_CASE("the wait of large families for a place is told apart") {
    auto s = centre(room(6));
    come(s, "S", "p6", 2, 1);
    Run run(s);
    run.to_end();
    // The second family of six gets its places when the first leaves, ten hours on.
    const LogHistogram& waits = run.site().large_party_place_wait;
    CHECK(waits.event_persons() == 12);
    CHECK(*waits.mean_us() == Approx(5.0 * static_cast<double>(hour_us)));
}

TEST_CASE("who has a room of their own leave the rooms for all to the others") {
    auto families = room(4);
    families.type = scenario::RoomType::families;
    families.profiles = {"p4"};
    auto s = centre(room(4));
    s.sites[0].rooms.push_back(families);
    come(s, "S", "p4", 1, 1);
    come(s, "S", "p1", 4, 2);
    Run run(s);
    run.to_hour(3);
    CHECK(run.site().design.value() == 8);
}

}  // namespace
}  // namespace umbral::people::test
