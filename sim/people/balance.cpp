#include "people/balance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "people/limits.hpp"

namespace umbral::people {
namespace {

constexpr std::size_t stage_count = static_cast<std::size_t>(Stage::travelling) + 1;
constexpr std::size_t place_count = static_cast<std::size_t>(PlaceState::open_in_line) + 1;
constexpr std::size_t at(Stage stage) { return static_cast<std::size_t>(stage); }
constexpr std::size_t at(PlaceState place) { return static_cast<std::size_t>(place); }

/// Parties and persons, in one word so that one addition counts both.
class Heads {
  public:
    Heads() = default;
    /// Of a free slot: nobody.
    explicit Heads(const Party& party) : both_((party.size != 0 ? one_party : 0) + party.size) {}
    void add(const Heads& other) { both_ += other.both_; }
    [[nodiscard]] std::int64_t parties() const { return static_cast<std::int64_t>(both_ / one_party); }
    [[nodiscard]] std::int64_t persons() const { return static_cast<std::int64_t>(both_ % one_party); }
    friend bool operator==(const Heads&, const Heads&) = default;

  private:
    static constexpr std::uint64_t one_party = std::uint64_t{1} << 32;
    std::uint64_t both_ = 0;
};

/// Everyone counted anew, in one pass without branches: what cannot be shows in the sums.
struct Census {
    using Stages = std::array<Heads, stage_count>;
    using Places = std::array<Heads, place_count>;
    struct ByEntry {
        Stages outside, inside;  ///< of those not let in, and those let in
    };

    explicit Census(const State& s)
        : most_rooms(1),
          profiles(s.model->profiles.size()),
          by_site(s.model->sites.size()),
          by_step(s.model->steps.size()),
          by_route(s.model->routes.size() + 1),
          by_place(s.model->sites.size()),
          by_profile(s.model->sites.size() * profiles) {
        const Model& m = *s.model;
        for (const Site& site : m.sites) most_rooms = std::max(most_rooms, site.rooms.size());
        by_room.resize(m.sites.size() * most_rooms);
        children.resize(m.sites.size());
        for (const Party& party : s.parties.slots()) count(party);
    }
    void count(const Party& party) {
        const Heads heads(party);
        const std::size_t site = party.site.index(), stage = at(party.stage), place = at(party.place);
        const std::size_t room = std::min<std::size_t>(party.room, most_rooms - 1);
        by_site[site][stage].add(heads);
        ByEntry& step = by_step[party.step.index()];
        (party.let_in ? step.inside : step.outside)[stage].add(heads);
        by_route[std::min<std::size_t>(party.route.index(), by_route.size() - 1)][stage].add(heads);
        by_place[site][place].add(heads);
        by_room[site * most_rooms + room][place].add(heads);
        by_profile[site * profiles + party.profile.index()][place].add(heads);
        children[site][place] += party.size != 0 ? party.children : 0;
    }

    std::size_t most_rooms, profiles;
    std::vector<Stages> by_site;
    std::vector<ByEntry> by_step;
    std::vector<Stages> by_route;    ///< the last: on no route
    std::vector<Places> by_place;    ///< by site
    std::vector<Places> by_room;     ///< by site and room; means something of those in design places and overflow
    std::vector<Places> by_profile;  ///< by site and profile
    std::vector<std::array<std::int64_t, place_count>> children;  ///< by site
};

/// Whether somebody at a step can be at the stage.
bool can_be(const Step& step, bool let_in, Stage stage, const Site& site) {
    switch (stage) {
        case Stage::outside:
            return !let_in;
        case Stage::queueing:
        case Stage::in_service:
            return let_in && step.kind == Step::Kind::station;
        case Stage::staying:
            return let_in && step.kind == Step::Kind::stay;
        case Stage::unpaid:
        case Stage::boarding:  // who has not been let in has been diverted at the door
            return let_in ? step.kind == Step::Kind::refer : !site.divert_route.is_none();
        case Stage::passing:
            return false;
        case Stage::travelling:
            return true;
    }
    return false;
}

struct StationHeads {
    Heads queueing, in_service;
};

/// Days from one walk along a line to the next.
constexpr std::size_t walk_days = 7;

class Balance {
  public:
    Balance(const State& s, std::optional<std::int64_t> day)
        : s_(s), m_(*s.model), day_(day), all_(s), stations_(m_.stations.size()), serving_(m_.pools.size()) {}

