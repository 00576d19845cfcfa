#pragma once
// Every indicator, defined once: name, unit, statistics, scopes and meaning. Readers check questions, targets,
// observations and triggers against it; docs/indicators.md is generated from it.

#include <string>
#include <string_view>
#include <vector>

namespace umbral::scenario {

/// Which way is better for the people concerned.
enum class Better { lower, higher, neither };

struct IndicatorDefinition {
    std::string_view name;                 ///< with its unit: wait_h
    std::string_view unit;                 ///< h, persons, fraction, ...
    std::vector<std::string_view> stats;   ///< mean, p95, ... the first is the default
    std::vector<std::string_view> scopes;  ///< "all", "site", "station", ...
    Better better = Better::neither;
    const char* title;       ///< short, for tables; English, translate with tr()
    const char* definition;  ///< the definition; English, translate with tr()
    /// In a sentence: "the {} wait", {} for the statistic where it has several; none: the title.
    const char* phrase = nullptr;
};

[[nodiscard]] const std::vector<IndicatorDefinition>& indicator_catalogue();
/// Nothing when there is none of that name.
[[nodiscard]] const IndicatorDefinition* find_indicator(std::string_view name);

}  // namespace umbral::scenario
