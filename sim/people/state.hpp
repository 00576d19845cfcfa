#pragma once
// The one mutable state of the people layer. Who is where, what is due, what has been counted. Functions on it are
// grouped by theme: stations.hpp, places.hpp, transport.hpp, visits.hpp, entries.hpp; world.hpp advances it.

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "base/in_effect.hpp"
#include "base/random.hpp"
#include "people/change.hpp"
#include "people/due.hpp"
#include "people/entries.hpp"
#include "people/joint_level.hpp"
#include "people/lines.hpp"
#include "people/measures.hpp"
#include "people/model.hpp"
#include "people/party.hpp"
#include "people/quotas.hpp"

namespace umbral::people {

// ---- what is due ------------------------------------------------------------------------------------------------

/// Kinds of happenings; at one instant they go in this order, then by index. This is the contract for ties.
enum class SourceKind : std::uint8_t { schedule, service_end, timer, fleet, inbox, arrival };

struct Source {
    SourceKind kind = SourceKind::schedule;
    std::uint32_t index = 0;  ///< site, station or fleet
};

/// Sites that share a fleet are advanced together; all others are groups of one.
struct Group {
    std::vector<TimeUs> next_us;  ///< when each source is due next                                (sources)
    std::vector<Source> sources;  ///< in the order of ties                                        (sources)
};

/// Where an owner's next time is kept.
struct SourceSlot {
    std::uint32_t group = 0;
    std::uint32_t slot = 0;
};

struct ServiceEnd {
    TimeUs at_us = 0;
    PartyId party;
    PoolId pool;
};

enum class TimerKind : std::uint8_t { stay_end, patience, remittance, limit };
struct Timer {
    TimeUs at_us = 0;
    TimerKind kind = TimerKind::stay_end;
    std::uint16_t limit = 0;
    PartyId party;
    std::uint32_t token = 0;
    std::uint32_t key_low = 0;  ///< the party's, so that ties do not depend on slots
    std::uint32_t key_high = 0;
    friend bool operator<(const Timer& a, const Timer& b) {
        if (a.at_us != b.at_us) return a.at_us < b.at_us;
        if (a.kind != b.kind) return a.kind < b.kind;
        if (a.key_high != b.key_high) return a.key_high < b.key_high;
        return a.key_low < b.key_low;
    }
};

/// A vehicle, or a party on its own, on a route: its parties are chained by their queue links.
struct Journey {
    TimeUs due_us = 0;
    TimeUs began_us = 0;   ///< when it set out
    TimeUs travel_us = 0;  ///< how long the way there takes
    PartyId first;
    SiteId to;
    std::uint32_t key_low = 0;
    std::uint32_t key_high = 0;
    friend bool operator<(const Journey& a, const Journey& b) {
        if (a.due_us != b.due_us) return a.due_us < b.due_us;
        if (a.key_high != b.key_high) return a.key_high < b.key_high;
        return a.key_low < b.key_low;
    }
};

struct VehicleReturn {
    TimeUs at_us = 0;
    RouteId route;
    TimeUs there_us = 0;   ///< when it reaches the route's end
    TimeUs travel_us = 0;  ///< how long the way there takes
};

/// How often something has been drawn on the current calendar day: a draw's ordinal in its day.
struct DayOrdinal {
    std::int64_t epoch_day = 0;
    std::uint32_t count = 0;

