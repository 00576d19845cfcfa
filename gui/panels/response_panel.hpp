#pragma once
// Who tells whom, who decides, and when: agencies, channels, levels, measures.

#include "gui/model/response_model.hpp"
#include "gui/model/timeline.hpp"
#include "gui/panels/ui.hpp"

namespace umbral::gui {

/// @param hour  looked at, since the scenario's start
void draw_response_panel(const Ui& ui, const World& world, const Timeline& timeline, double hour);

}  // namespace umbral::gui
