#pragma once
// Scales of charts: round numbers, and where values fall in pixels.

#include <string>
#include <vector>

namespace umbral::gui {

/// From values to pixels, linearly.
struct Scale {
    double from = 0;
    double to = 1;
    float start_px = 0;
    float end_px = 1;
    [[nodiscard]] float at(double value) const {
        return start_px + static_cast<float>((value - from) / (to - from)) * (end_px - start_px);
    }
    [[nodiscard]] double value_at(float pixel) const {
        return from + (to - from) * static_cast<double>((pixel - start_px) / (end_px - start_px));
    }
};

/// An axis for counts, from zero.
struct CountAxis {
    double top = 1;             ///< just above the largest value, so that the data fill the chart
    std::vector<double> ticks;  ///< the first is zero; always at least two
};
/// Ticks at 1, 2 or 5 times a power of ten, at most `most` of them.
[[nodiscard]] CountAxis count_axis(double largest, int most);
/// Such ticks between two values of any sign; the ends are rounded outwards and are ticks. Always at least two.
[[nodiscard]] std::vector<double> value_ticks(double smallest, double largest, int most);

/// A tick's label: digits as the step needs, thousands and millions shortened where all ticks are that large.
[[nodiscard]] std::vector<std::string> tick_labels(const std::vector<double>& ticks);

}  // namespace umbral::gui
