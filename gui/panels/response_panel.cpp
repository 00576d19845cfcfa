#include "gui/panels/response_panel.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/i18n.hpp"
#include "gui/model/calendar.hpp"
#include "gui/model/parameters.hpp"
#include "gui/widgets/response_charts.hpp"

namespace umbral::gui {
namespace {

std::string figure(const std::optional<double>& value) {
    return value ? number_text(*value, false) : std::string("\xe2\x80\x93");
}

void draw_channels(const Ui& ui, const World& world, const ResponseModel& model) {
    const ImGuiTableFlags flags = ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_SizingStretchProp;
    if (model.channels.empty() || !ImGui::BeginTable("channels", 5, flags)) return;
    ImGui::TableSetupColumn(tr("channel"), ImGuiTableColumnFlags_WidthStretch, 4);
    ImGui::TableSetupColumn(tr("works"), ImGuiTableColumnFlags_WidthStretch, 1);
    ImGui::TableSetupColumn(tr("messages sent"), ImGuiTableColumnFlags_WidthStretch, 2);
    ImGui::TableSetupColumn(tr("lost"), ImGuiTableColumnFlags_WidthStretch, 1);
    ImGui::TableSetupColumn(tr("mean delay [h]"), ImGuiTableColumnFlags_WidthStretch, 2);
    ImGui::TableHeadersRow();
    const Selection& selection = world.state->session.selection;
    for (const ChannelRow& channel : model.channels) {
        const WithId id(channel.id);
        ImGui::TableNextRow();
        ImGui::TableSetColumnIndex(0);
        const bool on = selection.subject == Subject::channel && selection.id == channel.id;
        ImGui::AlignTextToFramePadding();  // to the box beside it
        if (ImGui::Selectable(channel.title.c_str(), on)) ui.ask(action::Select{"channel", channel.id});
        ImGui::TableSetColumnIndex(1);
        bool open = channel.open;
        if (ImGui::Checkbox("##open", &open)) {
            const std::string path = "channels[" + channel.id + "].open";
            const auto& edits = world.state->draft.edits;
            const bool touched =
                std::any_of(edits.begin(), edits.end(), [&](const auto& edit) { return edit.first == path; });
            if (touched)
                ui.ask(action::Reset{path});
            else
                ui.ask(action::Set{path, open ? "true" : "false", false});
        }
        tooltip(ui, tr("Drop the channel from the first day and see what breaks"));
        ImGui::TableSetColumnIndex(2);
        label(figure(channel.sent), ui.theme.text, ui.fonts.text);
        ImGui::TableSetColumnIndex(3);
        label(figure(channel.lost), ui.theme.text, ui.fonts.text);
        ImGui::TableSetColumnIndex(4);
        label(figure(channel.delay_h), ui.theme.text, ui.fonts.text);
    }
    ImGui::EndTable();
}

/// What breaks, and what is mended, beside the baseline.
void draw_changes(const Ui& ui, const World& world, const ResponseModel& model) {
    if (!model.has_baseline) return;
    ImGui::Dummy({1, ui.px(6)});
    label(fmt::format(fmt::runtime(tr("Beside \"{}\"")), world.baseline_title), ui.theme.text, ui.fonts.strong);
    if (model.changes.empty())
        return label(tr("Every level and measure comes as it did, within an hour."), ui.theme.muted, ui.fonts.small);
    constexpr std::size_t most_rows = 10;
    for (std::size_t i = 0; i < std::min(most_rows, model.changes.size()); ++i) {
        const ResponseChange& change = model.changes[i];
        const Color color = model.stale ? ui.theme.faint : change.is_worse ? ui.theme.worse : ui.theme.better;
        wrapped(std::string(change.is_worse ? icon::warning : icon::check) + "  " + change.text, color, ui.fonts.text);
    }
    if (model.changes.size() > most_rows)
        label(fmt::format(fmt::runtime(tr("and {} more")), model.changes.size() - most_rows), ui.theme.muted,
              ui.fonts.small);
    ImGui::Dummy({1, ui.px(6)});
}

void draw_rows(const Ui& ui, const Timeline& timeline, const char* title, const char* help,
               const std::vector<ChainRow>& rows) {
    if (rows.empty()) return;
    ImGui::Dummy({1, ui.px(8)});
    label(title, ui.theme.text, ui.fonts.strong);
    wrapped(help, ui.theme.muted, ui.fonts.small);
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    const Box room = rest_of_window();
    const Box box{room.left, room.top, room.right, room.top + chain_height(canvas, rows.size())};
    ImGui::Dummy({box.width(), box.height()});
    const TimeFrame frame{
        .start = timeline.start, .range = {0, timeline.last_h}, .first_h = timeline.first_h, .stale = timeline.stale};
    draw_chain(canvas, ui.theme, box, rows, frame);
}

}  // namespace

void draw_response_panel(const Ui& ui, const World& world, const Timeline& timeline, double hour) {
    const ResponseModel model = make_response(world, hour);
    if (model.columns.empty() && model.measures.empty()) {
        empty_state(ui, rest_of_window(), icon::sitemap,
                    tr("The scenario names no agencies and the plan no measures."));
        return;
    }
    wrapped(tr("Who knows, who decides, and when"), ui.theme.text, ui.fonts.figure);
    if (!model.columns.empty()) {
        wrapped(tr("Lines: reports under the plan's protocol; dashes: requests and orders only. Bars: how busy duty "
                   "officers are. Hours: how old the counts are by which the agency goes, on average over its sites."),
                ui.theme.muted, ui.fonts.small);
        wrapped(time_text(timeline.start, hour), ui.theme.muted, ui.fonts.small);
        ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
        const Box room = rest_of_window();
        const Box box{room.left, room.top, room.right, room.top + diagram_height(canvas, model)};
        const bool pressed = mouse_area("agencies", box.width(), box.height());
        draw_diagram(canvas, ui.theme, box, model, world.state->session.selection);
        const ImVec2 mouse = ImGui::GetIO().MousePos;
        const std::string hit = hit_diagram(canvas, box, model, {mouse.x, mouse.y});
        if (pressed) ui.ask(action::Select{hit.empty() ? "" : "agency", hit});
    }
    draw_changes(ui, world, model);
    draw_channels(ui, world, model);
    draw_rows(ui, timeline, tr("Levels"),
              tr("Red mark: when the threshold was first crossed in truth (median). Dot and bar: when the level was "
                 "first declared, median and 8 histories in 10."),
              model.levels);
    draw_rows(ui, timeline, tr("Measures"), tr("When each first took effect: median, and 8 histories in 10."),
              model.measures);
}

}  // namespace umbral::gui
