#include "gui/panels/waits_panel.hpp"

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "gui/model/parameters.hpp"
#include "gui/widgets/heat_grid.hpp"

namespace umbral::gui {
namespace {

void cell_tooltip(const Ui& ui, const Waits& waits, const HeatHit& hit) {
    const WaitRow& row = waits.rows[hit.row];
    begin_tooltip(ui);
    label(row.name, ui.theme.text, ui.fonts.strong);
    if (hit.week < row.weeks.size()) {
        label(fmt::format(fmt::runtime(tr("week of {}")), waits.week_names[hit.week]), ui.theme.muted, ui.fonts.small);
        const WaitCell& cell = row.weeks[hit.week];
        if (cell.any) {
            label(fmt::format(fmt::runtime(tr("{} person-hours of waiting")), number_text(cell.person_h, true)),
                  ui.theme.text, ui.fonts.small);
            label(fmt::format(fmt::runtime(tr("mostly: {} ({} %)")), cause_words(cell.cause),
                              number_text(100 * cell.share, true)),
                  ui.theme.text, ui.fonts.small);
        } else {
            label(tr("nobody waited"), ui.theme.text, ui.fonts.small);
        }
    }
    ImGui::EndTooltip();
}

}  // namespace

void draw_waits_panel(const Ui& ui, const World& world) {
    const Waits waits = make_waits(world);
    if (waits.rows.empty()) {
        empty_state(ui, rest_of_window(), icon::hourglass,
                    world.outcome() == nullptr ? without_outcome(world) : tr("Nobody waited."));
        return;
    }
    wrapped(tr("Why people waited"), ui.theme.text, ui.fonts.figure);
    for (const std::string& sentence : waits.sentences) {
        label("\xe2\x80\xa2", ui.theme.muted, ui.fonts.text);
        ImGui::SameLine();
        wrapped(sentence, waits.stale ? ui.theme.faint : ui.theme.text, ui.fonts.text);
    }
    ImGui::Dummy({1, ui.px(8)});
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({1, draw_cause_legend(canvas, ui.theme, {at.x + ui.px(8), at.y}, rest_of_window().right)});
    const Box room = rest_of_window();
    const Box box{room.left, room.top, room.right, room.top + heat_grid_height(canvas, waits)};
    const bool pressed = mouse_area("weeks", box.width(), box.height());
    HeatHit hit;
    if (ImGui::IsItemHovered()) {
        const ImVec2 mouse = ImGui::GetIO().MousePos;
        hit = hit_heat_grid(canvas, box, waits, {mouse.x, mouse.y});
    }
    const Selection& selection = world.state->session.selection;
    draw_heat_grid(canvas, ui.theme, box, waits, hit, selection.subject == Subject::site ? selection.id : "");
    if (hit.row >= waits.rows.size()) return;
    cell_tooltip(ui, waits, hit);
    if (pressed) ui.ask(action::Select{"site", waits.rows[hit.row].site});
}

}  // namespace umbral::gui
