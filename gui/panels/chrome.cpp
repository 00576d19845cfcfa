#include "gui/panels/chrome.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>

#include "base/i18n.hpp"
#include "gui/model/calendar.hpp"
#include "gui/model/parameters.hpp"

namespace umbral::gui {
namespace {

struct RailEntry {
    View view;
    const char* icon;
    const char* title;
    const char* help;
};
constexpr std::array<RailEntry, 5> rail_entries{
    {{View::map, icon::map, UMBRAL_N("Map"), UMBRAL_N("Sites, routes and people on the map (1)")},
     {View::response, icon::sitemap, UMBRAL_N("Response"), UMBRAL_N("Who knows, who decides, and when (2)")},
     {View::waits, icon::hourglass, UMBRAL_N("Waits"),
      UMBRAL_N("Why people waited: what was short, where and when (3)")},
     {View::compare, icon::balance, UMBRAL_N("Compare"), UMBRAL_N("Plans side by side (4)")},
     {View::data, icon::database, UMBRAL_N("Data"), UMBRAL_N("Every value with its source (5)")}}};

bool is_busy(const Progress* progress) {
    return progress != nullptr && (progress->stage == Stage::running || progress->stage == Stage::waiting ||
                                   progress->stage == Stage::reading);
}

/// The id of the plan that the draft starts from.
std::string present_plan(const World& world) {
    const std::string& chosen = world.state->draft.plan;
    return chosen.empty() ? world.reading()->input.plan.id : chosen;
}

/// The plan's title, and how much of it was changed.
std::string plan_words(const World& world) {
    const AppState& state = *world.state;
    const std::string present = present_plan(world);
    std::string words = tr("No plan");
    for (const PlanSummary& plan : world.reading()->plans) {
        if (plan.id == present) words = localised(plan.title);
    }
    if (state.has_changes())
        words += "  " + fmt::format(fmt::runtime(tr_n("({} change)", "({} changes)", state.draft.edits.size())),
                                    state.draft.edits.size());
    return words;
}

/// What the choice of plans needs beside its words.
float plan_frame(const Ui& ui) { return ui.px(2 * 10 + 36); }

void draw_plan_choice(const Ui& ui, const World& world, float width) {
    const std::string words = plan_words(world);
    const std::string present = present_plan(world);
    const ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    const std::string shown = fitted(canvas, words, TextSize::text, width - plan_frame(ui) + ui.px(4));
    ImGui::SetNextItemWidth(width);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(10), ui.px(6)});
    const bool open = ImGui::BeginCombo("##plan", shown.c_str(), ImGuiComboFlags_HeightLarge);
    ImGui::PopStyleVar();
    if (open) {
        for (const PlanSummary& plan : world.reading()->plans) {
            if (ImGui::Selectable(localised(plan.title).c_str(), plan.id == present))
                ui.ask(action::ChoosePlan{plan.id});
            tooltip(ui, localised(plan.description));
        }
        ImGui::EndCombo();
    }
    tooltip(ui, words + "\n" + tr("The saved plan the draft starts from"));
}

void draw_run(const Ui& ui, const World& world) {
    const bool any_failed = std::any_of(world.plans.begin(), world.plans.end(), [](const PlanView& plan) {
        return plan.progress != nullptr &&
               (plan.progress->stage == Stage::failed || plan.progress->stage == Stage::stopped);
    });
    const bool busy = is_busy(world.draft) || is_busy(world.saved);
    if (busy && !any_failed) {
        if (icon_button(ui, icon::stop, tr("Cancel the simulation (Esc)"))) ui.ask(action::CancelRuns{});
    } else {
        if (icon_button(ui, icon::refresh, tr("Simulate (Ctrl+R)"), false, any_failed || world.state->session.hold))
            ui.ask(action::Run{});
    }
    if (world.draft == nullptr) return;
    ImGui::SameLine(0, ui.px(4));
    ImGui::AlignTextToFramePadding();
    const Progress& shown = *world.draft;
    const Color color = shown.stage == Stage::done ? ui.theme.text : ui.theme.muted;
    label(fmt::format("{}/{}", shown.stored, shown.goal), color, ui.fonts.text);
    tooltip(ui, tr("Histories simulated of those wanted. The more, the narrower the intervals."));
}

