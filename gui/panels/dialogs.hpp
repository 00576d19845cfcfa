#pragma once
// Windows that ask: save as plan, leave with changes, recover, keys, about.

#include <array>
#include <optional>
#include <string>

#include "gui/app/journal.hpp"
#include "gui/model/world.hpp"
#include "gui/panels/ui.hpp"

namespace umbral::gui {

struct DialogState {
    std::array<char, 65> plan_id{};
    std::array<char, 256> plan_title{};
    Dialog open = Dialog::none;  ///< drawn in the last frame
    std::optional<LostSession> lost;
    bool recover = false;  ///< the user wants the lost session back
    bool forget = false;   ///< or does not
};

void draw_dialogs(const Ui& ui, const World& world, DialogState& own);

}  // namespace umbral::gui
