#pragma once
// A response plan: levels with their triggers, measures, the protocol of who tells whom, and the money set aside.
// Plain structs with defaults and units; response/ makes them act.

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "scenario/scenario.hpp"

namespace umbral::scenario {

// ---- effects --------------------------------------------------------------------------------------------------

// What a measure changes. Dated, triggered and ordered measures and rehearsal teams all use these.
struct AddPlaces {
    std::string site;
    RoomType room = RoomType::general;
    Quantity places = 0.0;
    Quantity overflow = 0.0;
};
struct AddOfficers {
    std::string site;
    std::string pool;
    Quantity officers = 0.0;
    WeekSpan when{};
};  ///< pool or station id; in one shift, round the clock where none is given
struct SetOpeningHours {
    std::string site;
    OpeningHours hours;
};
struct AddVehicles {
    std::string fleet;
    Quantity vehicles = 0.0;
};
struct SetRouteOpen {
    std::string route;
    bool open = true;
    UnderWay under_way = UnderWay::carry_on;
};
struct SetFare {
    std::string route;
    Quantity fare_usd = 0.0;
};  ///< 0 waives it
struct SetQuota {
    std::string route;           ///< or
    std::string site;            ///< its door, or
    std::string station;         ///< one of its stations
    std::optional<Quota> quota;  ///< none: everybody passes
};
struct SetAssistedSeats {
    std::string fleet;
    Quantity fraction = 0.0;
};
struct SetReferral {
    std::string site;
    std::string step;
    ReferralRule rule;
};  ///< replaces the rule of that step
struct SetServiceTime {
    std::string site;
    std::string station;
    Quantity factor = 1.0;
};  ///< a simplified procedure
struct MoveOfficers {
    std::string from_site;
    std::string from_pool;
    std::string to_site;
    std::string to_pool;
    Quantity officers = 0.0;
};  ///< lent: what one loses the other has
struct MoveVehicles {
    std::string from_fleet;
    std::string to_fleet;
    Quantity vehicles = 0.0;
};
struct MovePeople {
    std::string route;
    Quantity persons = 0.0;
};  ///< a convoy, once: of those who wait for this route, first those without the fare, whole parties
struct SendSupplies {
    std::string site;
    std::string item;
    Quantity items = 0.0;
};  ///< once
struct InformPeople {
    std::vector<std::string> sites;  ///< about these; empty: all
    Quantity every_h = 1.0;          ///< [h] between bulletins that travellers and referrals read
};
struct SetBranch {
    std::string site;
    std::string step;
    std::vector<std::pair<std::string, Quantity>> shares;  ///< step -> share; a regularisation window
};
struct ReleaseBudget {
    std::string line;
};  ///< asks for the line's next tranche
struct OpenChannel {
    std::string channel;
};
struct FormJointTeam {
    std::vector<std::string> agencies;
};  ///< one shared picture
using Effect = std::variant<AddPlaces, AddOfficers, SetOpeningHours, AddVehicles, SetRouteOpen, SetFare, SetQuota,
                            SetAssistedSeats, SetReferral, SetServiceTime, MoveOfficers, MoveVehicles, MovePeople,
                            SendSupplies, InformPeople, SetBranch, ReleaseBudget, OpenChannel, FormJointTeam>;

// ---- triggers and levels --------------------------------------------------------------------------------------

/// One comparison of a figure an agency may know (observable_names()) with a threshold.
struct Condition {
    std::string indicator;
    std::string scope;              ///< "site:ID", "country:ID", "all"; empty: the level's own
    std::optional<Quantity> above;  ///< true at or above; exactly one of the two
    std::optional<Quantity> below;  ///< true at or below
    Quantity for_h = 0.0;           ///< [h] it must have been so, by the times of observation
    Quantity hysteresis = 0.0;      ///< [the indicator's unit] how far back it must go before it counts as over
    Quantity forecast_h = 0.0;      ///< [h] ahead, by the trend of what is known; 0: as observed
};

/// All of `all` and at least one of `any` (where there are any).
struct Trigger {
    std::vector<Condition> all;
    std::vector<Condition> any;
};

/// A crisis level of a site, a country, a pair of countries or the region. Level 0, routine, need not be written.
struct Level {
    std::string id;
    int number = 1;  ///< place on its ladder, 0 up; the highest declared counts
    Text title;
    std::string colour;  ///< "#rrggbb"; empty: by number
    std::string scope;   ///< "site:ID", "country:ID", "pair:ID-ID", "all"
    std::string declared_by;
    std::vector<std::string> approvals;  ///< agencies that must agree, all asked at once
    Trigger trigger;
    std::optional<Trigger> stand_down;  ///< none: the trigger, back by its hysteresis
    Quantity minimum_h = 0.0;           ///< [h] it stands at least
    std::optional<Quantity> expires_h;  ///< [h] after which it ends unless its trigger still holds; none: never
    Source source;
};

// ---- protocol -------------------------------------------------------------------------------------------------

/// Who reports to whom, when and by which channel.
struct ReportFlow {
    std::string from;
    std::string to;
    std::string channel;
    Quantity every_h = 24.0;      ///< [h]; 0: no regular reports, alerts only
    double first_hour = 7;        ///< [h] of the day in the reference zone
    bool alerts = true;           ///< passes on at once what would trip a trigger
    bool advance_notice = false;  ///< tells how many are on their way to the receiver's sites
    Quantity compile_min = 20.0;  ///< [min] of a duty officer to write it
    Quantity size_kb = 50.0;      ///< [kB]
};

/// Two agencies that may ask and order each other directly, besides those between whom reports go.
struct Contact {
    std::string from;
    std::string to;
    std::string channel;
};

/// Agencies with one shared picture.
struct JointTeam {
    std::string id;
    std::vector<std::string> agencies;
};

struct Protocol {
    std::vector<ReportFlow> reports;
    std::vector<Contact> contacts;
    std::vector<JointTeam> joint_teams;
};

// ---- measures -------------------------------------------------------------------------------------------------

/// What a measure costs. What is left out is not priced, listed and counted, never zero.
struct Cost {
    std::optional<Quantity> fixed_usd;         ///< [USD] once, when it takes effect
    std::optional<Quantity> per_day_usd;       ///< [USD/day] while in effect
    std::optional<Quantity> per_unit_day_usd;  ///< [USD/unit/day] for each place, officer or vehicle added
    std::optional<Quantity> per_person_usd;    ///< [USD/person] carried or received where the effects act
};

/// Staff and vehicles that agencies have agreed to lend each other.
struct Agreement {
    std::string id;
    Text title;
    std::vector<std::string> agencies;
    Quantity lead_time_h = 24.0;  ///< [h] from request to arrival, besides the measure's own
    bool standing = false;        ///< agreed beforehand: the lender is told, not asked
    Source source;
};

/// What a measure does when its money, staff or vehicles fall short.
enum class IfShort { wait, partial, skip };

/// Something an agency did on a date, or does when a level is declared or a trigger holds.
struct Measure {
    std::string id;
    Text title;
    std::optional<Date> date;        ///< decided on
    double hour = 0;                 ///< [h] of that day in the reference zone
    std::string level;               ///< or: ordered when this level is declared
    std::optional<Trigger> trigger;  ///< or: decided by the actor when its picture shows this
    std::string actor;               ///< the agency that does it; empty: nobody in particular, a dated measure only
    std::vector<std::string> approvals;
    std::vector<std::string> needs;         ///< measures that must be in effect first
    std::string agreement;                  ///< mutual aid under which it borrows
    Quantity lead_time_h = 0.0;             ///< [h] from decision (and money) to effect
    std::optional<Date> until;              ///< with what follows, whichever comes first
    std::optional<Quantity> duration_h;     ///< [h] in effect
    bool ends_with_level = true;            ///< ends when the level that ordered it stands down
    std::optional<bool> ends_with_trigger;  ///< ends when its own trigger no longer holds; absent: where neither until
                                            ///< nor duration_h is written
    std::vector<Effect> effects;            ///< "a bus corridor" opens routes, adds vehicles and waives a fare
    Cost cost;
    std::string budget_line;
    IfShort if_short = IfShort::wait;
    Source source;
};

/// The word for running without a plan, where no plan has this id.
inline constexpr const char* no_plan = "none";

struct Plan {
    std::string id;
    Text title;
    Text description;
    std::vector<Level> levels;
    Protocol protocol;
    std::vector<Agreement> agreements;
    std::vector<BudgetLine> budget_lines;  ///< replace the scenario's lines of the same id
    std::vector<Measure> measures;
    bool perfect_information = false;  ///< every agency knows everything at once: what information is worth
    bool unlimited_money = false;      ///< nothing waits for money: what money is worth
};

/// Figures that agencies count and triggers compare, in their fixed order.
[[nodiscard]] const std::vector<std::string>& observable_names();

}  // namespace umbral::scenario
