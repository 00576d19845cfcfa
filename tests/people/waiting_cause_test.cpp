// Waiting outside the hours of a counter is charged to the hours, not to the number of officers.

#include <catch2/catch.hpp>

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

}  // namespace
}  // namespace umbral::people
