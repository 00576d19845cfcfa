#include "scenario/dead_ends.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>

#include "base/i18n.hpp"
#include "base/rounding.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "scenario/names.hpp"
#include "scenario/reach.hpp"
#include "scenario/rules/rules.hpp"
#include "scenario/support.hpp"
#include "scenario/table/path.hpp"

namespace umbral::scenario {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

double least(const Quantity& quantity) { return quantity.spread ? support_of(*quantity.spread).low : quantity.value; }
double least(const std::optional<Quantity>& quantity) { return quantity ? least(*quantity) : 0; }
double most(const Quantity& quantity) { return quantity.spread ? support_of(*quantity.spread).high : quantity.value; }

/// An amount of money beside another, with the digits that tell them apart.
std::string money_text(double usd, double beside_usd) {
    constexpr int most_digits = 6;
    int digits = 0;
    while (digits < most_digits && usd != beside_usd && format_number(usd, digits) == format_number(beside_usd, digits))
        ++digits;
    return format_number(usd, digits);
}

/// One journey in twenty on the route is longer [h].
double slow_journey_h(const Route& route) {
    if (route.excess_h) return route.min_hours + exact_quantile(route.excess_h->spec(), 0.95);
    if (route.p95_hours.value > 0) return highest(route.p95_hours);
    return route.min_hours + 2 * (highest(route.typical_hours) - route.min_hours);
}

/// The most vehicles that are away at one time when each leaves at an hour of the day, every day, for so long.
std::size_t most_away(const std::vector<double>& departures_h, double away_h) {
    constexpr double day_h = 24;
    std::size_t most = 0;
    for (const double first : departures_h) {
        std::size_t away = 0;  // those that leave from then on before the first is back
        for (const double hour : departures_h) {
            const double after_h = hour >= first ? hour - first : hour - first + day_h;
            if (after_h < away_h) away += static_cast<std::size_t>(std::ceil((away_h - after_h) / day_h));
        }
        most = std::max(most, away);
    }
    return std::max<std::size_t>(most, departures_h.empty() ? 0 : 1);
}

/// What a measure wants at the least.
struct Wanted {
    double officers = 0, vehicles = 0;  ///< out of reserves
    double units = 0;                   ///< that cost per unit
    std::vector<double> numbers;  ///< at the most, each of which is cut down by itself where a part is carried out
    bool is_certain = true;       ///< no number is drawn

    void operator()(const AddPlaces& effect) {
        take(effect.places);
        take(effect.overflow);
        add_units(least(effect.places) + least(effect.overflow));
    }
    void operator()(const AddOfficers& effect) {
        take(effect.officers);
        officers += std::max(0.0, std::round(least(effect.officers)));
        add_units(least(effect.officers));
    }
    void operator()(const AddVehicles& effect) {
        take(effect.vehicles);
        vehicles += std::max(0.0, std::round(least(effect.vehicles)));
        add_units(least(effect.vehicles));
    }
    void operator()(const MoveOfficers& effect) {
        take(effect.officers);
        add_units(least(effect.officers));
    }
    void operator()(const MoveVehicles& effect) {
        take(effect.vehicles);
        add_units(least(effect.vehicles));
    }
    void operator()(const MovePeople& effect) { take(effect.persons); }
    void operator()(const SendSupplies& effect) { take(effect.items); }
    void operator()(const auto&) {}

    /// Whether a whole unit of anything may be left of it at this share.
    [[nodiscard]] bool leaves_any(double share) const {
        return !is_certain || share >= 1 || std::any_of(numbers.begin(), numbers.end(), [share](double number) {
            return whole_units(number * share) > 0;
        });
    }

  private:
    void take(const Quantity& number) {
        numbers.push_back(std::ceil(number.value));
        is_certain = is_certain && !number.spread;
    }
    void take(const std::optional<Quantity>& number) {
        if (number) take(*number);
    }
    /// Each is rounded to whole units when it is drawn.
    void add_units(double number) { units += std::max(0.0, std::floor(number)); }
};

Wanted wanted_by(const Measure& measure) {
    Wanted wanted;
    for (const Effect& effect : measure.effects) std::visit(wanted, effect);
    return wanted;
}

class Search {
  public:
    Search(const Scenario& scenario, const Plan& plan) : scenario_(scenario), plan_(plan), reach_(scenario, plan) {}

