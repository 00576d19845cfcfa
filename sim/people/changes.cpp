#include "people/changes.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "people/journeys.hpp"
#include "people/places.hpp"
#include "people/quota_places.hpp"
#include "people/schedule.hpp"
#include "people/stations.hpp"
#include "people/transport.hpp"

namespace umbral::people {
namespace {

// ---- what is set ------------------------------------------------------------------------------------------------
// Of each setting: what it is about, what the scenario says of that, and how it is put in force.

SiteId thing_of(const SetHours& c) { return c.site; }
SetHours own_of(const State& s, const SetHours& c) { return {c.site, s.model->sites[c.site.index()].open}; }
void put(State& s, const SetHours& c) {
    s.sites[c.site.index()].hours = c.hours;
    update_opening(s, c.site, s.now_us);
    wake_for_schedule(s, c.site, s.now_us);
}

RouteId thing_of(const SetOpen& c) { return c.route; }
SetOpen own_of(const State& s, const SetOpen& c) {
    // Where the end of an opening closes the road, the opening said what becomes of those under way.
    return {c.route, s.model->routes[c.route.index()].open, c.under_way};
}
void put(State& s, const SetOpen& c) {
    RouteState& route = s.routes[c.route.index()];
    if (route.open == c.open) return;
    charge_waits(s, s.model->routes[c.route.index()].from, s.now_us);
    route.open = c.open;
    if (c.open) {
        resume_journeys(s, c.route, s.now_us);
    } else {
        stop_journeys(s, c.route, s.now_us, c.under_way);
    }
}

RouteId thing_of(const SetFare& c) { return c.route; }
SetFare own_of(const State& s, const SetFare& c) { return {c.route, s.model->routes[c.route.index()].fare_usd}; }
void put(State& s, const SetFare& c) {
    charge_waits(s, s.model->routes[c.route.index()].from, s.now_us);
    s.routes[c.route.index()].fare_usd = c.fare_usd;
    reconsider_boarding(s, c.route, s.now_us);
}

struct OwnQuota {
    const Model& model;
    std::optional<QuotaRule> operator()(SiteId at) const { return model.sites[at.index()].quota; }
    std::optional<QuotaRule> operator()(StationId at) const { return model.stations[at.index()].quota; }
    std::optional<QuotaRule> operator()(RouteId at) const { return model.routes[at.index()].quota; }
};
QuotaPlace thing_of(const SetQuota& c) { return c.at; }
SetQuota own_of(const State& s, const SetQuota& c) { return {c.at, std::visit(OwnQuota{*s.model}, c.at)}; }
void put(State& s, const SetQuota& c) { set_quota(s, c.at, c.rule, s.now_us); }

FleetId thing_of(const SetAssisted& c) { return c.fleet; }
SetAssisted own_of(const State& s, const SetAssisted& c) {
    return {c.fleet, s.model->fleets[c.fleet.index()].assisted_seats};
}
void put(State& s, const SetAssisted& c) {
    s.fleets[c.fleet.index()].assisted_seats = c.fraction;
    dispatch(s, c.fleet, s.now_us);
}

StepId thing_of(const SetRule& c) { return c.step; }
SetRule own_of(const State& s, const SetRule& c) {
    return {c.step, s.model->rules[s.model->steps[c.step.index()].rule.index()]};
}
void put(State& s, const SetRule& c) { s.rules[s.model->steps[c.step.index()].rule.index()] = c.rule; }

StationId thing_of(const SetServiceFactor& c) { return c.station; }
SetServiceFactor own_of(const State&, const SetServiceFactor& c) { return {c.station, 1}; }
void put(State& s, const SetServiceFactor& c) {
    s.stations[c.station.index()].service_factor = c.factor;
    look_again(s, c.station, s.now_us);
}

StepId thing_of(const SetBranch& c) { return c.step; }
SetBranch own_of(const State& s, const SetBranch& c) { return {c.step, s.model->steps[c.step.index()].next_choice}; }
void put(State& s, const SetBranch& c) { s.branches[c.step.index()] = c.choice; }

template <class C>
concept Setting = requires(const C& change) {
    thing_of(change);
};

/// The last begun in effect about the same thing; nothing when there is none.
template <Setting C>
const InEffect<Change>::Entry* last_about(const State& s, const C& about) {
    return s.in_effect.last([&](const Change& other) {
        const C* same_kind = std::get_if<C>(&other);
        return same_kind != nullptr && thing_of(*same_kind) == thing_of(about);
    });
}

// ---- what is added and moved ------------------------------------------------------------------------------------
// What there is is what the scenario says with all that is added, never below nought. Of that, one move after the other
// takes as much as is there.

template <class C, class Do>
void for_each_in_effect(const State& s, const Do& act) {
    for (const auto& entry : s.in_effect.entries()) {
        if (const C* change = std::get_if<C>(&entry.change)) act(*change);
    }
}

void sum_places(State& s, SiteId site, std::size_t index) {
    const Room& model = s.model->sites[site.index()].rooms[index];
    std::int64_t places = model.capacity, overflow = model.overflow;
    for_each_in_effect<AddPlaces>(s, [&](const AddPlaces& each) {
        if (each.site != site || each.room != index) return;
        places += each.places;
        overflow += each.overflow;
    });
    RoomState& room = s.sites[site.index()].rooms[index];
    room.capacity = std::max<std::int64_t>(0, places);
    room.overflow_capacity = std::max<std::int64_t>(0, overflow);
    count_places(s, site, index, s.now_us);
    fill_places(s, site, s.now_us);
}

/// The most of a pool who are on duty at once, with those added and without those taken.
std::int64_t most_on_duty(const State& s, PoolId pool, const WeekTable& added) {
    const WeekTable roster = s.model->pools[pool.index()].officers.plus(added);
    return std::max<std::int64_t>(0, static_cast<std::int64_t>(roster.largest()));
}

/// By pool.
std::vector<WeekTable> officers_added(const State& s) {
    std::vector<WeekTable> added(s.pools.size());
    const auto add = [&](PoolId pool, const WeekTable& more) { added[pool.index()] = added[pool.index()].plus(more); };
    for_each_in_effect<AddOfficers>(s, [&](const AddOfficers& each) {
        add(each.pool, WeekTable::from_span(each.when, static_cast<double>(each.officers)));
    });
    for_each_in_effect<MoveOfficers>(s, [&](const MoveOfficers& each) {
        const auto there = [&](PoolId pool) { return most_on_duty(s, pool, added[pool.index()]); };
        const auto officers = static_cast<double>(std::clamp(each.officers, -there(each.to), there(each.from)));
        add(each.from, WeekTable(-officers));
        add(each.to, WeekTable(officers));
    });
    return added;
}

void sum_officers(State& s) {
    const std::vector<WeekTable> added = officers_added(s);
    for (std::size_t i = 0; i < added.size(); ++i) {
        if (s.pools[i].added == added[i]) continue;
        const SiteId site = s.model->pools[i].site;
        charge_waits(s, site, s.now_us);
        s.pools[i].added = added[i];
        update_counters(s, PoolId{i}, s.now_us);
        wake_for_schedule(s, site, s.now_us);
    }
}

/// By fleet; one that no route names is nowhere.
std::vector<std::int64_t> vehicles_there(const State& s) {
    std::vector<std::int64_t> there;
    for (const Fleet& fleet : s.model->fleets) there.push_back(fleet.routes.empty() ? 0 : fleet.vehicles);
    for_each_in_effect<AddVehicles>(s, [&](const AddVehicles& each) { there[each.fleet.index()] += each.vehicles; });
    for (std::int64_t& vehicles : there) vehicles = std::max<std::int64_t>(0, vehicles);
    for_each_in_effect<MoveVehicles>(s, [&](const MoveVehicles& each) {
        std::int64_t& from = there[each.from.index()];
        std::int64_t& to = there[each.to.index()];
        const std::int64_t vehicles = std::clamp(each.vehicles, -to, from);
        from -= vehicles;
        to += vehicles;
    });
    return there;
}

void sum_vehicles(State& s) {
    const std::vector<std::int64_t> there = vehicles_there(s);
    for (std::size_t i = 0; i < there.size(); ++i) {
        FleetState& fleet = s.fleets[i];
        const std::int64_t more = there[i] - fleet.vehicles;
        if (more == 0) continue;
        fleet.vehicles += more;
        fleet.free += more;
        dispatch(s, FleetId{i}, s.now_us);
    }
}

void sum_up(State& s, const AddPlaces& c) { sum_places(s, c.site, c.room); }
void sum_up(State& s, const AddOfficers&) { sum_officers(s); }
void sum_up(State& s, const MoveOfficers&) { sum_officers(s); }
void sum_up(State& s, const AddVehicles&) { sum_vehicles(s); }
void sum_up(State& s, const MoveVehicles&) { sum_vehicles(s); }

template <class C>
concept Addition = requires(State& s, const C& change) {
    sum_up(s, change);
};

// ---- what happens once ------------------------------------------------------------------------------------------

void happen(State& s, const AddStock& c) { add_stock(s, c.site, c.supply, c.items, s.now_us); }
void happen(State& s, const MovePeople& c) {
    if (c.persons > 0) send_convoy(s, c.route, c.persons, s.now_us);
}

// ---- beginning and ending ---------------------------------------------------------------------------------------

struct Begin {
    State& s;
    std::uint32_t rank;

