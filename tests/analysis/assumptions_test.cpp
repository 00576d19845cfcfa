#include "analysis/assumptions.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "study/header.hpp"

using namespace umbral;
using namespace umbral::analysis;

namespace {

scenario::RangedInput input(const std::string& path, double low, double high) {
    return {path, "h", (low + high) / 2, low, high, {}};
}

/// The lesson on uncertain inputs, with and without a plan that adds an officer to the five.
struct Lesson {
    scenario::Input plain = scenario::read_input(UMBRAL_ROOT "/scenarios/tutorial/06-uncertain-inputs");
    scenario::Input reinforced = plain;
    study::Store store = study::Store::in_memory(study::make_header(plain, {}, 1, until_days));

    static constexpr double until_days = 14;
    const IndicatorKey wait{"wait_h", "mean", {{{"site", "POST"}}}};

    Lesson() {
        reinforced.plan.id = "reinforced";
        scenario::Measure measure;
        measure.id = "officer";
        measure.date = plain.scenario.start;
        measure.effects = {scenario::AddOfficers{"POST", "registration", 1.0}};
        reinforced.plan.measures = {measure};
        for (const auto* plan : {&plain, &reinforced}) store.add_plan(study::make_plan_label(*plan));
        study::EnsembleOptions options;
        options.jobs = 2;
        options.until_days = until_days;
        options.goal = study::exactly(12);
        (void)run_ensemble({plain, reinforced}, store, options);
    }
    [[nodiscard]] Comparison compared(const std::vector<IndicatorKey>& questions = {}) const {
        return compare_plans(store, {plain.plan.id, reinforced.plan.id}, plain.plan.id, questions);
    }
    [[nodiscard]] AssumptionLedger test(std::size_t rerun, std::uint32_t histories = 6) const {
        return test(compared(), rerun, histories);
    }
    [[nodiscard]] AssumptionLedger test(const Comparison& comparison, std::size_t rerun,
                                        std::uint32_t histories = 6) const {
        LedgerOptions options;
        options.rerun = rerun;
        options.histories = histories;
        options.jobs = 2;
        options.until_days = until_days;
        return test_assumptions(store, comparison, reinforced, plain, wait, options);
    }
};

}  // namespace

TEST_CASE("screening finds the input that drives the difference, and the end that weakens it") {
    // The difference is -2 - 3 x: it flips at the low end of x. Two others have nothing to do with it.
    const std::vector<double> x{0, 1, 2, 3, 4, 5, 6, 7};
    const std::vector<double> noise{3, 1, 4, 1, 5, 9, 2, 6};
    std::vector<double> differences;
    differences.reserve(x.size());
    for (const double value : x) differences.push_back(-2 - 3 * value);
    const auto screened = screen_assumptions({input("noise", 0, 10), input("x", -1, 8), input("still", 0, 1)},
                                             {noise, x, std::vector<double>(8, 0.5)}, differences);
    REQUIRE(screened.size() == 3);
    CHECK(screened[0].input.path == "x");
    CHECK(screened[0].correlation == Approx(-1));
    CHECK(screened[0].end == -1);
    CHECK(screened[0].predicted == Approx(1));  // -2 - 3 x (-1): the other plan is ahead there
    CHECK(screened[2].input.path == "still");   // never moved: nothing is known of it
    CHECK(screened[2].correlation == 0);
}

TEST_CASE("a difference on the other side of zero weakens at the other end") {
    const std::vector<double> x{0, 1, 2, 3};
    const auto screened = screen_assumptions({input("x", -1, 8)}, {x}, {2, 5, 8, 11});
    CHECK(screened[0].end == -1);
    CHECK(screened[0].predicted == Approx(-1));
    CHECK(screen_assumptions({input("x", -1, 8)}, {x}, {-11, -8, -5, -2})[0].end == 8);
}

