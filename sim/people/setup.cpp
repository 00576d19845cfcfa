#include "people/setup.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "people/places.hpp"
#include "people/schedule.hpp"
#include "people/stations.hpp"
#include "people/transport.hpp"
#include "people/visits.hpp"

namespace umbral::people {
namespace {

/// Group of each site: sites whose routes share a fleet go together.
std::vector<std::uint32_t> group_of_site(const Model& model) {
    std::vector<std::uint32_t> group(model.sites.size());
    std::iota(group.begin(), group.end(), 0u);
    const auto merge = [&](std::uint32_t a, std::uint32_t b) {
        for (auto& g : group) {
            if (g == std::max(a, b)) g = std::min(a, b);
        }
    };
    for (const Fleet& fleet : model.fleets) {
        for (std::size_t i = 1; i < fleet.routes.size(); ++i) {
            const auto origin = [&](RouteId id) { return group[model.routes[id.index()].from.index()]; };
            if (origin(fleet.routes[0]) != origin(fleet.routes[i]))
                merge(origin(fleet.routes[0]), origin(fleet.routes[i]));
        }
    }
    return group;
}

// Sources are only made where something can come of them: fewer to look through at every happening.

bool may_have_timers(const Model& m, std::size_t site) {
    const auto stays = [&](const Step& step) { return step.site.index() == site && step.kind == Step::Kind::stay; };
    const auto bears = [&](const Station& station) { return station.site.index() == site && station.has_patience; };
    const auto bears_for = [&](const Route& route) { return route.from.index() == site && route.patience_us; };
    return !m.sites[site].limits.empty() || m.sites[site].patience_us ||
           std::any_of(m.routes.begin(), m.routes.end(), bears_for) ||
           std::any_of(m.steps.begin(), m.steps.end(), stays) ||
           std::any_of(m.stations.begin(), m.stations.end(), bears) ||
           std::any_of(m.profiles.begin(), m.profiles.end(),
                       [](const Profile& p) { return p.has_patience || p.has_remittance; });
}

bool may_receive(const Model& m, std::size_t site) {
    // A closure may turn travellers back, so origins receive too.
    return std::any_of(m.routes.begin(), m.routes.end(),
                       [&](const Route& r) { return r.to.index() == site || r.from.index() == site; });
}

bool may_enter(const Model& m, std::size_t site) {
    const auto here = [&](const auto& entry) { return entry.site.index() == site; };
    return std::any_of(m.flows.begin(), m.flows.end(), here) || std::any_of(m.batches.begin(), m.batches.end(), here);
}

/// Lays out each group's sources in the order of ties: by kind, then by index.
void make_sources(State& s) {
    const Model& m = *s.model;
    const std::vector<std::uint32_t> group = group_of_site(m);
    s.groups.resize(m.sites.size());
    const auto add = [&](std::size_t site, SourceKind kind, std::size_t index) {
        Group& g = s.groups[group[site]];
        g.sources.push_back({kind, static_cast<std::uint32_t>(index)});
        g.next_us.push_back(never_us);
        return SourceSlot{group[site], static_cast<std::uint32_t>(g.sources.size() - 1)};
    };
    const std::size_t sites = m.sites.size();
    for (std::size_t i = 0; i < sites; ++i) s.sites[i].schedule_slot = add(i, SourceKind::schedule, i);
    for (std::size_t i = 0; i < m.stations.size(); ++i) {
        s.stations[i].slot = add(m.stations[i].site.index(), SourceKind::service_end, i);
    }
    for (std::size_t i = 0; i < sites; ++i) {
        if (may_have_timers(m, i)) s.sites[i].timer_slot = add(i, SourceKind::timer, i);
    }
    for (std::size_t i = 0; i < m.fleets.size(); ++i) {
        if (m.fleets[i].routes.empty()) continue;
        s.fleets[i].slot = add(m.routes[m.fleets[i].routes.front().index()].from.index(), SourceKind::fleet, i);
    }
    for (std::size_t i = 0; i < sites; ++i) {
        if (may_receive(m, i)) s.sites[i].inbox_slot = add(i, SourceKind::inbox, i);
    }
    for (std::size_t i = 0; i < sites; ++i) {
        if (may_enter(m, i)) s.sites[i].arrival_slot = add(i, SourceKind::arrival, i);
    }
}

/// A quota at the start: its first day has begun. Without a rule there is a place for one that a measure sets.
Quota first_quota(const State& s, const std::optional<QuotaRule>& rule, QuotaPlace at, SiteId site) {
    const std::size_t index = std::visit([](const auto id) { return id.index(); }, at);
    Quota quota((static_cast<std::uint32_t>(at.index()) << 30) | static_cast<std::uint32_t>(index));
    if (rule) quota.set(rule, s.key, s.model->clock_at(site), 0);
    return quota;
}

void make_joint_levels(State& s) {
    const auto has_sources = [](const Group& group) { return !group.next_us.empty(); };
    const bool one_group = std::count_if(s.groups.begin(), s.groups.end(), has_sources) == 1;
    for (JointLevel* level : {&s.present, &s.stranded}) *level = JointLevel(s.model->countries.size(), one_group);
    s.waiting = JointLevel(1, one_group);
    s.travelling = JointLevel(s.model->routes.size(), one_group);
}

void make_site(State& s, std::size_t index) {
    const Model& m = *s.model;
    const Site& model = m.sites[index];
    SiteState& site = s.sites[index];
    site.hours = model.open;
    site.quota = first_quota(s, model.quota, SiteId{index}, SiteId{index});
    for (const Room& room : model.rooms) {
        RoomState state;
        state.capacity = room.capacity;
        state.overflow_capacity = room.overflow;
        site.rooms.push_back(state);
    }
    site.outside = OutsideLine(m.profiles.size(), m.largest_party);
    if (!model.rooms.empty()) {
        site.in_overflow = PlaceLine(m.profiles.size(), m.largest_party);
        site.in_open = PlaceLine(m.profiles.size(), m.largest_party);
    }
    for (const Supply& supply : model.supplies) {
        SupplyState state;
        state.stock = supply.stock;
        site.supplies.push_back(std::move(state));
    }
    for (std::size_t r = 0; r < model.rooms.size(); ++r) count_places(s, SiteId{index}, r, 0);
    site.open_persons.resize(m.profiles.size());
    SiteMeasures& counted = site.counted;
    counted.visit_wait.resize(m.profiles.size());
    counted.open_nights.resize(m.profiles.size());
    counted.arrived.resize(m.profiles.size());
    counted.entered.resize(m.profiles.size());
    counted.left.resize(m.profiles.size());
    counted.left_of_entered.resize(m.profiles.size());
    counted.outcomes.resize(m.profiles.size());
    counted.over_limit.resize(m.limits.size());
    counted.stockout_person_days.resize(model.supplies.size());
    // 02:00 local comes round from just before the start.
    site.next_night_us = m.clock_at(SiteId{index}).next_local_hour_us(-1, 2.0);
    site.next_day_us = m.clock_at(SiteId{index}).next_local_hour_us(0, 0);
}

void make_entries(State& s) {
    const auto add = [&](SiteId site, Entries entries) {
        s.sites[site.index()].entries.push_back(s.entries.size());
        s.entries.push_back(std::move(entries));
    };
    for (const Flow& flow : s.model->flows) add(flow.site, Entries(*s.model, flow, s.key));
    for (const Batch& batch : s.model->batches) add(batch.site, Entries(*s.model, batch, s.key));
    for (SiteState& site : s.sites) {
        if (site.entries.empty()) continue;
        TimeUs next = never_us;
        for (const std::size_t entry : site.entries) next = std::min(next, s.entries[entry].next().at_us);
        s.set_next(site.arrival_slot, next);
    }
}

void make_transport(State& s) {
    const Model& m = *s.model;
    for (std::size_t i = 0; i < m.routes.size(); ++i) {
        s.routes[i].open = m.routes[i].open;
        s.routes[i].fare_usd = m.routes[i].fare_usd;
        s.routes[i].quota = first_quota(s, m.routes[i].quota, RouteId{i}, m.routes[i].from);
        s.routes[i].paid = BoardingLine(m.largest_party);
        s.routes[i].unpaid = BoardingLine(m.largest_party);
        s.routes[i].counted.harmed.resize(m.routes[i].hazards.size());
    }
    for (std::size_t i = 0; i < m.fleets.size(); ++i) {
        if (m.fleets[i].routes.empty()) continue;
        s.fleets[i].vehicles = s.fleets[i].free = m.fleets[i].vehicles;
        s.fleets[i].assisted_seats = m.fleets[i].assisted_seats;
        s.fleets[i].next_timetable_us = next_timetable_us(m, m.fleets[i], -1);
        s.fleets[i].departures_used.resize(m.fleets[i].timetable.size());
        s.set_next(s.fleets[i].slot, s.fleets[i].next_timetable_us);
    }
}

/// One party present at the start: it has just arrived, and is at the step it is said to be at.
/// @param left  persons of its group that are still to come; less the party's afterwards
void place_initial_party(State& s, SiteId site, const InitialParty& group, std::uint32_t ordinal, std::int64_t& left) {
    const Profile& profile = s.model->profiles[group.profile.index()];
    const std::uint32_t high = initial_keys | static_cast<std::uint32_t>(site.index());
    const auto words = draw4(s.key, {Purpose::initial, ordinal, high, 0, 0});
    const std::uint16_t size = size_within(profile.size_at(words[0]), left);
    enter_model(s, site, {0, ordinal, high, group.profile, size, {}}, group.step);
    left -= size;
}

}  // namespace

State make_state(const Model& model, DrawKey key) {
    State s;
    s.model = &model;
    s.key = key;
    s.measured_from_us = model.warm_up_us;
    s.sites.resize(model.sites.size());
    s.stations.resize(model.stations.size());
    s.pools.resize(model.pools.size());
    s.routes.resize(model.routes.size());
    s.fleets.resize(model.fleets.size());
    s.limits.resize(model.limits.size());
    s.rules = model.rules;
    for (const Step& step : model.steps) s.branches.push_back(step.next_choice);
    s.published_hour.assign(model.sites.size(), no_publisher);
    make_sources(s);
    make_joint_levels(s);
    for (std::size_t i = 0; i < model.sites.size(); ++i) make_site(s, i);
    for (std::size_t i = 0; i < model.stations.size(); ++i) {
        const Station& station = model.stations[i];
        s.stations[i].quota = first_quota(s, station.quota, StationId{i}, station.site);
        s.stations[i].line.set_closed(is_closed(s, StationId{i}), 0, Cause::closed);  // until the first roster
    }
    make_transport(s);
    make_entries(s);
    return s;
}

void place_initial_people(State& s) {
    for (std::size_t i = 0; i < s.sites.size(); ++i) on_schedule(s, SiteId{i}, 0);
    for (std::size_t i = 0; i < s.sites.size(); ++i) {
        std::uint32_t ordinal = 0;
        for (const InitialParty& group : s.model->sites[i].initial) {
            for (std::int64_t left = std::llround(group.persons); left > 0;)
                place_initial_party(s, SiteId{i}, group, ordinal++, left);
        }
    }
}

}  // namespace umbral::people