    std::string first_fault() {
        steps();
        for (std::size_t i = 0; i < s_.sites.size(); ++i) site(i);
        for (std::size_t i = 0; i < s_.stations.size(); ++i) station(i);
        routes();
        for (std::size_t i = 0; i < s_.routes.size(); ++i) route(i);
        for (std::size_t i = 0; i < s_.limits.size(); ++i) limit(i);
        times();
        pools();
        fleets();
        whole();
        return std::move(fault_);
    }

  private:
    /// Whether the lines of the site, station, route or limit of this index are walked along now.
    [[nodiscard]] bool is_due(std::size_t index) const {
        return !day_ || index % walk_days == static_cast<std::size_t>(*day_) % walk_days;
    }

    // ---- telling

    void tell(std::string fault) {
        if (fault_.empty()) fault_ = std::move(fault);
    }
    void expect(bool holds, const char* what, const std::string& where) {
        if (!holds) tell(fmt::format("{} at {}", what, where));
    }
    void expect_same(std::int64_t counted, std::int64_t there, const char* what, const std::string& where) {
        if (counted != there) tell(fmt::format("{} at {}: {} counted, {} there", what, where, counted, there));
    }
    void expect_none_negative(std::initializer_list<std::int64_t> values, const char* what, const std::string& where) {
        for (const std::int64_t value : values) {
            if (value < 0) tell(fmt::format("negative {} at {}: {}", what, where, value));
        }
    }
    void expect_sound(const Level& level, const char* what, const std::string& where) {
        expect_none_negative({level.value(), level.peak() - level.value(), level.area(s_.now_us)}, what, where);
    }
    [[nodiscard]] static std::string name_of(const Party& party) {
        return fmt::format("party {:x}:{}", party.key_high, party.key_low);
    }

    // ---- everyone by stage

    /// Nobody is at a stage that its step cannot have, or at a step of another site.
    void steps() {
        std::vector<Census::Stages> by_site(m_.sites.size());
        for (std::size_t i = 0; i < m_.steps.size(); ++i) {
            const Step& step = m_.steps[i];
            for (const bool let_in : {false, true}) {
                const Census::Stages& stages = let_in ? all_.by_step[i].inside : all_.by_step[i].outside;
                for (std::size_t stage = 0; stage < stage_count; ++stage) {
                    const Heads& there = stages[stage];
                    by_site[step.site.index()][stage].add(there);
                    if (there.parties() == 0 ||
                        can_be(step, let_in, static_cast<Stage>(stage), m_.sites[step.site.index()]))
                        continue;
                    tell(fmt::format("{} parties at step {} cannot be at stage {}", there.parties(), step.id, stage));
                }
            }
            if (step.kind != Step::Kind::station) continue;
            StationHeads& station = stations_[step.station.index()];
            station.queueing.add(all_.by_step[i].inside[at(Stage::queueing)]);
            station.in_service.add(all_.by_step[i].inside[at(Stage::in_service)]);
        }
        for (std::size_t i = 0; i < by_site.size(); ++i)
            expect(by_site[i] == all_.by_site[i], "people at a step of another site", m_.sites[i].id);
    }

    /// Nobody waits for a route from another site or for none.
    void routes() {
        std::vector<Census::Stages> by_origin(m_.sites.size());
        for (std::size_t r = 0; r < m_.routes.size(); ++r) {
            for (const Stage stage : {Stage::unpaid, Stage::boarding})
                by_origin[m_.routes[r].from.index()][at(stage)].add(all_.by_route[r][at(stage)]);
        }
        for (std::size_t i = 0; i < by_origin.size(); ++i) {
            for (const Stage stage : {Stage::unpaid, Stage::boarding})
                expect_heads(by_origin[i][at(stage)], all_.by_site[i][at(stage)], "waiting for routes", m_.sites[i].id);
        }
        expect(all_.by_route.back()[at(Stage::travelling)].parties() == 0, "travellers on no route", "all");
    }

