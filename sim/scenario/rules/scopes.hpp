#pragma once
// Scopes as text, "site:CR-PCA,station:registration": are they of that form, and is what they name there?

#include <string>
#include <utility>
#include <vector>

#include "scenario/rules/rules.hpp"

namespace umbral::scenario {

/// Reports what is wrong with an indicator, its statistic and its scope, as questions and observations name them.
void check_indicator(const Scenario& scenario, const std::string& indicator, const std::string& stat,
                     const std::string& scope, const Path& path, const Report& report);

}  // namespace umbral::scenario
