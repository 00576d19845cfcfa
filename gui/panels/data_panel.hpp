#pragma once
// Every value of the scenario and the plan with its source: how much is known, how much assumed.

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "gui/model/world.hpp"
#include "gui/panels/ui.hpp"
#include "scenario/ledger.hpp"

namespace umbral::gui {

struct DataPanelState {
    std::vector<scenario::LedgerEntry> entries;
    std::vector<std::size_t> shown;  ///< those the filter lets through
    std::shared_ptr<const Reading> from;
    std::array<char, 128> filter{};
    bool only_assumptions = false;
    std::string applied;  ///< the filter `shown` was made with
};

/// What the filter lets through, in the order shown; empty before the scenario is read.
[[nodiscard]] std::vector<scenario::LedgerEntry> shown_values(const World& world, DataPanelState& own);

void draw_data_panel(const Ui& ui, const World& world, DataPanelState& own);

}  // namespace umbral::gui
