#pragma once
// What happened along a study's histories, put together for charts over time: levels, measures, messages.

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/bands.hpp"
#include "scenario/plan.hpp"
#include "study/store.hpp"

namespace umbral::gui {

/// A run of a measure in one history [h since the scenario's start]; below 0: it never came to that.
struct MeasureSpan {
    double decided_h = -1;   ///< below 0 also where it went on once there was money again
    double approved_h = -1;  ///< the last approval before the money; below 0 also where none was needed
    double funded_h = -1;
    double effective_h = -1;
    double ended_h = -1;  ///< ended, called off, given up or out of money

    [[nodiscard]] bool takes_effect() const { return effective_h >= 0; }
};
/// All runs of a measure in one history, in order of time.
using MeasureRuns = std::vector<MeasureSpan>;
/// When a measure first took effect in a history [h]; nothing where it never did.
[[nodiscard]] std::optional<double> first_effect_h(const MeasureRuns& runs);

struct Happenings {
    /// When something first happened, by kind and subject of the event: one hour since the scenario's start for each
    /// history in which it did, ascending.
    std::map<std::pair<std::string, std::string>, std::vector<double>> first_hours;
    /// By the scope of the levels ("country:PAN"): the number of the highest one declared, hour by hour of the
    /// measured window; 0 where none is.
    std::map<std::string, analysis::Band> levels;
    /// By measure: its runs in each history in which it was decided; those that took effect first, the earliest first.
    std::map<std::string, std::vector<MeasureRuns>> measures;
    /// By kind of event about messages: how many on each day of the measured window, on average over histories.
    std::map<std::string, std::vector<double>> messages_per_day;
};

/// The measured window [h since the scenario's start].
struct Window {
    double first_h = 0;
    double last_h = 0;
};

/// Takes in one history after the other.
class HappeningsOf {
  public:
    HappeningsOf(const scenario::Plan& plan, Window window) : plan_(plan), window_(window) {}
    /// @param events  of one history, in order of time
    void add(const std::vector<engine::Event>& events);
    [[nodiscard]] Happenings finish();

  private:
    void add_levels(const std::vector<engine::Event>& events);
    void add_measures(const std::vector<engine::Event>& events);
    void add_messages(const std::vector<engine::Event>& events);

    const scenario::Plan& plan_;
    Window window_;
    std::size_t histories_ = 0;
    Happenings made_;
    std::map<std::string, study::SeriesSample> numbers_;  ///< by scope of levels: one row per history
};

}  // namespace umbral::gui
