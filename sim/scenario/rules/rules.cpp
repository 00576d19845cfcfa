#include "scenario/rules/rules.hpp"

#include <algorithm>
#include <set>
#include <string_view>

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
    constexpr std::size_t enough = 300;  // characters
    std::vector<std::string> each_once;
    std::set<std::string_view> known;
    for (const std::string& id : ids) {
        if (each_once.size() > enough) break;
        if (known.insert(id).second) each_once.push_back(id);
    }
    return ids.empty() ? tr("nothing: there are none") : shortened(one_of(each_once), enough);
}

void Report::add_unknown_id(const Path& path, std::string value, std::string message, const UnknownId& unknown) const {
    if (findings_.is_cut()) return;
    const auto ids = ids_in(unknown.list, unknown.known);
    if (!ids || std::find(ids->begin(), ids->end(), unknown.id) != ids->end()) return;
    if (unknown.list == "profiles" && !has_all_of("arrivals")) return;  // a party_mix makes profiles
    add(path, std::move(value), std::move(message), allowed_ids(*ids), did_you_mean(unknown.id, *ids));
}

std::optional<std::vector<std::string>> Report::ids_in(const std::string& list, std::vector<std::string> read) const {
    for (const Unread* unread : parts_with(list)) {
        const auto unread_ids = unread->ids_in(list);
        if (!unread_ids) return std::nullopt;
        read.insert(read.end(), unread_ids->begin(), unread_ids->end());
    }
    return read;
}

bool Report::has_all_of(const std::string& key) const {
    const std::vector<const Unread*> parts = parts_with(key);
    return std::all_of(parts.begin(), parts.end(), [&](const Unread* unread) { return unread->has_all_of(key); });
}

std::vector<const Unread*> Report::parts_with(const std::string& key) const {
    std::vector<const Unread*> parts;
    if (scenario_table().find_field(key) != nullptr) parts.push_back(&unread_.scenario);
    if (plan_table().find_field(key) != nullptr) parts.push_back(&unread_.plan);
    return parts;
}

namespace {

/// Where what is found by following people would only follow from what has been found: at the site, or at the place.
std::string cause_of(const Path& path) {
    const auto& steps = path.steps();
    if (steps.front().key != "sites" || steps.size() < 2) return path.text();
    return Path("sites").element(steps[1].index.value_or(0)).text();
}

/// Adds what is found by following people, but nothing that only follows from another finding.
void add_flows(const Input& input, const Report& report, RuleFindings& findings) {
    std::set<std::string> causes;
    for (const Finding& finding : findings.scenario) causes.insert(cause_of(finding.path));
    Findings flows;
    check_flows(input, report.into(flows));
    for (const Finding& finding : flows) {
        if (!causes.contains(cause_of(finding.path))) findings.scenario.push_back(finding);
    }
}

}  // namespace

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
    add_flows(input, report, findings);
    return findings;
}

}  // namespace umbral::scenario
