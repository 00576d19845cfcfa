#include "analysis/best_plan.hpp"

#include <catch2/catch.hpp>

#include "base/problem.hpp"
#include "compared_study.hpp"

using namespace umbral;
using namespace umbral::analysis;
using namespace umbral::analysis::test;

namespace {

using Numbers = std::vector<std::uint32_t>;

const IndicatorKey wait{"wait_h", "p95", {{{"site", "A"}}}};

/// Plans a and b alternate around their means, c is far behind.
study::Store study_of_batches(std::size_t histories, double ahead) {
    return study_of({{"a", "wait_h", "p95", "site:A", alternating(0, 0, histories)},
                     {"b", "wait_h", "p95", "site:A", alternating(ahead - 3, ahead + 3, histories)},
                     {"c", "wait_h", "p95", "site:A", alternating(90, 91, histories)}});
}

Precision best_within(double indifference) { return {Objective{wait, indifference}, {}}; }

}  // namespace

TEST_CASE("an objective needs a better way") {
    scenario::Scenario scenario;
    CHECK(parse_objective("left_persons", scenario) == IndicatorKey{"left_persons", "count", {}});
    CHECK_THROWS_AS(parse_objective("arrived_persons", scenario), InputError);
    CHECK_THROWS_AS(parse_objective("wait_hours", scenario), InputError);
}

TEST_CASE("replications are added in batches until the best plan is known, and not to plans that are out") {
    const study::Store first = study_of_batches(10, 0.5);
    const auto goal = until_known(first, {"a", "b", "c"}, "a", best_within(1));
    CHECK(goal({0, 0, 0}) == Numbers{10, 10, 10});
    CHECK(goal({10, 10, 10}) == Numbers{20, 20, 10});
    CHECK_FALSE(is_precise(first, {"a", "b", "c"}, "a", best_within(1)));
}

TEST_CASE("once the best plan is known no replications are added") {
    const study::Store store = study_of_batches(10, 30);
    const auto goal = until_known(store, {"a", "b", "c"}, "a", best_within(1));
    CHECK(goal({10, 10, 10}) == Numbers{10, 10, 10});
    CHECK(is_precise(store, {"a", "b", "c"}, "a", best_within(1)));
    CHECK(select_plan(store, {"a", "b", "c"}, {wait, 1}).best == std::size_t{0});
}

TEST_CASE("a target is about every difference from the baseline") {
    // Differences of b are -3, +3 around the mean: standard error 3 sqrt(10 / 9 / 10) = 1, half-width 2.262.
    const study::Store store = study_of_batches(10, 1);
    CHECK(is_precise(store, {"a", "b"}, "a", {std::nullopt, {{wait, 2.27}}}));
    CHECK_FALSE(is_precise(store, {"a", "b"}, "a", {std::nullopt, {{wait, 2.26}}}));
    const auto goal = until_known(store, {"a", "b", "c"}, "a", {std::nullopt, {{wait, 2.26}}});
    CHECK(goal({10, 10, 10}) == Numbers{20, 20, 20});
}

TEST_CASE("a study between batches first completes them, plan by plan") {
    const study::Store store = study_of_batches(10, 1);
    const auto goal = until_known(store, {"a", "b"}, "a", best_within(1));
    CHECK(goal({13, 0}) == Numbers{20, 10});
    CHECK(goal({20, 4}) == Numbers{20, 10});
}

TEST_CASE("the search ends at the largest number, and where a plan only crashes") {
    const study::Store store = study_of_batches(10, 0.1);
    const auto goal = until_known(store, {"a", "b"}, "a", best_within(1e-6));
    CHECK(goal({max_auto_replications, max_auto_replications}) ==
          Numbers{max_auto_replications, max_auto_replications});
    study::Store crashing = study_of({{"a", "wait_h", "p95", "site:A", ramp(1)}, {"b", "wait_h", "p95", "site:A", {}}});
    for (std::uint32_t r = 0; r < 10; ++r) add_crash(crashing, "b", r);
    CHECK(until_known(crashing, {"a", "b"}, "a", best_within(1))({10, 10}) == Numbers{10, 10});
}

TEST_CASE("an objective without any value is refused rather than pursued") {
    const study::Store store = study_of({{"a", "wait_h", "p95", "site:A", std::vector<std::optional<double>>(10)},
                                         {"b", "wait_h", "p95", "site:A", ramp(1)}});
    CHECK_THROWS_AS(select_plan(store, {"a", "b"}, {wait, 1}), InputError);
}
