#include "base/distribution.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <string>
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
    for (const double cv : {0.2, 0.5, 1.0, 2.0, 3.0}) cases.push_back({"lognormal cv " + std::to_string(cv), LogNormal{5, 5 * cv}});
    for (const double shape : {0.3, 0.5, 1.0, 2.5, 20.0}) {
        cases.push_back({"gamma shape " + std::to_string(shape), Gamma{2, 2 / std::sqrt(shape)}});
    }
    for (const double shape : {0.6, 1.0, 1.7, 3.0}) cases.push_back({"Weibull shape " + std::to_string(shape), Weibull{shape, 7}});
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
            CHECK(sampler(word_at(p)) == Approx(exact_quantile(c.spec, p)).epsilon(2e-3).margin(1e-6 * std::sqrt(second)));
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
