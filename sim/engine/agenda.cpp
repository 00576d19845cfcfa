#include "engine/agenda.hpp"

#include <algorithm>

namespace umbral::engine {

std::vector<AgendaItem> agenda_of(const scenario::Scenario& scenario, const scenario::Plan& plan,
                                  const people::Model& model) {
    std::vector<AgendaItem> agenda;
    for (const auto& measure : plan.measures) {
        if (!measure.date) continue;
        AgendaItem item;
        item.measure = measure.id;
        const TimeUs decided_us = days_between(scenario.start, *measure.date) * day_us + us_from_hours(measure.hour);
        item.from_us = std::max<TimeUs>(0, decided_us + us_from_hours(measure.lead_time_h.value));
        if (measure.until) item.until_us = days_between(scenario.start, *measure.until) * day_us;
        for (const auto& effect : measure.effects) {
            for (auto& change : people::changes_of(model, effect)) item.changes.push_back(std::move(change));
        }
        if (item.from_us < model.horizon_us && item.from_us < item.until_us) agenda.push_back(std::move(item));
    }
    std::stable_sort(agenda.begin(), agenda.end(),
                     [](const AgendaItem& a, const AgendaItem& b) { return a.from_us < b.from_us; });
    return agenda;
}

}  // namespace umbral::engine
