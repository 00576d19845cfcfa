#include "people/books.hpp"

#include <algorithm>

#include "people/limits.hpp"
#include "people/visits.hpp"

namespace umbral::people {
namespace {

void restart_site(SiteState& site, TimeUs now_us) {
    SiteMeasures& counted = site.counted;
    for (SupplyState& supply : site.supplies) supply.used_to -= counted.present.area(now_us);
    for (Level* level : {&counted.present, &counted.outside, &counted.design, &counted.overflow, &counted.children}) {
        level->restart(now_us);
    }
    for (Tally* tally : {&counted.waiting, &counted.queued, &counted.stranded}) tally->restart();
    for (RoomState& room : site.rooms) {
        room.design_use.restart(now_us);
        room.occupancy.restart(now_us);
    }
    counted.crowding.restart(now_us);
    counted.occupancy.restart(now_us);
    std::fill(counted.open_nights.begin(), counted.open_nights.end(), 0);
    std::fill(counted.arrived.begin(), counted.arrived.end(), 0);
    std::fill(counted.left.begin(), counted.left.end(), 0);
    std::fill(counted.left_of_entered.begin(), counted.left_of_entered.end(), 0);
    for (auto& by_outcome : counted.outcomes) by_outcome.fill(0);
    std::fill(counted.over_limit.begin(), counted.over_limit.end(), 0);
    std::fill(counted.stockout_person_days.begin(), counted.stockout_person_days.end(), 0.0);
    std::fill(counted.entered.begin(), counted.entered.end(), 0);
    counted.open_children_nights = counted.arrived_before = 0;
    counted.left_of_arrived = counted.turned_away = 0;
    counted.offered_places = counted.without_place = 0;
    counted.departed = 0;
    counted.out = DayCount{};
    site.outside_line.restart(now_us);
}

void restart_station(StationState& station, TimeUs now_us) {
    StationMeasures& counted = station.counted;
    counted.queue.restart(now_us);
    counted.in_service.restart(now_us);
    counted.offered = counted.turned_away = counted.left = 0;
    counted.served = 0;
    counted.served_by_day = DayCount{};
    station.line.restart(now_us);
}

void restart_route(RouteState& route, TimeUs now_us) {
    RouteMeasures& counted = route.counted;
    for (Level* level : {&counted.paid, &counted.unpaid}) level->restart(now_us);
    counted.travelling.restart(now_us);
    counted.boarding.restart();
    counted.departed = 0;
    counted.departed_by_day = DayCount{};
    counted.departures = counted.seats_offered = counted.seated = counted.missed = 0;
    std::fill(counted.harmed.begin(), counted.harmed.end(), 0);
    route.paid_charge = route.unpaid_charge = ChargeMeter{};
}

/// The wait under way, in the books of what the party waits for.
void censor_wait(State& s, const Party& party) {
    if (!is_waiting(party.stage) || !s.measures_from(party.waiting_since_us)) return;
    const TimeUs so_far_us = s.now_us - party.waiting_since_us;
    if (party.stage == Stage::queueing) {
        const StationId station = s.model->steps[party.step.index()].station;
        s.stations[station.index()].counted.wait.add_censored(so_far_us, party.size);
    } else if (is_stranded(party.stage)) {
        s.routes[party.route.index()].counted.wait.add_censored(so_far_us, party.size);
    }
}

void censor_visit(State& s, const Party& party) {
    if (!s.measures_from(party.arrived_us)) return;
    const TimeUs waited_us = party.waited_us + (is_waiting(party.stage) ? s.now_us - party.waiting_since_us : 0);
    LogHistogram& waits = s.sites[party.site.index()].counted.visit_wait[party.profile.index()];
    if (waited_us > 0) waits.add_censored(waited_us, party.size);
    if (party.needs != 0 && !party.seen_to) censor_protection(s, party, s.now_us);
}

}  // namespace

void restart_measures(State& s) {
    for (SiteState& site : s.sites) restart_site(site, s.now_us);
    for (StationState& station : s.stations) restart_station(station, s.now_us);
    for (PoolState& pool : s.pools) {
        for (Level* level : {&pool.counted.counters, &pool.counted.busy, &pool.counted.overtime})
            level->restart(s.now_us);
    }
    for (RouteState& route : s.routes) restart_route(route, s.now_us);
    for (LimitMeasures& limit : s.limits) {
        limit.over.restart(s.now_us);
        limit.crossed = 0;
    }
    for (JointLevel* level : {&s.present, &s.waiting, &s.stranded, &s.travelling}) level->restart();
    s.irregular_persons = 0;
}

void end_day(State& s) {
    for (SiteState& site : s.sites) site.counted.out.end_day();
    for (StationState& station : s.stations) station.counted.served_by_day.end_day();
    for (RouteState& route : s.routes) route.counted.departed_by_day.end_day();
}

void censor_all(State& s) {
    censor_limits(s);
    for (const Party& party : s.parties.slots()) {
        if (party.size == 0 || party.stage == Stage::travelling) continue;
        censor_wait(s, party);
        censor_visit(s, party);
    }
}

}  // namespace umbral::people
