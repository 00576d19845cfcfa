// Measures over time: every run of the history in the middle, and what it adds to a site.

#include "gui/model/measures.hpp"

#include <catch2/catch.hpp>

using namespace umbral;
using namespace umbral::gui;

namespace {

/// Ten days; a post of 100 places, and a measure that adds 50, ordered by nobody knows whom.
scenario::Input post_with_tents() {
    scenario::Input input;
    input.scenario.days = 10;
    scenario::Site site;
    site.id = "post";
    site.rooms.emplace_back().capacity = 100.0;
    input.scenario.sites.push_back(site);
    scenario::Measure measure;
    measure.id = "tents";
    measure.effects.emplace_back(scenario::AddPlaces{"post", {}, 50.0, 0.0});
    input.plan.measures.push_back(measure);
    return input;
}

/// In effect from 20 to 40 and again from 100 on.
Outcome with_two_runs() {
    Outcome outcome;
    outcome.replications = {1};
    MeasureSpan first;
    first.decided_h = 10;
    first.in_effect = {{20, 40}};
    first.ended_h = 40;
    MeasureSpan second;
    second.decided_h = 90;
    second.in_effect = {{100, -1}};
    outcome.happenings.measures["tents"] = {{first, second}};
    return outcome;
}

}  // namespace

TEST_CASE("every run of a measure is in its row, the last until the scenario's end") {
    const Outcome outcome = with_two_runs();
    const auto bars = measure_bars(post_with_tents(), &outcome);
    REQUIRE(bars.size() == 1);
    REQUIRE(bars[0].runs.size() == 2);
    CHECK(bars[0].runs[0].ended_h == 40);
    CHECK(bars[0].runs[1].in_effect == std::vector<HourSpan>{{100, 240}});
    CHECK(bars[0].runs[1].ended_h == 240);
    CHECK(bars[0].earliest_h == 20);
    CHECK(bars[0].happened == 1);
}

TEST_CASE("a site has a measure's places while a run is in effect, and only then") {
    const scenario::Input input = post_with_tents();
    const Outcome outcome = with_two_runs();
    const auto places = [&](double hour) { return places_at(input, input.scenario.sites[0], &outcome, hour).design; };
    CHECK(places(19) == 100);
    CHECK(places(20) == 150);
    CHECK(places(40) == 100);
    CHECK(places(100) == 150);
    CHECK(places(240) == 150);  // the end of the scenario ends no measure
    CHECK(place_changes(input, "post", &outcome) == std::vector<double>{20, 40, 100, 240});
    CHECK(places_at(input, input.scenario.sites[0], nullptr, 110).design == 100);  // nobody has ordered it yet
}

TEST_CASE("a measure on a date ends by its last day or its duration, whichever comes first") {
    scenario::Input input = post_with_tents();
    input.scenario.start = {2023, 8, 1};
    scenario::Measure& tents = input.plan.measures.front();
    tents.date = {2023, 8, 2};
    tents.hour = 6;
    tents.lead_time_h = 4.0;  // in effect from hour 24 + 6 + 4 on
    const auto spans = [&] { return measure_bars(input, nullptr).at(0).runs.at(0).in_effect; };
    CHECK(spans() == std::vector<HourSpan>{{34, 240}});
    tents.duration_h = 20.0;
    CHECK(spans() == std::vector<HourSpan>{{34, 54}});
    CHECK(place_changes(input, "post", nullptr) == std::vector<double>{34, 54});
    tents.until = Date{2023, 8, 3};
    CHECK(spans() == std::vector<HourSpan>{{34, 48}});
    tents.lead_time_h = 48.0;  // over before anything is there
    CHECK(spans().empty());
}

TEST_CASE("a site has none of a measure's places while it waits for money") {
    const scenario::Input input = post_with_tents();
    Outcome outcome;
    outcome.replications = {1};
    MeasureSpan run;
    run.decided_h = 10;
    run.funded_h = {12, 60};
    run.in_effect = {{20, 40}, {64, -1}};
    outcome.happenings.measures["tents"] = {{run}};
    const auto places = [&](double hour) { return places_at(input, input.scenario.sites[0], &outcome, hour).design; };
    CHECK(places(39) == 150);
    CHECK(places(50) == 100);
    CHECK(places(64) == 150);
}
