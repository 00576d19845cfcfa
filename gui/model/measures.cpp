#include "gui/model/measures.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/summary.hpp"
#include "base/i18n.hpp"
#include "gui/model/calendar.hpp"
#include "gui/model/parameters.hpp"

namespace umbral::gui {
namespace {

/// As the date says, ended by whatever comes first: its last day, its duration, the end of the scenario.
MeasureSpan dated_run(const scenario::Scenario& scenario, const scenario::Measure& measure) {
    MeasureSpan run;
    run.decided_h = hour_of(scenario.start, *measure.date, measure.hour);
    const double effective_h = run.decided_h + measure.lead_time_h.value;
    run.ended_h = 24 * scenario.days;
    if (measure.until) run.ended_h = std::min(run.ended_h, hour_of(scenario.start, *measure.until, 0));
    if (measure.duration_h) run.ended_h = std::min(run.ended_h, effective_h + measure.duration_h->value);
    if (effective_h < run.ended_h) run.in_effect = {{effective_h, run.ended_h}};
    return run;
}

/// In the history in the middle, else as dated; empty for what is neither.
MeasureRuns runs_of(const scenario::Scenario& scenario, const scenario::Measure& measure, const Outcome* outcome) {
    if (const MeasureRuns* middle = outcome == nullptr ? nullptr : middle_runs(*outcome, measure.id)) {
        MeasureRuns runs = *middle;
        MeasureSpan& last = runs.back();
        if (last.ended_h < 0) last.ended_h = 24 * scenario.days;
        if (last.takes_effect() && last.in_effect.back().to_h < 0) last.in_effect.back().to_h = last.ended_h;
        return runs;
    }
    return measure.date ? MeasureRuns{dated_run(scenario, measure)} : MeasureRuns{};
}

/// How many histories a measure took effect in, and when.
void add_histories(MeasureBar& bar, const Outcome& outcome) {
    const auto found = outcome.happenings.measures.find(bar.id);
    if (found == outcome.happenings.measures.end()) return;
    bar.histories = outcome.replications.size();
    std::vector<double> effective;
    for (const MeasureRuns& runs : found->second) {
        if (const auto hour = first_effect_h(runs)) effective.push_back(*hour);
    }
    bar.happened = effective.size();
    if (effective.empty()) return;
    bar.earliest_h = analysis::quantile(effective, 0.1);
    bar.latest_h = analysis::quantile(effective, 0.9);
}

/// The places a measure adds to a site.
Places added_places(const scenario::Measure& measure, const std::string& site) {
    Places added;
    for (const auto& effect : measure.effects) {
        const auto* places = std::get_if<scenario::AddPlaces>(&effect);
        if (places == nullptr || places->site != site) continue;
        added.design += places->places.value;
        added.with_overflow += places->places.value + places->overflow.value;
    }
    return added;
}

}  // namespace

std::vector<MeasureBar> measure_bars(const scenario::Input& input, const Outcome* outcome) {
    std::vector<MeasureBar> bars;
    for (const auto& measure : input.plan.measures) {
        MeasureBar bar;
        bar.id = measure.id;
        bar.title = name_of(measure);
        bar.runs = runs_of(input.scenario, measure, outcome);
        if (bar.runs.empty()) continue;
        if (outcome != nullptr) add_histories(bar, *outcome);
        bars.push_back(std::move(bar));
    }
    std::stable_sort(bars.begin(), bars.end(), [](const MeasureBar& a, const MeasureBar& b) {
        return a.runs.front().begun_h() < b.runs.front().begun_h();
    });
    return bars;
}

std::string ordered_text(const scenario::Measure& measure, const scenario::Plan& plan) {
    return measure.level.empty() ? std::string(tr("on a trigger"))
                                 : fmt::format(fmt::runtime(tr("at level {}")), name_in(plan.levels, measure.level));
}

const MeasureRuns* middle_runs(const Outcome& outcome, const std::string& measure) {
    const auto found = outcome.happenings.measures.find(measure);
    if (found == outcome.happenings.measures.end() || found->second.empty()) return nullptr;
    const auto& histories = found->second;
    const auto never =
        std::find_if(histories.begin(), histories.end(), [](const MeasureRuns& runs) { return !first_effect_h(runs); });
    const auto effective = static_cast<std::size_t>(never - histories.begin());
    return &histories[effective == 0 ? histories.size() / 2 : (effective - 1) / 2];
}

bool is_in_effect(const scenario::Scenario& scenario, const scenario::Measure& measure, const Outcome* outcome,
                  double hour) {
    const MeasureRuns runs = runs_of(scenario, measure, outcome);
    return std::any_of(runs.begin(), runs.end(), [&](const MeasureSpan& run) {
        return std::any_of(run.in_effect.begin(), run.in_effect.end(), [&](const HourSpan& span) {
            return hour >= span.from_h && (hour < span.to_h || span.to_h >= 24 * scenario.days);
        });
    });
}

Places places_at(const scenario::Input& input, const scenario::Site& site, const Outcome* outcome, double hour) {
    Places places;
    for (const auto& room : site.rooms) {
        places.design += room.capacity.value;
        places.with_overflow += room.capacity.value + room.overflow.value;
    }
    for (const auto& measure : input.plan.measures) {
        const Places added = added_places(measure, site.id);
        if (added == Places{} || !is_in_effect(input.scenario, measure, outcome, hour)) continue;
        places.design += added.design;
        places.with_overflow += added.with_overflow;
    }
    return places;
}

std::vector<double> place_changes(const scenario::Input& input, const std::string& site, const Outcome* outcome) {
    std::vector<double> hours;
    for (const auto& measure : input.plan.measures) {
        if (added_places(measure, site) == Places{}) continue;
        for (const MeasureSpan& run : runs_of(input.scenario, measure, outcome)) {
            for (const HourSpan& span : run.in_effect) hours.insert(hours.end(), {span.from_h, span.to_h});
        }
    }
    std::sort(hours.begin(), hours.end());
    hours.erase(std::unique(hours.begin(), hours.end()), hours.end());
    return hours;
}

}  // namespace umbral::gui
