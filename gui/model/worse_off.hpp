#pragma once
// Who is worse off under a compared plan than under the baseline, in the user's language.

#include <cstddef>
#include <string>
#include <vector>

#include "gui/model/world.hpp"

namespace umbral::gui {

struct WorseOffRow {
    std::string plan;       ///< its title
    std::size_t color = 0;  ///< as Theme::plans
    std::string clear;      ///< the worst groups that clearly are
    std::string unclear;    ///< those that are on the mean; or that there is none
};

/// One row per plan that has an outcome and is not the baseline. Cost: some milliseconds; keep it while the outcomes
/// are the same.
/// @source  analysis::find_worse_off
[[nodiscard]] std::vector<WorseOffRow> worse_off_rows(const World& world);

}  // namespace umbral::gui
