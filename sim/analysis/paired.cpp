#include "analysis/paired.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <numeric>

#include "analysis/summary.hpp"
#include "base/check.hpp"

namespace umbral::analysis {
namespace {

/// What a sign test says of n differences of the same sign.
void judge_by_sign(PairedSummary& summary) {
    const double all_by_chance = std::ldexp(1.0, -static_cast<int>(std::min<std::size_t>(summary.pairs, 1000)));
    summary.p_lower = summary.lower > 0 ? 1 - all_by_chance : all_by_chance;
    summary.p_value = 2 * all_by_chance;
}

void judge_by_t(PairedSummary& summary, double standard_error) {
    const boost::math::students_t t(static_cast<double>(summary.pairs - 1));
    const double statistic = *summary.mean / standard_error;
    summary.p_lower = boost::math::cdf(t, -statistic);
    summary.p_value = 2 * boost::math::cdf(t, -std::abs(statistic));
}

}  // namespace

PairedSummary summarise_pairs(const std::vector<std::optional<double>>& plan,
                              const std::vector<std::optional<double>>& baseline) {
    UMBRAL_CHECK(plan.size() == baseline.size());
    PairedSummary summary;
    std::vector<double> differences;
    for (std::size_t i = 0; i < plan.size(); ++i) {
        if (plan[i] && baseline[i]) differences.push_back(*plan[i] - *baseline[i]);
    }
    summary.pairs = differences.size();
    summary.missing = plan.size() - differences.size();
    if (differences.empty()) return summary;
    for (const double difference : differences) {
        summary.lower += difference < 0 ? 1 : 0;
        summary.higher += difference > 0 ? 1 : 0;
    }
    const auto n = static_cast<double>(summary.pairs);
    const auto [least, most] = std::minmax_element(differences.begin(), differences.end());
    const bool one_number = *least == *most;
    summary.mean = one_number ? *least : std::accumulate(differences.begin(), differences.end(), 0.0) / n;
    if (summary.pairs < 2) return summary;
    const double half_width = one_number ? 0 : half_width_95(differences).value();
    summary.ci95_low = *summary.mean - half_width;
    summary.ci95_high = *summary.mean + half_width;
    if (summary.all_equal()) return summary;
    if (one_number) {
        judge_by_sign(summary);
    } else {
        const double quantile = boost::math::quantile(boost::math::students_t(n - 1), 0.975);
        judge_by_t(summary, half_width / quantile);
    }
    return summary;
}

std::vector<double> holm_adjusted(const std::vector<double>& p_values) {
    std::vector<std::size_t> order(p_values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return p_values[a] < p_values[b]; });
    std::vector<double> adjusted(p_values.size());
    double largest = 0;
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        const auto hypotheses_left = static_cast<double>(order.size() - rank);
        largest = std::max(largest, std::min(1.0, hypotheses_left * p_values[order[rank]]));
        adjusted[order[rank]] = largest;
    }
    return adjusted;
}

}  // namespace umbral::analysis