    /// Times are in the other half of what is kept of a party: they have their turn too, by slot.
    void times() {
        const auto& slots = s_.parties.slots();
        const std::size_t first = day_ ? static_cast<std::size_t>(*day_) % walk_days : 0;
        for (std::size_t slot = first; slot < slots.size(); slot += day_ ? walk_days : 1) {
            const Party& party = slots[slot];
            if (party.size == 0 || party.stage == Stage::travelling) continue;
            const bool too_late = is_waiting(party.stage) && party.waiting_since_us > s_.now_us;
            if (too_late || party.waited_us < 0 || party.waited_us > s_.now_us - party.arrived_us)
                tell(name_of(party) + " has waited less than no time, or longer than it is there");
        }
    }

    // ---- lines and lists

    /// Counts the parties of a line or list; each must be at the stage and belong there.
    template <class Belongs>
    void count(Heads& heads, PartyId id, const Belongs& belongs, const char* what, const std::string& where) {
        if (id.index() >= s_.parties.slots().size()) return tell(fmt::format("{} at {}: nobody", what, where));
        const Party& party = s_.parties[id];
        if (party.size == 0 || !belongs(party))
            tell(fmt::format("{} at {}: {} does not belong there", what, where, name_of(party)));
        heads.add(Heads(party));
    }
    void expect_heads(const Heads& listed, const Heads& there, const char* what, const std::string& where) {
        if (listed == there) return;
        tell(fmt::format("{} at {}: {} parties of {} persons listed, {} of {} there", what, where, listed.parties(),
                         listed.persons(), there.parties(), there.persons()));
    }

    /// A line in lists by group and size: its length and, where it is walked along, each party in its list.
    template <class Line, class Belongs>
    void line(const Line& line, const Heads& there, bool walk, const Belongs& belongs, const char* what,
              const std::string& where) {
        expect_same(static_cast<std::int64_t>(line.count()), there.parties(), what, where);
        if (!walk || line.count() == 0) return;
        Heads listed;
        const bool sound = line.for_each(s_.parties, [&](std::size_t group, std::size_t size, PartyId id) {
            const auto in_its_list = [&](const Party& party) { return belongs(party, group) && party.size == size; };
            count(listed, id, in_its_list, what, where);
        });
        expect(sound, "broken links in a line", where);
        expect_heads(listed, there, what, where);
    }

    void journeys(Heads& listed, const std::vector<Journey>& journeys, RouteId route, const std::string& where) {
        const auto on_it = [route](const Party& party) {
            return party.stage == Stage::travelling && party.route == route;
        };
        const std::size_t most = s_.parties.size();
        for (const Journey& journey : journeys) {
            for (PartyId id = journey.first; !id.is_none(); id = s_.parties[id].queue.next) {
                count(listed, id, on_it, "journeys", where);
                if (static_cast<std::size_t>(listed.parties()) > most) return tell("a journey without end at " + where);
            }
        }
    }

    // ---- sites

    void site(std::size_t i) {
        const SiteState& state = s_.sites[i];
        const SiteMeasures& c = state.counted;
        const Census::Stages& there = all_.by_site[i];
        const auto persons = [&](std::initializer_list<Stage> stages) {
            std::int64_t sum = 0;
            for (const Stage stage : stages) sum += there[at(stage)].persons();
            return sum;
        };
        const std::string& where = m_.sites[i].id;
        for (const Level* level : {&c.present, &c.outside, &c.design, &c.overflow, &c.children})
            expect_sound(*level, "level", where);
        const std::int64_t stranded = persons({Stage::unpaid, Stage::boarding});
        const std::int64_t waiting = persons({Stage::outside, Stage::queueing}) + stranded;
        const std::int64_t present = waiting + persons({Stage::in_service, Stage::staying});
        inside_ += present;
        expect_same(c.present.value(), present, "present", where);
        expect_same(c.outside.value(), persons({Stage::outside}), "outside", where);
        expect_same(c.waiting.value(), waiting, "waiting", where);
        expect_same(c.queued.value(), persons({Stage::queueing}), "queued", where);
        expect_same(c.stranded.value(), stranded, "stranded", where);
        site_counts(c, where);
        site_places(i);
        const auto is_outside = [i](const Party& party, std::size_t profile) {
            return party.site.index() == i && party.stage == Stage::outside && party.profile.index() == profile;
        };
        line(state.outside, there[at(Stage::outside)], is_due(i), is_outside, "outside", where);
        expect(state.inbox.empty(), "an inbox that is not empty", where);
        if (is_due(i)) stays(i);
        for (const SupplyState& supply : state.supplies) expect(supply.stock >= 0, "a negative stock", where);
    }

