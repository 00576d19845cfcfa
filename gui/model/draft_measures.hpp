#pragma once
// What a draft changes at sites, fleets, routes and channels, as measures: each with who does it, from when, after what
// time, with whose approval and at what cost.

#include <string>
#include <vector>

#include "gui/model/unit_costs.hpp"
#include "gui/run/reading.hpp"

namespace umbral::gui {

/// What was changed of one kind at one place becomes one measure, on terms that the user may change before it is saved.
struct DraftMeasure {
    scenario::Measure measure;       ///< on the usual terms
    std::vector<std::string> paths;  ///< of the edits it holds
    bool respread = false;           ///< an uncertain value was given another spread, which no measure can
    std::string price;               ///< what its cost is from, or that none was found, in the user's language
};

/// The first day of which anything is measured: what is paid before it is in no figure.
[[nodiscard]] Date first_measured(const scenario::Scenario& scenario);

/// The draft's edits that a measure can express, by kind and place, in the order first touched.
///
/// The usual terms: done by whoever runs the place; from the first measured day on; with the approvals and after the
/// lead time of the plan's own measure of that kind by the same agency, else with none after 24 h; paid by the
/// scenario's unit price or, where that has none, at a price that was found in a source. What has neither is left
/// without a cost, and so is not priced.
/// @param saved       the scenario under the saved plan, sound
/// @param unit_costs  may be empty
[[nodiscard]] std::vector<DraftMeasure> measures_of_draft(const Reading& saved,
                                                          const std::vector<scenario::Setting>& edits,
                                                          const UnitCosts& unit_costs);

}  // namespace umbral::gui
