#pragma once
// Discs that would cover each other, moved apart as little as needed.

#include <vector>

#include "gui/widgets/canvas.hpp"

namespace umbral::gui {

struct Disc {
    Point middle;      ///< where it belongs
    float radius = 0;  ///< with the room it needs around it
};

/// Where each disc is drawn: at its place, or beside it where others would cover it. Discs at one point fan out in
/// their order. The same discs always lie the same way.
[[nodiscard]] std::vector<Point> spread_out(const std::vector<Disc>& discs);

}  // namespace umbral::gui
