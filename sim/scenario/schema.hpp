#pragma once
// The published JSON Schema (draft-07) of scenario.json and of plans, generated from the field table.

#include <vector>

#include "scenario/document.hpp"
#include "scenario/table/type.hpp"

namespace umbral::scenario {

[[nodiscard]] Json scenario_schema();
[[nodiscard]] Json plan_schema();

/// What the published schema has against a document, as valijson finds it. The reader's own messages are clearer and
/// see more; this makes sure that what editors accept and what the reader accepts do not drift apart.
[[nodiscard]] Findings schema_findings(Json document, Part part);

}  // namespace umbral::scenario
