#include "gui/panels/compare_panel.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/verdict.hpp"
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
    ImGui::AlignTextToFramePadding();
    label(tr("Beside the draft:"), ui.theme.muted, ui.fonts.text);
    for (const PlanSummary& plan : reading->plans) {
        if (plan.id == own && !state.has_changes()) continue;
        flow(ui.px(14), ImGui::CalcTextSize(localised(plan.title).c_str()).x + ui.px(60));
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
    if (!cell.known) {
        const bool is_awaited = plan.histories == 0 && plan.problem.empty();
        const std::string words = !cell.value.empty() ? cell.value
                                  : is_awaited        ? tr("not simulated yet")
                                                      : "\xe2\x80\x93";
        canvas.text({at.x, at.y + ui.px(4)}, words, cell.value.empty() ? ui.theme.muted : ui.theme.warning,
                    TextSize::small, Align::left);
        ImGui::Dummy({width, ui.px(58)});
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
    if (!plan.is_baseline && cell.finding != analysis::Finding::same && !cell.verdict.empty())
        words += fmt::format("  {}", cell.verdict);
    constexpr std::size_t most_lines = 3;
    float top = at.y + ui.px(38);
    for (const std::string& line : broken(canvas, words, TextSize::small, width, most_lines)) {
        canvas.text({at.x, top}, line, finding_color(ui.theme, plan.is_baseline ? std::nullopt : cell.finding),
                    TextSize::small, Align::left);
        top += canvas.measure(line, TextSize::small).y;
    }
    for (const std::string& line : broken(canvas, cell.note, TextSize::small, width, most_lines)) {
        if (cell.note.empty()) break;
        canvas.text({at.x, top}, line, ui.theme.warning, TextSize::small, Align::left);
        top += canvas.measure(line, TextSize::small).y;
    }
    ImGui::Dummy({width, std::max(ui.px(58), top + ui.px(4) - at.y)});
}

void draw_heading(const Ui& ui, const ComparedPlan& plan) {
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const Color color = ui.theme.plans.at(std::min(plan.color, ui.theme.plans.size() - 1));
    canvas.disc({at.x + ui.px(6), at.y + ui.px(10)}, ui.px(5), color);
    constexpr std::size_t most_lines = 3;
    ImGui::Dummy({ui.px(14), ui.px(18)});
    ImGui::SameLine(0, ui.px(4));
    ImGui::BeginGroup();
    const float room = ImGui::GetContentRegionAvail().x - ui.px(34);
    std::string title;
    for (const std::string& line : broken(canvas, plan.title, TextSize::strong, room, most_lines))
        title += (title.empty() ? "" : "\n") + line;
    label(title, ui.theme.text, ui.fonts.strong);
    tooltip(ui, plan.title);
    if (plan.problem.empty()) {
        label(fmt::format(fmt::runtime(tr("{} histories")), plan.histories), ui.theme.muted, ui.fonts.small);
    } else {
        wrapped(plan.problem, ui.theme.worse, ui.fonts.small);
    }
    ImGui::EndGroup();
}

/// The pin of a column, after all headings: a button moves the texts that follow it in its row.
void draw_pin(const Ui& ui, const ComparedPlan& plan) {
    if (plan.is_draft) return;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({at.x + ImGui::GetContentRegionAvail().x - ui.px(30), at.y - ui.px(4)});
    const WithId id(plan.id);
    if (icon_button(ui, icon::pin,
                    plan.is_baseline ? tr("The baseline: others are compared with it") : tr("Compare with this plan"),
                    plan.is_baseline))
        ui.ask(action::PinBaseline{plan.is_baseline ? "" : plan.id});
}

void draw_table(const Ui& ui, const Comparison& comparison, std::size_t& objective) {
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
    for (std::size_t i = 0; i < comparison.plans.size(); ++i) {
        ImGui::TableSetColumnIndex(static_cast<int>(i) + 1);
        draw_pin(ui, comparison.plans[i]);
    }
    for (std::size_t number = 0; number < comparison.rows.size(); ++number) {
        const ComparedRow& row = comparison.rows[number];
        const bool any = std::any_of(row.cells.begin(), row.cells.end(),
                                     [](const ComparedCell& cell) { return cell.known || !cell.value.empty(); });
        if (!any) continue;
        ImGui::TableNextRow();
        ImGui::TableSetColumnIndex(0);
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const std::string words = fmt::format(fmt::runtime(tr("{}: hold cost against it")), row.title);
        const WithId id(row.title + row.qualifier);
        if (ImGui::InvisibleButton("objective", {ImGui::GetContentRegionAvail().x, ui.px(52)})) objective = number;
        focus_ring(ui);
        tooltip(ui, words);
        ImGui::SetCursorScreenPos(at);
        if (objective == number)
            ImGui::GetWindowDrawList()->AddRectFilled({at.x - ui.px(6), at.y}, {at.x - ui.px(3), at.y + ui.px(52)},
                                                      ui.theme.accent.packed());
        wrapped(row.title + (row.asked ? "" : analysis::exploratory_mark), ui.theme.text,
                row.asked ? ui.fonts.strong : ui.fonts.text);
        label(row.qualifier + (row.unit.empty() ? "" : "  [" + row.unit + "]"), ui.theme.muted, ui.fonts.small);
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            ImGui::TableSetColumnIndex(static_cast<int>(i) + 1);
            draw_cell(ui, row, row.cells[i], comparison.plans[i]);
        }
    }
    ImGui::EndTable();
}

