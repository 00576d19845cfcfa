#pragma once
// Scopes as text, "site:CR-PCA,station:registration" or "pair:PAN-CRI": are they of that form, and is what they name
// there?

#include <string>
#include <utility>
#include <vector>

#include "scenario/rules/rules.hpp"

namespace umbral::scenario {

/// Reports what is wrong with an indicator, its statistic and its scope, as questions and observations name them.
void check_indicator(const Scenario& scenario, const std::string& indicator, const std::string& stat,
                     const std::string& scope, const Path& path, const Report& report);

/// Which scopes a crisis level, or a condition of its trigger, may have.
enum class CrisisScopes { of_levels, of_conditions };
/// Their forms, for messages.
[[nodiscard]] std::string scope_forms(CrisisScopes allowed);

/// Reports a scope of a level or condition that is not of the form "site:ID", "country:ID", "all" or, of a level only,
/// "pair:ID-ID", or names what does not exist.
void check_crisis_scope(const Scenario& scenario, const std::string& scope, CrisisScopes allowed, const Path& path,
                        const Report& report);

}  // namespace umbral::scenario
