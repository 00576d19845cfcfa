#pragma once
// Windows that ask: save as plan, leave with changes, recover, keys, about.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "gui/app/journal.hpp"
#include "gui/model/world.hpp"
#include "gui/panels/folder_browser.hpp"
#include "gui/panels/plan_terms.hpp"
#include "gui/panels/start_panel.hpp"
#include "gui/panels/ui.hpp"

namespace umbral::gui {

struct DialogState {
    std::array<char, 65> plan_id{};
    std::array<char, 256> plan_title{};
    bool is_named = false;              ///< the user chose the file's name; else it follows the title
    std::vector<TermsFields> terms;     ///< of the measures that the draft becomes
    std::vector<std::string> cautions;  ///< what saving on these terms would not keep
    std::string cautioned;              ///< the terms that the cautions are of
    std::vector<std::string> left_out;  ///< changes that no plan can hold, in words
    UnitCosts unit_costs;
    bool keeps_drafts = false;  ///< there is a folder to put a draft by in
    std::array<char, 65> folder_name{};
    std::string like;  ///< folder that the new scenario is a copy of; empty: the small starter
    FolderBrowserState browser;
    Dialog open = Dialog::none;  ///< drawn in the last frame
    bool has_list = false;       ///< with a list of choices open over it: Esc is for that
    std::optional<LostSession> lost;
    bool recover = false;  ///< the user wants the lost session back
    bool forget = false;   ///< or does not
};

/// @param templates  that a new scenario may be like
void draw_dialogs(const Ui& ui, const World& world, const std::vector<Template>& templates, DialogState& own);

}  // namespace umbral::gui
