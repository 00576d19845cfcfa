#pragma once
// What surrounds every view: the bar above, the rail of views, the status below.

#include <cstdint>
#include <string>

#include "gui/model/world.hpp"
#include "gui/panels/ui.hpp"

namespace umbral::gui {

void draw_top_bar(const Ui& ui, const World& world);
void draw_rail(const Ui& ui, const World& world);
/// How safe the draft is.
struct Autosave {
    std::int64_t last_saved = 0;  ///< [s since 1970]; 0: not yet
    std::string unwritable;       ///< the folder that journal or preferences cannot be written to; empty: they can
};
void draw_status_bar(const Ui& ui, const World& world, const Autosave& autosave);

}  // namespace umbral::gui
