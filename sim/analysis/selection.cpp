#include "analysis/selection.hpp"

#include <algorithm>
#include <cmath>

#include "base/check.hpp"

namespace umbral::analysis {
namespace {

/// Sample variance of the differences of two plans over their first histories.
double variance_of_differences(const std::vector<double>& a, const std::vector<double>& b, std::size_t histories) {
    const auto n = static_cast<double>(histories);
    double mean = 0;
    for (std::size_t i = 0; i < histories; ++i) mean += (a[i] - b[i]) / n;
    double squares = 0;
    for (std::size_t i = 0; i < histories; ++i) squares += (a[i] - b[i] - mean) * (a[i] - b[i] - mean);
    return squares / (n - 1);
}

/// The procedure while it runs. Names of the paper in comments.
class Screening {
  public:
    Screening(const std::vector<std::vector<double>>& values, const SelectionRule& rule)
        : values_(values), rule_(rule), sums_(values.size()) {
        const auto k = static_cast<double>(values.size());
        const auto n0 = static_cast<double>(rule.first_stage);
        const double alpha = 1 - rule.confidence;
        const double eta = (std::pow(2 * alpha / (k - 1), -2 / (n0 - 1)) - 1) / 2;
        h2_ = 2 * eta * (n0 - 1);
        result_.plans.resize(values.size());
    }

    Selection run() {
        for (std::size_t history = 1; has_another(history) && !result_.best; ++history) {
            look_at(history);
            if (history == rule_.first_stage) take_variances();
            if (history >= rule_.first_stage) screen(history);
        }
        return result_;
    }

  private:
    /// Whether every plan still in contention has a value in this history (numbered from 1).
    [[nodiscard]] bool has_another(std::size_t history) const {
        for (std::size_t i = 0; i < values_.size(); ++i) {
            if (result_.plans[i].in_contention && values_[i].size() < history) return false;
        }
        return true;
    }

    void look_at(std::size_t history) {
        result_.histories = history;
        for (std::size_t i = 0; i < values_.size(); ++i) {
            PlanStanding& plan = result_.plans[i];
            if (!plan.in_contention) continue;
            sums_[i] += values_[i][history - 1];
            plan.histories = history;
            plan.mean = sums_[i] / static_cast<double>(history);
        }
    }

    /// S2_il and the largest N_il.
    void take_variances() {
        const double zone2 = rule_.indifference * rule_.indifference;
        double most = 0;
        variances_.assign(values_.size(), std::vector<double>(values_.size()));
        for (std::size_t i = 0; i < values_.size(); ++i) {
            for (std::size_t l = 0; l < values_.size(); ++l) {
                if (i == l) continue;
                variances_[i][l] = variance_of_differences(values_[i], values_[l], rule_.first_stage);
                most = std::max(most, std::floor(h2_ * variances_[i][l] / zone2));
            }
        }
        result_.most_histories = std::max(rule_.first_stage, static_cast<std::size_t>(std::min(most, 1e15)) + 1);
    }

    /// W_il(r): how far behind a plan may be and still stay.
    [[nodiscard]] double allowance(std::size_t i, std::size_t l, std::size_t history) const {
        const auto r = static_cast<double>(history);
        const double zone = rule_.indifference;
        return std::max(0.0, zone / (2 * r) * (h2_ * variances_[i][l] / (zone * zone) - r));
    }

    /// How far plan l is ahead of plan i.
    [[nodiscard]] double lead(std::size_t l, std::size_t i) const {
        const double difference = result_.plans[i].mean - result_.plans[l].mean;
        return rule_.lower_is_better ? difference : -difference;
    }

    /// Drops whoever is behind some other by more than is allowed, all judged at once.
    void screen(std::size_t history) {
        const std::vector<PlanStanding> before = result_.plans;
        std::size_t left = 0;
        for (std::size_t i = 0; i < before.size(); ++i) {
            if (!before[i].in_contention) continue;
            for (std::size_t l = 0; l < before.size() && !result_.plans[i].dropped_by; ++l) {
                if (i == l || !before[l].in_contention || lead(l, i) <= allowance(i, l, history)) continue;
                result_.plans[i].in_contention = false;
                result_.plans[i].dropped_by = l;
            }
            left += result_.plans[i].in_contention ? 1 : 0;
        }
        if (left == 1 || history >= result_.most_histories) choose();
    }

    void choose() {
        std::optional<std::size_t> best;
        for (std::size_t i = 0; i < result_.plans.size(); ++i) {
            if (result_.plans[i].in_contention && (!best || lead(i, *best) > 0)) best = i;
        }
        for (std::size_t i = 0; i < result_.plans.size(); ++i) result_.plans[i].in_contention = i == *best;
        result_.best = best;
    }

    const std::vector<std::vector<double>>& values_;
    const SelectionRule& rule_;
    std::vector<double> sums_;
    std::vector<std::vector<double>> variances_;  // of differences (plans x plans)
    double h2_ = 0;
    Selection result_;
};

}  // namespace

Selection select_best(const std::vector<std::vector<double>>& values, const SelectionRule& rule) {
    UMBRAL_CHECK(values.size() >= 2 && rule.indifference > 0 && rule.first_stage >= 2);
    UMBRAL_CHECK(rule.confidence * static_cast<double>(values.size()) > 1 && rule.confidence < 1);
    return Screening(values, rule).run();
}

}  // namespace umbral::analysis