TEST_CASE("moved assumptions are run again on the same histories, at the end that weakens the verdict") {
    const Lesson lesson;
    const AssumptionLedger ledger = lesson.test(3);
    CHECK(ledger.ranged == 3);
    CHECK(ledger.screened_histories == 12);
    CHECK(ledger.rerun_histories == 6);
    CHECK(ledger.plan == "reinforced");
    CHECK(ledger.unmoved.pairs == 6);
    CHECK(ledger.unmoved.mean.value() < 0);
    CHECK(ledger.failed == 0);
    REQUIRE(ledger.rerun.size() == 3);
    for (const RerunAssumption& rerun : ledger.rerun) {
        INFO(rerun.screened.input.path);
        // An officer more matters least where the load is least: few people, short registrations, officers at the desk.
        CHECK(rerun.difference.mean.value() < 0);
        CHECK(rerun.difference.mean.value() > ledger.unmoved.mean.value());
        CHECK(rerun.outcome != MovedVerdict::flips);
        CHECK(rerun.left == Approx(*rerun.difference.mean / *ledger.unmoved.mean));
        const bool is_low_end = rerun.moved_to == rerun.screened.input.low;
        CHECK(is_low_end == (rerun.screened.input.path.find("availability") == std::string::npos));
    }
    CHECK(std::is_sorted(ledger.rerun.begin(), ledger.rerun.end(), is_nearer_to_flipping));
}

TEST_CASE("what makes the verdict unclear is nearer to flipping it than what leaves it clear, however little is left") {
    const auto moved = [](MovedVerdict outcome, double left) {
        RerunAssumption rerun;
        rerun.outcome = outcome;
        rerun.left = left;
        return rerun;
    };
    CHECK(is_nearer_to_flipping(moved(MovedVerdict::weakens, 0.9), moved(MovedVerdict::holds, 0.3)));
    CHECK(is_nearer_to_flipping(moved(MovedVerdict::flips, -0.1), moved(MovedVerdict::weakens, 0.1)));
    CHECK(is_nearer_to_flipping(moved(MovedVerdict::holds, 0.3), moved(MovedVerdict::holds, 0.9)));
    CHECK_FALSE(is_nearer_to_flipping(moved(MovedVerdict::holds, 0.3), moved(MovedVerdict::holds, 0.3)));
}

TEST_CASE("an assumption moved to where it was gives what was there") {
    const Lesson lesson;
    const auto again = lesson.test(3);
    const auto same = lesson.test(3);
    REQUIRE(again.rerun.size() == same.rerun.size());
    for (std::size_t i = 0; i < again.rerun.size(); ++i)
        CHECK(again.rerun[i].difference.mean == same.rerun[i].difference.mean);
}

TEST_CASE("what is clear of a moved assumption is what its verdict calls clear, corrected like it") {
    const Lesson lesson;
    const AssumptionLedger alone = lesson.test(3);
    CHECK(is_clear(alone.verdict));
    CHECK(is_clear(alone.unmoved_finding));
    // Beside a thousand other questions a p-value counts a thousandfold.
    Comparison declared = lesson.compared({lesson.wait});
    Difference other = *declared.find("reinforced", lesson.wait);
    other.indicator.stat = "p95";
    other.pairs.p_value = 0.5;
    declared.differences.insert(declared.differences.end(), 1000, other);
    const AssumptionLedger among_many = lesson.test(declared, 3);
    CHECK(among_many.unmoved_finding == Finding::unclear);
    REQUIRE(among_many.rerun.size() == 3);
    int corrected_away = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        const RerunAssumption &one = alone.rerun[i], &of_many = among_many.rerun[i];
        INFO(one.screened.input.path);
        CHECK(of_many.difference.mean == one.difference.mean);
        CHECK(is_clear(of_many.finding) == (*of_many.difference.p_value * 1001 < 0.05));
        CHECK(of_many.outcome == MovedVerdict::holds);  // as clear at least as with nothing moved
        CHECK((one.outcome == MovedVerdict::weakens) == !is_clear(one.finding));
        corrected_away += is_clear(one.finding) && !is_clear(of_many.finding) ? 1 : 0;
    }
    CHECK(corrected_away > 0);
}

TEST_CASE("nothing is run again where it would say nothing") {
    const Lesson lesson;
    CHECK(lesson.test(0).rerun.empty());
    CHECK(lesson.test(0).counts.values > 0);
    LedgerOptions options;
    options.until_days = Lesson::until_days;
    // A plan against itself: no difference to flip.
    const auto same =
        test_assumptions(lesson.store, lesson.compared(), lesson.plain, lesson.plain, {"wait_h", "mean", {}}, options);
    CHECK(same.rerun.empty());
    CHECK(same.screened_histories == 0);
}
