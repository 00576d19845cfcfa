#include "people/changes.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/check.hpp"
#include "people/journeys.hpp"
#include "people/places.hpp"
#include "people/schedule.hpp"
#include "people/stations.hpp"
#include "people/transport.hpp"
#include "people/visits.hpp"

namespace umbral::people {
namespace {

Change apply_one(State& s, const AddPlaces& change) {
    RoomState& room = s.sites[change.site.index()].rooms[change.room];
    const std::int64_t places = std::max(change.places, -room.capacity);
    const std::int64_t overflow = std::max(change.overflow, -room.overflow_capacity);
    room.capacity += places;
    room.overflow_capacity += overflow;
    count_places(s, change.site, change.room, s.now_us);
    fill_places(s, change.site, s.now_us);
    return AddPlaces{change.site, change.room, -places, -overflow};
}

Change apply_one(State& s, const AddOfficers& change) {
    const SiteId site = s.model->pools[change.pool.index()].site;
    charge_waits(s, site, s.now_us);
    WeekTable& added = s.pools[change.pool.index()].added;
    added = added.plus(WeekTable::from_span(change.when, static_cast<double>(change.officers)));
    update_counters(s, change.pool, s.now_us);
    wake_for_roster(s, site, s.now_us);
    return AddOfficers{change.pool, -change.officers, change.when};
}

Change apply_one(State& s, const SetHours& change) {
    SiteState& site = s.sites[change.site.index()];
    SetHours before{change.site, site.hours};
    site.hours = change.hours;
    on_schedule(s, change.site, s.now_us);
    return before;
}

Change apply_one(State& s, const AddVehicles& change) {
    FleetState& fleet = s.fleets[change.fleet.index()];
    const std::int64_t vehicles = std::max(change.vehicles, -fleet.vehicles);
    fleet.vehicles += vehicles;
    fleet.free += vehicles;
    dispatch(s, change.fleet, s.now_us);
    return AddVehicles{change.fleet, -vehicles};
}

/// The officers a pool could send away: those of its largest shift, with what measures added or took.
std::int64_t officers_of(const State& s, PoolId pool) {
    const WeekTable roster = s.model->pools[pool.index()].officers.plus(s.pools[pool.index()].added);
    return std::max<std::int64_t>(0, static_cast<std::int64_t>(roster.largest()));
}

Change apply_one(State& s, const MoveOfficers& change) {
    const std::int64_t officers = std::clamp(change.officers, -officers_of(s, change.to), officers_of(s, change.from));
    apply_one(s, AddOfficers{change.from, -officers});
    apply_one(s, AddOfficers{change.to, officers});
    return MoveOfficers{change.from, change.to, -officers};
}

Change apply_one(State& s, const MoveVehicles& change) {
    const std::int64_t vehicles =
        std::clamp(change.vehicles, -s.fleets[change.to.index()].vehicles, s.fleets[change.from.index()].vehicles);
    apply_one(s, AddVehicles{change.from, -vehicles});
    apply_one(s, AddVehicles{change.to, vehicles});
    return MoveVehicles{change.from, change.to, -vehicles};
}

Change apply_one(State& s, const SetOpen& change) {
    RouteState& route = s.routes[change.route.index()];
    const SetOpen before{change.route, route.open, change.under_way};
    if (route.open == change.open) return before;
    charge_waits(s, s.model->routes[change.route.index()].from, s.now_us);
    route.open = change.open;
    if (change.open) {
        resume_journeys(s, change.route, s.now_us);
    } else {
        stop_journeys(s, change.route, s.now_us, change.under_way);
    }
    return before;
}

Change apply_one(State& s, const SetFare& change) {
    RouteState& route = s.routes[change.route.index()];
    const SetFare before{change.route, route.fare_usd};
    charge_waits(s, s.model->routes[change.route.index()].from, s.now_us);
    route.fare_usd = change.fare_usd;
    reconsider_boarding(s, change.route, s.now_us);
    return before;
}

const Quota& quota_at(const State& s, SiteId site) { return s.sites[site.index()].quota; }
const Quota& quota_at(const State& s, StationId station) { return s.stations[station.index()].quota; }
const Quota& quota_at(const State& s, RouteId route) { return s.routes[route.index()].quota; }

Change apply_one(State& s, const SetQuota& change) {
    return std::visit(
        [&](const auto at) -> Change {
            const SetQuota before{at, quota_at(s, at).rule()};
            set_quota(s, at, change.rule, s.now_us);
            return before;
        },
        change.at);
}

Change apply_one(State& s, const SetAssisted& change) {
    FleetState& fleet = s.fleets[change.fleet.index()];
    const SetAssisted before{change.fleet, fleet.assisted_seats};
    fleet.assisted_seats = change.fraction;
    dispatch(s, change.fleet, s.now_us);
    return before;
}

Change apply_one(State& s, const SetRule& change) {
    ReferralRule& rule = s.rules[s.model->steps[change.step.index()].rule.index()];
    SetRule before{change.step, rule};
    rule = change.rule;
    return before;
}

Change apply_one(State& s, const SetServiceFactor& change) {
    StationState& station = s.stations[change.station.index()];
    const SetServiceFactor before{change.station, station.service_factor};
    station.service_factor = change.factor;
    look_again(s, change.station, s.now_us);
    return before;
}

Change apply_one(State& s, const SetBranch& change) {
    Choice& choice = s.branches[change.step.index()];
    SetBranch before{change.step, choice};
    choice = change.choice;
    return before;
}

Change apply_one(State& s, const AddStock& change) {
    add_stock(s, change.site, change.supply, change.items, s.now_us);
    return AddStock{change.site, change.supply, 0};
}

Change apply_one(State& s, const MovePeople& change) {
    if (change.persons > 0) send_convoy(s, change.route, change.persons, s.now_us);
    return MovePeople{change.route, 0};
}

Change apply_one(State& s, const Publish& change) {
    std::int64_t& hour = s.published_hour[change.site.index()];
    const Publish before{change.site, hour};
    hour = change.hour;
    return before;
}

std::size_t room_index(const Model& model, SiteId site, scenario::RoomType type) {
    const auto& rooms = model.sites[site.index()].rooms;
    const auto found = std::find_if(rooms.begin(), rooms.end(), [&](const Room& room) { return room.type == type; });
    UMBRAL_CHECK(found != rooms.end());
    return static_cast<std::size_t>(found - rooms.begin());
}

std::int64_t rounded(const scenario::Quantity& quantity) { return std::llround(quantity.value); }

struct Resolve {
    const Model& model;
    std::vector<Change> operator()(const scenario::AddPlaces& e) const {
        const SiteId site = model.site(e.site);
        return {AddPlaces{site, room_index(model, site, e.room), rounded(e.places), rounded(e.overflow)}};
    }
    std::vector<Change> operator()(const scenario::AddOfficers& e) const {
        return {AddOfficers{pool_of(e.site, e.pool), rounded(e.officers), e.when}};
    }
    std::vector<Change> operator()(const scenario::SetOpeningHours& e) const {
        return {SetHours{model.site(e.site), WeekTable::from_hours(e.hours)}};
    }
    std::vector<Change> operator()(const scenario::AddVehicles& e) const {
        return {AddVehicles{model.fleet(e.fleet), rounded(e.vehicles)}};
    }
    std::vector<Change> operator()(const scenario::SetRouteOpen& e) const {
        return {SetOpen{model.route(e.route), e.open, e.under_way}};
    }
    std::vector<Change> operator()(const scenario::SetFare& e) const {
        return {SetFare{model.route(e.route), e.fare_usd.value}};
    }
    std::vector<Change> operator()(const scenario::SetQuota& e) const {
        const auto rule = e.quota ? std::optional(compile_quota(*e.quota)) : std::nullopt;
        if (!e.route.empty()) return {SetQuota{model.route(e.route), rule}};
        const SiteId site = model.site(e.site);
        if (e.station.empty()) return {SetQuota{site, rule}};
        return {SetQuota{model.station(site, e.station), rule}};
    }
    std::vector<Change> operator()(const scenario::SetAssistedSeats& e) const {
        return {SetAssisted{model.fleet(e.fleet), e.fraction.value}};
    }
    std::vector<Change> operator()(const scenario::SetReferral& e) const {
        std::vector<Change> changes;
        for (const StepId step : model.steps_named(model.site(e.site), e.step)) {
            if (model.steps[step.index()].kind == Step::Kind::refer)
                changes.emplace_back(SetRule{step, compile_rule(model, e.rule)});
        }
        return changes;
    }
    std::vector<Change> operator()(const scenario::SetServiceTime& e) const {
        return {SetServiceFactor{model.station(model.site(e.site), e.station), e.factor.value}};
    }
    std::vector<Change> operator()(const scenario::MoveOfficers& e) const {
        return {MoveOfficers{pool_of(e.from_site, e.from_pool), pool_of(e.to_site, e.to_pool), rounded(e.officers)}};
    }
    std::vector<Change> operator()(const scenario::MoveVehicles& e) const {
        return {MoveVehicles{model.fleet(e.from_fleet), model.fleet(e.to_fleet), rounded(e.vehicles)}};
    }
    std::vector<Change> operator()(const scenario::MovePeople& e) const {
        return {MovePeople{model.route(e.route), rounded(e.persons)}};
    }
    std::vector<Change> operator()(const scenario::SendSupplies& e) const {
        const SiteId site = model.site(e.site);
        const auto& supplies = model.sites[site.index()].supplies;
        const auto found =
            std::find_if(supplies.begin(), supplies.end(), [&](const Supply& supply) { return supply.item == e.item; });
        UMBRAL_CHECK(found != supplies.end());
        return {AddStock{site, static_cast<std::size_t>(found - supplies.begin()), e.items.value}};
    }
    std::vector<Change> operator()(const scenario::SetBranch& e) const {
        std::vector<Change> changes;
        for (const StepId step : model.steps_named(model.site(e.site), e.step)) {
            if (const auto choice = branch_choice(step, e)) changes.emplace_back(SetBranch{step, *choice});
        }
        return changes;
    }
    // What only agencies see changes nothing here.
    std::vector<Change> operator()(const scenario::InformPeople&) const { return {}; }
    std::vector<Change> operator()(const scenario::ReleaseBudget&) const { return {}; }
    std::vector<Change> operator()(const scenario::OpenChannel&) const { return {}; }
    std::vector<Change> operator()(const scenario::FormJointTeam&) const { return {}; }

