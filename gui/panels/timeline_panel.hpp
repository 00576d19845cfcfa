#pragma once
// Charts over time below the view: zoom, pan, one crosshair, play.

#include "gui/model/timeline.hpp"
#include "gui/panels/ui.hpp"

namespace umbral::gui {

struct TimelinePanelState {
    double hovered_h = -1;  ///< below 0: none
};

/// @param hour  looked at
void draw_timeline_panel(const Ui& ui, const World& world, const Timeline& timeline, double hour,
                         TimelinePanelState& own);

}  // namespace umbral::gui
