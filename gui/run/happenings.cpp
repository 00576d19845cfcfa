#include "gui/run/happenings.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "analysis/measure_run.hpp"

namespace umbral::gui {
namespace {

double hour_of(const engine::Event& event) { return hours_from_us(event.time_us); }

bool is_about_messages(std::string_view kind) {
    return kind == "alert_sent" || kind == "message_lost" || kind == "no_way";
}

/// Hours that never came go last.
double effect_rank(const MeasureRuns& runs) { return first_effect_h(runs).value_or(1e12); }

double hour_or_never(TimeUs time_us) { return time_us == never_us ? -1 : hours_from_us(time_us); }

MeasureSpan span_of(const analysis::MeasureProgress& run) {
    MeasureSpan span;
    span.decided_h = hour_or_never(run.decided_us);
    span.approved_h = hour_or_never(run.approved_us);
    if (run.funded_us != never_us) span.funded_h.push_back(hours_from_us(run.funded_us));
    for (const analysis::Interruption& stop : run.interruptions) {
        if (stop.funded_us != never_us) span.funded_h.push_back(hours_from_us(stop.funded_us));
    }
    for (const auto& [from_us, to_us] : run.in_effect())
        span.in_effect.push_back({hours_from_us(from_us), hour_or_never(to_us)});
    span.ended_h = hour_or_never(run.ended_us);
    return span;
}

}  // namespace

void HappeningsOf::add(const std::vector<engine::Event>& events) {
    ++histories_;
    std::map<std::pair<std::string, std::string>, double> first;
    for (const auto& event : events) first.try_emplace({event.kind, event.subject}, hour_of(event));
    for (const auto& [what, hour] : first) made_.first_hours[what].push_back(hour);
    add_levels(events);
    add_measures(events);
    add_messages(events);
}

void HappeningsOf::add_levels(const std::vector<engine::Event>& events) {
    const auto hours = static_cast<std::size_t>(std::max(0.0, std::round(window_.last_h - window_.first_h)));
    std::map<std::string, std::vector<std::int32_t>> highest;
    std::map<std::string, std::pair<std::string, int>> levels;  // scope and number by id
    for (const auto& level : plan_.levels) {
        highest[level.scope].assign(hours, 0);
        levels[level.id] = {level.scope, level.number};
    }
    std::map<std::string, double> since;
    const auto stood = [&](const std::string& id, double from_h, double to_h) {
        const auto level = levels.find(id);
        if (level == levels.end()) return;
        auto& row = highest[level->second.first];
        const auto at = [&](double hour) {
            return static_cast<std::size_t>(
                std::clamp(std::ceil(hour - window_.first_h), 0.0, static_cast<double>(hours)));
        };
        for (std::size_t h = at(from_h); h < at(to_h); ++h) row[h] = std::max(row[h], level->second.second);
    };
    for (const auto& event : events) {
        if (event.kind == "declared") since.try_emplace(event.subject, hour_of(event));
        if (event.kind != "stood_down" && event.kind != "expired") continue;
        const auto began = since.find(event.subject);
        if (began == since.end()) continue;
        stood(event.subject, began->second, hour_of(event));
        since.erase(began);
    }
    for (const auto& [id, from_h] : since) stood(id, from_h, window_.last_h);
    for (auto& [scope, row] : highest) numbers_[scope].values.push_back(std::move(row));
}

std::optional<double> first_effect_h(const MeasureRuns& runs) {
    const auto came = std::find_if(runs.begin(), runs.end(), [](const MeasureSpan& run) { return run.takes_effect(); });
    return came == runs.end() ? std::nullopt : std::optional(came->effective_h());
}

void HappeningsOf::add_measures(const std::vector<engine::Event>& events) {
    for (const auto& [id, progress] : analysis::measure_runs(events, plan_)) {
        MeasureRuns runs;
        for (const analysis::MeasureProgress& run : progress) {
            if (run.decided_us != never_us || run.effective_us != never_us) runs.push_back(span_of(run));
        }
        if (!runs.empty()) made_.measures[id].push_back(std::move(runs));
    }
}

void HappeningsOf::add_messages(const std::vector<engine::Event>& events) {
    const auto days = static_cast<std::size_t>(std::max(0.0, std::ceil((window_.last_h - window_.first_h) / 24)));
    for (const auto& event : events) {
        if (!is_about_messages(event.kind)) continue;
        auto& counts = made_.messages_per_day[event.kind];
        counts.resize(days);
        const double day = (hour_of(event) - window_.first_h) / 24;
        if (day >= 0 && day < static_cast<double>(days)) counts[static_cast<std::size_t>(day)] += 1;
    }
}

Happenings HappeningsOf::finish() {
    for (auto& [what, hours] : made_.first_hours) std::sort(hours.begin(), hours.end());
    for (auto& [scope, sample] : numbers_) made_.levels[scope] = analysis::band_of(sample);
    for (auto& [id, histories] : made_.measures) {
        std::stable_sort(histories.begin(), histories.end(),
                         [](const MeasureRuns& a, const MeasureRuns& b) { return effect_rank(a) < effect_rank(b); });
    }
    for (auto& [kind, counts] : made_.messages_per_day) {
        for (double& count : counts) count /= static_cast<double>(std::max<std::size_t>(1, histories_));
    }
    return std::move(made_);
}

}  // namespace umbral::gui
