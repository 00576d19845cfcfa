#pragma once
// The strip of key indicators above the view.

#include "gui/model/strip.hpp"
#include "gui/panels/ui.hpp"

namespace umbral::gui {

[[nodiscard]] float strip_height_of(const Ui& ui, const Strip& strip, float width);
/// Cards beside each other over the whole width; where they do not fit, they scroll.
void draw_strip(const Ui& ui, const Box& box, const Strip& strip);

}  // namespace umbral::gui
