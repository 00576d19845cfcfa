#pragma once
// Small scenarios in which every time is known beforehand: constant services and stays, groups that come at an exact
// hour. Ids: country X, profiles by size ("p1" is a party of one), site S, station "desk".

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "people/world.hpp"
#include "scenario/scenario.hpp"

namespace umbral::people::test {

inline scenario::Profile profile(const std::string& id, double size, int priority = 1) {
    scenario::Profile made;
    made.id = id;
    made.party_size = size;
    made.priority = priority;
    return made;
}

inline scenario::Station desk(double officers, double minutes, const std::string& id = "desk") {
    scenario::Station made;
    made.id = id;
    if (officers >= 0) made.officers.shifts.push_back({{}, officers});
    scenario::ServiceTime time;
    time.time_min = minutes;
    time.basis = scenario::ServiceBasis::per_party;
    made.service.push_back(time);
    return made;
}

inline scenario::Step serve(const std::string& station) {
    scenario::Step step;
    step.id = station;
    step.station = station;
    return step;
}

inline scenario::Step stay(double hours) {
    scenario::Step step;
    step.id = "stay";
    step.stay_h = scenario::Distribution(hours);
    return step;
}

inline scenario::Step go(const std::string& route) {
    scenario::Step step;
    step.id = "go";
    step.refer = scenario::ShareRule{{{route, 1.0}}};
    return step;
}

inline scenario::Step out() {
    scenario::Step step;
    step.id = "out";
    step.outcome = scenario::OutcomeKind::onward;
    return step;
}

inline scenario::Room room(double capacity, double overflow = 0) {
    scenario::Room made;
    made.capacity = capacity;
    made.overflow = overflow;
    return made;
}

inline scenario::Site site(const std::string& id, std::vector<scenario::Step> steps) {
    scenario::Site made;
    made.id = id;
    made.country = "X";
    made.pathways.push_back({{}, std::move(steps)});
    return made;
}

inline scenario::Route route(const std::string& id, const std::string& from, const std::string& to, double hours) {
    scenario::Route made;
    made.id = id;
    made.from = from;
    made.to = to;
    made.min_hours = hours;
    made.typical_hours = hours;
    return made;
}

/// `parties` of the profile reach the site at exactly `hour` of the first day.
inline void come(scenario::Scenario& scenario, const std::string& site, const std::string& profile, double parties,
                 double hour) {
    double size = 1;
    for (const auto& known : scenario.profiles) {
        if (known.id == profile) size = known.party_size.parameters.front().second.value;
    }
    scenario::ArrivalStream stream;
    stream.id = profile + std::to_string(scenario.arrivals.size());
    stream.site = site;
    stream.profiles.push_back({{}, {{profile, 1.0}}});
    stream.batches.push_back({"group", scenario.start, hour, parties * size, 0.0});
    scenario.arrivals.push_back(std::move(stream));
}

/// Monday 1 January 2024, UTC, with parties of one, two, four and six, and an urgent party of one.
inline scenario::Scenario scenario_of(std::vector<scenario::Site> sites, double days = 3) {
    scenario::Scenario made;
    made.id = "small";
    made.start = {2024, 1, 1};
    made.days = days;
    scenario::Country country;
    country.id = "X";
    country.utc_offset_h = 0;
    made.countries.push_back(country);
    made.profiles = {profile("p1", 1), profile("p2", 2), profile("p4", 4), profile("p6", 6), profile("urgent", 1, 0)};
    made.sites = std::move(sites);
    return made;
}

/// A world with its model, run from the start.
class Run {
  public:
    explicit Run(const scenario::Scenario& scenario, std::uint64_t seed = 1)
        : model_(std::make_unique<const Model>(compile_model(scenario))), world_(*model_, draw_key(seed, 0)) {}
    Run& to_hour(double hours) {
        world_.advance_to(us_from_hours(hours));
        return *this;
    }
    Run& to_end() {
        world_.advance_to(model_->horizon_us);
        world_.close_books();
        return *this;
    }
    World& world() { return world_; }
    const World& world() const { return world_; }
    const Model& model() const { return *model_; }
    const SiteMeasures& site(std::size_t i = 0) const { return world_.state().sites[i].counted; }
    const StationMeasures& station(std::size_t i = 0) const { return world_.state().stations[i].counted; }
    const PoolMeasures& pool(std::size_t i = 0) const { return world_.state().pools[i].counted; }
    const RouteMeasures& route(std::size_t i = 0) const { return world_.state().routes[i].counted; }
    /// A level's time integral so far, in hours.
    double hours_of(const Level& level) const { return hours_from_us(level.area(world_.now_us())); }

  private:
    std::unique_ptr<const Model> model_;
    World world_;
};

}  // namespace umbral::people::test
