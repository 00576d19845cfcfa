#include "gui/panels/timeline_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/i18n.hpp"
#include "gui/model/calendar.hpp"
#include "gui/model/parameters.hpp"
#include "gui/widgets/band_chart.hpp"
#include "gui/widgets/lanes.hpp"

namespace umbral::gui {
namespace {

constexpr float least_chart_px = 66;
/// Measures shown below the people; more of them have lanes of their own.
constexpr std::size_t most_bars = 3;

void draw_lane_choice(const Ui& ui, const Session& session) {
    constexpr std::array<Lanes, 3> lanes{Lanes::people, Lanes::response, Lanes::money};
    const int pressed =
        segmented(ui, "lanes", {tr("People"), tr("Response"), tr("Money")},
                  static_cast<int>(std::find(lanes.begin(), lanes.end(), session.lanes) - lanes.begin()));
    if (pressed >= 0) ui.ask(action::ShowLanes{word_of(lanes.at(static_cast<std::size_t>(pressed)))});
}

/// How to read what is shown.
std::string note_of(const Session& session, const Timeline& timeline) {
    if (session.lanes == Lanes::response)
        return tr(
            "Level: the median history. Measures: the history in the middle; ring: decided, ticks: approved, "
            "funded, bar: in effect, thin line: when it took effect in 8 histories of 10.");
    return fmt::format(fmt::runtime(tr("median history, band 1 in 10 to 9 in 10; thin line: {}")),
                       timeline.baseline_title);
}

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
    const std::string lanes = std::string(tr("People")) + tr("Response") + tr("Money");
    flow(ui.px(12), ImGui::CalcTextSize(lanes.c_str()).x + ui.px(3 * 20 + 2));
    draw_lane_choice(ui, session);
    ImGui::SameLine(0, ui.px(16));
    if (ImGui::GetContentRegionAvail().x < ui.px(30)) return ImGui::NewLine();
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    const float room = ImGui::GetContentRegionAvail().x;
    const std::string place = fitted(canvas, timeline.place, TextSize::strong, room);
    label(place, ui.theme.text, ui.fonts.strong);
    const std::string note = note_of(session, timeline);
    const float left = room - canvas.measure(place, TextSize::strong).x - ui.px(12);
    if (left < ui.px(60)) return;
    ImGui::SameLine(0, ui.px(12));
    label(fitted(canvas, note, TextSize::small, left), ui.theme.muted, ui.fonts.small);
    tooltip(ui, note);
}

std::string figures_at(const analysis::Band& band, std::size_t index) {
    const auto text = [index](const std::vector<double>& values) {
        return index < values.size() ? number_text(values[index], true) : std::string("-");
    };
    return fmt::format("{}   {}   {}", text(band.p10), text(band.p50), text(band.p90));
}

void value_row(const Ui& ui, const std::string& title, const std::string& figures) {
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    label(fitted(canvas, title, TextSize::small, ui.px(190)), ui.theme.text, ui.fonts.small);
    ImGui::SameLine(ui.px(200));
    label(figures, ui.theme.text, ui.fonts.small);
}

/// What has come of a measure by an hour: of the last run that has begun.
const char* stage_words(const MeasureBar& measure, double hour) {
    const auto later = std::find_if(measure.runs.begin(), measure.runs.end(),
                                    [hour](const MeasureSpan& run) { return run.begun_h() > hour; });
    if (later == measure.runs.begin()) return "";
    const MeasureSpan& run = *(later - 1);
    if (hour >= run.ended_h) return tr("over");
    // Of what it has come to last: in effect, stopped for want of money, or paid for and on its way.
    const auto after = std::find_if(run.in_effect.begin(), run.in_effect.end(),
                                    [hour](const HourSpan& span) { return span.from_h > hour; });
    const auto paid =
        std::count_if(run.funded_h.begin(), run.funded_h.end(), [hour](double funded_h) { return funded_h <= hour; });
    const auto spans = after - run.in_effect.begin();
    if (after != run.in_effect.begin() && hour < (after - 1)->to_h) return tr("in effect");
    if (paid > spans) return tr("funded, not yet in effect");
    if (spans > 0) return tr("stopped, waits for money");
    return run.approved_h >= 0 && hour >= run.approved_h ? tr("approved") : tr("decided");
}

void lane_rows(const Ui& ui, const Timeline& timeline, double hour, std::size_t index) {
    for (const LadderRow& row : timeline.ladders) value_row(ui, row.title, figures_at(*row.band, index));
    const auto day = index / 24;
    const auto count = [&](const std::vector<double>& days) {
        return day < days.size() ? number_text(days[day], false) : std::string("0");
    };
    value_row(ui, tr("Alerts, messages lost that day"),
              fmt::format("{}   {}", count(timeline.messages.alerts), count(timeline.messages.lost)));
    for (const MeasureBar& measure : timeline.measures) {
        const std::string stage = stage_words(measure, hour);
        if (!stage.empty()) value_row(ui, measure.title, stage);
    }
}

void chart_tooltip(const Ui& ui, const World& world, const Timeline& timeline, const TimeFrame& frame, double hour) {
    if (hour < frame.first_h) return;
    const Lanes lanes = world.state->session.lanes;
    begin_tooltip(ui);
    label(time_text(timeline.start, hour), ui.theme.text, ui.fonts.strong);
    label("", ui.theme.muted, ui.fonts.small);
    ImGui::SameLine(ui.px(200));
    label(tr("1 in 10, median, 9 in 10"), ui.theme.muted, ui.fonts.small);
    const auto index = static_cast<std::size_t>(hour - frame.first_h);
    if (lanes == Lanes::response) {
        lane_rows(ui, timeline, hour, index);
    } else {
        for (const BandChart& chart : lanes == Lanes::money ? timeline.money : timeline.charts)
            value_row(ui, chart.title, figures_at(*chart.band, index));
    }
    ImGui::EndTooltip();
}

/// Wheel: zoom about the mouse; drag: pan; click: look at that time.
/// @param zooms  whether the wheel zooms without Ctrl; else it scrolls rows
void handle_mouse(const Ui& ui, const Box& plot, const TimeRange& range, const Timeline& timeline, bool zooms,
                  TimelinePanelState& own) {
    const ImGuiIO& io = ImGui::GetIO();
    const Scale x{range.from, range.to, plot.left, plot.right};
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
    const double whole = timeline.last_h - timeline.first_h;
    if (io.MouseWheel != 0 && whole > 0 && (zooms || io.KeyCtrl)) {
        const double wider =
            std::clamp(length * std::pow(1.25, -static_cast<double>(io.MouseWheel)), std::min(12.0, whole), whole);
        const double share = (hour - range.from) / length;
        const double from = std::clamp(hour - share * wider, timeline.first_h, timeline.last_h - wider);
        ui.ask(action::SetRange{from, from + wider});
    }
    const ImVec2 dragged = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 3);
    if (ImGui::IsMouseReleased(ImGuiMouseButton_Left) && dragged.x == 0 && dragged.y == 0)
        ui.ask(action::SetTime{std::floor(hour)});
    if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) ui.ask(action::SetRange{0, 0});
}

