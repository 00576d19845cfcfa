#pragma once
// Pages of the documentation that are generated: docs/scenario.md from the field table, docs/indicators.md from the
// indicator catalogue, docs/events.md from the event catalogue. In the current language; the committed pages are
// English.

#include <string>

namespace umbral::scenario {

/// Markdown.
[[nodiscard]] std::string scenario_page();
[[nodiscard]] std::string indicators_page();
[[nodiscard]] std::string events_page();

}  // namespace umbral::scenario
