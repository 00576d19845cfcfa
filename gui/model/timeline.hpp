#pragma once
// Charts over time for what is selected, with thresholds and the plan's measures.

#include <string>
#include <vector>

#include "gui/model/world.hpp"

namespace umbral::gui {

struct Threshold {
    double value = 0;
    std::string label;
};

/// A line with its band, and the baseline plan's line.
struct BandChart {
    std::string title;
    std::string unit;
    const analysis::Band* band = nullptr;      ///< of World::shown
    const analysis::Band* baseline = nullptr;  ///< nothing where it would be the same
    std::vector<Threshold> thresholds;
    std::string name;  ///< of the series, for files
};

/// A measure as a bar: decided, effective, ended.
struct MeasureBar {
    std::string id;
    std::string title;
    double decided_h = 0;
    double effective_h = 0;
    double until_h = 0;
};

struct Timeline {
    Date start;
    double first_h = 0;  ///< of the measured window
    double last_h = 0;
    std::string place;
    std::vector<BandChart> charts;
    std::vector<MeasureBar> measures;
    bool stale = false;
    std::string baseline_title;
};

[[nodiscard]] Timeline make_timeline(const World& world);

/// The range shown: the session's, or everything, never outside the measured window.
struct TimeRange {
    double from = 0;
    double to = 1;
};
[[nodiscard]] TimeRange shown_range(const Session& session, const Timeline& timeline);

}  // namespace umbral::gui
