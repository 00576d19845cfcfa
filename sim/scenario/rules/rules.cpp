#include "scenario/rules/rules.hpp"

#include <algorithm>

#include "base/i18n.hpp"
#include "base/text.hpp"
#include "scenario/table/enum_type.hpp"
#include "scenario/table/tables.hpp"

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
    std::vector<std::string> each_once;
    for (const std::string& id : ids) {
        if (std::find(each_once.begin(), each_once.end(), id) == each_once.end()) each_once.push_back(id);
    }
    return ids.empty() ? tr("nothing: there are none") : shortened(one_of(each_once), enough);
}

void Report::add_unknown_id(const Path& path, std::string value, std::string message, const UnknownId& unknown) const {
    std::vector<std::string> ids = unknown.known;
    for (const Unread* unread : parts_with(unknown.list)) {
        const auto unread_ids = unread->ids_in(unknown.list);
        if (!unread_ids) return;
        ids.insert(ids.end(), unread_ids->begin(), unread_ids->end());
    }
    if (unknown.list == "profiles" && !has_all_of("arrivals")) return;  // a party_mix makes profiles
    if (std::find(ids.begin(), ids.end(), unknown.id) != ids.end()) return;
    add(path, std::move(value), std::move(message), allowed_ids(ids), did_you_mean(unknown.id, ids));
}

bool Report::has_all_of(const std::string& key) const {
    const std::vector<const Unread*> parts = parts_with(key);
    return std::all_of(parts.begin(), parts.end(), [&](const Unread* unread) { return unread->has_all_of(key); });
}

std::vector<const Unread*> Report::parts_with(const std::string& key) const {
    std::vector<const Unread*> parts;
    if (unread_ == nullptr) return parts;
    if (scenario_table().find_field(key) != nullptr) parts.push_back(&unread_->scenario);
    if (plan_table().find_field(key) != nullptr) parts.push_back(&unread_->plan);
    return parts;
}

RuleFindings check_rules(Input& input, const UnreadParts& unread) {
    RuleFindings findings;
    const Report report(findings.scenario, unread);
    const Report plan_report(findings.plan, unread);
    const Scenario& scenario = input.scenario;
    check_duplicate_ids(scenario, report);
    check_references(input, report, plan_report);
    check_values(input.scenario, input.plan, report, plan_report);
    check_frame(scenario, report);
    check_arrivals(scenario, report);
    check_sites(scenario, input.plan, report);
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
    return findings;
}

}  // namespace umbral::scenario
