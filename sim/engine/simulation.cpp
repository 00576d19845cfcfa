#include "engine/simulation.hpp"

#include <algorithm>

#include "base/random.hpp"
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
            if (closure.from_us < model.horizon_us) events.push_back({closure.from_us, "route_closed", route.id, ""});
            if (closure.to_us < model.horizon_us) events.push_back({closure.to_us, "route_opened", route.id, ""});
        }
    }
}

}  // namespace

Simulation::Simulation(const scenario::Input& given, const ReplicationOptions& options)
    : Simulation(scenario::realise(given, draw_key(options.seed, options.replication)), options, RealisedTag{}) {}

Simulation::Simulation(const scenario::Input& input, const ReplicationOptions& options, RealisedTag)
    : model_(std::make_unique<const people::Model>(model_of(input.scenario, options.until_days))),
      world_(*model_, draw_key(options.seed, options.replication)),
      agenda_(agenda_of(input.scenario, input.plan, *model_)),
      undo_(agenda_.size()) {
    record_.plan = input.plan.id;
    record_.replication = options.replication;
    record_.seed = options.seed;
    for (std::size_t i = 0; i < agenda_.size(); ++i) {
        edges_.push_back({agenda_[i].from_us, i, true});
        if (agenda_[i].until_us < model_->horizon_us) edges_.push_back({agenda_[i].until_us, i, false});
    }
    std::stable_sort(edges_.begin(), edges_.end(), [](const Edge& a, const Edge& b) { return a.at_us < b.at_us; });
    act_on_agenda();
}

TimeUs Simulation::next_change_us() const {
    return next_edge_ < edges_.size() ? edges_[next_edge_].at_us : horizon_us();
}

void Simulation::act_on_agenda() {
    for (; next_edge_ < edges_.size() && edges_[next_edge_].at_us <= now_us(); ++next_edge_) {
        const Edge& edge = edges_[next_edge_];
        auto& undo = undo_[edge.item];
        if (edge.begins) {
            for (const auto& change : agenda_[edge.item].changes) undo.push_back(world_.apply(change));
        } else {
            for (auto change = undo.rbegin(); change != undo.rend(); ++change) world_.apply(*change);
        }
        record_.events.push_back(
            {now_us(), edge.begins ? "measure_effective" : "measure_ended", agenda_[edge.item].measure, ""});
    }
}

void Simulation::advance_to(TimeUs until_us) {
    const TimeUs end_us = std::min(until_us, horizon_us());
    while (now_us() < end_us) {
        world_.advance_to(std::min(end_us, next_change_us()));
        if (now_us() < horizon_us()) act_on_agenda();
    }
}

ReplicationRecord Simulation::finish() {
    world_.close_books();
    summarise_people(world_.state(), record_);
    add_closures(*model_, record_.events);
    std::stable_sort(record_.events.begin(), record_.events.end(),
                     [](const Event& a, const Event& b) { return a.time_us < b.time_us; });
    record_.services = world_.state().services;
    record_.parties = world_.state().parties_seen;
    return std::move(record_);
}

}  // namespace umbral::engine
