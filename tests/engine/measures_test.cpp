// What measures may spend, draw on and bring about.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/histories.hpp"

namespace umbral::engine::test {
namespace {

TEST_CASE("every dollar is booked once: by line and without one, by measure and by price, and to the lines' spending") {
    for (const char* plan : {"as-it-happened", "national-chains", "binational"}) {
        const auto input = read(corridor, plan);
        const auto sums = in_child([&] {
            Simulation simulation(input, {11, 1, 0});
            simulation.advance_to(never_us);
            (void)simulation.finish();
            const auto& s = simulation.response();
            double lines = 0, what_for = 0, spent = 0, before = 0;
            for (const double usd : s.ledger.by_line) lines += usd;
            for (const double usd : s.ledger.by_measure) what_for += usd;
            for (const double usd : s.ledger.by_price) what_for += usd;
            for (const auto& line : s.lines) {
                spent += line.spent_usd;
                before += line.spent_hourly_usd.front();
            }
            return std::vector<double>{s.ledger.total_usd, what_for, lines, spent - before};
        });
        CHECK(sums[0] > 0);
        CHECK(sums[1] == Approx(sums[0]));
        // All of this scenario's costs have a line. The first sample is taken at the measured window's first hour.
        CHECK(sums[2] == Approx(sums[0]));
        CHECK(sums[3] == Approx(sums[2]).epsilon(0.01));
    }
}

TEST_CASE("a line that may not be overspent is not, and its measures wait for the next tranche") {
    const auto input = read(lesson, "up-the-chain", {{"budget_lines[contingency].tranches[0].usd", "1000"}});
    const auto numbers = in_child([&] {
        Simulation simulation(input, {11, 0, 0});
        simulation.advance_to(never_us);
        const auto record = simulation.finish();
        double asked_us = 0, released_us = 0, funded_us = 0;
        for (const Event& event : record.events) {
            if (event.kind == "release_asked" && asked_us == 0) asked_us = static_cast<double>(event.time_us);
            if (event.kind == "tranche_released" && released_us == 0) released_us = static_cast<double>(event.time_us);
            if (event.kind == "measure_funded" && funded_us == 0) funded_us = static_cast<double>(event.time_us);
        }
        return std::vector<double>{simulation.response().lines[0].overrun_usd, asked_us, released_us, funded_us};
    });
    CHECK(numbers[0] == 0);
    CHECK(numbers[1] > 0);
    CHECK(numbers[2] >= numbers[1] + static_cast<double>(120 * hour_us));
    CHECK(numbers[3] == numbers[2]);
}

TEST_CASE("a release that a measure of nobody in particular orders is granted without anybody asking") {
    auto input = read(lesson, "up-the-chain");
    scenario::Measure order;
    order.id = "release";
    order.date = input.scenario.start;
    order.effects = {scenario::ReleaseBudget{"contingency"}};
    input.plan.measures = {order};
    CHECK(counts_of(input, {"release_asked", "release_granted", "tranche_released"}) == std::vector<double>{0, 1, 1});
}

TEST_CASE("staff a reserve does not have do not come: in part, or not at all") {
    for (const auto& [rule, officers] : std::map<std::string, double>{{"partial", 2}, {"skip", 0}, {"wait", 0}}) {
        auto input = read(lesson, "agreed-beforehand", {{"plan.measures[reinforce].if_short", rule}});
        for (auto& agency : input.scenario.agencies) agency.reserve_officers = 2.0;
        CHECK(most_extra_officers(input) == officers);
    }
}

TEST_CASE("a measure that waits is given up when it can no longer take effect before its last day is over") {
    auto input = read(lesson, "agreed-beforehand");
    for (auto& agency : input.scenario.agencies) agency.reserve_officers = 0.0;
    const std::int64_t last_day = 40;
    input.plan.measures.front().until = date_from_days(days_from_epoch(input.scenario.start) + last_day);
    const auto seen = in_child([&] {
        double waits_us = -1, lapsed_us = -1;
        for (const Event& event : history(input).events) {
            if (event.kind == "measure_waits") waits_us = static_cast<double>(event.time_us);
            if (event.kind == "measure_lapsed") lapsed_us = static_cast<double>(event.time_us);
        }
        return std::vector<double>{waits_us, lapsed_us};
    });
    CHECK((seen[0] >= 0 && seen[0] < seen[1]));
    CHECK(seen[1] == static_cast<double>((last_day - 1) * day_us));  // its lead time is a day
}

TEST_CASE("a part of the staff is as many as the reserve has, whatever the share rounds to") {
    // 49 x (1 / 49) is less than 1 in binary fractions, and 22 x (15 / 22) less than 15.
    for (const auto& [wanted, there] : {std::pair{49.0, 1.0}, {22.0, 15.0}}) {
        auto input = read(lesson, "agreed-beforehand", {{"plan.measures[reinforce].if_short", "partial"}});
        input.plan.measures.front().cost = {};
        for (auto& effect : input.plan.measures.front().effects) {
            if (auto* officers = std::get_if<scenario::AddOfficers>(&effect)) officers->officers = wanted;
        }
        for (auto& agency : input.scenario.agencies) agency.reserve_officers = there;
        CHECK(most_extra_officers(input) == there);
    }
}

/// What a history booked and told of measures that a line could not pay whole.
struct Paid {
    double most_officers = 0;     ///< added at once
    double usd = 0;               ///< booked to measures
    double funded = 0;            ///< how often all, or a part, was set aside
    double waits = 0;             ///< for money or staff
    double come = 0, wanted = 0;  ///< told of the part
};

Paid paid_of(const scenario::Input& input) {
    const auto found = in_child([&] {
        Simulation simulation(input, {11, 0, 0});
        simulation.advance_to(never_us);
        double usd = 0, funded = 0, waits = 0, come = 0, wanted = 0;
        for (const Event& event : simulation.finish().events) {
            funded += event.kind == "measure_funded";
            waits += event.kind == "measure_waits";
            if (event.kind != "measure_funded" || event.detail.empty()) continue;
            come = std::stod(event.detail);
            wanted = std::stod(event.detail.substr(event.detail.find('/') + 1));
        }
        for (const double booked : simulation.response().ledger.by_measure) usd += booked;
        return std::vector<double>{usd, funded, waits, come, wanted};
    });
    return {most_extra_officers(input), found[0], found[1], found[2], found[3], found[4]};
}

/// Five officers for `fixed_usd` and 150 USD each a day, on a line with a ceiling, for two days.
scenario::Input under_ceiling(double fixed_usd, double ceiling_usd, const char* if_short = "partial") {
    auto input = read(lesson, "agreed-beforehand", {{"plan.measures[reinforce].if_short", if_short}});
    auto& measure = input.plan.measures.front();
    measure.cost.fixed_usd = fixed_usd;
    measure.duration_h = 48.0;
    measure.ends_with_level = false;
    input.plan.budget_lines.front().ceiling_usd_per_day = ceiling_usd;
    return input;
}

TEST_CASE("a part is paid for the units that came, and the fixed cost whole") {
    // 500 USD in a day are the fixed 100 and two officers; 100 are left over.
    const Paid part = paid_of(under_ceiling(100, 500));
    CHECK(part.most_officers == 2);
    CHECK(part.come == 2);
    CHECK(part.wanted == 5);
    CHECK(part.usd == Approx(part.funded * (100 + 2 * 2 * 150)));
    const Paid whole = paid_of(under_ceiling(100, 850));
    CHECK(whole.most_officers == 5);
    CHECK(whole.wanted == 0);
    CHECK(whole.usd == Approx(whole.funded * (100 + 2 * 5 * 150)));
}

TEST_CASE("a measure cut to nothing waits: no money is booked, and nothing counts as carried out") {
    // No officer can be paid for 149 USD, nor beside a fixed cost as high as the ceiling.
    for (const auto& [fixed_usd, ceiling_usd] : {std::pair{0.0, 149.0}, {300.0, 300.0}, {2000.0, 300.0}}) {
        const Paid nothing = paid_of(under_ceiling(fixed_usd, ceiling_usd));
        CAPTURE(fixed_usd, ceiling_usd);
        CHECK(nothing.funded == 0);
        CHECK(nothing.waits > 0);
        CHECK(nothing.usd == 0);
        CHECK(nothing.most_officers == 0);
    }
    SECTION("nor where the reserve's share leaves no whole officer at any site") {
        auto input = under_ceiling(0, 1e6);
        auto& effects = input.plan.measures.front().effects;
        effects.push_back(effects.front());  // five and five, of a reserve of one
        for (auto& agency : input.scenario.agencies) agency.reserve_officers = 1.0;
        const Paid nothing = paid_of(input);
        CHECK(nothing.funded == 0);
        CHECK(nothing.waits > 0);
    }
}

TEST_CASE("a ceiling of nought lets nothing be spent, and no ceiling all") {
    CHECK(paid_of(under_ceiling(2000, 0, "wait")).usd == 0);
    auto unlimited = under_ceiling(2000, 0, "wait");
    unlimited.plan.budget_lines.front().ceiling_usd_per_day.reset();
    CHECK(paid_of(unlimited).usd > 0);
    for (const double ceiling_usd : {0.0, 1.0}) {
        auto by_person = under_ceiling(0, ceiling_usd, "wait");
        by_person.plan.measures.front().cost = {};
        by_person.plan.measures.front().cost.per_person_usd = 3.0;
        const Paid paid = paid_of(by_person);
        CHECK((paid.funded > 0) == (ceiling_usd > 0));
        CHECK((paid.usd > 0) == (ceiling_usd > 0));
    }
}

TEST_CASE("a line that may be overspent keeps its ceiling all the same") {
    const auto overspent = [](double ceiling_usd) {
        auto input = under_ceiling(100, ceiling_usd);
        input.plan.budget_lines.front().when_exhausted = scenario::WhenExhausted::overspend;
        input.plan.budget_lines.front().tranches.front().usd = 0.0;
        return paid_of(input);
    };
    CHECK(overspent(500).most_officers == 2);  // the fixed 100 and two officers at 150
    CHECK(overspent(850).most_officers == 5);
    CHECK(overspent(0).funded == 0);
}

TEST_CASE("what still waits when its level stands down is not begun with what that gives back") {
    // The second way, the first measure's time is over at the very instant at which its level stands down.
    for (const bool both_at_once : {false, true}) {
        auto input = read(lesson, "agreed-beforehand");
        auto& level = input.plan.levels.front();
        auto& measures = input.plan.measures;
        for (auto& agency : input.scenario.agencies) agency.reserve_officers = 5.0;
        measures.front().actor = level.declared_by;
        measures.front().lead_time_h = 0.0;
        measures.push_back(measures.front());
        measures.back().id = "reinforce-too";
        if (both_at_once) {
            level.stand_down = {};
            level.minimum_h = 600.0;
            measures.front().duration_h = 600.0;
        }
        const auto counts = in_child([&] {
            std::map<std::string, double> funded;
            double stood_down = 0;
            for (const Event& event : history(input).events) {
                if (event.kind == "measure_funded") ++funded[event.subject];
                stood_down += event.kind == "stood_down";
            }
            return std::vector<double>{stood_down, funded["reinforce"], funded["reinforce-too"]};
        });
        CHECK(counts[0] > 0);
        CHECK(counts[1] > 0);
        CHECK(counts[2] == 0);
    }
}

/// Five officers on the post's own trigger.
scenario::Input on_its_own_trigger() {
    auto input = read(lesson, "agreed-beforehand");
    auto& measure = input.plan.measures.front();
    measure.level.clear();
    measure.actor = "post-office";
    measure.lead_time_h = 0.0;
    measure.cost = {};
    measure.budget_line.clear();
    scenario::Condition queue;
    queue.indicator = "queue_persons";
    queue.scope = "site:POST";
    queue.above = 60.0;
    measure.trigger = scenario::Trigger{{queue}, {}};
    return input;
}

/// When the measure first takes effect and when that is over [h].
std::pair<double, double> first_run_h(const scenario::Input& input) {
    const auto times = in_child([&] {
        double began_h = -1, ended_h = -1;
        for (const Event& event : history(input).events) {
            if (began_h < 0 && event.kind == "measure_effective") began_h = hours_from_us(event.time_us);
            if (ended_h < 0 && event.kind == "measure_ended") ended_h = hours_from_us(event.time_us);
        }
        return std::vector<double>{began_h, ended_h};
    });
    return {times[0], times[1]};
}

TEST_CASE(
    "a measure on its own trigger ends at the first of its last day, its duration and, unless it says otherwise, "
    "its trigger") {
    // Expected: until the first end all variants are one history, so that each ends at the first of what it names.
    const auto [began_h, passed_h] = first_run_h(on_its_own_trigger());
    REQUIRE(began_h >= 0);
    REQUIRE(passed_h > began_h + 3);
    const auto& start = on_its_own_trigger().scenario.start;
    const auto until = [&](double hour) {
        return date_from_days(days_from_epoch(start) + static_cast<std::int64_t>(hour / 24) + 1);
    };
    const auto until_h = [&](double hour) { return 24.0 * (std::floor(hour / 24) + 1); };
    for (const auto& duration_h : {std::optional<double>{}, std::optional{2.0}, std::optional{500.0}}) {
        for (const auto& last_h : {std::optional<double>{}, std::optional{began_h}, std::optional{passed_h + 240}}) {
            for (const auto& with_trigger : {std::optional<bool>{}, std::optional{false}, std::optional{true}}) {
                auto input = on_its_own_trigger();
                auto& measure = input.plan.measures.front();
                double expected_h = 24 * input.scenario.days;
                if (duration_h) {
                    measure.duration_h = *duration_h;
                    expected_h = std::min(expected_h, began_h + *duration_h);
                }
                if (last_h) {
                    measure.until = until(*last_h);
                    expected_h = std::min(expected_h, until_h(*last_h));
                }
                measure.ends_with_trigger = with_trigger;
                if (with_trigger.value_or(!duration_h && !last_h)) expected_h = std::min(expected_h, passed_h);
                const auto [again_h, ended_h] = first_run_h(input);
                CAPTURE(duration_h.value_or(-1), last_h.value_or(-1), with_trigger.value_or(false));
                CHECK(again_h == began_h);
                CHECK(ended_h == Approx(expected_h < 24 * input.scenario.days ? expected_h : -1));
            }
        }
    }
}

}  // namespace
}  // namespace umbral::engine::test
