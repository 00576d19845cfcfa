// Events of histories put together: levels over time, the way of a measure, messages a day.

#include "gui/run/happenings.hpp"

#include <catch2/catch.hpp>

using namespace umbral;
using namespace umbral::gui;

namespace {

engine::Event event(double hour, const std::string& kind, const std::string& subject, const std::string& detail = "") {
    return {static_cast<TimeUs>(hour * 3.6e9), kind, subject, "", detail};
}

scenario::Plan plan_with_levels() {
    scenario::Plan plan;
    for (const int number : {1, 2}) {
        scenario::Level level;
        level.id = "l" + std::to_string(number);
        level.number = number;
        level.scope = "country:XAA";
        plan.levels.push_back(level);
    }
    return plan;
}

}  // namespace

TEST_CASE("the highest of the levels that stand is counted, from its declaration to its end") {
    const scenario::Plan plan = plan_with_levels();
    HappeningsOf of(plan, {0, 10});
    of.add({event(2, "declared", "l1"), event(4, "declared", "l2"), event(6, "stood_down", "l2"),
            event(8, "expired", "l1")});
    const auto levels = of.finish().levels.at("country:XAA").p50;
    // Hour by hour: none, none, 1, 1, 2, 2, 1, 1, none, none.
    CHECK(levels == std::vector<double>{0, 0, 1, 1, 2, 2, 1, 1, 0, 0});
}

TEST_CASE("a level declared before the measured window and never ended stands through all of it") {
    const scenario::Plan plan = plan_with_levels();
    HappeningsOf of(plan, {100, 104});
    of.add({event(20, "declared", "l2")});
    CHECK(of.finish().levels.at("country:XAA").p50 == std::vector<double>{2, 2, 2, 2});
}

TEST_CASE("over three histories the median level is that of the middle one") {
    const scenario::Plan plan = plan_with_levels();
    HappeningsOf of(plan, {0, 1});
    of.add({});
    of.add({event(0, "declared", "l1")});
    of.add({event(0, "declared", "l2")});
    CHECK(of.finish().levels.at("country:XAA").p50 == std::vector<double>{1});
}

TEST_CASE("a measure decided again after its end has another run, with all its steps") {
    const scenario::Plan plan;
    HappeningsOf of(plan, {0, 100});
    of.add({event(1, "measure_decided", "m"), event(2, "measure_approved", "m"), event(3, "measure_approved", "m"),
            event(4, "measure_funded", "m"), event(9, "measure_effective", "m"), event(20, "measure_ended", "m"),
            event(30, "measure_decided", "m"), event(40, "measure_effective", "m")});
    const Happenings made = of.finish();
    const MeasureRuns& runs = made.measures.at("m").at(0);
    REQUIRE(runs.size() == 2);
    CHECK(runs[0].decided_h == 1);
    CHECK(runs[0].approved_h == 3);  // the last approval
    CHECK(runs[0].funded_h == std::vector<double>{4});
    CHECK(runs[0].in_effect == std::vector<HourSpan>{{9, 20}});
    CHECK(runs[0].ended_h == 20);
    CHECK(runs[1].decided_h == 30);
    CHECK(runs[1].in_effect == std::vector<HourSpan>{{40, -1}});
    CHECK(runs[1].ended_h < 0);
}

TEST_CASE("a measure that waits for money where its line lets it goes on in the same run, with a gap") {
    const scenario::Plan plan;
    HappeningsOf of(plan, {0, 100});
    of.add({event(1, "measure_decided", "m"), event(2, "measure_funded", "m"), event(3, "measure_effective", "m"),
            event(10, "measure_out_of_money", "m", "waits"), event(10, "measure_waits", "m", "money"),
            event(20, "measure_funded", "m"), event(23, "measure_effective", "m"),
            event(30, "measure_out_of_money", "m", "waits"), event(40, "measure_called_off", "m")});
    const Happenings made = of.finish();
    const MeasureRuns& runs = made.measures.at("m").at(0);
    REQUIRE(runs.size() == 1);
    CHECK(runs[0].decided_h == 1);
    CHECK(runs[0].funded_h == std::vector<double>{2, 20});
    CHECK(runs[0].in_effect == std::vector<HourSpan>{{3, 10}, {23, 30}});
    CHECK(runs[0].ended_h == 40);
}

TEST_CASE("a measure whose line ends it for want of money is over, and a new decision is another run") {
    const scenario::Plan plan;
    HappeningsOf of(plan, {0, 100});
    of.add({event(1, "measure_decided", "m"), event(3, "measure_effective", "m"),
            event(10, "measure_out_of_money", "m", "ends"), event(20, "measure_decided", "m"),
            event(23, "measure_effective", "m")});
    const Happenings made = of.finish();
    const MeasureRuns& runs = made.measures.at("m").at(0);
    REQUIRE(runs.size() == 2);
    CHECK(runs[0].ended_h == 10);
    CHECK(runs[1].decided_h == 20);
}

TEST_CASE("a dated measure that nobody in particular does is a run from its effect on") {
    const scenario::Plan plan;
    HappeningsOf of(plan, {0, 100});
    of.add({event(24, "measure_effective", "m")});
    const Happenings made = of.finish();
    const MeasureRuns& runs = made.measures.at("m").at(0);
    REQUIRE(runs.size() == 1);
    CHECK(runs[0].begun_h() == 24);
}

TEST_CASE("histories are in order of a measure's first effect, those that never came to it last") {
    const scenario::Plan plan;
    HappeningsOf of(plan, {0, 100});
    of.add({event(1, "measure_decided", "m")});
    of.add({event(1, "measure_decided", "m"), event(5, "measure_called_off", "m"), event(6, "measure_decided", "m"),
            event(30, "measure_effective", "m")});
    of.add({event(1, "measure_decided", "m"), event(10, "measure_effective", "m")});
    const Happenings made = of.finish();
    const auto& histories = made.measures.at("m");
    CHECK(histories.at(0).front().effective_h() == 10);
    CHECK(histories.at(1).back().effective_h() == 30);
    CHECK(histories.at(2).front().effective_h() < 0);
}

TEST_CASE("messages are counted by day of the measured window, on average over histories") {
    const scenario::Plan plan;
    HappeningsOf of(plan, {24, 72});
    of.add({event(3, "alert_sent", "l1"), event(25, "alert_sent", "l1"), event(47, "alert_sent", "l1"),
            event(50, "message_lost", "radio")});
    of.add({});
    const Happenings made = of.finish();
    CHECK(made.messages_per_day.at("alert_sent") == std::vector<double>{1, 0});  // two in one of two histories
    CHECK(made.messages_per_day.at("message_lost") == std::vector<double>{0, 0.5});
    CHECK(made.first_hours.at({"alert_sent", "l1"}) == std::vector<double>{3});
}
