#pragma once
// The start screen: recent scenarios, templates, open, new.

#include <array>
#include <string>
#include <vector>

#include "gui/model/world.hpp"
#include "gui/panels/ui.hpp"

namespace umbral::gui {

/// A scenario that can be opened from the start screen.
struct Template {
    std::string folder;
    std::string group;  ///< "reference", "tutorial"
    scenario::Text title;
    scenario::Text description;
};
/// Those under scenarios/reference and scenarios/tutorial.
[[nodiscard]] std::vector<Template> find_templates(const std::string& scenarios_folder);
/// The title of a scenario folder; its name where it has none.
[[nodiscard]] scenario::Text scenario_title(const std::string& folder);

struct StartPanelState {
    std::vector<Template> templates;
    std::vector<Template> recent;
    std::vector<std::string> recent_of;  ///< what `recent` was made from
    std::array<char, 1024> path{};
};

void draw_start_panel(const Ui& ui, const World& world, StartPanelState& own);

}  // namespace umbral::gui
