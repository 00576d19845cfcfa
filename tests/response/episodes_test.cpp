// Events are written here as a history would leave them, by the hour; which crossing each belongs to follows from
// reading them.

#include "response/episodes.hpp"

#include <catch2/catch.hpp>

namespace umbral::response {
namespace {

Event at(int hour, const char* kind, const char* agency = "", const char* detail = "", const char* subject = "alert") {
    return {hour * hour_us, kind, subject, agency, detail};
}
Event of_measure(int hour, const char* kind, const char* measure, const char* detail = "") {
    return at(hour, kind, "", detail, measure);
}

/// A level that orders beds and buses, and a measure with a trigger of its own.
std::vector<Episode> episodes_of(const std::vector<Event>& events) {
    Threads threads;
    threads.levels = {"alert"};
    threads.subject_of = {{"beds", "alert"}, {"buses", "alert"}, {"own", "own"}};
    Episodes episodes(threads);
    for (const Event& event : events) episodes.take(event);
    return episodes.all();
}

TEST_CASE("back and crossed again before anybody knew is another crossing") {
    const auto all = episodes_of({at(1, "threshold_crossed"), at(3, "threshold_back"), at(6, "threshold_crossed"),
                                  at(8, "known", "capital", "2.00"), at(9, "threshold_back")});
    REQUIRE(all.size() == 2);
    CHECK(all[0].known_us == never_us);
    CHECK(all[0].back_us == 3 * hour_us);
    CHECK(all[1].crossed_us == 6 * hour_us);
    CHECK(all[1].known_us == 8 * hour_us);
    CHECK(all[1].number == 2);
}

TEST_CASE("back and crossed again while somebody decides is the same crossing") {
    const auto all =
        episodes_of({at(1, "threshold_crossed"), at(2, "known", "capital", "0.00"), at(3, "threshold_back"),
                     at(6, "threshold_crossed"), at(8, "decided", "capital"), at(9, "threshold_back")});
    REQUIRE(all.size() == 1);
    CHECK(all[0].crossed_us == 1 * hour_us);
    CHECK(all[0].back_us == 9 * hour_us);
}

TEST_CASE("a belief that was let pass is not the knowledge of a later crossing") {
    const auto all = episodes_of({at(1, "known", "capital", "0.00"), at(9, "decision_dropped", "capital"),
                                  at(200, "threshold_crossed"), at(203, "known", "capital", "1.00")});
    REQUIRE(all.size() == 2);
    CHECK(all[0].crossed_us == never_us);
    CHECK(all[1].known_us == 203 * hour_us);
}

TEST_CASE("what is believed until it comes true belongs to the crossing, from before") {
    const auto all = episodes_of({at(1, "known", "capital", "0.00"), at(5, "threshold_crossed"),
                                  at(9, "decided", "capital", "3.00"), at(9, "declared", "capital")});
    REQUIRE(all.size() == 1);
    CHECK(all[0].known_us == 1 * hour_us);
    CHECK(all[0].crossed_us == 5 * hour_us);
    CHECK(all[0].decided_on_us == 6 * hour_us);
}

TEST_CASE("a threshold still crossed when its level expires is crossed anew") {
    const auto all =
        episodes_of({at(1, "threshold_crossed"), at(2, "known", "capital", "0.00"), at(3, "decided"), at(3, "declared"),
                     at(50, "expired"), at(51, "threshold_crossed"), at(60, "threshold_back")});
    REQUIRE(all.size() == 2);
    CHECK(all[0].ended_us == 50 * hour_us);
    CHECK(all[0].back_us == never_us);
    CHECK(all[1].back_us == 60 * hour_us);
}

TEST_CASE("every agency learns of a crossing once, those before it included, and late ones by their figures") {
    const auto all =
        episodes_of({at(1, "learned", "post", "0.00"), at(2, "learned", "post", "0.00"), at(3, "threshold_crossed"),
                     at(4, "known", "capital", "1.00"), at(5, "learned", "capital", "0.00"),
                     at(6, "decision_dropped", "capital"), at(7, "threshold_back"), at(12, "learned", "region", "6.00"),
                     at(13, "learned", "ministry", "1.00"), at(20, "threshold_crossed")});
    REQUIRE(all.size() == 2);
    REQUIRE(all[0].learned.size() == 3);
    CHECK(all[0].learned[0].agency == "post");
    CHECK(all[0].learned[0].at_us == 2 * hour_us);
    CHECK(all[0].learned[1].agency == "capital");
    CHECK(all[0].learned[2].agency == "region");
    CHECK(all[0].learned[2].observed_us == 6 * hour_us);
    REQUIRE(all[1].learned.size() == 1);  // of figures after it was back: of the crossing to come
    CHECK(all[1].learned[0].agency == "ministry");
}

TEST_CASE("an age rounded to hundredths of an hour is taken back to the hour of its figures") {
    // Known at 5 h 20 min from figures of hour 3: 2.333 h old, written as 2.33; they are of before hour 4.
    auto known = at(5, "known", "capital", "2.33");
    known.time_us += 20 * minute_us;
    const auto all = episodes_of({at(1, "threshold_crossed"), at(4, "threshold_back"), known});
    REQUIRE(all.size() == 1);
    CHECK(all[0].learned.at(0).observed_us == 3 * hour_us);
}

TEST_CASE("a measure belongs to the crossing that ordered it, however late it takes effect") {
    const auto all =
        episodes_of({at(1, "threshold_crossed"), at(2, "known", "capital", "0.00"), at(3, "decided"), at(3, "declared"),
                     of_measure(3, "measure_ordered", "beds"), of_measure(4, "measure_decided", "beds"),
                     of_measure(5, "measure_funded", "beds"), at(10, "stood_down"), at(11, "threshold_crossed"),
                     of_measure(20, "measure_effective", "beds")});
    REQUIRE(all.size() == 2);
    CHECK(all[0].funded_us == 5 * hour_us);
    CHECK(all[0].effective_us == 20 * hour_us);
    CHECK(all[1].effective_us == never_us);
}

TEST_CASE("a measure's own threshold is crossed anew after its end, and after it stopped for good for want of money") {
    const std::vector<Event> begin{of_measure(1, "threshold_crossed", "own"), of_measure(2, "known", "own", "0.00"),
                                   of_measure(3, "measure_decided", "own"), of_measure(3, "measure_funded", "own"),
                                   of_measure(5, "measure_effective", "own")};
    const auto with = [&](const std::vector<Event>& more) {
        auto events = begin;
        events.insert(events.end(), more.begin(), more.end());
        return episodes_of(events);
    };
    CHECK(with({of_measure(9, "measure_ended", "own"), of_measure(10, "threshold_crossed", "own")}).size() == 2);
    const auto again = [&](std::string_view what_then) {
        return with({of_measure(9, "measure_out_of_money", "own", std::string(what_then).c_str()),
                     of_measure(12, "threshold_back", "own"), of_measure(20, "threshold_crossed", "own"),
                     of_measure(30, "measure_effective", "own")});
    };
    CHECK(again(out_of_money_ends).size() == 2);
    CHECK(again(out_of_money_waits).size() == 1);  // it is still the answer to that crossing
}

}  // namespace
}  // namespace umbral::response
