#include "gui/panels/start_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

#include "base/i18n.hpp"
#include "gui/model/parameters.hpp"

namespace umbral::gui {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::json;

scenario::Text text_at(const Json& json, const char* key) {
    const auto found = json.find(key);
    if (found == json.end()) return {};
    if (found->is_string()) return {found->get<std::string>(), found->get<std::string>()};
    if (!found->is_object()) return {};
    return {found->value("en", ""), found->value("es", "")};
}

Json scenario_json(const std::string& folder) {
    std::ifstream stream(fs::path(folder) / "scenario.json");
    Json json = Json::parse(stream, nullptr, false);
    return json.is_object() ? json : Json::object();
}

/// A card that opens a scenario. @return whether it was pressed
bool draw_card(const Ui& ui, const Template& one, float width) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ui.px(74);
    const WithId id(one.folder);
    const bool pressed = ImGui::InvisibleButton("card", {width, height});
    const bool hovered = ImGui::IsItemHovered() || ImGui::IsItemFocused();
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    const Box box{at.x, at.y, at.x + width, at.y + height};
    canvas.rect(box, ui.theme.surface, ui.px(6));
    canvas.frame(box, hovered ? ui.theme.accent : ui.theme.border, ui.px(6), ui.px(hovered ? 1.6F : 1));
    const float left = box.left + ui.px(14);
    const float room = box.width() - ui.px(28);
    canvas.text({left, box.top + ui.px(11)}, fitted(canvas, localised(one.title), TextSize::strong, room),
                hovered ? ui.theme.accent : ui.theme.text, TextSize::strong, Align::left);
    const std::string line = localised(one.description).empty() ? one.folder : localised(one.description);
    canvas.text({left, box.top + ui.px(32)}, fitted(canvas, line, TextSize::small, room), ui.theme.muted,
                TextSize::small, Align::left);
    canvas.text({left, box.top + ui.px(50)}, fitted(canvas, one.folder, TextSize::small, room), ui.theme.muted,
                TextSize::small, Align::left);
    tooltip(ui, localised(one.description));
    return pressed;
}

void draw_cards(const Ui& ui, const std::string& title, const std::vector<Template>& list, const std::string& group) {
    const bool any = std::any_of(list.begin(), list.end(), [&](const Template& one) { return one.group == group; });
    if (!any) return;
    ImGui::Dummy({1, ui.px(10)});
    label(title, ui.theme.text, ui.fonts.strong);
    const float room = ImGui::GetContentRegionAvail().x;
    const int columns = std::max(1, static_cast<int>(room / ui.px(360)));
    const float gap = ui.px(12);
    const float width = (room - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    int column = 0;
    for (const Template& one : list) {
        if (one.group != group) continue;
        if (column > 0) ImGui::SameLine(0, gap);
        if (draw_card(ui, one, width)) ui.ask(action::Open{one.folder});
        column = (column + 1) % columns;
    }
}

void refresh_recent(const World& world, StartPanelState& own) {
    const auto& recent = world.state->preferences.recent;
    if (own.recent_of == recent) return;
    own.recent_of = recent;
    own.recent.clear();
    for (const std::string& folder : recent)
        own.recent.push_back({folder, "recent", scenario_title(folder), text_at(scenario_json(folder), "description")});
}

}  // namespace

scenario::Text scenario_title(const std::string& folder) {
    scenario::Text title = text_at(scenario_json(folder), "title");
    if (title.en.empty() && title.es.empty()) title.en = fs::path(folder).filename().string();
    return title;
}

std::vector<Template> find_templates(const std::string& scenarios_folder) {
    std::vector<Template> found;
    for (const char* group : {"reference", "tutorial"}) {
        std::error_code failed;
        for (fs::directory_iterator entry(fs::path(scenarios_folder) / group, failed), end; !failed && entry != end;
             entry.increment(failed)) {
            const std::string folder = entry->path().string();
            if (!fs::exists(entry->path() / "scenario.json", failed)) continue;
            found.push_back({folder, group, scenario_title(folder), text_at(scenario_json(folder), "description")});
        }
    }
    std::sort(found.begin(), found.end(), [](const Template& a, const Template& b) { return a.folder < b.folder; });
    return found;
}

void draw_start_panel(const Ui& ui, const World& world, StartPanelState& own) {
    refresh_recent(world, own);
    const float room = ImGui::GetContentRegionAvail().x;
    const float width = std::min(room, ui.px(1120));
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + (room - width) / 2);
    ImGui::BeginChild("start", {width, 0}, false, ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NavFlattened);
    ImGui::Dummy({1, ui.px(24)});
    label("Umbral", ui.theme.text, ui.fonts.title);
    wrapped(
        tr("Which plan holds when more people come than a place can take? Open a scenario, change capacity, and see "
           "within seconds who waits, where and why."),
        ui.theme.muted, ui.fonts.text);
    ImGui::Dummy({1, ui.px(8)});
    ImGui::SetNextItemWidth(std::min(width - ui.px(380), ui.px(560)));
    const bool entered =
        ImGui::InputTextWithHint("##path", tr("path of a scenario folder, or drop one here"), own.path.data(),
                                 own.path.size(), ImGuiInputTextFlags_EnterReturnsTrue);
    ImGui::SameLine();
    const bool typed = own.path[0] != '\0';
    if ((text_button(ui, std::string(icon::folder) + "  " + tr("Open"), true, typed) || entered) && typed) {
        std::error_code failed;
        const fs::path folder = fs::weakly_canonical(own.path.data(), failed);
        ui.ask(action::Open{failed ? std::string(own.path.data()) : folder.string()});
    }
    ImGui::SameLine();
    if (text_button(ui, tr("Browse") + std::string("..."))) ui.ask(action::ShowDialog{"open"});
    ImGui::SameLine();
    if (text_button(ui, std::string(icon::plus) + "  " + tr("New scenario")))
        ui.ask(action::ShowDialog{"new_scenario"});
    if (world.state->session.notice_is_bad) wrapped(world.state->session.notice, ui.theme.worse, ui.fonts.text);
    draw_cards(ui, tr("Recent"), own.recent, "recent");
    draw_cards(ui, tr("Real cases"), own.templates, "reference");
    draw_cards(ui, tr("Tutorial: one idea at a time"), own.templates, "tutorial");
    ImGui::Dummy({1, ui.px(24)});
    ImGui::EndChild();
}

}  // namespace umbral::gui
