#include "analysis/paired.hpp"

#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <random>

using namespace umbral::analysis;

namespace {

using Values = std::vector<std::optional<double>>;

PairedSummary of_differences(const std::vector<double>& differences) {
    return summarise_pairs(Values(differences.begin(), differences.end()), Values(differences.size(), 0.0));
}

}  // namespace

TEST_CASE("a paired difference has Student's interval and probabilities") {
    // 2, 4, 6, 8: mean 5, standard error sqrt(20 / 3 / 4), so t = sqrt(15) with 3 degrees of freedom, of which the
    // distribution function is 1/2 + (x / (1 + x^2) + atan x) / pi with x = t / sqrt(3) = sqrt(5).
    const PairedSummary summary = of_differences({2, 8, 4, 6});
    const double standard_error = std::sqrt(20.0 / 12);
    const double below = 0.5 - (std::sqrt(5.0) / 6 + std::atan(std::sqrt(5.0))) / std::numbers::pi;
    CHECK(summary.pairs == 4);
    CHECK(summary.mean.value() == Approx(5));
    CHECK(summary.ci95_low.value() == Approx(5 - 3.182446 * standard_error));
    CHECK(summary.ci95_high.value() == Approx(5 + 3.182446 * standard_error));
    CHECK(summary.p_lower.value() == Approx(below));
    CHECK(summary.p_value.value() == Approx(2 * below));
    CHECK(summary.higher == 4);
    CHECK(summary.lower == 0);
}

TEST_CASE("two histories give an interval, and a very wide one") {
    // 1 and 3: mean 2, standard error 1; Student's t with one degree of freedom is Cauchy's distribution.
    const PairedSummary summary = of_differences({1, 3});
    CHECK(summary.ci95_high.value() == Approx(2 + 12.7062).epsilon(1e-5));
    CHECK(summary.p_lower.value() == Approx(0.5 - std::atan(2.0) / std::numbers::pi));
}

TEST_CASE("one history gives a mean and no interval, none gives nothing") {
    const PairedSummary one = of_differences({4});
    CHECK(one.mean == 4);
    CHECK_FALSE(one.ci95_low);
    CHECK_FALSE(one.p_lower);
    CHECK_FALSE(of_differences({}).mean);
}

TEST_CASE("histories in which one plan has no value are left out and counted") {
    const PairedSummary summary = summarise_pairs({1.0, std::nullopt, 5.0, 2.0}, {0.0, 1.0, std::nullopt, 5.0});
    CHECK(summary.pairs == 2);
    CHECK(summary.missing == 2);
    CHECK(summary.mean.value() == Approx(-1));
    CHECK(summary.lower == 1);
    CHECK(summary.higher == 1);
}

TEST_CASE("where nothing differs there is nothing to be probable") {
    const PairedSummary summary = of_differences({0, 0, 0});
    CHECK(summary.all_equal());
    CHECK(summary.ci95_low == 0);
    CHECK(summary.ci95_high == 0);
    CHECK_FALSE(summary.p_lower);
    CHECK_FALSE(summary.p_value);
}

TEST_CASE("one and the same difference in every history is judged by its sign") {
    // Seven of seven: a sign test's 2^-7 on one side. 0.1 + 0.2 style rounding must not make a spread of it.
    const PairedSummary summary = of_differences(std::vector<double>(7, -0.1));
    CHECK(summary.ci95_low == -0.1);
    CHECK(summary.ci95_high == -0.1);
    CHECK(summary.p_lower.value() == Approx(1 - std::ldexp(1, -7)));
    CHECK(summary.p_value.value() == Approx(std::ldexp(1, -6)));
}

TEST_CASE("ties among differences count for neither side") {
    const PairedSummary summary = of_differences({0, 0, 0, 0, 3, -1});
    CHECK(summary.lower == 1);
    CHECK(summary.higher == 1);
    CHECK(summary.p_value.value() > 0.5);
}

TEST_CASE("95 of 100 intervals hold the true difference") {
    // 4000 samples of eight normal differences: 3800 expected, with a standard deviation of sqrt(4000 x 0.05 x 0.95)
    // = 13.8.
    std::mt19937_64 random(7);
    const boost::math::normal normal(1.5, 2);
    int covered = 0;
    for (int sample = 0; sample < 4000; ++sample) {
        std::vector<double> differences(8);
        for (double& difference : differences)
            difference = boost::math::quantile(normal, (static_cast<double>(random() >> 11) + 0.5) * 0x1p-53);
        const PairedSummary summary = of_differences(differences);
        covered += *summary.ci95_low <= 1.5 && 1.5 <= *summary.ci95_high;
    }
    CHECK(std::abs(covered - 3800) < 4 * 13.8);
}

TEST_CASE("Holm's correction steps down through the ordered p-values") {
    // Ordered 0.005, 0.01, 0.03, 0.04, times 4, 3, 2, 1: 0.02, 0.03, 0.06, and 0.04 raised to 0.06.
    const auto adjusted = holm_adjusted({0.01, 0.04, 0.03, 0.005});
    REQUIRE(adjusted.size() == 4);
    CHECK(adjusted[0] == Approx(0.03));
    CHECK(adjusted[1] == Approx(0.06));
    CHECK(adjusted[2] == Approx(0.06));
    CHECK(adjusted[3] == Approx(0.02));
    CHECK(holm_adjusted({0.7, 0.8}) == std::vector<double>{1, 1});
    CHECK(holm_adjusted({}).empty());
}
