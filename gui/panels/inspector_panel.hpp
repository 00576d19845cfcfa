#pragma once
// What is selected, and its values as sliders and fields; below, what has been changed.

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "gui/model/parameters.hpp"
#include "gui/model/world.hpp"
#include "gui/panels/ui.hpp"

namespace umbral::gui {

struct InspectorPanelState {
    Inspection shown;
    bool takes_arrows = false;                 ///< the keyboard is on a slider: left and right are its
    std::map<std::string, std::string> typed;  ///< by path, of fields being typed in: so far
    std::string refused_path;                  ///< of the value last typed, where it was not allowed
    std::string refused;                       ///< why
    // What `shown` was made from.
    std::shared_ptr<const Reading> current;
    const Reading* saved = nullptr;
    Selection selection;
    std::string language;
    std::map<std::string, std::optional<Parameter>> edited;  ///< by path, as saved; looked up once
};

void draw_inspector_panel(const Ui& ui, const World& world, InspectorPanelState& own);

}  // namespace umbral::gui