    void site_counts(const SiteMeasures& c, const std::string& where) {
        for (const auto* counts : {&c.open_nights, &c.arrived, &c.left, &c.entered, &c.left_of_entered, &c.over_limit})
            for (const std::int64_t value : *counts) expect_none_negative({value}, "count", where);
        for (const auto& by_outcome : c.outcomes)
            for (const std::int64_t value : by_outcome) expect_none_negative({value}, "outcome", where);
        expect_none_negative(
            {c.open_children_nights, c.turned_away, c.left_of_arrived, c.offered_places, c.without_place, c.departed,
             c.out.today, c.out.peak_before, c.party_waits, c.party_wait_sum_us},
            "count", where);
    }

    void site_places(std::size_t i) {
        const SiteState& state = s_.sites[i];
        const Census::Places& there = all_.by_place[i];
        const std::string& where = m_.sites[i].id;
        // Who travels has no place, and everyone else has one or is in the open, where places are given.
        expect_heads(there[at(PlaceState::none)], all_.by_site[i][at(Stage::travelling)], "without a place", where);
        if (!m_.sites[i].rooms.empty())
            expect_same(there[at(PlaceState::unknown)].persons(), 0, "places not given", where);
        expect_same(state.counted.design.value(), there[at(PlaceState::design)].persons(), "design places", where);
        expect_same(state.counted.overflow.value(), there[at(PlaceState::overflow)].persons(), "overflow", where);
        for (std::size_t r = 0; r < state.rooms.size(); ++r) {
            const RoomState& room = state.rooms[r];
            const Census::Places& in_it = all_.by_room[i * all_.most_rooms + r];
            expect_same(room.used, in_it[at(PlaceState::design)].persons(), "a room", where);
            expect_same(room.design_use.value(), room.used, "a room's level", where);
            expect_same(room.overflow_used, in_it[at(PlaceState::overflow)].persons(), "a room's overflow", where);
            expect_none_negative({room.capacity, room.overflow_capacity}, "places", where);
            expect_sound(room.design_use, "places in use", where);
            expect_none_negative({room.occupancy.places(), room.occupancy.places_area(s_.now_us)}, "places", where);
        }
        for (std::size_t p = 0; p < m_.profiles.size(); ++p) {
            const Census::Places& of_profile = all_.by_profile[i * m_.profiles.size() + p];
            expect_same(state.open_persons[p],
                        of_profile[at(PlaceState::open)].persons() + of_profile[at(PlaceState::open_in_line)].persons(),
                        "in the open", where);
        }
        expect_same(state.open_children,
                    all_.children[i][at(PlaceState::open)] + all_.children[i][at(PlaceState::open_in_line)],
                    "children in the open", where);
        const auto has = [i](PlaceState place) {
            return [i, place](const Party& party, std::size_t profile) {
                return party.site.index() == i && party.place == place && party.profile.index() == profile;
            };
        };
        line(state.in_overflow, there[at(PlaceState::overflow)], is_due(i), has(PlaceState::overflow), "in overflow",
             where);
        line(state.in_open, there[at(PlaceState::open_in_line)], is_due(i), has(PlaceState::open_in_line),
             "in line for a place", where);
    }

    /// Everyone who stays has one timer that will end it.
    void stays(std::size_t i) {
        const std::string& where = m_.sites[i].id;
        const auto stays_here = [i](const Party& party) {
            return party.site.index() == i && party.stage == Stage::staying;
        };
        Heads timed;
        s_.sites[i].timers.for_each([&](const Timer& timer) {
            if (timer.kind != TimerKind::stay_end || timer.token != s_.parties[timer.party].visit_token) return;
            count(timed, timer.party, stays_here, "stays", where);
            expect(timer.at_us >= s_.now_us, "a stay that should have ended", where);
        });
        expect_heads(timed, all_.by_site[i][at(Stage::staying)], "stays", where);
    }

