#pragma once
// Charts over time for what is selected, with thresholds and the plan's measures.

#include <map>
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

/// A measure as a bar: decided, approved, funded, in effect, ended. As it went in the history in the middle, by when
/// it took effect; before anything is simulated, as its date and lead time say.
struct MeasureBar {
    std::string id;
    std::string title;
    double decided_h = 0;     ///< [h since the scenario's start]
    double approved_h = -1;   ///< below 0: no approval was needed
    double funded_h = -1;     ///< below 0: not known
    double effective_h = -1;  ///< below 0: never
    double until_h = 0;
    double earliest_h = -1;     ///< effect in one history of ten; below 0: not known
    double latest_h = -1;       ///< in nine of ten
    std::size_t happened = 0;   ///< histories in which it took effect
    std::size_t histories = 0;  ///< 0 before anything is simulated
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

/// The way of a measure in the history in the middle, by when it took effect; nothing where it was never decided.
[[nodiscard]] const MeasureSpan* middle_span(const Outcome& outcome, const std::string& measure);
/// The name of what a level is about: a country, two of them, a site, the region.
[[nodiscard]] std::string level_scope_title(const scenario::Scenario& scenario, const std::string& scope);

/// The range shown: the session's, or everything, never outside the measured window.
struct TimeRange {
    double from = 0;
    double to = 1;
};
[[nodiscard]] TimeRange shown_range(const Session& session, const Timeline& timeline);

}  // namespace umbral::gui
