// Ids: each once, and each that is named exists.

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "base/text.hpp"
#include "scenario/rules/rules.hpp"
#include "scenario/table/tables.hpp"

namespace umbral::scenario {
namespace {

/// @param key  of the ids in the file
template <class T, class IdOf>
void check_unique(const std::vector<T>& list, const Path& path, IdOf id_of, const char* key, const Report& report) {
    std::map<std::string, std::size_t> first;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string id = id_of(list[i]);
        const auto [at, is_new] = first.emplace(id, i);
        if (!is_new) report.add_repeated_id(path.element(i, id) / key, id, path.element(at->second, id) / key);
    }
}
template <class T>
void check_unique(const std::vector<T>& list, const Path& path, const Report& report) {
    check_unique(
        list, path, [](const T& element) { return element.id; }, "id", report);
}

void check_unique_at_site(const Site& site, const Path& path, const Report& report) {
    check_unique(site.pools, path / "pools", report);
    check_unique(site.stations, path / "stations", report);
    check_unique(
        site.supplies, path / "supplies", [](const Supply& supply) { return supply.item; }, "item", report);
    for (std::size_t i = 0; i < site.pathways.size(); ++i)
        check_unique(site.pathways[i].steps, (path / "pathways").element(i) / "steps", report);
    for (std::size_t i = 0; i < site.stations.size(); ++i) {
        if (find_by_id(site.pools, site.stations[i].id) == nullptr) continue;
        report.add((path / "stations").element(i, site.stations[i].id), site.stations[i].id,
                   tr("a pool of this site has the same id"), tr("different ids for pools and stations"));
    }
}

/// The ids that may be named in a field, what to say of others, and the list at the top that the ids are of, if any.
struct Allowed {
    std::vector<std::string> ids;
    const char* missing;
    const char* list = "";
};

/// Looks every reference up. Ids of the site that is being walked are found by its place in the path.
class ReferenceCheck final : public Visitor {
  public:
    /// @param plan  whose ids may be named too; nothing: only the scenario's
    ReferenceCheck(const Scenario& scenario, const Plan* plan, const Report& report)
        : scenario_(scenario), report_(report) {
        known_[Refers::profile] = {ids_of(scenario.profiles), UMBRAL_N("there is no profile of this id"), "profiles"};
        known_[Refers::site] = {ids_of(scenario.sites), UMBRAL_N("there is no site of this id"), "sites"};
        known_[Refers::route] = {ids_of(scenario.routes), UMBRAL_N("there is no route of this id"), "routes"};
        known_[Refers::fleet] = {ids_of(scenario.fleets), UMBRAL_N("there is no fleet of this id"), "fleets"};
        known_[Refers::country] = {ids_of(scenario.countries), UMBRAL_N("there is no country of this id"), "countries"};
        known_[Refers::need] = {need_names(), UMBRAL_N("there is no need of this name")};
        known_[Refers::agency] = {ids_of(scenario.agencies), UMBRAL_N("there is no agency of this id"), "agencies"};
        known_[Refers::channel] = {ids_of(scenario.channels), UMBRAL_N("there is no channel of this id"), "channels"};
        known_[Refers::budget_line] = {ids_of(scenario.budget_lines), UMBRAL_N("there is no budget line of this id"),
                                       "budget_lines"};
        known_[Refers::observable] = {observable_names(), UMBRAL_N("agencies count no figure of this name")};
        if (plan != nullptr) know(*plan);
        for (auto& [kind, allowed] : known_) sorted_[kind] = {allowed.ids.begin(), allowed.ids.end()};
    }

    void reference(const std::string& id, const FieldInfo& info, const Path& path) override {
        if (info.refers < Refers::scenario_wide) {
            if (!sorted_[info.refers].contains(id)) report(id, path, known_[info.refers]);
            return;
        }
        const Allowed allowed = allowed_here(info.refers, path);
        if (std::find(allowed.ids.begin(), allowed.ids.end(), id) == allowed.ids.end()) report(id, path, allowed);
    }

