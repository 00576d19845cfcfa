#pragma once
// One small chart per series with the median of every compared plan, all on one scale, names at the lines' ends.

#include "gui/model/timeline.hpp"
#include "gui/panels/ui.hpp"

namespace umbral::gui {

/// @param most  charts at once
void draw_small_multiples(const Ui& ui, const World& world, const Timeline& timeline, const Box& box, std::size_t most);

}  // namespace umbral::gui
