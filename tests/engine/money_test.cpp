// What things cost, where, and what a line can carry.

#include <catch2/catch.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/simulation.hpp"
#include "response/in_child.hpp"
#include "scenario/reader.hpp"

namespace umbral::engine {
namespace {

using response::in_child;
using scenario::PriceItem;

scenario::Input tutorial(const std::string& name, const std::string& plan = "") {
    return scenario::read_input(std::string(UMBRAL_ROOT) + "/scenarios/tutorial/" + name, plan);
}

struct At {
    std::string country = {};
    std::string site = {};
    std::string fleet = {};
};

scenario::Price price(PriceItem item, std::optional<double> usd, const At& at = {}) {
    scenario::Price made;
    made.id = "price " + at.country + at.site + at.fleet;
    made.item = item;
    made.country = at.country;
    made.site = at.site;
    made.fleet = at.fleet;
    if (usd) made.usd = *usd;
    return made;
}

/// What a week of two centres of 300 places each, and the buses between them, costs at these prices [USD].
double total_usd(std::vector<scenario::Price> prices) {
    auto input = tutorial("05-two-sites-and-a-blockade");
    input.scenario.prices = std::move(prices);
    Simulation simulation(input, {3, 0, 14});
    simulation.advance_to(never_us);
    (void)simulation.finish();
    return simulation.response().ledger.total_usd;
}

TEST_CASE("prices hold in a scenario without agencies: a place costs its price each day, used or not") {
    // Seven days are measured: 168 hours of 600 places at 24 USD a day.
    CHECK(total_usd({price(PriceItem::place_day, 24.0)}) == Approx(168 * 600));
}

/// A week of the two centres, or of the lesson with agencies.
struct Idle {
    std::optional<double> told_usd;  ///< the indicator
    double booked_usd = 0;
    double total_usd = 0;
};

Idle idle_of(scenario::Input input, std::vector<scenario::Price> prices, double days) {
    input.scenario.prices = std::move(prices);
    const auto numbers = in_child([&] {
        Simulation simulation(input, {3, 0, days});
        simulation.advance_to(never_us);
        const auto record = simulation.finish();
        double told = -1;
        for (const auto& value : record.indicators) {
            if (value.name == "idle_cost_usd") told = value.value.value_or(-1);
        }
        const auto& ledger = simulation.response().ledger;
        return std::vector<double>{told, ledger.idle_usd, ledger.total_usd};
    });
    return {numbers[0] < 0 ? std::nullopt : std::optional(numbers[0]), numbers[1], numbers[2]};
}

TEST_CASE("idle capacity without a price has no cost, rather than none at all") {
    const auto centres = tutorial("05-two-sites-and-a-blockade");
    CHECK_FALSE(idle_of(centres, {}, 14).told_usd.has_value());
    // What is used up is never idle.
    CHECK_FALSE(idle_of(centres, {price(PriceItem::passage, 1.0)}, 14).told_usd.has_value());
    CHECK_FALSE(idle_of(centres, {price(PriceItem::place_day, {})}, 14).told_usd.has_value());
    const Idle places = idle_of(centres, {price(PriceItem::place_day, 1.0)}, 14);
    REQUIRE(places.told_usd.has_value());
    CHECK(*places.told_usd == places.booked_usd);
    CHECK(*places.told_usd < places.total_usd);
}

TEST_CASE("overflow places stand idle while nobody is in them") {
    auto centres = tutorial("05-two-sites-and-a-blockade");
    for (auto& site : centres.scenario.sites) {
        // Room for all by design: nobody is ever in the overflow.
        for (auto& room : site.rooms) {
            room.capacity = 100000.0;
            room.overflow = 50.0;
        }
    }
    const Idle idle = idle_of(centres, {price(PriceItem::overflow_place_day, 1.0)}, 14);
    REQUIRE(idle.total_usd > 0);
    CHECK(*idle.told_usd == Approx(idle.total_usd));
}

TEST_CASE("duty officers are idle for the time they are not at work on letters") {
    auto input = tutorial("07-who-must-agree", "up-the-chain");
    input.scenario.prices = {price(PriceItem::duty_officer_h, 2.0)};
    const auto numbers = in_child([&] {
        Simulation simulation(input, {3, 0, 0});
        simulation.advance_to(never_us);
        const auto record = simulation.finish();
        const auto& s = simulation.response();
        double busy_h = 0;
        for (const auto busy_us : s.mail->measures().busy_us) busy_h += hours_from_us(busy_us);
        return std::vector<double>{s.ledger.total_usd - s.ledger.by_measure[0], s.ledger.idle_usd, busy_h};
    });
    REQUIRE(numbers[2] > 0);
    // What is rostered less what is worked; the last hours' work may still be in hand.
    CHECK(numbers[1] == Approx(numbers[0] - 2.0 * numbers[2]).margin(2.0));
}

/// What is charged at a dollar an hour, what of it idle; and the officer-hours that the indicators tell of the post.
struct OfficerHours {
    double charged = 0, idle = 0;
    double rostered = 0, overtime = 0, load = 0;
};

OfficerHours officer_hours(scenario::Input input, PriceItem item) {
    input.scenario.prices = {price(item, 1.0)};
    const auto numbers = in_child([&] {
        Simulation simulation(input, {3, 0, 0});
        simulation.advance_to(never_us);
        const auto record = simulation.finish();
        std::map<std::string, double> of_post;
        for (const auto& value : record.indicators) {
            if (to_text(value.scope) == "site:POST") of_post[value.name] = value.value.value_or(0);
        }
        const auto& ledger = simulation.response().ledger;
        return std::vector<double>{ledger.total_usd, ledger.idle_usd, of_post["officer_h"],
                                   of_post["overtime_officer_h"], of_post["officer_utilisation"]};
    });
    return {numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]};
}

TEST_CASE("officers are charged to the minute for what they are rostered, work late and stand idle") {
    auto input = tutorial("04-a-surge");
    auto& shift = input.scenario.sites.front().stations.front().officers.shifts.front();
    shift.when.from_h = 6.75;
    shift.when.to_h = 17.2;
    const OfficerHours rostered = officer_hours(input, PriceItem::officer_h);
    CHECK(rostered.rostered == Approx(3 * 10.45 * (input.scenario.days - input.scenario.warm_up_days)));
    CHECK(rostered.charged == Approx(rostered.rostered));
    CHECK(rostered.idle == Approx(rostered.rostered * (1 - rostered.load)));
    const OfficerHours late = officer_hours(input, PriceItem::overtime_officer_h);
    CHECK(late.overtime > 0);
    CHECK(late.charged == Approx(late.overtime));
}

TEST_CASE("duty officers are charged to the minute for what they are rostered") {
    auto input = tutorial("07-who-must-agree");
    for (auto& agency : input.scenario.agencies)
        agency.duty_officers.shifts = {{{{true, true, true, true, true, true, true}, 8.25, 8.75}, 1.0}};
    const double days = input.scenario.days - input.scenario.warm_up_days;
    CHECK(officer_hours(input, PriceItem::duty_officer_h).charged ==
          Approx(static_cast<double>(input.scenario.agencies.size()) * 0.5 * days));
}

TEST_CASE("all that agencies of a country cost is the country's: duty officers, and measures without a line") {
    auto input = tutorial("07-who-must-agree", "agreed-beforehand");
    for (auto& price : input.scenario.prices) price.usd.reset();
    input.scenario.prices.push_back(price(PriceItem::duty_officer_h, 2.0));
    const auto sums = [&] {
        return in_child([&] {
            Simulation simulation(input, {11, 0, 0});
            simulation.advance_to(never_us);
            (void)simulation.finish();
            const auto& ledger = simulation.response().ledger;
            const auto found = ledger.by_country.find("XAA");
            return std::vector<double>{ledger.total_usd, ledger.by_measure.at(0),
                                       found == ledger.by_country.end() ? 0 : found->second};
        });
    };
    const auto with_line = sums();
    CHECK(with_line[0] > with_line[1]);
    CHECK(with_line[2] == Approx(with_line[0]));
    input.plan.measures.front().budget_line.clear();
    const auto without = sums();
    CHECK(without[1] > 0);
    CHECK(without[2] == Approx(without[0]));
}

TEST_CASE("of several prices of the same thing the narrowest is charged, and only that") {
    const double one = total_usd({price(PriceItem::place_day, 1.0)});
    REQUIRE(one > 0);
    // Half of the places are in each centre; both are in one country.
    CHECK(total_usd({price(PriceItem::place_day, 1.0), price(PriceItem::place_day, 10.0, {.site = "SOUTH"})}) ==
          Approx(one * (0.5 + 10 * 0.5)));
    CHECK(total_usd({price(PriceItem::place_day, 10.0, {.site = "SOUTH"}),
                     price(PriceItem::place_day, 4.0, {.country = "XAA"}), price(PriceItem::place_day, 1.0)}) ==
          Approx(one * (4 * 0.5 + 10 * 0.5)));
    SECTION("a place known to have no price has none") {
        CHECK(total_usd({price(PriceItem::place_day, 1.0), price(PriceItem::place_day, {}, {.site = "SOUTH"})}) ==
              Approx(one * 0.5));
    }
    SECTION("another item is another thing") {
        CHECK(total_usd({price(PriceItem::place_day, 1.0),
                         price(PriceItem::overflow_place_day, 1.0, {.site = "SOUTH"})}) >= one);
        CHECK(total_usd({price(PriceItem::place_day, 1.0), price(PriceItem::vehicle_day, 0.0)}) == Approx(one));
    }
    SECTION("a fleet's price comes before that of the site where its way begins") {
        const std::string fleet = tutorial("05-two-sites-and-a-blockade").scenario.fleets.front().id;
        const double buses = total_usd({price(PriceItem::vehicle_day, 1.0)});
        REQUIRE(buses > 0);
        CHECK(total_usd({price(PriceItem::vehicle_day, 1.0), price(PriceItem::vehicle_day, 5.0, {.site = "SOUTH"}),
                         price(PriceItem::vehicle_day, 3.0, {.fleet = fleet})}) == Approx(3 * buses));
    }
}

TEST_CASE("vehicles of a fleet that no route names are nowhere, and cost nothing") {
    auto input = tutorial("05-two-sites-and-a-blockade");
    scenario::Fleet spare;
    spare.id = "spare";
    input.scenario.fleets.push_back(spare);
    scenario::Measure more;
    more.id = "more";
    more.date = input.scenario.start;
    more.effects = {scenario::AddVehicles{"spare", 2.0}};
    input.plan.measures = {more};
    CHECK(idle_of(input, {price(PriceItem::vehicle_day, 100.0, {.fleet = "spare"})}, 14).total_usd == 0);
}

/// Times at which a measure came into effect [days].
std::vector<double> days_in_effect_from(const scenario::Input& input) {
    Simulation simulation(input, {11, 0, 0});
    simulation.advance_to(never_us);
    std::vector<double> days;
    for (const Event& event : simulation.finish().events) {
        if (event.kind == "measure_effective") days.push_back(hours_from_us(event.time_us) / 24);
    }
    return days;
}

/// Five officers for 750 USD a day, paid from a line that gets a little every day from day 20 on.
scenario::Input dripping(double usd_per_day, int until_day) {
    auto input = tutorial("07-who-must-agree", "agreed-beforehand");
    auto& measure = input.plan.measures.front();
    measure.cost.fixed_usd.reset();
    measure.ends_with_level = false;
    if (until_day > 0) measure.until = date_from_days(days_from_epoch(input.scenario.start) + until_day);
    scenario::BudgetLine line;
    line.id = measure.budget_line;
    line.agency = "treasury";
    line.when_exhausted = scenario::WhenExhausted::wait;
    line.tranches.push_back({2000.0, {}, 0.0});
    for (int day = 20; day < 49; ++day)
        line.tranches.push_back({usd_per_day, date_from_days(days_from_epoch(input.scenario.start) + day), 0.0});
    input.plan.budget_lines = {line};
    return input;
}

TEST_CASE("a measure that waits for money begins again when its line can carry it for a week") {
    const auto days = in_child([&] { return days_in_effect_from(dripping(375, 0)); });
    REQUIRE(days.size() == 2);
    // It stops at day 22, when less than a day's 750 USD are left of 2000 and three tranches: 3125 - 750 * 3.65 = 386.
    CHECK(days[0] == Approx(18.35).margin(0.01));
    // A week is 5250 USD: thirteen tranches more, and a day of lead time.
    CHECK(days[1] == 22 + 13 + 1);
}

TEST_CASE("or until its planned end, if that is sooner") {
    const auto days = in_child([&] { return days_in_effect_from(dripping(375, 28)); });
    REQUIRE(days.size() == 2);
    // n days after it stopped, 386 + 375 n USD are there and 750 (28 - 22 - n - 1) are wanted: enough at n = 3.
    CHECK(days[1] == 22 + 3 + 1);
}

TEST_CASE(
    "a measure that goes on after it waited for money pays its fixed cost once and has the rest of its duration") {
    auto input = dripping(375, 0);
    auto& measure = input.plan.measures.front();
    measure.cost.fixed_usd = scenario::Quantity(400.0);
    measure.duration_h = scenario::Quantity(6.0 * 24);
    const auto days = in_child([&] { return days_in_effect_from(input); });
    REQUIRE(days.size() == 2);
    // It stops at day 21, when 2750 - 400 - 750 * 2.65 = 363 USD are left, and 3.35 days: 2512 USD. They are there six
    // days later, and a day of lead time.
    CHECK(days[1] == 21 + 6 + 1);
    const auto sums = in_child([&] {
        Simulation simulation(input, {11, 0, 0});
        simulation.advance_to(never_us);
        std::vector<double> found;
        for (const auto& value : simulation.finish().indicators) {
            if (value.scope != Scope{{{"measure", input.plan.measures.front().id}}}) continue;
            if (value.name == "measure_days" || value.name == "cost_usd") found.push_back(value.value.value());
        }
        return found;
    });
    REQUIRE(sums.size() == 2);
    CHECK(sums[0] == Approx(6));
    CHECK(sums[1] == Approx(400 + 6 * 750));
}

}  // namespace
}  // namespace umbral::engine
