#include "people/transport.hpp"

#include <algorithm>
#include <limits>

#include "base/check.hpp"
#include "base/rounding.hpp"
#include "people/journeys.hpp"
#include "people/schedule.hpp"
#include "people/visits.hpp"

namespace umbral::people {
namespace {

/// In addresses of draws a route's place is told from those of sites and steps, whose sites are fewer than 4,096.
constexpr std::uint32_t route_place = 0xffffu << 16;

/// Seats of the fleet's next vehicle that are kept for people who cannot pay, with what is owed or left over from the
/// vehicles before.
double kept_seats(const State& s, FleetId fleet) {
    const FleetState& state = s.fleets[fleet.index()];
    return state.kept_before + state.assisted_seats * static_cast<double>(s.model->fleets[fleet.index()].seats);
}

/// What the next vehicle inherits: the seats that a family took beyond those kept, or the fraction of a seat that could
/// not be taken. Whole seats that nobody took have gone to those with a fare.
double kept_for_next(double kept, std::int64_t taken) {
    const double left = kept - static_cast<double>(taken);
    return left < 0 ? left : left - static_cast<double>(whole_units(left));
}

/// Charged for its fare; the party can then wait for a seat.
void take_fare(Party& party, double fare_usd) {
    party.money_usd = std::max(0.0f, party.money_usd - static_cast<float>(fare_usd));
}

/// Who is first in line says what the line is charged to, so before the quota or the first changes it is charged.
void charge_before_quota(State& s, RouteId route_id, TimeUs now_us) {
    if (s.routes[route_id.index()].quota.is_set()) charge_route_waits(s, route_id, now_us);
}

void use_quota(State& s, RouteId route_id, const Party& party, TimeUs now_us) {
    charge_before_quota(s, route_id, now_us);
    s.routes[route_id.index()].quota.use(party.size);
}

void join_paid(State& s, RouteId route_id, PartyId id, TimeUs now_us) {
    RouteState& route = s.routes[route_id.index()];
    charge_before_quota(s, route_id, now_us);
    route.paid.join(s.parties, id, now_us);
    route.counted.paid.add(now_us, s.parties[id].size);
}

void join_unpaid(State& s, RouteId route_id, PartyId id, TimeUs now_us) {
    RouteState& route = s.routes[route_id.index()];
    const Party& party = s.parties[id];
    route.unpaid.join(s.parties, id, now_us);
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
    if (party.stage == Stage::unpaid) {
        route.unpaid.leave(s.parties, id);
        route.counted.unpaid.add(now_us, -std::int64_t{party.size});
    } else {
        charge_before_quota(s, party.route, now_us);
        route.paid.leave(s.parties, id);
        route.counted.paid.add(now_us, -std::int64_t{party.size});
    }
}

/// Begins to wait for the route: for its fare or, with it, for a seat or the road.
/// How long the party waits for its route, from now: as long as the route says, else what is left of its patience.
TimeUs bears_boarding_us(const State& s, const Party& party) {
    const auto& patience_us = s.model->routes[party.route.index()].patience_us;
    if (!patience_us) return patience_left_us(party);
    const std::uint32_t place = route_place | static_cast<std::uint32_t>(party.route.index());
    return patience_us->us(draw4(s.key, address_of(party, Purpose::patience, place, visit_of(party)))[0]);
}

void begin_boarding(State& s, PartyId id, Stage stage, TimeUs now_us) {
    Party& party = s.parties[id];
    const TimeUs bears_us = bears_boarding_us(s, party);
    if (stage == Stage::unpaid) {
        begin_wait(s, id, party, stage, now_us, bears_us);
        join_unpaid(s, party.route, id, now_us);
    } else {
        join_paid(s, party.route, id, now_us);
        begin_wait(s, id, party, stage, now_us, bears_us);
    }
    s.routes[party.route.index()].counted.boarding.add(party.size);
    s.sites[party.site.index()].counted.stranded.add(party.size);
    s.stranded.add(now_us, s.country_of(party.site), party.size);
}

/// The part of the passage that the party does not pay itself.
double unpaid_share(const State& s, const Party& party) {
    if (party.stage == Stage::unpaid) return 1;
    const double usual_usd = s.model->routes[party.route.index()].fare_usd;
    const double now_usd = s.routes[party.route.index()].fare_usd;
    return now_usd < usual_usd ? 1 - now_usd / usual_usd : 0;
}

/// Ends the wait for transport, as served or cut short.
void end_boarding(State& s, PartyId id, TimeUs now_us, bool served) {
    Party& party = s.parties[id];
    RouteMeasures& counted = s.routes[party.route.index()].counted;
    if (served) s.routes[party.route.index()].unpaid_passages += party.size * unpaid_share(s, party);
    leave_list(s, id, now_us);
    if (served) s.routes[party.route.index()].quota.use(party.size);
    counted.boarding.add(-std::int64_t{party.size});
    s.sites[party.site.index()].counted.stranded.add(-std::int64_t{party.size});
    s.stranded.add(now_us, s.country_of(party.site), -std::int64_t{party.size});
    const bool measured = s.measures_from(party.waiting_since_us);
    const TimeUs waited_us = end_wait(s, party, now_us);
    if (!measured) return;
    if (served) {
        counted.wait.add(waited_us, party.size);
    } else {
        counted.wait.add_censored(waited_us, party.size);
    }
}

/// The parties a vehicle takes, in the order of boarding; they wait no more.
struct Load {
    std::vector<PartyId> parties;
    std::int64_t persons = 0;
};

/// Boards from the line who fits into what is left of seats and quota, until `up_to` persons are aboard: a smaller
/// party passes one that does not fit.
void load_from(State& s, const RouteState& route, const BoardingLine& line, std::int64_t up_to, std::int64_t seats,
               TimeUs now_us, Load& load) {
    while (load.persons < up_to) {
        const PartyId id = line.first_fitting(s.parties, std::min(seats - load.persons, route.quota.room()));
        if (id.is_none()) return;
        end_boarding(s, id, now_us, true);
        load.parties.push_back(id);
        load.persons += s.parties[id].size;
    }
}

/// First those on kept seats, while a whole one is left, the last of them with all its family; then those with a fare.
Load fill_vehicle(State& s, RouteId route_id, FleetId fleet, TimeUs now_us) {
    const RouteState& route = s.routes[route_id.index()];
    const std::int64_t seats = s.model->fleets[fleet.index()].seats;
    const double kept = kept_seats(s, fleet);
    Load load;
    load_from(s, route, route.unpaid, whole_units(kept), seats, now_us, load);
    const std::int64_t taken = load.persons;
    load_from(s, route, route.paid, seats, seats, now_us, load);
    if (!load.parties.empty()) s.fleets[fleet.index()].kept_before = kept_for_next(kept, taken);
    return load;
}

/// One vehicle leaves with whom it can take. False when it can take nobody.
bool depart(State& s, FleetId fleet_id, RouteId route_id, TimeUs now_us) {
    RouteState& route = s.routes[route_id.index()];
    const Fleet& fleet = s.model->fleets[fleet_id.index()];
    const Load load = fill_vehicle(s, route_id, fleet_id, now_us);
    if (load.parties.empty()) return false;
    const TimeUs travel_us = set_out_together(s, load.parties, route_id, now_us);
    ++route.counted.departures;
    route.counted.seats_offered += fleet.seats;
    route.counted.seated += load.persons;
    route.counted.missed += route.counted.paid.value();
    FleetState& state = s.fleets[fleet_id.index()];
    --state.free;
    state.returns.add({now_us + 2 * (travel_us + fleet.turnaround_us), route_id, now_us + travel_us, travel_us});
    return true;
}

std::int64_t could_board(const State& s, const RouteState& route, FleetId fleet) {
    const std::int64_t kept = std::max<std::int64_t>(0, whole_units(kept_seats(s, fleet)));
    return route.counted.paid.value() + std::min(route.counted.unpaid.value(), kept);
}

/// Since when the first of those with a fare could board; never_us without any. Those on assisted seats ride along: for
/// them alone no vehicle leaves unless they fill it. Who does not fit into what is left of the quota could not.
TimeUs first_boarding_us(const State& s, const RouteState& route) {
    const PartyId first =
        route.quota.is_set() ? route.paid.first_fitting(s.parties, route.quota.room()) : route.paid.first();
    return first.is_none() ? never_us : s.parties[first].boarding_since_us;
}

/// Whether the quota, where there is one, lets anybody board whom a vehicle could take.
bool quota_lets_board(const State& s, const RouteState& route, FleetId fleet) {
    if (!route.quota.is_set()) return true;
    const std::int64_t room = route.quota.room();
    return !route.paid.first_fitting(s.parties, room).is_none() ||
           (whole_units(kept_seats(s, fleet)) > 0 && !route.unpaid.first_fitting(s.parties, room).is_none());
}

/// A vehicle is full when its seats are taken, or the quota is used up by those who are there.
bool would_fill(const State& s, const RouteState& route, const Fleet& fleet, FleetId id) {
    if (could_board(s, route, id) >= std::min(fleet.seats, route.quota.room())) return true;
    return static_cast<std::int64_t>(route.paid.count()) >= route.quota.parties_left();
}

bool may_leave(const State& s, const Fleet& fleet, FleetId id, const RouteState& route, TimeUs now_us) {
    if (!is_passable(route) || fleet.rule == scenario::DepartureRule::timetable) return false;
    if (!quota_lets_board(s, route, id)) return false;
    if (would_fill(s, route, fleet, id)) return true;
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

/// The routes at whose origin it is that hour now and that are passable.
std::vector<RouteId> routes_at_hour(const State& s, const Fleet& fleet, double hour, TimeUs now_us) {
    std::vector<RouteId> routes;
    for (const RouteId id : fleet.routes) {
        const LocalClock& clock = s.model->clock_at(s.model->routes[id.index()].from);
        if (is_passable(s.routes[id.index()]) && clock.next_local_hour_us(now_us - 1, hour) == now_us)
            routes.push_back(id);
    }
    return routes;
}

/// So many vehicles leave as the timetable has departures at this hour and day, wherever people have waited longest.
void leave_at_hour(State& s, FleetId fleet_id, std::size_t hour, TimeUs now_us) {
    const Departure& departure = s.model->fleets[fleet_id.index()].timetable[hour];
    FleetState& state = s.fleets[fleet_id.index()];
    std::vector<RouteId> routes = routes_at_hour(s, s.model->fleets[fleet_id.index()], departure.hour, now_us);
    if (routes.empty()) return;
    const LocalClock& clock = s.model->clock_at(s.model->routes[routes.front().index()].from);
    const std::int64_t day = clock.epoch_day(clock.local_day(now_us));
    DeparturesUsed& used = state.departures_used[hour];
    if (used.epoch_day != day) used = {day, 0};  // where clocks differ, the hour comes several times in a day
    const auto waits_longer = [&](RouteId a, RouteId b) {
        return first_boarding_us(s, s.routes[a.index()]) < first_boarding_us(s, s.routes[b.index()]);
    };
    while (!routes.empty() && state.free > 0 && used.vehicles < departure.vehicles) {
        const auto first = std::min_element(routes.begin(), routes.end(), waits_longer);
        if (depart(s, fleet_id, *first, now_us)) {
            ++used.vehicles;
        } else {
            routes.erase(first);
        }
    }
}

void leave_by_timetable(State& s, FleetId fleet_id, TimeUs now_us) {
    const Fleet& fleet = s.model->fleets[fleet_id.index()];
    for (std::size_t hour = 0; hour < fleet.timetable.size(); ++hour) leave_at_hour(s, fleet_id, hour, now_us);
    s.fleets[fleet_id.index()].next_timetable_us = next_timetable_us(*s.model, fleet, now_us);
}

/// The fare is there: from now on the party waits for a seat.
void move_to_paid(State& s, PartyId id, TimeUs now_us) {
    Party& party = s.parties[id];
    leave_list(s, id, now_us);
    party.stage = Stage::boarding;
    join_paid(s, party.route, id, now_us);
}

/// A vehicle still on its way out goes home with its passengers, and is then made ready for the next.
/// @param left_us  what was left of its way out; none when it is there or on its way back
void turn_back(VehicleReturn& back, TimeUs left_us, TimeUs turnaround_us, TimeUs now_us) {
    if (left_us <= 0) return;
    back.at_us = now_us + (back.travel_us - left_us) + turnaround_us;
    back.there_us = now_us;
}

}  // namespace

TimeUs next_timetable_us(const Model& model, const Fleet& fleet, TimeUs now_us) {
    TimeUs next = never_us;
    if (fleet.rule != scenario::DepartureRule::timetable || fleet.routes.empty()) return next;
    for (const RouteId route : fleet.routes) {
        const LocalClock& clock = model.clock_at(model.routes[route.index()].from);
        for (const Departure& departure : fleet.timetable)
            next = std::min(next, clock.next_local_hour_us(now_us, departure.hour));
    }
    return next;
}

void let_board(State& s, RouteId route_id, TimeUs now_us) {
    const FleetId fleet = s.model->routes[route_id.index()].fleet;
    if (!fleet.is_none()) return dispatch(s, fleet, now_us);
    const RouteState& route = s.routes[route_id.index()];
    while (is_passable(route) && !route.paid.empty()) {
        const PartyId id = route.paid.first_fitting(s.parties, route.quota.room());
        if (id.is_none()) return;
        end_boarding(s, id, now_us, true);
        set_out_alone(s, id, route_id, now_us);
    }
}

void board(State& s, PartyId id, RouteId route_id, TimeUs now_us) {
    const Route& model = s.model->routes[route_id.index()];
    RouteState& route = s.routes[route_id.index()];
    Party& party = s.parties[id];
    party.route = route_id;
    party.may_wait = true;
    const bool has_fare = route.fare_usd <= static_cast<double>(party.money_usd);
    if (has_fare) take_fare(party, route.fare_usd);
    if (model.fleet.is_none() && is_passable(route) && has_fare && party.size <= route.quota.room()) {
        use_quota(s, route_id, party, now_us);
        route.unpaid_passages += party.size * unpaid_share(s, party);
        if (s.measures_from(now_us)) route.counted.wait.add(0, party.size);
        set_out_alone(s, id, route_id, now_us);
        return;
    }
    begin_boarding(s, id, has_fare ? Stage::boarding : Stage::unpaid, now_us);
    if (!model.fleet.is_none()) dispatch(s, model.fleet, now_us);
}

void pay_fare(State& s, PartyId id, TimeUs now_us) {
    move_to_paid(s, id, now_us);
    let_board(s, s.parties[id].route, now_us);
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
    if (s.model->fleets[fleet_id.index()].routes.empty()) return;  // it is nowhere, and nothing of it is ever due
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
    const RouteState& route = s.routes[route_id.index()];
    for (const PartyId id : route.unpaid.all(s.parties)) {
        Party& party = s.parties[id];
        if (route.fare_usd > static_cast<double>(party.money_usd)) continue;
        move_to_paid(s, id, now_us);
        take_fare(party, route.fare_usd);
    }
    let_board(s, route_id, now_us);
}

void stop_vehicles(State& s, RouteId route_id, TimeUs now_us, scenario::UnderWay under_way) {
    const FleetId fleet = s.model->routes[route_id.index()].fleet;
    if (fleet.is_none()) return;
    RouteState& route = s.routes[route_id.index()];
    DueList<VehicleReturn>& returns = s.fleets[fleet.index()].returns;
    const TimeUs turnaround_us = s.model->fleets[fleet.index()].turnaround_us;
    const auto on_this_route = [&](const VehicleReturn& back) { return back.route == route_id; };
    for (VehicleReturn back : returns.take_if(on_this_route)) {
        if (under_way == scenario::UnderWay::hold) {
            back.at_us -= now_us;
            back.there_us -= now_us;
            route.held_returns.push_back(back);
        } else {
            turn_back(back, back.there_us - now_us, turnaround_us, now_us);
            returns.add(back);
        }
    }
    if (under_way == scenario::UnderWay::turn_back) {
        for (VehicleReturn back : route.held_returns) {
            back.at_us += now_us;
            turn_back(back, back.there_us, turnaround_us, now_us);
            returns.add(back);
        }
        route.held_returns.clear();
    }
    dispatch(s, fleet, now_us);
}

void resume_vehicles(State& s, RouteId route_id, TimeUs now_us) {
    RouteState& route = s.routes[route_id.index()];
    const FleetId fleet = s.model->routes[route_id.index()].fleet;
    for (VehicleReturn back : route.held_returns) {
        back.at_us += now_us;
        back.there_us += now_us;
        s.fleets[fleet.index()].returns.add(back);
    }
    route.held_returns.clear();
}

void send_convoy(State& s, RouteId route_id, std::int64_t persons, TimeUs now_us) {
    const RouteState& route = s.routes[route_id.index()];
    if (!is_passable(route)) return;
    charge_waits(s, s.model->routes[route_id.index()].from, now_us);
    Load load;
    load_from(s, route, route.unpaid, persons, persons, now_us, load);
    load_from(s, route, route.paid, persons, persons, now_us, load);
    if (!load.parties.empty()) set_out_together(s, load.parties, route_id, now_us);
}

}  // namespace umbral::people
