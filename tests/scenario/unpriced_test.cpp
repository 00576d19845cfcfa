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

}  // namespace
}  // namespace umbral::scenario
