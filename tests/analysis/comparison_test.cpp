#include "analysis/comparison.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "compared_study.hpp"

using namespace umbral;
using namespace umbral::analysis;
using namespace umbral::analysis::test;

namespace {

const engine::Scope everything;
const IndicatorKey wait{"wait_h", "p95", {{{"site", "A"}}}};

Difference difference_with(std::vector<std::optional<double>> plan, std::vector<std::optional<double>> baseline,
                           const std::vector<IndicatorKey>& questions = {}) {
    const study::Store store = study_of({{"base", "wait_h", "p95", "site:A", std::move(baseline)},
                                         {"new", "wait_h", "p95", "site:A", std::move(plan)}});
    const Comparison comparison = compare_plans(store, {"base", "new"}, "base", questions);
    REQUIRE(comparison.find("new", wait) != nullptr);
    return *comparison.find("new", wait);
}

}  // namespace

TEST_CASE("a plan is measured against the baseline history by history") {
    // Waits 10 ... 17 h less 2 and 4 h in turn: -2 and -4 alternate, mean -3.
    auto shorter = ramp(10);
    for (std::size_t i = 0; i < shorter.size(); ++i) *shorter[i] -= i % 2 == 0 ? 2 : 4;
    const Difference difference = difference_with(shorter, ramp(10));
    CHECK(difference.plan == "new");
    CHECK(difference.baseline == "base");
    CHECK(difference.unit == "h");
    CHECK(difference.pairs.mean.value() == Approx(-3));
    CHECK(difference.finding == Finding::better);
    CHECK(difference.p_better().value() > 0.99);
    CHECK(difference.share_of_histories_better() == 1);
    CHECK_FALSE(difference.declared);
}

TEST_CASE("what is better depends on the indicator") {
    const auto one = [](const char* name, const char* stat) {
        const study::Store store =
            study_of({{"base", name, stat, "site:A", ramp(10)}, {"new", name, stat, "site:A", ramp(13, 1.1)}});
        return compare_plans(store, {"base", "new"}, "base", {}).differences.at(0);
    };
    CHECK(one("wait_h", "p95").finding == Finding::worse);
    CHECK(one("wait_h", "p95").p_better().value() < 0.01);
    CHECK(one("wait_h", "p95").share_of_histories_better() == 0);
    CHECK(one("covered_m2_per_person", "min").finding == Finding::better);
    CHECK(one("arrived_persons", "count").finding == Finding::higher);
    CHECK_FALSE(one("arrived_persons", "count").p_better());
    CHECK_FALSE(one("arrived_persons", "count").share_of_histories_better());
}

TEST_CASE("verdicts are withheld where they cannot be given") {
    const auto first = [](std::vector<std::optional<double>> values, std::size_t count) {
        values.resize(count);
        return values;
    };
    CHECK(difference_with(ramp(10), ramp(10)).finding == Finding::same);
    CHECK(difference_with(alternating(1, -1), alternating(0, 0)).finding == Finding::unclear);
    CHECK(difference_with(first(ramp(1), 5), first(ramp(10), 5)).finding == Finding::too_few);
    CHECK(difference_with(first(ramp(1, 1.1), 6), first(ramp(10), 6)).finding == Finding::better);
    auto partly = ramp(1, 1.1);
    partly[3] = std::nullopt;  // one of eight is below a fifth
    CHECK(difference_with(partly, ramp(10)).finding == Finding::better);
    partly[5] = std::nullopt;  // two are above
    CHECK(difference_with(partly, ramp(10)).finding == Finding::not_defined);
    CHECK(difference_with(std::vector<std::optional<double>>(8), ramp(10)).finding == Finding::not_defined);
}

