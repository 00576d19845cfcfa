#pragma once
// Sites by weeks: the square's size says how much waiting, its colour and letter what was short.

#include "gui/model/waits.hpp"
#include "gui/widgets/canvas.hpp"
#include "gui/widgets/theme.hpp"

namespace umbral::gui {

/// Which cell is under a point; row or week at or beyond their counts where none is.
struct HeatHit {
    std::size_t row = static_cast<std::size_t>(-1);
    std::size_t week = static_cast<std::size_t>(-1);
};
[[nodiscard]] HeatHit hit_heat_grid(const Canvas& canvas, const Box& box, const Waits& waits, Point at);
[[nodiscard]] float heat_grid_height(const Canvas& canvas, const Waits& waits);
void draw_heat_grid(Canvas& canvas, const Theme& theme, const Box& box, const Waits& waits, const HeatHit& hovered,
                    const std::string& selected_site);
/// The causes with their colours, in as many lines as they need before `right`. @return the height of the lines
float draw_cause_legend(Canvas& canvas, const Theme& theme, Point at, float right);

}  // namespace umbral::gui
