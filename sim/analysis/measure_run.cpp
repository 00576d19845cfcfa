#include "analysis/measure_run.hpp"

#include <algorithm>

#include "scenario/event_catalogue.hpp"

namespace umbral::analysis {

using Kind = scenario::EventKind;

void MeasureProgress::take(const response::Event& event) {
    const auto* definition = scenario::find_event(event.kind);
    if (definition == nullptr) return;
    switch (definition->kind) {
        case Kind::measure_ordered:
            response::keep_first(ordered_us, event.time_us);
            break;
        case Kind::measure_decided:
            response::keep_first(decided_us, event.time_us);
            break;
        case Kind::measure_approved:
            approved_us = event.time_us;
            break;
        case Kind::measure_funded:
            response::keep_first(funded_us, event.time_us);
            part = event.detail;
            if (!interruptions.empty()) response::keep_first(interruptions.back().funded_us, event.time_us);
            break;
        case Kind::measure_effective:
            response::keep_first(effective_us, event.time_us);
            if (!interruptions.empty()) response::keep_first(interruptions.back().to_us, event.time_us);
            break;
        case Kind::measure_ended:
        case Kind::measure_called_off:
        case Kind::measure_refused:
        case Kind::measure_lapsed:
            ended_us = event.time_us;
            break;
        case Kind::measure_out_of_money:
            if (event.detail == response::out_of_money_waits) {
                interruptions.push_back({event.time_us});
            } else {
                ended_us = event.time_us;
            }
            break;
        default:
            break;
    }
}

std::vector<TimeSpan> MeasureProgress::in_effect() const {
    std::vector<TimeSpan> spans;
    TimeUs from_us = effective_us;
    for (const Interruption& interruption : interruptions) {
        if (from_us != never_us) spans.emplace_back(from_us, interruption.from_us);
        from_us = interruption.to_us;
    }
    if (from_us != never_us) spans.emplace_back(from_us, ended_us);
    return spans;
}

std::map<std::string, std::vector<MeasureProgress>> measure_runs(const std::vector<response::Event>& events,
                                                                 const scenario::Plan& plan) {
    std::map<std::string, std::vector<MeasureProgress>> runs;
    response::Episodes episodes(response::threads_of(plan));
    for (const response::Event& event : events) {
        const response::Episodes::Place place = episodes.take(event);
        if (!place.of_measure) continue;
        auto& own = runs[event.subject];
        if (place.begins || own.empty()) own.emplace_back();
        own.back().take(event);
    }
    return runs;
}

}  // namespace umbral::analysis
