#include <catch2/catch.hpp>

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "people/entries.hpp"
#include "people/small_world.hpp"

namespace umbral::people::test {
namespace {

scenario::Scenario flow_of(double persons_per_day, double days = 30) {
    auto s = scenario_of({site("S", {out()})}, days);
    scenario::ArrivalStream stream;
    stream.id = "flow";
    stream.site = "S";
    stream.persons_per_day = persons_per_day;
    stream.profiles.push_back({{}, {{"p1", 0.5}, {"p4", 0.5}}});
    s.arrivals.push_back(stream);
    return s;
}

/// All parties of a model before its horizon, by flow and ordinal.
std::map<std::pair<std::uint32_t, std::uint32_t>, Entrant> parties_of(const Model& model) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, Entrant> parties;
    for (const Flow& flow : model.flows) {
        Entries entries(model, flow, draw_key(7, 0));
        for (; entries.next().at_us < model.horizon_us; entries.advance()) {
            parties[{entries.next().key_high, entries.next().key_low}] = entries.next();
        }
    }
    return parties;
}

double persons_in(const std::map<std::pair<std::uint32_t, std::uint32_t>, Entrant>& parties) {
    double persons = 0;
    for (const auto& [key, party] : parties) persons += party.size;
    return persons;
}

/// What the days of a flow vary by.
struct Days {
    double mean = 0;
    double variance = 0;
    [[nodiscard]] double cv2() const { return variance / (mean * mean); }
};

/// @param amount  of a party that is counted: 1, or its persons
template <class Amount>
Days days_of(const scenario::Scenario& s, const Amount& amount) {
    std::map<std::int64_t, double> by_day;
    for (const auto& [key, party] : parties_of(compile_model(s))) by_day[party.at_us / day_us] += amount(party);
    double sum = 0, squares = 0;
    for (const auto& [day, counted] : by_day) {
        sum += counted;
        squares += counted * counted;
    }
    const double mean = sum / s.days;
    return {mean, squares / s.days - mean * mean};
}

double size_of(const Entrant& party) { return party.size; }

TEST_CASE("a flow has the mean and the variance of a Poisson process of parties") {
    const Days days = days_of(flow_of(1000, 200), [](const Entrant&) { return 1.0; });
    // Half the persons in parties of one, half in parties of four: 625 parties a day; standard error 1.8.
    CHECK(days.mean == Approx(625).margin(7));
    CHECK(days.variance / days.mean == Approx(1.0).margin(0.4));
}

TEST_CASE("shares of persons are kept although parties differ in size") {
    const Model model = compile_model(flow_of(1000, 100));
    double alone = 0;
    const auto parties = parties_of(model);
    for (const auto& [key, party] : parties) alone += party.profile.index() == 0 ? party.size : 0;
    CHECK(alone / persons_in(parties) == Approx(0.5).margin(0.01));
}

TEST_CASE("times are in order and within the horizon's days") {
    const Model model = compile_model(flow_of(5000, 3));
    Entries entries(model, model.flows.front(), draw_key(1, 0));
    TimeUs before = 0;
    int out_of_order = 0;
    for (; entries.next().at_us < model.horizon_us; entries.advance()) {
        out_of_order += entries.next().at_us < before;
        before = entries.next().at_us;
    }
    CHECK(out_of_order == 0);
}

TEST_CASE("fewer arrivals are the same parties thinned, more keep them all") {
    auto s = flow_of(500);
    const auto base = parties_of(compile_model(s));
    s.arrivals[0].factor = 0.6;
    const auto fewer = parties_of(compile_model(s));
    s.arrivals[0].factor = 1.5;
    const auto more = parties_of(compile_model(s));
    CHECK(persons_in(fewer) / persons_in(base) == Approx(0.6).margin(0.03));
    CHECK(persons_in(more) / persons_in(base) == Approx(1.5).margin(0.04));
    std::size_t strangers = 0, missing = 0;
    for (const auto& [key, party] : fewer) {
        const auto twin = base.find(key);
        strangers += twin == base.end() || twin->second.at_us != party.at_us || twin->second.size != party.size;
    }
    for (const auto& [key, party] : base) missing += !more.contains(key);
    CHECK(strangers == 0);
    CHECK(missing == 0);
}

TEST_CASE("over-dispersion widens days and keeps the mean") {
    auto s = flow_of(1000, 400);
    s.arrivals[0].overdispersion = 0.25;
    const Days days = days_of(s, size_of);
    CHECK(days.mean == Approx(1000).margin(75));  // standard error 25
    CHECK(days.cv2() == Approx(0.25).margin(0.08));
}

TEST_CASE("the layers of a factor above 1 have the same good and bad days") {
    auto s = flow_of(300, 400);
    s.arrivals[0].overdispersion = 0.25;
    s.arrivals[0].factor = 3;
    const Days days = days_of(s, size_of);
    CHECK(days.mean == Approx(900).margin(70));
    CHECK(days.cv2() == Approx(0.25).margin(0.08));  // independent layers: 0.09
}

TEST_CASE("on a day on which the clock is changed arrivals keep to its hours, in order, and none is lost") {
    for (const double after_h : {1.0, -1.0}) {
        auto s = flow_of(20000, 5);
        s.countries[0].offset_changes = {{{2024, 1, 3}, after_h}};
        const Model model = compile_model(s);
        const LocalClock& clock = model.clock_at(SiteId{0});
        Entries entries(model, model.flows.front(), draw_key(7, 0));
        std::map<std::int64_t, double> by_local_day;
        int out_of_order = 0;
        TimeUs before_us = 0;
        for (; entries.next().at_us < model.horizon_us; entries.advance()) {
            out_of_order += entries.next().at_us < before_us;
            before_us = entries.next().at_us;
            by_local_day[clock.local_day(before_us)] += entries.next().size;
        }
        CHECK(out_of_order == 0);
        // The last day is not whole within the horizon. Standard error: 1 %.
        for (std::int64_t day = 0; day < 4; ++day) CHECK(by_local_day[day] == Approx(20000).epsilon(0.05));

        s.arrivals[0].hour_profile = std::vector<double>(24, 0.0);
        s.arrivals[0].hour_profile[8] = 1;
        int outside = 0;
        for (const auto& [key, party] : parties_of(compile_model(s)))
            outside += (clock.local_us(party.at_us) % day_us) / hour_us != 8;
        CHECK(outside == 0);
    }
}

TEST_CASE("the hour profile shapes the day, by the site's own clock") {
    auto s = flow_of(2000, 20);
    s.countries[0].utc_offset_h = -5;
    s.arrivals[0].hour_profile = std::vector<double>(24, 0.0);
    s.arrivals[0].hour_profile[10] = 1;
    int outside = 0;
    for (const auto& [key, party] : parties_of(compile_model(s))) {
        const TimeUs of_day = party.at_us % day_us;
        outside += of_day < 15 * hour_us || of_day >= 16 * hour_us;
    }
    CHECK(outside == 0);
}

TEST_CASE("counts replace the rate on their days, a month's count is spread over its days") {
    auto s = flow_of(0, 60);
    s.arrivals[0].counts = {{{2024, 1, 1}, 31, 31000, {}}, {{2024, 2, 3}, 1, 5000, {}}};
    std::map<std::int64_t, double> by_day;
    for (const auto& [key, party] : parties_of(compile_model(s))) by_day[party.at_us / day_us] += party.size;
    double january = 0;
    for (std::int64_t day = 0; day < 31; ++day) january += by_day[day];
    CHECK(january == Approx(31000).epsilon(0.03));
    CHECK(by_day[31] == 0);
    CHECK(by_day[33] == Approx(5000).epsilon(0.08));
}

TEST_CASE("a surge adds its people over its days in its shape") {
    auto s = flow_of(0, 20);
    s.arrivals[0].surges = {{"wave", {2024, 1, 5}, 12000.0, 4.0, scenario::SurgeShape::ramp}};
    std::map<std::int64_t, double> by_day;
    for (const auto& [key, party] : parties_of(compile_model(s))) by_day[party.at_us / day_us] += party.size;
    // Days 4 to 7 of the axis get 1, 3, 5 and 7 sixteenths.
    CHECK(by_day[3] == 0);
    CHECK(by_day[4] == Approx(750).epsilon(0.2));
    CHECK(by_day[7] == Approx(5250).epsilon(0.08));
    CHECK(by_day[8] == 0);
}

TEST_CASE("a batch comes whole, within its hours") {
    auto s = flow_of(0, 5);
    s.arrivals[0].profiles = {{{}, {{"p1", 0.2}, {"p6", 0.8}}}};
    s.arrivals[0].batches = {{"caravan", {2024, 1, 3}, 6, 3000.0, 2.0}};
    const Model model = compile_model(s);
    Entries entries(model, model.batches.front(), draw_key(1, 0));
    double persons = 0;
    TimeUs first = entries.next().at_us, last = 0;
    for (; entries.next().at_us != never_us; entries.advance()) {
        persons += entries.next().size;
        last = entries.next().at_us;
    }
    CHECK(persons == 3000);
    CHECK(first >= 2 * day_us + 6 * hour_us);
    CHECK(last <= 2 * day_us + 8 * hour_us);
}

/// Everything that can bring people: a rate over-dispersed and in layers, counts, a surge, a batch, a changed clock.
scenario::Scenario all_ways_in(Date start, double days) {
    auto s = flow_of(400, days);
    s.start = start;
    s.countries[0].utc_offset_h = -6;
    s.countries[0].offset_changes = {{{2024, 1, 14}, -5}};
    scenario::ArrivalStream& stream = s.arrivals[0];
    stream.overdispersion = 0.3;
    stream.factor = 1.7;
    stream.weekday_profile = {1, 2, 3, 4, 5, 6, 7};
    stream.counts = {{{2024, 1, 16}, 1, 900, {}}};
    stream.surges = {{"wave", {2024, 1, 10}, 5000.0, 4.0, scenario::SurgeShape::triangle}};
    stream.batches = {{"caravan", {2024, 1, 17}, 6, 500.0, 2.0}};
    stream.profiles.push_back({Date{2024, 1, 12}, {{"p1", 0.9}, {"p4", 0.1}}});
    return s;
}

TEST_CASE("a start five days earlier brings the same parties on the days that both have, at the same instants") {
    // Expected: every party of the later run is in the earlier one five days later on its axis, with the same key and
    // so with the same draws ever after; and nobody else comes on those days.
    const Model late = compile_model(all_ways_in({2024, 1, 8}, 12));
    const Model early = compile_model(all_ways_in({2024, 1, 3}, 17));
    const auto all = [](const Model& model) {
        auto parties = parties_of(model);
        for (const Batch& batch : model.batches) {
            Entries entries(model, batch, draw_key(7, 0));
            for (; entries.next().at_us != never_us; entries.advance())
                parties[{entries.next().key_high, entries.next().key_low}] = entries.next();
        }
        return parties;
    };
    const auto in_late = all(late), in_early = all(early);
    std::size_t common = 0, strangers = 0, others = 0;
    for (const auto& [key, party] : in_early) common += party.at_us >= 5 * day_us;
    for (const auto& [key, party] : in_late) {
        const auto twin = in_early.find(key);
        strangers += twin == in_early.end() || twin->second.at_us != party.at_us + 5 * day_us;
        others += twin != in_early.end() && (twin->second.size != party.size || twin->second.profile != party.profile);
    }
    CHECK(in_late.size() > 4000);
    CHECK(common == in_late.size());
    CHECK(strangers == 0);
    CHECK(others == 0);
}

TEST_CASE("who of a group comes before the start, by a clock ahead of the reference zone's, is no part of the run") {
    // Midnight of the first day is three hours before the start there; the group comes evenly within six hours.
    auto s = scenario_of({site("S", {out()})});
    s.countries[0].utc_offset_h = 3;
    come(s, "S", "p1", 400, 0);
    s.arrivals[0].batches[0].spread_h = 6.0;
    const Model model = compile_model(s);
    int parties = 0;
    for (Entries entries(model, model.batches.at(0), draw_key(7, 0)); entries.next().at_us < model.horizon_us;
         entries.advance()) {
        CHECK(entries.next().at_us >= 0);
        ++parties;
    }
    CHECK(parties == Approx(200).margin(40));  // binomial: standard deviation 10
}

}  // namespace
}  // namespace umbral::people::test
