#include "gui/widgets/scatter.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "gui/widgets/axis.hpp"

namespace umbral::gui {
namespace {

constexpr float left_px = 58;
constexpr float right_px = 14;
constexpr float top_px = 24;
constexpr float bottom_px = 34;

/// Ticks over all intervals, from zero.
std::vector<double> ticks_over(const std::vector<ScatterPoint>& points, double ScatterPoint::*low,
                               double ScatterPoint::*high, int most) {
    double smallest = 0;
    double largest = 0;
    for (const ScatterPoint& point : points) {
        smallest = std::min(smallest, point.*low);
        largest = std::max(largest, point.*high);
    }
    return value_ticks(smallest, largest, most);
}

void draw_axes(Canvas& canvas, const Theme& theme, const Box& plot, const Scale& x, const Scale& y,
               const std::vector<double>& x_ticks, const std::vector<double>& y_ticks) {
    const float s = canvas.scale();
    const float half = canvas.measure("0", TextSize::small).y / 2;
    const auto x_labels = tick_labels(x_ticks);
    const auto y_labels = tick_labels(y_ticks);
    for (std::size_t i = 0; i < y_ticks.size(); ++i) {
        const float at = y.at(y_ticks[i]);
        canvas.line({plot.left, at}, {plot.right, at}, y_ticks[i] == 0 ? theme.border : theme.grid, s);
        canvas.text({plot.left - 8 * s, at - half}, y_labels[i], theme.muted, TextSize::small, Align::right);
    }
    for (std::size_t i = 0; i < x_ticks.size(); ++i) {
        const float at = x.at(x_ticks[i]);
        canvas.line({at, plot.top}, {at, plot.bottom}, x_ticks[i] == 0 ? theme.border : theme.grid, s);
        canvas.text({at, plot.bottom + 3 * s}, x_labels[i], theme.muted, TextSize::small, Align::center);
    }
}

/// Where a name lies near its point: on a side with room, where it covers nothing; the nearer the better.
std::optional<Box> free_place(const Box& plot, Point at, Point size, float s, const std::vector<Box>& taken) {
    constexpr std::array<Point, 8> sides{{{1, 0}, {-1, 0}, {0, -1}, {0, 1}, {1, -1}, {1, 1}, {-1, -1}, {-1, 1}}};
    for (const float reach : {8 * s, 18 * s, 32 * s, 50 * s}) {
        for (const Point side : sides) {
            const float aside = side.y == 0 ? reach : 4 * s;
            const Point middle{at.x + side.x * (aside + size.x / 2), at.y + side.y * (reach + size.y / 2)};
            const Box box{middle.x - size.x / 2, middle.y - size.y / 2, middle.x + size.x / 2, middle.y + size.y / 2};
            const bool is_inside = box.left >= plot.left && box.right <= plot.right && box.top >= plot.top - 4 * s &&
                                   box.bottom <= plot.bottom;
            const bool is_free =
                std::none_of(taken.begin(), taken.end(), [&](const Box& other) { return other.overlaps(box); });
            if (is_inside && is_free) return box;
        }
    }
    return std::nullopt;
}

/// A name beside its point; where there is no room beside it, farther off with a line to it.
void draw_name(Canvas& canvas, const Theme& theme, const Box& plot, Point at, const ScatterPoint& point,
               std::vector<Box>& taken) {
    const float s = canvas.scale();
    const Color color = theme.plans.at(std::min(point.color, theme.plans.size() - 1));
    const float line_height = canvas.measure("0", TextSize::small).y;
    std::vector<std::string> lines;
    const auto place = [&](const std::string& name, std::size_t most_lines) {
        lines = broken(canvas, name, TextSize::small, plot.width() * 0.6F, most_lines);
        Point size{0, line_height * static_cast<float>(lines.size())};
        for (const std::string& line : lines) size.x = std::max(size.x, canvas.measure(line, TextSize::small).x);
        return free_place(plot, at, size, s, taken);
    };
    auto box = point.note.empty() ? std::nullopt : place(point.name + " (" + point.note + ")", 3);
    if (!box) box = place(point.name, 2);  // the name before the note: the mark is hollow all the same
    if (!box) return;
    const Point near{std::clamp(at.x, box->left, box->right), std::clamp(at.y, box->top, box->bottom)};
    if (std::hypot(near.x - at.x, near.y - at.y) > 12 * s) canvas.line(at, near, color.with_alpha(0.7), s);
    for (std::size_t i = 0; i < lines.size(); ++i)
        canvas.text({box->left, box->top + line_height * static_cast<float>(i)}, lines[i], color, TextSize::small,
                    Align::left);
    taken.push_back(*box);
}

/// What a point and its intervals cover.
void take_point(std::vector<Box>& taken, const Scale& x, const Scale& y, const ScatterPoint& point, float s) {
    const Point at{x.at(point.x), y.at(point.y)};
    taken.push_back({at.x - 5 * s, at.y - 5 * s, at.x + 5 * s, at.y + 5 * s});
    taken.push_back({x.at(point.x_low), at.y - s, x.at(point.x_high), at.y + s});
    taken.push_back({at.x - s, y.at(point.y_high), at.x + s, y.at(point.y_low)});
}

}  // namespace

void draw_scatter(Canvas& canvas, const Theme& theme, const Box& box, const Scatter& scatter) {
    const float s = canvas.scale();
    const auto lines = broken(canvas, scatter.title, TextSize::small, box.width() - 20 * s, 2);
    const float more = static_cast<float>(lines.size() - 1) * canvas.measure("0", TextSize::small).y;
    const auto notes = broken(canvas, scatter.note, TextSize::small, box.width() - 20 * s, 2);
    const float line_height = canvas.measure("0", TextSize::small).y;
    const float below = scatter.note.empty() ? 0 : static_cast<float>(notes.size()) * line_height;
    const Box plot{box.left + left_px * s, box.top + top_px * s + more, box.right - right_px * s,
                   box.bottom - bottom_px * s - below};
    if (plot.width() < 60 || plot.height() < 30) return;
    const auto x_ticks = ticks_over(scatter.points, &ScatterPoint::x_low, &ScatterPoint::x_high,
                                    std::max(2, static_cast<int>(plot.width() / (60 * s))));
    const auto y_ticks = ticks_over(scatter.points, &ScatterPoint::y_low, &ScatterPoint::y_high,
                                    std::max(2, static_cast<int>(plot.height() / (26 * s)) + 1));
    const Scale x{x_ticks.front(), x_ticks.back(), plot.left, plot.right};
    const Scale y{y_ticks.front(), y_ticks.back(), plot.bottom, plot.top};
    draw_axes(canvas, theme, plot, x, y, x_ticks, y_ticks);
    float title = box.top + 2 * s;
    for (const std::string& line : lines) {
        canvas.text({box.left + 10 * s, title}, line, theme.text, TextSize::small, Align::left);
        title += canvas.measure(line, TextSize::small).y;
    }
    canvas.text({plot.right, plot.bottom + 17 * s}, scatter.x_title, theme.muted, TextSize::small, Align::right);
    float under = plot.bottom + 17 * s + line_height;
    for (const std::string& line : notes) {
        if (!scatter.note.empty()) canvas.text({plot.right, under}, line, theme.warning, TextSize::small, Align::right);
        under += line_height;
    }
    std::vector<Box> taken;
    for (const ScatterPoint& point : scatter.points) {
        const Color color = theme.plans.at(std::min(point.color, theme.plans.size() - 1));
        canvas.line({x.at(point.x_low), y.at(point.y)}, {x.at(point.x_high), y.at(point.y)}, color.with_alpha(0.5),
                    2 * s);
        canvas.line({x.at(point.x), y.at(point.y_low)}, {x.at(point.x), y.at(point.y_high)}, color.with_alpha(0.5),
                    2 * s);
        canvas.disc({x.at(point.x), y.at(point.y)}, 5 * s, color);
        if (!point.note.empty()) canvas.disc({x.at(point.x), y.at(point.y)}, 3 * s, theme.surface);
        take_point(taken, x, y, point, s);
    }
    for (const ScatterPoint& point : scatter.points)
        draw_name(canvas, theme, plot, {x.at(point.x), y.at(point.y)}, point, taken);
}

}  // namespace umbral::gui
