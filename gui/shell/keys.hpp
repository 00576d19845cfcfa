#pragma once
// What the keyboard asks for.

#include "gui/model/timeline.hpp"
#include "gui/model/world.hpp"
#include "gui/panels/ui.hpp"

namespace umbral::gui {

/// What took keys in the frame before.
struct KeyUse {
    bool takes_arrows = false;  ///< a slider: left and right do not move time
    bool has_list = false;      ///< a list of choices was open: Esc closes that
};

/// Asks for what the keys pressed in this frame stand for; nothing while a text is typed.
void ask_from_keys(const Ui& ui, const World& world, const Timeline& timeline, double hour, const KeyUse& keys);

}  // namespace umbral::gui
