#pragma once
// Figures and their differences as texts for cards and cells. How a difference is judged: model/judgement.hpp.

#include <optional>
#include <string>

#include "analysis/comparison.hpp"

namespace umbral::gui {

/// An indicator to show: as in the catalogue, with a statistic and a scope.
struct Question {
    std::string name;
    std::string stat;
    std::string scope;  ///< "all", "site:CR-PCA"
    friend bool operator==(const Question&, const Question&) = default;
};
[[nodiscard]] analysis::IndicatorKey key_of(const Question& question);

/// A value of a unit in digits that fit its size; millions are counted where `like` is that large.
[[nodiscard]] std::string figure_text(double value, const std::string& unit, double like);
[[nodiscard]] inline std::string figure_text(double value, const std::string& unit) {
    return figure_text(value, unit, value);
}
/// "million" where figure_text counts them, else empty.
[[nodiscard]] const char* magnitude_words(double like);
/// The unit as figure_text writes it: "h", "%", "persons".
[[nodiscard]] std::string figure_unit(const std::string& unit);
/// The unit of a difference of such figures: shares differ by points.
[[nodiscard]] std::string difference_unit(const std::string& unit);
/// An arrow, the size and, unless it is long and wanted short, the unit; without the verdict. What is the same says so;
/// what is not defined says nothing.
[[nodiscard]] std::string difference_text(const analysis::Difference& difference, bool is_short = false);
/// "better", "not clear" and the like, as `umbral compare` says it, with its mark where it is exploratory. What is the
/// same has been said by difference_text.
[[nodiscard]] std::string verdict_words(const analysis::Difference& difference);
/// "Waiting time, 95th percentile" in the user's language.
[[nodiscard]] std::string question_title(const Question& question);
/// "p95" -> "1 in 20 above", for small print.
[[nodiscard]] const char* stat_words(const std::string& stat);

}  // namespace umbral::gui
