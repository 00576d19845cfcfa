#pragma once
// A history's events in words of the user's language: instants, spans, sentences.

#include <string>

#include "analysis/names.hpp"
#include "analysis/timeline.hpp"

namespace umbral::cli {

/// "2023-08-02 05:30" in the scenario's reference zone.
[[nodiscard]] std::string instant_text(const scenario::Scenario& scenario, TimeUs at_us);
/// "12 min", "5 h", "3.5 days": as coarse as a planner says it.
[[nodiscard]] std::string span_text(TimeUs span_us);
/// The event as its catalogue's words tell it, with names for ids. What was not so yet was not known but believed.
/// @param crossed_us  when the threshold that it is about was crossed; never_us: never
[[nodiscard]] std::string to_words(const engine::Event& event, const analysis::Names& names, TimeUs crossed_us = 0);
[[nodiscard]] std::string to_words(const analysis::Hindrance& hindrance, const analysis::Names& names,
                                   const scenario::Scenario& scenario);
/// How the crossing ended, with the delays that matter; two sentences at most.
[[nodiscard]] std::string to_words(const analysis::Chain& chain, const analysis::Names& names,
                                   const scenario::Input& input);

}  // namespace umbral::cli