    std::vector<Problem> all() {
        for (std::size_t i = 0; i < scenario_.fleets.size(); ++i) look_at(scenario_.fleets[i], i);
        for (std::size_t i = 0; i < scenario_.sites.size(); ++i) look_at(scenario_.sites[i], i);
        for (std::size_t i = 0; i < plan_.levels.size(); ++i) look_at(plan_.levels[i], i);
        for (std::size_t i = 0; i < plan_.measures.size(); ++i) look_at(plan_.measures[i], i);
        follow_needs();
        return std::move(found_);
    }

  private:
    /// What is looked at: the level or measure, and where it is.
    struct Subject {
        std::string id, name;
        Path path;
        bool is_level = false;
    };
    struct Dead {
        Path place;
        std::string value, message, allowed, hint;
    };

    void add(const Subject& subject, Dead dead) {
        (subject.is_level ? dead_levels_ : dead_measures_).insert(subject.id);
        found_.push_back({"plans/" + plan_.id + ".json", dead.place.text(), std::move(dead.value),
                          fmt::format(fmt::runtime(tr("\u201c{}\u201d: {}")), subject.name, dead.message),
                          std::move(dead.allowed), std::move(dead.hint)});
    }

    [[nodiscard]] std::string agency(const std::string& id) const { return name_in(scenario_.agencies, id); }

    void look_at(const Fleet& fleet, std::size_t i) {
        double slowest_h = -infinite;
        for (const Route& route : scenario_.routes) {
            if (route.fleet == fleet.id) slowest_h = std::max(slowest_h, slow_journey_h(route));
        }
        if (slowest_h >= 0) return check_timetable(fleet, i, 2 * (slowest_h + fleet.turnaround_h.value));
        found_.push_back({"scenario.json",
                          Path("fleets").element(i, fleet.id).text(),
                          fleet.id,
                          tr("no route names this fleet: its vehicles carry nobody, and no price is charged for them"),
                          tr("a fleet that some route names (routes.fleet)"),
                          {}});
    }

    /// @param away_h  a vehicle's slow journey there and back
    void check_timetable(const Fleet& fleet, std::size_t i, double away_h) {
        if (fleet.rule != DepartureRule::timetable) return;
        const std::size_t used = most_away(fleet.departures_h, away_h);
        if (least(fleet.vehicles) <= static_cast<double>(used)) return;
        found_.push_back({"scenario.json", (Path("fleets").element(i, fleet.id) / "vehicles").text(),
                          fmt::format("{:g}", least(fleet.vehicles)),
                          fmt::format(fmt::runtime(tr("the timetable has use for {} of the vehicles at one time, also "
                                                      "when journeys are slow: the others stand idle")),
                                      used),
                          tr("so many vehicles, or an hour in departures_h for each that shall leave"),
                          tr("an hour is one departure; written twice it is two")});
    }

    void look_at(const Site& site, std::size_t i) {
        if (may_leave(site)) return;
        const auto never_ends = [&](const Path& path) {
            found_.push_back({"scenario.json",
                              (path / "patience_h").text(),
                              {},
                              tr("nobody leaves this place on their own: patience never ends here"),
                              tr("no patience_h, or may_leave: true at the site"),
                              {}});
        };
        if (site.patience_h && site.held_outside) never_ends(Path("sites").element(i, site.id));
        for (std::size_t k = 0; k < scenario_.routes.size(); ++k) {
            const Route& route = scenario_.routes[k];
            if (route.from == site.id && route.patience_h) never_ends(Path("routes").element(k, route.id));
        }
        for (std::size_t k = 0; k < site.stations.size(); ++k) {
            const Station& station = site.stations[k];
            if (!station.patience_h) continue;
            never_ends((Path("sites").element(i, site.id) / "stations").element(k, station.id));
        }
    }

    void look_at(const Level& level, std::size_t i) {
        const Subject subject{level.id, name_of(level), Path("levels").element(i, level.id), true};
        check_trigger(subject, level.trigger, level.declared_by, level.scope);
        for (const std::string& approver : level.approvals)
            check_way(subject, subject.path / "approvals", level.declared_by, approver);
    }

