#pragma once
// One small chart per series with the median of every compared plan, all on one scale, names at the lines' ends.

#include "gui/model/timeline.hpp"
#include "gui/widgets/band_chart.hpp"
#include "gui/widgets/canvas.hpp"
#include "gui/widgets/theme.hpp"

namespace umbral::gui {

/// The first charts over time, each with a line per plan; the place is named beside the unit.
[[nodiscard]] std::vector<PlanLines> small_multiples(const World& world, const Timeline& timeline);

/// @param most  charts at once
void draw_small_multiples(Canvas& canvas, const Theme& theme, const World& world, const Timeline& timeline,
                          const Box& box, std::size_t most);

}  // namespace umbral::gui
