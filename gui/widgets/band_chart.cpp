#include "gui/widgets/band_chart.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "base/i18n.hpp"
#include "base/text.hpp"
#include "gui/model/calendar.hpp"

namespace umbral::gui {
namespace {

constexpr float left_px = 58;
constexpr float right_px = 16;
constexpr float title_px = 24;
constexpr float axis_px = 20;
constexpr std::size_t most_name_lines = 3;

struct Span {
    std::size_t first = 0;
    std::size_t last = 0;  ///< one behind
};

Span hours_in(const std::vector<double>& values, const TimeFrame& frame) {
    const double from = std::floor(frame.range.from - frame.first_h) - 1;
    const double to = std::ceil(frame.range.to - frame.first_h) + 2;
    const auto size = static_cast<double>(values.size());
    return {static_cast<std::size_t>(std::clamp(from, 0.0, size)), static_cast<std::size_t>(std::clamp(to, 0.0, size))};
}

/// The hours in sight, column by column of 1.5 pixels.
/// @param use  takes the first and one behind the last value of a column, and the hour in its middle
template <class Use>
void each_column(const std::vector<double>& values, const TimeFrame& frame, const Scale& x, const Use& use) {
    const Span span = hours_in(values, frame);
    if (span.first >= span.last) return;
    const double px_per_hour = std::abs(x.end_px - x.start_px) / (x.to - x.from);
    const auto stride = std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(1.5 / px_per_hour)));
    for (std::size_t i = span.first / stride * stride; i < span.last; i += stride) {
        const auto begin = values.begin() + static_cast<std::ptrdiff_t>(i);
        const auto end = values.begin() + static_cast<std::ptrdiff_t>(std::min(i + stride, values.size()));
        use(begin, end, frame.first_h + static_cast<double>(i) + static_cast<double>(stride - 1) / 2);
    }
}

/// Points of a series. Of the hours that share a pixel column the lowest and the highest are kept, in their order, so
/// that no peak is lost and no slope is bent.
std::vector<Point> points_of(const std::vector<double>& values, const TimeFrame& frame, const Scale& x,
                             const Scale& y) {
    std::vector<Point> points;
    const auto add = [&](auto value) {
        points.push_back({x.at(frame.first_h + static_cast<double>(value - values.begin())), y.at(*value)});
    };
    each_column(values, frame, x, [&](auto begin, auto end, double /*middle_h*/) {
        const auto [low, high] = std::minmax_element(begin, end);
        const auto [first, second] = std::minmax(low, high);
        add(first);
        if (second != first) add(second);
    });
    return points;
}

enum class Edge { lower, upper };

/// Points of a band's edge: one for each pixel column, its lowest or highest hour.
std::vector<Point> edge_of(const std::vector<double>& values, const TimeFrame& frame, const Scale& x, const Scale& y,
                           Edge edge) {
    std::vector<Point> points;
    each_column(values, frame, x, [&](auto begin, auto end, double middle_h) {
        const double value = edge == Edge::lower ? *std::min_element(begin, end) : *std::max_element(begin, end);
        points.push_back({x.at(middle_h), y.at(value)});
    });
    return points;
}

double largest_in(const std::vector<double>& values, const TimeFrame& frame) {
    const Span span = hours_in(values, frame);
    if (span.first >= span.last) return 0;
    return *std::max_element(values.begin() + static_cast<std::ptrdiff_t>(span.first),
                             values.begin() + static_cast<std::ptrdiff_t>(span.last));
}

void draw_count_axis(Canvas& canvas, const Theme& theme, const Box& plot, const std::vector<double>& ticks,
                     const Scale& y) {
    const auto labels = tick_labels(ticks);
    const float half = canvas.measure("0", TextSize::small).y / 2;
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const float at = y.at(ticks[i]);
        canvas.line({plot.left, at}, {plot.right, at}, ticks[i] == 0 ? theme.border : theme.grid, canvas.scale());
        canvas.text({plot.left - 8 * canvas.scale(), at - half}, labels[i], theme.muted, TextSize::small, Align::right);
    }
}