    void look_at(const Measure& measure, std::size_t i) {
        const Subject subject{measure.id, name_of(measure), Path("measures").element(i, measure.id)};
        check_times(subject, measure);
        if (measure.date) return;  // taken as decided, approved and funded
        if (measure.trigger) check_trigger(subject, *measure.trigger, measure.actor, "all");
        if (const Level* level = find_by_id(plan_.levels, measure.level))
            check_way(subject, subject.path / "actor", level->declared_by, measure.actor);
        for (const std::string& approver : measure.approvals)
            check_way(subject, subject.path / "approvals", measure.actor, approver);
        const std::set<std::string> lenders = lenders_to(measure);
        const Agreement* agreement = find_by_id(plan_.agreements, measure.agreement);
        for (const std::string& lender : lenders) {
            if (agreement != nullptr && !agreement->standing)
                check_way(subject, subject.path / "agreement", measure.actor, lender);
        }
        const Wanted wanted = wanted_by(measure);
        check_reserves(subject, measure, {lenders, wanted.officers, &Agency::reserve_officers, "reserve_officers"});
        check_reserves(subject, measure, {lenders, wanted.vehicles, &Agency::reserve_vehicles, "reserve_vehicles"});
        check_money(subject, measure, wanted);
        if (!dead_measures_.contains(measure.id)) check_part(subject, measure, wanted, lenders);
    }

    /// Whose reserves it draws on: the others' of its agreement, else its actor's.
    [[nodiscard]] std::set<std::string> lenders_to(const Measure& measure) const {
        const Agreement* agreement = find_by_id(plan_.agreements, measure.agreement);
        if (agreement == nullptr) return {measure.actor};
        std::set<std::string> lenders(agreement->agencies.begin(), agreement->agencies.end());
        lenders.erase(measure.actor);
        return lenders;
    }

    void check_trigger(const Subject& subject, const Trigger& trigger, const std::string& who,
                       const std::string& scope) {
        const auto unknown = [&](const Condition& condition) { return !reach_.may_know(who, condition, scope); };
        const auto first = std::find_if(trigger.all.begin(), trigger.all.end(), unknown);
        const bool none_of_any = !trigger.any.empty() && std::all_of(trigger.any.begin(), trigger.any.end(), unknown);
        if (first == trigger.all.end() && !none_of_any) return;
        const Condition& condition = first != trigger.all.end() ? *first : trigger.any.front();
        const std::string& where = condition.scope.empty() ? scope : condition.scope;
        add(subject, {subject.path / "trigger", condition.indicator + "@" + where,
                      fmt::format(fmt::runtime(tr("{} can never know whether it is so: it counts at no site there, and "
                                                  "nobody tells it")),
                                  agency(who)),
                      tr("a figure of a site that it operates, or that it is told of"),
                      tr("a report to it (protocol.reports) from who operates the site; of inbound_persons one with "
                         "advance_notice")});
    }

    void check_way(const Subject& subject, const Path& place, const std::string& from, const std::string& to) {
        if (from == to || reach_.may_write(from, to)) return;
        const std::set<std::string> others = reach_.written_to_by(from);
        add(subject, {place, to,
                      fmt::format(fmt::runtime(tr("no way leads from {} to {}, to whom it must write")), agency(from),
                                  agency(to)),
                      allowed_ids({others.begin(), others.end()}),
                      tr("a report or a contact between them (protocol), by an open channel that both are on")});
    }

    /// A kind of thing in reserves, and how much of it a measure wants.
    struct Want {
        const std::set<std::string>& lenders;
        double number = 0;
        std::optional<Quantity> Agency::*reserve = nullptr;
        const char* key = "";
    };

    /// What the agencies ever have together.
    [[nodiscard]] double reserve_of(const std::set<std::string>& agencies,
                                    std::optional<Quantity> Agency::*reserve) const {
        double there = 0;
        for (const std::string& id : agencies) {
            const Agency* lender = find_by_id(scenario_.agencies, id);
            if (lender == nullptr || !(lender->*reserve)) return infinite;
            there += std::round(most(*(lender->*reserve)));
        }
        return there;
    }

