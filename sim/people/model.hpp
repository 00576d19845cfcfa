#pragma once
// The people layer's constants: a scenario with its plan's ids resolved to indices, hours to microseconds, and
// distributions to samplers. Built once per replication (uncertain inputs have been drawn by then), never changed.

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/distribution.hpp"
#include "base/time.hpp"
#include "people/calendar.hpp"
#include "people/ids.hpp"
#include "people/quotas.hpp"
#include "scenario/plan.hpp"

namespace umbral::people {

/// Where a quota stands: at a site's door, a station, a route. The order is part of the addresses of its draws.
using QuotaPlace = std::variant<SiteId, StationId, RouteId>;

inline constexpr std::size_t priority_count = 4;

/// Chooses one of several by cumulative 32-bit thresholds; the last threshold is the whole range.
struct Choice {
    std::vector<std::uint32_t> up_to;  ///< inclusive
    [[nodiscard]] std::size_t pick(std::uint32_t word) const {
        std::size_t i = 0;
        while (i + 1 < up_to.size() && word > up_to[i]) ++i;
        return i;
    }
    [[nodiscard]] static Choice from_shares(const std::vector<double>& shares);
};

struct Profile {
    std::string id;
    Sampler party_size;          ///< [persons]
    double mean_size = 1;        ///< [persons]
    std::uint16_t max_size = 1;  ///< [persons]
    double children_fraction = 0;
    struct Need {
        std::uint32_t bit;
        std::uint32_t up_to;
    };  ///< held when a word is at most `up_to`
    std::vector<Need> needs;
    std::uint8_t priority = 1;
    bool has_patience = false;
    Sampler patience_us;
    bool has_money_limit = false;
    Sampler money_usd;  ///< per person
    bool has_remittance = false;
    Sampler remittance_us;
    /// Persons in a party, by its draw.
    [[nodiscard]] std::uint16_t size_at(std::uint32_t word) const {
        if (max_size == 1) return 1;
        return static_cast<std::uint16_t>(std::clamp(party_size(word) + 0.5, 1.0, static_cast<double>(max_size)));
    }
    [[nodiscard]] bool needs_party_draws() const { return has_money_limit || !needs.empty() || children_fraction > 0; }
};

struct ServiceTime {
    TimeUs fixed_us = 0;  ///< per party
    Sampler time_us;
    bool per_person = true;
};

struct Station {
    std::string id;
    SiteId site;
    std::vector<PoolId> pools;         ///< who can serve here, the most specialised first
    std::vector<ServiceTime> service;  ///< by profile                                            (profiles)
    bool finish_shift = true;
    std::uint32_t queue_limit = UINT32_MAX;  ///< [persons]
    bool has_patience = false;
    Sampler patience_us;
    std::size_t supply = SIZE_MAX;  ///< index among the site's supplies; SIZE_MAX: consumes nothing
    double consumes_per_person = 0;
    std::optional<QuotaRule> quota;  ///< at the start of a service
};

struct Pool {
    std::string id;
    SiteId site;
    WeekTable officers;             ///< rostered
    double availability = 1;        ///< [fraction of rostered time at the counter]
    std::vector<StationId> skills;  ///< in the order they are helped on ties
    bool own = false;               ///< made for one station without a named pool
};

struct Room {
    scenario::RoomType type = scenario::RoomType::general;
    std::int64_t capacity = 0;  ///< [persons]
    std::int64_t overflow = 0;  ///< [persons]
    std::vector<bool> admits;   ///< by profile                                            (profiles)
};

struct Step {
    enum class Kind : std::uint8_t { station, stay, refer, outcome };
    Kind kind = Kind::station;
    std::string id;
    SiteId site;
    std::uint32_t place = 0;  ///< names the step in draw addresses: site and position at the site
    std::uint32_t needs = 0;  ///< only for parties with one of these bits; 0: for all
    StationId station;
    Sampler stay_us;
    RuleId rule;
    std::vector<StepId> enter_at;  ///< of who is referred; empty: the first step, wherever  (sites x profiles)
    scenario::OutcomeKind outcome = scenario::OutcomeKind::onward;
    Choice next_choice;  ///< empty: the following step
    std::vector<StepId> next;
};

struct ReferralRule {
    enum class Kind : std::uint8_t { shares, first_with_room, logit };
    Kind kind = Kind::shares;
    std::vector<RouteId> routes;
    std::vector<double> shares;  ///< shares: by route
    double per_hour = 0;         ///< logit weights; see scenario::LogitRule
    double per_usd = 0;
    double per_hazard = 0;
    double per_queued_day = 0;
};

struct Supply {
    std::string item;
    double use_per_person_day = 0;
    double stock = 0;
    double reorder_at = 0;
    double order_up_to = 0;
    Sampler lead_time_us;
};

struct InitialParty {
    ProfileId profile;
    double persons = 0;
    StepId step;
};

struct Site {
    std::string id;
    std::size_t country = 0;
    scenario::SiteKind kind = scenario::SiteKind::post;
    WeekTable open;
    std::optional<QuotaRule> quota;  ///< at letting in
    std::vector<Room> rooms;
    scenario::WhenFull when_full = scenario::WhenFull::in_the_open;
    RouteId divert_route;
    std::optional<Sampler> patience_us;  ///< of who waits here, instead of the profile's
    bool may_leave = true;               ///< who is in it may leave on their own
    bool held_outside = false;           ///< who waits outside the door is in it already
    std::vector<StationId> stations;
    std::vector<PoolId> pools;
    std::uint32_t needs_served = 0;  ///< bits of the needs that some step here is for
    std::vector<StepId> first_step;  ///< by profile; none: no pathway here                     (profiles)
    std::vector<Supply> supplies;
    std::vector<InitialParty> initial;
    std::vector<std::size_t> limits;  ///< indices of Model::limits that hold here
    double covered_m2 = 0;
    double toilets = 0;
    double water_l_per_day = 0;
};

struct Hazard {
    std::uint32_t need = 0;
    double per_person = 0;
};
struct ClosureSpan {
    TimeUs from_us = 0;
    TimeUs to_us = 0;
    scenario::UnderWay under_way = scenario::UnderWay::carry_on;
};

struct Route {
    std::string id;
    SiteId from;
    SiteId to;
    TimeUs min_us = 0;
    Sampler excess_us;
    double mean_hours = 0;  ///< [h] for choice
    double fare_usd = 0;
    FleetId fleet;  ///< none: people leave at once
    bool irregular = false;
    bool open = true;                    ///< at the start
    std::optional<QuotaRule> quota;      ///< on boarding
    std::optional<Sampler> patience_us;  ///< of who waits for it, instead of the site's and the profile's
    double hazard = 0;                   ///< [probability per person] of any hazard, for choice
    std::vector<Hazard> hazards;
    std::vector<ClosureSpan> closures;
};

/// An hour of a timetable.
struct Departure {
    double hour = 0;            ///< local, at the origin of the route a vehicle takes
    std::int64_t vehicles = 1;  ///< that may leave at it in a day, on all routes of the fleet together
};

struct Fleet {
    std::string id;
    std::int64_t vehicles = 0;
    std::int64_t seats = 1;
    scenario::DepartureRule rule = scenario::DepartureRule::when_full;
    TimeUs max_wait_us = 0;
    std::vector<Departure> timetable;  ///< ascending, each hour once
    TimeUs turnaround_us = 0;
    double assisted_seats = 0;  ///< [fraction]
    std::vector<RouteId> routes;
};

struct Limit {
    std::string id;
    std::size_t country = 0;
    TimeUs span_us = 0;  ///< with working_days 0
    int working_days = 0;
    TimeUs reset_us = 0;  ///< an absence as long as this ends a spell
    bool children_only = false;
    std::vector<bool> kinds;  ///< by SiteKind
};

/// How a local day's arrivals are spread over it.
struct DayHours {
    /// @param weights  of the hours, relative; those of an hour without length go to the others
    /// @param edges_us  where each hour begins and the last one ends, since any instant
    /// @pre some hour with length has a weight
    [[nodiscard]] static DayHours of(const std::array<double, 24>& weights, const std::array<TimeUs, 25>& edges_us);