TimeFrame frame_of(const World& world, const Timeline& timeline, double hour, const TimelinePanelState& own) {
    return {.start = timeline.start,
            .range = shown_range(world.state->session, timeline),
            .first_h = world.outcome() != nullptr ? world.outcome()->first_hour() : timeline.first_h,
            .crosshair_h = own.hovered_h >= 0 ? own.hovered_h : hour,
            .show_axis = false,
            .stale = timeline.stale};
}

/// As many charts as fit, under each other on one axis.
void draw_stack(const Ui& ui, const Box& box, const std::vector<BandChart>& charts, TimeFrame frame) {
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    const float axis = ui.px(15);
    const auto fitting = static_cast<std::size_t>(std::max(1.0F, (box.height() - axis) / ui.px(least_chart_px)));
    const std::size_t count = std::min(fitting, charts.size());
    float top = box.top;
    const float each = count == 0 ? 0 : (box.height() - axis) / static_cast<float>(count);
    for (std::size_t i = 0; i < count; ++i) {
        frame.show_axis = i + 1 == count;
        const float bottom = top + each + (frame.show_axis ? axis : 0);
        draw_band_chart(canvas, ui.theme, {box.left, top, box.right, bottom}, charts[i], frame);
        top = bottom;
    }
}

bool has_bars(const Timeline& timeline) { return timeline.measures.size() <= most_bars; }

/// What was declared and done, below the people, to whom it gives way.
float rows_height(const Canvas& canvas, const Box& box, const Timeline& timeline) {
    const float ladders = ladder_row_height(canvas) * static_cast<float>(timeline.ladders.size());
    const float bars = has_bars(timeline) ? measures_height(canvas, timeline.measures.size()) : 0;
    return ladders + bars <= box.height() * 0.45F ? ladders + bars : 0;
}

/// Room for the names of what was declared, left of the plots.
float names_room(const Canvas& canvas, const Box& box, const Timeline& timeline) {
    constexpr float most_share = 0.13F;
    if (rows_height(canvas, box, timeline) <= 0) return 0;
    float longest = 0;
    for (const LadderRow& row : timeline.ladders)
        longest = std::max(longest, canvas.measure(row.title, TextSize::small).x);
    return std::min(longest + 20 * canvas.scale(), most_share * box.width());
}

void draw_people(const Ui& ui, const Box& box, const Timeline& timeline, const TimeFrame& frame) {
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    const Box plot = plot_area(canvas, box, false, frame.names);
    const float below = rows_height(canvas, box, timeline);
    draw_stack(ui, {box.left, box.top, box.right, box.bottom - below - ui.px(4)}, timeline.charts, frame);
    if (below <= 0) return;
    float top = box.bottom - below;
    for (const LadderRow& row : timeline.ladders) {
        const float bottom = top + ladder_row_height(canvas);
        draw_ladder(canvas, ui.theme, {{box.left, top, box.right, bottom}, plot}, row, frame);
        top = bottom;
    }
    if (has_bars(timeline))
        draw_measures(canvas, ui.theme, {box.left, top, box.right, box.bottom}, timeline.measures, frame);
}

