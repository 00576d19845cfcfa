#include "people/stations.hpp"

#include <algorithm>

#include "people/schedule.hpp"
#include "people/visits.hpp"

namespace umbral::people {
namespace {

/// The party's own service time at its present step [us].
TimeUs draw_service_us(const State& s, const Station& station, PartyId id, const Party& party) {
    const ServiceTime& time = station.service[party.profile.index()];
    const Step& step = s.model->steps[party.step.index()];
    const std::uint32_t visit = visit_of(party);
    const std::uint32_t draws = time.per_person ? party.size : 1u;
    const bool is_drawn = s.entering == id && s.entering_service.place == step.place;
    auto words =
        is_drawn ? s.entering_service.words : draw4(s.key, address_of(party, Purpose::service, step.place, visit));
    double total_us = time.time_us(words[0]);
    for (std::uint32_t i = 1; i < draws; ++i) {
        if (i % 4 == 0) words = draw4(s.key, address_of(party, Purpose::service, step.place, visit + i / 4));
        total_us += time.time_us(words[i % 4]);
    }
    return whole_us(total_us) + time.fixed_us;
}

bool has_supply(const State& s, const Station& station, const Party& party) {
    if (station.supply == SIZE_MAX) return true;
    return s.sites[station.site.index()].supplies[station.supply].stock >= station.consumes_per_person * party.size;
}

/// Who is first in the queue says what it is charged to, so before the quota or the first changes it is charged.
void charge_before_quota(State& s, const StationState& state, TimeUs now_us) {
    if (!state.quota.is_set()) return;
    charge_station_waits(s, StationId{static_cast<std::size_t>(&state - s.stations.data())}, now_us);
}

/// True when the service would run past the shift although it would fit into a whole one.
bool must_wait_for_shift(const Station& station, const PoolState& pool, TimeUs now_us, TimeUs service) {
    if (station.finish_shift || pool.shift_ends_us == never_us) return false;
    return now_us + service > pool.shift_ends_us && service <= pool.shift_ends_us - pool.shift_began_us;
}

/// How long the party's service takes by the procedure in force.
TimeUs service_of(const StationState& state, const Party& party) {
    return state.service_factor == 1 ? party.service_us
                                     : whole_us(static_cast<double>(party.service_us) * state.service_factor);
}

/// False when the shift or the stock does not allow that an officer of the pool serves the party.
bool may_start(const State& s, const Station& station, const StationState& state, PoolId pool, const Party& party,
               TimeUs now_us) {
    return has_supply(s, station, party) &&
           !must_wait_for_shift(station, s.pools[pool.index()], now_us, service_of(state, party));
}

/// Starts the party's service with an officer of the pool; the party waits no more.
void start_service(State& s, const Station& station, StationState& state, PoolId pool_id, PartyId id, Party& party,
                   TimeUs now_us) {
    PoolState& pool = s.pools[pool_id.index()];
    party.stage = Stage::in_service;
    charge_before_quota(s, state, now_us);
    state.quota.use(party.size);
    if (station.supply != SIZE_MAX) {
        s.sites[station.site.index()].supplies[station.supply].stock -= station.consumes_per_person * party.size;
    }
    ++pool.busy;
    pool.counted.busy.add(now_us, 1);
    state.counted.in_service.add(now_us, party.size);
    state.services.add({now_us + service_of(state, party), id, pool_id});
    s.set_next(state.slot, state.services.next_us());
    ++s.services;
}

void count_wait(const State& s, StationMeasures& counted, TimeUs since_us, TimeUs waited_us, std::uint32_t persons) {
    if (!s.measures_from(since_us)) return;
    counted.wait.add(waited_us, persons);
    ++counted.party_waits;
    counted.party_wait_sum_us += waited_us;
}

/// Takes the party out of the queue's books; its wait goes on until end_wait.
void leave_line(State& s, StationState& state, PartyId id, const Party& party, TimeUs now_us) {
    charge_before_quota(s, state, now_us);
    state.queue[party.priority].remove(s.parties, id);
    --state.queued_parties;
    state.counted.queue.add(now_us, -std::int64_t{party.size});
    state.line.leave(now_us, party.size, party.came_closed, party.waiting_since_us);
    s.sites[party.site.index()].counted.queued.add(-std::int64_t{party.size});
}

/// The first party of the station's queue; none when it is empty.
PartyId head_of(const StationState& state) {
    if (state.queued_parties == 0) return {};
    for (const WaitingList& list : state.queue) {
        if (!list.empty()) return list.front();
    }
    return {};
}

/// The first party of the queue whom the station's quota, where there is one, lets pass; none when there is none.
PartyId first_admitted(const State& s, const StationState& state) {
    const PartyId head = head_of(state);
    if (!state.quota.is_set() || head.is_none()) return head;
    const std::int64_t room = state.quota.room();
    if (s.parties[head].size <= room) return head;
    if (room <= 0) return {};
    for (const WaitingList& list : state.queue) {
        for (PartyId id = list.front(); !id.is_none(); id = WaitingList::after(s.parties, id)) {
            if (s.parties[id].size <= room) return id;
        }
    }
    return {};
}

/// True when `a` is to be served before `b`.
bool goes_first(const Party& a, const Party& b) {
    if (a.priority != b.priority) return a.priority < b.priority;
    return a.waiting_since_us < b.waiting_since_us;
}

/// The pool's bit in StationState::held_from; pools beyond the 63rd share one. (A scenario has one pool a station.)
std::uint64_t bit_of(const Station& station, PoolId pool) {
    const auto position = std::find(station.pools.begin(), station.pools.end(), pool) - station.pools.begin();
    return std::uint64_t{1} << std::min<std::ptrdiff_t>(position, 63);
}

bool is_held_from(const State& s, StationId station, PoolId pool) {
    return (s.stations[station.index()].held_from & bit_of(s.model->stations[station.index()], pool)) != 0;
}

struct NextUp {
    StationId station;
    PartyId party;
};

/// Whom the pool's next free officer serves: highest priority, then longest waiting, then the order of skills.
NextUp next_up(const State& s, PoolId pool) {
    NextUp best;
    for (const StationId station_id : s.model->pools[pool.index()].skills) {
        const StationState& state = s.stations[station_id.index()];
        if (state.held_from != 0 && is_held_from(s, station_id, pool)) continue;
        const PartyId head = first_admitted(s, state);
        if (head.is_none()) continue;
        if (best.party.is_none() || goes_first(s.parties[head], s.parties[best.party])) best = {station_id, head};
    }
    return best;
}

/// A pool with a free officer for the station; none when all are busy or the site is closed.
PoolId free_pool(const State& s, const Station& station) {
    if (!s.sites[station.site.index()].open) return {};
    for (const PoolId pool : station.pools) {
        const PoolState& state = s.pools[pool.index()];
        if (state.busy < state.counters) return pool;
    }
    return {};
}

/// Serves a party that finds nobody before it, by the first pool with a free officer that may begin. False when none
/// may: the party is then held from those who are free.
bool serve_at_once(State& s, const Station& station, StationState& state, PartyId id, Party& party, TimeUs now_us) {
    state.held_from = 0;
    if (!s.sites[station.site.index()].open || party.size > state.quota.room()) return false;
    for (const PoolId pool : station.pools) {
        const PoolState& officers = s.pools[pool.index()];
        if (officers.busy >= officers.counters) continue;
        if (may_start(s, station, state, pool, party, now_us)) {
            start_service(s, station, state, pool, id, party, now_us);
            return true;
        }
        state.held_from |= bit_of(station, pool);
    }
    return false;
}

void join_queue(State& s, const Station& station, StationState& state, PartyId id, Party& party, TimeUs now_us) {
    charge_before_quota(s, state, now_us);
    state.queue[party.priority].push_back(s.parties, id);
    ++state.queued_parties;
    state.counted.queue.add(now_us, party.size);
    party.came_closed = state.line.join(now_us, party.size);
    s.sites[party.site.index()].counted.queued.add(party.size);
    TimeUs bears_us = patience_left_us(party);
    if (station.has_patience) {
        const Step& step = s.model->steps[party.step.index()];
        const auto words = draw4(s.key, address_of(party, Purpose::patience, step.place, visit_of(party)));
        bears_us = station.patience_us.us(words[0]);
    }
    begin_wait(s, id, party, Stage::queueing, now_us, bears_us);
}

}  // namespace

void enter_station(State& s, StationId station_id, PartyId id, TimeUs now_us) {
    Party& party = s.parties[id];
    const Station& station = s.model->stations[station_id.index()];
    StationState& state = s.stations[station_id.index()];
    // Drawn on coming, long before it is needed by those who queue, so that nothing waits for the draw.
    party.service_us = draw_service_us(s, station, id, party);
    party.may_wait = true;
    state.counted.offered += party.size;
    if (state.queued_parties == 0 && serve_at_once(s, station, state, id, party, now_us)) {
        count_wait(s, state.counted, now_us, 0, party.size);
        return;
    }
    if (state.counted.queue.value() + party.size > station.queue_limit) {
        state.counted.turned_away += party.size;
        count_turned_away(s, party);
        leave_model(s, id, now_us, scenario::OutcomeKind::left_on_its_own);
        return;
    }
    const bool first = state.queued_parties == 0;
    join_queue(s, station, state, id, party, now_us);
    // A more urgent party has come before one that is held; it may be served where that one may not.
    if (!first && state.held_from != 0 && head_of(state) == id) look_again(s, station_id, now_us);
    // Or one that the quota lets pass, before those it does not.
    if (!first && state.quota.is_set() && first_admitted(s, state) == id) look_again(s, station_id, now_us);
}

void forget_held(State& s, PoolId pool) {
    for (const StationId station : s.model->pools[pool.index()].skills) {
        s.stations[station.index()].held_from &= ~bit_of(s.model->stations[station.index()], pool);
    }
}

void look_again(State& s, StationId station, TimeUs now_us) {
    s.stations[station.index()].held_from = 0;
    for (const PoolId pool : s.model->stations[station.index()].pools) serve_waiting(s, pool, now_us);
}

void serve_waiting(State& s, PoolId pool_id, TimeUs now_us) {
    const Pool& pool = s.model->pools[pool_id.index()];
    PoolState& state = s.pools[pool_id.index()];
    if (!s.sites[pool.site.index()].open) return;
    while (state.busy < state.counters) {
        const NextUp next = next_up(s, pool_id);
        if (next.party.is_none()) return;
        const Station& model = s.model->stations[next.station.index()];
        StationState& station = s.stations[next.station.index()];
        Party& party = s.parties[next.party];
        if (!may_start(s, model, station, pool_id, party, now_us)) {
            station.held_from |= bit_of(model, pool_id);
            continue;
        }
        leave_line(s, station, next.party, party, now_us);
        count_wait(s, station.counted, party.waiting_since_us, end_wait(s, party, now_us), party.size);
        start_service(s, model, station, pool_id, next.party, party, now_us);
        if (station.held_from != 0) look_again(s, next.station, now_us);  // whom others may serve has changed
    }
}

void on_service_end(State& s, StationId station_id) {
    StationState& state = s.stations[station_id.index()];
    const ServiceEnd end = state.services.pop();
    s.set_next(state.slot, state.services.next_us());
    const Party& party = s.parties[end.party];
    state.counted.in_service.add(end.at_us, -std::int64_t{party.size});
    state.counted.served += party.size;
    state.counted.served_by_day.today += party.size;
    PoolState& pool = s.pools[end.pool.index()];
    if (pool.busy > pool.counters) pool.counted.overtime.add(end.at_us, -1);
    --pool.busy;
    pool.counted.busy.add(end.at_us, -1);
    serve_waiting(s, end.pool, end.at_us);
    finish_step(s, end.party, end.at_us);
}

void leave_queue(State& s, PartyId id, TimeUs now_us) {
    Party& party = s.parties[id];
    const StationId station = s.model->steps[party.step.index()].station;
    StationState& state = s.stations[station.index()];
    leave_line(s, state, id, party, now_us);
    const TimeUs waited_us = end_wait(s, party, now_us);
    if (s.measures_from(party.waiting_since_us)) {
        state.counted.left += party.size;
        state.counted.wait.add_censored(waited_us, party.size);
    }
    // The party held back by the shift or the stock may have been this one.
    if (state.held_from != 0) look_again(s, station, now_us);
}

void set_counters(State& s, PoolId pool_id, TimeUs now_us, std::int64_t counters) {
    PoolState& pool = s.pools[pool_id.index()];
    const auto beyond = [&] { return pool.busy > pool.counters ? pool.busy - pool.counters : 0; };
    const std::int64_t before = beyond();
    pool.counted.counters.add(now_us, counters - pool.counters);
    pool.counters = counters;
    pool.counted.overtime.add(now_us, beyond() - before);
}

bool is_closed(const State& s, StationId station_id) {
    const Station& station = s.model->stations[station_id.index()];
    const bool staffed = std::any_of(station.pools.begin(), station.pools.end(),
                                     [&](PoolId pool) { return s.pools[pool.index()].on_duty; });
    return !s.sites[station.site.index()].open || !staffed;
}

Cause waiting_cause(const State& s, StationId station_id) {
    if (is_closed(s, station_id)) return Cause::closed;
    const Station& station = s.model->stations[station_id.index()];
    const StationState& state = s.stations[station_id.index()];
    const PartyId head = head_of(state);
    if (!head.is_none() && s.parties[head].size > state.quota.room()) return Cause::quota;
    const bool officer_free = !free_pool(s, station).is_none();
    if (officer_free && !head.is_none() && !has_supply(s, station, s.parties[head])) return Cause::supplies;
    return Cause::officers;
}

}  // namespace umbral::people
