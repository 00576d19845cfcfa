#include "gui/widgets/axis.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/i18n.hpp"
#include "base/text.hpp"

namespace umbral::gui {
namespace {

/// The smallest round step with which `most` ticks span `length`.
double round_step(double length, int most) {
    const double least = length / std::max(1, most - 1);
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        if (factor * power >= least * (1 - 1e-9)) return factor * power;
    }
    return 10 * power;
}

}  // namespace

std::vector<double> value_ticks(double smallest, double largest, int most) {
    if (!std::isfinite(smallest) || !std::isfinite(largest)) return {0, 1};
    if (largest - smallest < 1e-12 * std::max(1.0, std::abs(largest))) {
        const double room = largest == 0 ? 1 : std::abs(largest) / 2;
        smallest -= smallest >= 0 && smallest < room ? smallest : room;
        largest += room;
    }
    // Rounding the ends outwards may add a tick at each, so that a wider step may be needed.
    for (int aim = most;; --aim) {
        const double step = round_step(largest - smallest, std::max(2, aim));
        const double first = std::floor(smallest / step + 1e-9);
        const double last = std::ceil(largest / step - 1e-9);
        if (last - first + 1 > most && aim > 2) continue;
        std::vector<double> ticks;
        const auto count = static_cast<std::size_t>(last - first) + 1;
        ticks.reserve(count);
        for (std::size_t i = 0; i < count; ++i) ticks.push_back((first + static_cast<double>(i)) * step);
        return ticks;
    }
}

CountAxis count_axis(double largest, int most) {
    constexpr double room_above = 1.05;
    CountAxis axis;
    if (std::isfinite(largest) && largest > 0) axis.top = largest * room_above;
    double step = round_step(axis.top, std::max(2, most));
    if (step > axis.top) step = round_step(axis.top / 2, 2);  // only the ends would fit: one tick below the top
    if (step > axis.top) step = round_step(axis.top / 4, 2);
    const auto last = static_cast<int>(std::floor(axis.top / step + 1e-9));
    const int stride = last + 1 > std::max(2, most) ? last : 1;
    for (int i = 0; i <= last; i += stride) axis.ticks.push_back(i * step);
    return axis;
}

std::vector<std::string> tick_labels(const std::vector<double>& ticks) {
    std::vector<std::string> labels;
    labels.reserve(ticks.size());
    const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : 1;
    double largest = 0;
    for (const double tick : ticks) largest = std::max(largest, std::abs(tick));
    const double unit = largest >= 2e6 ? 1e6 : 1;
    const int digits = std::max(0, static_cast<int>(std::ceil(-std::log10(step / unit) - 1e-9)));
    for (const double tick : ticks)
        labels.push_back(format_number(tick / unit, digits) + (unit > 1 && tick != 0 ? " M" : ""));
    return labels;
}

}  // namespace umbral::gui
