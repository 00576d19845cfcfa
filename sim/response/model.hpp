#pragma once
// The response layer's constants: agencies, channels, protocol, triggers, levels, measures and money of one plan, with
// ids resolved to indices and hours to microseconds. Built once per replication, never changed.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/distribution.hpp"
#include "base/time.hpp"
#include "people/calendar.hpp"
#include "people/changes.hpp"
#include "people/model.hpp"
#include "response/episodes.hpp"
#include "response/ids.hpp"
#include "response/observe.hpp"
#include "scenario/reader.hpp"

namespace umbral::response {

struct Span {
    TimeUs from_us = 0;
    TimeUs to_us = 0;
};

/// Officers and vehicles that an agency's measures may call up, and others borrow; none: no limit.
struct Reserve {
    std::optional<std::int64_t> officers;
    std::optional<std::int64_t> vehicles;
};

/// An agency and its operations room.
struct Agency {
    std::string id;
    std::string country;
    std::uint32_t key = 0;        ///< names it in draw addresses
    people::LocalClock clock;     ///< its country's, or the reference zone's
    people::WeekTable duty;       ///< [officers] rostered
    std::vector<Span> unstaffed;  ///< ascending, apart
    Sampler handling_us;          ///< of each message
    Sampler deliberation_us;      ///< from a handled request to a decision
    TimeUs observes_every_us = hour_us;
    std::vector<std::size_t> sites;  ///< that it operates
    Reserve reserve;

