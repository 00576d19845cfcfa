#pragma once
// The strip of key indicators above the view.

#include "gui/model/strip.hpp"
#include "gui/panels/ui.hpp"

namespace umbral::gui {

void draw_strip(const Ui& ui, const Strip& strip);

}  // namespace umbral::gui
