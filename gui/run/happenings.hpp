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

/// Hours [h since the scenario's start]; below 0: not by the end.
struct HourSpan {
    double from_h = -1;
    double to_h = -1;
    friend bool operator==(const HourSpan&, const HourSpan&) = default;
};
/// A run of a measure in one history, from its decision to its end [h since the scenario's start]; below 0: it never
/// came to that. analysis::MeasureProgress in hours.
struct MeasureSpan {
    double decided_h = -1;            ///< below 0 for one that nobody in particular does on a date
    double approved_h = -1;           ///< the last approval; below 0 also where none was needed
    std::vector<double> funded_h;     ///< when there was money: first, and again after each stop for want of it
    std::vector<HourSpan> in_effect;  ///< several where it stopped for want of money and went on
    double ended_h = -1;              ///< ended, called off, given up, or ended for want of money

    [[nodiscard]] bool takes_effect() const { return !in_effect.empty(); }
    /// When it took effect for the first time; below 0: never.
    [[nodiscard]] double effective_h() const { return takes_effect() ? in_effect.front().from_h : -1; }
    /// When it began: was decided, else took effect.
    [[nodiscard]] double begun_h() const { return decided_h >= 0 ? decided_h : effective_h(); }
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
    /// By measure: its runs in each history in which it was decided or took effect; those that took effect first, the
    /// earliest first.
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
