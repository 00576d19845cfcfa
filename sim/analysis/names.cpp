#include "analysis/names.hpp"

#include <algorithm>

#include "analysis/explanation.hpp"

namespace umbral::analysis {
namespace {

const scenario::Text& text_of(const scenario::Agency& agency) { return agency.name; }
const scenario::Text& text_of(const scenario::Site& site) { return site.name; }
const scenario::Text& text_of(const auto& thing) { return thing.title; }

template <class Things>
std::string name_in(const Things& things, const std::string& id) {
    const auto found = std::find_if(things.begin(), things.end(), [&](const auto& thing) { return thing.id == id; });
    if (found == things.end()) return id;
    const std::string& name = localised(text_of(*found));
    return name.empty() ? id : name;
}

}  // namespace

std::string Names::level(const std::string& id) const { return name_in(input_.plan.levels, id); }
std::string Names::measure(const std::string& id) const { return name_in(input_.plan.measures, id); }
std::string Names::agency(const std::string& id) const { return name_in(input_.scenario.agencies, id); }
std::string Names::channel(const std::string& id) const { return name_in(input_.scenario.channels, id); }
std::string Names::price(const std::string& id) const { return name_in(input_.scenario.prices, id); }
std::string Names::site(const std::string& id) const { return name_in(input_.scenario.sites, id); }

std::string Names::line(const std::string& id) const {
    const std::string planned = name_in(input_.plan.budget_lines, id);
    return planned == id ? name_in(input_.scenario.budget_lines, id) : planned;
}

std::string Names::route(const std::string& id) const {
    for (const auto& route : input_.scenario.routes) {
        if (route.id == id) return site(route.from) + " \u2013 " + site(route.to);
    }
    return id;
}

}  // namespace umbral::analysis
