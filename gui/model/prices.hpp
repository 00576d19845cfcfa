#pragma once
// What is not in a plan's cost, in words: never taken for zero, never left unsaid.

#include <string>

#include "gui/model/judgement.hpp"

namespace umbral::gui {

/// "3 not priced"; empty where all is.
[[nodiscard]] std::string unpriced_words(const scenario::Pricing& pricing);
/// The names of what has no price under one of World::plans, in a sentence; empty where all has one.
[[nodiscard]] std::string unpriced_list(const Judgement& judgement, std::size_t plan);
/// Whether the plan does something without a price that the baseline does not.
[[nodiscard]] bool adds_unpriced(const Judgement& judgement, std::size_t plan);

}  // namespace umbral::gui