    template <Setting C>
    BegunId operator()(const C& c) const {
        const BegunId id = s.in_effect.begin(s.now_us, rank, c);
        if (last_about(s, c)->id == id) s.unsettled.emplace_back(c);
        return id;
    }
    template <Addition C>
    BegunId operator()(const C& c) const {
        s.unsettled.emplace_back(c);
        return s.in_effect.begin(s.now_us, rank, c);
    }
    template <class C>
    BegunId operator()(const C& c) const {
        settle_changes(s);  // the road that its measure opens is open for a convoy
        happen(s, c);
        return {};
    }
};

struct End {
    State& s;
    const InEffect<Change>::Entry& ended;

    template <Setting C>
    void operator()(const C& c) const {
        const auto* other = last_about(s, c);
        const bool was_in_force = other == nullptr || InEffect<Change>::is_later(ended, *other);
        if (was_in_force) s.unsettled.emplace_back(c);
    }
    template <Addition C>
    void operator()(const C& c) const {
        s.unsettled.emplace_back(c);
    }
    template <class C>
    void operator()(const C&) const {}
};

/// Puts in force what is now in effect about what began or ended.
struct Settle {
    State& s;

    template <Setting C>
    void operator()(const C& c) const {
        const auto* last = last_about(s, c);
        put(s, last != nullptr ? std::get<C>(last->change) : own_of(s, c));
    }
    template <Addition C>
    void operator()(const C& c) const {
        sum_up(s, c);
    }
    template <class C>
    void operator()(const C&) const {}
};

struct SameThing {
    template <Setting C>
    bool operator()(const C& a, const C& b) const {
        return thing_of(a) == thing_of(b);
    }
    template <class A, class B>
    bool operator()(const A&, const B&) const {
        return false;
    }
};

}  // namespace

BegunId begin_change(State& s, const Change& change, std::uint32_t rank) { return std::visit(Begin{s, rank}, change); }

void end_change(State& s, BegunId id) {
    if (const auto ended = s.in_effect.end(id)) std::visit(End{s, *ended}, ended->change);
}

void settle_changes(State& s) {
    const std::vector<Change> changes = std::exchange(s.unsettled, {});
    for (auto each = changes.begin(); each != changes.end(); ++each) {
        const bool is_settled = std::any_of(changes.begin(), each,
                                            [&](const Change& other) { return std::visit(SameThing{}, other, *each); });
        if (!is_settled) std::visit(Settle{s}, *each);
    }
}

}  // namespace umbral::people
