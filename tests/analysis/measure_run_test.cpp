#include "analysis/measure_run.hpp"

#include <catch2/catch.hpp>

using namespace umbral;
using namespace umbral::analysis;

namespace {

response::Event at(double hour, const char* kind, const char* detail = "") {
    return {us_from_hours(hour), kind, "beds", "capital", detail};
}

MeasureProgress one_run(const std::vector<response::Event>& events) {
    const auto runs = measure_runs(events, {});
    REQUIRE(runs.at("beds").size() == 1);
    return runs.at("beds").front();
}

}  // namespace

TEST_CASE("a measure is in effect from its effect to its end, and while it waits for money it is not") {
    const MeasureProgress run = one_run({at(1, "measure_decided"), at(2, "measure_funded"), at(3, "measure_effective"),
                                         at(10, "measure_out_of_money", "waits"), at(20, "measure_funded"),
                                         at(22, "measure_effective"), at(30, "measure_ended")});
    CHECK(run.in_effect() == std::vector<TimeSpan>{{3 * hour_us, 10 * hour_us}, {22 * hour_us, 30 * hour_us}});
    CHECK(run.ended_us == 30 * hour_us);
}

TEST_CASE("a measure that is called off while it waits for money was last in effect when it stopped") {
    const MeasureProgress run = one_run({at(1, "measure_decided"), at(3, "measure_effective"),
                                         at(10, "measure_out_of_money", "waits"), at(15, "measure_called_off")});
    CHECK(run.in_effect() == std::vector<TimeSpan>{{3 * hour_us, 10 * hour_us}});
    CHECK(run.ended_us == 15 * hour_us);
}

TEST_CASE("a measure that its line ends for want of money is over, and a new decision begins another run") {
    const auto runs = measure_runs({at(1, "measure_decided"), at(3, "measure_effective"),
                                    at(10, "measure_out_of_money", "ends"), at(12, "measure_decided")},
                                   {});
    REQUIRE(runs.at("beds").size() == 2);
    CHECK(runs.at("beds")[0].in_effect() == std::vector<TimeSpan>{{3 * hour_us, 10 * hour_us}});
    CHECK(runs.at("beds")[1].in_effect().empty());
}

TEST_CASE("a measure in effect at the end has no end") {
    const MeasureProgress run = one_run({at(3, "measure_effective")});
    CHECK(run.in_effect() == std::vector<TimeSpan>{{3 * hour_us, never_us}});
}
