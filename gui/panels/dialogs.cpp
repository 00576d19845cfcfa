#include "gui/panels/dialogs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "base/i18n.hpp"
#include "gui/model/parameters.hpp"
#include "gui/model/plan_file.hpp"
#include "gui/model/plan_name.hpp"
#include "gui/panels/plan_terms.hpp"
#include "scenario/table/scalar_types.hpp"
#include "study/provenance.hpp"

namespace umbral::gui {
namespace {

struct Key {
    const char* keys;
    const char* what;
};
constexpr std::array<Key, 29> all_keys{
    {{"1 2 3 4 5", UMBRAL_N("map, response, waits, compare, data")},
     {"Ctrl+O", UMBRAL_N("open a scenario")},
     {"Ctrl+N", UMBRAL_N("new scenario")},
     {"Ctrl+Z", UMBRAL_N("undo")},
     {"Ctrl+Y", UMBRAL_N("redo")},
     {"Ctrl+S", UMBRAL_N("save the draft as a plan")},
     {"Ctrl+R", UMBRAL_N("simulate")},
     {UMBRAL_N("Esc"), UMBRAL_N("close, cancel the simulation, select nothing")},
     {UMBRAL_N("Space"), UMBRAL_N("play or pause")},
     {"\xe2\x86\x90 \xe2\x86\x92", UMBRAL_N("an hour back or on; a day with Shift")},
     {UMBRAL_N("Home End"), UMBRAL_N("start or end of the time shown")},
     {UMBRAL_N("Tab"), UMBRAL_N("next field to type in; Shift+Tab: the one before")},
     {"\xe2\x86\x91 \xe2\x86\x93",
      UMBRAL_N("from control to control; left and right move a slider, with Shift ten steps")},
     {"F6", UMBRAL_N("next part of the window; with Shift the one before")},
     {UMBRAL_N("Enter"), UMBRAL_N("press what the keyboard is on, or a dialog's main button")},
     {"T", UMBRAL_N("people, response or money over time")},
     {"N  P", UMBRAL_N("next or previous site, in the response agency; with Shift route")},
     {"F", UMBRAL_N("show everything on the map")},
     {"M", UMBRAL_N("arrows move the map, + and - zoom it, Home shows all of it")},
     {"+  -", UMBRAL_N("zoom the timeline")},
     {"Ctrl+E", UMBRAL_N("export this view as SVG and CSV")},
     {"Ctrl+ \xe2\x86\x91 \xe2\x86\x93 \xe2\x86\x90 \xe2\x86\x92",
      UMBRAL_N("taller or lower timeline; wider or narrower inspector")},
     {UMBRAL_N("Ctrl+Shift+E"), UMBRAL_N("export the study")},
     {"Ctrl+P", UMBRAL_N("picture of the window")},
     {"Ctrl+D", UMBRAL_N("light or dark")},
     {"Ctrl+L", UMBRAL_N("English or Spanish")},
     {"Ctrl+ +  Ctrl+ -", UMBRAL_N("larger or smaller text")},
     {"Ctrl+W", UMBRAL_N("close the scenario")},
     {"F1", UMBRAL_N("this sheet")}}};

void close(const Ui& ui) { ui.ask(action::ShowDialog{""}); }

void draw_shortcuts(const Ui& ui) {
    label(tr("Keys"), ui.theme.text, ui.fonts.figure);
    // Beside the heading: the sheet may be longer than the window, and begins at its top.
    ImGui::SameLine(0, ui.px(24));
    if (default_button(ui, tr("Close"))) close(ui);
    const std::size_t pairs = ImGui::GetIO().DisplaySize.x > ui.px(1000) ? 2 : 1;
    if (ImGui::BeginTable("keys", static_cast<int>(2 * pairs), ImGuiTableFlags_SizingFixedFit)) {
        for (std::size_t i = 0; i < all_keys.size(); ++i) {
            if (i % pairs == 0) ImGui::TableNextRow();
            ImGui::TableNextColumn();
            label(tr(all_keys.at(i).keys), ui.theme.accent, ui.fonts.strong);
            ImGui::TableNextColumn();
            label(std::string(tr(all_keys.at(i).what)) + "   ", ui.theme.text, ui.fonts.text);
        }
        ImGui::EndTable();
    }
}

void draw_about(const Ui& ui) {
    const study::Provenance program = study::program_provenance();
    label("Umbral", ui.theme.text, ui.fonts.title);
    wrapped(tr("Crisis-contingency simulator and capacity planner for migration. It counts people in aggregate, "
               "measures how they are treated, "
               "and never models how to stop an individual."),
            ui.theme.text, ui.fonts.text);
    label(fmt::format(fmt::runtime(tr("Version {}, commit {}")), program.version, program.commit), ui.theme.muted,
          ui.fonts.small);
    label(fmt::format("Dear ImGui {}", IMGUI_VERSION), ui.theme.muted, ui.fonts.small);
    label(tr("Map: Natural Earth 1:10m (public domain). Text: Inter. Icons: Fork Awesome."), ui.theme.muted,
          ui.fonts.small);
    ImGui::Dummy({1, ui.px(6)});
    if (default_button(ui, tr("Close"))) close(ui);
}

/// What saving the present draft on these terms would not keep.
std::vector<std::string> cautions_now(const World& world, const UnitCosts& unit_costs, const nlohmann::json& terms) {
    const Reading* saved = world.saved_reading();
    if (saved == nullptr) return {};
    try {
        return cautions_of(plan_of_draft(*saved, world.state->draft.edits, {"draft", "", terms}, unit_costs));
    } catch (const InputError&) {  // told when it is saved
        return {};
    }
}

/// Of several measures a list that scrolls, so that the buttons stay in sight.
float terms_height(const Ui& ui, std::size_t measures) {
    constexpr float one_px = 178;
    const float room = ImGui::GetIO().DisplaySize.y - ui.px(330);
    return std::clamp(ui.px(one_px) * static_cast<float>(measures), ui.px(60), std::max(ui.px(120), room));
}

void draw_plan_names(const Ui& ui, DialogState& own) {
    ImGui::SetNextItemWidth(ui.px(360));
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    ImGui::InputTextWithHint(tr("title"), tr("More places and officers"), own.plan_title.data(), own.plan_title.size());
    ImGui::SetNextItemWidth(ui.px(360));
    if (!own.is_named) {
        own.plan_id.fill('\0');
        plan_name_for(own.plan_title.data()).copy(own.plan_id.data(), own.plan_id.size() - 1);
    }
    if (ImGui::InputTextWithHint(tr("file name"), tr("more-places"), own.plan_id.data(), own.plan_id.size()))
        own.is_named = own.plan_id.front() != '\0';
}

void draw_save(const Ui& ui, const World& world, DialogState& own) {
    label(tr("Save as plan"), ui.theme.text, ui.fonts.figure);
    draw_plan_names(ui, own);
    const Reading* saved = world.saved_reading();
    std::string problem;
    if (!own.terms.empty() && saved != nullptr) {
        wrapped(
            tr("In the draft all of it is there at once. In a plan somebody has to do it: who, from when, after how "
               "long, and at what cost?"),
            ui.theme.muted, ui.fonts.small);
        ImGui::BeginChild("terms", {0, terms_height(ui, own.terms.size())});
        for (TermsFields& fields : own.terms) draw_terms(ui, *saved, fields);
        ImGui::EndChild();
        for (const TermsFields& fields : own.terms) {
            if (problem.empty()) problem = problem_of(fields, saved->input.scenario);
        }
    }
    const std::string id = own.plan_id.data();
    const bool fits = scenario::is_id(id);
    const Reading* reading = world.reading();
    const bool taken = reading != nullptr && std::any_of(reading->plans.begin(), reading->plans.end(),
                                                         [&](const PlanSummary& plan) { return plan.id == id; });
    if (id.empty()) label(tr("Give the plan a title or a file name to save it."), ui.theme.muted, ui.fonts.small);
    if (!id.empty() && !fits) label(tr("letters, digits, _ and -, at most 64"), ui.theme.worse, ui.fonts.small);
    if (taken) label(tr("a plan of that name exists: choose another"), ui.theme.worse, ui.fonts.small);
    if (!problem.empty()) wrapped(problem, ui.theme.worse, ui.fonts.small);
    const auto terms = patches_of(own.terms);
    if (own.cautioned != terms.dump()) {
        own.cautioned = terms.dump();
        own.cautions = cautions_now(world, own.unit_costs, terms);
    }
    for (const std::string& caution : own.cautions) wrapped(caution, ui.theme.warning, ui.fonts.small);
    if (default_button(ui, tr("Save"), fits && !taken && problem.empty())) {
        ui.ask(action::SavePlan{id, own.plan_title.data(), terms.empty() ? "" : terms.dump()});
        close(ui);
    }
    ImGui::SameLine();
    if (text_button(ui, tr("Cancel"))) close(ui);
}

/// Where the user keeps scenarios, as far as is known: beside the latest, else at home.
std::filesystem::path usual_folder(const World& world) {
    const auto& recent = world.state->preferences.recent;
    if (!recent.empty()) return std::filesystem::path(recent.front()).parent_path();
    const char* home = std::getenv("HOME");
    return home == nullptr ? "/" : home;
}

/// Of a list in a dialog, so that its buttons stay in sight.
float list_height(const Ui& ui, float design) {
    return std::max(ui.px(60), std::min(ui.px(design), ImGui::GetIO().DisplaySize.y - ui.px(330)));
}

void draw_open(const Ui& ui, DialogState& own) {
    label(tr("Open a scenario"), ui.theme.text, ui.fonts.figure);
    const std::filesystem::path opened = draw_folder_browser(ui, own.browser, list_height(ui, 300));
    const bool here = std::filesystem::exists(own.browser.folder / "scenario.json");
    const bool chosen = !own.browser.chosen.empty();
    if (default_button(ui, std::string(icon::folder) + "  " + tr("Open"), (chosen || here) && !own.browser.is_typed_in))
        ui.ask(action::Open{(chosen ? own.browser.folder / own.browser.chosen : own.browser.folder).string()});
    if (!opened.empty()) ui.ask(action::Open{opened.string()});
    ImGui::SameLine();
    if (text_button(ui, tr("Cancel"))) close(ui);
}

void draw_new(const Ui& ui, const World& world, const std::vector<Template>& templates, DialogState& own) {
    label(tr("New scenario"), ui.theme.text, ui.fonts.figure);
    std::string shown = tr("a small scenario to begin with");
    for (const Template& one : templates) {
        if (one.folder == own.like) shown = localised(one.title);
    }
    ImGui::SetNextItemWidth(-ui.px(90));
    if (ImGui::BeginCombo(tr("copy of"), shown.c_str(), ImGuiComboFlags_HeightLarge)) {
        if (ImGui::Selectable(tr("a small scenario to begin with"), own.like.empty())) own.like.clear();
        for (const Template& one : templates) {
            const WithId id(one.folder);
            if (ImGui::Selectable(localised(one.title).c_str(), one.folder == own.like)) own.like = one.folder;
        }
        ImGui::EndCombo();
    }
    ImGui::SetNextItemWidth(-ui.px(90));
    if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
    ImGui::InputTextWithHint(tr("name"), tr("my-scenario"), own.folder_name.data(), own.folder_name.size());
    label(tr("in the folder"), ui.theme.muted, ui.fonts.small);
    (void)draw_folder_browser(ui, own.browser, list_height(ui, 200));
    const std::string name = own.folder_name.data();
    const bool fits = !name.empty() && name.find('/') == std::string::npos && name.front() != '.';
    const bool taken = fits && std::filesystem::exists(own.browser.folder / name);
    if (taken) label(tr("there is something of this name already"), ui.theme.worse, ui.fonts.small);
    if (default_button(ui, tr("Make it"), fits && !taken && !own.browser.is_typed_in))
        ui.ask(action::NewScenario{(own.browser.folder / name).string(), own.like});
    ImGui::SameLine();
    if (text_button(ui, tr("Cancel"))) close(ui);
    if (world.state->session.notice_is_bad) wrapped(world.state->session.notice, ui.theme.worse, ui.fonts.small);
}

void draw_leave(const Ui& ui, const World& world, const DialogState& own) {
    constexpr std::size_t most_named = 6;
    label(tr("Leave without saving?"), ui.theme.text, ui.fonts.figure);
    const auto count = world.state->draft.edits.size();
    wrapped(fmt::format(fmt::runtime(tr_n("The draft has {} change that no plan keeps.",
                                          "The draft has {} changes that no plan keeps.", count)),
                        count),
            ui.theme.text, ui.fonts.text);
    const bool can_save = count > own.left_out.size();
    if (!own.left_out.empty()) {
        wrapped(tr("No plan can hold these:"), ui.theme.text, ui.fonts.small);
        for (std::size_t i = 0; i < std::min(most_named, own.left_out.size()); ++i)
            wrapped("\xe2\x80\xa2  " + own.left_out[i], ui.theme.muted, ui.fonts.small);
        if (const std::size_t more = own.left_out.size() - std::min(most_named, own.left_out.size()); more > 0)
            wrapped(fmt::format(fmt::runtime(tr("and {} more")), more), ui.theme.muted, ui.fonts.small);
    }
    // The main button is the one that loses nothing.
    const std::string keep = std::string(icon::hourglass) + "  " + tr("Keep for next time");
    const bool keeps_first = own.keeps_drafts && !own.left_out.empty();
    const bool stays_first = !keeps_first && !can_save;
    if (keeps_first && default_button(ui, keep)) ui.ask(action::KeepDraft{});
    if (stays_first && default_button(ui, tr("Stay"))) close(ui);
    if (can_save) {
        if (keeps_first) ImGui::SameLine();
        const std::string save = std::string(icon::save) + "  " + tr("Save as plan");
        if (keeps_first ? text_button(ui, save) : default_button(ui, save)) ui.ask(action::ShowDialog{"save_plan"});
    }
    if (own.keeps_drafts && !keeps_first) {
        ImGui::SameLine();
        if (text_button(ui, keep)) ui.ask(action::KeepDraft{});
    }
    flow(ui.px(8), ImGui::CalcTextSize(tr("Leave without saving")).x + ui.px(24));
    if (text_button(ui, tr("Leave without saving"))) ui.ask(leaving_action(world.state->session));
    if (stays_first) return;
    flow(ui.px(8), ImGui::CalcTextSize(tr("Stay")).x + ui.px(24));
    if (text_button(ui, tr("Stay"))) close(ui);
}

void draw_recover(const Ui& ui, DialogState& own) {
    label(tr("Recover unsaved changes?"), ui.theme.text, ui.fonts.figure);
    if (own.lost) {
        const std::string name = std::filesystem::path(own.lost->folder).filename().string();
        wrapped(fmt::format(fmt::runtime(tr_n("The program ended unexpectedly with {} unsaved change to {}.",
                                              "The program ended unexpectedly with {} unsaved changes to {}.",
                                              own.lost->changes)),
                            own.lost->changes, name),
                ui.theme.text, ui.fonts.text);
    }
    if (default_button(ui, tr("Recover"))) {
        own.recover = true;
        close(ui);
    }
    ImGui::SameLine();
    if (text_button(ui, tr("Forget them"))) {
        own.forget = true;
        close(ui);
    }
}

}  // namespace

void draw_dialogs(const Ui& ui, const World& world, const std::vector<Template>& templates, DialogState& own) {
    const Dialog wanted = world.state->session.dialog;
    if (wanted != own.open && wanted == Dialog::save_plan) {
        own.plan_id.fill('\0');
        own.plan_title.fill('\0');
        own.is_named = false;
        own.terms = terms_of(world, own.unit_costs);
        own.cautioned.clear();
    }
    if (wanted != own.open && wanted == Dialog::leave) own.left_out = beyond_plans(world, own.unit_costs);
    const bool browses = wanted == Dialog::open || wanted == Dialog::new_scenario;
    if (wanted != own.open && browses) browse_to(own.browser, usual_folder(world));
    own.open = wanted;
    if (wanted == Dialog::none) return;
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({size.x / 2, size.y * 0.42F}, ImGuiCond_Always, {0.5F, 0.42F});
    const bool is_wide = wanted == Dialog::save_plan && !own.terms.empty();
    const float widest = wanted == Dialog::shortcuts ? size.x : std::min(ui.px(is_wide ? 720 : 560), size.x);
    const float narrowest = wanted == Dialog::shortcuts ? 0 : std::min(ui.px(is_wide ? 720 : 460), size.x);
    ImGui::SetNextWindowSizeConstraints({narrowest, 0}, {widest, size.y});  // what is higher scrolls
    // Each has an id of its own, so that the keyboard begins anew where one follows another.
    const std::string id = std::string("##") + word_of(wanted);
    ImGui::OpenPopup(id.c_str());
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(22), ui.px(18)});
    const bool shown = ImGui::BeginPopupModal(id.c_str(), nullptr,
                                              ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                                  ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoMove);
    ImGui::PopStyleVar();
    if (!shown) return;
    if (wanted == Dialog::shortcuts) draw_shortcuts(ui);
    if (wanted == Dialog::about) draw_about(ui);
    if (wanted == Dialog::save_plan) draw_save(ui, world, own);
    if (wanted == Dialog::leave) draw_leave(ui, world, own);
    if (wanted == Dialog::recover) draw_recover(ui, own);
    if (wanted == Dialog::open) draw_open(ui, own);
    if (wanted == Dialog::new_scenario) draw_new(ui, world, templates, own);
    if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false) && !own.has_list) {
        close(ui);
        hide_focus();
    }
    own.has_list = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId);
    ImGui::EndPopup();
}

}  // namespace umbral::gui
