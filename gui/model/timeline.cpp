#include "gui/model/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "analysis/summary.hpp"
#include "base/find_by_id.hpp"
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
    const auto* site = find_by_id(scenario.sites, id);
    if (site == nullptr) return lines;
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

/// As the date says, before anything is simulated.
MeasureBar dated_bar(const scenario::Scenario& scenario, const scenario::Measure& measure) {
    MeasureBar bar;
    bar.decided_h = hour_of(scenario.start, *measure.date, measure.hour);
    bar.effective_h = bar.decided_h + measure.lead_time_h.value;
    bar.until_h = measure.until ? hour_of(scenario.start, *measure.until, 0) : 24 * scenario.days;
    return bar;
}

/// As it went in the histories.
MeasureBar simulated_bar(const scenario::Scenario& scenario, const Outcome& outcome, const std::string& id) {
    MeasureBar bar;
    bar.histories = outcome.replications.size();
    const MeasureSpan* middle = middle_span(outcome, id);
    if (middle == nullptr) return bar;
    const double end = 24 * scenario.days;
    bar.decided_h = middle->decided_h;
    bar.approved_h = middle->approved_h;
    bar.funded_h = middle->funded_h;
    bar.effective_h = middle->effective_h;
    bar.until_h = middle->ended_h >= 0 ? middle->ended_h : end;
    std::vector<double> effective;
    for (const MeasureSpan& span : outcome.happenings.measures.at(id)) {
        if (span.effective_h >= 0) effective.push_back(span.effective_h);
    }
    bar.happened = effective.size();
    if (effective.empty()) return bar;
    bar.earliest_h = analysis::quantile(effective, 0.1);
    bar.latest_h = analysis::quantile(effective, 0.9);
    return bar;
}

void add_measures(Timeline& timeline, const scenario::Input& input, const Outcome* outcome) {
    for (const auto& measure : input.plan.measures) {
        const bool is_simulated = outcome != nullptr && outcome->happenings.measures.contains(measure.id);
        if (!is_simulated && !measure.date) continue;
        MeasureBar bar =
            is_simulated ? simulated_bar(input.scenario, *outcome, measure.id) : dated_bar(input.scenario, measure);
        bar.id = measure.id;
        bar.title = name_of(measure);
        timeline.measures.push_back(std::move(bar));
    }
    std::stable_sort(timeline.measures.begin(), timeline.measures.end(),
                     [](const MeasureBar& a, const MeasureBar& b) { return a.decided_h < b.decided_h; });
}

void add_ladders(Timeline& timeline, const scenario::Input& input, const Outcome& outcome) {
    for (const auto& level : input.plan.levels) {
        const auto known = std::find_if(timeline.ladders.begin(), timeline.ladders.end(),
                                        [&](const LadderRow& row) { return row.scope == level.scope; });
        const std::string name = name_of(level);
        if (known != timeline.ladders.end()) {
            known->level_names[level.number] = name;
            continue;
        }
        const auto band = outcome.happenings.levels.find(level.scope);
        if (band == outcome.happenings.levels.end()) continue;
        timeline.ladders.push_back(
            {level.scope, level_scope_title(input.scenario, level.scope), &band->second, {{level.number, name}}});
    }
}

void add_money(Timeline& timeline, const scenario::Scenario& scenario, const Outcome& outcome,
               const Outcome* baseline) {
    for (const auto& line : scenario.budget_lines) {
        BandChart chart;
        chart.name = "spent_usd";
        chart.title = name_of(line);
        chart.unit = tr("USD spent");
        chart.band = outcome.band(chart.name, "line:" + line.id);
        if (chart.band == nullptr || chart.band->p50.empty()) continue;
        if (baseline != nullptr && baseline != &outcome) chart.baseline = baseline->band(chart.name, "line:" + line.id);
        double sum = 0;
        for (std::size_t i = 0; i < line.tranches.size(); ++i) {
            sum += line.tranches[i].usd.value;
            chart.thresholds.push_back({sum, i == 0 ? std::string(tr("first tranche"))
                                                    : fmt::format(fmt::runtime(tr("with tranche {}")), i + 1)});
        }
        timeline.money.push_back(std::move(chart));
    }
}

void add_messages(Timeline& timeline, const Outcome& outcome) {
    const auto& kinds = outcome.happenings.messages_per_day;
    const auto add = [&](const char* kind, std::vector<double>& into) {
        const auto found = kinds.find(kind);
        if (found == kinds.end()) return;
        into.resize(std::max(into.size(), found->second.size()));
        for (std::size_t day = 0; day < found->second.size(); ++day) into[day] += found->second[day];
    };
    MessageLane& lane = timeline.messages;
    add("alert_sent", lane.alerts);
    add("message_lost", lane.lost);
    add("no_way", lane.lost);
    for (const auto* counts : {&lane.alerts, &lane.lost}) {
        for (const double count : *counts) lane.most = std::max(lane.most, count);
    }
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
    const Outcome* outcome = world.outcome();
    add_measures(timeline, reading->input, outcome);
    if (outcome == nullptr) return timeline;
    const Outcome* baseline = world.baseline == nullptr ? nullptr : world.baseline->outcome.get();
    add_ladders(timeline, reading->input, *outcome);
    add_money(timeline, scenario, *outcome, baseline);
    add_messages(timeline, *outcome);
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

const MeasureSpan* middle_span(const Outcome& outcome, const std::string& measure) {
    const auto found = outcome.happenings.measures.find(measure);
    if (found == outcome.happenings.measures.end() || found->second.empty()) return nullptr;
    const auto& spans = found->second;
    const auto never = std::find_if(spans.begin(), spans.end(), [](const auto& span) { return span.effective_h < 0; });
    const auto effective = static_cast<std::size_t>(never - spans.begin());
    return &spans[effective == 0 ? spans.size() / 2 : (effective - 1) / 2];
}

std::string level_scope_title(const scenario::Scenario& scenario, const std::string& scope) {
    const auto colon = scope.find(':');
    const std::string kind = scope.substr(0, colon);
    const std::string id = colon == std::string::npos ? "" : scope.substr(colon + 1);
    if (kind == "country") return name_in(scenario.countries, id);
    if (kind == "pair") {
        const auto dash = id.find('-');
        return name_in(scenario.countries, id.substr(0, dash)) + ", " +
               name_in(scenario.countries, dash == std::string::npos ? "" : id.substr(dash + 1));
    }
    if (kind == "site") return name_in(scenario.sites, id);
    return tr("Region");
}

TimeRange shown_range(const Session& session, const Timeline& timeline) {
    const double whole = std::max(1.0, timeline.last_h - timeline.first_h);
    if (session.range_to <= session.range_from) return {timeline.first_h, timeline.first_h + whole};
    const double length = std::clamp(session.range_to - session.range_from, 6.0, whole);
    const double from = std::clamp(session.range_from, timeline.first_h, timeline.first_h + whole - length);
    return {from, from + length};
}

}  // namespace umbral::gui
