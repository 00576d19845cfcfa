#pragma once
// A view as one page of vector graphics: heading, what the view shows, the charts and lanes over time below it.

#include <string>
#include <vector>

#include "gui/model/basemap.hpp"
#include "gui/model/timeline.hpp"
#include "gui/model/world.hpp"
#include "gui/widgets/canvas.hpp"
#include "gui/widgets/theme.hpp"
#include "scenario/ledger.hpp"

namespace umbral::gui {

/// What a page is made of; all must outlive it.
struct Page {
    const World& world;
    const Timeline& timeline;
    const Basemap& land;
    const Theme& theme;
    double hour = 0;                            ///< the time looked at
    std::size_t objective = 0;                  ///< the row of the comparison that cost is held against
    std::vector<scenario::LedgerEntry> values;  ///< as the data view lists them
};

/// The charts of the lanes that are shown.
[[nodiscard]] const std::vector<BandChart>& charts_of(const Timeline& timeline, Lanes lanes);

/// The present view as an SVG document; empty for the data view, which is a table.
/// @param ruler  measures texts
[[nodiscard]] std::string page_svg(const Page& page, const Canvas& ruler);

}  // namespace umbral::gui
