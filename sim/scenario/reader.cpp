#include "scenario/reader.hpp"

#include <algorithm>

#include "base/i18n.hpp"
#include "scenario/canonical.hpp"
#include "scenario/completion.hpp"
#include "scenario/document.hpp"
#include "scenario/planned.hpp"
#include "scenario/rules/rules.hpp"
#include "scenario/schema.hpp"
#include "scenario/settings.hpp"
#include "scenario/table/tables.hpp"

namespace umbral::scenario {
namespace {

/// Adds what was found, but not what follows from a table or cell that could not be read and has been told already.
void add_problems(const std::vector<Finding>& findings, Part part, const Document& document,
                  std::vector<Problem>& problems) {
    const std::size_t told = problems.size();
    for (const Finding& finding : findings) {
        if (part == Part::scenario && document.lacks_its_table(finding.path)) continue;
        Problem problem = document.problem(finding, part);
        const auto same_place = [&](const Problem& other) {
            return other.file == problem.file && other.place == problem.place;
        };
        if (std::any_of(problems.begin(), problems.begin() + static_cast<std::ptrdiff_t>(told), same_place)) continue;
        problems.push_back(std::move(problem));
    }
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

/// The folder and its plans can be listed. Else every file in it would seem to be missing.
void check_readable(const std::filesystem::path& folder) {
    for (const auto& each : {folder, folder / "plans"}) {
        std::error_code error;
        const std::filesystem::directory_iterator entries(each, error);
        if (error != std::errc::permission_denied) continue;
        throw InputError(
            Problem{each.string(), {}, {}, tr("the folder cannot be read"), {}, tr("check its permissions")});
    }
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
    input.scenario.planned = planned_ids(files);
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
    check_readable(folder);
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