    std::array<double, 25> cumulative{};  ///< share of the day before each hour, from 0 to 1
    std::array<double, 24> slope_us{};    ///< time per share of the day, within each hour
    std::array<TimeUs, 24> begin_us{};    ///< each hour, since the day's beginning
};

/// Parties entering at one site, by local day. A stream of the scenario yields several: its base flow in layers of
/// factor at most 1, and each surge.
struct Flow {
    SiteId site;
    std::uint32_t number = 0;            ///< part of its parties' keys
    std::uint32_t stream = 0;            ///< number of its stream's first flow: its days are good or bad together
    std::vector<float> persons_per_day;  ///< by local day of the site, from day `first_day`
    std::int64_t first_day = 0;          ///< local day number
    double keep = 1;                     ///< [fraction of parties kept], thinned by each party's own draw
    bool has_day_factor = false;
    Sampler day_factor;  ///< over-dispersion: multiplies a day's rate, mean 1
    DayHours hours;      ///< of a day of 24 hours
    struct Mix {
        std::int64_t from_day;
        Choice choice;
        double mean_size;
    };
    std::vector<Mix> mixes;  ///< ascending from_day, the first covers everything before too
};

/// A group that arrives together.
struct Batch {
    SiteId site;
    std::uint32_t number = 0;
    TimeUs from_us = 0;
    TimeUs spread_us = 0;
    double persons = 0;
    Flow::Mix mix;
};

struct Model {
    Sampler spacing;  ///< exponential of mean 1
    TimeUs horizon_us = 0;
    TimeUs warm_up_us = 0;
    TimeUs lookahead_us = never_us;
    TimeUs information_age_us = 0;
    std::vector<std::string> countries;
    std::vector<LocalClock> clocks;                   ///< by country
    std::vector<std::vector<std::int64_t>> holidays;  ///< by country, ascending epoch days
    std::vector<Profile> profiles;
    std::size_t largest_party = 1;  ///< [persons]
    std::vector<Site> sites;
    std::vector<Station> stations;
    std::vector<Pool> pools;
    std::vector<Step> steps;
    std::vector<ReferralRule> rules;
    std::vector<Route> routes;
    std::vector<Fleet> fleets;
    std::vector<Limit> limits;
    std::vector<Flow> flows;
    std::vector<Batch> batches;
    bool has_quotas = false;  ///< somewhere, or a measure of the plan may set one

    [[nodiscard]] const LocalClock& clock_at(SiteId site) const { return clocks[sites[site.index()].country]; }
    [[nodiscard]] SiteId site(const std::string& id) const;  ///< none when there is none
    [[nodiscard]] RouteId route(const std::string& id) const;
    [[nodiscard]] FleetId fleet(const std::string& id) const;
    /// A named pool of the site, or the own pool of a station of that id.
    [[nodiscard]] PoolId pool(SiteId site, const std::string& id) const;
    [[nodiscard]] StationId station(SiteId site, const std::string& id) const;
    /// Every step of that id at the site (pathways of several profiles may share it).
    [[nodiscard]] std::vector<StepId> steps_named(SiteId site, const std::string& id) const;
};

/// Compiles a checked scenario whose uncertain inputs have been drawn. Ids must resolve: the rules saw to it.
/// @param plan  says what its measures may add that the scenario lacks
[[nodiscard]] Model compile_model(const scenario::Scenario& scenario, const scenario::Plan& plan = {});

/// Compiles one referral rule against the model's routes.
[[nodiscard]] ReferralRule compile_rule(const Model& model, const scenario::ReferralRule& given);

}  // namespace umbral::people
