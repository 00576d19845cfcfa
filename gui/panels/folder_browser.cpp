#include "gui/panels/folder_browser.hpp"

#include <algorithm>
#include <system_error>

#include "base/i18n.hpp"

namespace umbral::gui {
namespace fs = std::filesystem;
namespace {

/// Reads the folder when it is not the one listed.
void refresh(FolderBrowserState& own) {
    if (own.listed == own.folder) return;
    own.listed = own.folder;
    own.entries.clear();
    own.chosen.clear();
    own.trouble.clear();
    const std::string text = own.folder.string();
    own.typed.fill('\0');
    std::copy_n(text.begin(), std::min(text.size(), own.typed.size() - 1), own.typed.begin());
    std::error_code failed;
    for (fs::directory_iterator entry(own.folder, failed), end; !failed && entry != end; entry.increment(failed)) {
        std::error_code unknown;
        const std::string name = entry->path().filename().string();
        if (name.starts_with('.') || !entry->is_directory(unknown)) continue;
        own.entries.push_back({name, fs::exists(entry->path() / "scenario.json", unknown)});
    }
    if (failed) own.trouble = failed.message();
    std::sort(own.entries.begin(), own.entries.end(),
              [](const FolderEntry& a, const FolderEntry& b) { return a.name < b.name; });
}

}  // namespace

void browse_to(FolderBrowserState& own, const fs::path& folder) {
    std::error_code failed;
    fs::path at = fs::weakly_canonical(folder, failed);
    while (!at.empty() && !fs::is_directory(at, failed) && at != at.root_path()) at = at.parent_path();
    own.folder = at.empty() ? fs::path("/") : at;
}

fs::path draw_folder_browser(const Ui& ui, FolderBrowserState& own, float height) {
    refresh(own);
    fs::path opened;
    if (icon_button(ui, icon::up, tr("The folder above"), false, own.folder != own.folder.root_path()))
        browse_to(own, own.folder.parent_path());
    ImGui::SameLine(0, ui.px(4));
    ImGui::SetNextItemWidth(-1);
    const bool entered =
        ImGui::InputText("##folder", own.typed.data(), own.typed.size(), ImGuiInputTextFlags_EnterReturnsTrue);
    own.is_typed_in = entered || ImGui::IsItemActive();
    if (entered) browse_to(own, own.typed.data());
    const WithColor back(ImGuiCol_ChildBg, ui.theme.background);
    ImGui::BeginChild("folders", {0, height}, true, ImGuiWindowFlags_NavFlattened);
    if (!own.trouble.empty()) wrapped(own.trouble, ui.theme.worse, ui.fonts.small);
    if (own.trouble.empty() && own.entries.empty()) label(tr("no folders here"), ui.theme.muted, ui.fonts.small);
    fs::path next;
    for (const FolderEntry& entry : own.entries) {
        const std::string text = std::string(entry.is_scenario ? icon::map : icon::folder) + "  " + entry.name;
        const WithColor ink(ImGuiCol_Text, entry.is_scenario ? ui.theme.accent : ui.theme.text);
        if (ImGui::Selectable(text.c_str(), own.chosen == entry.name, ImGuiSelectableFlags_AllowDoubleClick)) {
            const bool again = ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left) ||
                               (own.chosen == entry.name && ImGui::GetIO().NavVisible);
            own.chosen = entry.name;
            if (!entry.is_scenario) next = own.folder / entry.name;
            if (entry.is_scenario && again) opened = own.folder / entry.name;
        }
    }
    ImGui::EndChild();
    if (!next.empty()) browse_to(own, next);
    return opened;
}

}  // namespace umbral::gui
