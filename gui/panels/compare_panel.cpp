#include "gui/panels/compare_panel.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/i18n.hpp"
#include "gui/model/parameters.hpp"
#include "gui/panels/small_multiples.hpp"

namespace umbral::gui {
namespace {

void draw_choice(const Ui& ui, const World& world) {
    const Reading* reading = world.reading();
    if (reading == nullptr) return;
    const AppState& state = *world.state;
    const std::string own = state.draft.plan.empty() ? reading->input.plan.id : state.draft.plan;
    label(tr("Beside the draft:"), ui.theme.muted, ui.fonts.text);
    for (const PlanSummary& plan : reading->plans) {
        if (plan.id == own && !state.has_changes()) continue;
        ImGui::SameLine(0, ui.px(14));
        const auto& compared = state.draft.compared;
        bool on = std::find(compared.begin(), compared.end(), plan.id) != compared.end();
        if (ImGui::Checkbox(localised(plan.title).c_str(), &on)) ui.ask(action::Compare{plan.id, on});
        tooltip(ui, localised(plan.description));
    }
}

/// Mean and interval on the row's common scale.
void draw_interval(Canvas& canvas, const Theme& theme, const Box& box, const ComparedRow& row, const ComparedCell& cell,
                   Color color) {
    const double length = std::max(1e-12, row.largest - row.smallest);
    const auto x = [&](double value) {
        return box.left + static_cast<float>((value - row.smallest) / length) * box.width();
    };
    const float y = (box.top + box.bottom) / 2;
    const float s = canvas.scale();
    canvas.line({box.left, y}, {box.right, y}, theme.grid, 2 * s);
    canvas.line({x(cell.low), y}, {x(cell.high), y}, color.with_alpha(0.45), 5 * s);
    canvas.disc({x(cell.mean), y}, 4 * s, color);
}

void draw_cell(const Ui& ui, const ComparedRow& row, const ComparedCell& cell, const ComparedPlan& plan) {
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = ui.px(58);
    ImGui::Dummy({width, height});
    if (!cell.known) {
        canvas.text({at.x, at.y + ui.px(4)}, plan.histories == 0 ? tr("not simulated yet") : "\xe2\x80\x93",
                    ui.theme.muted, TextSize::small, Align::left);
        return;
    }
    const Color color = ui.theme.plans.at(std::min(plan.color, ui.theme.plans.size() - 1));
    canvas.text({at.x, at.y + ui.px(2)}, cell.value, ui.theme.text, TextSize::strong, Align::left);
    const float behind = at.x + canvas.measure(cell.value, TextSize::strong).x + ui.px(8);
    canvas.text({behind, at.y + ui.px(4)}, fitted(canvas, cell.interval, TextSize::small, at.x + width - behind),
                ui.theme.muted, TextSize::small, Align::left);
    draw_interval(canvas, ui.theme, {at.x + ui.px(4), at.y + ui.px(22), at.x + width - ui.px(10), at.y + ui.px(36)},
                  row, cell, color);
    std::string words = plan.is_baseline ? std::string(tr("baseline")) : cell.difference;
    if (!plan.is_baseline && cell.verdict != Verdict::same && cell.verdict != Verdict::none)
        words += fmt::format("  {}", verdict_words(cell.verdict));
    canvas.text({at.x, at.y + ui.px(38)}, fitted(canvas, words, TextSize::small, width),
                verdict_color(ui.theme, plan.is_baseline ? Verdict::none : cell.verdict), TextSize::small, Align::left);
}

void draw_heading(const Ui& ui, const ComparedPlan& plan) {
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const Color color = ui.theme.plans.at(std::min(plan.color, ui.theme.plans.size() - 1));
    canvas.disc({at.x + ui.px(6), at.y + ui.px(10)}, ui.px(5), color);
    ImGui::Dummy({ui.px(14), ui.px(18)});
    ImGui::SameLine(0, ui.px(4));
    ImGui::BeginGroup();
    const float room = ImGui::GetContentRegionAvail().x - ui.px(34);
    label(fitted(canvas, plan.title, TextSize::strong, room), ui.theme.text, ui.fonts.strong);
    tooltip(ui, plan.title);
    label(fmt::format(fmt::runtime(tr("{} histories")), plan.histories), ui.theme.muted, ui.fonts.small);
    ImGui::EndGroup();
    if (plan.is_draft) return;
    ImGui::SameLine(ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x - ui.px(30));
    const WithId id(plan.id);
    if (icon_button(ui, icon::pin,
                    plan.is_baseline ? tr("The baseline: others are compared with it") : tr("Compare with this plan"),
                    plan.is_baseline))
        ui.ask(action::PinBaseline{plan.is_baseline ? "" : plan.id});
}

void draw_table(const Ui& ui, const Comparison& comparison) {
    const auto columns = static_cast<int>(comparison.plans.size()) + 1;
    const ImGuiTableFlags flags =
        ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_PadOuterX | ImGuiTableFlags_SizingStretchSame;
    if (!ImGui::BeginTable("comparison", columns, flags)) return;
    ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthFixed, ui.px(230));
    for (const ComparedPlan& plan : comparison.plans)
        ImGui::TableSetupColumn(plan.title.c_str(), ImGuiTableColumnFlags_WidthStretch);
    ImGui::TableNextRow();
    for (std::size_t i = 0; i < comparison.plans.size(); ++i) {
        ImGui::TableSetColumnIndex(static_cast<int>(i) + 1);
        draw_heading(ui, comparison.plans[i]);
    }
    for (const ComparedRow& row : comparison.rows) {
        const bool any =
            std::any_of(row.cells.begin(), row.cells.end(), [](const ComparedCell& cell) { return cell.known; });
        if (!any) continue;
        ImGui::TableNextRow();
        ImGui::TableSetColumnIndex(0);
        wrapped(row.title, ui.theme.text, row.asked ? ui.fonts.strong : ui.fonts.text);
        label(row.qualifier + (row.unit.empty() ? "" : "  [" + row.unit + "]"), ui.theme.muted, ui.fonts.small);
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            ImGui::TableSetColumnIndex(static_cast<int>(i) + 1);
            draw_cell(ui, row, row.cells[i], comparison.plans[i]);
        }
    }
    ImGui::EndTable();
}

}  // namespace

void draw_compare_panel(const Ui& ui, const World& world, const Timeline& timeline) {
    label(tr("Plans side by side"), ui.theme.text, ui.fonts.figure);
    draw_choice(ui, world);
    if (world.plans.size() < 2) {
        wrapped(tr("Tick a plan above to put it beside the draft."), ui.theme.muted, ui.fonts.text);
    }
    ImGui::Dummy({1, ui.px(4)});
    const float small = std::min(ui.px(190), ImGui::GetContentRegionAvail().y * 0.4F);
    const Box room = rest_of_window();
    draw_small_multiples(ui, world, timeline, {room.left, room.top, room.right, room.top + small});
    ImGui::Dummy({1, ui.px(4)});
    draw_table(ui, make_comparison(world));
    ImGui::Dummy({1, ui.px(4)});
    wrapped(fmt::format(fmt::runtime(tr("Differences from \"{}\", history by history on the same random numbers; "
                                        "certain where their 95 % interval leaves out zero. "
                                        "Bold: what the scenario asks about.")),
                        world.baseline_title),
            ui.theme.muted, ui.fonts.small);
}

}  // namespace umbral::gui
