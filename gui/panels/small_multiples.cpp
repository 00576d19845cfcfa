#include "gui/panels/small_multiples.hpp"

#include <algorithm>

#include "gui/widgets/band_chart.hpp"

namespace umbral::gui {

void draw_small_multiples(Canvas& canvas, const Theme& theme, const World& world, const Timeline& timeline,
                          const Box& box, std::size_t most) {
    const std::size_t count = std::min(most, timeline.charts.size());
    if (count == 0) return;
    const Selection& selection = world.state->session.selection;
    const std::string site = selection.subject == Subject::site ? selection.id : "";
    const float width = box.width() / static_cast<float>(count);
    for (std::size_t i = 0; i < count; ++i) {
        PlanLines lines;
        lines.title = timeline.charts[i].title;
        lines.unit = timeline.charts[i].unit;
        for (const PlanView& plan : world.plans) {
            const Outcome* outcome = plan.progress == nullptr ? nullptr : plan.progress->outcome.get();
            const auto* band = outcome == nullptr ? nullptr : outcome->band(timeline.charts[i].name, site);
            if (band != nullptr) lines.plans.push_back({plan.title, band, plan.color});
        }
        const TimeFrame frame{.start = timeline.start,
                              .range = shown_range(world.state->session, timeline),
                              .first_h = timeline.first_h,
                              .show_axis = true,
                              .stale = false};
        const float left = box.left + width * static_cast<float>(i);
        draw_plan_lines(canvas, theme, {left, box.top, left + width, box.bottom}, lines, frame);
    }
}

}  // namespace umbral::gui
