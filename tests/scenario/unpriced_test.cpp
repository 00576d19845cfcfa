#include "scenario/unpriced.hpp"

#include <catch2/catch.hpp>

namespace umbral::scenario {
namespace {

TEST_CASE("what has no amount is listed, and what costs nothing is not") {
    Input input;
    input.scenario.prices.resize(2);
    input.scenario.prices[0].id = "bed";
    input.scenario.prices[1].id = "bus";
    input.scenario.prices[1].usd = 0.0;
    input.plan.measures.resize(3);
    input.plan.measures[0].id = "told";
    input.plan.measures[1].id = "free";
    input.plan.measures[1].cost.per_day_usd = 0.0;
    input.plan.measures[2].id = "paid";
    input.plan.measures[2].cost.fixed_usd = 100.0;

    const Pricing pricing = pricing_of(input);
    CHECK(pricing.priced == 3);
    CHECK(pricing.unpriced == std::vector<std::string>{"prices[bed]", "plan.measures[told]"});
    CHECK(pricing.unpriced_prices == std::vector<std::string>{"bed"});
    CHECK(pricing.unpriced_measures == std::vector<std::string>{"told"});
    CHECK(pricing_of({}).unpriced.empty());
}

TEST_CASE("a measure whose every addition a unit price pays is priced, by the price told most narrowly") {
    Input input;
    for (const char* id : {"A", "B"}) {
        Site site;
        site.id = id;
        site.country = "PAN";
        input.scenario.sites.push_back(site);
    }
    const auto price = [&](const char* id, PriceItem item, const char* site, std::optional<double> usd) {
        Price made;
        made.id = id;
        made.item = item;
        made.site = site;
        if (usd) made.usd = *usd;
        input.scenario.prices.push_back(made);
    };
    price("anywhere", PriceItem::place_day, "", 12);
    price("at-b", PriceItem::place_day, "B", std::nullopt);
    const auto measure = [&](const char* id, std::vector<Effect> effects) {
        Measure made;
        made.id = id;
        made.effects = std::move(effects);
        input.plan.measures.push_back(made);
    };
    measure("paid", {AddPlaces{"A", RoomType::general, 10.0, 0.0}});
    measure("dearer-at-b", {AddPlaces{"B", RoomType::general, 10.0, 0.0}});
    measure("overflow", {AddPlaces{"A", RoomType::general, 10.0, 5.0}});
    measure("officers-too", {AddPlaces{"A", RoomType::general, 10.0, 0.0}, AddOfficers{"A", "desk", 2.0}});
    measure("hours", {SetOpeningHours{"A", {}}});
    const Pricing pricing = pricing_of(input);
    CHECK(pricing.unpriced_measures == std::vector<std::string>{"dearer-at-b", "overflow", "officers-too", "hours"});
    CHECK(unit_price_of(AddPlaces{"B", RoomType::general, 1.0, 0.0}, input.scenario)->id == "at-b");
    CHECK(unit_price_of(AddOfficers{"A", "desk", 1.0}, input.scenario) == nullptr);
}

}  // namespace
}  // namespace umbral::scenario