    // ---- stations, officers

    void station(std::size_t i) {
        const StationState& state = s_.stations[i];
        const StationHeads& there = stations_[i];
        const std::string& where = m_.stations[i].id;
        const auto is_at = [&](Stage stage) {
            return [&, stage](const Party& party) {
                return party.stage == stage && m_.steps[party.step.index()].station == StationId{i};
            };
        };
        Heads queued, served;
        for (std::size_t priority = 0; priority < state.queue.size() && is_due(i); ++priority) {
            const auto belongs = [&](const Party& party) {
                return is_at(Stage::queueing)(party) && party.priority == priority;
            };
            const bool sound = state.queue[priority].for_each(
                s_.parties, [&](PartyId id) { count(queued, id, belongs, "the queue", where); });
            expect(sound, "broken links in the queue", where);
        }
        if (is_due(i)) expect_heads(queued, there.queueing, "the queue", where);
        expect_same(state.queued_parties, there.queueing.parties(), "parties in the queue", where);
        for (const ServiceEnd& end : state.services.entries()) {
            count(served, end.party, is_at(Stage::in_service), "services", where);
            ++serving_[end.pool.index()];
            expect(end.at_us >= s_.now_us, "a service that should have ended", where);
        }
        expect_heads(served, there.in_service, "services", where);
        const StationMeasures& c = state.counted;
        expect_same(c.queue.value(), there.queueing.persons(), "persons in the queue", where);
        expect_same(c.in_service.value(), there.in_service.persons(), "persons in service", where);
        expect_sound(c.queue, "queue", where);
        expect_sound(c.in_service, "service", where);
        expect_none_negative({c.offered, c.left, c.served, c.served_by_day.today, c.served_by_day.peak_before,
                              c.turned_away, c.party_waits, c.party_wait_sum_us},
                             "count", where);
    }

    void pools() {
        for (std::size_t i = 0; i < s_.pools.size(); ++i) {
            const PoolState& state = s_.pools[i];
            const std::string& where = m_.pools[i].id;
            expect_same(state.busy, serving_[i], "officers in service", where);
            expect_same(state.counted.busy.value(), state.busy, "busy officers", where);
            expect_same(state.counted.counters.value(), state.counters, "officers", where);
            expect_same(state.counted.overtime.value(), std::max<std::int64_t>(0, state.busy - state.counters),
                        "officers beyond the roster", where);
            for (const Level* level : {&state.counted.busy, &state.counted.counters, &state.counted.overtime})
                expect_sound(*level, "officers", where);
        }
    }

    // ---- routes, vehicles

    void route(std::size_t i) {
        const RouteState& state = s_.routes[i];
        const Census::Stages& there = all_.by_route[i];
        const std::int64_t unpaid = there[at(Stage::unpaid)].persons(), boarding = there[at(Stage::boarding)].persons();
        const Heads& under_way = there[at(Stage::travelling)];
        const RouteMeasures& c = state.counted;
        const std::string& where = m_.routes[i].id;
        const auto is_at = [i](Stage stage) {
            return [i, stage](const Party& party, std::size_t) {
                return party.route.index() == i && party.stage == stage;
            };
        };
        line(state.paid, there[at(Stage::boarding)], is_due(i), is_at(Stage::boarding), "waiting for a seat", where);
        line(state.unpaid, there[at(Stage::unpaid)], is_due(i), is_at(Stage::unpaid), "waiting for the fare", where);
        if (is_due(i)) {
            Heads travelling;
            journeys(travelling, state.journeys, RouteId{i}, where);
            journeys(travelling, state.held, RouteId{i}, where);
            expect_heads(travelling, under_way, "travelling", where);
        }
        travelling_ += under_way.persons();
        expect_same(c.paid.value(), boarding, "waiting for a seat", where);
        expect_same(c.unpaid.value(), unpaid, "waiting for the fare", where);
        expect_same(c.boarding.value(), boarding + unpaid, "waiting", where);
        expect_same(c.travelling.value(), under_way.persons(), "travelling", where);
        expect_same(c.travelling.value(), s_.travelling.value_in(i), "travelling", where);
        for (const Level* level : {&c.paid, &c.unpaid}) expect_sound(*level, "level", where);
        expect_none_negative(
            {c.travelling.value(), s_.travelling.peak_in(i) - c.travelling.value(), c.travelling.area(s_.now_us)},
            "travelling", where);
        expect_none_negative({c.departed, c.departed_by_day.today, c.departed_by_day.peak_before, c.departures,
                              c.seats_offered, c.missed, state.closures},
                             "count", where);
        expect(state.unpaid_passages >= 0, "negative unpaid passages", where);
    }

