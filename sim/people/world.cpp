#include "people/world.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <string>

#include "base/check.hpp"
#include "people/balance.hpp"
#include "people/books.hpp"
#include "people/journeys.hpp"
#include "people/limits.hpp"
#include "people/places.hpp"
#include "people/schedule.hpp"
#include "people/setup.hpp"
#include "people/stations.hpp"
#include "people/transport.hpp"
#include "people/visits.hpp"

namespace umbral::people {
namespace {

void on_timers(State& s, SiteId site_id) {
    SiteState& site = s.sites[site_id.index()];
    if (site.timers.is_exact()) {
        on_timer(s, site_id, site.timers.pop());
    } else {
        site.timers.open_next_bucket([&](const Timer& timer) { return is_live(s, timer); });
    }
    s.set_next(site.timer_slot, site.timers.next_us());
}

/// The step at which the party begins at the site: that which its referral names. None: the first, also for those who
/// were sent on at the door, or come back to where they set out.
StepId entry_of(const State& s, const Party& party, SiteId site) {
    const Step& left = s.model->steps[party.step.index()];
    if (left.enter_at.empty() || left.site == site) return {};
    return left.enter_at[site.index() * s.model->profiles.size() + party.profile.index()];
}

/// A vehicle, or a party on its own, reaches the site: its parties arrive one after the other.
void on_journey_end(State& s, SiteId site_id) {
    SiteState& site = s.sites[site_id.index()];
    const Journey journey = site.inbox.back();
    site.inbox.pop_back();
    s.set_next(site.inbox_slot, site.inbox.empty() ? never_us : site.inbox.back().due_us);
    for (PartyId id = journey.first; !id.is_none();) {
        Party& party = s.parties[id];
        const PartyId after = party.queue.next;
        party.queue = Links{};
        s.routes[party.route.index()].counted.travelling.add(journey.due_us, -std::int64_t{party.size});
        s.travelling.add(journey.due_us, party.route.index(), -std::int64_t{party.size});
        if (!s.model->limits.empty()) begin_absences(s, site_id, id, journey.began_us);
        arrive(s, site_id, id, journey.due_us, entry_of(s, party, site_id));
        id = after;
    }
}

void on_entry(State& s, SiteId site_id) {
    SiteState& site = s.sites[site_id.index()];
    const auto sooner = [&](std::size_t a, std::size_t b) {
        return s.entries[a].next().at_us < s.entries[b].next().at_us;
    };
    Entries& entries = s.entries[*std::min_element(site.entries.begin(), site.entries.end(), sooner)];
    const Entrant entrant = entries.next();
    entries.advance();
    s.set_next(site.arrival_slot,
               s.entries[*std::min_element(site.entries.begin(), site.entries.end(), sooner)].next().at_us);
    enter_model(s, site_id, entrant, StepId{});
}

void give_places_on(State& s, TimeUs now_us) {
    while (!s.freed.empty()) {
        const SiteId site = s.freed.back();
        s.freed.pop_back();
        fill_places(s, site, now_us);
    }
}

/// Everything that happens to the group before `end_us`, in order.
void advance_group(State& s, Group& group, TimeUs end_us) {
    const std::size_t count = group.next_us.size();
    for (;;) {
        std::size_t soonest = 0;
        TimeUs at_us = group.next_us[0];
        for (std::size_t i = 1; i < count; ++i) {
            const TimeUs next = group.next_us[i];
            soonest = next < at_us ? i : soonest;
            at_us = next < at_us ? next : at_us;
        }
        if (at_us >= end_us) return;
        const Source source = group.sources[soonest];
        switch (source.kind) {
            case SourceKind::schedule:
                on_schedule(s, SiteId{source.index}, at_us);
                break;
            case SourceKind::service_end:
                on_service_end(s, StationId{source.index});
                break;
            case SourceKind::timer:
                on_timers(s, SiteId{source.index});
                break;
            case SourceKind::fleet:
                on_fleet_due(s, FleetId{source.index}, at_us);
                break;
            case SourceKind::inbox:
                on_journey_end(s, SiteId{source.index});
                break;
            case SourceKind::arrival:
                on_entry(s, SiteId{source.index});
                break;
        }
        if (!s.freed.empty()) give_places_on(s, at_us);
    }
}

/// The longest window that is no longer than the lookahead and goes into the hour a whole number of times, rounded up;
/// the last of an hour is then shorter.
TimeUs window_for(TimeUs lookahead_us) {
    if (lookahead_us >= hour_us) return hour_us;
    UMBRAL_CHECK(lookahead_us > 0);
    const TimeUs windows = (hour_us + lookahead_us - 1) / lookahead_us;
    return (hour_us + windows - 1) / windows;
}

void publish(State& s) {
    constexpr std::size_t day_hours = 24;
    std::vector<Published> hour(s.sites.size());
    std::vector<std::int64_t> out(s.sites.size());
    std::vector<std::int32_t> room;
    room.reserve(s.sites.size() * s.model->profiles.size());
    for (std::size_t i = 0; i < s.sites.size(); ++i) {
        const SiteState& site = s.sites[i];
        out[i] = site.out_persons;
        const std::int64_t before =
            s.out_hourly.size() >= day_hours ? s.out_hourly[s.out_hourly.size() - day_hours][i] : 0;
        hour[i] = {static_cast<std::int32_t>(site.counted.waiting.value()),
                   static_cast<std::int32_t>(site.out_persons - before)};
        for (std::size_t p = 0; p < s.model->profiles.size(); ++p)
            room.push_back(largest_that_fits(s, SiteId{i}, ProfileId{p}));
    }
    s.published.push_back(std::move(hour));
    s.published_room.push_back(std::move(room));
    s.out_hourly.push_back(std::move(out));
}

/// Brings the sums over sites up to now.
void settle_joint_levels(State& s) {
    for (JointLevel* level : {&s.present, &s.waiting, &s.stranded, &s.travelling}) level->settle();
}

/// Who arrived since the last whole hour arrived in the hour that began then.
void end_hour_of_arrivals(SiteMeasures& counted) {
    const std::int64_t arrived = std::accumulate(counted.arrived.begin(), counted.arrived.end(), std::int64_t{0});
    counted.arrived_hourly.push_back(static_cast<std::int32_t>(arrived - counted.arrived_before));
    counted.arrived_before = arrived;
}

void sample_hour(State& s) {
    for (SiteState& site : s.sites) {
        SiteMeasures& counted = site.counted;
        if (!counted.present_hourly.empty()) end_hour_of_arrivals(counted);
        counted.present_hourly.push_back(static_cast<std::int32_t>(counted.present.value()));
        counted.queue_hourly.push_back(static_cast<std::int32_t>(counted.queued.value()));
        counted.waiting_hourly.push_back(static_cast<std::int32_t>(counted.waiting.value()));
        counted.stranded_hourly.push_back(static_cast<std::int32_t>(counted.stranded.value()));
    }
}

void check_balance(const State& s, std::optional<std::int64_t> day = {}) {
    if (const std::string fault = imbalance(s, day); !fault.empty())
        check_failed(("people balance: " + fault).c_str(), __FILE__, __LINE__);
}

}  // namespace

World::World(const Model& model, DrawKey key)
    : state_(make_state(model, key)), window_us_(window_for(model.lookahead_us)) {
    for (std::size_t r = 0; r < model.routes.size(); ++r) {
        for (const ClosureSpan& closure : model.routes[r].closures) {
            edges_.push_back({closure.from_us, RouteId{r}, true, closure.under_way});
            edges_.push_back({closure.to_us, RouteId{r}, false, closure.under_way});
        }
    }
    std::stable_sort(edges_.begin(), edges_.end(),
                     [](const ClosureEdge& a, const ClosureEdge& b) { return a.at_us < b.at_us; });
    at_barrier();
    place_initial_people(state_);
    settle_joint_levels(state_);
}

TimeUs World::window_end_us(TimeUs until_us) const {
    const TimeUs in_hour_us = state_.now_us % hour_us;
    const TimeUs left_us = std::min(hour_us, (in_hour_us / window_us_ + 1) * window_us_) - in_hour_us;
    TimeUs end = std::min(until_us, state_.now_us + left_us);
    if (next_edge_ < edges_.size()) end = std::min(end, edges_[next_edge_].at_us);
    // The measured window and its days begin at barriers.
    const TimeUs measured_us = state_.now_us - state_.measured_from_us;
    if (measured_us < 0) return std::min(end, state_.measured_from_us);
    return std::min(end, state_.measured_from_us + (measured_us / day_us + 1) * day_us);
}

void World::close_and_open_routes() {
    State& s = state_;
    const std::size_t first = next_edge_;
    // All at once: where several roads open, the buses go where people have waited longest, not where the first is
    // listed.
    for (; next_edge_ < edges_.size() && edges_[next_edge_].at_us <= s.now_us; ++next_edge_) {
        const ClosureEdge& edge = edges_[next_edge_];
        charge_waits(s, s.model->routes[edge.route.index()].from, s.now_us);
        s.routes[edge.route.index()].closures += edge.begins ? 1 : -1;
    }
    for (std::size_t i = first; i < next_edge_; ++i) {
        const ClosureEdge& edge = edges_[i];
        if (edge.begins) {
            stop_journeys(s, edge.route, s.now_us, edge.under_way);
        } else {
            resume_journeys(s, edge.route, s.now_us);
        }
    }
    if (next_edge_ > first) give_places_on(s, s.now_us);
}

void World::at_barrier() {
    State& s = state_;
    settle_joint_levels(s);
    const TimeUs measured_us = s.now_us - s.measured_from_us;
    if (measured_us == 0) restart_measures(s);
    if (measured_us > 0 && measured_us % day_us == 0 && s.now_us < s.model->horizon_us) end_day(s);
    close_and_open_routes();
    settle_joint_levels(s);
    if (s.now_us % hour_us != 0) return;
    publish(s);
    if (s.now_us >= s.measured_from_us && s.now_us < s.model->horizon_us) sample_hour(s);
    if (measured_us % day_us != 0) return;
    for (std::size_t i = 0; i < s.sites.size(); ++i) charge_waits(s, SiteId{i}, s.now_us);
    check_balance(s, s.now_us / day_us);
}

void World::advance_to(TimeUs until_us) {
    UMBRAL_CHECK(until_us >= state_.now_us);
    if (until_us > state_.now_us && !state_.unsettled.empty()) settle();
    while (state_.now_us < until_us) {
        const TimeUs end_us = window_end_us(until_us);
        deliver(state_, end_us);
        for (Group& group : state_.groups) {
            if (!group.next_us.empty()) advance_group(state_, group, end_us);
        }
        state_.now_us = end_us;
        at_barrier();
    }
}

BegunId World::begin(const Change& change, std::uint32_t rank) {
    const BegunId id = begin_change(state_, change, rank);
    if (at_once_ == 0) settle();
    return id;
}

void World::end(BegunId id) {
    end_change(state_, id);
    if (at_once_ == 0) settle();
}

void World::settle() {
    settle_changes(state_);
    give_places_on(state_, state_.now_us);
    settle_joint_levels(state_);
}

void World::announce(SiteId site, std::int64_t hour) { state_.published_hour[site.index()] = hour; }

void World::close_books() {
    State& s = state_;
    for (std::size_t i = 0; i < s.sites.size(); ++i) charge_waits(s, SiteId{i}, s.now_us);
    settle_joint_levels(s);
    for (SiteState& site : s.sites) {
        if (!site.counted.present_hourly.empty()) end_hour_of_arrivals(site.counted);
    }
    censor_all(s);
    check_balance(s);
}

std::size_t World::bytes() const {
    std::size_t bytes = state_.parties.bytes() + state_.limit_clocks.capacity() * sizeof(LimitClock) +
                        state_.visited_beyond.capacity() * sizeof(std::uint64_t);
    for (const SiteState& site : state_.sites) bytes += site.timers.bytes() + site.inbox.capacity() * sizeof(Journey);
    for (const RouteState& route : state_.routes)
        bytes += (route.journeys.capacity() + route.held.capacity()) * sizeof(Journey);
    return bytes;
}

}  // namespace umbral::people
