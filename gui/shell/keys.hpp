#pragma once
// What the keyboard asks for.

#include "gui/model/timeline.hpp"
#include "gui/model/world.hpp"
#include "gui/panels/ui.hpp"

namespace umbral::gui {

/// Asks for what the keys pressed in this frame stand for; nothing while a text is typed.
/// @param arrows_are_taken  by a slider: left and right do not move time
void ask_from_keys(const Ui& ui, const World& world, const Timeline& timeline, double hour, bool arrows_are_taken);

}  // namespace umbral::gui
