#include "people/transport.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/check.hpp"
#include "people/schedule.hpp"
#include "people/visits.hpp"

namespace umbral::people {
namespace {

bool by_due(const Journey& a, const Journey& b) { return b < a; }  // for heaps: soonest on top

void push_journey(RouteState& route, const Journey& journey) {
    route.journeys.push_back(journey);
    std::push_heap(route.journeys.begin(), route.journeys.end(), by_due);
}

std::int64_t assisted_quota(const State& s, FleetId fleet) {
    const double seats = static_cast<double>(s.model->fleets[fleet.index()].seats);
    return static_cast<std::int64_t>(s.fleets[fleet.index()].assisted_seats * seats + 0.5);
}

/// Charged for its fare; the party can then wait for a seat.
void take_fare(Party& party, double fare_usd) {
    party.money_usd = std::max(0.0f, party.money_usd - static_cast<float>(fare_usd));
}

void join_paid(State& s, RouteId route_id, PartyId id, TimeUs now_us) {
    RouteState& route = s.routes[route_id.index()];
    route.paid.push_back(s.parties, id);
    route.counted.paid.add(now_us, s.parties[id].size);
}

void join_unpaid(State& s, RouteId route_id, PartyId id, TimeUs now_us) {
    RouteState& route = s.routes[route_id.index()];
    const Party& party = s.parties[id];
    route.unpaid.push_back(s.parties, id);
    route.counted.unpaid.add(now_us, party.size);
    const Profile& profile = s.model->profiles[party.profile.index()];
    if (!profile.has_remittance) return;
    const auto place = static_cast<std::uint32_t>(route_id.index());
    const auto words = draw4(s.key, address_of(party, Purpose::party, place, visit_of(party) + 255));
    add_timer(s, party.site,
              {now_us + profile.remittance_us.us(words[0]), TimerKind::remittance, 0, id, party.wait_token,
               party.key_low, party.key_high});
}

/// Out of the list it waits in; the wait goes on until end_wait.
void leave_list(State& s, PartyId id, TimeUs now_us) {
    const Party& party = s.parties[id];
    RouteState& route = s.routes[party.route.index()];
    if (party.fare_missing) {
        route.unpaid.remove(s.parties, id);
        route.counted.unpaid.add(now_us, -std::int64_t{party.size});
    } else {
        route.paid.remove(s.parties, id);
        route.counted.paid.add(now_us, -std::int64_t{party.size});
    }
}

void begin_boarding(State& s, PartyId id, TimeUs now_us) {
    Party& party = s.parties[id];
    if (party.fare_missing) {
        begin_wait(s, id, party, now_us, patience_left_us(party));
        join_unpaid(s, party.route, id, now_us);
    } else {
        join_paid(s, party.route, id, now_us);
        begin_wait(s, id, party, now_us, patience_left_us(party));
    }
    s.routes[party.route.index()].counted.boarding.add(party.size);
    s.sites[party.site.index()].counted.stranded.add(party.size);
}

/// Ends the wait for transport, as served or cut short.
void end_boarding(State& s, PartyId id, TimeUs now_us, bool served) {
    Party& party = s.parties[id];
    RouteMeasures& counted = s.routes[party.route.index()].counted;
    leave_list(s, id, now_us);
    counted.boarding.add(-std::int64_t{party.size});
    s.sites[party.site.index()].counted.stranded.add(-std::int64_t{party.size});
    const bool measured = s.measures_from(party.waiting_since_us);
    const TimeUs waited_us = end_wait(s, party, now_us);
    if (!measured) return;
    if (served) {
        counted.wait.add(waited_us, party.size);
    } else {
        counted.wait.add_censored(waited_us, party.size);
    }
}

/// What the route does to the party: needs gained on the way, by the party's own draws.
void meet_hazards(State& s, const Route& route, RouteId route_id, Party& party) {
    auto& harmed = s.routes[route_id.index()].counted.harmed;
    for (std::size_t h = 0; h < route.hazards.size(); ++h) {
        const auto threshold = static_cast<std::uint64_t>(route.hazards[h].per_person * 0x1p32);
        std::array<std::uint32_t, 4> words{};
        for (std::uint32_t person = 0; person < party.size; ++person) {
            const std::uint32_t block = static_cast<std::uint32_t>(h) * 16 + (person / 4) % 16;
            if (person % 4 == 0) {
                words = draw4(s.key, address_of(party, Purpose::hazard, static_cast<std::uint32_t>(route_id.index()),
                                                visit_of(party) + block));
            }
            if (words[person % 4] >= threshold) continue;
            party.needs |= route.hazards[h].need;
            ++harmed[h];
        }
    }
}

/// Leaves the site for the route: the site's and the route's books, and what happens on the way.
void set_out(State& s, PartyId id, RouteId route_id, TimeUs now_us) {
    const Route& route = s.model->routes[route_id.index()];
    Party& party = s.parties[id];
    SiteMeasures& site = s.sites[party.site.index()].counted;
    site.departed += party.size;
    site.out_today += party.size;
    s.sites[party.site.index()].out_persons += party.size;
    leave_site(s, id, now_us, true);
    RouteMeasures& counted = s.routes[route_id.index()].counted;
    counted.departed += party.size;
    counted.departed_today += party.size;
    counted.travelling.add(now_us, party.size);
    s.travelling_level.add(now_us, party.size);
    if (route.irregular) s.irregular_persons += party.size;
    party.route = route_id;
    party.travelling = true;
    meet_hazards(s, route, route_id, party);
}

void set_out_alone(State& s, PartyId id, RouteId route_id, TimeUs now_us) {
    const Route& route = s.model->routes[route_id.index()];
    Party& party = s.parties[id];
    const auto words =
        draw4(s.key, address_of(party, Purpose::travel, static_cast<std::uint32_t>(route_id.index()), visit_of(party)));
    set_out(s, id, route_id, now_us);
    party.queue = Links{};
    const TimeUs due_us = now_us + route.min_us + route.excess_us.us(words[0]);
    push_journey(s.routes[route_id.index()], {due_us, now_us, id, route.to, party.key_low, party.key_high});
}

/// The parties a vehicle takes, in the order of boarding.
struct Load {
    std::vector<PartyId> parties;
    std::int64_t persons = 0;
};

void load_from(const State& s, const WaitingList& list, std::int64_t up_to, std::int64_t seats, Load& load) {
    constexpr int may_pass = 64;  // smaller parties that may board past one that does not fit
    int passed = 0;
    for (PartyId id = list.front(); !id.is_none() && load.persons < up_to && passed < may_pass;
         id = WaitingList::after(s.parties, id)) {
        const std::int64_t size = s.parties[id].size;
        if (load.persons + size > seats) {
            ++passed;
            continue;
        }
        load.parties.push_back(id);
        load.persons += size;
    }
}

Load fill_vehicle(const State& s, const RouteState& route, FleetId fleet) {
    const std::int64_t seats = s.model->fleets[fleet.index()].seats;
    Load load;
    load_from(s, route.unpaid, assisted_quota(s, fleet), seats, load);
    load_from(s, route.paid, seats, seats, load);
    return load;
}

TimeUs vehicle_travel_us(State& s, RouteId route_id, TimeUs now_us) {
    RouteState& route = s.routes[route_id.index()];
    if (const std::int64_t day = now_us / day_us; route.vehicle_day != day) {
        route.vehicle_day = day;
        route.vehicle_ordinal = 0;
    }
    const auto words =
        draw4(s.key, {Purpose::vehicle, route.vehicle_ordinal++, static_cast<std::uint32_t>(route.vehicle_day),
                      static_cast<std::uint32_t>(route_id.index()), 0});
    const Route& model = s.model->routes[route_id.index()];
    return model.min_us + model.excess_us.us(words[0]);
}

/// Those loaded leave as one journey. @return how long it takes [us]
TimeUs set_out_together(State& s, const Load& load, RouteId route_id, TimeUs now_us) {
    const TimeUs travel_us = vehicle_travel_us(s, route_id, now_us);
    const PartyId first = load.parties.front();
    const Journey journey{
        now_us + travel_us,       now_us, first, s.model->routes[route_id.index()].to, s.parties[first].key_low,
        s.parties[first].key_high};
    PartyId previous;
    for (const PartyId id : load.parties) {
        end_boarding(s, id, now_us, true);
        set_out(s, id, route_id, now_us);
        s.parties[id].queue = Links{PartyId{}, previous};
        if (!previous.is_none()) s.parties[previous].queue.next = id;
        previous = id;
    }
    push_journey(s.routes[route_id.index()], journey);
    return travel_us;
}

/// One vehicle leaves with whom it can take. False when it can take nobody.
bool depart(State& s, FleetId fleet_id, RouteId route_id, TimeUs now_us) {
    RouteState& route = s.routes[route_id.index()];
    const Fleet& fleet = s.model->fleets[fleet_id.index()];
    const Load load = fill_vehicle(s, route, fleet_id);
    if (load.parties.empty()) return false;
    const TimeUs travel_us = set_out_together(s, load, route_id, now_us);
    ++route.counted.departures;
    route.counted.seats_offered += fleet.seats;
    route.counted.missed += route.counted.paid.value();
    FleetState& state = s.fleets[fleet_id.index()];
    --state.free;
    state.returns.add({now_us + 2 * (travel_us + fleet.turnaround_us), route_id});
    return true;
}

bool is_passable(const RouteState& route) { return route.open && route.closures == 0; }

std::int64_t could_board(const State& s, const RouteState& route, FleetId fleet) {
    return route.counted.paid.value() + std::min(route.counted.unpaid.value(), assisted_quota(s, fleet));
}

/// Since when the first of those with a fare has waited; never_us without any. Those on assisted seats ride along: for
/// them alone no vehicle leaves unless they fill it.
TimeUs first_boarding_us(const State& s, const RouteState& route) {
    return route.paid.empty() ? never_us : s.parties[route.paid.front()].waiting_since_us;
}

bool may_leave(const State& s, const Fleet& fleet, FleetId id, const RouteState& route, TimeUs now_us) {
    if (!is_passable(route) || fleet.rule == scenario::DepartureRule::timetable) return false;
    if (could_board(s, route, id) >= fleet.seats) return true;
    if (fleet.rule != scenario::DepartureRule::max_wait) return false;
    const TimeUs oldest = first_boarding_us(s, route);
    return oldest != never_us && oldest + fleet.max_wait_us <= now_us;
}

/// The route whose people have waited longest among those whose vehicle may leave; none when there is none.
RouteId route_to_leave(const State& s, FleetId fleet_id, TimeUs now_us) {
    const Fleet& fleet = s.model->fleets[fleet_id.index()];
    RouteId best;
    TimeUs best_since = never_us;
    for (const RouteId id : fleet.routes) {
        const RouteState& route = s.routes[id.index()];
        if (!may_leave(s, fleet, fleet_id, route, now_us)) continue;
        const TimeUs since = first_boarding_us(s, route);
        if (best.is_none() || since < best_since) {
            best = id;
            best_since = since;
        }
    }
    return best;
}

/// When the fleet must be looked at again although nobody comes: a vehicle back, a timetable's hour, a wait too long.
TimeUs next_look_us(const State& s, FleetId fleet_id) {
    const Fleet& fleet = s.model->fleets[fleet_id.index()];
    const FleetState& state = s.fleets[fleet_id.index()];
    TimeUs next = std::min(state.returns.next_us(), state.next_timetable_us);
    if (fleet.rule != scenario::DepartureRule::max_wait || state.free <= 0) return next;
    for (const RouteId id : fleet.routes) {
        const RouteState& route = s.routes[id.index()];
        const TimeUs oldest = is_passable(route) ? first_boarding_us(s, route) : never_us;
        if (oldest != never_us) next = std::min(next, oldest + fleet.max_wait_us);
    }
    return next;
}

/// Timetable: one vehicle for each route with people, while vehicles last.
void leave_by_timetable(State& s, FleetId fleet_id, TimeUs now_us) {
    const Fleet& fleet = s.model->fleets[fleet_id.index()];
    FleetState& state = s.fleets[fleet_id.index()];
    for (const RouteId id : fleet.routes) {
        if (state.free > 0 && is_passable(s.routes[id.index()])) depart(s, fleet_id, id, now_us);
    }
    state.next_timetable_us = next_timetable_us(*s.model, fleet, now_us);
}

}  // namespace

TimeUs next_timetable_us(const Model& model, const Fleet& fleet, TimeUs now_us) {
    TimeUs next = never_us;
    if (fleet.rule != scenario::DepartureRule::timetable || fleet.routes.empty()) return next;
    const LocalClock& clock = model.clock_at(model.routes[fleet.routes.front().index()].from);
    for (const double hour : fleet.departures_h) next = std::min(next, clock.next_local_hour_us(now_us, hour));
    return next;
}

void board(State& s, PartyId id, RouteId route_id, TimeUs now_us) {
    const Route& model = s.model->routes[route_id.index()];
    const RouteState& route = s.routes[route_id.index()];
    Party& party = s.parties[id];
    party.route = route_id;
    party.fare_missing = route.fare_usd > static_cast<double>(party.money_usd);
    if (!party.fare_missing) take_fare(party, route.fare_usd);
    if (model.fleet.is_none() && is_passable(route) && !party.fare_missing) {
        if (s.measures_from(now_us)) s.routes[route_id.index()].counted.wait.add(0, party.size);
        set_out_alone(s, id, route_id, now_us);
        return;
    }
    begin_boarding(s, id, now_us);
    if (!model.fleet.is_none()) dispatch(s, model.fleet, now_us);
}

void pay_fare(State& s, PartyId id, TimeUs now_us) {
    Party& party = s.parties[id];
    const RouteId route_id = party.route;
    leave_list(s, id, now_us);
    party.fare_missing = false;
    join_paid(s, route_id, id, now_us);
    reconsider_boarding(s, route_id, now_us);
}

void leave_boarding(State& s, PartyId id, TimeUs now_us) { end_boarding(s, id, now_us, false); }

void on_fleet_due(State& s, FleetId fleet_id, TimeUs now_us) {
    FleetState& state = s.fleets[fleet_id.index()];
    while (state.returns.next_us() <= now_us) {
        state.returns.pop();
        ++state.free;
    }
    if (state.next_timetable_us <= now_us) leave_by_timetable(s, fleet_id, now_us);
    dispatch(s, fleet_id, now_us);
}

void dispatch(State& s, FleetId fleet_id, TimeUs now_us) {
    FleetState& state = s.fleets[fleet_id.index()];
    while (state.free > 0) {
        const RouteId route = route_to_leave(s, fleet_id, now_us);
        if (route.is_none()) break;
        const bool left = depart(s, fleet_id, route, now_us);
        UMBRAL_CHECK(left);  // who could board can: no party is larger than a vehicle
    }
    s.set_next(state.slot, next_look_us(s, fleet_id));
}

void reconsider_boarding(State& s, RouteId route_id, TimeUs now_us) {
    const Route& model = s.model->routes[route_id.index()];
    RouteState& route = s.routes[route_id.index()];
    for (PartyId id = route.unpaid.front(); !id.is_none();) {
        const PartyId after = WaitingList::after(s.parties, id);
        Party& party = s.parties[id];
        if (route.fare_usd <= static_cast<double>(party.money_usd)) {
            leave_list(s, id, now_us);
            party.fare_missing = false;
            take_fare(party, route.fare_usd);
            join_paid(s, route_id, id, now_us);
        }
        id = after;
    }
    if (!model.fleet.is_none()) {
        dispatch(s, model.fleet, now_us);
        return;
    }
    while (is_passable(route) && !route.paid.empty()) {
        const PartyId id = route.paid.front();
        end_boarding(s, id, now_us, true);
        set_out_alone(s, id, route_id, now_us);
    }
}

void deliver(State& s, TimeUs end_us) {
    for (RouteState& route : s.routes) {
        while (!route.journeys.empty() && route.journeys.front().due_us < end_us) {
            std::pop_heap(route.journeys.begin(), route.journeys.end(), by_due);
            SiteState& site = s.sites[route.journeys.back().to.index()];
            site.inbox.push_back(route.journeys.back());
            route.journeys.pop_back();
        }
    }
    for (SiteState& site : s.sites) {
        if (site.inbox.empty()) continue;
        std::sort(site.inbox.begin(), site.inbox.end(), by_due);
        s.set_next(site.inbox_slot, site.inbox.back().due_us);
    }
}

void stop_journeys(State& s, RouteId route_id, TimeUs now_us, scenario::UnderWay under_way) {
    RouteState& route = s.routes[route_id.index()];
    if (under_way == scenario::UnderWay::carry_on) return;
    std::vector<Journey> under_way_now;
    under_way_now.swap(route.journeys);
    for (Journey journey : under_way_now) {
        if (under_way == scenario::UnderWay::hold) {
            journey.due_us -= now_us;
            route.held.push_back(journey);
        } else {
            journey.due_us = now_us + (now_us - journey.began_us);
            journey.to = s.model->routes[route_id.index()].from;
            push_journey(route, journey);
        }
    }
    const FleetId fleet = s.model->routes[route_id.index()].fleet;
    if (under_way != scenario::UnderWay::hold || fleet.is_none()) return;
    // The vehicles stand still as well, on their way back too.
    const auto on_this_route = [&](const VehicleReturn& back) { return back.route == route_id; };
    for (const VehicleReturn& back : s.fleets[fleet.index()].returns.take_if(on_this_route)) {
        route.held_returns_us.push_back(back.at_us - now_us);
    }
    dispatch(s, fleet, now_us);
}

void resume_journeys(State& s, RouteId route_id, TimeUs now_us) {
    RouteState& route = s.routes[route_id.index()];
    if (!is_passable(route)) return;
    for (Journey journey : route.held) {
        journey.due_us += now_us;
        push_journey(route, journey);
    }
    route.held.clear();
    for (const TimeUs left_us : route.held_returns_us) {
        s.fleets[s.model->routes[route_id.index()].fleet.index()].returns.add({now_us + left_us, route_id});
    }
    route.held_returns_us.clear();
    reconsider_boarding(s, route_id, now_us);
}

void send_convoy(State& s, RouteId route_id, std::int64_t persons, TimeUs now_us) {
    const RouteState& route = s.routes[route_id.index()];
    if (!is_passable(route)) return;
    charge_waits(s, s.model->routes[route_id.index()].from, now_us);
    Load load;
    load_from(s, route.unpaid, persons, persons, load);
    load_from(s, route.paid, persons, persons, load);
    if (!load.parties.empty()) set_out_together(s, load, route_id, now_us);
}

}  // namespace umbral::people
