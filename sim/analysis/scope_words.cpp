#include "analysis/scope_words.hpp"

#include <fmt/format.h>

#include "analysis/names.hpp"
#include "base/find_by_id.hpp"
#include "base/i18n.hpp"

namespace umbral::analysis {
namespace {

const scenario::Site* site_in(const engine::Scope& scope, const scenario::Scenario& scenario) {
    for (const auto& [dimension, id] : scope.parts) {
        if (dimension != "site") continue;
        if (const auto* site = find_by_id(scenario.sites, id)) return site;
    }
    return nullptr;
}

std::string part_name(const std::string& dimension, const std::string& id, const engine::Scope& scope,
                      const scenario::Scenario& scenario) {
    if (dimension == "site") return name_in(scenario.sites, id);
    if (dimension == "country") return name_in(scenario.countries, id);
    if (dimension == "profile") return name_in(scenario.profiles, id);
    if (dimension == "fleet") return name_in(scenario.fleets, id);
    if (dimension == "limit") return name_in(scenario.limits, id);
    if (dimension == "agency") return name_in(scenario.agencies, id);
    if (dimension == "channel") return name_in(scenario.channels, id);
    if (dimension == "level") return name_in(scenario.planned.levels, id);
    if (dimension == "measure") return name_in(scenario.planned.measures, id);
    if (dimension == "line") {
        const std::string planned = name_in(scenario.planned.budget_lines, id);
        return planned == id ? name_in(scenario.budget_lines, id) : planned;
    }
    if (dimension == "price") return name_in(scenario.prices, id);
    const scenario::Site* site = site_in(scope, scenario);
    if (dimension == "station" && site != nullptr) return name_in(site->stations, id);
    return id;
}

}  // namespace

std::string scope_name(const engine::Scope& scope, const scenario::Scenario& scenario) {
    std::string name;
    for (auto part = scope.parts.rbegin(); part != scope.parts.rend(); ++part)  // the finest first
        name += (name.empty() ? "" : ", ") + part_name(part->first, part->second, scope, scenario);
    return name;
}

std::string scope_phrase(const engine::Scope& scope, const scenario::Scenario& scenario) {
    if (scope.parts.empty()) return "";
    const std::string& dimension = scope.parts.back().first;
    const char* preposition = UMBRAL_N("({})");  // what a wait was for, an outcome, a measure, a budget line
    if (dimension == "site" || dimension == "station" || dimension == "pool" || dimension == "room") {
        preposition = UMBRAL_N("at {}");
    } else if (dimension == "country") {
        preposition = UMBRAL_N("in {}");
    } else if (dimension == "profile" || dimension == "need") {
        preposition = UMBRAL_N("for \u201c{}\u201d");
    } else if (dimension == "route" || dimension == "fleet") {
        preposition = UMBRAL_N("on {}");
    }
    return fmt::format(fmt::runtime(tr(preposition)), scope_name(scope, scenario));
}

}  // namespace umbral::analysis
