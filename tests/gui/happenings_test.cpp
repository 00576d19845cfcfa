// Events of histories put together: levels over time, the way of a measure, messages a day.

#include "gui/run/happenings.hpp"

#include <catch2/catch.hpp>

using namespace umbral;
using namespace umbral::gui;

namespace {

engine::Event event(double hour, const std::string& kind, const std::string& subject) {
    return {static_cast<TimeUs>(hour * 3.6e9), kind, subject, "", ""};
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

TEST_CASE("a measure's way ends with its end; a second way is not mixed into the first") {
    const scenario::Plan plan;
    HappeningsOf of(plan, {0, 100});
    of.add({event(1, "measure_decided", "m"), event(2, "measure_approved", "m"), event(3, "measure_approved", "m"),
            event(4, "measure_funded", "m"), event(9, "measure_effective", "m"), event(20, "measure_ended", "m"),
            event(30, "measure_decided", "m"), event(40, "measure_effective", "m")});
    const Happenings made = of.finish();
    const MeasureSpan span = made.measures.at("m").at(0);
    CHECK(span.decided_h == 1);
    CHECK(span.approved_h == 3);  // the last approval
    CHECK(span.funded_h == 4);
    CHECK(span.effective_h == 9);
    CHECK(span.ended_h == 20);
}

TEST_CASE("ways are in order of effect, those that never came to it last") {
    const scenario::Plan plan;
    HappeningsOf of(plan, {0, 100});
    of.add({event(1, "measure_decided", "m")});
    of.add({event(1, "measure_decided", "m"), event(30, "measure_effective", "m")});
    of.add({event(1, "measure_decided", "m"), event(10, "measure_effective", "m")});
    const Happenings made = of.finish();
    const auto& spans = made.measures.at("m");
    CHECK(spans.at(0).effective_h == 10);
    CHECK(spans.at(1).effective_h == 30);
    CHECK(spans.at(2).effective_h < 0);
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