    void check_reserves(const Subject& subject, const Measure& measure, const Want& want) {
        const double there = reserve_of(want.lenders, want.reserve);
        std::vector<std::string> names;
        for (const std::string& id : want.lenders) names.push_back(agency(id));
        const bool in_part = measure.if_short == IfShort::partial;
        if (want.number <= 0 || (in_part ? there > 0 : there >= want.number)) return;
        add(subject, {subject.path / "effects", fmt::format("{:g}", want.number),
                      fmt::format(fmt::runtime(tr("it takes more ({}) than there ever is in the reserves of: {}")),
                                  want.key, fmt::format("{}", fmt::join(names, ", "))),
                      fmt::format(fmt::runtime(tr("at most {:g}")), there),
                      in_part ? tr("a larger reserve") : tr("a larger reserve, or if_short: partial")});
    }

    /// The line that bounds what the measure may cost; none where nothing does.
    [[nodiscard]] const BudgetLine* line_of(const Measure& measure) const {
        if (plan_.unlimited_money) return nullptr;
        const BudgetLine* own = find_by_id(plan_.budget_lines, measure.budget_line);
        return own != nullptr ? own : find_by_id(scenario_.budget_lines, measure.budget_line);
    }
    [[nodiscard]] static double ceiling_usd(const BudgetLine& line) {
        return line.ceiling_usd_per_day ? most(*line.ceiling_usd_per_day) : infinite;
    }

    void check_money(const Subject& subject, const Measure& measure, const Wanted& wanted) {
        const BudgetLine* line = line_of(measure);
        if (line == nullptr) return;
        const double units = measure.if_short == IfShort::partial ? 0 : wanted.units;
        const Cost& cost = measure.cost;
        const double first_usd = least(cost.fixed_usd) + least(cost.per_day_usd) + units * least(cost.per_unit_day_usd);
        const auto check = [&](double most_usd, const char* message, const char* hint) {
            const bool pays_for_more = least(cost.per_person_usd) > 0;  // something must be left for the first person
            if (pays_for_more ? first_usd < most_usd : first_usd <= most_usd) return;
            add(subject, {subject.path / "cost", money_text(first_usd, most_usd) + " USD",
                          fmt::format(fmt::runtime(message), name_of(*line)),
                          fmt::format(fmt::runtime(pays_for_more ? tr("less than {} USD") : tr("at most {} USD")),
                                      money_text(most_usd, first_usd)),
                          hint});
        };
        check(ceiling_usd(*line), tr("its fixed cost and first day are more than \u201c{}\u201d may commit in a day"),
              tr("a higher ceiling_usd_per_day"));
        check(released_usd(*line),
              tr("its fixed cost and first day are more than all that \u201c{}\u201d can ever release"),
              tr("more money, or when_exhausted: overspend"));
    }

    /// Of one that is carried out in part, where the share that reserves and money ever reach leaves no whole unit.
    void check_part(const Subject& subject, const Measure& measure, const Wanted& wanted,
                    const std::set<std::string>& lenders) {
        if (measure.if_short != IfShort::partial) return;
        double share = 1;
        if (wanted.officers > 0)
            share = std::min(share, reserve_of(lenders, &Agency::reserve_officers) / wanted.officers);
        if (wanted.vehicles > 0)
            share = std::min(share, reserve_of(lenders, &Agency::reserve_vehicles) / wanted.vehicles);
        const Cost& cost = measure.cost;
        const double units_usd = wanted.units * least(cost.per_unit_day_usd);
        if (const BudgetLine* line = line_of(measure); line != nullptr && units_usd > 0) {
            const double left_usd =
                std::min(ceiling_usd(*line), released_usd(*line)) - least(cost.fixed_usd) - least(cost.per_day_usd);
            share = std::min(share, left_usd / units_usd);
        }
        if (wanted.leaves_any(share)) return;
        add(subject, {subject.path / "effects", fmt::format("{:.3g}", share),
                      tr("the share of it that reserves and money ever reach leaves no whole unit of anything it adds"),
                      tr("a share that leaves one"), tr("a larger reserve, or more money")});
    }

