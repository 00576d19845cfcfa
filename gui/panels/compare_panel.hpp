#pragma once
// Plans side by side: a table with intervals and verdicts, and small multiples over time.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/model/comparison.hpp"
#include "gui/model/timeline.hpp"
#include "gui/model/worse_off.hpp"
#include "gui/panels/ui.hpp"
#include "gui/widgets/scatter.hpp"

namespace umbral::gui {

struct ComparePanelState {
    std::size_t objective = 0;  ///< the row of the table that cost is held against
    std::vector<WorseOffRow> worse_off;
    std::shared_ptr<const Judgement> of;  ///< what `worse_off` was made from
    std::string language;
};

/// Cost against a row of the table; nothing where no plan is priced or there is one plan alone.
[[nodiscard]] std::optional<Scatter> cost_scatter(const Comparison& comparison, std::size_t objective);

void draw_compare_panel(const Ui& ui, const World& world, const Timeline& timeline, ComparePanelState& own);

}  // namespace umbral::gui
