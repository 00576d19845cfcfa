#include "analysis/selection.hpp"

#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

using namespace umbral::analysis;

namespace {

/// With three histories in the first stage and two plans, eta = ((2 x 0.05)^-1 - 1) / 2 = 4.5 and h^2 = 2 x 4.5 x 2
/// = 18.
SelectionRule rule_of_three(double indifference) {
    SelectionRule rule;
    rule.indifference = indifference;
    rule.first_stage = 3;
    return rule;
}

class Normals {
  public:
    explicit Normals(std::uint64_t seed) : random_(seed) {}
    double operator()() {
        const double uniform = (static_cast<double>(random_() >> 11) + 0.5) * 0x1p-53;
        return boost::math::quantile(boost::math::normal(), uniform);
    }

  private:
    std::mt19937_64 random_;
};

/// Plans with the means given, of unit variance and pairwise correlation; as many histories as KN may ask for.
std::vector<std::vector<double>> normal_plans(const std::vector<double>& means, double correlation,
                                              std::size_t histories, Normals& normals) {
    std::vector<std::vector<double>> values(means.size(), std::vector<double>(histories));
    for (std::size_t history = 0; history < histories; ++history) {
        const double common = std::sqrt(correlation) * normals();
        for (std::size_t plan = 0; plan < means.size(); ++plan)
            values[plan][history] = means[plan] + common + std::sqrt(1 - correlation) * normals();
    }
    return values;
}

}  // namespace

TEST_CASE("a plan is dropped as soon as it is further behind than KN allows") {
    // Differences 1, 2, 3: variance 1, h^2 / 0.99^2 = 18.37, N = 18. After three histories the mean difference is 2 and
    // the allowance 0.99 (18.37 - 3) / (2 x 3) = 2.54; after the fourth, 3, it is 2.25 against 0.99 x 14.37 / 8 = 1.78.
    const Selection selection = select_best({{0, 0, 0, 0, 0}, {1, 2, 3, 3, 3}}, rule_of_three(0.99));
    REQUIRE(selection.best);
    CHECK(*selection.best == 0);
    CHECK(selection.histories == 4);
    CHECK(selection.most_histories == 19);
    CHECK_FALSE(selection.plans[1].in_contention);
    CHECK(selection.plans[1].dropped_by == std::size_t{0});
    CHECK(selection.plans[1].histories == 4);
    CHECK(selection.plans[1].mean == Approx(2.25));
}

TEST_CASE("too few histories select nothing") {
    const Selection before = select_best({{0, 0}, {1, 2}}, rule_of_three(0.99));
    CHECK_FALSE(before.best);
    CHECK(before.most_histories == 0);
    const Selection after = select_best({{0, 0, 0}, {1, 2, 3}}, rule_of_three(0.99));
    CHECK_FALSE(after.best);
    CHECK(after.histories == 3);
    CHECK(after.most_histories == 19);
    CHECK(after.plans[1].in_contention);
}

TEST_CASE("a wide indifference zone is decided in the first stage") {
    // N = 18 / 81 < 3: the larger mean of the first three, where higher is better.
    SelectionRule rule = rule_of_three(9);
    rule.lower_is_better = false;
    const Selection selection = select_best({{0, 0, 0}, {1, 2, 3}}, rule);
    CHECK(selection.best == std::size_t{1});
    CHECK(selection.most_histories == 3);
    CHECK(selection.histories == 3);
}

TEST_CASE("of plans that are the same the first is selected, and neither is said to be worse") {
    const Selection selection = select_best({{1, 5, 2}, {1, 5, 2}}, rule_of_three(1));
    CHECK(selection.best == std::size_t{0});
    CHECK_FALSE(selection.plans[1].dropped_by);
}

TEST_CASE("a dropped plan needs no further histories, one in contention does") {
    // Of three plans h^2 = 2 x 9.5 x 2 = 38. The second is 31 behind, allowed 0.4 (38 / 0.16 - 3) / 6 = 15.6: out after
    // three histories. The third is 0.5 behind, allowed 0.4 (38 x 0.25 / 0.16 - 3) / 6 = 3.8, and has six.
    const std::vector<double> good(12, 0);
    const Selection selection = select_best({good, {30, 31, 32}, {0, 1, 0.5, 0.6, 0.3, 0.4}}, rule_of_three(0.4));
    CHECK(selection.plans[1].histories == 3);
    CHECK_FALSE(selection.best);
    CHECK(selection.histories == 6);
}

TEST_CASE("the best plan is selected as often as is promised, in the least favourable case") {
    // The best is ahead of three others by exactly the indifference. 600 selections with a probability of at least 0.95
    // each: at least 570, standard deviation 5.3.
    Normals normals(11);
    SelectionRule rule;
    rule.indifference = 0.5;
    int correct = 0;
    for (int run = 0; run < 600; ++run) {
        const Selection selection = select_best(normal_plans({0, 0.5, 0.5, 0.5}, 0, 800, normals), rule);
        REQUIRE(selection.best);
        correct += *selection.best == 0;
    }
    CHECK(correct >= 570 - 3 * 5.3);
    CHECK(correct > 540);
}

TEST_CASE("common random numbers keep the promise with fewer histories") {
    Normals normals(12);
    SelectionRule rule;
    rule.indifference = 0.5;
    int correct = 0;
    std::size_t common = 0;
    std::size_t independent = 0;
    for (int run = 0; run < 200; ++run) {
        const Selection with = select_best(normal_plans({0.5, 0, 0.5}, 0.9, 800, normals), rule);
        const Selection without = select_best(normal_plans({0.5, 0, 0.5}, 0, 800, normals), rule);
        correct += *with.best == 1;
        common += with.histories;
        independent += without.histories;
    }
    CHECK(correct >= 190 - 3 * 3.1);  // 200 at 0.95: standard deviation 3.1
    CHECK(2 * common < independent);
}
