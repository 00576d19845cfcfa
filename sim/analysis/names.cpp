#include "analysis/names.hpp"

#include <algorithm>

#include "analysis/comparison.hpp"
#include "base/check.hpp"
#include "base/i18n.hpp"

namespace umbral::analysis {

const std::string& scenario_name(const study::Header& header) {
    const std::string& title = localised(header.title);
    return title.empty() ? header.scenario_id : title;
}

std::string plan_name(const study::PlanLabel& plan) { return plan.id.empty() ? tr("no plan") : name_of(plan); }

std::string plan_name(const Comparison& comparison, const std::string& id) {
    const auto& plans = comparison.plans;
    const auto same = std::find_if(plans.begin(), plans.end(), [&](const Results& one) { return one.plan.id == id; });
    UMBRAL_CHECK(same != plans.end());
    const std::string name = plan_name(same->plan);
    const bool is_only_one =
        std::count_if(plans.begin(), plans.end(), [&](const Results& one) { return plan_name(one.plan) == name; }) == 1;
    return is_only_one || id.empty() ? name : name + " (" + id + ')';
}

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

std::vector<std::string> Names::unpriced(const scenario::Pricing& pricing) const {
    std::vector<std::string> names;
    for (const auto& id : pricing.unpriced_prices) names.push_back(price(id));
    for (const auto& id : pricing.unpriced_measures) names.push_back(measure(id));
    return names;
}

std::string Names::route(const std::string& id) const {
    const auto* route = find_by_id(input_.scenario.routes, id);
    return route == nullptr ? id : site(route->from) + " \u2013 " + site(route->to);
}

}  // namespace umbral::analysis
