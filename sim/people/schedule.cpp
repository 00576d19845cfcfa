#include "people/schedule.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "people/quota_places.hpp"
#include "people/stations.hpp"
#include "people/visits.hpp"

namespace umbral::people {
namespace {

constexpr double night_hour = 2.0;  // being in the open at 02:00 local is a night in the open

/// Officers at the counter in the hour of `now_us`: availability is dithered over the hours, so that 1 officer at
/// 0.43 is there for 43 hours of 100 and the mean is exact. Hours are those of the calendar: a start on another day
/// takes nobody else away.
std::int64_t at_counter(double rostered, double availability, const LocalClock& clock, TimeUs now_us) {
    const double present = rostered * availability;
    const auto hour = static_cast<double>(clock.epoch_day(0) * 24 + now_us / hour_us);  // whole ones
    return static_cast<std::int64_t>(std::floor((hour + 1) * present + 1e-9) - std::floor(hour * present + 1e-9));
}

bool is_dithered(const Pool& pool) { return pool.availability != 1.0; }

/// Officers on duty at a time by the roster and by measures [officers].
double rostered_at(const State& s, PoolId pool, const LocalClock& clock, TimeUs at_us) {
    return std::max(0.0, s.model->pools[pool.index()].officers.value_at(clock, at_us) +
                             s.pools[pool.index()].added.value_at(clock, at_us));
}

/// The next instant after a time at which they may change [us]; never_us for a constant number.
TimeUs next_roster_us(const State& s, PoolId pool, const LocalClock& clock, TimeUs after_us) {
    return std::min(s.model->pools[pool.index()].officers.next_change_us(clock, after_us),
                    s.pools[pool.index()].added.next_change_us(clock, after_us));
}

/// The next instant at which they become fewer; never_us when they do not within eight days.
TimeUs next_fall_us(const State& s, PoolId pool, const LocalClock& clock, TimeUs now_us) {
    double value = rostered_at(s, pool, clock, now_us);
    for (TimeUs at = next_roster_us(s, pool, clock, now_us); at != never_us && at < now_us + 8 * day_us;
         at = next_roster_us(s, pool, clock, at)) {
        const double then = rostered_at(s, pool, clock, at);
        if (then < value) return at;
        value = then;
    }
    return never_us;
}

void count_night(SiteState& site) {
    for (std::size_t profile = 0; profile < site.open_persons.size(); ++profile) {
        site.counted.open_nights[profile] += site.open_persons[profile];
    }
    site.counted.open_children_nights += site.open_children;
}

/// A new local day: quotas begin anew.
void begin_site_day(State& s, SiteId site_id, TimeUs now_us) {
    begin_quota_day(s, site_id, now_us);
    for (const StationId station : s.model->sites[site_id.index()].stations) begin_quota_day(s, station, now_us);
    for (std::size_t r = 0; r < s.routes.size(); ++r) {
        if (s.model->routes[r].from == site_id) begin_quota_day(s, RouteId{r}, now_us);
    }
}

/// What those present have used since last time; what was not there is counted as person-days without.
void use_supply(State& s, SiteId site_id, std::size_t index, TimeUs now_us) {
    SiteState& site = s.sites[site_id.index()];
    const Supply& supply = s.model->sites[site_id.index()].supplies[index];
    SupplyState& state = site.supplies[index];
    const std::int64_t present = site.counted.present.area(now_us);
    const double person_days = static_cast<double>(present - state.used_to) / static_cast<double>(day_us);
    state.used_to = present;
    state.stock -= person_days * supply.use_per_person_day;
    if (state.stock >= 0 || supply.use_per_person_day <= 0) return;
    site.counted.stockout_person_days[index] += -state.stock / supply.use_per_person_day;
    state.stock = 0;
}

void restock(State& s, SiteId site_id, std::size_t index, TimeUs now_us) {
    const Supply& supply = s.model->sites[site_id.index()].supplies[index];
    SupplyState& state = s.sites[site_id.index()].supplies[index];
    while (state.due.next_us() <= now_us) {
        const double items = state.due.pop().items;
        state.stock += items;
        state.on_order -= items;
    }
    if (state.stock + state.on_order > supply.reorder_at || supply.order_up_to <= state.stock + state.on_order) return;
    const double items = supply.order_up_to - state.stock - state.on_order;
    const LocalClock& clock = s.model->clock_at(site_id);
    const std::int64_t day = clock.epoch_day(clock.local_day(now_us));
    const auto words = draw4(s.key, {Purpose::supply, state.orders_of_day.next(day), day_word(day),
                                     static_cast<std::uint32_t>(site_id.index()), static_cast<std::uint32_t>(index)});
    state.on_order += items;
    state.ordered += items;
    state.due.add({now_us + supply.lead_time_us.us(words[0]), items});
}

void update_supplies(State& s, SiteId site_id, TimeUs now_us) {
    const Site& site = s.model->sites[site_id.index()];
    if (site.supplies.empty()) return;
    charge_waits(s, site_id, now_us);
    for (std::size_t i = 0; i < site.supplies.size(); ++i) {
        use_supply(s, site_id, i, now_us);
        restock(s, site_id, i, now_us);
    }
    for (const StationId station : site.stations) {
        if (s.model->stations[station.index()].supply != SIZE_MAX) s.stations[station.index()].held_from = 0;
    }
    for (const PoolId pool : site.pools) serve_waiting(s, pool, now_us);
}

std::size_t index_of(Cause cause) { return static_cast<std::size_t>(cause); }

/// The waits of the site in the week that ends at or after `now_us`.
WeekWaits& week_of(State& s, SiteId site, TimeUs now_us) {
    auto& weeks = s.sites[site.index()].counted.weeks;
    const auto week = static_cast<std::size_t>((now_us - 1 - s.measured_from_us) / week_us);
    if (weeks.size() <= week) weeks.resize(week + 1);
    return weeks[week];
}

/// Why those with a fare wait for a seat of an open route.
Cause boarding_cause(const State& s, const RouteState& route) {
    if (!route.quota.is_set() || route.paid.empty()) return Cause::seats;
    return s.parties[route.paid.first()].size > route.quota.room() ? Cause::quota : Cause::seats;
}

/// Why people stand outside a site.
Cause door_cause(const State& s, SiteId site_id) {
    const SiteState& site = s.sites[site_id.index()];
    if (!site.open) return Cause::closed;
    return is_kept_out_by_quota(s, site_id) ? Cause::quota : Cause::places;
}

/// A change of who is served or let in at this hour: who stands in a line that closes keeps the cause it had.
template <class Change>
void change_hours(State& s, SiteId site_id, TimeUs now_us, const Change& change) {
    charge_waits(s, site_id, now_us);
    const auto& stations = s.model->sites[site_id.index()].stations;
    const Cause at_door = door_cause(s, site_id);
    std::vector<Cause> causes;
    for (const StationId station : stations) causes.push_back(waiting_cause(s, station));
    change();
    SiteState& site = s.sites[site_id.index()];
    site.outside_line.set_closed(!site.open, now_us, at_door);
    for (std::size_t i = 0; i < stations.size(); ++i)
        s.stations[stations[i].index()].line.set_closed(is_closed(s, stations[i]), now_us, causes[i]);
}

TimeUs next_schedule_us(const State& s, SiteId site_id, TimeUs now_us) {
    const Site& site = s.model->sites[site_id.index()];
    const SiteState& state = s.sites[site_id.index()];
    const LocalClock& clock = s.model->clock_at(site_id);
    TimeUs next = std::min({state.next_night_us, state.next_day_us, state.hours.next_change_us(clock, now_us)});
    bool hourly = !site.supplies.empty();
    for (const PoolId pool : site.pools) {
        next = std::min(next, next_roster_us(s, pool, clock, now_us));
        hourly = hourly || is_dithered(s.model->pools[pool.index()]);
    }
    return hourly ? std::min(next, (now_us / hour_us + 1) * hour_us) : next;
}

}  // namespace

void charge_door_waits(State& s, SiteId site_id, TimeUs now_us) {
    if (now_us <= s.measured_from_us) return;
    SiteState& site = s.sites[site_id.index()];
    const std::int64_t waited = site.counted.outside.area(now_us);
    if (!site.outside_line.has_to_charge(waited)) return;
    site.outside_line.charge(waited, now_us, door_cause(s, site_id), week_of(s, site_id, now_us));
}

void charge_station_waits(State& s, StationId station, TimeUs now_us) {
    if (now_us <= s.measured_from_us) return;
    StationState& state = s.stations[station.index()];
    const std::int64_t waited = state.counted.queue.area(now_us);
    if (!state.line.has_to_charge(waited)) return;
    state.line.charge(waited, now_us, waiting_cause(s, station),
                      week_of(s, s.model->stations[station.index()].site, now_us));
}

void charge_route_waits(State& s, RouteId route_id, TimeUs now_us) {
    if (now_us <= s.measured_from_us) return;
    RouteState& route = s.routes[route_id.index()];
    WeekWaits& waits = week_of(s, s.model->routes[route_id.index()].from, now_us);
    const bool closed = !is_passable(route);
    waits[index_of(closed ? Cause::closed : boarding_cause(s, route))] +=
        route.paid_charge.take(route.counted.paid.area(now_us));
    waits[index_of(closed ? Cause::closed : Cause::fare)] +=
        route.unpaid_charge.take(route.counted.unpaid.area(now_us));
}

void charge_waits(State& s, SiteId site_id, TimeUs now_us) {
    if (now_us <= s.measured_from_us) return;
    charge_door_waits(s, site_id, now_us);
    for (const StationId station : s.model->sites[site_id.index()].stations) charge_station_waits(s, station, now_us);
    for (std::size_t r = 0; r < s.routes.size(); ++r) {
        if (s.model->routes[r].from == site_id) charge_route_waits(s, RouteId{r}, now_us);
    }
}

void update_counters(State& s, PoolId pool_id, TimeUs now_us) {
    const Pool& pool = s.model->pools[pool_id.index()];
    PoolState& state = s.pools[pool_id.index()];
    const LocalClock& clock = s.model->clock_at(pool.site);
    const double rostered = rostered_at(s, pool_id, clock, now_us);
    const std::int64_t counters = at_counter(rostered, pool.availability, clock, now_us);
    const TimeUs shift_ends_us = next_fall_us(s, pool_id, clock, now_us);
    const bool may_begin_more = counters > state.counters || shift_ends_us != state.shift_ends_us;
    if (counters > state.counters) state.shift_began_us = now_us;
    if (const bool on_duty = rostered > 0; on_duty != state.on_duty)
        change_hours(s, pool.site, now_us, [&] { state.on_duty = on_duty; });
    state.shift_ends_us = shift_ends_us;
    if (counters != state.counters) set_counters(s, pool_id, now_us, counters);
    if (may_begin_more) forget_held(s, pool_id);
    serve_waiting(s, pool_id, now_us);
}

void wake_for_schedule(State& s, SiteId site_id, TimeUs now_us) {
    const SourceSlot slot = s.sites[site_id.index()].schedule_slot;
    s.set_next(slot, std::min(s.groups[slot.group].next_us[slot.slot], next_schedule_us(s, site_id, now_us)));
}

void update_opening(State& s, SiteId site_id, TimeUs now_us) {
    SiteState& site = s.sites[site_id.index()];
    const bool open = site.hours.value_at(s.model->clock_at(site_id), now_us) > 0;
    if (open == site.open) return;
    change_hours(s, site_id, now_us, [&] { site.open = open; });
    if (!open) return;
    let_in_from_outside(s, site_id, now_us);
    for (const PoolId pool : s.model->sites[site_id.index()].pools) serve_waiting(s, pool, now_us);
}

void on_schedule(State& s, SiteId site_id, TimeUs now_us) {
    SiteState& site = s.sites[site_id.index()];
    const LocalClock& clock = s.model->clock_at(site_id);
    if (site.next_night_us <= now_us) {
        count_night(site);
        site.next_night_us = clock.next_local_hour_us(now_us, night_hour);
    }
    if (site.next_day_us <= now_us) {
        begin_site_day(s, site_id, now_us);
        site.next_day_us = clock.next_local_hour_us(now_us, 0);
    }
    update_opening(s, site_id, now_us);
    for (const PoolId pool : s.model->sites[site_id.index()].pools) update_counters(s, pool, now_us);
    update_supplies(s, site_id, now_us);
    s.set_next(site.schedule_slot, next_schedule_us(s, site_id, now_us));
}

void add_stock(State& s, SiteId site, std::size_t supply, double items, TimeUs now_us) {
    update_supplies(s, site, now_us);  // what was missing until now stays missing
    s.sites[site.index()].supplies[supply].stock += items;
    s.sites[site.index()].supplies[supply].ordered += items;
    update_supplies(s, site, now_us);
}

}  // namespace umbral::people
