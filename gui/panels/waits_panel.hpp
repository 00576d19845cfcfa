#pragma once
// Why people waited, in sentences and as a grid of sites and weeks.

#include "gui/model/waits.hpp"
#include "gui/panels/ui.hpp"

namespace umbral::gui {

void draw_waits_panel(const Ui& ui, const World& world);

}  // namespace umbral::gui
