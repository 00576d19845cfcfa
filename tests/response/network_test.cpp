#include "response/network.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "in_child.hpp"
#include "response/two_rooms.hpp"

namespace umbral::response {
namespace {

std::vector<double> played(const Model& model, const std::vector<Posting>& script, TimeUs until_us) {
    return in_child([&] { return as_numbers(play(model, script, until_us)); });
}

TEST_CASE("on an idle room a report takes fixed minutes, latency, size over bandwidth and handling, exactly") {
    Model model = two_rooms();
    model.channels[0].fixed_us = 15 * minute_us;
    model.channels[0].latency_s = 2.5;
    model.agencies[1].handling_us = Sampler(DistributionSpec{Constant{7}}, static_cast<double>(minute_us));
    // 50 kB at 1 kB/s: 50 s.
    const auto handled = played(model, {{hour_us, letter(Matter::report, 1, 50'000)}}, day_us);
    const TimeUs expected = hour_us + 15 * minute_us + 2'500'000 + 50 * second_us + 7 * minute_us;
    CHECK(handled == std::vector<double>{1, static_cast<double>(expected)});
}

TEST_CASE("a duty officer takes the most urgent letter first, and finishes what is begun") {
    Model model = two_rooms();
    model.agencies[1].handling_us = Sampler(DistributionSpec{Constant{10}}, static_cast<double>(minute_us));
    const auto handled = played(model,
                                {{0, letter(Matter::report, 1, 0)},
                                 {minute_us, letter(Matter::report, 2, 0)},
                                 {2 * minute_us, letter(Matter::alert, 3, 0)},
                                 {3 * minute_us, letter(Matter::decide_measure, 4, 0)}},
                                day_us);
    const double ten = static_cast<double>(10 * minute_us);
    CHECK(handled == std::vector<double>{1, ten, 4, 2 * ten, 3, 3 * ten, 2, 4 * ten});
}

TEST_CASE("nothing is handled while nobody is on duty") {
    Model model = two_rooms();
    scenario::Roster roster;
    roster.shifts.push_back({{{true, true, true, true, true, true, true}, 8, 16}, 1.0});
    model.agencies[1].duty = people::WeekTable::from_roster(roster);
    model.agencies[1].handling_us = Sampler(DistributionSpec{Constant{60}}, static_cast<double>(minute_us));
    const auto handled = played(model,
                                {{hour_us, letter(Matter::report, 1, 0)},
                                 {15 * hour_us + 30 * minute_us, letter(Matter::report, 2, 0)},
                                 {15 * hour_us + 40 * minute_us, letter(Matter::report, 3, 0)}},
                                3 * day_us);
    const auto hours = [](double h) { return h * static_cast<double>(hour_us); };
    // The second is begun before the shift ends and finished after; the third waits for the next morning.
    CHECK(handled == std::vector<double>{1, hours(9), 2, hours(16.5), 3, hours(24 + 9)});
}

TEST_CASE("a channel that is down delivers nothing, what was cut starts again by priority, then order of writing") {
    Model model = two_rooms();
    model.channels[0].latency_s = 1;
    model.channels[0].outages = {{10 * minute_us, 30 * minute_us}};
    model.agencies[1].duty = people::WeekTable(3.0);
    // The report would need 100 s from 9:30 on; it is cut at 10:00.
    const auto handled = played(model,
                                {{9 * minute_us + 30 * second_us, letter(Matter::report, 1, 99'000)},
                                 {12 * minute_us, letter(Matter::report, 2, 9'000)},
                                 {15 * minute_us, letter(Matter::alert, 3, 19'000)}},
                                day_us);
    const double up = static_cast<double>(30 * minute_us), s = static_cast<double>(second_us);
    CHECK(handled == std::vector<double>{3, up + 20 * s, 1, up + 120 * s, 2, up + 130 * s});
}

TEST_CASE("a letter lost is sent again after the retry time, and every loss is counted") {
    Model model = two_rooms();
    model.channels[0].loss = 0.5;
    model.channels[0].retry_us = hour_us;
    std::vector<Posting> script;
    for (std::uint32_t i = 0; i < 2000; ++i) script.push_back({i * minute_us, letter(Matter::report, i, 0)});
    const auto numbers = in_child([&] {
        MailMeasures measures;
        auto result = as_numbers(play(model, script, 30 * day_us, &measures));
        result.push_back(static_cast<double>(measures.lost[0]));
        return result;
    });
    REQUIRE(numbers.size() == 2 * 2000 + 1);
    // Each letter fails a geometric number of times, mean 1 and variance 2: 2000 +- 4 x 63.
    CHECK(numbers.back() == Approx(2000).margin(253));
    double late = 0;
    for (std::size_t i = 0; i < 2000; ++i) {
        const double delay = numbers[2 * i + 1] - numbers[2 * i] * static_cast<double>(minute_us);
        CHECK(std::fmod(delay, static_cast<double>(hour_us)) == 0);
        late += delay / static_cast<double>(hour_us);
    }
    CHECK(late == numbers.back());
}

/// Waiting times of Poisson reports at a room with one officer and exponential handling.
double mean_wait_h(std::uint32_t count, double load) {
    Model model = two_rooms();
    model.agencies[1].handling_us = Sampler(DistributionSpec{Exponential{1}}, static_cast<double>(hour_us));
    const Sampler spacing(Exponential{1 / load});
    std::vector<Posting> script;
    TimeUs now_us = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        now_us += us_from_hours(spacing(draw4(draw_key(3, 0), {Purpose::arrival, i, 0, 0, 0})[0]));
        script.push_back({now_us, letter(Matter::report, i, 0)});
    }
    const auto numbers = in_child([&] { return as_numbers(play(model, script, now_us + 1000 * day_us)); });
    REQUIRE(numbers.size() == 2 * std::size_t{count});
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i)
        sum += numbers[2 * i + 1] - static_cast<double>(script[static_cast<std::size_t>(numbers[2 * i])].at_us);
    return sum / static_cast<double>(hour_us) / count - 1;  // handling has a mean of one hour
}

TEST_CASE("a room with one duty officer, Poisson reports and exponential handling is M/M/1") {
    // Wq = rho / (1 - rho) = 1 at rho 0.5. The variance of the mean of n correlated waits is about
    // (1 + rho)^2 ... (1 - rho)^-4 / n (Whitt 1989): sd 0.035 at n = 40,000, handled here as 4 x 0.035.
    CHECK(mean_wait_h(40'000, 0.5) == Approx(1).margin(0.14));
}

TEST_CASE("a room near its limit keeps letters as long as M/M/1 does", "[slow]") {
    // rho 0.8: Wq = 4; the standard error at n = 400,000 is about 0.07.
    CHECK(mean_wait_h(400'000, 0.8) == Approx(4).margin(0.28));
}

TEST_CASE("a slower channel never makes a letter earlier") {
    std::vector<Posting> script;
    for (std::uint32_t i = 0; i < 300; ++i) {
        const auto words = draw4(draw_key(5, 0), {Purpose::arrival, i, 0, 0, 0});
        script.push_back(
            {static_cast<TimeUs>(words[0] % (20 * 3600)) * second_us, letter(Matter::report, i, words[1] % 20'000)});
    }
    std::sort(script.begin(), script.end(), [](const Posting& a, const Posting& b) { return a.at_us < b.at_us; });
    for (std::uint32_t i = 0; i < script.size(); ++i) script[i].letter.order = script[i].letter.key_low = i;
    const auto times = [&](double latency_s, double bytes_per_s, TimeUs fixed_us) {
        Model model = two_rooms();
        model.channels[0].latency_s = latency_s;
        model.channels[0].bytes_per_s = bytes_per_s;
        model.channels[0].fixed_us = fixed_us;
        model.agencies[1].handling_us = Sampler(DistributionSpec{Exponential{1}}, static_cast<double>(minute_us));
        const auto numbers = played(model, script, 100 * day_us);
        std::vector<double> by_order(script.size(), -1);
        for (std::size_t i = 0; i < numbers.size(); i += 2)
            by_order[static_cast<std::size_t>(numbers[i])] = numbers[i + 1];
        return by_order;
    };
    const auto base = times(1, 1000, 0);
    for (const auto& slower : {times(30, 1000, 0), times(1, 400, 0), times(1, 1000, 20 * minute_us)}) {
        for (std::size_t i = 0; i < base.size(); ++i) {
            REQUIRE(base[i] >= 0);
            CHECK(slower[i] >= base[i]);
        }
    }
}

}  // namespace
}  // namespace umbral::response
