#pragma once
// Folders to choose from, with scenarios marked: for the dialogs that open and make one.

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "gui/panels/ui.hpp"

namespace umbral::gui {

struct FolderEntry {
    std::string name;
    bool is_scenario = false;
};

struct FolderBrowserState {
    std::filesystem::path folder;      ///< shown; empty before the first time
    std::filesystem::path listed;      ///< that `entries` are of
    std::vector<FolderEntry> entries;  ///< folders by name, hidden ones left out
    std::string trouble;               ///< why the folder cannot be read; empty where it can
    std::string chosen;                ///< name of the entry that is selected; empty: none
    std::array<char, 1024> typed{};    ///< the path as it is being written
    bool is_typed_in = false;          ///< the path is being written: Enter goes there
};

/// Goes to a folder; where there is none of that name, to the nearest above it.
void browse_to(FolderBrowserState& own, const std::filesystem::path& folder);

/// Draws the path, the way up and the list. @return the scenario's folder that was double-clicked, or pressed again
/// with the keyboard; or empty
std::filesystem::path draw_folder_browser(const Ui& ui, FolderBrowserState& own, float height);

}  // namespace umbral::gui
