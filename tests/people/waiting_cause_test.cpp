// Who comes while a line is closed waits for the opening; who stood in it when it closed keeps the cause it had.

#include <catch2/catch.hpp>

#include "people/small_world.hpp"
#include "people/world.hpp"

namespace umbral::people {
namespace {

/// A post whose one officer registers for an hour a person, from 08:00 to 12:00; `people` come at 06:00.
scenario::Scenario post_in_the_morning(double people) {
    scenario::Scenario scenario;
    scenario.start = {2024, 1, 1};
    scenario.days = 1;
    scenario.countries = {{"XAA", {}, 0, {}}};
    scenario::Profile adult;
    adult.id = "adult";
    scenario.profiles = {adult};
    scenario::ServiceTime an_hour;
    an_hour.time_min = scenario::Distribution(60.0);
    scenario::Station desk;
    desk.id = "desk";
    desk.officers.shifts = {{{{true, true, true, true, true, true, true}, 8, 12}, 1.0}};
    desk.service = {an_hour};
    scenario::Step register_all, onward;
    register_all.station = "desk";
    onward.outcome = scenario::OutcomeKind::onward;
    scenario::Site post;
    post.id = "POST";
    post.country = "XAA";
    post.stations = {desk};
    post.pathways = {{{}, {register_all, onward}}};
    scenario.sites = {post};
    scenario::ArrivalStream stream;
    stream.site = "POST";
    stream.profiles = {{std::nullopt, {{"adult", 1.0}}}};
    stream.batches = {{"group", {2024, 1, 1}, 6, people, 0.0}};
    scenario.arrivals = {stream};
    return scenario;
}

TEST_CASE("waiting before the shift is charged to the hours, waiting in the shift to the officers") {
    const Model model = compile_model(post_in_the_morning(3));
    World world(model, draw_key(1, 0));
    world.advance_to(model.horizon_us);
    world.close_books();
    const WeekWaits& waits = world.state().sites[0].counted.weeks[0];
    CHECK(waits[static_cast<std::size_t>(Cause::closed)] == 6 * hour_us);  // three people from 06:00 to 08:00
    CHECK(waits[static_cast<std::size_t>(Cause::officers)] ==
          3 * hour_us);  // two wait for the first, one for the second
}

double hours_of(const WeekWaits& waits, Cause cause) {
    return static_cast<double>(waits[static_cast<std::size_t>(cause)]) / static_cast<double>(hour_us);
}

WeekWaits waits_of(const scenario::Scenario& scenario) {
    const Model model = compile_model(scenario);
    World world(model, draw_key(1, 0));
    world.advance_to(model.horizon_us);
    world.close_books();
    return world.state().sites[0].counted.weeks[0];
}

TEST_CASE("who stands in line at closing time waits for officers all night, who comes later for the opening") {
    auto scenario = post_in_the_morning(0);
    scenario.days = 2;
    scenario.arrivals[0].batches = {{"day", {2024, 1, 1}, 10, 6, 0.0}, {"night", {2024, 1, 1}, 20, 3, 0.0}};
    const WeekWaits waits = waits_of(scenario);
    // Two of the six are served by 12:00: 5 h and 4 h of waiting; four stand there until 08:00, 80 h. Then seven are in
    // line, of whom four are served: 6 + 5 + 4 + 3 h. The last three stand there at 12:00 and wait for officers to the
    // end, 36 h. Until 08:00 the three of the night have waited 12 h each for the opening.
    CHECK(hours_of(waits, Cause::officers) == Approx(5 + 4 + 80 + 18 + 36));
    CHECK(hours_of(waits, Cause::closed) == Approx(36));
}

TEST_CASE("who gives up at night is charged until then, each to its own cause") {
    auto scenario = post_in_the_morning(0);
    scenario.profiles[0].patience_h = scenario::Distribution(3.0);
    scenario.arrivals[0].batches = {
        {"day", {2024, 1, 1}, 10, 2, 0.0}, {"late", {2024, 1, 1}, 11.5, 1, 0.0}, {"night", {2024, 1, 1}, 20, 2, 0.0}};
    const WeekWaits waits = waits_of(scenario);
    // The second of the day waits an hour; who came at 11:30 gives up at 14:30, those of the night at 23:00.
    CHECK(hours_of(waits, Cause::officers) == Approx(1 + 3));
    CHECK(hours_of(waits, Cause::closed) == Approx(6));
}

TEST_CASE("who waits for a place when the door closes goes on waiting for a place") {
    auto centre = test::site("S", {test::stay(1000), test::out()});
    centre.rooms = {test::room(1)};
    centre.when_full = scenario::WhenFull::wait_outside;
    centre.opening_hours.spans.push_back({{true, true, true, true, true, true, true}, 8, 16});
    auto scenario = test::scenario_of({centre}, 2);
    test::come(scenario, "S", "p1", 2, 10);  // one has the place; the other waits for it to the end, 38 h
    test::come(scenario, "S", "p1", 1, 20);  // until 08:00 for the opening, then 16 h for a place
    const WeekWaits waits = waits_of(scenario);
    CHECK(hours_of(waits, Cause::places) == Approx(38 + 16));
    CHECK(hours_of(waits, Cause::closed) == Approx(12));
}

}  // namespace
}  // namespace umbral::people
