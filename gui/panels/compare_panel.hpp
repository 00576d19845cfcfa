#pragma once
// Plans side by side: a table with intervals and verdicts, and small multiples over time.

#include "gui/model/comparison.hpp"
#include "gui/model/timeline.hpp"
#include "gui/panels/ui.hpp"

namespace umbral::gui {

void draw_compare_panel(const Ui& ui, const World& world, const Timeline& timeline);

}  // namespace umbral::gui
