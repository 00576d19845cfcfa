// Channels that are cut and rooms that are empty: the run ends, and everything adds up.

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "engine/histories.hpp"

namespace umbral::engine::test {
namespace {

struct Fate {
    double ended = 0, crossed = 0, declared_us = 0;
    double broken = 0;  ///< invariants, at the end; a run checks its persons each day, and stops where one is missing
};

/// Invariants of a history's end that do not hold: persons, dollars, reserves.
double broken_invariants(const Simulation& simulation) {
    const auto& world = simulation.world().state();
    double broken = world.entered != world.inside + world.travelling.value() + world.left_model;
    const auto& s = simulation.response();
    double lines = 0, what_for = 0;
    for (std::size_t l = 0; l < s.lines.size(); ++l) {
        lines += s.ledger.by_line[l];
        broken += s.ledger.by_line[l] > s.lines[l].spent_usd * (1 + 1e-9);
    }
    for (const auto* part : {&s.ledger.by_measure, &s.ledger.by_price}) {
        for (const double usd : *part) what_for += usd;
    }
    broken += what_for != Approx(s.ledger.total_usd) || lines > s.ledger.total_usd * (1 + 1e-9);
    for (std::size_t a = 0; a < s.reserves.size(); ++a) {
        std::int64_t lent = 0;
        for (const auto& measure : s.measures) {
            for (const auto& loan : measure.loans) lent += loan.from.index() == a ? loan.officers : 0;
        }
        const auto& left = s.reserves[a].officers;
        broken += left && (*left < 0 || *left + lent != s.model->agencies[a].reserve.officers);
    }
    return broken;
}

Fate fate_of(const scenario::Input& input) {
    const auto numbers = in_child([&] {
        Simulation simulation(input, {11, 0, 0});
        simulation.advance_to(never_us);
        const auto record = simulation.finish();
        double crossed = 0, declared_us = -1;
        for (const Event& event : record.events) {
            crossed += event.kind == "threshold_crossed";
            if (event.kind == "declared" && declared_us < 0) declared_us = static_cast<double>(event.time_us);
        }
        return std::vector<double>{1, crossed, declared_us, broken_invariants(simulation)};
    });
    return {numbers[0], numbers[1], numbers[2], numbers[3]};
}

void cut_channel(scenario::Input& input, std::size_t channel, std::int64_t day, std::int64_t days) {
    const std::int64_t from = days_from_epoch(input.scenario.start) + day;
    input.scenario.channels[channel].outages.push_back(
        {date_from_days(from), 0, date_from_days(from + days), 0, "cut"});
}

void empty_room(scenario::Input& input, std::size_t agency, std::int64_t day) {
    const std::int64_t from = days_from_epoch(input.scenario.start) + day;
    input.scenario.agencies[agency].unstaffed.push_back({date_from_days(from), 0, date_from_days(from + 1), 0, "gap"});
}

/// A fault explains a later decision only where it lies between the crossing and the decision.
void check_fault(const Fate& base, const Fate& with, std::int64_t from_day, std::int64_t days) {
    CHECK(with.ended == 1);
    CHECK(with.broken == 0);
    if (with.declared_us > base.declared_us + static_cast<double>(hour_us)) {
        CHECK(static_cast<double>(from_day * day_us) <= with.declared_us);
        CHECK(static_cast<double>((from_day + days + 4) * day_us) >= base.declared_us);
    }
}

TEST_CASE(
    "each channel down and each room unstaffed on each day of a small scenario: the run ends, and only what lies "
    "before the decision delays it") {
    const auto input = read(lesson, "up-the-chain");
    const Fate base = fate_of(input);
    REQUIRE(base.declared_us > 0);
    for (std::int64_t day = 0; day < 35; ++day) {
        auto cut = input;
        cut_channel(cut, 0, day, 1);
        check_fault(base, fate_of(cut), day, 1);
        for (std::size_t agency = 0; agency < input.scenario.agencies.size(); ++agency) {
            auto emptied = input;
            empty_room(emptied, agency, day);
            check_fault(base, fate_of(emptied), day, 1);
        }
    }
}

TEST_CASE("a three-week cut of any channel of the corridor: the run ends, and persons, dollars and reserves add up") {
    const auto input = read(corridor, "binational");
    for (std::size_t channel = 0; channel < input.scenario.channels.size(); ++channel) {
        auto cut = input;
        cut_channel(cut, channel, 35, 21);
        const Fate fate = fate_of(cut);
        CHECK(fate.ended == 1);
        CHECK(fate.broken == 0);
    }
}

TEST_CASE("every channel of the corridor down on every day, every room unstaffed for a day", "[slow]") {
    const auto input = read(corridor, "binational");
    for (std::int64_t day = 0; day < static_cast<std::int64_t>(input.scenario.days); ++day) {
        for (std::size_t channel = 0; channel < input.scenario.channels.size(); ++channel) {
            auto cut = input;
            cut_channel(cut, channel, day, 1);
            const Fate fate = fate_of(cut);
            CHECK(fate.ended == 1);
            CHECK(fate.broken == 0);
        }
        for (std::size_t agency = 0; agency < input.scenario.agencies.size(); ++agency) {
            auto emptied = input;
            empty_room(emptied, agency, day);
            const Fate fate = fate_of(emptied);
            CHECK(fate.ended == 1);
            CHECK(fate.broken == 0);
        }
    }
}

}  // namespace
}  // namespace umbral::engine::test
