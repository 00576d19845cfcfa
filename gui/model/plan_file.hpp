#pragma once
// A draft as the file of a response plan.

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "gui/run/reading.hpp"

namespace umbral::gui {

struct PlanFile {
    nlohmann::json plan;
    std::vector<std::string> taken;     ///< paths of the edits the plan now holds
    std::vector<std::string> left_out;  ///< paths that no measure can express: they are the scenario's own
};

/// What the user has to know before and after it is saved: where the plan will not give the draft's answer.
[[nodiscard]] std::vector<std::string> cautions_of(const PlanFile& file);

/// The saved plan's measures, with its changed values, and one more measure on the scenario's first day for what was
/// changed at sites, fleets and routes.
///
/// @param saved  the scenario under the saved plan, sound
/// @throws InputError  the plan's file has become unreadable
[[nodiscard]] PlanFile plan_of_draft(const Reading& saved, const std::vector<scenario::Setting>& edits,
                                     const std::string& id, const std::string& title);

}  // namespace umbral::gui
