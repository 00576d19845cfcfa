// The two layers together: what must hold in every history of every plan.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "engine/histories.hpp"

namespace umbral::engine::test {
namespace {

double number_of(const std::string& hash) { return static_cast<double>(std::stoul(hash.substr(0, 12), nullptr, 16)); }

TEST_CASE("stepping changes nothing where agencies write to each other") {
    const auto input = read(lesson, "up-the-chain");
    const auto hash = [&](TimeUs step_us) {
        return in_child([&] { return std::vector<double>{number_of(result_hash(history(input, 0, step_us)))}; });
    };
    const auto at_once = hash(never_us);
    CHECK(hash(day_us) == at_once);
    CHECK(hash(7 * hour_us + 13 * second_us) == at_once);
}

/// Counts figures in agencies' pictures that never were so, or that are from later than now.
std::vector<double> false_figures(const scenario::Input& input, int hours) {
    Simulation simulation(input, {11, 0, 0});
    std::vector<std::vector<response::SiteFigures>> truth;  // by hour
    double wrong = 0, checked = 0;
    for (int hour = 0; hour <= hours; ++hour) {
        simulation.advance_to(hour * hour_us);
        const auto& state = simulation.response();
        truth.push_back(state.observer.truth().sites);
        for (const auto& picture : state.pictures) {
            for (std::size_t site = 0; site < truth.back().size(); ++site) {
                for (std::size_t what = 0; what < response::observable_count; ++what) {
                    const auto& figure = picture->figures().sites[site][what];
                    if (!figure.is_known()) continue;
                    ++checked;
                    const auto at = static_cast<std::size_t>(figure.observed_us / hour_us);
                    if (at >= truth.size() || truth[at][site][what].value != figure.value) ++wrong;
                }
            }
        }
    }
    return {wrong, checked};
}

TEST_CASE("an agency believes only what once was so at the hour it is said to be of") {
    for (const char* plan : {"national-chains", "binational"}) {
        const auto input = read(corridor, plan);
        const auto counts = in_child([&] { return false_figures(input, 45 * 24); });
        CHECK(counts[0] == 0);
        CHECK(counts[1] > 100'000);
    }
}

TEST_CASE("an agency that is told nothing decides nothing") {
    // The ministry hears of the post only through the region.
    auto input = read(lesson, "up-the-chain");
    input.scenario.channels[0].outages.push_back(
        {input.scenario.start, 0, date_from_days(days_from_epoch(input.scenario.start) + 100), 0, "cut"});
    const auto counts = counts_of(input, {"threshold_crossed", "known", "declared"});
    CHECK(counts[0] > 0);
    CHECK(counts[1] == 0);
    CHECK(counts[2] == 0);
}

/// Per measure in effect: how long before the end of its lead time, or without decision, approval or money, it came.
std::vector<double> early_measures(const scenario::Input& input, std::uint32_t replication) {
    Simulation simulation(input, {11, replication, 0});
    simulation.advance_to(never_us);
    std::map<std::string, TimeUs> lead_us, decided_us, funded_us;
    std::map<std::string, int> asked, approved;
    const auto record = simulation.finish();
    for (const auto& measure : input.plan.measures) lead_us[measure.id] = us_from_hours(measure.lead_time_h.value);
    double early = 0, effective = 0;
    for (const Event& event : record.events) {
        if (event.kind == "measure_decided") {
            decided_us[event.subject] = event.time_us;
            funded_us.erase(event.subject);
            asked[event.subject] = approved[event.subject] = 0;
        }
        if (event.kind == "approval_asked") ++asked[event.subject];
        if (event.kind == "measure_approved") ++approved[event.subject];
        if (event.kind == "measure_funded") funded_us[event.subject] = event.time_us;
        if (event.kind != "measure_effective") continue;
        ++effective;
        const bool ready = decided_us.contains(event.subject) && funded_us.contains(event.subject) &&
                           asked[event.subject] == approved[event.subject] &&
                           funded_us[event.subject] >= decided_us[event.subject] &&
                           event.time_us >= funded_us[event.subject] + lead_us[event.subject];
        if (!ready) ++early;
    }
    return {early, effective};
}

TEST_CASE("no measure takes effect before its decision, approvals, money and lead time") {
    double effective = 0;
    for (const char* plan : {"national-chains", "binational", "binational-perfect-information"}) {
        for (std::uint32_t replication = 0; replication < 3; ++replication) {
            auto input = read(corridor, plan);
            // Lead times are drawn in each history: the shortest they can be.
            for (auto& measure : input.plan.measures) measure.lead_time_h.spread.reset();
            const auto counts = in_child([&] { return early_measures(input, replication); });
            CHECK(counts[0] == 0);
            effective += counts[1];
        }
    }
    CHECK(effective > 50);
}

/// Hours undeclared as a history has them, and as its events have them.
std::vector<double> undeclared_h(const scenario::Input& input) {
    return in_child([&] {
        Simulation simulation(input, {11, 0, 0});
        simulation.advance_to(never_us);
        const auto record = simulation.finish();
        double told = -1, expected = 0;
        for (const auto& value : record.indicators) {
            if (value.name == "undeclared_h" && value.scope.parts.empty()) told = value.value.value_or(-1);
        }
        bool holds = false, stands = false;
        TimeUs since_us = 0;
        const TimeUs measured_from_us = simulation.response().measured_from_us;
        const auto come_to = [&](TimeUs at_us) {
            const TimeUs from_us = std::max(since_us, measured_from_us);
            if (holds && !stands) expected += std::max(0.0, hours_from_us(at_us - from_us));
            since_us = at_us;
        };
        for (const Event& event : record.events) {
            come_to(event.time_us);
            if (event.kind == "threshold_crossed" || event.kind == "threshold_back")
                holds = event.kind == "threshold_crossed";
            if (event.kind == "declared" || event.kind == "stood_down") stands = event.kind == "declared";
        }
        come_to(simulation.horizon_us());
        return std::vector<double>{told, expected};
    });
}

TEST_CASE("a level is undeclared from the crossing to the declaration, to the minute") {
    auto input = read(lesson, "up-the-chain");
    const auto late = undeclared_h(input);
    CHECK(late[1] > 24);
    CHECK(late[0] == Approx(late[1]));
    input = read(lesson, "agreed-beforehand");
    input.plan.perfect_information = true;
    CHECK(undeclared_h(input)[0] == 0);  // declared at the very instant
}

TEST_CASE("by alerts alone an authority learns that a trigger has held for its time when it has") {
    // The post's figure is over for the twelve hours that the trigger asks for before anything is true.
    const auto input = read(lesson, "up-the-chain",
                            {{"plan.protocol.reports[0].every_h", "0"}, {"plan.protocol.reports[1].every_h", "0"}});
    const auto events = in_child([&] {
        double learned = 0, late = 0;
        TimeUs crossed_us = never_us;
        for (const Event& event : history(input).events) {
            if (event.kind == "threshold_crossed") crossed_us = event.time_us;
            if (event.kind != "known" || crossed_us == never_us) continue;
            learned += 1;
            late += event.time_us > crossed_us + day_us;
        }
        return std::vector<double>{learned, late};
    });
    CHECK(events[0] > 0);
    CHECK(events[1] == 0);
}

TEST_CASE("with perfect information a threshold is known when it is crossed") {
    const auto input = read(corridor, "binational-perfect-information");
    const auto delays = in_child([&] {
        std::vector<double> hours;
        for (const auto& value : history(input).indicators) {
            if (value.name == "knowledge_delay_h" && value.scope.parts.empty() && value.value)
                hours.push_back(*value.value);
        }
        return hours;
    });
    REQUIRE(delays.size() == 2);
    CHECK(delays[0] == 0);
    CHECK(delays[1] == 0);
}

// ---- faults ----

/// How many decisions were made, and how many of them while nobody was in the room of who makes them.
std::vector<double> decisions_of(scenario::Input input) {
    for (auto& agency : input.scenario.agencies) {
        agency.duty_officers.shifts = {{{{true, true, true, true, true, false, false}, 8, 17}, 1.0}};
        agency.handling_min = scenario::Distribution(0.0);
        agency.deliberation_h = scenario::Distribution(7.0);
    }
    return in_child([&] {
        Simulation simulation(input, {11, 0, 0});
        simulation.advance_to(never_us);
        const auto& agencies = simulation.response().model->agencies;
        double decided = 0, unstaffed = 0;
        for (const Event& event : simulation.finish().events) {
            const bool is_decision = event.kind == "decided" || event.kind == "measure_decided" ||
                                     event.kind == "decision_dropped" || event.kind == "stood_down" ||
                                     event.kind == "release_granted";
            if (!is_decision || event.agency.empty()) continue;
            const auto who = std::find_if(agencies.begin(), agencies.end(),
                                          [&](const auto& agency) { return agency.id == event.agency; });
            REQUIRE(who != agencies.end());
            ++decided;
            unstaffed += who->on_duty(event.time_us) <= 0;
        }
        return std::vector<double>{decided, unstaffed};
    });
}

TEST_CASE("decisions leave only while somebody is in the room of who decides") {
    // Requests are handled between 08:00 and 17:00 and deliberated for 7 h: half of the deliberations end at night, and
    // a level's figures are back at any hour.
    for (const char* plan : {"national-chains", "binational"}) {
        const auto counts = decisions_of(read(corridor, plan));
        CHECK(counts[0] > 20);
        CHECK(counts[1] == 0);
    }
}

TEST_CASE("an approval that is ready at night leaves when the room opens") {
    // Asked and handled at 15:00 of a Friday, deliberated for 11 h: ready on Saturday at 02:00, given on Monday at
    // 08:00.
    auto input = read(lesson, "agreed-beforehand");
    auto& measure = input.plan.measures.front();
    measure.approvals = {"ministry"};
    measure.actor = "region";
    for (auto& agency : input.scenario.agencies) {
        if (agency.id == "region") agency.duty_officers = {};
        agency.handling_min = scenario::Distribution(0.0);
        agency.deliberation_h = scenario::Distribution(agency.id == "ministry" ? 11.0 : 0.0);
    }
    const auto hours = in_child([&] {
        std::vector<double> approved;
        for (const Event& event : history(input).events) {
            if (event.kind != "measure_approved") continue;
            const double of_week = hours_from_us(event.time_us % week_us);  // the start is a Monday
            approved.push_back(of_week);
        }
        return approved;
    });
    REQUIRE(!hours.empty());
    for (const double of_week : hours) {
        CHECK(of_week < 5 * 24 + 0.5);
        CHECK(std::fmod(of_week, 24) >= 8);
        CHECK(std::fmod(of_week, 24) <= 17.5);  // and the way to the region
    }
}

}  // namespace
}  // namespace umbral::engine::test
