#include "gui/shell/keys.hpp"

#include <GLFW/glfw3.h>
#include <imgui_internal.h>  // to press what the keyboard is on

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "gui/panels/problem_panel.hpp"

namespace umbral::gui {
namespace {

/// Dear ImGui 1.86 knows keys by the window's own numbers.
bool pressed(int key, bool repeats = false) { return ImGui::IsKeyPressed(key, repeats); }

/// Selects what follows, or precedes, in a list: the first where nothing of it is selected.
template <class T>
void select_neighbour(const Ui& ui, const Selection& selection, Subject subject, const std::vector<T>& list, int step) {
    const auto count = static_cast<int>(list.size());
    if (count == 0) return;
    int at = step > 0 ? -1 : 0;
    for (int i = 0; i < count; ++i) {
        if (selection.subject == subject && list[static_cast<std::size_t>(i)].id == selection.id) at = i;
    }
    ui.ask(action::Select{word_of(subject), list[static_cast<std::size_t>((at + step + count) % count)].id});
}

/// Sites; agencies where those are shown; routes with Shift.
void select_neighbour(const Ui& ui, const World& world, int step) {
    const Reading* reading = world.reading();
    if (reading == nullptr) return;
    const Session& session = world.state->session;
    const scenario::Scenario& all = reading->input.scenario;
    if (ImGui::GetIO().KeyShift) return select_neighbour(ui, session.selection, Subject::route, all.routes, step);
    if (session.view == View::response)
        return select_neighbour(ui, session.selection, Subject::agency, all.agencies, step);
    select_neighbour(ui, session.selection, Subject::site, all.sites, step);
}

/// Moves the dividers: up and down that over the timeline, left and right that of the inspector.
void ask_about_sizes(const Ui& ui, const Preferences& preferences, double timeline_px) {
    constexpr double step_px = 20;
    const auto steps = [](int more, int less) { return (pressed(more, true) ? 1 : 0) - (pressed(less, true) ? 1 : 0); };
    const int taller = steps(GLFW_KEY_UP, GLFW_KEY_DOWN);
    const int wider = steps(GLFW_KEY_LEFT, GLFW_KEY_RIGHT);
    if (taller != 0 && timeline_px > 0) ui.ask(action::Resize{"timeline", timeline_px + taller * step_px});
    if (wider != 0)
        ui.ask(action::Resize{"inspector", static_cast<double>(preferences.inspector_px) + wider * step_px});
    keep_arrows();
}

void ask_with_control(const Ui& ui, const World& world, bool shift) {
    const AppState& state = *world.state;
    const double text = static_cast<double>(state.preferences.text_scale);
    if (pressed(GLFW_KEY_Z, true)) shift ? ui.ask(action::Redo{}) : ui.ask(action::Undo{});
    if (pressed(GLFW_KEY_Y, true)) ui.ask(action::Redo{});
    if (pressed(GLFW_KEY_S) && state.has_changes()) ui.ask(action::ShowDialog{"save_plan"});
    if (pressed(GLFW_KEY_O)) ui.ask(action::ShowDialog{"open"});
    if (pressed(GLFW_KEY_N)) ui.ask(action::ShowDialog{"new_scenario"});
    if (pressed(GLFW_KEY_R)) ui.ask(action::Run{});
    if (pressed(GLFW_KEY_E) && !state.session.folder.empty())
        shift ? ui.ask(action::ExportStudy{""}) : ui.ask(action::ExportView{""});
    if (pressed(GLFW_KEY_P)) ui.ask(action::Screenshot{""});
    if (pressed(GLFW_KEY_D)) ui.ask(action::SetTheme{!state.preferences.dark});
    if (pressed(GLFW_KEY_L)) ui.ask(action::SetLanguage{state.preferences.language == "es" ? "en" : "es"});
    if (pressed(GLFW_KEY_W)) ui.ask(action::Close{});
    if (pressed(GLFW_KEY_Q)) ui.ask(action::Leave{});
    if (pressed(GLFW_KEY_EQUAL) || pressed(GLFW_KEY_KP_ADD)) ui.ask(action::SetTextScale{text + 0.1});
    if (pressed(GLFW_KEY_MINUS) || pressed(GLFW_KEY_KP_SUBTRACT)) ui.ask(action::SetTextScale{text - 0.1});
    if (pressed(GLFW_KEY_0)) ui.ask(action::SetTextScale{1});
}

/// Looks at another time; what is shown of a timeline that is zoomed in moves along.
void look_at(const Ui& ui, const World& world, const Timeline& timeline, double hour) {
    const double at = std::clamp(hour, timeline.first_h, std::max(timeline.first_h, timeline.last_h - 1));
    ui.ask(action::SetTime{at});
    const TimeRange range = shown_range(world.state->session, timeline);
    const double shift = std::min(0.0, at - range.from) + std::max(0.0, at - range.to);
    if (shift != 0) ui.ask(action::SetRange{range.from + shift, range.to + shift});
}

void ask_about_time(const Ui& ui, const World& world, const Timeline& timeline, double hour, bool shift) {
    const double step = shift ? 24 : 1;
    if (ImGui::IsKeyDown(GLFW_KEY_RIGHT) || ImGui::IsKeyDown(GLFW_KEY_LEFT)) keep_arrows();
    if (pressed(GLFW_KEY_SPACE)) ui.ask(action::Play{!world.state->session.playing});
    if (pressed(GLFW_KEY_RIGHT, true)) look_at(ui, world, timeline, hour + step);
    if (pressed(GLFW_KEY_LEFT, true)) look_at(ui, world, timeline, hour - step);
    if (pressed(GLFW_KEY_HOME)) look_at(ui, world, timeline, timeline.first_h);
    if (pressed(GLFW_KEY_END)) look_at(ui, world, timeline, timeline.last_h - 1);
}

void zoom_time(const Ui& ui, const World& world, const Timeline& timeline, double hour, double factor) {
    const TimeRange range = shown_range(world.state->session, timeline);
    const double middle = std::clamp(hour, range.from, range.to);
    ui.ask(action::SetRange{middle - (middle - range.from) * factor, middle + (range.to - middle) * factor});
}

/// Arrows, + and - while they are for the map.
void ask_about_map(const Ui& ui, bool shift) {
    const double step = shift ? 0.5 : 0.1;
    const auto steps = [](int more, int less) {
        return (pressed(more, true) ? 1.0 : 0.0) - (pressed(less, true) ? 1.0 : 0.0);
    };
    const action::MoveMap move{
        step * steps(GLFW_KEY_RIGHT, GLFW_KEY_LEFT), step * steps(GLFW_KEY_UP, GLFW_KEY_DOWN),
        0.5 * (steps(GLFW_KEY_EQUAL, GLFW_KEY_MINUS) + steps(GLFW_KEY_KP_ADD, GLFW_KEY_KP_SUBTRACT))};
    if (move.right != 0 || move.up != 0 || move.zoom != 0) ui.ask(move);
    if (pressed(GLFW_KEY_HOME)) ui.ask(action::Fit{});
    keep_arrows();
}

void ask_plain(const Ui& ui, const World& world) {
    constexpr int views = 5;
    constexpr std::array<const char*, views> names{"map", "response", "waits", "compare", "data"};
    for (int i = 0; i < views; ++i) {
        if (pressed(GLFW_KEY_1 + i)) ui.ask(action::ShowView{names.at(static_cast<std::size_t>(i))});
    }
    if (pressed(GLFW_KEY_F)) ui.ask(action::Fit{});
    if (pressed(GLFW_KEY_M)) ui.ask(action::FocusMap{!world.state->session.map_has_keys});
    if (pressed(GLFW_KEY_N, true)) select_neighbour(ui, world, 1);
    if (pressed(GLFW_KEY_P, true)) select_neighbour(ui, world, -1);
    if (pressed(GLFW_KEY_T)) {
        constexpr std::array<const char*, 3> lanes{"response", "money", "people"};  // what follows each
        ui.ask(action::ShowLanes{lanes.at(static_cast<std::size_t>(world.state->session.lanes))});
    }
}

/// Dear ImGui presses what the keyboard is on with space alone.
void press_with_enter() {
    const ImGuiIO& io = ImGui::GetIO();
    if (is_enter_pressed() && io.NavVisible && !io.WantTextInput && ImGui::IsAnyItemFocused())
        ImGui::ActivateItem(ImGui::GetCurrentContext()->NavId);
}

/// Takes the keys back from the map, else cancels the simulation, else selects nothing; the frame round what the
/// keyboard was on goes.
void leave_off(const Ui& ui, const World& world) {
    hide_focus();
    if (world.state->session.map_has_keys) return ui.ask(action::FocusMap{false});
    const bool busy =
        world.draft != nullptr && (world.draft->stage == Stage::running || world.draft->stage == Stage::waiting);
    if (busy) {
        ui.ask(action::CancelRuns{});
    } else {
        ui.ask(action::Select{"", ""});
    }
}

/// Parts of the window that have controls, in their order.
std::vector<std::string> parts_of(const World& world) {
    const View view = world.state->session.view;
    if (view == View::start) return {"top", "middle"};
    if (has_broken_files(world)) return {"top", "rail", "problems"};
    std::vector<std::string> parts{"top", "rail"};
    if (view != View::waits) parts.emplace_back(word_of(view));
    if (has_timeline(view)) parts.emplace_back("timeline");
    if (view != View::data) parts.emplace_back("inspector");
    return parts;
}

}  // namespace

std::string asked_part(const World& world) {
    if (!pressed(GLFW_KEY_F6) || world.state->session.dialog != Dialog::none) return {};
    const std::vector<std::string> parts = parts_of(world);
    const auto count = static_cast<int>(parts.size());
    const bool back = ImGui::GetIO().KeyShift;
    const auto present = std::find(parts.begin(), parts.end(), focused_region());
    const int at = present != parts.end() ? static_cast<int>(present - parts.begin()) : back ? 0 : -1;
    return parts[static_cast<std::size_t>((at + (back ? count - 1 : 1)) % count)];
}

void ask_from_keys(const Ui& ui, const World& world, const Timeline& timeline, double hour, const KeyUse& keys) {
    const ImGuiIO& io = ImGui::GetIO();
    const Session& session = world.state->session;
    if (pressed(GLFW_KEY_F1)) ui.ask(action::ShowDialog{session.dialog == Dialog::shortcuts ? "" : "shortcuts"});
    press_with_enter();
    if (session.dialog != Dialog::none) return;
    if (pressed(GLFW_KEY_ESCAPE) && !io.WantTextInput && !keys.has_list) leave_off(ui, world);
    if (io.KeyCtrl && !io.WantTextInput) ask_about_sizes(ui, world.state->preferences, keys.timeline_px);
    if (io.KeyCtrl) return ask_with_control(ui, world, io.KeyShift);
    if (io.WantTextInput || io.KeyAlt) return;
    ask_plain(ui, world);
    if (session.map_has_keys) return ask_about_map(ui, io.KeyShift);
    // While the keyboard walks from control to control, arrows and space are for that.
    const bool walks = io.NavVisible && ImGui::IsAnyItemFocused();
    if (!walks && !keys.takes_arrows) ask_about_time(ui, world, timeline, hour, io.KeyShift);
    if (pressed(GLFW_KEY_KP_ADD) || pressed(GLFW_KEY_EQUAL)) zoom_time(ui, world, timeline, hour, 0.7);
    if (pressed(GLFW_KEY_KP_SUBTRACT) || pressed(GLFW_KEY_MINUS)) zoom_time(ui, world, timeline, hour, 1.4);
}

}  // namespace umbral::gui
