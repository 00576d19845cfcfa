#pragma once
// What the keyboard asks for.

#include <string>

#include "gui/model/timeline.hpp"
#include "gui/model/world.hpp"
#include "gui/panels/ui.hpp"

namespace umbral::gui {

/// What keys are about in this frame, as the frame before left it.
struct KeyUse {
    bool takes_arrows = false;  ///< a slider: left and right do not move time
    bool has_list = false;      ///< a list of choices was open: Esc closes that
    double timeline_px = 0;     ///< the timeline's height at scale 1
};

/// The part of the window, by its region's name, that F6 leads the keyboard to in this frame; empty: none.
[[nodiscard]] std::string asked_part(const World& world);
/// Asks for what the keys pressed in this frame stand for; nothing while a text is typed.
void ask_from_keys(const Ui& ui, const World& world, const Timeline& timeline, double hour, const KeyUse& keys);

}  // namespace umbral::gui
