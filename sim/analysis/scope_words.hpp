#pragma once
// What a value is about, in the words of the scenario and the user's language.

#include <string>

#include "engine/record.hpp"
#include "scenario/scenario.hpp"

namespace umbral::analysis {

/// "Paso Canoas", "families", "Registration, Paso Canoas"; "" for everything.
[[nodiscard]] std::string scope_name(const engine::Scope& scope, const scenario::Scenario& scenario);

/// The same behind a noun: "at Paso Canoas", "for families"; "" for everything.
[[nodiscard]] std::string scope_phrase(const engine::Scope& scope, const scenario::Scenario& scenario);

}  // namespace umbral::analysis
