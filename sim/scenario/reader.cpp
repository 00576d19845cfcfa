#include "scenario/reader.hpp"

#include <algorithm>

#include "base/i18n.hpp"
#include "scenario/canonical.hpp"
#include "scenario/completion.hpp"
#include "scenario/document.hpp"
#include "scenario/rules/rules.hpp"
#include "scenario/schema.hpp"
#include "scenario/settings.hpp"
#include "scenario/table/tables.hpp"

namespace umbral::scenario {
namespace {

void add_problems(const std::vector<Finding>& findings, Part part, const Document& document,
                  std::vector<Problem>& problems) {
    for (const Finding& finding : findings) problems.push_back(document.problem(finding, part));
}

void throw_if_any(std::vector<Problem>& problems) {
    if (!problems.empty()) throw InputError(std::move(problems));
}

void read_values(const Document& document, Input& input, std::vector<Problem>& problems) {
    Reading reading;
    scenario_table().read(document.scenario, &input.scenario, {}, reading);
    add_problems(reading.findings, Part::scenario, document, problems);
    input.plan.id = document.plan_id;
    if (document.plan.is_null()) return;
    Reading plan_reading;
    plan_table().read(document.plan, &input.plan, {}, plan_reading);
    add_problems(plan_reading.findings, Part::plan, document, problems);
}

/// The published schema as a second reader of files that seem sound.
void check_published_schema(const Document& document, std::vector<Problem>& problems) {
    add_problems(schema_findings(document.as_written(), Part::scenario), Part::scenario, document, problems);
    if (!document.plan.is_null())
        add_problems(schema_findings(document.plan, Part::plan), Part::plan, document, problems);
}

}  // namespace

Input read_files(const Files& files, const std::string& plan, const std::vector<Setting>& settings) {
    std::vector<Problem> problems;
    std::optional<Document> document = Document::read(files, plan, problems);
    if (!document) throw InputError(std::move(problems));
    complete_document(document->scenario);
    apply_settings(settings, *document, problems);
    Input input;
    read_values(*document, input, problems);
    if (problems.empty()) check_published_schema(*document, problems);
    std::vector<Finding> findings;
    std::vector<Finding> plan_findings;
    load_empirical_values(input, files, findings, plan_findings, problems);
    add_problems(findings, Part::scenario, *document, problems);
    add_problems(plan_findings, Part::plan, *document, problems);
    throw_if_any(problems);
    complete(input);
    const RuleFindings rules = check_rules(input);
    add_problems(rules.scenario, Part::scenario, *document, problems);
    add_problems(rules.plan, Part::plan, *document, problems);
    throw_if_any(problems);
    input.scenario.hash = canonical_hash(input);
    return input;
}

Input read_input(const std::filesystem::path& folder, const std::string& plan, const std::vector<Setting>& settings) {
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error)) {
        throw InputError(Problem{folder.string(),
                                 {},
                                 {},
                                 tr("there is no such folder"),
                                 tr("a scenario folder, with a file scenario.json"),
                                 {}});
    }
    Input input = read_files(FolderFiles(folder), plan, settings);
    input.scenario.folder = folder.string();
    return input;
}

std::vector<std::string> plan_ids(const std::filesystem::path& folder) { return FolderFiles(folder).plan_ids(); }

TimeUs lookahead_us(const Scenario& scenario) {
    TimeUs shortest = never_us;
    for (const Route& route : scenario.routes) shortest = std::min(shortest, us_from_hours(route.min_hours));
    return shortest;
}

}  // namespace umbral::scenario