    /// The next ordinal of the day, from 0.
    std::uint32_t next(std::int64_t day) {
        if (day != epoch_day) *this = {day, 0};
        return count++;
    }
};

// ---- places and things ------------------------------------------------------------------------------------------

struct StationState {
    std::array<WaitingList, priority_count> queue;
    std::uint32_t queued_parties = 0;
    /// Bit i: the first in line cannot be served by a free officer of the station's i-th pool, for shift or stock.
    std::uint64_t held_from = 0;
    DueList<ServiceEnd> services;
    double service_factor = 1;  ///< a simplified procedure
    Quota quota;                ///< at the start of a service
    LineMeter line;
    SourceSlot slot;
    StationMeasures counted;
};

struct PoolState {
    WeekTable added;                  ///< [officers] by measures, negative where they took more than they added
    std::int64_t counters = 0;        ///< [officers] at the counter now
    bool on_duty = false;             ///< somebody is rostered now
    std::int64_t busy = 0;            ///< [officers]
    TimeUs shift_ends_us = never_us;  ///< when the roster falls next
    TimeUs shift_began_us = 0;
    PoolMeasures counted;
};

struct RoomState {
    std::int64_t capacity = 0, overflow_capacity = 0;  ///< [persons]
    std::int64_t used = 0, overflow_used = 0;          ///< [persons]
    Level design_use;                                  ///< [persons] in design places
    PlaceRatio occupancy;                              ///< of its design places
};

struct SupplyState {
    double stock = 0;
    double on_order = 0;
    double ordered = 0;        ///< [items] ever, sent ones included
    DayOrdinal orders_of_day;  ///< by the site's clock
    std::int64_t used_to = 0;  ///< integral of persons present already supplied [person-us]
    struct Order {
        TimeUs at_us = 0;
        double items = 0;
    };
    DueList<Order> due;
};

struct SiteState {
    bool open = true;
    WeekTable hours;
    Quota quota;  ///< at letting in
    std::vector<RoomState> rooms;
    OutsideLine outside;             ///< not let in: closed or full
    PlaceLine in_overflow, in_open;  ///< in line for a design place, or for any
    TimerWheel<Timer> timers;
    std::vector<Journey> inbox;        ///< arriving in this window, soonest at the back
    std::vector<std::size_t> entries;  ///< indices of State::entries that enter here
    std::vector<SupplyState> supplies;
    std::vector<std::int64_t> open_persons;  ///< by profile: present without a roof          (profiles)
    std::int64_t open_children = 0;
    std::int64_t out_persons = 0;     ///< who have left by a route or completed, ever
    TimeUs next_night_us = never_us;  ///< 02:00 local
    TimeUs next_day_us = never_us;    ///< local midnight
    LineMeter outside_line;
    SourceSlot schedule_slot, timer_slot, inbox_slot, arrival_slot;
    SiteMeasures counted;
};

struct RouteState {
    bool open = true;  ///< exists for travellers: a plan may open or close it
    int closures = 0;  ///< closures in force
    Quota quota;       ///< on boarding
    double fare_usd = 0;
    double unpaid_passages =
        0;  ///< ever: whole with a waived fare, an assisted seat, a convoy; in part with a lowered one
    BoardingLine paid, unpaid;                ///< who waits for a seat, and who for the fare
    std::vector<Journey> journeys;            ///< a heap, soonest on top
    std::vector<Journey> held;                ///< due_us is the time left
    std::vector<VehicleReturn> held_returns;  ///< vehicles that stand still; at_us and there_us are the time left
    DayOrdinal departures_of_day;             ///< by the clock where it begins
    ChargeMeter paid_charge, unpaid_charge;
    RouteMeasures counted;
};

/// Nothing keeps people from setting out on the route.
[[nodiscard]] inline bool is_passable(const RouteState& route) { return route.open && route.closures == 0; }

/// What of a timetable's hour is used.
struct DeparturesUsed {
    std::int64_t epoch_day = INT64_MIN;  ///< local
    std::int64_t vehicles = 0;           ///< that left at the hour of that day
};

struct FleetState {
    std::int64_t vehicles = 0;
    std::int64_t free = 0;      ///< may be negative while vehicles taken away are still out
    double assisted_seats = 0;  ///< [fraction] kept for people who cannot pay
    double kept_before = 0;     ///< [seats] kept and not yet taken, or taken beyond, by the vehicles before
    DueList<VehicleReturn> returns;
    TimeUs next_timetable_us = never_us;
    std::vector<DeparturesUsed> departures_used;  ///< by hour of the timetable
    SourceSlot slot;
};

/// A party's time under one limit. A spell has one start; it goes on through journeys and short absences.
struct LimitClock {
    TimeUs since_us = never_us;         ///< the spell's start; never_us: none
    TimeUs left_us = never_us;          ///< when it was last in such a place; never_us: it is
    TimeUs absent_since_us = never_us;  ///< when it set out for another kind of place; never_us: it has not
    bool beyond = false;                ///< longer than the limit allows
    bool counted = false;               ///< as somebody over the limit, once in its history
};

/// What an agency publishes about a site, read by travellers and referrals with a delay.
struct Published {
    std::int32_t waiting_persons = 0;
    std::int32_t throughput_per_day = 0;  ///< [persons/day] of the last 24 h
};

/// No agency publishes about the site: the public knows what was so one information age ago.
inline constexpr std::int64_t no_publisher = std::numeric_limits<std::int64_t>::min();

struct State {
    const Model* model = nullptr;
    DrawKey key;
    TimeUs now_us = 0;
    TimeUs measured_from_us = 0;
    PartyStore parties;
    std::vector<std::uint64_t> visited_beyond;  ///< Party::visited of the sites from the 64th on, by party slot
    std::vector<SiteId> freed;                  ///< sites where a place has come free, to be given on
    std::vector<LimitClock> limit_clocks;       ///< by party slot and limit
    std::vector<SiteState> sites;
    std::vector<StationState> stations;
    std::vector<PoolState> pools;
    std::vector<RouteState> routes;
    std::vector<FleetState> fleets;
    std::vector<Entries> entries;  ///< one per flow and batch
    PartyId entering;              ///< the party that is entering the model at this moment
    PartyId arriving;              ///< the party that is reaching a site at this moment; not yet counted as present
    DrawAhead entering_service;    ///< its first service's draw
    std::vector<Group> groups;
    std::vector<LimitMeasures> limits;
    InEffect<Change> in_effect;
    std::vector<Change> unsettled;                  ///< begun or ended at this instant and not yet put in force
    std::vector<ReferralRule> rules;                ///< the model's, replaced by measures
    std::vector<Choice> branches;                   ///< by step: the model's, replaced by measures
    std::vector<std::int64_t> published_hour;       ///< by site: whose report is public; no_publisher: by age
    std::vector<std::vector<Published>> published;  ///< by hour and site                (hours x sites)
    std::vector<std::vector<std::int32_t>>
        published_room;                                 ///< largest party that would find a place [persons], by hour
                                                        ///< and site, then profile   (hours x sites * profiles)
    std::vector<std::vector<std::int64_t>> out_hourly;  ///< SiteState::out_persons at past hours  (hours x sites)
    JointLevel present, waiting, stranded;              ///< [persons] at all sites; present and stranded by country too
    JointLevel travelling;                              ///< [persons] on all routes, and by route
    std::int64_t irregular_persons = 0;
    // Conservation of people, over the whole run [persons].
    std::int64_t entered = 0, left_model = 0, inside = 0;
    std::uint64_t services = 0, parties_seen = 0;  ///< for rates

    [[nodiscard]] std::size_t country_of(SiteId site) const { return model->sites[site.index()].country; }
    [[nodiscard]] bool measures_from(TimeUs since_us) const { return since_us >= measured_from_us; }
    void set_next(SourceSlot at, TimeUs time_us) { groups[at.group].next_us[at.slot] = time_us; }
};

}  // namespace umbral::people