/// What can leave the program as a file, as a menu.
void draw_export(const Ui& ui, const World& world) {
    if (icon_button(ui, icon::download, tr("Export"), false, !world.state->session.folder.empty()))
        ImGui::OpenPopup("export");
    ImGui::SetNextWindowPos({ImGui::GetItemRectMax().x, ImGui::GetItemRectMax().y}, ImGuiCond_Appearing, {1, 0});
    if (!ImGui::BeginPopup("export")) return;
    const bool has_study = world.draft != nullptr && world.draft->outcome != nullptr;
    if (ImGui::MenuItem(tr("This view (SVG) and its numbers (CSV)"), "Ctrl+E")) ui.ask(action::ExportView{""});
    if (ImGui::MenuItem(tr("Picture of the window (PNG)"), "Ctrl+P")) ui.ask(action::Screenshot{""});
    if (ImGui::MenuItem(tr("The study behind it (.umbral)"), tr("Ctrl+Shift+E"), false, has_study))
        ui.ask(action::ExportStudy{""});
    ImGui::EndPopup();
}

std::string clock_text(double seconds) {
    const auto whole = static_cast<int>(std::ceil(seconds));
    return whole >= 60 ? fmt::format("{}:{:02} min", whole / 60, whole % 60) : fmt::format("{} s", whole);
}

std::string progress_text(const World& world) {
    if (world.draft == nullptr) return world.state->session.folder.empty() ? "" : tr("reading the scenario");
    // What is under way is named first, whichever plan it is for.
    for (const Progress& progress : world.found->progress) {
        if (progress.stage != Stage::running) continue;
        std::string text = fmt::format(fmt::runtime(tr("simulating {} of {}")), progress.stored, progress.goal);
        if (progress.left_s) text += ", " + fmt::format(fmt::runtime(tr("{} left")), clock_text(*progress.left_s));
        return text;
    }
    switch (world.draft->stage) {
        case Stage::reading:
            return tr("reading the scenario");
        case Stage::broken:
            return tr("the inputs have problems");
        case Stage::failed:
            return tr("the simulation failed");
        case Stage::stopped:
            return world.draft->stored == 0 ? tr("simulation cancelled; the last answer is shown")
                                            : tr("simulation cancelled; what was finished is shown");
        case Stage::waiting:
        case Stage::running:
            return tr("about to simulate");
        case Stage::done:
            return tr("up to date");
    }
    return {};
}

std::string autosave_text(const World& world, const Autosave& autosave) {
    if (!autosave.unwritable.empty())
        return fmt::format(fmt::runtime(tr("not autosaved: {} cannot be written")), autosave.unwritable);
    if (autosave.last_saved == 0 || !world.state->has_changes()) return {};
    const std::time_t when = autosave.last_saved;
    std::tm local{};
    localtime_r(&when, &local);
    return fmt::format(fmt::runtime(tr("autosaved {:02}:{:02}")), local.tm_hour, local.tm_min);
}

}  // namespace

