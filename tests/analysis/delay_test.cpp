// What a fault does to the chain of a whole history, and what the timeline says of it.

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <vector>

#include "analysis/timeline.hpp"
#include "engine/simulation.hpp"
#include "response/in_child.hpp"

namespace umbral::analysis {
namespace {

using response::in_child;

scenario::Input read(const std::string& folder, const std::string& plan) {
    return scenario::read_input(std::string(UMBRAL_ROOT) + "/scenarios/" + folder, plan);
}

Timeline timeline_of(const scenario::Input& input) {
    engine::Simulation simulation(input, {11, 0, 0});
    simulation.advance_to(never_us);
    return trace(simulation.finish().events, input);
}

/// Of the crossings in a history: which, when, and when it was answered.
struct Answer {
    double crossed_us = 0, declared_us = 0;
    bool is_explained = false;  ///< the cut channel is told to have lain in the way
};

/// The first crossing of each level, in the plan's order.
std::vector<Answer> answers_of(const scenario::Input& input, const std::string& channel) {
    const auto numbers = in_child([&] {
        const Timeline timeline = timeline_of(input);
        std::vector<double> flat;
        for (const auto& level : input.plan.levels) {
            const auto chain = std::find_if(timeline.chains.begin(), timeline.chains.end(),
                                            [&](const Chain& one) { return one.episode.subject == level.id; });
            const bool is_there = chain != timeline.chains.end();
            const bool told =
                is_there && std::any_of(chain->hindrances.begin(), chain->hindrances.end(), [&](const Hindrance& one) {
                    return one.kind == Hindrance::Kind::channel_down && one.subject == channel && one.hours > 0;
                });
            for (const double value :
                 {is_there ? static_cast<double>(chain->episode.crossed_us) : -1.0,
                  is_there ? static_cast<double>(chain->episode.declared_us) : -1.0, told ? 1.0 : 0.0})
                flat.push_back(value);
        }
        return flat;
    });
    std::vector<Answer> answers;
    for (std::size_t i = 0; i + 2 < numbers.size(); i += 3)
        answers.push_back({numbers[i], numbers[i + 1], numbers[i + 2] != 0});
    return answers;
}

/// Cuts each channel for three weeks from a day on. @return levels that were declared later for it
int check_cuts(const scenario::Input& input, std::int64_t day) {
    const std::int64_t from = days_from_epoch(input.scenario.start) + day;
    int delayed = 0;
    const auto before = answers_of(input, "");
    for (std::size_t c = 0; c < input.scenario.channels.size(); ++c) {
        const std::string channel = input.scenario.channels[c].id;
        auto cut = input;
        cut.scenario.channels[c].outages.push_back({date_from_days(from), 0, date_from_days(from + 21), 0, "cut"});
        const auto after = answers_of(cut, channel);
        REQUIRE(before.size() == after.size());
        for (std::size_t i = 0; i < after.size(); ++i) {
            const bool same_crossing = after[i].crossed_us == before[i].crossed_us;
            if (!same_crossing || after[i].declared_us <= before[i].declared_us + static_cast<double>(day_us)) continue;
            ++delayed;
            CAPTURE(channel, input.plan.levels[i].id);
            CHECK(after[i].is_explained);
        }
    }
    return delayed;
}

TEST_CASE(
    "where a three-week cut of a channel delays a declaration by more than a day, the timeline names the channel") {
    const auto lesson = read("tutorial/07-who-must-agree", "up-the-chain");
    int delayed = 0;
    for (const std::int64_t day : {3, 7, 10}) delayed += check_cuts(lesson, day);
    CHECK(delayed > 0);
    delayed = 0;
    for (const char* plan : {"national-chains", "binational"})
        delayed += check_cuts(read("reference/darien-costa-rica-2023", plan), 35);
    CHECK(delayed > 0);
}

}  // namespace
}  // namespace umbral::analysis
