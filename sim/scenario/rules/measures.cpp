// Measures: in the simulated time, done by somebody, in an order that is possible, with something to act on.

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "scenario/rules/dates.hpp"
#include "scenario/rules/decisions.hpp"
#include "scenario/rules/effects.hpp"
#include "scenario/rules/rules.hpp"

namespace umbral::scenario {
namespace {

void check_times(const Scenario& scenario, const Measure& measure, const Path& path, const Report& report) {
    if (measure.date && misses_horizon(scenario, *measure.date, *measure.date, report)) {
        report.add(path / "date", to_string(*measure.date), tr("the measure is outside the simulated time"),
                   horizon_words(scenario));
    }
    if (!measure.date && measure.hour != 0)
        report.add(path / "hour", fmt::format("{:g}", measure.hour), tr("the hour is not used"),
                   tr("hour together with date"));
    if (measure.until && measure.date && *measure.until <= *measure.date) {
        report.add(path / "until", to_string(*measure.until), tr("the measure ends before it begins"),
                   fmt::format(fmt::runtime(tr("later than {}")), to_string(*measure.date)));
    }
    if (measure.ends_with_trigger && !measure.trigger)
        report.add(path / "ends_with_trigger", *measure.ends_with_trigger ? "true" : "false",
                   tr("the measure has no trigger of its own"), tr("ends_with_trigger together with trigger"));
    if (!measure.ends_with_level && measure.level.empty())
        report.add(path / "ends_with_level", {}, tr("no level orders the measure"),
                   tr("ends_with_level together with level"));
}

/// Whoever waits, asks or borrows is somebody.
void check_actor(const Plan& plan, const Measure& measure, const Path& path, const Report& report) {
    const bool decided = !measure.level.empty() || measure.trigger;
    const bool asks = !measure.approvals.empty() || !measure.agreement.empty();
    if (measure.actor.empty() && (decided || asks)) {
        report.add(path / "actor", {}, decided ? tr("nobody does the measure") : tr("nobody asks for the measure"),
                   tr("the agency that does it"));
    }
    check_approvals(measure.approvals, measure.actor, path / "approvals", report);
    const Agreement* agreement = find_by_id(plan.agreements, measure.agreement);
    if (agreement == nullptr || measure.actor.empty() ||
        std::count(agreement->agencies.begin(), agreement->agencies.end(), measure.actor) > 0)
        return;
    report.add(path / "agreement", agreement->id,
               fmt::format(fmt::runtime(tr("{} is not in this agreement")), measure.actor),
               allowed_ids(agreement->agencies));
}

bool adds_units(const Effect& effect) {
    return std::holds_alternative<AddPlaces>(effect) || std::holds_alternative<AddOfficers>(effect) ||
           std::holds_alternative<AddVehicles>(effect) || std::holds_alternative<MoveOfficers>(effect) ||
           std::holds_alternative<MoveVehicles>(effect);
}

void check_measure(const Input& input, const Measure& measure, const Path& path, const Report& report) {
    check_times(input.scenario, measure, path, report);
    check_actor(input.plan, measure, path, report);
    if (measure.trigger) check_trigger(input.scenario, *measure.trigger, false, path / "trigger", report);
    if (measure.effects.empty())
        report.add(path / "effects", {}, tr("the measure changes nothing"), tr("at least one effect"));
    for (std::size_t i = 0; i < measure.effects.size(); ++i)
        check_effect(input, measure.effects[i], (path / "effects").element(i), report);
    if (measure.cost.per_unit_day_usd && std::none_of(measure.effects.begin(), measure.effects.end(), adds_units)) {
        report.add(path / "cost" / "per_unit_day_usd", {}, tr("the measure adds no units that could cost this"),
                   tr("effects that add or move places, officers or vehicles"));
    }
}

/// Finds measures that wait for each other, each circle once.
class Circles {
  public:
    Circles(const std::vector<Measure>& measures, const Report& report) : measures_(measures), report_(report) {}

    void look() {
        for (const Measure& measure : measures_) follow(measure);
    }

  private:
    void follow(const Measure& measure) {
        const auto begin = std::find(way_.begin(), way_.end(), measure.id);
        if (begin != way_.end()) return tell({begin, way_.end()});
        if (!seen_.insert(measure.id).second) return;
        way_.push_back(measure.id);
        for (const std::string& id : measure.needs) {
            if (const Measure* needed = find_by_id(measures_, id)) follow(*needed);
        }
        way_.pop_back();
    }

    void tell(std::vector<std::string> circle) const {
        circle.push_back(circle.front());
        const Measure* first = find_by_id(measures_, circle.front());
        const auto index = static_cast<std::size_t>(first - measures_.data());
        report_.add(Path("measures").element(index, first->id) / "needs", fmt::format("{}", fmt::join(circle, " -> ")),
                    tr("these measures wait for each other"), tr("needs that do not lead back"));
    }

    const std::vector<Measure>& measures_;
    const Report& report_;
    std::vector<std::string> way_;
    std::set<std::string> seen_;
};

}  // namespace

void check_measures(const Input& input, const Report& report) {
    for (std::size_t i = 0; i < input.plan.measures.size(); ++i) {
        const Measure& measure = input.plan.measures[i];
        check_measure(input, measure, Path("measures").element(i, measure.id), report);
    }
    Circles(input.plan.measures, report).look();
}

}  // namespace umbral::scenario
