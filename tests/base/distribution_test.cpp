#include "base/distribution.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using namespace umbral;

namespace {

struct Case {
    std::string name;
    DistributionSpec spec;
};

/// Every family, over the shapes that data on waits, stays, journeys and money show.
std::vector<Case> continuous_cases() {
    std::vector<Case> cases{{"exponential", Exponential{3}},
                            {"Erlang 2", Erlang{2, 0.5}},
                            {"Erlang 9", Erlang{9, 40}},
                            {"lognormal by median and p95", LogNormalMedian{2, 8}},
                            {"normal cut far from its ends", TruncatedNormal{10, 1, 0, 20}},
                            {"normal cut near its mean", TruncatedNormal{1, 2, 0, 1.5}},
                            {"normal cut to its upper tail", TruncatedNormal{0, 1, 4, 1e300}},
                            {"normal cut to its lower tail", TruncatedNormal{0, 1, -1e300, -3}},
                            {"normal cut on one side", TruncatedNormal{2, 3}},
                            {"triangular", Triangular{1, 2, 6}},
                            {"triangular, mode at the low end", Triangular{0, 0, 1}},
                            {"triangular, mode at the high end", Triangular{0, 1, 1}},
                            {"uniform", Uniform{-2, 5}}};
    for (const double cv : {0.2, 0.5, 1.0, 2.0, 3.0})
        cases.push_back({"lognormal cv " + std::to_string(cv), LogNormal{5, 5 * cv}});
    for (const double shape : {0.3, 0.5, 1.0, 2.5, 20.0}) {
        cases.push_back({"gamma shape " + std::to_string(shape), Gamma{2, 2 / std::sqrt(shape)}});
    }
    for (const double shape : {0.6, 1.0, 1.7, 3.0})
        cases.push_back({"Weibull shape " + std::to_string(shape), Weibull{shape, 7}});
    return cases;
}

/// Moments of the values drawn, by adding up over words: every word in the far tails, 4,096 parts of each octave
/// (a word range on which the table is linear) elsewhere.
struct DrawnMoments {
    double mean = 0;
    double second = 0;
};
DrawnMoments drawn_moments(const Sampler& sampler) {
    DrawnMoments sum;
    const auto add = [&](double value, double words) {
        sum.mean += value * words * 0x1p-32;
        sum.second += value * value * words * 0x1p-32;
    };
    for (const bool upper : {false, true}) {
        const auto value_at = [&](std::uint32_t from_end) { return sampler(upper ? ~from_end : from_end); };
        for (std::uint32_t from_end = 0; from_end < QuantileTable::far_tail; ++from_end) add(value_at(from_end), 1);
        for (std::uint32_t octave = QuantileTable::far_tail; octave < 1u << 31; octave *= 2) {
            const std::uint32_t width = octave / 4096;
            for (std::uint32_t i = 0; i < 4096; ++i) {
                // The mean over a run of words on a line is the mean of its two ends.
                const std::uint32_t first = octave + i * width;
                add(value_at(first), width / 2.0);
                add(value_at(first + width - 1), width / 2.0);
            }
        }
    }
    return sum;
}

std::uint32_t word_at(double p) { return static_cast<std::uint32_t>(p * 0x1p32); }

}  // namespace

TEST_CASE("drawn values have the distribution's mean, second moment and tail") {
    for (const Case& c : continuous_cases()) {
        INFO(c.name);
        REQUIRE(why_invalid(c.spec) == "");
        const Sampler sampler(c.spec);
        const DrawnMoments drawn = drawn_moments(sampler);
        const double mean = mean_of(c.spec);
        const double second = variance_of(c.spec) + mean * mean;
        CHECK(sampler.mean() == mean);
        CHECK(drawn.mean == Approx(mean).epsilon(1e-5));
        CHECK(drawn.second == Approx(second).epsilon(5e-4));
        for (const double p : {0.001, 0.01, 0.5, 0.95, 0.99, 0.999, 0.9999}) {
            CHECK(sampler(word_at(p)) ==
                  Approx(exact_quantile(c.spec, p)).epsilon(2e-3).margin(1e-6 * std::sqrt(second)));
        }
    }
}

TEST_CASE("beyond one in a million the tail is the exact quantile") {
    for (const Case& c : continuous_cases()) {
        INFO(c.name);
        const Sampler sampler(c.spec);
        for (const std::uint32_t word : {0u, 1u, 1000u, 4095u, ~4095u, ~17u, ~0u}) {
            const double exact = exact_quantile(c.spec, (word + 0.5) * 0x1p-32);
            CHECK(sampler(word) == Approx(exact).epsilon(1e-12));
        }
    }
}

TEST_CASE("discrete and empirical values come in ascending order, each with its weight") {
    const Sampler sizes(Discrete{{4, 1, 2, 9}, {1, 5, 2, 0}});
    CHECK(sizes(0) == 1);
    CHECK(sizes(word_at(5.0 / 8) - 1) == 1);
    CHECK(sizes(word_at(5.0 / 8)) == 2);
    CHECK(sizes(word_at(7.0 / 8)) == 4);
    CHECK(sizes(~0u) == 4);
    CHECK(sizes.mean() == Approx(13.0 / 8));
    CHECK(exact_quantile(Discrete{{4, 1, 2, 9}, {1, 5, 2, 0}}, 0.7) == 2);
    CHECK(variance_of(Discrete{{4, 1, 2}, {1, 5, 2}}) == Approx(29.0 / 8 - 13.0 * 13.0 / 64));

    const Sampler observed(Empirical{{7, 3, 5, 3}});
    CHECK(observed(0) == 3);
    CHECK(observed(word_at(0.5) - 1) == 3);
    CHECK(observed(word_at(0.5)) == 5);
    CHECK(observed(~0u) == 7);
    CHECK(exact_quantile(Empirical{{7, 3, 5, 3}}, 0.99) == 7);
    CHECK(observed.mean() == Approx(4.5));
}