    /// A vehicle is free, out, or stands still on a closed road.
    void fleets() {
        std::vector<std::int64_t> out(s_.fleets.size());
        for (std::size_t r = 0; r < s_.routes.size(); ++r) {
            if (const FleetId fleet = m_.routes[r].fleet; !fleet.is_none())
                out[fleet.index()] += static_cast<std::int64_t>(s_.routes[r].held_returns.size());
        }
        for (std::size_t f = 0; f < s_.fleets.size(); ++f) {
            const FleetState& state = s_.fleets[f];
            out[f] += static_cast<std::int64_t>(state.returns.entries().size());
            expect_same(state.vehicles, state.free + out[f], "vehicles", m_.fleets[f].id);
            expect_none_negative({state.vehicles}, "vehicles", m_.fleets[f].id);
        }
    }

    // ---- limits, everything

    void limit(std::size_t l) {
        const LimitMeasures& c = s_.limits[l];
        const std::string& where = m_.limits[l].id;
        expect_sound(c.over, "persons beyond a limit", where);
        expect_none_negative({c.crossed}, "count", where);
        if (!is_due(l)) return;
        std::int64_t beyond = 0;
        for (std::size_t slot = 0; slot < s_.parties.slots().size(); ++slot) {
            if (s_.parties.slots()[slot].size > 0) beyond += persons_beyond(s_, PartyId{slot}, l);
        }
        expect_same(c.over.value(), beyond, "persons beyond a limit", where);
    }

    void whole() {
        const std::string where = "all";
        expect_same(s_.inside, inside_, "inside", where);
        expect_same(s_.travelling.value(), travelling_, "travelling", where);
        expect_same(s_.entered, s_.inside + s_.travelling.value() + s_.left_model, "entered", where);
        expect_none_negative({s_.entered, s_.left_model, s_.irregular_persons}, "count", where);
        expect_none_negative({s_.travelling.value(), s_.travelling.peak() - s_.travelling.value()}, "travelling",
                             where);
        if (s_.now_us > s_.measured_from_us) charges();
    }

    /// All waiting since the start of the measured time is charged to a cause, in its site's books.
    void charges() {
        std::vector<std::int64_t> waited(s_.sites.size());
        for (std::size_t i = 0; i < s_.sites.size(); ++i) waited[i] += s_.sites[i].counted.outside.area(s_.now_us);
        for (std::size_t i = 0; i < s_.stations.size(); ++i)
            waited[m_.stations[i].site.index()] += s_.stations[i].counted.queue.area(s_.now_us);
        for (std::size_t i = 0; i < s_.routes.size(); ++i) {
            waited[m_.routes[i].from.index()] +=
                s_.routes[i].counted.paid.area(s_.now_us) + s_.routes[i].counted.unpaid.area(s_.now_us);
        }
        for (std::size_t i = 0; i < s_.sites.size(); ++i) {
            std::int64_t charged = 0;
            for (const WeekWaits& week : s_.sites[i].counted.weeks) {
                for (const std::int64_t wait : week) {
                    expect_none_negative({wait}, "waiting charged", m_.sites[i].id);
                    charged += wait;
                }
            }
            expect_same(charged, waited[i], "waiting charged", m_.sites[i].id);
        }
    }

    const State& s_;
    const Model& m_;
    const std::optional<std::int64_t> day_;
    const Census all_;
    std::vector<StationHeads> stations_;
    std::int64_t inside_ = 0, travelling_ = 0;  // [persons]
    std::vector<std::int64_t> serving_;         // services, by pool
    std::string fault_;
};

}  // namespace

std::string imbalance(const State& s, std::optional<std::int64_t> day) { return Balance(s, day).first_fault(); }

}  // namespace umbral::people
