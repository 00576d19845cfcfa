#include "gui/shell/page.hpp"

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "gui/model/calendar.hpp"
#include "gui/model/comparison.hpp"
#include "gui/model/parameters.hpp"
#include "gui/model/response_model.hpp"
#include "gui/model/waits.hpp"
#include "gui/panels/compare_panel.hpp"
#include "gui/panels/small_multiples.hpp"
#include "gui/widgets/band_chart.hpp"
#include "gui/widgets/heat_grid.hpp"
#include "gui/widgets/lanes.hpp"
#include "gui/widgets/map_view.hpp"
#include "gui/widgets/response_charts.hpp"
#include "gui/widgets/svg_canvas.hpp"

namespace umbral::gui {
namespace {

constexpr float page_width = 1200;
constexpr float page_margin = 16;
constexpr float chart_height = 170;

float right_of(const Canvas& canvas) { return page_width * canvas.scale(); }

float lanes_height(const Canvas& canvas, const Timeline& timeline) {
    return static_cast<float>(timeline.ladders.size()) * ladder_row_height(canvas) + 34 * canvas.scale() +
           measures_height(canvas, timeline.measures.size()) + 24 * canvas.scale();
}

/// Ladders, messages and measures on one axis.
void draw_lanes(Canvas& canvas, const Theme& theme, const Timeline& timeline, const TimeFrame& frame, float top) {
    const float s = canvas.scale();
    const float right = right_of(canvas);
    const Box plot{240 * s, top, right - 16 * s, top + lanes_height(canvas, timeline) - 24 * s};
    draw_time_axis(canvas, theme, plot, frame, true);
    const auto row = [&](float height) {
        const LaneBox box{{0, top, right, top + height}, plot};
        top += height;
        return box;
    };
    for (const LadderRow& ladder : timeline.ladders)
        draw_ladder(canvas, theme, row(ladder_row_height(canvas)), ladder, frame);
    draw_messages(canvas, theme, row(34 * s), timeline.messages, frame);
    for (const MeasureBar& measure : timeline.measures)
        draw_measure(canvas, theme, row(measure_row_height(canvas)), measure, frame, true);
}

/// Charts over time under each other, then the lanes. @return where they end
float draw_charts(Canvas& canvas, const Page& page, float top) {
    const float s = canvas.scale();
    const Session& session = page.world.state->session;
    const TimeFrame frame{.start = page.timeline.start,
                          .range = shown_range(session, page.timeline),
                          .first_h = page.timeline.first_h,
                          .crosshair_h = -1,
                          .show_axis = true,
                          .stale = page.timeline.stale};
    for (const BandChart& chart : charts_of(page.timeline, session.lanes)) {
        const float bottom = top + chart_height * s;
        draw_band_chart(canvas, page.theme, {0, top, right_of(canvas), bottom}, chart, frame);
        top = bottom;
    }
    draw_lanes(canvas, page.theme, page.timeline, frame, top);
    return top + lanes_height(canvas, page.timeline) + 12 * s;
}

/// What the page is about: scenario; plan, place, time looked at and how many histories. @return where it ends
float draw_heading(Canvas& canvas, const Page& page) {
    const float s = canvas.scale();
    const World& world = page.world;
    const Reading* reading = world.reading();
    if (reading == nullptr || world.plans.empty()) return 0;
    std::string line = fmt::format("{}  \xc2\xb7  {}  \xc2\xb7  {}", world.plans.front().title, page.timeline.place,
                                   time_text(page.timeline.start, page.hour));
    if (const Outcome* outcome = world.outcome()) {
        const auto histories = outcome->replications.size();
        line += "  \xc2\xb7  " + fmt::format(fmt::runtime(tr_n("{} history", "{} histories", histories)), histories);
    }
    canvas.text({page_margin * s, 12 * s}, localised(reading->input.scenario.title), page.theme.text, TextSize::strong,
                Align::left);
    canvas.text({page_margin * s, 32 * s}, line, page.theme.muted, TextSize::small, Align::left);
    return 60 * s;
}

float draw_map_page(Canvas& canvas, const Page& page, float top) {
    const float s = canvas.scale();
    const MapModel map = make_map(page.world, page.hour);
    const Box box{0, top, right_of(canvas), top + 630 * s};
    draw_map(canvas, page.theme, box, page.land, map, fitted_camera(map, box, {}, s),
             {.selection = page.world.state->session.selection});
    draw_map_legend(canvas, page.theme, box, map);
    return box.bottom + 10 * s;
}

float draw_waits_page(Canvas& canvas, const Page& page, float top) {
    const float s = canvas.scale();
    const Waits waits = make_waits(page.world);
    const float grid =
        top + 8 * s +
        draw_cause_legend(canvas, page.theme, {page_margin * s, top + 8 * s}, right_of(canvas) - page_margin * s);
    const float bottom = grid + heat_grid_height(canvas, waits) + 8 * s;
    draw_heat_grid(canvas, page.theme, {0, grid, right_of(canvas), bottom}, waits, {}, "");
    return bottom;
}

float draw_compare_page(Canvas& canvas, const Page& page, float top) {
    const float s = canvas.scale();
    const float bottom = top + 230 * s;
    const float middle = 0.7F * right_of(canvas);
    draw_small_multiples(canvas, page.theme, page.world, page.timeline, {0, top, middle, bottom}, 3);
    if (const auto scatter = cost_scatter(make_comparison(page.world, page.objective), page.objective))
        draw_scatter(canvas, page.theme, {middle, top, right_of(canvas), bottom}, *scatter);
    return bottom + 10 * s;
}

/// Agencies and their ties, levels and measures.
float draw_response_page(Canvas& canvas, const Page& page, float top) {
    const float s = canvas.scale();
    const float right = right_of(canvas);
    const ResponseModel model = make_response(page.world, page.hour);
    const TimeFrame frame{.start = page.timeline.start,
                          .range = {0, page.timeline.last_h},
                          .first_h = page.timeline.first_h,
                          .stale = page.timeline.stale};
    float bottom = top + diagram_height(canvas, model);
    draw_diagram(canvas, page.theme, {0, top + 8 * s, right, bottom}, model, page.world.state->session.selection);
    for (const auto* rows : {&model.levels, &model.measures}) {
        top = bottom + 16 * s;
        bottom = top + chain_height(canvas, rows->size());
        draw_chain(canvas, page.theme, {10 * s, top, right, bottom}, *rows, frame);
    }
    return bottom + 8 * s;
}

/// @return where it ends
float draw_page(Canvas& canvas, const Page& page) {
    float top = draw_heading(canvas, page);
    switch (page.world.state->session.view) {
        case View::map:
            top = draw_map_page(canvas, page, top);
            break;
        case View::waits:
            top = draw_waits_page(canvas, page, top);
            break;
        case View::compare:
            top = draw_compare_page(canvas, page, top);
            break;
        case View::response:
            top = draw_response_page(canvas, page, top);
            break;
        default:
            break;
    }
    return has_timeline(page.world.state->session.view) ? draw_charts(canvas, page, top) : top;
}

}  // namespace

const std::vector<BandChart>& charts_of(const Timeline& timeline, Lanes lanes) {
    return lanes == Lanes::money ? timeline.money : timeline.charts;
}

std::string page_svg(const Page& page, const Canvas& ruler) {
    if (page.world.state->session.view == View::data) return {};
    // Drawn once to learn how long it is.
    SvgCanvas scratch(page_width * ruler.scale(), 1, page.theme.surface, ruler);
    const float height = draw_page(scratch, page);
    SvgCanvas canvas(page_width * ruler.scale(), height, page.theme.surface, ruler);
    (void)draw_page(canvas, page);
    return canvas.document();
}

}  // namespace umbral::gui
