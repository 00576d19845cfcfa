#include "analysis/tradeoff.hpp"

#include <catch2/catch.hpp>

#include "compared_study.hpp"

using namespace umbral;
using namespace umbral::analysis;
using namespace umbral::analysis::test;

namespace {

const IndicatorKey wait{"wait_h", "p95", {{{"site", "A"}}}};

struct Plan {
    const char* id;
    std::vector<std::optional<double>> waits_h;
    std::optional<double> cost_usd;  // the same in every history
};

/// With what is priced under each plan as these inputs say.
std::vector<PlanTradeoff> weighed(Comparison comparison, const std::vector<scenario::Input>& inputs) {
    for (std::size_t i = 0; i < inputs.size(); ++i) comparison.plans[i].pricing = scenario::pricing_of(inputs[i]);
    return weigh_costs(comparison, wait);
}

std::vector<PlanTradeoff> weighed(const std::vector<Plan>& plans) {
    std::vector<PlanValues> values;
    std::vector<std::string> ids;
    std::vector<scenario::Input> inputs;
    for (const Plan& plan : plans) {
        ids.emplace_back(plan.id);
        inputs.emplace_back().plan.id = plan.id;
        inputs.back().plan.measures.resize(1);
        if (plan.cost_usd) inputs.back().plan.measures[0].cost.fixed_usd = *plan.cost_usd;
        values.push_back({plan.id, "wait_h", "p95", "site:A", plan.waits_h});
        const double cost_usd = plan.cost_usd.value_or(0);  // a run books nothing for what has no price
        values.push_back({plan.id, "cost_usd", "total", "all", alternating(cost_usd, cost_usd)});
    }
    const study::Store store = study_of(values);
    return weighed(compare_plans(store, ids, ids.front(), {}), inputs);
}

}  // namespace

TEST_CASE("a plan that costs more and does worse is dominated") {
    const auto plans = weighed({{"cheap", alternating(9, 11), 100}, {"dear", alternating(13, 14), 200}});
    CHECK(plans[0].dominance == Dominance::none);
    CHECK(plans[1].dominance == Dominance::clear);
    CHECK(plans[1].dominated_by == "cheap");
    CHECK(plans[1].cost.value().mean == 200);
}

TEST_CASE(
    "a plan that another beats in the objective and in cost is not dominated while it does better in a question") {
    const IndicatorKey nights{"unsheltered_person_nights", "total", {}};
    const study::Store store = study_of({{"cheap", "wait_h", "p95", "site:A", alternating(9, 11)},
                                         {"cheap", "cost_usd", "total", "all", alternating(100, 100)},
                                         {"cheap", "unsheltered_person_nights", "total", "all", alternating(50, 60)},
                                         {"dear", "wait_h", "p95", "site:A", alternating(13, 14)},
                                         {"dear", "cost_usd", "total", "all", alternating(200, 200)},
                                         {"dear", "unsheltered_person_nights", "total", "all", alternating(20, 30)}});
    std::vector<scenario::Input> inputs(2);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        inputs[i].plan.id = i == 0 ? "cheap" : "dear";
        inputs[i].plan.measures.resize(1);
        inputs[i].plan.measures[0].cost.fixed_usd = 100;
    }
    const std::vector<std::string> ids{"cheap", "dear"};
    const auto asked = weighed(compare_plans(store, ids, "cheap", {nights}), inputs);
    CHECK(asked[1].dominance == Dominance::none);
    const auto not_asked = weighed(compare_plans(store, ids, "cheap", {}), inputs);
    CHECK(not_asked[1].dominance == Dominance::clear);
}

TEST_CASE("a plan under which a question is never answered does not dominate one under which it is") {
    const IndicatorKey delay{"response_delay_h", "mean", {}};
    const auto weigh = [&](const std::string& answered) {
        const study::Store store = study_of({{"cheap", "wait_h", "p95", "site:A", alternating(9, 11)},
                                             {"cheap", "cost_usd", "total", "all", alternating(100, 100)},
                                             {"dear", "wait_h", "p95", "site:A", alternating(13, 14)},
                                             {"dear", "cost_usd", "total", "all", alternating(200, 200)},
                                             {answered, "response_delay_h", "mean", "all", alternating(40, 50)}});
        std::vector<scenario::Input> inputs(2);
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            inputs[i].plan.id = i == 0 ? "cheap" : "dear";
            inputs[i].plan.measures.resize(1);
            inputs[i].plan.measures[0].cost.fixed_usd = 100;
        }
        return weighed(compare_plans(store, {"cheap", "dear"}, "cheap", {delay}), inputs).at(1).dominance;
    };
    CHECK(weigh("dear") == Dominance::none);
    CHECK(weigh("cheap") == Dominance::clear);
}

TEST_CASE("a plan that costs more and does better is a choice, not a mistake") {
    const auto plans = weighed({{"cheap", alternating(9, 11), 100}, {"good", alternating(3, 4), 200}});
    CHECK(plans[0].dominance == Dominance::none);
    CHECK(plans[1].dominance == Dominance::none);
}

TEST_CASE("where the outcome may be chance, dominance is on the means only") {
    const auto plans = weighed({{"cheap", alternating(9, 11), 100}, {"dear", alternating(12, 8.5), 200}});
    CHECK(plans[1].dominance == Dominance::on_means);
}

TEST_CASE("the same outcome for less money dominates") {
    const auto plans = weighed({{"cheap", ramp(5), 100}, {"dear", ramp(5), 200}, {"twin", ramp(5), 100}});
    CHECK(plans[0].dominance == Dominance::none);  // its twin is neither cheaper nor better
    CHECK(plans[1].dominance == Dominance::clear);
    CHECK(plans[2].dominance == Dominance::none);
}

TEST_CASE("a plan without a price is not priced, and neither beats nor is beaten") {
    const auto plans = weighed({{"good", ramp(1), std::nullopt}, {"dear", ramp(5), 200}});
    CHECK_FALSE(plans[0].cost);
    CHECK(plans[0].unpriced == std::vector<std::string>{"plan.measures[0]"});
    CHECK(plans[1].unpriced.empty());
    CHECK(plans[0].dominance == Dominance::none);
    CHECK(plans[1].dominance == Dominance::none);
}
