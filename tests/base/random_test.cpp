#include "base/random.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

using namespace umbral;

TEST_CASE("a draw is Philox 4x32-10 of its key and address") {
    // Known answer of the Random123 distribution: counter 0, key 0.
    const std::array<std::uint32_t, 4> expected{0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u};
    CHECK(draw4(DrawKey{}, DrawAddress{}) == expected);
}

TEST_CASE("every part of an address and of a key changes the draw") {
    const DrawKey key = draw_key(1, 0);
    const DrawAddress at{Purpose::service, 1, 2, 3, 4};
    std::set<std::array<std::uint32_t, 4>> draws{draw4(key, at)};
    for (const DrawAddress& other :
         {DrawAddress{Purpose::stay, 1, 2, 3, 4}, DrawAddress{Purpose::service, 2, 2, 3, 4},
          DrawAddress{Purpose::service, 1, 3, 3, 4}, DrawAddress{Purpose::service, 1, 2, 4, 4},
          DrawAddress{Purpose::service, 1, 2, 3, 5}}) {
        draws.insert(draw4(key, other));
    }
    draws.insert(draw4(draw_key(2, 0), at));
    draws.insert(draw4(draw_key(1, 1), at));
    draws.insert(draw4(draw_key(1ull << 32, 0), at));
    CHECK(draws.size() == 9);
}

TEST_CASE("a run gives the same words as one draw at a time") {
    const DrawKey key = draw_key(11, 3);
    DrawRun run{};
    const DrawAddress first{Purpose::arrival, 0xfffffff8u, 77, 5, 9};  // neighbours wrap around
    draw4_run(key, first, run);
    for (std::uint32_t i = 0; i < run_length; ++i) {
        DrawAddress at = first;
        at.entity_low += i;
        const auto words = draw4(key, at);
        CHECK((run[0][i] == words[0] && run[1][i] == words[1] && run[2][i] == words[2] && run[3][i] == words[3]));
    }
}

TEST_CASE("the open unit interval holds neither 0 nor 1") {
    CHECK(unit_interval(0) == 0x1p-33);
    CHECK(unit_interval(~0u) == 1 - 0x1p-33);
    CHECK(unit_interval(1u << 31) == Approx(0.5).epsilon(1e-9));
}

TEST_CASE("draws of neighbouring parties are uniform and unrelated") {
    // Mean 1/2 with standard error 1/sqrt(12 n), lag-one correlation 0 with standard error 1/sqrt(n); five of them
    // allowed.
    constexpr int n = 100'000;
    const DrawKey key = draw_key(42, 3);
    double sum = 0;
    double products = 0;
    double previous = 0.5;
    for (int i = 0; i < n; ++i) {
        const double u = unit_interval(draw4(key, {Purpose::party, static_cast<std::uint32_t>(i), 17})[0]);
        sum += u;
        products += (u - 0.5) * (previous - 0.5);
        previous = u;
    }
    CHECK(std::abs(sum / n - 0.5) < 5 / std::sqrt(12.0 * n));
    CHECK(std::abs(12 * products / n) < 5 / std::sqrt(static_cast<double>(n)));
}
