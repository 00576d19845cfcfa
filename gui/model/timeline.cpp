#include "gui/model/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

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

/// Design and overflow places of a site, from each change that the plan makes to the next.
std::vector<Threshold> capacity_lines(const scenario::Input& input, const std::string& id, const Outcome& outcome) {
    std::vector<Threshold> lines;
    const auto* site = find_by_id(input.scenario.sites, id);
    if (site == nullptr) return lines;
    std::vector<double> hours = place_changes(input, id, &outcome);
    const auto add = [&](double Places::*which, const char* label) {
        Threshold line{0, label};
        const auto end = [&](double hour) {
            line.to_h = hour;
            if (line.value > 0 && line.to_h > line.from_h) lines.push_back(line);
            line.from_h = hour;
        };
        line.value = places_at(input, *site, &outcome, Threshold::always_from).*which;
        for (const double hour : hours) {
            const double places = places_at(input, *site, &outcome, hour).*which;
            if (places == line.value) continue;
            end(hour);
            line.value = places;
        }
        end(Threshold::always_to);
    };
    add(&Places::design, tr("places"));
    const bool has_overflow =
        std::any_of(site->rooms.begin(), site->rooms.end(), [](const auto& room) { return room.overflow.value > 0; });
    if (has_overflow) add(&Places::with_overflow, tr("with overflow"));
    return lines;
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
    timeline.measures = measure_bars(reading->input, outcome);
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
        if (std::string(series.name) == "present_persons")
            chart.thresholds = capacity_lines(reading->input, site, *outcome);
        timeline.charts.push_back(std::move(chart));
    }
    return timeline;
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
    const double length = std::clamp(session.range_to - session.range_from, std::min(6.0, whole), whole);
    const double from = std::clamp(session.range_from, timeline.first_h, timeline.first_h + whole - length);
    return {from, from + length};
}

}  // namespace umbral::gui
