#pragma once
// A scenario as its author wrote it: everything that no agency decides (arrivals, roads, weather, a blockade) and the
// standing state of the places. Plain structs with defaults and units; reading, checking and running are elsewhere
// (reader.hpp, rules.hpp, people/). Names of ids are the user's own; lists keep the user's order.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/time.hpp"
#include "scenario/agencies.hpp"
#include "scenario/common.hpp"
#include "scenario/quantity.hpp"

namespace umbral::scenario {

struct OffsetChange {
    Date from;
    double utc_offset_h = 0;
};
struct Country {
    std::string id;  ///< ISO 3166-1 alpha-3
    Text name;
    double utc_offset_h = -6;
    std::vector<OffsetChange> offset_changes;  ///< dated, ascending
};
struct Holiday {
    std::string country;
    Date date;
    std::string name;
};  ///< holidays.csv

// ---- people ---------------------------------------------------------------------------------------------------

struct NeedShare {
    std::string need;  ///< one of need_names()
    Quantity share;    ///< [fraction of parties] in which someone has it
};

/// A kind of party. Parties travel and stay together and are never split.
struct Profile {
    std::string id;
    Text title;
    Distribution party_size = 1.0;     ///< [persons], whole numbers >= 1
    Quantity children_fraction = 0.0;  ///< [fraction of the party's persons]; an unaccompanied child's party: 1
    std::vector<NeedShare> needs;
    int priority = 1;                          ///< 0 is served first; 0..3
    std::optional<Distribution> patience_h;    ///< [h] of waiting at one site before leaving on its own; none: never
    std::optional<Distribution> money_usd;     ///< [USD per person] at entry; none: can pay any fare
    std::optional<Distribution> remittance_h;  ///< [h] until a party that cannot pay a fare gets it; none: never
    Source source;
};

// ---- arrivals -------------------------------------------------------------------------------------------------

/// Shares of parties (or persons, when the stream says so) by profile, from a date on.
struct ProfileShares {
    std::optional<Date> from;                              ///< none: from the start
    std::vector<std::pair<std::string, Quantity>> shares;  ///< add up to 1 (within 0.001)
};

enum class SurgeShape { square, ramp, triangle, decay };
/// Extra people on top of a stream: `persons` spread over `days` from `date` with a shape.
struct Surge {
    std::string id;
    Date date;
    Quantity persons;
    Quantity days = 1.0;
    SurgeShape shape = SurgeShape::square;
};
/// A group that travels together, such as a caravan: arrives within `spread_h` of `date` + `hour`.
struct Batch {
    std::string id;
    Date date;
    double hour = 6;
    Quantity persons;
    Quantity spread_h = 2.0;
};

struct DatedCount {
    Date from;     ///< first day
    int days = 1;  ///< 1 for a daily count, the month's length for a monthly one
    double persons = 0;
    Source source;
};

/// Two shares from which profiles are made where no party sizes are known (shares.hpp).
struct PartyMix {
    double families_fraction = 0;  ///< [fraction of persons] in families with children
    double children_fraction = 0;  ///< [fraction of persons] children
    Source source;
};

/// People entering the modelled region at one site.
struct ArrivalStream {
    std::string id;
    std::string site;
    Quantity persons_per_day = 0.0;       ///< [persons/day], used on days without a count
    std::vector<DatedCount> counts;       ///< arrivals.csv, rows of this stream
    Quantity factor = 1.0;                ///< multiplies everything above; below 1 it thins the same parties
    Quantity overdispersion = 0.0;        ///< [variance of a day's rate relative to its squared mean]; 0: Poisson
    std::vector<double> hour_profile;     ///< 24 relative weights of the local hours; empty: uniform
    std::vector<double> weekday_profile;  ///< 7 relative weights, Monday first; empty: uniform
    std::vector<double> month_profile;    ///< 12 relative weights, January first; empty: uniform
    bool shares_of_persons = true;        ///< profile shares count persons (as data do) or parties
    std::vector<ProfileShares> profiles;  ///< ascending dates, the first without one
    std::optional<PartyMix> party_mix;    ///< instead of profiles; the reader then makes these and the profiles
    std::vector<Surge> surges;
    std::vector<Batch> batches;
    Source source;
};

// ---- sites ----------------------------------------------------------------------------------------------------

enum class SiteKind {
    crossing,
    post,
    centre_custody,
    centre_shelter,
    centre_attention,
    centre_detention,
    centre_protection,
    alternative,
    town,
    origin,
    exit
};
enum class RoomType { general, families, women, men, unaccompanied_children, isolation };
inline constexpr std::size_t room_type_count = 6;

struct Room {
    RoomType type = RoomType::general;
    Quantity capacity = 0.0;            ///< [persons] design places; path sites[ID].places.TYPE
    Quantity overflow = 0.0;            ///< [persons] beyond design, under a roof; path sites[ID].overflow.TYPE
    std::vector<std::string> profiles;  ///< who may use it; empty: anyone
};

/// What a party does that finds no place.
enum class WhenFull { in_the_open, wait_outside, leave, divert };
enum class ServiceBasis { per_person, per_party };
enum class ShiftEnd { finish, no_start_if_longer };

struct ServiceTime {
    std::vector<std::string> profiles;  ///< empty: all others
    Quantity fixed_min = 0.0;           ///< [min] per party
    Distribution time_min = 10.0;       ///< [min] drawn per member or per party
    ServiceBasis basis = ServiceBasis::per_person;
};

/// A staffed step: a queue with priority classes before officers.
struct Station {
    std::string id;
    Text title;
    std::string pool;                  ///< officers it shares; empty: officers of its own (`officers` below)
    Roster officers;                   ///< [officers] when it has its own
    Quantity availability = 1.0;       ///< [fraction] of rostered officers who are at the counter
    std::vector<ServiceTime> service;  ///< first match by profile
    ShiftEnd shift_end = ShiftEnd::finish;
    std::optional<Quantity> queue_limit;     ///< [persons] waiting; a party that would exceed it leaves on its own
    std::optional<Distribution> patience_h;  ///< [h] overrides the profile's in this queue
    std::string consumes;                    ///< a supply item it hands out; empty: none
    Quantity consumes_per_person = 0.0;      ///< [items/person]
    std::optional<Quota> quota;              ///< at the start of a service
    Source source;
};

/// Officers who serve several stations, by skill.
struct Pool {
    std::string id;
    Roster officers;
    Quantity availability = 1.0;      ///< [fraction]
    std::vector<std::string> skills;  ///< station ids of this site, in the order they are helped on ties
    Source source;
};

enum class OutcomeKind { onward, regularised, protection, community_alternative, returned, left_on_its_own };

struct ShareRule {
    std::vector<std::pair<std::string, Quantity>> routes;
};  ///< route id -> share
struct FirstWithRoomRule {
    std::vector<std::string> routes;
};                  ///< in order; the last when none has room
struct LogitRule {  ///< utility = -(sum of weights x terms)
    std::vector<std::string> routes;
    Quantity per_hour = 0.1;        ///< weight of travel time [1/h]
    Quantity per_usd = 0.02;        ///< weight of the fare [1/USD]
    Quantity per_hazard = 5.0;      ///< weight of the hazard probability [1]
    Quantity per_queued_day = 0.5;  ///< weight of the known queue at the destination [1/days of its throughput]
};
using ReferralRule = std::variant<ShareRule, FirstWithRoomRule, LogitRule>;

struct Next {  ///< where a branch goes: a step of the same pathway, by id
    std::string step;
    Quantity share = 1.0;
};

/// One step of a pathway. Exactly one of station / stay_h / refer / outcome.
struct Step {
    std::string id;
    std::string station;                 ///< serve there
    std::optional<Distribution> stay_h;  ///< [h] of presence, for example the nights until departure
    std::optional<ReferralRule> refer;   ///< leave by a route
    std::string enter_at;                ///< with refer: the step at which their pathway begins there; empty: the first
    std::optional<OutcomeKind> outcome;  ///< leave the model
    std::vector<std::string> needs;      ///< only for parties with one of these needs; others pass on
    std::vector<Next> next;  ///< shares add up to 1; empty: the following step; may return to an earlier one
};

/// What parties of some profiles go through at a site.
struct Pathway {
    std::vector<std::string> profiles;  ///< empty: all others
    std::vector<Step> steps;            ///< ends in refer or outcome
};

struct InitialPeople {
    std::string profile;
    Quantity persons;
    std::string step;
};  ///< present at the start, spread over the stay

struct Supply {
    std::string item;                   ///< water_l, meals, kits, ...
    Quantity use_per_person_day = 0.0;  ///< [items/person/day]
    Quantity stock = 0.0;               ///< [items] at the start
    Quantity reorder_at = 0.0;          ///< [items] on hand and on order
    Quantity order_up_to = 0.0;         ///< [items]
    Distribution lead_time_h = 24.0;    ///< [h]
    Source source;
};

struct Site {
    std::string id;
    Text name;
    std::string country;
    SiteKind kind = SiteKind::post;
    double latitude = 0;   ///< [degrees north]
    double longitude = 0;  ///< [degrees east]
    std::string agency;    ///< who operates it
    OpeningHours opening_hours;
    std::optional<Quota> quota;  ///< at letting people in
    std::vector<Room> rooms;
    WhenFull when_full = WhenFull::in_the_open;
    std::string divert_route;                ///< with WhenFull::divert
    std::optional<Distribution> patience_h;  ///< [h] of waiting here; overrides the profiles'
    std::optional<bool> may_leave;           ///< who is in it may leave on their own; see may_leave()
    bool held_outside = false;               ///< who waits outside the door is held already, and counts as in it
    Quantity covered_m2 = 0.0;               ///< [m2] under roof; 0: not known
    Quantity toilets = 0.0;                  ///< 0: not known
    Quantity water_l_per_day = 0.0;          ///< [L/day]; 0: not known
    std::vector<Pool> pools;
    std::vector<Station> stations;
    std::vector<Pathway> pathways;
    std::vector<InitialPeople> initial_people;
    std::vector<Supply> supplies;
    Source source;  ///< of the row in sites.csv
};

/// Whether those who are in the site may leave on their own: as it says, else everywhere but in custody and detention.
[[nodiscard]] inline bool may_leave(const Site& site) {
    return site.may_leave.value_or(site.kind != SiteKind::centre_custody && site.kind != SiteKind::centre_detention);
}

// ---- routes ---------------------------------------------------------------------------------------------------

enum class RouteMode { land, river, sea, air, foot };
enum class UnderWay { carry_on, hold, turn_back };  ///< what a closure does to those under way: continue, hold, return

struct Hazard {
    std::string need;
    Quantity per_person = 0.0;
};  ///< [probability per person] of gaining the need
struct Closure {
    Date from;
    double from_hour = 0;
    Date to;
    double to_hour = 0;
    UnderWay under_way = UnderWay::carry_on;
    std::string reason;
};

struct Route {
    std::string id;
    std::string from;
    std::string to;
    RouteMode mode = RouteMode::land;
    double distance_km = 0;
    double min_hours = 0;                    ///< [h] no journey is shorter
    Quantity typical_hours = 0.0;            ///< [h] the median journey
    Quantity p95_hours = 0.0;                ///< [h] one journey in twenty is longer; 0: min + 2 x (typical - min)
    std::optional<Distribution> excess_h;    ///< [h] beyond min_hours; overrides typical and p95
    Quantity fare_usd = 0.0;                 ///< [USD/person]
    std::string fleet;                       ///< empty: people leave at once (on foot, own means)
    bool irregular = false;                  ///< counted as an irregular route
    bool open = true;                        ///< at the start; a measure may open it
    std::optional<Quota> quota;              ///< on boarding
    std::optional<Distribution> patience_h;  ///< [h] of waiting for it; overrides the site's and the profiles'
    std::vector<Hazard> hazards;
    std::vector<Closure> closures;  ///< the scenario's own (weather, a blockade)
    Source source;
};

enum class DepartureRule { when_full, max_wait, timetable };
struct Fleet {
    std::string id;
    Text title;
    Quantity vehicles = 1.0;  ///< whole number
    Quantity seats = 50.0;    ///< per vehicle
    DepartureRule rule = DepartureRule::when_full;
    Quantity max_wait_h = 4.0;  ///< [h] max_wait: leaves when full or when the first with a fare has waited this long
    std::vector<double> departures_h;  ///< timetable: local hours at the route's origin; one vehicle leaves for each
    Quantity turnaround_h = 1.0;       ///< [h] at each end
    Quantity assisted_seats = 0.0;     ///< [fraction of seats] kept for people who cannot pay
    Source source;
};

// ---- limits, questions, the whole -----------------------------------------------------------------------------

/// A legal or standard limit on time in some kinds of centre in one country, counted across referrals.
struct Limit {
    std::string id;
    Text title;
    std::string country;
    std::vector<SiteKind> kinds;
    double hours = 0;      ///< [h], or
    int working_days = 0;  ///< working days when hours is 0 (0 and 0: nobody may be held)
    double reset_h = 24;   ///< [h] an absence as long as this ends a spell; a shorter one belongs to it
    bool children_only = false;
    bool active = true;  ///< a limit whose source is only recalled is off until the user accepts it
    Source source;
};

/// An indicator the scenario is about; verdicts on these are confirmatory, all others exploratory.
struct Question {
    std::string indicator;
    std::string stat;
    std::string scope;
};

struct Observation {  ///< observed.csv: a reported figure, never an input
    std::string id;
    std::string indicator;  ///< name in the indicator catalogue
    std::string stat;
    std::string scope;  ///< "site:CR-PCA" and the like
    Date from;
    Date to;  ///< inclusive
    double value = 0;
    std::string unit;
    Source source;
};

/// What the plans of the folder add, whichever is chosen (planned.hpp).
struct Planned {
    struct Thing {
        std::string id;
        Text title;
    };
    std::vector<Thing> levels;
    std::vector<Thing> measures;
    std::vector<Thing> budget_lines;
};

struct Scenario {
    int format = 1;
    std::string id;
    Text title;
    Text description;
    Date start;
    double days = 0;          ///< [days] simulated in all, warm-up included
    double warm_up_days = 0;  ///< [days] simulated and not measured
    std::string time_zone_name = "UTC";
    double utc_offset_h = 0;  ///< of the reference zone, in which dates and hours of the results are given
    Quantity information_age_h =
        24.0;                  ///< [h] age of published queues and room when travellers and referrals read them
    std::string default_plan;  ///< empty: no plan
    std::vector<Country> countries;
    std::vector<Holiday> holidays;
    std::vector<Profile> profiles;
    std::vector<ArrivalStream> arrivals;
    std::vector<Site> sites;
    std::vector<Route> routes;
    std::vector<Fleet> fleets;
    std::vector<Limit> limits;
    std::vector<Question> questions;
    std::vector<Observation> observed;
    std::vector<Agency> agencies;
    std::vector<Channel> channels;
    std::vector<FocalPoint> directory;
    std::vector<BudgetLine> budget_lines;
    std::vector<Price> prices;
    Planned planned;     ///< not of the scenario itself; empty when it was not read from its files
    std::string folder;  ///< where it was read from
    std::string hash;    ///< SHA-256 of the canonical inputs, hexadecimal
};

/// Names of the work plan's vulnerable situations, in their fixed order (the order is the bit in a party's needs).
[[nodiscard]] const std::vector<std::string>& need_names();

}  // namespace umbral::scenario