void draw_top_bar(const Ui& ui, const World& world) {
    const AppState& state = *world.state;
    const float height = ImGui::GetWindowSize().y;
    ImGui::SetCursorPosY((height - ui.px(30)) / 2);
    if (icon_button(ui, icon::home, tr("Start screen"))) ui.ask(action::Close{});
    const float right = ImGui::GetWindowSize().x;
    const float tools = ui.px(4 * 34 + 56);
    const float run = ui.px(34 * 3 + 92);
    // In a narrow window the plan's name gives way, then the program's and the scenario's.
    const float free = right - tools - run - ImGui::GetItemRectMax().x - ui.px(24);
    const float names = ui.px(60 + 16 + 100);
    const bool has_names = world.reading() == nullptr || free > ui.px(130) + names;
    const float words = world.reading() == nullptr ? 0 : ImGui::CalcTextSize(plan_words(world).c_str()).x;
    const float plan =
        std::clamp(free - (has_names ? names : 0), ui.px(80), std::max(ui.px(250), words + plan_frame(ui)));
    if (has_names) {
        ImGui::SameLine();
        ImGui::AlignTextToFramePadding();
        ImGui::AlignTextToFramePadding();
        label("Umbral", ui.theme.accent, ui.fonts.strong);
    }
    if (const Reading* reading = world.reading()) {
        ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
        if (has_names) {
            ImGui::SameLine(0, ui.px(16));
            const float room = right - tools - run - plan - ui.px(18) - ImGui::GetCursorPosX();
            label(fitted(canvas, localised(reading->input.scenario.title), TextSize::text, std::max(ui.px(60), room)),
                  ui.theme.text, ui.fonts.text);
            tooltip(ui,
                    localised(reading->input.scenario.title) + "\n" + localised(reading->input.scenario.description));
        }
        ImGui::SameLine(right - tools - run - plan);
        ImGui::SetCursorPosY((height - ui.px(30)) / 2);
        draw_plan_choice(ui, world, plan);
        ImGui::SameLine();
        if (icon_button(ui, icon::undo, tr("Undo (Ctrl+Z)"), false, !state.undo.empty())) ui.ask(action::Undo{});
        ImGui::SameLine(0, ui.px(2));
        if (icon_button(ui, icon::redo, tr("Redo (Ctrl+Y)"), false, !state.redo.empty())) ui.ask(action::Redo{});
        ImGui::SameLine(0, ui.px(2));
        draw_run(ui, world);
    }
    ImGui::SameLine(right - tools);
    ImGui::SetCursorPosY((height - ui.px(30)) / 2);
    const bool spanish = state.preferences.language == "es";
    draw_export(ui, world);
    ImGui::SameLine(0, ui.px(2));
    if (icon_button(ui, state.preferences.dark ? icon::sun : icon::moon,
                    state.preferences.dark ? tr("Light (Ctrl+D)") : tr("Dark (Ctrl+D)")))
        ui.ask(action::SetTheme{!state.preferences.dark});
    ImGui::SameLine(0, ui.px(2));
    if (icon_button(ui, icon::keyboard, tr("Keys (F1)"))) ui.ask(action::ShowDialog{"shortcuts"});
    ImGui::SameLine(0, ui.px(2));
    if (icon_button(ui, icon::info, tr("About Umbral"))) ui.ask(action::ShowDialog{"about"});
    ImGui::SameLine(0, ui.px(2));
    if (text_button(ui, spanish ? "EN" : "ES")) ui.ask(action::SetLanguage{spanish ? "en" : "es"});
    tooltip(ui, spanish ? "English (Ctrl+L)" : "Espa\xc3\xb1ol (Ctrl+L)");
}

void draw_rail(const Ui& ui, const World& world) {
    const View present = world.state->session.view;
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    const ImVec2 at = ImGui::GetWindowPos();
    const float side = ImGui::GetWindowSize().x;
    float top = at.y + ui.px(6);
    for (const RailEntry& entry : rail_entries) {
        const Box box{at.x, top, at.x + side, top + ui.px(58)};
        ImGui::SetCursorScreenPos({box.left, box.top});
        const bool pressed = ImGui::InvisibleButton(entry.title, {box.width(), box.height()});
        const bool on = entry.view == present;
        if (ImGui::IsItemHovered() && !on) canvas.rect(box, ui.theme.raised, 0);
        if (on) {
            canvas.rect(box, ui.theme.raised, 0);
            canvas.rect({box.left, box.top, box.left + ui.px(3), box.bottom}, ui.theme.accent, 0);
        }
        const Color color = on ? ui.theme.accent : ui.theme.muted;
        canvas.text({(box.left + box.right) / 2, box.top + ui.px(9)}, entry.icon, color, TextSize::figure,
                    Align::center);
        canvas.text({(box.left + box.right) / 2, box.top + ui.px(36)},
                    fitted(canvas, tr(entry.title), TextSize::small, side - 4), color, TextSize::small, Align::center);
        focus_ring(ui);
        tooltip(ui, tr(entry.help));
        if (pressed) ui.ask(action::ShowView{word_of(entry.view)});
        top = box.bottom;
    }
}

