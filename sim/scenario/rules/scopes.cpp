#include "scenario/rules/scopes.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "base/text.hpp"
#include "scenario/indicator_catalogue.hpp"
#include "scenario/table/enum_type.hpp"

namespace umbral::scenario {
namespace {

struct ScopePart {
    std::string dimension;
    std::string id;
};

/// The parts of "site:A,station:B"; none for "all". A part without a colon has an empty id.
std::vector<ScopePart> parts_of(const std::string& scope) {
    std::vector<ScopePart> parts;
    if (scope == "all") return parts;
    std::size_t begin = 0;
    while (begin <= scope.size()) {
        const std::size_t end = std::min(scope.find(',', begin), scope.size());
        const std::string part = scope.substr(begin, end - begin);
        const std::size_t colon = std::min(part.find(':'), part.size());
        parts.push_back({part.substr(0, colon), colon < part.size() ? part.substr(colon + 1) : ""});
        begin = end + 1;
    }
    return parts;
}

std::vector<std::string> texts(const std::vector<std::string_view>& views) { return {views.begin(), views.end()}; }

/// Ids a dimension may name; `site` is the one named before, if any.
std::vector<std::string> ids_in(const Scenario& scenario, const std::string& dimension, const Site* site) {
    if (dimension == "site") return ids_of(scenario.sites);
    if (dimension == "country") return ids_of(scenario.countries);
    if (dimension == "profile") return ids_of(scenario.profiles);
    if (dimension == "route") return ids_of(scenario.routes);
    if (dimension == "fleet") return ids_of(scenario.fleets);
    if (dimension == "limit") return ids_of(scenario.limits);
    if (dimension == "need") return need_names();
    if (dimension == "outcome") return all_words<OutcomeKind>();
    if (dimension == "cause") return {"closed", "officers", "places", "seats", "fare", "supplies"};
    if (dimension == "room") return all_words<RoomType>();
    if (dimension == "agency") return ids_of(scenario.agencies);
    if (dimension == "channel") return ids_of(scenario.channels);
    if (dimension == "level") return ids_of(scenario.planned.levels);
    if (dimension == "measure") return ids_of(scenario.planned.measures);
    if (dimension == "line") {
        std::vector<std::string> ids = ids_of(scenario.budget_lines);
        for (const Planned::Thing& line : scenario.planned.budget_lines) {
            if (find_by_id(scenario.budget_lines, line.id) == nullptr) ids.push_back(line.id);
        }
        return ids;
    }
    if (dimension == "price") return ids_of(scenario.prices);
    if (site == nullptr) return {};
    if (dimension == "station") return ids_of(site->stations);
    std::vector<std::string> ids = ids_of(site->pools);
    if (dimension == "pool") {  // officers of its own make a station a pool
        for (const Station& station : site->stations) {
            if (station.pool.empty()) ids.push_back(station.id);
        }
        return ids;
    }
    ids.clear();
    for (const Supply& supply : site->supplies) ids.push_back(supply.item);
    return ids;
}

/// The list at the top whose elements a dimension names, or "".
std::string list_of(const std::string& dimension) {
    if (dimension == "country") return "countries";
    if (dimension == "agency") return "agencies";
    if (dimension == "line") return "budget_lines";
    for (const char* list :
         {"sites", "profiles", "routes", "fleets", "limits", "channels", "levels", "measures", "prices"}) {
        if (dimension + "s" == list) return list;
    }
    return {};
}

/// The scope as written, and where problems with it are told.
struct Told {
    const std::string& scope;
    const Path& path;
    const Report& report;
};

/// @return whether what the part names is there; reports when it is not
bool check_exists(const Scenario& scenario, const ScopePart& part, const Site* site, const Told& told) {
    const std::vector<std::string> ids = ids_in(scenario, part.dimension, site);
    if (std::find(ids.begin(), ids.end(), part.id) != ids.end()) return true;
    told.report.add_unknown_id(
        told.path, shortened(told.scope),
        fmt::format(fmt::runtime(tr("there is no {} \"{}\"")), shortened(part.dimension), shortened(part.id)),
        {list_of(part.dimension), part.id, ids});
    return false;
}

void check_scope(const Scenario& scenario, const IndicatorDefinition& indicator, const std::string& scope,
                 const Path& path, const Report& report) {
    const std::vector<ScopePart> parts = parts_of(scope);
    const std::vector<std::string> allowed = texts(indicator.scopes);
    const std::string kind = parts.empty() ? "all" : parts.back().dimension;
    if (std::find(allowed.begin(), allowed.end(), kind) == allowed.end()) {
        return report.add(path, shortened(scope), tr("the indicator is not counted for this"), one_of(allowed),
                          did_you_mean(kind, allowed));
    }
    const Site* site = nullptr;
    for (const ScopePart& part : parts) {
        if (!check_exists(scenario, part, site, Told{scope, path, report})) return;
        if (part.dimension == "site") site = find_by_id(scenario.sites, part.id);
    }
}

/// "PAN-CRI": two countries.
void check_pair(const Scenario& scenario, const std::string& ids, const Told& told) {
    const std::size_t dash = std::min(ids.find('-'), ids.size());
    const std::string first = ids.substr(0, dash);
    const std::string second = dash < ids.size() ? ids.substr(dash + 1) : "";
    if (first == second || second.empty()) {
        return told.report.add(told.path, shortened(told.scope), tr("a pair is of two countries"), "\"pair:ID-ID\"");
    }
    check_exists(scenario, {"country", first}, nullptr, told);
    check_exists(scenario, {"country", second}, nullptr, told);
}

}  // namespace

std::string scope_forms(CrisisScopes allowed) {
    std::vector<std::string> forms{"\"site:ID\"", "\"country:ID\"", "\"all\""};
    if (allowed == CrisisScopes::of_levels) forms.insert(forms.begin() + 2, "\"pair:ID-ID\"");
    return one_of(forms);
}

void check_crisis_scope(const Scenario& scenario, const std::string& scope, CrisisScopes allowed, const Path& path,
                        const Report& report) {
    const std::vector<ScopePart> parts = parts_of(scope);
    if (parts.empty()) return;
    const Told told{scope, path, report};
    const bool pairs = allowed == CrisisScopes::of_levels;
    const std::string& kind = parts.front().dimension;
    if (pairs && kind == "pair" && parts.size() == 1) return check_pair(scenario, parts.front().id, told);
    if ((kind == "site" || kind == "country") && parts.size() == 1) {
        check_exists(scenario, parts.front(), nullptr, told);
        return;
    }
    report.add(path, shortened(scope), tr("this is not a scope"), scope_forms(allowed));
}

void check_indicator(const Scenario& scenario, const std::string& indicator, const std::string& stat,
                     const std::string& scope, const Path& path, const Report& report) {
    const IndicatorDefinition* definition = find_indicator(indicator);
    if (definition == nullptr) {
        std::vector<std::string> names;
        for (const IndicatorDefinition& known : indicator_catalogue()) names.emplace_back(known.name);
        return report.add(path / "indicator", shortened(indicator), tr("there is no indicator of this name"),
                          tr("a name from docs/indicators.md"), did_you_mean(indicator, names));
    }
    const std::vector<std::string> stats = texts(definition->stats);
    if (std::find(stats.begin(), stats.end(), stat) == stats.end()) {
        report.add(path / "stat", shortened(stat), tr("the indicator has no such statistic"), one_of(stats),
                   did_you_mean(stat, stats));
    }
    check_scope(scenario, *definition, scope, path / "scope", report);
}

}  // namespace umbral::scenario
