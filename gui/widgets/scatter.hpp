#pragma once
// Points with their intervals in two directions, names beside them.

#include <string>
#include <vector>

#include "gui/widgets/canvas.hpp"
#include "gui/widgets/theme.hpp"

namespace umbral::gui {

struct ScatterPoint {
    std::string name;
    std::size_t color = 0;  ///< as Theme::plans
    double x = 0, x_low = 0, x_high = 0;
    double y = 0, y_low = 0, y_high = 0;
    std::string note{};  ///< "2 not priced", "dominated": behind the name, and the mark is hollow
};

struct Scatter {
    std::string title;
    std::string x_title;
    std::string y_title;
    std::string note;  ///< who is not on it, and why; below the axis
    std::vector<ScatterPoint> points;
};

/// Both scales begin at zero unless something lies below.
void draw_scatter(Canvas& canvas, const Theme& theme, const Box& box, const Scatter& scatter);

}  // namespace umbral::gui
