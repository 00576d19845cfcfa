// A post whose level orders officers and beds, paid by a fund; events by the hour, after a day that is not measured.

#include "analysis/held_up.hpp"

#include <catch2/catch.hpp>

#include "base/i18n.hpp"

namespace umbral::analysis {
namespace {

using engine::Event;
using engine::WaitCause;

scenario::Input small_plan() {
    scenario::Input input;
    scenario::Level level;
    level.id = "alert";
    level.title.en = "Alert";
    scenario::Measure officers, beds;
    officers.id = "officers";
    officers.level = "alert";
    officers.budget_line = "fund";
    officers.effects = {scenario::AddOfficers{"POST", "desk", {}}};
    beds.id = "beds";
    beds.level = "alert";
    beds.effects = {scenario::AddPlaces{"POST", {}, {}, {}}};
    input.plan.levels = {level};
    input.plan.measures = {officers, beds};
    return input;
}

study::Header window() {
    study::Header header;
    header.warm_up_days = 1;
    header.days = 15;
    return header;
}

Event at(int hour, const char* kind, const char* subject = "alert", const char* detail = "") {
    return {hour * hour_us, kind, subject, "", detail};
}

std::vector<HeldUp> held_up(const std::vector<std::vector<Event>>& histories, WaitCause cause, int week,
                            const char* site = "POST") {
    const scenario::Input input = small_plan();
    HeldUpHours hours(input, window());
    for (const auto& events : histories) hours.add(events);
    return hours.of(site, cause, week);
}

/// Crossed at 10 h, before the window; declared at 30 h; the officers wait for money from 31 h to 40 h.
const std::vector<Event> history{at(10, "threshold_crossed"),
                                 at(30, "declared"),
                                 at(30, "measure_ordered", "officers"),
                                 at(31, "measure_decided", "officers"),
                                 at(31, "measure_waits", "officers", "money"),
                                 at(40, "measure_funded", "officers"),
                                 at(42, "measure_effective", "officers"),
                                 at(60, "threshold_back")};

TEST_CASE("what could have helped is named with the hours it was held up within the week and the window") {
    const auto found = held_up({history}, WaitCause::officers, 0);
    REQUIRE(found.size() == 2);
    CHECK(found[0].why == HeldUp::Why::undeclared);
    CHECK(found[0].subject == "alert");
    CHECK(found[0].hours == Approx(30 - 24));
    CHECK(found[1].why == HeldUp::Why::money);
    CHECK(found[1].subject == "fund");
    CHECK(found[1].hours == Approx(40 - 31));
    CHECK(held_up({history}, WaitCause::officers, 1).empty());
}

TEST_CASE("only what adds to the site what was short there is named") {
    const auto places = held_up({history}, WaitCause::places, 0);
    REQUIRE(places.size() == 1);
    CHECK(places[0].measure == "beds");
    CHECK(held_up({history}, WaitCause::seats, 0).empty());
    CHECK(held_up({history}, WaitCause::officers, 0, "ELSEWHERE").empty());
}

TEST_CASE("a wait for money over a week's end is in both weeks, and hours are means over histories") {
    const std::vector<Event> late{at(190, "measure_ordered", "officers"), at(190, "measure_waits", "officers", "money"),
                                  at(200, "measure_funded", "officers")};
    CHECK(held_up({late, {}}, WaitCause::officers, 0).at(0).hours == Approx(2.0 / 2));  // to 24 + 168 h
    CHECK(held_up({late, {}}, WaitCause::officers, 1).at(0).hours == Approx(8.0 / 2));
}

TEST_CASE("waiting for something else than money, or with the measure in effect, is not held up") {
    const std::vector<Event> staff{at(30, "measure_ordered", "officers"), at(31, "measure_waits", "officers", "staff"),
                                   at(40, "measure_funded", "officers")};
    CHECK(held_up({staff}, WaitCause::officers, 0).empty());
    // In effect on another order from 30 to 50 h, while the threshold is crossed from 40 to 60 h.
    const std::vector<Event> already{at(30, "measure_ordered", "officers"), at(30, "measure_effective", "officers"),
                                     at(40, "threshold_crossed"), at(50, "measure_ended", "officers"),
                                     at(60, "threshold_back")};
    CHECK(held_up({already}, WaitCause::officers, 0).at(0).hours == Approx(10));
}

TEST_CASE("it is told in words: a level once, with all it orders, and nothing of less than an hour") {
    set_language("en");
    const scenario::Input input = small_plan();
    const std::vector<HeldUp> both{{HeldUp::Why::undeclared, "officers", "alert", 6},
                                   {HeldUp::Why::undeclared, "beds", "alert", 6},
                                   {HeldUp::Why::money, "officers", "fund", 9},
                                   {HeldUp::Why::money, "beds", "fund", 0.4}};
    CHECK(to_sentences(both, input) ==
          "In that week \u201cAlert\u201d, which orders \u201cofficers\u201d, \u201cbeds\u201d, was crossed and not "
          "declared for 6 h on average. "
          "In that week \u201cofficers\u201d waited 9 h for money of \u201cfund\u201d on average.");
}

}  // namespace
}  // namespace umbral::analysis
