#include "gui/panels/timeline_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/i18n.hpp"
#include "gui/model/calendar.hpp"
#include "gui/model/parameters.hpp"
#include "gui/widgets/band_chart.hpp"

namespace umbral::gui {
namespace {

constexpr float least_chart_px = 66;

void draw_header(const Ui& ui, const World& world, const Timeline& timeline) {
    const Session& session = world.state->session;
    if (icon_button(ui, session.playing ? icon::pause : icon::play,
                    session.playing ? tr("Pause (space)") : tr("Play (space)")))
        ui.ask(action::Play{!session.playing});
    ImGui::SameLine(0, ui.px(2));
    if (icon_button(ui, icon::step_backward, tr("Back to the start (Home)"))) ui.ask(action::SetTime{timeline.first_h});
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
    ImGui::SetNextItemWidth(ui.px(140));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(8), ui.px(6)});
    const std::string shown =
        fmt::format(fmt::runtime(tr("{} h per second")), number_text(session.speed_h_per_s, true));
    const bool open = ImGui::BeginCombo("##speed", shown.c_str(), ImGuiComboFlags_HeightLarge);
    ImGui::PopStyleVar();
    if (open) {
        for (const double speed : {1.0, 3.0, 6.0, 12.0, 24.0, 72.0, 168.0}) {
            const std::string text = fmt::format(fmt::runtime(tr("{} h per second")), number_text(speed, true));
            if (ImGui::Selectable(text.c_str(), speed == session.speed_h_per_s)) ui.ask(action::SetSpeed{speed});
        }
        ImGui::EndCombo();
    }
    tooltip(ui, tr("Speed of the replay"));
    ImGui::SameLine(0, ui.px(16));
    label(timeline.place, ui.theme.text, ui.fonts.strong);
    ImGui::SameLine(0, ui.px(12));
    label(fmt::format(fmt::runtime(tr("median history, band 1 in 10 to 9 in 10; thin line: {}")),
                      timeline.baseline_title),
          ui.theme.muted, ui.fonts.small);
}

void value_row(const Ui& ui, const BandChart& chart, std::size_t index) {
    const auto text = [index](const std::vector<double>& values) {
        return index < values.size() ? number_text(values[index], true) : std::string("-");
    };
    label(chart.title, ui.theme.text, ui.fonts.small);
    ImGui::SameLine(ui.px(150));
    label(fmt::format("{}   {}   {}", text(chart.band->p10), text(chart.band->p50), text(chart.band->p90)),
          ui.theme.text, ui.fonts.small);
}

void chart_tooltip(const Ui& ui, const Timeline& timeline, const TimeFrame& frame, double hour) {
    begin_tooltip(ui);
    label(time_text(timeline.start, hour), ui.theme.text, ui.fonts.strong);
    label("", ui.theme.muted, ui.fonts.small);
    ImGui::SameLine(ui.px(150));
    label(tr("1 in 10, median, 9 in 10"), ui.theme.muted, ui.fonts.small);
    const double index = hour - frame.first_h;
    for (const BandChart& chart : timeline.charts) {
        if (index >= 0) value_row(ui, chart, static_cast<std::size_t>(index));
    }
    ImGui::EndTooltip();
}

/// Wheel: zoom about the mouse; drag: pan; click: look at that time.
void handle_mouse(const Ui& ui, const Box& plot, const TimeRange& range, const Timeline& timeline,
                  TimelinePanelState& own) {
    const ImGuiIO& io = ImGui::GetIO();
    const Scale x{range.from, range.to, plot.left, plot.right};
    own.hovered_h = -1;
    const double length = range.to - range.from;
    if (ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 3)) {
        const double shift = -static_cast<double>(io.MouseDelta.x) / static_cast<double>(plot.width()) * length;
        if (shift != 0) {
            const double from =
                std::clamp(range.from + shift, timeline.first_h, std::max(timeline.first_h, timeline.last_h - length));
            ui.ask(action::SetRange{from, from + length});
        }
    }
    if (!ImGui::IsItemHovered()) return;
    const double hour = std::clamp(x.value_at(io.MousePos.x), range.from, range.to);
    own.hovered_h = std::floor(hour);
    if (io.MouseWheel != 0) {
        const double whole = timeline.last_h - timeline.first_h;
        const double wider = std::clamp(length * std::pow(1.25, -static_cast<double>(io.MouseWheel)), 12.0, whole);
        const double share = (hour - range.from) / length;
        const double from = std::clamp(hour - share * wider, timeline.first_h, timeline.last_h - wider);
        ui.ask(action::SetRange{from, from + wider});
    }
    const ImVec2 dragged = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 3);
    if (ImGui::IsMouseReleased(ImGuiMouseButton_Left) && dragged.x == 0 && dragged.y == 0)
        ui.ask(action::SetTime{std::floor(hour)});
    if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) ui.ask(action::SetRange{0, 0});
}

void draw_charts(const Ui& ui, const World& world, const Timeline& timeline, double hour, TimelinePanelState& own) {
    const Box box = rest_of_window();
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    const float bars = std::min(measures_height(canvas, timeline.measures.size()), box.height() * 0.4F);
    const float room = box.height() - bars - ui.px(20);
    const auto fitting = static_cast<std::size_t>(std::max(1.0F, room / ui.px(least_chart_px)));
    const std::size_t count = std::min(fitting, timeline.charts.size());
    TimeFrame frame{.start = timeline.start,
                    .range = shown_range(world.state->session, timeline),
                    .first_h = world.outcome() != nullptr ? world.outcome()->first_hour() : timeline.first_h,
                    .crosshair_h = own.hovered_h >= 0 ? own.hovered_h : hour,
                    .show_axis = false,
                    .stale = timeline.stale};
    const Box plot = plot_area(canvas, box, false);
    ImGui::InvisibleButton("timeline", {box.width(), box.height()});
    handle_mouse(ui, plot, frame.range, timeline, own);
    float top = box.top;
    const float axis = ui.px(15);
    const float each = count == 0 ? 0 : (room + ui.px(20) - axis) / static_cast<float>(count);
    for (std::size_t i = 0; i < count; ++i) {
        frame.show_axis = i + 1 == count;
        const float bottom = top + each + (frame.show_axis ? axis : 0);
        draw_band_chart(canvas, ui.theme, {box.left, top, box.right, bottom}, timeline.charts[i], frame);
        top = bottom;
    }
    if (bars > 0)
        draw_measures(canvas, ui.theme, {box.left, box.bottom - bars, box.right, box.bottom}, timeline.measures, frame);
    if (own.hovered_h >= 0 && world.outcome() != nullptr) chart_tooltip(ui, timeline, frame, own.hovered_h);
}

}  // namespace

void draw_timeline_panel(const Ui& ui, const World& world, const Timeline& timeline, double hour,
                         TimelinePanelState& own) {
    draw_header(ui, world, timeline);
    if (timeline.charts.empty()) {
        empty_state(ui, rest_of_window(), icon::hourglass, tr("The first histories are on their way"));
        return;
    }
    draw_charts(ui, world, timeline, hour, own);
}

}  // namespace umbral::gui
