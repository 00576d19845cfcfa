#include "gui/widgets/lanes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/i18n.hpp"
#include "gui/model/parameters.hpp"

namespace umbral::gui {
namespace {

constexpr float ladder_px = 24;
constexpr float measure_px = 22;

Scale time_scale(const Box& plot, const TimeFrame& frame) {
    return {frame.range.from, frame.range.to, plot.left, plot.right};
}

void draw_name(Canvas& canvas, const Theme& theme, const LaneBox& box, const std::string& name, Color color) {
    const float s = canvas.scale();
    const float room = box.plot.left - box.row.left - 18 * s;
    const float top = (box.row.top + box.row.bottom) / 2 - canvas.measure("0", TextSize::small).y / 2;
    if (room > 30 * s)
        canvas.text({box.row.left + 10 * s, top}, fitted(canvas, name, TextSize::small, room), color, TextSize::small,
                    Align::left);
    (void)theme;
}

/// Calls for every stretch of hours with one level above 0.
template <class Use>
void each_stretch(const std::vector<double>& levels, Use&& use) {
    for (std::size_t from = 0; from < levels.size();) {
        std::size_t to = from + 1;
        while (to < levels.size() && std::floor(levels[to]) == std::floor(levels[from])) ++to;
        if (levels[from] >= 1) use(from, to, static_cast<int>(std::floor(levels[from])));
        from = to;
    }
}

void mark(Canvas& canvas, float x, float y, float half, Color color, float width) {
    canvas.line({x, y - half}, {x, y + half}, color, width);
}

/// One run: a line from its decision to its effect with a mark at every step, a bar while it is in effect, dashes while
/// it has stopped and waits for money.
void draw_run(Canvas& canvas, const Theme& theme, const LaneBox& box, const MeasureSpan& run, const Scale& x,
              Color color) {
    const float s = canvas.scale();
    const float y = (box.row.top + box.row.bottom) / 2;
    const bool came = run.takes_effect();
    // What lies far outside is drawn from just outside: dashes are counted in pixels.
    const auto near = [&](double hour) {
        return std::clamp(x.at(hour), box.plot.left - 40 * s, box.plot.right + 40 * s);
    };
    const float begun = near(run.begun_h());
    const float effective = near(came ? run.effective_h() : run.ended_h);
    float stopped = effective;
    for (const HourSpan& span : run.in_effect) {
        const float from = near(span.from_h);
        const Box active{from, y - 7 * s, std::max(from + 2, near(span.to_h)), y + 7 * s};
        if (from - stopped > 1) canvas.dashed({stopped, y}, {from, y}, color, 1.5F * s);
        canvas.rect(active, color.with_alpha(theme.dark ? 0.3 : 0.18), 3 * s);
        canvas.rect({active.left, active.top, active.left + 3 * s, active.bottom}, color, 1);
        stopped = active.right;
    }
    if (came && near(run.ended_h) - stopped > 1) canvas.dashed({stopped, y}, {near(run.ended_h), y}, color, 1.5F * s);
    if (effective - begun > 1) canvas.dashed({begun, y}, {effective, y}, color, 1.5F * s);
    if (run.decided_h >= 0 && (!came || effective - begun > 1)) canvas.ring({begun, y}, 3.5F * s, color, 1.5F * s);
    if (run.approved_h >= 0) mark(canvas, x.at(run.approved_h), y, 3.5F * s, color, 1.5F * s);
    for (std::size_t i = 0; i < run.funded_h.size(); ++i) {
        const double then = i < run.in_effect.size() ? run.in_effect[i].from_h : run.ended_h;
        if (near(then) - x.at(run.funded_h[i]) > 2 * s) mark(canvas, x.at(run.funded_h[i]), y, 6 * s, color, 2.4F * s);
    }
}

/// A measure's name behind the beginning of its first bar, or before it where there is no room.
void draw_name_in_bar(Canvas& canvas, const Theme& theme, const LaneBox& box, const MeasureBar& measure,
                      const Scale& x) {
    const float s = canvas.scale();
    const MeasureSpan& first = measure.runs.front();
    const float effective = x.at(first.takes_effect() ? first.effective_h() : first.ended_h);
    const float label = std::max(effective, box.plot.left) + 8 * s;
    const float top = (box.row.top + box.row.bottom) / 2 - canvas.measure("0", TextSize::small).y / 2;
    if (box.plot.right - label > 90 * s) {
        canvas.text({label, top}, fitted(canvas, measure.title, TextSize::small, box.plot.right - label - 4 * s),
                    theme.text, TextSize::small, Align::left);
    } else {
        canvas.text({x.at(first.begun_h()) - 8 * s, top}, measure.title, theme.text, TextSize::small, Align::right);
    }
}

}  // namespace

float ladder_row_height(const Canvas& canvas) { return ladder_px * canvas.scale(); }
float measure_row_height(const Canvas& canvas) { return measure_px * canvas.scale(); }

float measures_height(const Canvas& canvas, std::size_t measures) {
    return static_cast<float>(measures) * measure_row_height(canvas) + (measures > 0 ? 8 * canvas.scale() : 0);
}

void draw_ladder(Canvas& canvas, const Theme& theme, const LaneBox& box, const LadderRow& row, const TimeFrame& frame) {
    const float s = canvas.scale();
    const Scale x = time_scale(box.plot, frame);
    draw_name(canvas, theme, box, row.title, theme.text);
    const Box strip{box.plot.left, box.row.top + 6 * s, box.plot.right, box.row.bottom - 3 * s};
    canvas.rect(strip, theme.raised, 2 * s);
    if (row.band == nullptr) return;
    const Clipped clip(canvas, {box.plot.left, box.row.top, box.plot.right, box.row.bottom});
    const auto left = [&](std::size_t hour) { return x.at(frame.first_h + static_cast<double>(hour)); };
    each_stretch(row.band->p90, [&](std::size_t from, std::size_t to, int number) {
        const Color color = frame.stale ? theme.faint : theme.level(number);
        canvas.rect({left(from), box.row.top + 2 * s, left(to), box.row.top + 5 * s}, color, 0);
    });
    each_stretch(row.band->p50, [&](std::size_t from, std::size_t to, int number) {
        const Color color = frame.stale ? theme.faint : theme.level(number);
        canvas.rect({left(from), strip.top, left(to), strip.bottom}, color, 0);
        const float seen_from = std::max(left(from), strip.left);
        const float seen_to = std::min(left(to), strip.right);
        if (seen_to - seen_from < 14 * s) return;
        const auto name = row.level_names.find(number);
        std::string words = std::to_string(number);
        if (name != row.level_names.end()) words += "  " + name->second;
        const Color ink =
            contrast(color, rgb(0xFFFFFF)) > contrast(color, rgb(0x000000)) ? rgb(0xFFFFFF) : rgb(0x000000);
        canvas.text({seen_from + 5 * s, (strip.top + strip.bottom) / 2 - canvas.measure("0", TextSize::small).y / 2},
                    fitted(canvas, words, TextSize::small, seen_to - seen_from - 8 * s), ink, TextSize::small,
                    Align::left);
    });
}

void draw_measure(Canvas& canvas, const Theme& theme, const LaneBox& box, const MeasureBar& measure,
                  const TimeFrame& frame, bool named) {
    const float s = canvas.scale();
    const Scale x = time_scale(box.plot, frame);
    const bool came = first_effect_h(measure.runs).has_value();
    if (named) draw_name(canvas, theme, box, measure.title, came ? theme.text : theme.muted);
    if (box.plot.width() < 1) return;
    const Clipped clip(canvas, {box.plot.left - 4 * s, box.row.top, box.plot.right, box.row.bottom});
    for (const MeasureSpan& run : measure.runs)
        draw_run(canvas, theme, box, run, x, frame.stale ? theme.faint : theme.accent);
    const float below = (box.row.top + box.row.bottom) / 2 + 9 * s;
    if (measure.earliest_h >= 0 && measure.latest_h > measure.earliest_h)
        canvas.line({x.at(measure.earliest_h), below}, {x.at(measure.latest_h), below}, theme.muted.with_alpha(0.8),
                    1.4F * s);
    if (!named) draw_name_in_bar(canvas, theme, box, measure, x);
}

void draw_measures(Canvas& canvas, const Theme& theme, const Box& box, const std::vector<MeasureBar>& measures,
                   const TimeFrame& frame) {
    const Box plot = plot_area(canvas, box, false, frame.names);
    float top = box.top + 4 * canvas.scale();
    for (const MeasureBar& measure : measures) {
        const float bottom = top + measure_row_height(canvas);
        if (bottom > box.bottom + 1) return;
        draw_measure(canvas, theme, {{box.left, top, box.right, bottom}, plot}, measure, frame, false);
        top = bottom;
    }
}

void draw_messages(Canvas& canvas, const Theme& theme, const LaneBox& box, const MessageLane& lane,
                   const TimeFrame& frame) {
    const float s = canvas.scale();
    const Scale x = time_scale(box.plot, frame);
    const float y = (box.row.top + box.row.bottom) / 2;
    const float half = (box.row.bottom - box.row.top) / 2 - 2 * s;
    draw_name(canvas, theme, box, tr("Alerts, messages lost"), theme.text);
    canvas.line({box.plot.left, y}, {box.plot.right, y}, theme.border, s);
    if (lane.most <= 0) return;
    const Clipped clip(canvas, {box.plot.left, box.row.top, box.plot.right, box.row.bottom});
    const auto column = [&](std::size_t day, double count, float sign, Color color) {
        if (count <= 0) return;
        const float left = x.at(frame.first_h + 24 * static_cast<double>(day));
        const float right = std::max(left + s, x.at(frame.first_h + 24 * static_cast<double>(day + 1)) - s);
        const float end = y - sign * std::max(1.5F * s, half * static_cast<float>(std::sqrt(count / lane.most)));
        canvas.rect({left, std::min(y, end), right, std::max(y, end)}, frame.stale ? theme.faint : color, 0);
    };
    for (std::size_t day = 0; day < lane.alerts.size(); ++day) column(day, lane.alerts[day], 1, theme.plans[0]);
    for (std::size_t day = 0; day < lane.lost.size(); ++day) column(day, lane.lost[day], -1, theme.plans[1]);
}

}  // namespace umbral::gui
