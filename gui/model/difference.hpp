#pragma once
// One indicator of the draft beside the baseline: the value with its interval, the paired difference, a verdict.

#include <optional>
#include <string>

#include "analysis/paired.hpp"
#include "analysis/summary.hpp"
#include "gui/run/outcome.hpp"
#include "scenario/indicator_catalogue.hpp"

namespace umbral::gui {

/// What the difference says to the people concerned.
enum class Verdict {
    none,       ///< nothing to compare with, or the same inputs
    same,       ///< every history is the same under both
    too_few,    ///< histories for a verdict
    uncertain,  ///< the difference may be chance
    better,
    worse,
    higher,  ///< certain, where neither direction is better
    lower,
};

struct Reckoning {
    analysis::Summary value;             ///< of the plan
    analysis::PairedSummary difference;  ///< plan minus baseline, history by history
    Verdict verdict = Verdict::none;
};

/// An indicator to show: as in the catalogue, with a statistic and a scope.
struct Question {
    std::string name;
    std::string stat;
    std::string scope;  ///< "all", "site:CR-PCA"
    friend bool operator==(const Question&, const Question&) = default;
};

/// @param baseline  may be nothing
/// @source  analysis::summarise_pairs and analysis::judge; docs/comparison.md
[[nodiscard]] Reckoning reckon(const Outcome& outcome, const Outcome* baseline, const Question& question);

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
/// An arrow, the size and, unless it is long and wanted short, the unit; without the verdict.
[[nodiscard]] std::string difference_text(const Reckoning& reckoning, const std::string& unit, bool is_short = false);
/// "better", "uncertain", ... in the user's language.
[[nodiscard]] const char* verdict_words(Verdict verdict);
/// "Waiting time, 95th percentile" in the user's language.
[[nodiscard]] std::string question_title(const Question& question);
/// "p95" -> "1 in 20 above", for small print.
[[nodiscard]] const char* stat_words(const std::string& stat);

}  // namespace umbral::gui
