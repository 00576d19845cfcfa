#pragma once
// A median line with its range of histories over time, the baseline as a thin line, thresholds as labelled dashes.

#include <string>
#include <vector>

#include "gui/model/timeline.hpp"
#include "gui/widgets/axis.hpp"
#include "gui/widgets/canvas.hpp"
#include "gui/widgets/theme.hpp"

namespace umbral::gui {

/// How a time chart is looked at.
struct TimeFrame {
    Date start{};
    TimeRange range{};
    double first_h = 0;       ///< hour of the bands' first value
    double crosshair_h = -1;  ///< below 0: none
    bool show_axis = true;    ///< labels of time below the plot
    bool stale = false;
    float names = 0;  ///< room for names of rows left of the plot [pixels]
};

/// Where the plot of a band chart lies inside its box: the same for charts stacked over each other.
[[nodiscard]] Box plot_area(const Canvas& canvas, const Box& box, bool show_axis, float names = 0);

/// Draws the chart into the box.
void draw_band_chart(Canvas& canvas, const Theme& theme, const Box& box, const BandChart& chart,
                     const TimeFrame& frame);

/// The medians of several plans on one scale; where days are narrow the mean of each, with the day's range of the first
/// plan.
struct PlanLine {
    std::string title;
    const analysis::Band* band = nullptr;
    std::size_t color = 0;  ///< as Theme::plans
};
struct PlanLines {
    std::string title;
    std::string unit;
    std::vector<PlanLine> plans;
};
void draw_plan_lines(Canvas& canvas, const Theme& theme, const Box& box, const PlanLines& lines,
                     const TimeFrame& frame);

/// Faint vertical lines and, with `labels`, their dates below.
void draw_time_axis(Canvas& canvas, const Theme& theme, const Box& plot, const TimeFrame& frame, bool labels);

}  // namespace umbral::gui
