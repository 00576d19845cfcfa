#pragma once
// Agencies and their ties as a diagram; levels and measures as spans of time in which they first came.

#include "gui/app/state.hpp"
#include "gui/model/response_model.hpp"
#include "gui/widgets/band_chart.hpp"
#include "gui/widgets/canvas.hpp"
#include "gui/widgets/theme.hpp"

namespace umbral::gui {

[[nodiscard]] float diagram_height(const Canvas& canvas, const ResponseModel& model);
/// @param selected  an agency or a channel, whose ties stand out
void draw_diagram(Canvas& canvas, const Theme& theme, const Box& box, const ResponseModel& model,
                  const Selection& selected);
/// The agency under a point; empty where none is.
[[nodiscard]] std::string hit_diagram(const Canvas& canvas, const Box& box, const ResponseModel& model, Point at);

[[nodiscard]] float chain_height(const Canvas& canvas, std::size_t rows);
void draw_chain(Canvas& canvas, const Theme& theme, const Box& box, const std::vector<ChainRow>& rows,
                const TimeFrame& frame);

}  // namespace umbral::gui
