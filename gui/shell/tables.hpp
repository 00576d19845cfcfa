#pragma once
// The numbers of a view as CSV: one table for each thing it shows.

#include <string>
#include <vector>

#include "gui/shell/page.hpp"

namespace umbral::gui {

struct ViewTable {
    std::string name;  ///< for the file; empty: what the view is mainly about
    std::string csv;   ///< with a line of headings; dates as ISO 8601, numbers with a point
};

/// The tables of the present view, the main one first; those without rows are left out.
[[nodiscard]] std::vector<ViewTable> view_tables(const Page& page);

}  // namespace umbral::gui
