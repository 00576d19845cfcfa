#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "people/small_world.hpp"
#include "response/model.hpp"

namespace umbral::response {
namespace {

/// The outages of a channel that fails at random.
std::vector<Span> outages_of(Date start, double days, double mean_up_h, const scenario::Distribution& down_h) {
    scenario::Input input;
    input.scenario = people::test::scenario_of({people::test::site("S", {people::test::out()})}, days);
    input.scenario.start = start;
    scenario::Channel wire;
    wire.id = "wire";
    wire.mean_up_h = mean_up_h;
    wire.down_h = down_h;
    input.scenario.channels = {wire};
    const people::Model people = people::compile_model(input.scenario);
    return compile_model(input, people, draw_key(3, 0)).channels.front().outages;
}

TEST_CASE("times up between random outages are exponential with the mean that was given") {
    // Up 20 h and down 4 h by turns: 24 h a turn, 5,000 of them in 5,000 days. The mean of n exponential times has a
    // standard error of 20 / sqrt(n) = 0.28 h, their squares' of sqrt(20) x 400 / sqrt(n) = 25 h2 about 2 x 400 h2.
    const auto outages = outages_of({2024, 1, 1}, 5000, 20, scenario::Distribution(4.0));
    double up_h = 0, squares = 0;
    TimeUs since_us = 0;
    for (const Span& outage : outages) {
        const double each_h = hours_from_us(outage.from_us - since_us);
        up_h += each_h;
        squares += each_h * each_h;
        CHECK(outage.to_us - outage.from_us == 4 * hour_us);
        since_us = outage.to_us;
    }
    const auto n = static_cast<double>(outages.size());
    CHECK(n == Approx(5000).margin(4 * 59));  // a turn has a standard deviation of 20 h: sqrt(5000) x 20 / 24
    CHECK(up_h / n == Approx(20).margin(4 * 0.28));
    CHECK(squares / n == Approx(800).margin(4 * 25));
}

TEST_CASE("a start five days earlier meets the same random outages from the first on that both begin") {
    const auto late = outages_of({2024, 1, 8}, 60, 10, scenario::Distribution(5.0));
    const auto early = outages_of({2024, 1, 3}, 65, 10, scenario::Distribution(5.0));
    const auto in_early = [&](const Span& outage) {
        return std::any_of(early.begin(), early.end(), [&](const Span& other) {
            return other.from_us == outage.from_us + 5 * day_us && other.to_us == outage.to_us + 5 * day_us;
        });
    };
    const auto first = std::find_if(late.begin(), late.end(), in_early);
    REQUIRE(first != late.end());
    CHECK(first - late.begin() < 5);
    CHECK(std::all_of(first, late.end(), in_early));
    CHECK(late.end() - first > 80);  // 60 days of 15 h a turn
}

}  // namespace
}  // namespace umbral::response
