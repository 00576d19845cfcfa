#include "scenario/rules/rules.hpp"

#include "base/i18n.hpp"
#include "base/text.hpp"
#include "scenario/table/enum_type.hpp"

namespace umbral::scenario {

void Report::add_repeated_id(const Path& path, std::string id, Path first) const {
    findings_.push_back({path,
                         std::move(id),
                         tr("this id is used twice"),
                         tr("an id that no other element of the list has"),
                         {},
                         std::move(first)});
}

std::string allowed_ids(const std::vector<std::string>& ids) {
    constexpr std::size_t enough = 300;
    return ids.empty() ? tr("nothing: there are none") : shortened(one_of(ids), enough);
}

RuleFindings check_rules(Input& input) {
    RuleFindings findings;
    const Report report(findings.scenario);
    const Report plan_report(findings.plan);
    const Scenario& scenario = input.scenario;
    check_duplicate_ids(scenario, report);
    check_references(input, report, plan_report);
    check_values(input.scenario, input.plan, report, plan_report);
    check_frame(scenario, report);
    check_arrivals(scenario, report);
    check_sites(scenario, report);
    check_pathways(scenario, report);
    check_routes(scenario, report);
    check_questions(scenario, report);
    check_agencies(scenario, report);
    check_channels(scenario, report);
    check_budget_lines(scenario.budget_lines, report);
    check_prices(scenario, report);
    check_duplicate_ids(input.plan, plan_report);
    check_levels(scenario, input.plan, plan_report);
    check_protocol(scenario, input.plan, plan_report);
    check_budget_lines(input.plan.budget_lines, plan_report);
    check_measures(input, plan_report);
    // Flows follow people from site to site: only where every way leads somewhere.
    if (findings.scenario.empty() && findings.plan.empty()) check_flows(input, report);
    return findings;
}

}  // namespace umbral::scenario
