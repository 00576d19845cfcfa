#pragma once
// Charts over time for what is selected, with thresholds and the plan's measures.

#include <map>
#include <string>
#include <vector>

#include "gui/model/measures.hpp"
#include "gui/model/world.hpp"

namespace umbral::gui {

struct Threshold {
    static constexpr double always_from = -1e12;
    static constexpr double always_to = 1e12;
    double value = 0;
    std::string label;
    double from_h = always_from;  ///< [h since the scenario's start]
    double to_h = always_to;
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

/// The highest level declared over time, of one country or place.
struct LadderRow {
    std::string scope;                       ///< as levels write it
    std::string title;                       ///< in the user's language
    const analysis::Band* band = nullptr;    ///< of World::shown
    std::map<int, std::string> level_names;  ///< by number
};

/// Events about messages, a day's mean over the histories.
struct MessageLane {
    std::vector<double> alerts;  ///< (days)
    std::vector<double> lost;    ///< not acknowledged, or without a way (days)
    double most = 0;
};

struct Timeline {
    Date start;
    double first_h = 0;  ///< of the measured window
    double last_h = 0;
    std::string place;
    std::vector<BandChart> charts;
    std::vector<BandChart> money;      ///< spent by budget line
    std::vector<LadderRow> ladders;    ///< those with a level at any time, in the plan's order
    std::vector<MeasureBar> measures;  ///< of the plan that came to a decision, or are dated
    MessageLane messages;
    bool stale = false;
    std::string baseline_title;
};

[[nodiscard]] Timeline make_timeline(const World& world);

/// The name of what a level is about: a country, two of them, a site, the region.
[[nodiscard]] std::string level_scope_title(const scenario::Scenario& scenario, const std::string& scope);

/// The range shown: the session's, or everything, never outside the measured window.
struct TimeRange {
    double from = 0;
    double to = 1;
};
[[nodiscard]] TimeRange shown_range(const Session& session, const Timeline& timeline);

}  // namespace umbral::gui
