#include "gui/panels/small_multiples.hpp"

#include <algorithm>

#include "gui/widgets/band_chart.hpp"

namespace umbral::gui {

std::vector<PlanLines> small_multiples(const World& world, const Timeline& timeline) {
    constexpr std::size_t most_charts = 3;
    std::vector<PlanLines> all;
    const Selection& selection = world.state->session.selection;
    const std::string site = selection.subject == Subject::site ? selection.id : "";
    for (std::size_t i = 0; i < std::min(most_charts, timeline.charts.size()); ++i) {
        const BandChart& chart = timeline.charts[i];
        PlanLines lines{chart.title, chart.unit + ", " + timeline.place, {}};
        for (const PlanView& plan : world.plans) {
            const Outcome* outcome = plan.progress == nullptr ? nullptr : plan.progress->outcome.get();
            const auto* band = outcome == nullptr ? nullptr : outcome->band(chart.name, site);
            if (band != nullptr) lines.plans.push_back({plan.title, band, plan.color});
        }
        all.push_back(std::move(lines));
    }
    return all;
}

void draw_small_multiples(Canvas& canvas, const Theme& theme, const World& world, const Timeline& timeline,
                          const Box& box, std::size_t most) {
    const std::vector<PlanLines> all = small_multiples(world, timeline);
    const std::size_t count = std::min(most, all.size());
    const float width = box.width() / static_cast<float>(std::max<std::size_t>(1, count));
    const TimeFrame frame{.start = timeline.start,
                          .range = shown_range(world.state->session, timeline),
                          .first_h = timeline.first_h,
                          .show_axis = true,
                          .stale = false};
    for (std::size_t i = 0; i < count; ++i) {
        const float left = box.left + width * static_cast<float>(i);
        draw_plan_lines(canvas, theme, {left, box.top, left + width, box.bottom}, all[i], frame);
    }
}

}  // namespace umbral::gui
