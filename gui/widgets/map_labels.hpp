#pragma once
// Names beside the map's discs, where they cover neither each other nor a disc.

#include <cstddef>
#include <string>
#include <vector>

#include "gui/widgets/canvas.hpp"
#include "gui/widgets/theme.hpp"

namespace umbral::gui {

struct MapLabel {
    std::string name;
    std::string figure;  ///< below the name, where there is room for it
    Point at;            ///< the disc's middle
    float radius = 0;
    bool must = false;  ///< drawn even where it covers something
};

struct PlacedLabel {
    std::size_t index = 0;  ///< of the label
    Box box;
    bool is_short = false;  ///< a smaller name without its figure
    bool is_led = false;    ///< a line leads to its disc: it lies away from it, or nearer to another
};

/// Finds places round the discs, for the first label first; a label without a place is left out. Where that would
/// happen, names are small at first and without figures, so that more of them are seen.
/// @param frame  what the names must lie in
/// @param taken  what they must not cover
[[nodiscard]] std::vector<PlacedLabel> place_labels(const Canvas& canvas, const std::vector<MapLabel>& labels,
                                                    const Box& frame, const std::vector<Box>& taken);

void draw_label(Canvas& canvas, const Theme& theme, const MapLabel& label, const PlacedLabel& place);

}  // namespace umbral::gui
