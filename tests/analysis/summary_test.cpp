#include "analysis/summary.hpp"

#include <catch2/catch.hpp>
#include <numeric>
#include <random>

using namespace umbral::analysis;

TEST_CASE("the interval uses Student's t for the number of values") {
    // Tables of t: 0.975 quantiles for 1, 2, 9, 19 and 999 degrees of freedom. Values -1, 1 repeated have a known
    // spread.
    for (const auto& [n, t] : {std::pair{2, 12.7062}, {3, 4.30265}, {10, 2.26216}, {20, 2.09302}, {1000, 1.96234}}) {
        std::vector<double> values(n);
        std::iota(values.begin(), values.end(), 0);
        const double variance = n * (n + 1) / 12.0;  // of 0, 1, ... n - 1, with n - 1 below the line
        CHECK(*half_width_95(values) == Approx(t * std::sqrt(variance / n)).epsilon(1e-5));
    }
}

TEST_CASE("quantiles interpolate between order statistics") {
    const std::vector<double> values{1, 2, 3, 4};
    CHECK(quantile(values, 0) == 1);
    CHECK(quantile(values, 0.5) == 2.5);
    CHECK(quantile(values, 0.1) == Approx(1.3));  // R: quantile(1:4, 0.1)
    CHECK(quantile(values, 1) == 4);
    CHECK(quantile({7}, 0.9) == 7);
}

TEST_CASE("missing values are counted and left out") {
    const Summary summary = summarise({11.0, std::nullopt, 13.0, std::nullopt, 12.0});
    CHECK(summary.count == 3);
    CHECK(summary.missing == 2);
    CHECK(summary.mean == 12.0);
    CHECK(summary.p50 == 12.0);
    CHECK(*summary.ci95_low == Approx(12 - 4.30265 / std::sqrt(3)).epsilon(1e-5));
}

TEST_CASE("the interval of what is never negative does not go below zero") {
    const Summary waits = summarise({1.0, 3.0});  // 2 -+ 12.7
    CHECK(*waits.ci95_low == 0);
    CHECK(*waits.ci95_high == Approx(2 + 12.7062).epsilon(1e-5));
    CHECK(*summarise({-1.0, 3.0}).ci95_low < -20);  // 1 -+ 25.4
}

TEST_CASE("what is not defined is empty, never a number") {
    const Summary none = summarise({std::nullopt});
    CHECK(none.missing == 1);
    CHECK_FALSE(none.mean.has_value());
    CHECK_FALSE(none.p50.has_value());
    const Summary one = summarise({5.0});
    CHECK(one.mean == 5.0);
    CHECK(one.p90 == 5.0);
    CHECK_FALSE(one.ci95_low.has_value());
    CHECK(summarise({}).count == 0);
}

TEST_CASE("nineteen of twenty intervals hold the mean") {
    std::mt19937_64 random(11);
    std::exponential_distribution<double> draw(1);
    int holds = 0;
    constexpr int trials = 4000;
    for (int trial = 0; trial < trials; ++trial) {
        std::vector<std::optional<double>> values;
        for (int i = 0; i < 40; ++i) {  // each the mean of 25, as an indicator of many people is
            double sum = 0;
            for (int j = 0; j < 25; ++j) sum += draw(random);
            values.emplace_back(sum / 25);
        }
        const Summary summary = summarise(values);
        holds += *summary.ci95_low <= 1 && 1 <= *summary.ci95_high;
    }
    CHECK(holds == Approx(0.95 * trials).margin(4 * std::sqrt(0.95 * 0.05 * trials)));
}
