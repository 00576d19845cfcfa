#include "engine/simulation.hpp"

#include <algorithm>

#include "base/random.hpp"
#include "engine/response_summary.hpp"
#include "engine/summary.hpp"
#include "scenario/realise.hpp"

namespace umbral::engine {
namespace {

people::Model model_of(const scenario::Scenario& scenario, double until_days) {
    people::Model model = people::compile_model(scenario);
    if (until_days > 0) model.horizon_us = std::min(model.horizon_us, us_from_hours(until_days * 24));
    return model;
}

/// The scenario's closures, as events.
void add_closures(const people::Model& model, std::vector<Event>& events) {
    for (const auto& route : model.routes) {
        for (const auto& closure : route.closures) {
            if (closure.from_us < model.horizon_us)
                events.push_back({closure.from_us, "route_closed", route.id, "", ""});
            if (closure.to_us < model.horizon_us) events.push_back({closure.to_us, "route_opened", route.id, "", ""});
        }
    }
}

}  // namespace

Simulation::Simulation(const scenario::Input& given, const ReplicationOptions& options)
    : Simulation(scenario::realise(given, draw_key(options.seed, options.replication)), options, RealisedTag{}) {}

Simulation::Simulation(const scenario::Input& input, const ReplicationOptions& options, RealisedTag)
    : people_(std::make_unique<const people::Model>(model_of(input.scenario, options.until_days))),
      plan_(std::make_unique<const response::Model>(
          response::compile_model(input, *people_, draw_key(options.seed, options.replication)))),
      world_(*people_, draw_key(options.seed, options.replication)),
      response_(*plan_, world_, draw_key(options.seed, options.replication), record_.events) {
    record_.plan = input.plan.id;
    record_.replication = options.replication;
    record_.seed = options.seed;
}

void Simulation::advance_to(TimeUs until_us) {
    const TimeUs end_us = std::min(until_us, horizon_us());
    // Nothing is decided at the horizon itself.
    if (now_us() < end_us) response_.advance_to(std::min(end_us, horizon_us() - 1));
    world_.advance_to(end_us);
}

ReplicationRecord Simulation::finish() {
    response_.close_books();
    world_.close_books();
    summarise_people(world_.state(), record_);
    summarise_response(response_.state(), record_);
    add_closures(*people_, record_.events);
    std::stable_sort(record_.events.begin(), record_.events.end(),
                     [](const Event& a, const Event& b) { return a.time_us < b.time_us; });
    record_.services = world_.state().services;
    record_.parties = world_.state().parties_seen;
    return std::move(record_);
}

}  // namespace umbral::engine