    /// What a line may release within the simulated time, without end where it may be overspent; what is there on
    /// request, where somebody can ask for it and it comes in time.
    [[nodiscard]] double released_usd(const BudgetLine& line) const {
        if (line.when_exhausted == WhenExhausted::overspend) return infinite;
        const auto may_ask = [&](const Measure& measure) {
            const bool asks = measure.budget_line == line.id ||
                              std::any_of(measure.effects.begin(), measure.effects.end(), [&](const Effect& effect) {
                                  const auto* release = std::get_if<ReleaseBudget>(&effect);
                                  return release != nullptr && release->line == line.id;
                              });
            const bool is_granted = measure.actor.empty() || measure.actor == line.agency;
            return asks && (is_granted || reach_.may_write(measure.actor, line.agency));
        };
        const bool is_asked = std::any_of(plan_.measures.begin(), plan_.measures.end(), may_ask);
        double usd = 0;
        for (const Tranche& tranche : line.tranches) {
            const bool on_request = !tranche.date && most(tranche.release_delay_h) > 0;
            const double waits_h = tranche.date ? hours_to(*tranche.date) : least(tranche.release_delay_h);
            const bool comes = waits_h < scenario_.days * 24 && (tranche.date || !on_request || is_asked);
            if (comes) usd += most(tranche.usd);
        }
        return usd;
    }

    /// [h] after the start.
    [[nodiscard]] double hours_to(const Date& date) const {
        return 24.0 * static_cast<double>(days_from_epoch(date) - days_from_epoch(scenario_.start));
    }

    void check_times(const Subject& subject, const Measure& measure) {
        const double decided_h = measure.date ? std::max(0.0, hours_to(*measure.date) + measure.hour) : 0;
        double effect_h = decided_h + least(measure.lead_time_h);
        if (const Agreement* agreement = find_by_id(plan_.agreements, measure.agreement))
            effect_h += least(agreement->lead_time_h);
        const double over_h = scenario_.days * 24, last_h = measure.until ? hours_to(*measure.until) : infinite;
        if (last_h <= decided_h) {
            add(subject, {subject.path / "until",
                          to_string(*measure.until),
                          tr("its last day is over before anything can happen"),
                          fmt::format(fmt::runtime(tr("after {}")),
                                      to_string(date_from_days(days_from_epoch(scenario_.start) +
                                                               static_cast<std::int64_t>(decided_h / 24)))),
                          {}});
            return;
        }
        const double before_h = std::min(over_h, last_h);
        if (effect_h < before_h) return;
        add(subject, {subject.path / "lead_time_h",
                      fmt::format("{:g}", effect_h - decided_h),
                      last_h < over_h ? tr("its lead time ends after its last day")
                                      : tr("its lead time ends after the simulated time"),
                      fmt::format(fmt::runtime(tr("less than {:g} h")), std::max(0.0, before_h - decided_h)),
                      {}});
    }

    /// What belongs to a level, or needs a measure, that can never be.
    void follow_needs() {
        for (bool more = true; more;) {
            more = false;
            for (std::size_t i = 0; i < plan_.measures.size(); ++i) {
                const Measure& measure = plan_.measures[i];
                if (dead_measures_.contains(measure.id) || measure.date) continue;
                const Subject subject{measure.id, name_of(measure), Path("measures").element(i, measure.id)};
                const auto needed = std::find_if(measure.needs.begin(), measure.needs.end(),
                                                 [&](const std::string& id) { return dead_measures_.contains(id); });
                if (dead_levels_.contains(measure.level)) {
                    dead_measures_.insert(measure.id);  // told of the level
                } else if (needed != measure.needs.end()) {
                    add(subject,
                        {subject.path / "needs", *needed, tr("it needs a measure that can never take effect"), {}, {}});
                } else {
                    continue;
                }
                more = true;
            }
        }
    }

    const Scenario& scenario_;
    const Plan& plan_;
    Reach reach_;
    std::set<std::string> dead_levels_, dead_measures_;
    std::vector<Problem> found_;
};

}  // namespace

std::vector<Problem> dead_ends(const Scenario& scenario, const Plan& plan) { return Search(scenario, plan).all(); }

}  // namespace umbral::scenario
