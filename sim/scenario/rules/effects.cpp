#include "scenario/rules/effects.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "base/text.hpp"
#include "scenario/rules/decisions.hpp"
#include "scenario/rules/pathway_graph.hpp"
#include "scenario/rules/quotas.hpp"
#include "scenario/support.hpp"
#include "scenario/table/enum_type.hpp"

namespace umbral::scenario {
namespace {

/// Checks one effect; sites, routes, fleets and agencies it names have been looked up already.
struct EffectCheck {
    const Scenario& scenario;
    const Plan& plan;
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
        const Site* site = find_by_id(scenario.sites, effect.site);
        if (site == nullptr) return;
        std::vector<std::string> rooms;
        for (const Room& room : site->rooms) rooms.emplace_back(word_of(room.type));
        if (std::find(rooms.begin(), rooms.end(), word_of(effect.room)) != rooms.end()) return;
        report.add(path / "room", word_of(effect.room), tr("the site has no rooms of this type"), allowed_ids(rooms),
                   fmt::format(fmt::runtime(tr("give the site {} if the measure is to open them")),
                               fmt::format(R"("places": {{"{}": 0}})", word_of(effect.room))));
    }
    void check_pool(const char* key, const std::string& site_id, const std::string& pool) const {
        const Site* site = find_by_id(scenario.sites, site_id);
        if (site == nullptr || find_by_id(site->pools, pool) != nullptr) return;
        const Station* station = find_by_id(site->stations, pool);
        if (station != nullptr && station->pool.empty()) return;
        std::vector<std::string> ids = ids_of(site->pools);
        for (const Station& own : site->stations) {
            if (own.pool.empty()) ids.push_back(own.id);
        }
        missing(key, pool,
                station != nullptr ? tr("the station shares a pool; name the pool")
                                   : tr("the site has no pool or station of this id"),
                ids);
    }
    void operator()(const AddOfficers& effect) const { check_pool("pool", effect.site, effect.pool); }
    void operator()(const MoveOfficers& effect) const {
        check_pool("from_pool", effect.from_site, effect.from_pool);
        check_pool("to_pool", effect.to_site, effect.to_pool);
        if (effect.from_site == effect.to_site && effect.from_pool == effect.to_pool)
            report.add(path / "to_pool", effect.to_pool, tr("the officers would stay where they are"),
                       tr("another pool or station"));
    }
    void operator()(const MoveVehicles& effect) const {
        if (effect.from_fleet == effect.to_fleet)
            report.add(path / "to_fleet", effect.to_fleet, tr("the vehicles would stay where they are"),
                       tr("another fleet"));
    }
    void operator()(const SendSupplies& effect) const {
        const Site* site = find_by_id(scenario.sites, effect.site);
        if (site == nullptr) return;
        std::vector<std::string> items;
        for (const Supply& supply : site->supplies) items.push_back(supply.item);
        if (std::count(items.begin(), items.end(), effect.item) == 0)
            missing("item", effect.item, tr("the site has no supply of this item"), items);
    }
    void operator()(const SetBranch& effect) const {
        const Site* site = find_by_id(scenario.sites, effect.site);
        if (site == nullptr) return;
        std::set<std::string> branching;
        std::set<std::string> following;
        for (const Pathway& pathway : site->pathways) {
            for (const Step& step : pathway.steps) {
                if (step.next.size() < 2) continue;
                branching.insert(step.id);
                for (std::size_t i = 0; step.id == effect.step && i < step.next.size(); ++i)
                    following.insert(step.next[i].step);
            }
        }
        if (following.empty())
            return missing("step", effect.step, tr("the site has no step of this id that branches"),
                           {branching.begin(), branching.end()});
        const std::vector<std::string> steps(following.begin(), following.end());
        for (const auto& [step, share] : effect.shares) {
            if (following.contains(step)) continue;
            report.add(path / "shares" / step, step, tr("the branch does not lead to this step"), allowed_ids(steps),
                       did_you_mean(step, steps));
        }
    }
    void operator()(const FormJointTeam& effect) const { check_group(effect.agencies, path / "agencies", report); }
    void operator()(const ReleaseBudget& effect) const {
        const BudgetLine* line = find_by_id(plan.budget_lines, effect.line);
        if (line == nullptr) line = find_by_id(scenario.budget_lines, effect.line);
        const auto on_request = [](const Tranche& tranche) {
            return !tranche.date && highest(tranche.release_delay_h) > 0;
        };
        if (line == nullptr || std::any_of(line->tranches.begin(), line->tranches.end(), on_request)) return;
        report.add(path / "line", effect.line, tr("the line has no tranche that is released on request"),
                   tr("a line with a tranche that has a release_delay_h"));
    }
    /// Those whom the measure sends by the route find the step at which their referral lets them begin.
    void check_entries(const Site& site, const std::string& id, const Route& route) const {
        for (const Pathway& pathway : site.pathways) {
            for (const Step& step : pathway.steps) {
                if (step.id == id && step.refer && !step.enter_at.empty())
                    check_entry(scenario, site, pathway, step.enter_at, route, path / "rule", report);
            }
        }
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
            if (route != nullptr && route->from == effect.site) check_entries(*site, effect.step, *route);
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
    void operator()(const SetQuota& effect) const {
        if (effect.quota) check_quota(*effect.quota, path / "quota", report);
        if (effect.station.empty()) return;
        if (effect.site.empty())
            return report.add(path / "station", effect.station, tr("a station is named without its site"),
                              tr("site and station, or route"));
        const Site* site = find_by_id(scenario.sites, effect.site);
        if (site != nullptr && find_by_id(site->stations, effect.station) == nullptr)
            missing("station", effect.station, tr("the site has no station of this id"), ids_of(site->stations));
    }
    void operator()(const auto&) const {}  // names nothing else
};

}  // namespace

void check_effect(const Input& input, const Effect& effect, const Path& path, const Report& report) {
    std::visit(EffectCheck{input.scenario, input.plan, path, report}, effect);
}

}  // namespace umbral::scenario