TEST_CASE("the questions are corrected together, over all plans, and nothing else is") {
    std::vector<PlanValues> values;
    // Differences 1, -1 in turn plus a shift: t = shift sqrt(7) (variance 8/7), so 1 gives p = 0.033 with 7 degrees of
    // freedom. Two plans make two declared comparisons: doubled, 0.066 is no longer clear.
    for (const char* plan : {"base", "a", "b"}) {
        const double shift = plan[0] == 'b' && plan[1] == 'a' ? 0 : -1;
        for (const char* name : {"wait_h", "party_wait_h"}) {
            const bool is_baseline = std::string{plan} == "base";
            values.push_back({plan, name, name[0] == 'w' ? "p95" : "mean", "site:A",
                              is_baseline ? alternating(0, 0) : alternating(shift + 1, shift - 1)});
        }
    }
    const Comparison comparison = compare_plans(study_of(values), {"base", "a", "b"}, "base", {wait});
    REQUIRE(comparison.differences.size() == 4);
    for (const Difference& difference : comparison.differences) {
        const double alone = difference.pairs.p_value.value();
        CHECK(alone < 0.05);
        CHECK(difference.declared == (difference.indicator == wait));
        CHECK(difference.p_value.value() == Approx(difference.declared ? 2 * alone : alone));
        CHECK(difference.finding == (difference.declared ? Finding::unclear : Finding::better));
    }
}

TEST_CASE("only histories that both plans finished are compared") {
    study::Store store =
        study_of({{"base", "wait_h", "p95", "site:A", ramp(10)}, {"new", "wait_h", "p95", "site:A", {}}});
    for (const std::uint32_t history : {7u, 2u, 4u}) {
        engine::ReplicationRecord record;
        record.plan = "new";
        record.replication = history;
        record.indicators = {{"wait_h", "p95", wait.scope, 20.0 + history}};  // ten more than the baseline's
        store.add(record);
    }
    add_crash(store, "new", 0);
    const Comparison comparison = compare_plans(store, {"base", "new"}, "base", {});
    const Difference* difference = comparison.find("new", wait);
    REQUIRE(difference != nullptr);
    CHECK(difference->pairs.pairs == 3);
    CHECK(difference->pairs.mean.value() == 10);
    CHECK(difference->pairs.ci95_low.value() == 10);
    CHECK(paired_difference(store, "new", "base", wait).pairs == 3);
    CHECK(paired_difference(store, "new", "base", wait, 5).pairs == 2);
}

TEST_CASE(
    "plans with unequal numbers of histories are told of those that all have, and differences of all they share") {
    // The hard histories come last, after `out` was run no further; it crashed once besides.
    study::Store store = study_of({{"base", "wait_h", "p95", "site:A", {1.0, 2.0, 3.0, 4.0, 90.0, 95.0}},
                                   {"out", "wait_h", "p95", "site:A", {2.0, 3.0, 4.0}},
                                   {"new", "wait_h", "p95", "site:A", {0.0, 1.0, 2.0, 3.0, 80.0, 85.0}}});
    add_crash(store, "out", 3);
    const Comparison comparison = compare_plans(store, {"base", "out", "new"}, "base", {});
    CHECK(comparison.histories == 3);
    CHECK(comparison.shared == std::vector<std::size_t>{6, 3, 6});
    const std::vector<double> medians{2, 3, 1};
    for (std::size_t i = 0; i < medians.size(); ++i) {
        const Summary& summary = comparison.plans[i].find("wait_h", "p95", wait.scope)->summary;
        CHECK(summary.count == 3);
        CHECK(summary.p50 == medians[i]);
    }
    CHECK(comparison.find("new", wait)->pairs.pairs == 6);
    CHECK(comparison.find("out", wait)->pairs.pairs == 3);
}

TEST_CASE("an indicator that only one plan has is left out") {
    const study::Store store = study_of({{"base", "wait_h", "p95", "site:A", ramp(1)},
                                         {"new", "wait_h", "p95", "site:A", ramp(1)},
                                         {"new", "wait_h", "p95", "site:B", ramp(1)}});
    CHECK(compare_plans(store, {"new", "base"}, "base", {}).differences.size() == 1);
}

TEST_CASE("common values leave out histories in which a plan has none, and let a plan end early") {
    study::Store store = study_of({{"a", "wait_h", "p95", "site:A", {1.0, 2.0, 3.0, 4.0, 5.0}},
                                   {"b", "wait_h", "p95", "site:A", {11.0, std::nullopt, 13.0}}});
    add_crash(store, "b", 3);
    const auto values = common_values(store, {"a", "b"}, wait);
    CHECK(values[0] == std::vector<double>{1, 3, 5});  // 2 lacks b's value, 4 is b's crash, 5 is beyond b's end
    CHECK(values[1] == std::vector<double>{11, 13});
}
