#pragma once
// One figure of the results by name: an indicator, its statistic and what it is about. Targets, questions and
// objectives are written so.

#include <string>
#include <vector>

#include "engine/record.hpp"
#include "scenario/indicator_catalogue.hpp"
#include "scenario/scenario.hpp"

namespace umbral::analysis {

struct IndicatorKey {
    std::string name;  ///< of the catalogue
    std::string stat;
    engine::Scope scope;
    friend auto operator<=>(const IndicatorKey&, const IndicatorKey&) = default;
};

/// "wait_h.p95@site:CR-PCA"; without @ for everything.
[[nodiscard]] std::string to_text(const IndicatorKey& key);

/// Reads NAME[.STAT][@SCOPE]; without STAT the indicator's first, without SCOPE everything.
/// @param option  for the messages: "--target"
/// @throws InputError  an unknown indicator, statistic or kind of scope, or an id the scenario does not have
[[nodiscard]] IndicatorKey parse_indicator(const std::string& text, const scenario::Scenario& scenario,
                                           const std::string& option);

/// What the scenario declares itself to be about, in its order.
[[nodiscard]] std::vector<IndicatorKey> questions_of(const scenario::Scenario& scenario);

/// Which way is better; neither for an indicator that is not in the catalogue.
[[nodiscard]] scenario::Better better_of(const std::string& indicator);

}  // namespace umbral::analysis
