#include "gui/widgets/response_charts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/i18n.hpp"
#include "gui/model/calendar.hpp"
#include "gui/model/parameters.hpp"

namespace umbral::gui {
namespace {

constexpr float box_width_px = 216;
constexpr float box_height_px = 58;
constexpr float box_gap_px = 16;
constexpr float heading_px = 26;
constexpr float chain_row_px = 30;
constexpr float chain_name_px = 250;
constexpr float share_px = 128;

std::size_t tallest(const ResponseModel& model) {
    std::size_t most = 0;
    for (const AgencyColumn& column : model.columns) most = std::max(most, column.agencies.size());
    return most;
}

Box agency_box(const Canvas& canvas, const Box& box, const ResponseModel& model, std::size_t column, std::size_t row) {
    const float s = canvas.scale();
    const float pitch = box.width() / static_cast<float>(std::max<std::size_t>(1, model.columns.size()));
    const float width = std::min(box_width_px * s, pitch * 0.72F);
    const float left = box.left + pitch * (static_cast<float>(column) + 0.5F) - width / 2;
    const float top = box.top + (heading_px + static_cast<float>(row) * (box_height_px + box_gap_px)) * s;
    return {left, top, left + width, top + box_height_px * s};
}

std::optional<Box> box_of(const Canvas& canvas, const Box& box, const ResponseModel& model, const std::string& agency) {
    for (std::size_t c = 0; c < model.columns.size(); ++c) {
        const auto& list = model.columns[c].agencies;
        for (std::size_t r = 0; r < list.size(); ++r) {
            if (list[r].id == agency) return agency_box(canvas, box, model, c, r);
        }
    }
    return std::nullopt;
}

/// From side to side between columns, along the right side within one.
std::vector<Point> tie_line(const Box& from, const Box& to, float s) {
    const bool same_column = std::abs(from.left - to.left) < 1;
    const bool rightward = to.left > from.left;
    const Point a{same_column || rightward ? from.right : from.left, (from.top + from.bottom) / 2};
    const Point b{same_column || !rightward ? to.right : to.left, (to.top + to.bottom) / 2};
    const float bend = same_column ? (18 + std::abs(b.y - a.y) * 0.12F) * s : (b.x - a.x) * 0.5F;
    const Point c{a.x + bend, a.y};
    const Point d{same_column ? b.x + bend : b.x - bend, b.y};
    std::vector<Point> points;
    constexpr int steps = 28;
    for (int i = 0; i <= steps; ++i) {
        const float t = static_cast<float>(i) / steps;
        const float u = 1 - t;
        const auto mix = [&](float p, float q, float r, float w) {
            return u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * w;
        };
        points.push_back({mix(a.x, c.x, d.x, b.x), mix(a.y, c.y, d.y, b.y)});
    }
    return points;
}

void draw_tie(Canvas& canvas, const Theme& theme, const std::vector<Point>& line, bool stands_out, bool open,
              bool reports) {
    const float s = canvas.scale();
    const Color color = !open ? theme.ring : stands_out ? theme.accent : theme.route;
    const float width = (stands_out ? 2.4F : 1.4F) * s;
    if (!open || !reports) {
        for (std::size_t i = 0; i + 1 < line.size(); i += 2) canvas.line(line[i], line[i + 1], color, width);
    } else {
        canvas.polyline(line, stands_out ? color : color.with_alpha(0.7), width, false);
    }
    const Point tip = line.back();
    const Point before = line[line.size() - 3];
    const float length = std::max(1.0F, std::hypot(tip.x - before.x, tip.y - before.y));
    const Point u{(tip.x - before.x) / length * 6 * s, (tip.y - before.y) / length * 6 * s};
    canvas.polyline({{tip.x - u.x - u.y * 0.6F, tip.y - u.y + u.x * 0.6F},
                     tip,
                     {tip.x - u.x + u.y * 0.6F, tip.y - u.y - u.x * 0.6F}},
                    color, width, false);
    if (open) return;
    const Point middle = line[line.size() / 2];
    canvas.line({middle.x - 5 * s, middle.y - 5 * s}, {middle.x + 5 * s, middle.y + 5 * s}, color, 2.2F * s);
    canvas.line({middle.x - 5 * s, middle.y + 5 * s}, {middle.x + 5 * s, middle.y - 5 * s}, color, 2.2F * s);
}

void draw_agency(Canvas& canvas, const Theme& theme, const Box& box, const AgencyBox& agency, bool selected) {
    const float s = canvas.scale();
    canvas.rect(box, theme.raised, 5 * s);
    canvas.frame(box, selected ? theme.accent : theme.border, 5 * s, (selected ? 2.0F : 1.0F) * s);
    canvas.text({box.left + 10 * s, box.top + 6 * s},
                fitted(canvas, agency.name, TextSize::small, box.width() - 18 * s), theme.text, TextSize::small,
                Align::left);
    if (agency.age_h)
        canvas.text({box.left + 10 * s, box.top + 22 * s},
                    fitted(canvas, fmt::format(fmt::runtime(tr("picture {} h old")), number_text(*agency.age_h, true)),
                           TextSize::small, box.width() - 18 * s),
                    theme.muted, TextSize::small, Align::left);
    const Box bar{box.left + 10 * s, box.bottom - 13 * s, box.right - 52 * s, box.bottom - 8 * s};
    canvas.rect(bar, theme.border, 2 * s);
    if (!agency.load) return;
    const auto share = static_cast<float>(std::clamp(*agency.load, 0.0, 1.0));
    canvas.rect({bar.left, bar.top, bar.left + bar.width() * share, bar.bottom},
                share > 0.8F ? theme.ring : theme.plans[0], 2 * s);
    canvas.text({box.right - 8 * s, box.bottom - 20 * s}, number_text(100 * *agency.load, true) + " %", theme.muted,
                TextSize::small, Align::right);
}

}  // namespace

float diagram_height(const Canvas& canvas, const ResponseModel& model) {
    return (heading_px + static_cast<float>(tallest(model)) * (box_height_px + box_gap_px)) * canvas.scale();
}

void draw_diagram(Canvas& canvas, const Theme& theme, const Box& box, const ResponseModel& model,
                  const Selection& selected) {
    const float s = canvas.scale();
    for (const Tie& tie : model.ties) {
        const auto from = box_of(canvas, box, model, tie.from);
        const auto to = box_of(canvas, box, model, tie.to);
        if (!from || !to) continue;
        const auto channel = std::find_if(model.channels.begin(), model.channels.end(),
                                          [&](const ChannelRow& row) { return row.id == tie.channel; });
        const bool open = channel == model.channels.end() || channel->open;
        const bool stands_out =
            (selected.subject == Subject::channel && selected.id == tie.channel) ||
            (selected.subject == Subject::agency && (selected.id == tie.from || selected.id == tie.to));
        draw_tie(canvas, theme, tie_line(*from, *to, s), stands_out, open, tie.reports);
    }
    for (std::size_t c = 0; c < model.columns.size(); ++c) {
        const AgencyColumn& column = model.columns[c];
        const Box first = agency_box(canvas, box, model, c, 0);
        canvas.text({(first.left + first.right) / 2, box.top}, column.country, theme.text, TextSize::strong,
                    Align::center);
        for (std::size_t r = 0; r < column.agencies.size(); ++r) {
            const bool is_selected = selected.subject == Subject::agency && selected.id == column.agencies[r].id;
            draw_agency(canvas, theme, agency_box(canvas, box, model, c, r), column.agencies[r], is_selected);
        }
    }
}

std::string hit_diagram(const Canvas& canvas, const Box& box, const ResponseModel& model, Point at) {
    for (std::size_t c = 0; c < model.columns.size(); ++c) {
        const auto& list = model.columns[c].agencies;
        for (std::size_t r = 0; r < list.size(); ++r) {
            if (agency_box(canvas, box, model, c, r).contains(at)) return list[r].id;
        }
    }
    return {};
}

float chain_height(const Canvas& canvas, std::size_t rows) {
    return (chain_row_px * static_cast<float>(rows) + 24) * canvas.scale();
}

void draw_chain(Canvas& canvas, const Theme& theme, const Box& box, const std::vector<ChainRow>& rows,
                const TimeFrame& frame) {
    const float s = canvas.scale();
    const Box plot{box.left + chain_name_px * s, box.top, box.right - share_px * s, box.bottom - 22 * s};
    if (plot.width() < 40) return;
    const Scale x{frame.range.from, frame.range.to, plot.left, plot.right};
    draw_time_axis(canvas, theme, plot, frame, true);
    float top = box.top;
    for (const ChainRow& row : rows) {
        const float y = top + chain_row_px * s / 2;
        canvas.line({box.left, top}, {box.right, top}, theme.grid, s);
        float left = box.left;
        if (row.number >= 0) {
            const Color color = theme.level(row.number);
            canvas.disc({left + 11 * s, y}, 10 * s, color);
            const Color ink =
                contrast(color, rgb(0xFFFFFF)) > contrast(color, rgb(0x000000)) ? rgb(0xFFFFFF) : rgb(0x000000);
            canvas.text({left + 11 * s, y - 8 * s}, std::to_string(row.number), ink, TextSize::small, Align::center);
            left += 28 * s;
        }
        const float room = plot.left - left - 14 * s;
        canvas.text({left, y - 15 * s}, fitted(canvas, row.title, TextSize::small, room), theme.text, TextSize::small,
                    Align::left);
        canvas.text({left, y}, fitted(canvas, row.note, TextSize::small, room), theme.muted, TextSize::small,
                    Align::left);
        {
            const Clipped clip(canvas, {plot.left, top, plot.right + 8 * s, top + chain_row_px * s});
            const Color color = frame.stale ? theme.faint : row.number >= 0 ? theme.level(row.number) : theme.plans[0];
            if (row.crossed_h)
                canvas.line({x.at(*row.crossed_h), y - 8 * s}, {x.at(*row.crossed_h), y + 8 * s}, theme.threshold,
                            2 * s);
            if (row.happened > 0) {
                if (row.crossed_h && *row.crossed_h < row.p50_h)
                    canvas.dashed({x.at(*row.crossed_h), y}, {x.at(row.p50_h), y}, theme.threshold, 1.2F * s);
                canvas.rect({x.at(row.p10_h), y - 5 * s, std::max(x.at(row.p90_h), x.at(row.p10_h) + 2), y + 5 * s},
                            color.with_alpha(0.45), 3 * s);
                canvas.disc({x.at(row.p50_h), y}, 5 * s, color);
            }
        }
        const std::string share = row.happened == 0
                                      ? std::string(tr("never"))
                                      : fmt::format(fmt::runtime(tr("{}, in {} of {}")),
                                                    day_text(date_from_days(days_from_epoch(frame.start) +
                                                                            static_cast<std::int64_t>(row.p50_h / 24))),
                                                    row.happened, row.histories);
        canvas.text({box.right - 6 * s, y - 8 * s}, row.histories == 0 ? "" : share,
                    row.happened == 0 ? theme.muted : theme.text, TextSize::small, Align::right);
        top += chain_row_px * s;
    }
}

}  // namespace umbral::gui