void draw_status_bar(const Ui& ui, const World& world, const Autosave& autosave) {
    const ImVec2 at = ImGui::GetWindowPos();
    const ImVec2 size = ImGui::GetWindowSize();
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    const float y = at.y + (size.y - canvas.measure("0", TextSize::small).y) / 2;
    float x = at.x + ui.px(12);
    const auto say = [&](const std::string& text, Color color) {
        if (text.empty()) return;
        canvas.text({x, y}, text, color, TextSize::small, Align::left);
        x += canvas.measure(text, TextSize::small).x + ui.px(18);
    };
    const bool running =
        world.found != nullptr && std::any_of(world.found->progress.begin(), world.found->progress.end(),
                                              [](const Progress& p) { return p.stage == Stage::running; });
    if (running) {
        const auto& list = world.found->progress;
        const auto one =
            std::find_if(list.begin(), list.end(), [](const Progress& p) { return p.stage == Stage::running; });
        const Box track{x, y + ui.px(5), x + ui.px(90), y + ui.px(11)};
        canvas.rect(track, ui.theme.raised, ui.px(3));
        canvas.rect(
            {track.left, track.top,
             track.left + track.width() * static_cast<float>(std::clamp(one->done_fraction, 0.02, 1.0)), track.bottom},
            ui.theme.accent, ui.px(3));
        x = track.right + ui.px(10);
    }
    const bool bad =
        world.draft != nullptr && (world.draft->stage == Stage::broken || world.draft->stage == Stage::failed);
    say(progress_text(world), bad ? ui.theme.worse : ui.theme.muted);
    const std::string saved = autosave_text(world, autosave);
    const float right = at.x + size.x - ui.px(12);
    const float end = saved.empty() ? right : right - canvas.measure(saved, TextSize::small).x - ui.px(18);
    // As much as there is room for; all of it under the mouse.
    const auto say_fitting = [&](const std::string& text, Color color, float share) {
        if (text.empty()) return;
        const float left = x;
        say(fitted(canvas, text, TextSize::small, share * (end - left)), color);
        ImGui::SetCursorScreenPos({left, at.y});
        ImGui::Dummy({std::max(1.0F, x - left), size.y});
        tooltip(ui, text);
    };
    const Session& session = world.state->session;
    if (bad && !world.draft->problems.empty())
        say_fitting(message_and_hint(world.draft->problems.front()), ui.theme.worse, session.notice.empty() ? 1 : 0.6F);
    say_fitting(session.notice, session.notice_is_bad ? ui.theme.worse : ui.theme.text, 1);
    canvas.text({right, y}, saved, autosave.unwritable.empty() ? ui.theme.muted : ui.theme.warning, TextSize::small,
                Align::right);
}

void draw_splitter(const Ui& ui, const std::string& part, const Box& box, ImGuiMouseCursor cursor, float size) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    const std::string name = '|' + part;
    const Region region(name.c_str(), box, ui.theme.surface.with_alpha(0));
    ImGui::PopStyleVar();
    mouse_area(name.c_str(), box.width(), box.height());
    if (ImGui::IsItemHovered() || ImGui::IsItemActive()) {
        ImGui::SetMouseCursor(cursor);
        ImGui::GetWindowDrawList()->AddRectFilled({box.left, box.top}, {box.right, box.bottom},
                                                  ui.theme.border.packed());
    }
    const ImVec2 moved = ImGui::GetIO().MouseDelta;
    if (ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
        ui.ask(action::Resize{part, 0});
    } else if (ImGui::IsItemActive() && (moved.x != 0 || moved.y != 0)) {
        ui.ask(action::Resize{part, static_cast<double>(std::max(1.0F, size / ui.fonts.scale))});
    }
}

}  // namespace umbral::gui
