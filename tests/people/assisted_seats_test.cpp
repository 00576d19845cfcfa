// Seats kept for those who cannot pay: they ride along, they do not start a vehicle.

#include <catch2/catch.hpp>

#include "people/model.hpp"
#include "people/world.hpp"

namespace umbral::people {
namespace {

/// A town from which one bus of ten seats goes, two of them kept for those who cannot pay; it waits an hour. Twenty
/// people without money come at midnight of the first day, and `payers` with money at midnight of the second.
scenario::Scenario town_with_a_bus(int payers) {
    scenario::Scenario scenario;
    scenario.start = {2024, 1, 1};
    scenario.days = 4;
    scenario.countries = {{"XAA", {}, 0, {}}};
    scenario::Profile poor, rich;
    poor.id = "poor";
    poor.money_usd = scenario::Distribution(0.0);
    rich.id = "rich";
    scenario.profiles = {poor, rich};
    scenario::Site town, border;
    town.id = "TOWN";
    border.id = "BORDER";
    town.country = border.country = "XAA";
    scenario::Step leave, onward;
    leave.refer = scenario::ShareRule{{{"road", 1.0}}};
    onward.outcome = scenario::OutcomeKind::onward;
    town.pathways = {{{}, {leave}}};
    border.pathways = {{{}, {onward}}};
    scenario.sites = {town, border};
    scenario::Route road;
    road.id = "road";
    road.from = "TOWN";
    road.to = "BORDER";
    road.min_hours = 1;
    road.typical_hours = 1.0;
    road.fare_usd = 5.0;
    road.fleet = "bus";
    scenario.routes = {road};
    scenario::Fleet bus;
    bus.id = "bus";
    bus.seats = 10.0;
    bus.rule = scenario::DepartureRule::max_wait;
    bus.max_wait_h = 1.0;
    bus.assisted_seats = 0.2;
    scenario.fleets = {bus};
    const auto arriving = [&](const char* profile, Date date, int persons) {
        scenario::ArrivalStream stream;
        stream.id = profile;
        stream.site = "TOWN";
        stream.profiles = {{std::nullopt, {{profile, 1.0}}}};
        if (persons > 0) stream.batches = {{"group", date, 0, static_cast<double>(persons), 0.0}};
        return stream;
    };
    scenario.arrivals = {arriving("poor", {2024, 1, 1}, 20), arriving("rich", {2024, 1, 2}, payers)};
    return scenario;
}

RouteMeasures road_after_four_days(int payers) {
    const Model model = compile_model(town_with_a_bus(payers));
    World world(model, draw_key(1, 0));
    world.advance_to(model.horizon_us);
    return world.state().routes[0].counted;
}

TEST_CASE("people who cannot pay do not start a vehicle with the seats kept for them") {
    CHECK(road_after_four_days(0).departures == 0);
}

TEST_CASE("people who cannot pay ride along on the seats kept for them") {
    // Three payers wait an hour for more, then leave with two of the twenty.
    const RouteMeasures road = road_after_four_days(3);
    CHECK(road.departures == 1);
    CHECK(road.departed == 5);
    CHECK(road.unpaid.value() == 18);
}

TEST_CASE("a family larger than the seats kept boards whole, on account of the next vehicles") {
    // Two seats of ten are kept. Five without money ride on the first bus, three seats beyond; the second owes one, and
    // takes nobody without money; on the third one seat is kept, and so on the next family of five.
    scenario::Scenario scenario = town_with_a_bus(0);
    scenario.profiles[0].party_size = 5.0;
    scenario.arrivals[1].batches = {{"first", {2024, 1, 2}, 0, 5.0, 0.0},
                                    {"second", {2024, 1, 2}, 6, 5.0, 0.0},
                                    {"third", {2024, 1, 2}, 12, 5.0, 0.0}};
    const Model model = compile_model(scenario);
    World world(model, draw_key(1, 0));
    const auto without_money_after = [&](double hours) {
        world.advance_to(us_from_hours(hours));
        return 20 - world.state().routes[0].counted.unpaid.value();
    };
    CHECK(without_money_after(24 + 5) == 5);
    CHECK(without_money_after(24 + 11) == 5);
    CHECK(without_money_after(24 + 17) == 10);
}

}  // namespace
}  // namespace umbral::people
