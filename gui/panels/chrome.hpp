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

/// A line between two parts, over both: dragged, it moves; a double click puts it back.
/// @param size  of the part behind it, were the line under the mouse [pixels]
void draw_splitter(const Ui& ui, const std::string& part, const Box& box, ImGuiMouseCursor cursor, float size);

}  // namespace umbral::gui