void draw_charts(const Ui& ui, const World& world, const Timeline& timeline, const Comparison& comparison,
                 std::size_t objective) {
    const float height = std::max(ui.px(170), std::min(ui.px(230), ImGui::GetContentRegionAvail().y * 0.42F));
    const Box room = rest_of_window();
    const std::optional<Scatter> scatter = cost_scatter(comparison, objective);
    const auto fitting = static_cast<std::size_t>(std::max(1.0F, room.width() / ui.px(270)));
    const bool below = scatter && fitting < 2;  // there is no room for it beside the others
    const std::size_t beside = scatter && !below ? 1 : 0;
    const std::size_t charts = std::clamp<std::size_t>(fitting - beside, 1, 3);
    const float share = room.width() / static_cast<float>(charts + beside);
    const float middle = room.left + share * static_cast<float>(charts);
    ImGui::Dummy({room.width(), below ? 2 * height : height});
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    draw_small_multiples(canvas, ui.theme, world, timeline, {room.left, room.top, middle, room.top + height}, charts);
    if (!scatter) return;
    const Box box = below ? Box{room.left, room.top + height, room.right, room.top + 2 * height}
                          : Box{middle, room.top, room.right, room.top + height};
    draw_scatter(canvas, ui.theme, box, *scatter);
}

/// Looks for the worst groups only when the judgement is another.
void refresh_worse_off(const World& world, ComparePanelState& own) {
    if (own.of == world.judgement && own.language == world.state->preferences.language) return;
    own.of = world.judgement;
    own.language = world.state->preferences.language;
    own.worse_off = worse_off_rows(world);
}

void draw_worse_off(const Ui& ui, const World& world, ComparePanelState& own) {
    refresh_worse_off(world, own);
    if (own.worse_off.empty()) return;
    label(fmt::format(fmt::runtime(tr("Who is worse off than under \"{}\"")), world.baseline_title), ui.theme.text,
          ui.fonts.strong);
    for (const WorseOffRow& row : own.worse_off) {
        ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
        const ImVec2 at = ImGui::GetCursorScreenPos();
        canvas.disc({at.x + ui.px(6), at.y + ui.px(9)}, ui.px(5),
                    ui.theme.plans.at(std::min(row.color, ui.theme.plans.size() - 1)));
        ImGui::Indent(ui.px(18));
        const std::string& first = row.clear.empty() ? row.unclear : row.clear;
        wrapped(row.plan + ": " + first, row.clear.empty() ? ui.theme.muted : ui.theme.worse, ui.fonts.small);
        if (!row.clear.empty() && !row.unclear.empty()) wrapped(row.unclear, ui.theme.muted, ui.fonts.small);
        ImGui::Unindent(ui.px(18));
    }
}

Scatter scatter_of(const Comparison& comparison, const ComparedRow& cost, const ComparedRow& objective) {
    Scatter scatter;
    scatter.title = fmt::format(fmt::runtime(tr("Cost against: {}{}")), objective.title,
                                objective.unit.empty() ? "" : " [" + objective.unit + "]");
    scatter.x_title = tr("USD, of what has a price");
    std::string unpriced;
    for (std::size_t i = 0; i < comparison.plans.size(); ++i) {
        const ComparedCell& x = cost.cells[i];
        const ComparedCell& y = objective.cells[i];
        if (!x.known && !x.value.empty()) unpriced += (unpriced.empty() ? "" : ", ") + comparison.plans[i].title;
        if (!x.known || !y.known) continue;
        scatter.points.push_back({comparison.plans[i].title, comparison.plans[i].color, x.mean, x.low, x.high, y.mean,
                                  y.low, y.high, x.note});
    }
    if (!unpriced.empty()) scatter.note = fmt::format(fmt::runtime(tr("not priced: {}")), unpriced);
    return scatter;
}

}  // namespace

std::optional<Scatter> cost_scatter(const Comparison& comparison, std::size_t objective) {
    const ComparedRow* cost = cost_row(comparison);
    if (cost == nullptr || objective >= comparison.rows.size() || comparison.plans.size() < 2) return std::nullopt;
    return scatter_of(comparison, *cost, comparison.rows[objective]);
}

void draw_compare_panel(const Ui& ui, const World& world, const Timeline& timeline, ComparePanelState& own) {
    const Comparison comparison = make_comparison(world, own.objective);
    wrapped(tr("Plans side by side"), ui.theme.text, ui.fonts.figure);
    draw_choice(ui, world);
    if (world.plans.size() < 2)
        wrapped(tr("Tick a plan above to put it beside the draft."), ui.theme.muted, ui.fonts.text);
    ImGui::Dummy({1, ui.px(4)});
    draw_charts(ui, world, timeline, comparison, own.objective);
    for (const std::string& note : comparison.notes) wrapped(note, ui.theme.text, ui.fonts.small);
    draw_worse_off(ui, world, own);
    ImGui::Dummy({1, ui.px(4)});
    draw_table(ui, comparison, own.objective);
    ImGui::Dummy({1, ui.px(4)});
    wrapped(fmt::format(
                fmt::runtime(tr("Differences from \"{}\", history by history on the same random numbers, in words "
                                "as `umbral compare` finds them. Bold: what the scenario asks about; verdicts on it "
                                "hold for all plans shown together (Holm).")),
                world.baseline_title) +
                ' ' + analysis::exploratory_note(),
            ui.theme.muted, ui.fonts.small);
}

}  // namespace umbral::gui
