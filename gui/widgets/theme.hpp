#pragma once
// Colours by meaning, for a light and a dark window. Drawing code names a token, never a colour.

#include <array>
#include <cstddef>

#include "gui/widgets/color.hpp"

namespace umbral::gui {

struct Theme {
    bool dark = false;
    // Surfaces, from the back to the front.
    Color background;
    Color surface;
    Color raised;
    Color hovered;
    Color border;
    Color grid;
    // Text by weight of its message; all at least 4.5:1 on `surface`.
    Color text;
    Color muted;
    Color accent;
    Color on_accent;
    Color better;
    Color worse;
    Color warning;
    // Marks.
    Color faint;      ///< what is not in force: a greyed answer, an axis
    Color threshold;  ///< dashes of limits and capacities
    Color now;        ///< the crosshair
    Color sea;
    Color land;
    Color land_modelled;  ///< countries of the scenario
    Color coast;
    Color frontier;
    Color route;
    Color ring;  ///< round what is above its capacity
    /// Okabe-Ito hues, for plans; the first is the draft's or the chosen plan's.
    std::array<Color, 6> plans;
    /// Causes of waiting, in the record's order: closed, officers, places, seats, fare, supplies,
    /// quota.
    std::array<Color, 7> causes;

    /// Occupancy on a perceptually even scale. @param fraction  persons over capacity; above 1 as 1
    [[nodiscard]] Color occupancy(double fraction) const;
    /// Five steps for levels from calm to grave, told apart without colour by their numbers.
    [[nodiscard]] Color level(int number) const;
};

[[nodiscard]] const Theme& theme(bool dark);

/// Dear ImGui's own widgets in the same tokens, at a text scale.
void apply_style(const Theme& theme, float scale);

}  // namespace umbral::gui