void draw_crosshair(const Ui& ui, const Box& plot, const TimeFrame& frame) {
    if (frame.crosshair_h < frame.range.from || frame.crosshair_h > frame.range.to) return;
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    const Scale x{frame.range.from, frame.range.to, plot.left, plot.right};
    canvas.line({x.at(frame.crosshair_h), plot.top}, {x.at(frame.crosshair_h), plot.bottom},
                ui.theme.now.with_alpha(0.7), ui.px(1));
}

/// Ladders and messages stay; measures scroll below them.
void draw_response(const Ui& ui, const World& world, const Timeline& timeline, const TimeFrame& frame,
                   TimelinePanelState& own) {
    const Box box = rest_of_window();
    const float names = std::min(ui.px(230), box.width() * 0.3F);
    const Box plot{box.left + names, box.top, box.right - ui.px(16), box.bottom - ui.px(20)};
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    draw_time_axis(canvas, ui.theme, plot, frame, true);
    float top = box.top;
    for (const LadderRow& row : timeline.ladders) {
        const float bottom = top + ladder_row_height(canvas);
        draw_ladder(canvas, ui.theme, {{box.left, top, box.right, bottom}, plot}, row, frame);
        top = bottom;
    }
    draw_messages(canvas, ui.theme, {{box.left, top, box.right, top + ui.px(30)}, plot}, timeline.messages, frame);
    top += ui.px(32);
    mouse_area("lanes", box.width(), std::max(1.0F, top - box.top));
    handle_mouse(ui, plot, frame.range, timeline, true, own);
    const float room = plot.bottom - top;
    if (room < measure_row_height(canvas)) return;
    ImGui::SetCursorScreenPos({box.left, top});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::BeginChild("measures", {box.width(), room}, false, ImGuiWindowFlags_NoBackground);
    ImGui::PopStyleVar();
    ImGuiCanvas inner(*ImGui::GetWindowDrawList(), ui.fonts);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = std::max(room, measures_height(inner, timeline.measures.size()));
    mouse_area("rows", box.width() - ui.px(14), height);
    handle_mouse(ui, plot, frame.range, timeline, height <= room, own);
    float y = at.y;
    for (const MeasureBar& measure : timeline.measures) {
        const float bottom = y + measure_row_height(inner);
        draw_measure(inner, ui.theme, {{box.left, y, box.right, bottom}, plot}, measure, frame, true);
        y = bottom;
    }
    ImGui::EndChild();
    draw_crosshair(ui, plot, frame);
    if (own.hovered_h >= 0 && world.outcome() != nullptr) chart_tooltip(ui, world, timeline, frame, own.hovered_h);
}

void draw_plots(const Ui& ui, const World& world, const Timeline& timeline, TimeFrame frame, TimelinePanelState& own) {
    const Box box = rest_of_window();
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    const bool has_people = world.state->session.lanes == Lanes::people;
    frame.names = has_people ? names_room(canvas, box, timeline) : 0;
    const Box plot = plot_area(canvas, box, false, frame.names);
    mouse_area("timeline", box.width(), box.height());
    handle_mouse(ui, plot, frame.range, timeline, true, own);
    if (has_people)
        draw_people(ui, box, timeline, frame);
    else
        draw_stack(ui, box, timeline.money, frame);
    if (own.hovered_h >= 0 && world.outcome() != nullptr) chart_tooltip(ui, world, timeline, frame, own.hovered_h);
}

/// What to do where the lanes chosen are empty.
const char* nothing_in(Lanes lanes, const Timeline& timeline) {
    if (lanes == Lanes::money && timeline.money.empty()) return tr("The scenario has no budget lines.");
    if (lanes == Lanes::response && timeline.ladders.empty() && timeline.measures.empty())
        return tr("No level was declared and no measure decided in any history. Choose a plan that has some above.");
    return nullptr;
}

}  // namespace

void draw_timeline_panel(const Ui& ui, const World& world, const Timeline& timeline, double hour,
                         TimelinePanelState& own) {
    draw_header(ui, world, timeline);
    if (timeline.charts.empty()) {
        empty_state(ui, rest_of_window(), icon::hourglass, without_outcome(world));
        return;
    }
    const Lanes lanes = world.state->session.lanes;
    if (const char* nothing = nothing_in(lanes, timeline))
        return empty_state(ui, rest_of_window(), lanes == Lanes::money ? icon::database : icon::sitemap, nothing);
    const TimeFrame frame = frame_of(world, timeline, hour, own);
    own.hovered_h = -1;
    if (lanes == Lanes::response)
        draw_response(ui, world, timeline, frame, own);
    else
        draw_plots(ui, world, timeline, frame, own);
}

}  // namespace umbral::gui
