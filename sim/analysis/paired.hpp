#pragma once
// Two plans on the same random histories: what the pairwise differences of one indicator say about its mean.

#include <cstddef>
#include <optional>
#include <vector>

namespace umbral::analysis {

/// The differences (plan minus baseline), history by history. Empty parts are not defined: there is no pair, or (for
/// intervals and probabilities) only one.
///
/// Where all differences are one and the same number, Student's t has no width to work with: the interval is that
/// number, and the probabilities are those of a sign test, n heads in n throws. Where all are zero there is nothing to
/// be probable.
struct PairedSummary {
    std::size_t pairs = 0;    ///< histories in which both plans have a value
    std::size_t missing = 0;  ///< histories in which one of them has none
    std::size_t lower = 0;    ///< pairs in which the plan is below the baseline
    std::size_t higher = 0;   ///< pairs in which it is above
    std::optional<double> mean;
    std::optional<double> ci95_low;  ///< 95 % interval of the mean difference (paired Student's t)
    std::optional<double> ci95_high;
    std::optional<double> p_lower;  ///< probability that the mean difference is below zero
    std::optional<double> p_value;  ///< two-sided, of no mean difference

    [[nodiscard]] bool all_equal() const { return pairs > 0 && lower == 0 && higher == 0; }
};

/// @param plan      values of the plan by history, empty where not defined     (histories)
/// @param baseline  values of the baseline in the same histories               (histories)
/// @pre both have the same length
/// @source  docs/comparison.md; p_lower is the posterior under a flat prior, which is one minus the one-sided p-value
[[nodiscard]] PairedSummary summarise_pairs(const std::vector<std::optional<double>>& plan,
                                            const std::vector<std::optional<double>>& baseline);

/// Holm's step-down correction: each p-value made to hold among all of them together.
/// @return  adjusted p-values in the order given, at most 1
/// @source  Holm 1979, "A simple sequentially rejective multiple test procedure", Scand. J. Statist. 6:65-70
[[nodiscard]] std::vector<double> holm_adjusted(const std::vector<double>& p_values);

}  // namespace umbral::analysis
