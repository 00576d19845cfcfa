#pragma once
// One history's timeline as a planner reads it, and as JSON (docs/study.md says its keys).

#include <cstddef>
#include <string>

#include "analysis/timeline.hpp"
#include "cli/result_json.hpp"
#include "study/header.hpp"

namespace umbral::cli {

/// What is told, and which part of it.
struct TimelineView {
    const study::Header& header;
    const study::PlanLabel& plan;
    const scenario::Input& input;
    std::uint32_t replication = 0;
    std::string level;    ///< only this one's crossings; empty: all
    std::string measure;  ///< only this one's runs, with every step; empty: all
};

/// @param columns  width of the terminal
[[nodiscard]] std::string to_text(const analysis::Timeline& timeline, const TimelineView& view, std::size_t columns);
[[nodiscard]] Json to_json(const analysis::Timeline& timeline, const TimelineView& view);

/// Leaves out what the view does not ask for.
[[nodiscard]] analysis::Timeline chosen(analysis::Timeline timeline, const TimelineView& view);

}  // namespace umbral::cli
