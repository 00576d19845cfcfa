#include "gui/model/timeline.hpp"

#include <algorithm>
#include <array>

#include "base/i18n.hpp"
#include "gui/model/calendar.hpp"
#include "gui/model/parameters.hpp"

namespace umbral::gui {
namespace {

struct Series {
    const char* name;
    const char* title;
};
constexpr std::array<Series, 4> shown_series{{{"present_persons", UMBRAL_N("People present")},
                                              {"waiting_persons", UMBRAL_N("People waiting")},
                                              {"stranded_persons", UMBRAL_N("People stranded")},
                                              {"arrived_persons", UMBRAL_N("Arrivals in the hour")}}};

/// Design and overflow places of a site, before any measure.
std::vector<Threshold> capacity_lines(const scenario::Scenario& scenario, const std::string& id) {
    std::vector<Threshold> lines;
    const auto site = std::find_if(scenario.sites.begin(), scenario.sites.end(),
                                   [&](const auto& candidate) { return candidate.id == id; });
    if (site == scenario.sites.end()) return lines;
    double design = 0;
    double overflow = 0;
    for (const auto& room : site->rooms) {
        design += room.capacity.value;
        overflow += room.overflow.value;
    }
    if (design > 0) lines.push_back({design, tr("places")});
    if (overflow > 0) lines.push_back({design + overflow, tr("with overflow")});
    return lines;
}

MeasureBar bar_of(const scenario::Scenario& scenario, const scenario::Measure& measure) {
    MeasureBar bar;
    bar.id = measure.id;
    bar.title = localised(measure.title).empty() ? measure.id : localised(measure.title);
    bar.decided_h = hour_of(scenario.start, *measure.date, measure.hour);
    bar.effective_h = bar.decided_h + measure.lead_time_h.value;
    bar.until_h = measure.until ? hour_of(scenario.start, *measure.until, 0) : 24 * scenario.days;
    return bar;
}

}  // namespace

Timeline make_timeline(const World& world) {
    Timeline timeline;
    const Reading* reading = world.reading();
    if (reading == nullptr) return timeline;
    const scenario::Scenario& scenario = reading->input.scenario;
    timeline.start = scenario.start;
    timeline.first_h = 24 * scenario.warm_up_days;
    timeline.last_h = 24 * scenario.days;
    timeline.stale = world.is_stale();
    timeline.baseline_title = world.baseline_title;
    const Selection& selection = world.state->session.selection;
    const std::string site = selection.subject == Subject::site ? selection.id : "";
    timeline.place = tr("All sites");
    for (const auto& candidate : scenario.sites) {
        if (candidate.id == site && !localised(candidate.name).empty()) timeline.place = localised(candidate.name);
    }
    for (const auto& measure : reading->input.plan.measures) {
        if (measure.date) timeline.measures.push_back(bar_of(scenario, measure));
    }
    const Outcome* outcome = world.outcome();
    if (outcome == nullptr) return timeline;
    const Outcome* baseline = world.baseline == nullptr ? nullptr : world.baseline->outcome.get();
    for (const Series& series : shown_series) {
        BandChart chart;
        chart.title = tr(series.title);
        chart.unit = tr("persons");
        chart.name = series.name;
        chart.band = outcome->band(series.name, site);
        if (chart.band == nullptr || chart.band->p50.empty()) continue;
        if (baseline != nullptr && baseline != outcome) chart.baseline = baseline->band(series.name, site);
        if (std::string(series.name) == "present_persons") chart.thresholds = capacity_lines(scenario, site);
        timeline.charts.push_back(std::move(chart));
    }
    return timeline;
}

TimeRange shown_range(const Session& session, const Timeline& timeline) {
    const double whole = std::max(1.0, timeline.last_h - timeline.first_h);
    if (session.range_to <= session.range_from) return {timeline.first_h, timeline.first_h + whole};
    const double length = std::clamp(session.range_to - session.range_from, 6.0, whole);
    const double from = std::clamp(session.range_from, timeline.first_h, timeline.first_h + whole - length);
    return {from, from + length};
}

}  // namespace umbral::gui