/// The axis of counts up to the largest. Where all are zero there is nothing to measure, and that is said.
Scale draw_counts(Canvas& canvas, const Theme& theme, const Box& plot, double largest) {
    if (!(largest > 0)) {
        draw_count_axis(canvas, theme, plot, {0}, {0, 1, plot.bottom, plot.top});
        const std::string words = fitted(canvas, tr("zero in all the time shown"), TextSize::small, plot.width());
        canvas.text(
            {(plot.left + plot.right) / 2, (plot.top + plot.bottom - canvas.measure(words, TextSize::small).y) / 2},
            words, theme.muted, TextSize::small, Align::center);
        return {0, 1, plot.bottom, plot.top};
    }
    const int most_ticks = std::max(2, static_cast<int>(plot.height() / (26 * canvas.scale())) + 1);
    const CountAxis counts = count_axis(largest, most_ticks);
    const Scale y{0, counts.top, plot.bottom, plot.top};
    draw_count_axis(canvas, theme, plot, counts.ticks, y);
    return y;
}

void draw_titles(Canvas& canvas, const Theme& theme, const Box& box, const std::string& title,
                 const std::string& unit) {
    const Point at{box.left + 10 * canvas.scale(), box.top + 2 * canvas.scale()};
    canvas.text(at, title, theme.text, TextSize::small, Align::left);
    const float behind = at.x + canvas.measure(title, TextSize::small).x + 8 * canvas.scale();
    canvas.text({behind, at.y}, fitted(canvas, unit, TextSize::small, box.right - behind), theme.muted, TextSize::small,
                Align::left);
}

/// A threshold as it lies in the plot.
struct DrawnLine {
    const Threshold* threshold = nullptr;
    float left = 0;
    float right = 0;
    float y = 0;
};

std::vector<DrawnLine> lines_in(const Box& plot, const BandChart& chart, const Scale& x, const Scale& y) {
    std::vector<DrawnLine> lines;
    for (const Threshold& threshold : chart.thresholds) {
        const double from = std::max(threshold.from_h, x.from);
        const double to = std::min(threshold.to_h, x.to);
        if (threshold.value > y.to || from >= to) continue;
        lines.push_back({&threshold, x.at(from), x.at(to), std::max(plot.top, y.at(threshold.value))});
    }
    return lines;
}

/// Where a line's name lies: above or below it, at its left or right, where it covers no other line and no other name.
std::optional<Box> place_for(const Box& plot, const DrawnLine& line, Point size, const std::vector<DrawnLine>& lines,
                             const std::vector<Box>& taken) {
    constexpr float margin = 3;
    if (line.right - line.left < size.x + 2 * margin) return std::nullopt;
    for (const float left : {line.left + margin, line.right - margin - size.x}) {
        for (const float top : {line.y - size.y - 1, line.y + 1}) {
            const Box box{left, top, left + size.x, top + size.y};
            const bool crosses = std::any_of(lines.begin(), lines.end(), [&](const DrawnLine& other) {
                return other.y > box.top && other.y < box.bottom && other.left < box.right && other.right > box.left;
            });
            const bool covers =
                std::any_of(taken.begin(), taken.end(), [&](const Box& other) { return other.overlaps(box); });
            if (!crosses && !covers && box.top >= plot.top - 2 && box.bottom <= plot.bottom + 1) return box;
        }
    }
    return std::nullopt;
}

void draw_thresholds(Canvas& canvas, const Theme& theme, const Box& plot, const BandChart& chart, const Scale& x,
                     const Scale& y) {
    const std::vector<DrawnLine> lines = lines_in(plot, chart, x, y);
    for (const DrawnLine& line : lines)
        canvas.dashed({line.left, line.y}, {line.right, line.y}, theme.threshold.with_alpha(0.85),
                      1.2F * canvas.scale());
    std::vector<Box> taken;
    for (const DrawnLine& line : lines) {
        const std::string& name = line.threshold->label;
        const auto box = place_for(plot, line, canvas.measure(name, TextSize::small), lines, taken);
        if (!box) continue;
        canvas.rect({box->left - 3, box->top, box->right + 3, box->bottom}, theme.surface.with_alpha(0.75), 2);
        canvas.text({box->left, box->top}, name, theme.threshold, TextSize::small, Align::left);
        taken.push_back(*box);
    }
}

}  // namespace

Box plot_area(const Canvas& canvas, const Box& box, bool show_axis, float names) {
    const float s = canvas.scale();
    return {box.left + std::max(left_px * s, names), box.top + title_px * s, box.right - right_px * s,
            box.bottom - (show_axis ? axis_px : 5) * s};
}