    /// Officers on duty [officers].
    [[nodiscard]] double on_duty(TimeUs at_us) const;
    /// Officer-time rostered in a span [officer-us].
    [[nodiscard]] double on_duty_us(TimeUs from_us, TimeUs to_us) const;
    /// Time in that span in which more than `seat` officers are rostered: that of one officer [us].
    [[nodiscard]] TimeUs seat_on_duty_us(int seat, TimeUs from_us, TimeUs to_us) const;
    /// The next instant after at which that may change; never_us without one.
    [[nodiscard]] TimeUs next_duty_change_us(TimeUs at_us) const;
    /// The first instant, from this one on, at which somebody is on duty; never_us without one.
    [[nodiscard]] TimeUs next_staffed_us(TimeUs from_us) const;
};

struct Channel {
    std::string id;
    std::uint32_t key = 0;
    std::vector<bool> on_it;  ///< by agency                                         (agencies)
    TimeUs fixed_us = 0;      ///< before a message goes
    double latency_s = 0;
    double bytes_per_s = 1e5;
    double loss = 0;  ///< [probability]
    TimeUs retry_us = hour_us;
    std::vector<Span> outages;  ///< dated and random ones, ascending, apart
    bool open = true;           ///< at the start
};

/// One agency's regular reports and alerts to another.
struct Flow {
    AgencyId from, to;
    ChannelId channel;
    TimeUs every_us = 0;  ///< 0: alerts only
    TimeUs first_us = 0;
    bool alerts = true;
    bool advance_notice = false;
    TimeUs compile_us = 0;
    double bytes = 0;
};

/// Two agencies that can write to each other directly.
struct Contact {
    AgencyId from, to;
    ChannelId channel;
};

struct FocalPoint {
    AgencyId agency;
    scenario::Topic topic{};
    double stale = 0;  ///< [probability per sender]
    Sampler search_us;
};

/// A comparison of a figure, summed over sites, with a threshold.
struct Condition {
    Observable what{};
    std::vector<std::size_t> sites;
    std::vector<std::size_t> routes;  ///< for inbound: those that end there
    bool above = true;
    double threshold = 0;
    double hysteresis = 0;
    TimeUs for_us = 0;
    TimeUs forecast_us = 0;
};

/// All of `all` and one of `any`: indices of Model::conditions.
struct Trigger {
    std::vector<std::size_t> all, any;
    [[nodiscard]] bool is_empty() const { return all.empty() && any.empty(); }
};

/// A trigger somebody looks out for: a level's or a measure's.
struct Watch {
    std::string subject;  ///< the level's or measure's id
    Trigger trigger;
    AgencyId owner;  ///< who acts on it
    LevelId level;   ///< one of the two
    MeasureId measure;
};

struct Level {
    std::string id;
    int number = 1;
    std::string scope;
    AgencyId authority;
    std::vector<AgencyId> approvals;
    WatchId watch;
    Trigger stand_down;  ///< empty: the trigger no longer holds
    TimeUs minimum_us = 0;
    TimeUs expires_us = never_us;
};

/// What an effect does to agencies rather than to people.
struct InformPeople {
    std::vector<std::size_t> sites;
    TimeUs every_us = hour_us;
};
struct ReleaseBudget {
    LineId line;
};
struct OpenChannel {
    ChannelId channel;
};
struct FormJointTeam {
    std::vector<AgencyId> agencies;
};
using AgencyEffect = std::variant<InformPeople, ReleaseBudget, OpenChannel, FormJointTeam>;

struct Cost {
    bool priced = false;  ///< something of it is known
    double fixed_usd = 0;
    double per_day_usd = 0;
    double per_unit_day_usd = 0;  ///< for each place, officer and vehicle that came
    double per_person_usd = 0;
};

struct Measure {
    std::string id;
    AgencyId actor;  ///< none: a dated measure of nobody in particular
    TimeUs dated_us = never_us;
    LevelId level;
    WatchId watch;
    std::vector<AgencyId> approvals;
    std::vector<AgencyId> lenders;  ///< under its agreement, in the order in which they lend
    bool lenders_are_asked = false;
    std::vector<MeasureId> needs;
    TimeUs lead_us = 0;  ///< the agreement's included
    TimeUs until_us = never_us;
    TimeUs duration_us = never_us;
    bool ends_with_level = true;
    bool ends_with_trigger = true;
    scenario::IfShort if_short = scenario::IfShort::wait;
    std::vector<people::Change> changes;
    std::vector<AgencyEffect> agency_effects;
    std::int64_t officers = 0;  ///< taken from the lenders' reserves under an agreement, else from the actor's
    std::int64_t vehicles = 0;
    Cost cost;
    LineId line;
    std::vector<std::size_t> routes;  ///< on which persons are counted for per_person_usd,
    std::vector<std::size_t> sites;   ///< or at which, when there are no routes
};

struct Tranche {
    double usd = 0;
    TimeUs date_us = never_us;  ///< never_us: on request
    TimeUs delay_us = 0;
};

struct BudgetLine {
    std::string id;
    std::string country;
    AgencyId agency;
    std::vector<Tranche> tranches;
    std::optional<double> ceiling_usd_per_day;
    scenario::WhenExhausted when_exhausted = scenario::WhenExhausted::stop;
};

/// A unit price resolved to what it is about.
struct Price {
    std::string id;
    scenario::PriceItem item{};
    double usd = 0;
    std::vector<std::size_t> sites, fleets, routes;
    std::vector<AgencyId> agencies;
    std::string supply;
    LineId line;
};

struct Model {
    std::vector<Agency> agencies;
    std::vector<Channel> channels;
    std::vector<Flow> flows;
    std::vector<Contact> contacts;
    std::vector<std::vector<AgencyId>> joint_teams;
    std::vector<FocalPoint> directory;
    std::vector<Condition> conditions;
    std::vector<Watch> watches;
    std::vector<Level> levels;
    std::vector<Measure> measures;
    std::vector<BudgetLine> lines;
    std::vector<Price> prices;
    std::vector<AgencyId> operator_of;  ///< by site; none where nobody is named          (sites)
    TimeUs bulletin_every_us = day_us;  ///< between an operator's bulletins about its sites
    TimeUs horizon_us = 0;
    Threads threads;  ///< whose story an event is
    bool perfect_information = false;
    bool unlimited_money = false;

    [[nodiscard]] bool has_agencies() const { return !agencies.empty(); }
};

/// Between an operator's bulletins where no measure says otherwise [us].
[[nodiscard]] inline TimeUs own_bulletin_every_us(const Model& model) {
    return model.perfect_information ? hour_us : model.bulletin_every_us;
}

/// Compiles a checked input whose uncertain values have been drawn.
/// @param key  for random outages
[[nodiscard]] Model compile_model(const scenario::Input& input, const people::Model& people, DrawKey key);

}  // namespace umbral::response
