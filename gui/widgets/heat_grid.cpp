#include "gui/widgets/heat_grid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/i18n.hpp"
#include "gui/model/parameters.hpp"

namespace umbral::gui {
namespace {

constexpr float name_px = 210;
constexpr float sum_px = 96;
constexpr float row_px = 34;
constexpr float head_px = 24;

Box grid_area(const Canvas& canvas, const Box& box) {
    const float s = canvas.scale();
    return {box.left + name_px * s, box.top + head_px * s, box.right - sum_px * s, box.bottom};
}

void draw_week_names(Canvas& canvas, const Theme& theme, const Box& grid, const Waits& waits, float cell) {
    float widest = 1;
    for (const std::string& name : waits.week_names) widest = std::max(widest, canvas.measure(name, TextSize::small).x);
    const auto stride =
        static_cast<std::size_t>(std::max(1.0F, std::ceil((widest + 10 * canvas.scale()) / std::max(1.0F, cell))));
    for (std::size_t week = 0; week < waits.week_names.size(); week += stride) {
        const float x = grid.left + cell * static_cast<float>(week);
        canvas.text({x + 2, grid.top - 20 * canvas.scale()}, waits.week_names[week], theme.muted, TextSize::small,
                    Align::left);
    }
}

/// A shape for each cause, so that colour is never alone; all of about the area of a square of that side.
void draw_mark(Canvas& canvas, std::size_t cause, Point middle, float side, Color color) {
    const float half = side / 2;
    switch (static_cast<engine::WaitCause>(cause)) {
        case engine::WaitCause::closed: {  // hollow
            const float reach = side * 0.6F;
            canvas.frame({middle.x - reach, middle.y - reach, middle.x + reach, middle.y + reach}, color, 0,
                         side * 0.36F);
            return;
        }
        case engine::WaitCause::officers:
            canvas.disc(middle, side * 0.564F, color);
            return;
        case engine::WaitCause::places:
            canvas.rect({middle.x - half, middle.y - half, middle.x + half, middle.y + half}, color, 0);
            return;
        case engine::WaitCause::seats: {
            const float reach = side * 0.76F;
            canvas.triangles({{middle.x, middle.y - reach * 0.9F},
                              {middle.x + reach, middle.y + reach * 0.6F},
                              {middle.x - reach, middle.y + reach * 0.6F}},
                             color);
            return;
        }
        case engine::WaitCause::fare: {
            const float reach = side * 0.707F;
            canvas.triangles({{middle.x, middle.y - reach},
                              {middle.x + reach, middle.y},
                              {middle.x - reach, middle.y},
                              {middle.x - reach, middle.y},
                              {middle.x + reach, middle.y},
                              {middle.x, middle.y + reach}},
                             color);
            return;
        }
        case engine::WaitCause::supplies: {
            const float reach = side * 0.67F;
            const float arm = side * 0.224F;
            canvas.rect({middle.x - reach, middle.y - arm, middle.x + reach, middle.y + arm}, color, 0);
            canvas.rect({middle.x - arm, middle.y - reach, middle.x + arm, middle.y + reach}, color, 0);
            return;
        }
        case engine::WaitCause::quota: {  // two bars, as of a gate
            const float reach = side * 0.62F;
            const float arm = side * 0.22F;
            const float apart = side * 0.36F;
            for (const float x : {middle.x - apart, middle.x + apart})
                canvas.rect({x - arm, middle.y - reach, x + arm, middle.y + reach}, color, 0);
            return;
        }
    }
}

}  // namespace

float heat_grid_height(const Canvas& canvas, const Waits& waits) {
    return (head_px + row_px * static_cast<float>(waits.rows.size())) * canvas.scale() + 4;
}

HeatHit hit_heat_grid(const Canvas& canvas, const Box& box, const Waits& waits, Point at) {
    const Box grid = grid_area(canvas, box);
    HeatHit hit;
    if (waits.week_names.empty() || at.y < grid.top || at.x < box.left || at.x > box.right) return hit;
    const auto row = static_cast<std::size_t>((at.y - grid.top) / (row_px * canvas.scale()));
    if (row >= waits.rows.size()) return hit;
    hit.row = row;
    const float cell = grid.width() / static_cast<float>(waits.week_names.size());
    if (at.x >= grid.left && at.x < grid.right) hit.week = static_cast<std::size_t>((at.x - grid.left) / cell);
    return hit;
}

void draw_heat_grid(Canvas& canvas, const Theme& theme, const Box& box, const Waits& waits, const HeatHit& hovered,
                    const std::string& selected_site) {
    if (waits.week_names.empty()) return;
    const float s = canvas.scale();
    const Box grid = grid_area(canvas, box);
    const float cell = grid.width() / static_cast<float>(waits.week_names.size());
    const float row_height = row_px * s;
    draw_week_names(canvas, theme, grid, waits, cell);
    canvas.text({box.right - 8 * s, box.top + 4 * s}, tr("person-hours"), theme.muted, TextSize::small, Align::right);
    for (std::size_t r = 0; r < waits.rows.size(); ++r) {
        const WaitRow& row = waits.rows[r];
        const float top = grid.top + row_height * static_cast<float>(r);
        const bool selected = row.site == selected_site;
        if (selected || hovered.row == r)
            canvas.rect({box.left, top, box.right, top + row_height}, theme.raised, 4 * s);
        canvas.line({box.left, top}, {box.right, top}, theme.grid, s);
        const float text_top = top + (row_height - 18 * s) / 2;
        canvas.text({box.left + 8 * s, text_top}, fitted(canvas, row.name, TextSize::text, (name_px - 20) * s),
                    theme.text, selected ? TextSize::strong : TextSize::text, Align::left);
        canvas.text({box.right - 8 * s, text_top}, number_text(row.person_h, true), theme.text, TextSize::text,
                    Align::right);
        for (std::size_t w = 0; w < row.weeks.size(); ++w) {
            const WaitCell& one = row.weeks[w];
            if (!one.any || waits.largest_person_h <= 0) continue;
            const float most = std::min(cell - 3 * s, row_height - 6 * s);
            constexpr float widest_mark = 1.52F;  // of a shape, in sides of the square of its area
            const float side = std::max(
                4 * s, most / widest_mark * static_cast<float>(std::sqrt(one.person_h / waits.largest_person_h)));
            const Point middle{grid.left + cell * (static_cast<float>(w) + 0.5F), top + row_height / 2};
            Color color = theme.causes.at(std::min(one.cause, theme.causes.size() - 1));
            if (waits.stale) color = theme.faint;
            draw_mark(canvas, one.cause, middle, side, color);
            if (hovered.row == r && hovered.week == w)
                canvas.frame({middle.x - most / 2, top + 2 * s, middle.x + most / 2, top + row_height - 2 * s},
                             theme.text, 3 * s, 1.4F * s);
        }
    }
}

float draw_cause_legend(Canvas& canvas, const Theme& theme, Point at, float right) {
    const float s = canvas.scale();
    const float row = 24 * s;
    Point next = at;
    for (std::size_t cause = 0; cause < theme.causes.size(); ++cause) {
        const float width = 19 * s + canvas.measure(cause_words(cause), TextSize::small).x;
        if (next.x > at.x && next.x + width > right) next = {at.x, next.y + row};
        draw_mark(canvas, cause, {next.x + 6 * s, next.y + 9 * s}, 10 * s, theme.causes[cause]);
        canvas.text({next.x + 19 * s, next.y}, cause_words(cause), theme.muted, TextSize::small, Align::left);
        next.x += width + 21 * s;
    }
    return next.y + row - at.y;
}

}  // namespace umbral::gui