TEST_CASE("a sampler turns hours into whole microseconds and never goes below 0") {
    const Sampler hours(Constant{1.5}, 3.6e9);
    CHECK(hours.is_constant());
    CHECK(hours.us(123) == 5'400'000'000);
    CHECK(Sampler(Uniform{-1, 1}, 1e6).us(0) == 0);
    CHECK(Sampler(LogNormalMedian{2, 8}, 60).mean() == Approx(60 * mean_of(LogNormalMedian{2, 8})));
    CHECK(Sampler().us(77) == 0);
    CHECK(Sampler(LogNormal{1e6, 1e10}, 3.6e9).us(~0u) == 1'000'000'000'000'000'000);
}

TEST_CASE("a family without spread is a constant") {
    for (const DistributionSpec& spec :
         {DistributionSpec{Gamma{3, 0}}, DistributionSpec{LogNormal{3, 0}}, DistributionSpec{LogNormalMedian{3, 3}},
          DistributionSpec{Triangular{3, 3, 3}}, DistributionSpec{Uniform{3, 3}}, DistributionSpec{Constant{3}}}) {
        CHECK(why_invalid(spec) == "");
        const Sampler sampler(spec);
        CHECK(sampler.is_constant());
        CHECK(sampler(0xdeadbeefu) == 3);
        CHECK(exact_quantile(spec, 0.01) == 3);
        CHECK(variance_of(spec) == 0);
    }
}

TEST_CASE("a distribution that cannot be is refused with a sentence that names the parameter") {
    const double nan = std::nan("");
    const double infinity = 1 / 0.0;
    const std::vector<std::pair<DistributionSpec, std::string>> cases{
        {Constant{nan}, "value must be a finite number"},
        {Exponential{0}, "mean must be greater than 0"},
        {Exponential{infinity}, "mean must be a finite number"},
        {Erlang{0, 1}, "k must be between 1 and 1000"},
        {Erlang{2, -1}, "mean must be greater than 0"},
        {Gamma{1, -1}, "sd must be greater than 0"},
        {Gamma{1, 20}, "sd must be at most 10 times mean"},
        {Gamma{1, 1e-9}, "sd is too small beside mean; write sd 0 for a constant"},
        {Weibull{0.01, 1}, "shape must be between 0.1 and 100"},
        {Weibull{nan, 1}, "shape must be a finite number"},
        {LogNormal{-1, 1}, "mean must be greater than 0"},
        {LogNormal{1, 1e9}, "sd is too large beside mean"},
        {LogNormalMedian{2, 1}, "median must be less than p95"},
        {LogNormalMedian{1, 1e9}, "p95 is too large beside median"},
        {TruncatedNormal{0, 0, 0, 1}, "sd must be greater than 0"},
        {TruncatedNormal{0, 1, 2, 1}, "lower must be less than upper"},
        {TruncatedNormal{0, 1, 50, 60},
         "lower and upper leave next to nothing of the normal distribution; move them closer to mean"},
        {Triangular{1, 0, 2}, "low, mode and high must be in ascending order"},
        {Uniform{2, 1}, "low must not be greater than high"},
        {Discrete{{}, {}}, "values must not be empty"},
        {Discrete{{1, 2}, {1}}, "there are 2 values but 1 weights"},
        {Discrete{{1, nan}, {1, 1}}, "every value must be a finite number"},
        {Discrete{{1, 2}, {1, -1}}, "every weight must be a finite number, 0 or more"},
        {Discrete{{1, 2}, {0, 0}}, "at least one weight must be greater than 0"},
        {Empirical{{}}, "values must not be empty"},
        {Empirical{{infinity}}, "every value must be a finite number"}};
    for (const auto& [spec, why] : cases) {
        CHECK(why_invalid(spec) == why);
        CHECK_THROWS_AS(Sampler(spec), std::invalid_argument);
    }
}

TEST_CASE("moments of a normal cut far out keep their digits") {
    // Beyond 4 standard deviations: mean = density / upper probability of the standard normal, by hand from tables:
    // 1.3383022576488537e-4 / 3.1671241833119924e-5.
    CHECK(mean_of(TruncatedNormal{0, 1, 4, 1e300}) == Approx(4.2256071444894).epsilon(1e-9));
    // Symmetrical in both tails.
    CHECK(mean_of(TruncatedNormal{0, 1, -1e300, -4}) == Approx(-4.2256071444894).epsilon(1e-9));
    CHECK(variance_of(TruncatedNormal{0, 1, -1e300, 1e300}) == Approx(1));
}

TEST_CASE("samplers built by several threads at once, more than the cache keeps, draw the same values") {
    // 600 shapes: each thread makes the cache drop tables that others have let go.
    const auto values = [] {
        std::vector<double> drawn;
        for (int i = 0; i < 600; ++i) drawn.push_back(Sampler(Weibull{1 + i / 100.0, 3})(0x12345678u));
        return drawn;
    };
    const std::vector<double> expected = values();
    std::vector<std::vector<double>> drawn(4);
    std::vector<std::thread> threads;
    for (auto& result : drawn) threads.emplace_back([&result, &values] { result = values(); });
    for (std::thread& thread : threads) thread.join();
    for (const auto& result : drawn) CHECK(result == expected);
}