  private:
    void know(const Plan& plan) {
        known_[Refers::level] = {ids_of(plan.levels), UMBRAL_N("the plan has no level of this id"), "levels"};
        known_[Refers::measure] = {ids_of(plan.measures), UMBRAL_N("the plan has no measure of this id"), "measures"};
        known_[Refers::agreement] = {ids_of(plan.agreements), UMBRAL_N("the plan has no agreement of this id"),
                                     "agreements"};
        std::vector<std::string>& lines = known_[Refers::budget_line].ids;
        for (const BudgetLine& line : plan.budget_lines) {
            if (std::find(lines.begin(), lines.end(), line.id) == lines.end()) lines.push_back(line.id);
        }
    }

    void report(const std::string& id, const Path& path, const Allowed& allowed) const {
        report_.add_unknown_id(path, shortened(id), tr(allowed.missing), {allowed.list, id, allowed.ids});
    }

    [[nodiscard]] Allowed allowed_here(Refers refers, const Path& path) const {
        const Site& site = scenario_.sites[path.steps()[1].index.value()];
        switch (refers) {
            case Refers::station_here:
                return {ids_of(site.stations), UMBRAL_N("the site has no station of this id")};
            case Refers::pool_here:
                return {ids_of(site.pools), UMBRAL_N("the site has no pool of this id")};
            case Refers::item_here:
                return {items_of(site), UMBRAL_N("the site has no supply of this item")};
            default:
                return {steps_of(site, path), UMBRAL_N("there is no step of this id")};
        }
    }
    static std::vector<std::string> items_of(const Site& site) {
        std::vector<std::string> items;
        for (const Supply& supply : site.supplies) items.push_back(supply.item);
        return items;
    }
    /// Steps of the pathway the path is in; elsewhere of all the site's pathways.
    static std::vector<std::string> steps_of(const Site& site, const Path& path) {
        if (path.steps()[2].key == "pathways") return ids_of(site.pathways[path.steps()[3].index.value()].steps);
        std::vector<std::string> steps;
        for (const Pathway& pathway : site.pathways) {
            for (const Step& step : pathway.steps) steps.push_back(step.id);
        }
        return steps;
    }

    const Scenario& scenario_;
    const Report& report_;
    std::map<Refers, Allowed> known_;
    std::map<Refers, std::set<std::string>> sorted_;
};

}  // namespace

void check_duplicate_ids(const Scenario& scenario, const Report& report) {
    check_unique(scenario.countries, Path("countries"), report);
    check_unique(scenario.profiles, Path("profiles"), report);
    check_unique(scenario.arrivals, Path("arrivals"), report);
    check_unique(scenario.sites, Path("sites"), report);
    check_unique(scenario.routes, Path("routes"), report);
    check_unique(scenario.fleets, Path("fleets"), report);
    check_unique(scenario.limits, Path("limits"), report);
    check_unique(scenario.observed, Path("observed"), report);
    check_unique(scenario.agencies, Path("agencies"), report);
    check_unique(scenario.channels, Path("channels"), report);
    check_unique(scenario.budget_lines, Path("budget_lines"), report);
    check_unique(scenario.prices, Path("prices"), report);
    for (std::size_t i = 0; i < scenario.sites.size(); ++i)
        check_unique_at_site(scenario.sites[i], site_path(scenario, i), report);
    for (std::size_t i = 0; i < scenario.arrivals.size(); ++i) {
        const Path path = Path("arrivals").element(i, scenario.arrivals[i].id);
        check_unique(scenario.arrivals[i].surges, path / "surges", report);
        check_unique(scenario.arrivals[i].batches, path / "batches", report);
    }
}

void check_duplicate_ids(const Plan& plan, const Report& report) {
    check_unique(plan.levels, Path("levels"), report);
    check_unique(plan.protocol.joint_teams, Path("protocol") / "joint_teams", report);
    check_unique(plan.agreements, Path("agreements"), report);
    check_unique(plan.budget_lines, Path("budget_lines"), report);
    check_unique(plan.measures, Path("measures"), report);
}

void check_references(Input& input, const Report& scenario_report, const Report& plan_report) {
    ReferenceCheck in_scenario(input.scenario, nullptr, scenario_report);
    scenario_table().visit(&input.scenario, {}, in_scenario);
    ReferenceCheck in_plan(input.scenario, &input.plan, plan_report);
    plan_table().visit(&input.plan, {}, in_plan);
}

}  // namespace umbral::scenario
