// Plans: measures in the simulated time whose effects have something to act on.

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "base/text.hpp"
#include "scenario/rules/dates.hpp"
#include "scenario/rules/pathway_graph.hpp"
#include "scenario/rules/rules.hpp"

namespace umbral::scenario {
namespace {

/// Checks one effect; sites, routes and fleets it names have been looked up already.
struct EffectCheck {
    const Scenario& scenario;
    const Path& path;
    const Report& report;

    void missing(const char* key, const std::string& id, const char* message,
                 const std::vector<std::string>& ids) const {
        report.add(path / key, shortened(id), message, allowed_ids(ids), did_you_mean(id, ids));
    }

    void operator()(const AddPlaces& effect) const {
        const auto changes = [](const Quantity& quantity) { return quantity.value != 0 || quantity.is_uncertain(); };
        if (!changes(effect.places) && !changes(effect.overflow))
            report.add(path, {}, tr("the effect changes nothing"), tr("places or overflow other than 0"));
    }
    void operator()(const AddOfficers& effect) const {
        const Site* site = find_by_id(scenario.sites, effect.site);
        if (site == nullptr || find_by_id(site->pools, effect.pool) != nullptr) return;
        const Station* station = find_by_id(site->stations, effect.pool);
        if (station != nullptr && station->pool.empty()) return;
        std::vector<std::string> ids = ids_of(site->pools);
        for (const Station& own : site->stations) {
            if (own.pool.empty()) ids.push_back(own.id);
        }
        missing("pool", effect.pool,
                station != nullptr ? tr("the station shares a pool; name the pool")
                                   : tr("the site has no pool or station of this id"),
                ids);
    }
    void operator()(const SetReferral& effect) const {
        const Site* site = find_by_id(scenario.sites, effect.site);
        if (site == nullptr) return;
        std::vector<std::string> ids;
        for (const Pathway& pathway : site->pathways) {
            for (const Step& step : pathway.steps) {
                if (step.refer) ids.push_back(step.id);
            }
        }
        if (std::count(ids.begin(), ids.end(), effect.step) == 0)
            missing("step", effect.step, tr("the site has no referral step of this id"), ids);
        for (const std::string& id : routes_of(effect.rule)) {
            const Route* route = find_by_id(scenario.routes, id);
            if (route == nullptr || route->from == effect.site) continue;
            report.add(path / "rule", id, tr("the route does not leave from this site"),
                       fmt::format(fmt::runtime(tr("a route from {}")), effect.site));
        }
    }
    void operator()(const SetServiceTime& effect) const {
        const Site* site = find_by_id(scenario.sites, effect.site);
        if (site != nullptr && find_by_id(site->stations, effect.station) == nullptr) {
            missing("station", effect.station, tr("the site has no station of this id"), ids_of(site->stations));
        }
    }
    void operator()(const auto&) const {}  // names nothing else
};

void check_measure(const Scenario& scenario, const Measure& measure, const Path& path, const Report& report) {
    if (measure.date && !touches_horizon(scenario, *measure.date, *measure.date)) {
        report.add(path / "date", to_string(*measure.date), tr("the measure is outside the simulated time"),
                   horizon_words(scenario));
    }
    if (measure.until && measure.date && *measure.until <= *measure.date) {
        report.add(path / "until", to_string(*measure.until), tr("the measure ends before it begins"),
                   fmt::format(fmt::runtime(tr("later than {}")), to_string(*measure.date)));
    }
    if (measure.effects.empty())
        report.add(path / "effects", {}, tr("the measure changes nothing"), tr("at least one effect"));
    for (std::size_t i = 0; i < measure.effects.size(); ++i) {
        const Path at = (path / "effects").element(i);
        std::visit(EffectCheck{scenario, at, report}, measure.effects[i]);
    }
}

}  // namespace

void check_plan(const Scenario& scenario, const Plan& plan, const Report& report) {
    std::map<std::string, std::size_t> first;
    for (std::size_t i = 0; i < plan.measures.size(); ++i) {
        const Measure& measure = plan.measures[i];
        const Path path = Path("measures").element(i, measure.id);
        const auto [at, is_new] = first.emplace(measure.id, i);
        if (!is_new)
            report.add(
                path, measure.id, tr("this id is used twice"),
                fmt::format(fmt::runtime(tr("an id that element {} of the list does not have")), at->second + 1));
        check_measure(scenario, measure, path, report);
    }
}

}  // namespace umbral::scenario
