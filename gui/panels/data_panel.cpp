#include "gui/panels/data_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/i18n.hpp"
#include "gui/model/parameters.hpp"

namespace umbral::gui {
namespace {

bool is_assumption(const scenario::LedgerEntry& entry) {
    return entry.source.confidence == scenario::Confidence::assumption ||
           entry.source.confidence == scenario::Confidence::recall;
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

void refresh(const World& world, DataPanelState& own) {
    if (own.from != world.last_reading) {
        own.from = world.last_reading;
        own.entries = scenario::list_quantities(own.from->input.scenario);
        const auto plan = scenario::list_quantities(own.from->input.plan);
        own.entries.insert(own.entries.end(), plan.begin(), plan.end());
        own.applied = "\n";
    }
    const std::string wanted = (own.only_assumptions ? "!" : " ") + lower(own.filter.data());
    if (wanted == own.applied) return;
    own.applied = wanted;
    own.shown.clear();
    const std::string words = wanted.substr(1);
    for (std::size_t i = 0; i < own.entries.size(); ++i) {
        const auto& entry = own.entries[i];
        if (own.only_assumptions && !is_assumption(entry)) continue;
        if (!words.empty() && lower(entry.path + ' ' + entry.source.text).find(words) == std::string::npos) continue;
        own.shown.push_back(i);
    }
}

void draw_summary(const Ui& ui, const DataPanelState& own) {
    const auto counts = scenario::summarise(own.entries);
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = std::min(ui.px(420), ImGui::GetContentRegionAvail().x);
    const auto share = static_cast<float>(scenario::assumption_share(counts));
    const Box bar{at.x, at.y + ui.px(4), at.x + width, at.y + ui.px(12)};
    canvas.rect(bar, ui.theme.better, ui.px(4));
    canvas.rect({bar.right - width * share, bar.top, bar.right, bar.bottom}, ui.theme.plans[4], ui.px(4));
    ImGui::Dummy({width, ui.px(16)});
    wrapped(fmt::format(fmt::runtime(tr("{} values: {} read in or computed from a source, {} assumed; {} uncertain, "
                                        "drawn anew in every history.")),
                        counts.values, counts.values - counts.assumptions, counts.assumptions, counts.uncertain),
            ui.theme.text, ui.fonts.text);
    wrapped(tr("Paths and sources are quoted as the scenario's files have them."), ui.theme.muted, ui.fonts.small);
}

/// What the path is about, in the user's words.
std::string path_words(const std::string& path, const scenario::Input& input) {
    const std::string place = path_place(path, input);
    return (place.empty() ? "" : place + ": ") + path_label(path, input) + '\n' + path;
}

void draw_row(const Ui& ui, const scenario::LedgerEntry& entry, const scenario::Input& input) {
    ImGui::TableNextRow();
    ImGui::TableSetColumnIndex(0);
    label(entry.path, ui.theme.text, ui.fonts.small);
    if (ImGui::IsItemHovered()) tooltip(ui, path_words(entry.path, input));
    ImGui::TableSetColumnIndex(1);
    const std::string value = written_text(entry.value);
    const float room = ImGui::GetContentRegionAvail().x;
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.0F, room - ImGui::CalcTextSize(value.c_str()).x));
    label(value, ui.theme.text, ui.fonts.small);
    ImGui::TableSetColumnIndex(2);
    label(entry.unit.empty() ? "" : tr(entry.unit.c_str()), ui.theme.muted, ui.fonts.small);
    ImGui::TableSetColumnIndex(3);
    const bool assumed = is_assumption(entry);
    label(assumed ? tr("assumed") : tr("known"), assumed ? ui.theme.warning : ui.theme.better, ui.fonts.small);
    if (entry.spread) {
        ImGui::SameLine(0, ui.px(6));
        label(tr("uncertain"), ui.theme.muted, ui.fonts.small);
    }
    ImGui::TableSetColumnIndex(4);
    const std::string source = source_words(entry.source.text);
    label(source, ui.theme.muted, ui.fonts.small);
    tooltip(ui, source);
}

}  // namespace

std::vector<scenario::LedgerEntry> shown_values(const World& world, DataPanelState& own) {
    std::vector<scenario::LedgerEntry> values;
    if (world.reading() == nullptr) return values;
    refresh(world, own);
    values.reserve(own.shown.size());
    for (const std::size_t i : own.shown) values.push_back(own.entries[i]);
    return values;
}

void draw_data_panel(const Ui& ui, const World& world, DataPanelState& own) {
    if (world.reading() == nullptr) {
        empty_state(ui, rest_of_window(), icon::database, tr("Reading the scenario"));
        return;
    }
    refresh(world, own);
    wrapped(tr("Every value and where it comes from"), ui.theme.text, ui.fonts.figure);
    draw_summary(ui, own);
    ImGui::SetNextItemWidth(ui.px(300));
    ImGui::InputTextWithHint("##filter", tr("find in paths and sources"), own.filter.data(), own.filter.size());
    ImGui::SameLine(0, ui.px(16));
    ImGui::Checkbox(tr("assumptions only"), &own.only_assumptions);
    const ImGuiTableFlags flags =
        ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_Resizable;
    const ImVec2 room = ImGui::GetContentRegionAvail();
    // Below that width the columns say nothing any more, and it scrolls instead.
    const float width = std::max(room.x - ImGui::GetStyle().ScrollbarSize, ui.px(820));
    if (!ImGui::BeginTable("values", 5, flags, room, width)) return;
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableSetupColumn(tr("value of"), ImGuiTableColumnFlags_WidthStretch, 3);
    ImGui::TableSetupColumn(tr("value"), ImGuiTableColumnFlags_WidthFixed, ui.px(90));
    ImGui::TableSetupColumn(tr("unit"), ImGuiTableColumnFlags_WidthFixed, ui.px(110));
    ImGui::TableSetupColumn(tr("how sure"), ImGuiTableColumnFlags_WidthFixed, ui.px(140));
    ImGui::TableSetupColumn(tr("source"), ImGuiTableColumnFlags_WidthStretch, 3);
    ImGui::TableHeadersRow();
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(own.shown.size()));
    while (clipper.Step()) {
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
            draw_row(ui, own.entries[own.shown[static_cast<std::size_t>(i)]], own.from->input);
    }
    ImGui::EndTable();
}

}  // namespace umbral::gui
