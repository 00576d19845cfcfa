#pragma once
// Rows over time below the charts: levels declared, measures on their way, messages a day.

#include "gui/model/timeline.hpp"
#include "gui/widgets/band_chart.hpp"
#include "gui/widgets/canvas.hpp"
#include "gui/widgets/theme.hpp"

namespace umbral::gui {

/// A row: names on the left, the time axis' plot on the right.
struct LaneBox {
    Box row;
    Box plot;  ///< its left and right are those of the charts above
};

[[nodiscard]] float ladder_row_height(const Canvas& canvas);
/// The median level hour by hour, numbered; a thin strip above it where one history in ten is at a higher one.
void draw_ladder(Canvas& canvas, const Theme& theme, const LaneBox& box, const LadderRow& row, const TimeFrame& frame);

[[nodiscard]] float measure_row_height(const Canvas& canvas);
[[nodiscard]] float measures_height(const Canvas& canvas, std::size_t measures);
/// For each run a ring where it was decided, a tick at the last approval and at the money, a bar while in effect,
/// dashes while it waits; a thin line over the range of its first effect in eight histories of ten.
/// @param named  the measure's name stands on the left of the row; else in the bar
void draw_measure(Canvas& canvas, const Theme& theme, const LaneBox& box, const MeasureBar& measure,
                  const TimeFrame& frame, bool named);
/// Rows of measures under each other, names in the bars.
void draw_measures(Canvas& canvas, const Theme& theme, const Box& box, const std::vector<MeasureBar>& measures,
                   const TimeFrame& frame);

/// Days as small columns: alerts upwards, messages lost downwards.
void draw_messages(Canvas& canvas, const Theme& theme, const LaneBox& box, const MessageLane& lane,
                   const TimeFrame& frame);

}  // namespace umbral::gui
