#include "scenario/pin.hpp"

#include <catch2/catch.hpp>

#include "scenario/realise.hpp"

using namespace umbral;
using namespace umbral::scenario;

namespace {

Input corridor() { return read_input(UMBRAL_ROOT "/scenarios/reference/darien-costa-rica-2023", "as-it-happened"); }

const RangedInput& find(const std::vector<RangedInput>& inputs, const std::string& path) {
    for (const auto& input : inputs) {
        if (input.path == path) return input;
    }
    FAIL("no ranged input " << path);
    return inputs.front();
}

}  // namespace

TEST_CASE("inputs with a spread are listed with the ends of their range, the plan's too") {
    const auto inputs = ranged_inputs(corridor());
    const RangedInput& buses = find(inputs, "plan.measures[direct-buses].effects[5].vehicles");
    CHECK(buses.low == 0);
    CHECK(buses.middle == 20);
    CHECK(buses.high == 40);
    CHECK(buses.source.confidence == Confidence::assumption);
    for (const RangedInput& input : inputs) {
        INFO(input.path);
        CHECK(input.low <= input.middle);
        CHECK(input.middle <= input.high);
    }
}

TEST_CASE("a pinned input has its value in every history, and all others their own draws") {
    const Input input = corridor();
    const std::string path = "fleets[panama-buses].vehicles";
    const double high = find(ranged_inputs(input), path).high;
    const Input moved = pinned(input, path, high);
    CHECK(ranged_inputs(moved).size() + 1 == ranged_inputs(input).size());
    for (const std::uint32_t replication : {0u, 1u, 7u}) {
        const auto before = drawn_values(input, draw_key(3, replication));
        auto expected = before;
        expected.erase(path);
        CHECK(drawn_values(moved, draw_key(3, replication)) == expected);
        const Input drawn = realise(moved, draw_key(3, replication));
        for (const Fleet& fleet : drawn.scenario.fleets) {
            if (fleet.id == "panama-buses") CHECK(fleet.vehicles.value == high);
        }
    }
}

TEST_CASE("pinning what is not there changes nothing") {
    const Input input = corridor();
    CHECK(ranged_inputs(pinned(input, "plan.measures[none].lead_time_h", 3)).size() == ranged_inputs(input).size());
}

TEST_CASE("without spreads every history has the same inputs") {
    const Input still = without_spreads(corridor());
    CHECK(ranged_inputs(still).empty());
    CHECK(drawn_values(still, draw_key(1, 0)).empty());
    const Input drawn = realise(still, draw_key(1, 0));
    CHECK(drawn.scenario.fleets[0].vehicles.value == still.scenario.fleets[0].vehicles.value);
}

TEST_CASE("draws are those that a replication uses") {
    const Input input = corridor();
    const auto draws = drawn_values(input, draw_key(5, 2));
    const Input drawn = realise(input, draw_key(5, 2));
    for (const Fleet& fleet : drawn.scenario.fleets) {
        const auto found = draws.find("fleets[" + fleet.id + "].vehicles");
        if (found != draws.end()) CHECK(found->second == fleet.vehicles.value);
    }
    CHECK(draws.at("fleets[panama-buses].vehicles") !=
          drawn_values(input, draw_key(5, 3)).at("fleets[panama-buses].vehicles"));
}
