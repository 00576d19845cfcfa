#pragma once
// Measures over time: as the history in the middle had them, before anything is simulated as their date says.

#include <string>
#include <vector>

#include "gui/run/outcome.hpp"
#include "scenario/reader.hpp"

namespace umbral::gui {

/// A measure as a row of bars, one for each span in effect, with what came before: decided, approved, funded.
struct MeasureBar {
    std::string id;
    std::string title;
    MeasureRuns runs;           ///< at least one; the last ends with the scenario at the latest
    double earliest_h = -1;     ///< first effect in one history of ten; below 0: not known
    double latest_h = -1;       ///< in nine of ten
    std::size_t happened = 0;   ///< histories in which it took effect
    std::size_t histories = 0;  ///< 0 before anything is simulated
};

/// The measures of the plan that came to a decision, or are dated, in order of their beginning.
/// @param outcome  nothing before anything is simulated
[[nodiscard]] std::vector<MeasureBar> measure_bars(const scenario::Input& input, const Outcome* outcome);

/// What orders a measure without a date: "at level Alert", "on a trigger".
[[nodiscard]] std::string ordered_text(const scenario::Measure& measure, const scenario::Plan& plan);
/// The runs of a measure in the history in the middle, by when it first took effect; nothing where it was never
/// decided.
[[nodiscard]] const MeasureRuns* middle_runs(const Outcome& outcome, const std::string& measure);
/// Never for a measure that a level or trigger orders and nobody has yet.
[[nodiscard]] bool is_in_effect(const scenario::Scenario& scenario, const scenario::Measure& measure,
                                const Outcome* outcome, double hour);

/// Places of a site, with what measures add.
struct Places {
    double design = 0;
    double with_overflow = 0;
    friend bool operator==(const Places&, const Places&) = default;
};
[[nodiscard]] Places places_at(const scenario::Input& input, const scenario::Site& site, const Outcome* outcome,
                               double hour);
/// The hours at which measures change a site's places, ascending.
[[nodiscard]] std::vector<double> place_changes(const scenario::Input& input, const std::string& site,
                                                const Outcome* outcome);

}  // namespace umbral::gui