void draw_time_axis(Canvas& canvas, const Theme& theme, const Box& plot, const TimeFrame& frame, bool labels) {
    const Scale x{frame.range.from, frame.range.to, plot.left, plot.right};
    const auto ticks = time_ticks(frame.start, frame.range.from, frame.range.to, plot.width(), 62 * canvas.scale());
    float last_right = -1e9F;
    for (const TimeTick& tick : ticks) {
        const float at = x.at(tick.hour);
        canvas.line({at, plot.top}, {at, plot.bottom}, tick.major ? theme.border : theme.grid, canvas.scale());
        if (!labels) continue;
        const float half = canvas.measure(tick.label, TextSize::small).x / 2;
        if (at - half < last_right + 8 * canvas.scale() || at + half > plot.right + right_px * canvas.scale()) continue;
        canvas.text({at, plot.bottom + 3 * canvas.scale()}, tick.label, tick.major ? theme.text : theme.muted,
                    TextSize::small, Align::center);
        last_right = at + half;
    }
}

void draw_band_chart(Canvas& canvas, const Theme& theme, const Box& box, const BandChart& chart,
                     const TimeFrame& frame) {
    const Box plot = plot_area(canvas, box, frame.show_axis, frame.names);
    if (plot.width() < 20 || plot.height() < 12 || chart.band == nullptr) return;
    double largest = largest_in(chart.band->p90, frame);
    if (chart.baseline != nullptr) largest = std::max(largest, largest_in(chart.baseline->p50, frame));
    const float name = canvas.measure("0", TextSize::small).y + 2;
    const double headroom = plot.height() > 3 * name ? plot.height() / (plot.height() - name) : 1;
    const double in_sight = 1.6 * largest;
    for (const Threshold& threshold : chart.thresholds) {
        if (threshold.value < in_sight) largest = std::max(largest, headroom * threshold.value);
    }
    const Scale x{frame.range.from, frame.range.to, plot.left, plot.right};
    const Color line = frame.stale ? theme.faint : theme.plans[0];
    draw_time_axis(canvas, theme, plot, frame, frame.show_axis);
    const Scale y = draw_counts(canvas, theme, plot, largest);
    {
        const Clipped clip(canvas, {plot.left, plot.top - 2, plot.right, plot.bottom + 1});
        canvas.band(edge_of(chart.band->p90, frame, x, y, Edge::upper),
                    edge_of(chart.band->p10, frame, x, y, Edge::lower), line.with_alpha(theme.dark ? 0.28 : 0.2));
        if (chart.baseline != nullptr)
            canvas.polyline(points_of(chart.baseline->p50, frame, x, y), theme.muted, 1.1F * canvas.scale(), false);
        canvas.polyline(points_of(chart.band->p50, frame, x, y), line, 1.8F * canvas.scale(), false);
        draw_thresholds(canvas, theme, plot, chart, x, y);
    }
    draw_titles(canvas, theme, box, chart.title, chart.unit);
    if (frame.crosshair_h >= frame.range.from && frame.crosshair_h <= frame.range.to) {
        const float at = x.at(frame.crosshair_h);
        canvas.line({at, plot.top}, {at, plot.bottom}, theme.now.with_alpha(0.7), canvas.scale());
        const auto index = static_cast<std::ptrdiff_t>(frame.crosshair_h - frame.first_h);
        if (index >= 0 && index < static_cast<std::ptrdiff_t>(chart.band->p50.size()))
            canvas.disc({at, y.at(chart.band->p50[static_cast<std::size_t>(index)])}, 3 * canvas.scale(), line);
    }
}

