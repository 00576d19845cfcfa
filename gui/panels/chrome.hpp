#pragma once
// What surrounds every view: the bar above, the rail of views, the status below.

#include <cstdint>

#include "gui/model/world.hpp"
#include "gui/panels/ui.hpp"

namespace umbral::gui {

void draw_top_bar(const Ui& ui, const World& world);
void draw_rail(const Ui& ui, const World& world);
/// @param last_saved  of the journal [s since 1970]; 0: not yet
void draw_status_bar(const Ui& ui, const World& world, std::int64_t last_saved);

}  // namespace umbral::gui