  private:
    /// A pool by its id, or by that of a station with officers of its own.
    [[nodiscard]] PoolId pool_of(const std::string& site_id, const std::string& id) const {
        const SiteId site = model.site(site_id);
        const PoolId pool = model.pool(site, id);
        return pool.is_none() ? model.stations[model.station(site, id).index()].pools.front() : pool;
    }
    /// The new shares in the order of the step's branches; nothing where the step does not branch to those steps.
    [[nodiscard]] std::optional<Choice> branch_choice(StepId step, const scenario::SetBranch& e) const {
        const auto& next = model.steps[step.index()].next;
        std::vector<double> shares(next.size(), 0.0);
        double total = 0;
        for (const auto& [id, share] : e.shares) {
            for (std::size_t i = 0; i < next.size(); ++i) {
                if (model.steps[next[i].index()].id != id) continue;
                shares[i] += share.value;
                total += share.value;
            }
        }
        if (total <= 0) return std::nullopt;
        for (double& share : shares) share /= total;
        return Choice::from_shares(shares);
    }
};

}  // namespace

Change apply(State& s, const Change& change) {
    return std::visit([&](const auto& one) { return apply_one(s, one); }, change);
}

std::vector<Change> changes_of(const Model& model, const scenario::Effect& effect) {
    return std::visit(Resolve{model}, effect);
}

}  // namespace umbral::people
