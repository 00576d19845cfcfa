#include "engine/simulation.hpp"

#include <algorithm>

#include "base/random.hpp"
#include "engine/response_summary.hpp"
#include "engine/summary.hpp"
#include "scenario/realise.hpp"

namespace umbral::engine {
namespace {

people::Model model_of(const scenario::Input& input, double until_days) {
    people::Model model = people::compile_model(input.scenario, input.plan);
    if (until_days > 0) model.horizon_us = std::min(model.horizon_us, us_from_hours(until_days * 24));
    return model;
}

/// What happens to routes and channels whatever anybody decides, as events.
class GivenEvents {
  public:
    GivenEvents(TimeUs horizon_us, std::vector<Event>& events) : horizon_us_(horizon_us), events_(events) {}

    void add_closures(const people::Model& model) {
        for (const auto& route : model.routes) {
            for (const auto& closure : route.closures) {
                add(closure.from_us, EventKind::route_closed, route.id);
                add(closure.to_us, EventKind::route_opened, route.id);
            }
        }
    }
    void add_outages(const response::Model& model) {
        if (model.perfect_information) return;  // nothing goes by a channel
        for (const auto& channel : model.channels) {
            for (const auto& outage : channel.outages) {
                add(outage.from_us, EventKind::channel_down, channel.id);
                add(outage.to_us, EventKind::channel_up, channel.id);
            }
        }
        for (const auto& agency : model.agencies) {
            for (const auto& gap : agency.unstaffed) {
                add(gap.from_us, EventKind::room_unstaffed, agency.id);
                add(gap.to_us, EventKind::room_staffed, agency.id);
            }
        }
    }

  private:
    using EventKind = scenario::EventKind;
    void add(TimeUs at_us, EventKind kind, const std::string& subject) {
        if (at_us < horizon_us_) events_.push_back({at_us, std::string(definition_of(kind).name), subject, "", ""});
    }

    TimeUs horizon_us_;
    std::vector<Event>& events_;
};

}  // namespace

Simulation::Simulation(const scenario::Input& given, const ReplicationOptions& options)
    : Simulation(scenario::realise(given, draw_key(options.seed, options.replication)), options, RealisedTag{}) {}

Simulation::Simulation(const scenario::Input& input, const ReplicationOptions& options, RealisedTag)
    : people_(std::make_unique<const people::Model>(model_of(input, options.until_days))),
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
    GivenEvents given(horizon_us(), record_.events);
    given.add_closures(*people_);
    given.add_outages(*plan_);
    std::stable_sort(record_.events.begin(), record_.events.end(),
                     [](const Event& a, const Event& b) { return a.time_us < b.time_us; });
    record_.services = world_.state().services;
    record_.parties = world_.state().parties_seen;
    return std::move(record_);
}

}  // namespace umbral::engine