namespace {

/// Below that width of a day [design pixels] its swings are a block of ink, and the day's mean is drawn instead.
constexpr float least_day_px = 6;

/// A series by days, each of the hours of one date.
struct Day {
    double middle_h = 0;
    double mean = 0;
    double low = 0;
    double high = 0;
};

std::vector<Day> days_of(const std::vector<double>& values, const TimeFrame& frame) {
    std::vector<Day> days;
    const Span span = hours_in(values, frame);
    const auto date_of = [&](std::size_t i) { return std::floor((frame.first_h + static_cast<double>(i)) / 24); };
    std::size_t begin = span.first;
    while (begin > 0 && begin < values.size() && date_of(begin - 1) == date_of(begin)) --begin;
    while (begin < span.last) {
        std::size_t end = begin;
        Day day{24 * date_of(begin) + 12, 0, values[begin], values[begin]};
        for (; end < values.size() && date_of(end) == date_of(begin); ++end) {
            day.mean += values[end];
            day.low = std::min(day.low, values[end]);
            day.high = std::max(day.high, values[end]);
        }
        day.mean /= static_cast<double>(end - begin);
        days.push_back(day);
        begin = end;
    }
    return days;
}

std::vector<Point> points_of(const std::vector<Day>& days, double Day::*value, const Scale& x, const Scale& y) {
    std::vector<Point> points;
    points.reserve(days.size());
    for (const Day& day : days) points.push_back({x.at(day.middle_h), y.at(day.*value)});
    return points;
}

/// The largest value that is drawn: of the first plan the day's highest, which its band reaches.
double largest_of(const PlanLines& lines, const TimeFrame& frame, bool by_days) {
    double largest = 0;
    for (std::size_t i = 0; i < lines.plans.size(); ++i) {
        const std::vector<double>& values = lines.plans[i].band->p50;
        if (i == 0 || !by_days) largest = std::max(largest, largest_in(values, frame));
        if (!by_days) continue;
        for (const Day& day : days_of(values, frame)) largest = std::max(largest, day.mean);
    }
    return largest;
}

/// Names at the lines' ends, moved apart where they would cover each other.
void draw_line_names(Canvas& canvas, const Theme& theme, const Box& plot, float room,
                     std::vector<std::pair<float, const PlanLine*>> ends) {
    const float line_height = canvas.measure("0", TextSize::small).y;
    const auto lines_of = [&](const PlanLine& plan) {
        return broken(canvas, plan.title, TextSize::small, room - 6 * canvas.scale(), most_name_lines);
    };
    std::size_t rows = 0;
    for (const auto& [at, plan] : ends) rows += lines_of(*plan).size();
    std::sort(ends.begin(), ends.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    float free_from = plot.top - line_height / 2;
    const float least = plot.bottom + line_height / 2 - line_height * static_cast<float>(rows);
    float row = 0;
    for (const auto& [at, plan] : ends) {
        const auto lines = lines_of(*plan);
        const float height = line_height * static_cast<float>(lines.size());
        float top = std::max(free_from, std::min(at - height / 2, least + row));
        free_from = top + height;
        row += height;
        for (const std::string& line : lines) {
            canvas.text({plot.right + 5 * canvas.scale(), top}, line,
                        theme.plans.at(std::min(plan->color, theme.plans.size() - 1)), TextSize::small, Align::left);
            top += line_height;
        }
    }
}

}  // namespace

void draw_plan_lines(Canvas& canvas, const Theme& theme, const Box& box, const PlanLines& lines,
                     const TimeFrame& frame) {
    Box plot = plot_area(canvas, box, frame.show_axis, frame.names);
    float longest = 0;
    for (const PlanLine& plan : lines.plans) longest = std::max(longest, canvas.measure(plan.title, TextSize::small).x);
    // Part of a name may stand in the margin that the plot leaves free anyway.
    const float names = std::max(0.0F, std::min(longest + (8 - right_px) * canvas.scale(), plot.width() * 0.34F));
    plot.right -= names;
    if (plot.width() < 20 || plot.height() < 12) return;
    const Scale x{frame.range.from, frame.range.to, plot.left, plot.right};
    const bool by_days = 24 * (x.end_px - x.start_px) < least_day_px * canvas.scale() * (x.to - x.from);
    draw_time_axis(canvas, theme, plot, frame, frame.show_axis);
    const Scale y = draw_counts(canvas, theme, plot, largest_of(lines, frame, by_days));
    std::vector<std::pair<float, const PlanLine*>> ends;
    {
        const Clipped clip(canvas, {plot.left, plot.top - 2, plot.right, plot.bottom + 1});
        // The first plan last, so that it lies on top.
        for (std::size_t i = lines.plans.size(); i-- > 0;) {
            const PlanLine& plan = lines.plans[i];
            const Color color = theme.plans.at(std::min(plan.color, theme.plans.size() - 1));
            const std::vector<double>& values = plan.band->p50;
            const auto days = by_days ? days_of(values, frame) : std::vector<Day>();
            if (by_days && i == 0)
                canvas.band(points_of(days, &Day::high, x, y), points_of(days, &Day::low, x, y),
                            color.with_alpha(theme.dark ? 0.28 : 0.2));
            const auto points = by_days ? points_of(days, &Day::mean, x, y) : points_of(values, frame, x, y);
            canvas.polyline(points, color, 1.7F * canvas.scale(), false);
            if (!points.empty()) ends.emplace_back(points.back().y, &plan);
        }
    }
    draw_line_names(canvas, theme, plot, names + right_px * canvas.scale(), std::move(ends));
    draw_titles(canvas, theme, box, lines.title, by_days ? tr("mean of the day") + (", " + lines.unit) : lines.unit);
}

}  // namespace umbral::gui
