#pragma once
// A draft as the file of a response plan.

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "gui/model/draft_measures.hpp"
#include "gui/run/reading.hpp"

namespace umbral::gui {

struct PlanFile {
    nlohmann::json plan;
    std::vector<std::string> taken;     ///< paths of the edits the plan now holds
    std::vector<std::string> left_out;  ///< paths that no plan can express: they are the scenario's own
    bool is_later = false;              ///< some of it takes effect after the first hour, when the draft has it
    bool is_paid_before = false;        ///< something is paid once before anything is measured, and so is in no figure
    bool is_respread = false;           ///< a spread was changed, and the plan moves it as it is
};

/// What the user has to know before and after it is saved: where the plan will not give the draft's answer.
[[nodiscard]] std::vector<std::string> cautions_of(const PlanFile& file);

/// The id and title of a plan, and on what terms the draft's measures are saved where these are not the usual ones: by
/// measure, a JSON Merge Patch (RFC 7396) for it.
struct PlanTerms {
    std::string id;
    std::string title;
    nlohmann::json by_measure = nlohmann::json::object();
};

/// The saved plan's measures and budget lines, with their changed values, and a measure for each thing that was changed
/// at sites, fleets, routes and channels (measures_of_draft). Lines of the scenario that were changed are the plan's.
///
/// @param saved  the scenario under the saved plan, sound
/// @throws InputError  the plan's file has become unreadable
[[nodiscard]] PlanFile plan_of_draft(const Reading& saved, const std::vector<scenario::Setting>& edits,
                                     const PlanTerms& terms, const UnitCosts& unit_costs);

}  // namespace umbral::gui
