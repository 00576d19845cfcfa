#pragma once
// What a difference says, as a sentence in the user's language: how much, in how many histories, and how sure. No
// verdict is ever certain.

#include <cstddef>
#include <string>

#include "analysis/comparison.hpp"
#include "analysis/indicator_key.hpp"
#include "scenario/scenario.hpp"

namespace umbral::analysis {

/// A statistic inside a phrase: "peak"; what is not a word of a language, like p95, as it is. Totals and counts need
/// none.
[[nodiscard]] std::string stat_word(const std::string& stat);

/// "the p95 wait at Paso Canoas"
[[nodiscard]] std::string indicator_phrase(const IndicatorKey& indicator, const scenario::Scenario& scenario);

/// A figure with its unit, or two that share it: "31 to 44 h", "7 to 12 min", "2.1 percentage points".
struct Amount {
    double low = 0;
    double high = 0;
};
[[nodiscard]] std::string amount_text(Amount amount, const std::string& unit);
/// The figures alone, in the indicator's own unit: "31–44".
[[nodiscard]] std::string figures_text(Amount amount);
/// As amount_text, with signs: "-12 to +3 h".
[[nodiscard]] std::string signed_text(Amount amount, const std::string& unit);

/// "better", "not clear", "the same": what a finding is called in tables, on cards and in files. What differs beside
/// where neither way is better says only which way: "lower", "higher".
[[nodiscard]] const char* finding_word(Finding finding);
/// Behind the title or the verdict of what the scenario does not ask about; and what it means, as a sentence.
inline constexpr const char* exploratory_mark = "\u00b0";
[[nodiscard]] std::string exploratory_note();

/// "binational shortens the p95 wait at Paso Canoas by 31 to 44 h, in 19 of 20 histories."
///
/// A difference that is not clear says so, with the interval and the histories on either side; so do one that is not
/// there, one of too few histories, and one that is not defined in many of them.
[[nodiscard]] std::string verdict_text(const Difference& difference, const Comparison& comparison,
                                       const scenario::Scenario& scenario);

}  // namespace umbral::analysis
