#include "scenario/reader.hpp"

#include <algorithm>
#include <new>
#include <set>
#include <utility>

#include "base/i18n.hpp"
#include "scenario/canonical.hpp"
#include "scenario/certain_findings.hpp"
#include "scenario/completion.hpp"
#include "scenario/document.hpp"
#include "scenario/json_text.hpp"
#include "scenario/rules/rules.hpp"
#include "scenario/schema.hpp"
#include "scenario/settings.hpp"
#include "scenario/table/tables.hpp"

namespace umbral::scenario {
namespace {

/// Adds what was found, but not what follows from what could not be read and has been told already.
void add_problems(const Findings& findings, Part part, const Document& document, Problems& problems) {
    const Unread& unread = part == Part::plan ? document.unread.plan : document.unread.scenario;
    std::set<std::pair<std::string, std::string>> told;
    for (const Problem& problem : problems) told.emplace(problem.file, problem.place);
    for (const Finding& finding : findings) {
        if (problems.is_cut()) return;
        if (!finding.missing_key.empty() && unread.covers(finding.path)) continue;  // it may be in what is unread
        Problem problem = document.problem(finding, part);
        if (!told.contains({problem.file, problem.place})) problems.push_back(std::move(problem));
    }
    problems.count(findings.left_out());
}

/// The same for findings of reading: what they are about is unread.
void add_unread(const Findings& findings, Part part, Document& document, Problems& problems) {
    add_problems(findings, part, document, problems);
    for (const Finding& finding : findings) {
        Unread& unread = part == Part::plan ? document.unread.plan : document.unread.scenario;
        unread.add(finding.missing_key.empty() ? finding.path : finding.path / finding.missing_key);
    }
}

void add_rule_findings(const RuleFindings& findings, const Document& document, Problems& problems) {
    add_problems(findings.scenario, Part::scenario, document, problems);
    add_problems(findings.plan, Part::plan, document, problems);
}

/// @param[out] bound  the file whose values take memory now; none: a table
void read_values(const Files& files, Document& document, Input& input, Problems& problems, std::string& bound) {
    bound = "scenario.json";
    Reading reading;
    scenario_table().read(document.scenario, &input.scenario, {}, reading);
    add_unread(reading.findings, Part::scenario, document, problems);
    input.plan.id = document.plan_id;
    if (!document.plan.is_null()) {
        bound = "plans/" + document.plan_id + ".json";
        Reading plan_reading;
        plan_table().read(document.plan, &input.plan, {}, plan_reading);
        add_unread(plan_reading.findings, Part::plan, document, problems);
    }
    bound.clear();
    EmpiricalFindings empirical = load_empirical_values(input, files, document.unread, problems);
    add_unread(empirical.scenario, Part::scenario, document, problems);
    add_unread(empirical.plan, Part::plan, document, problems);
}

/// The published schema as a second reader of files that seem sound.
void check_published_schema(Document& document, Problems& problems) {
    Json written = document.as_written();
    const Dismantling guard(written);
    add_unread(schema_findings(std::move(written), Part::scenario), Part::scenario, document, problems);
    if (!document.plan.is_null())
        add_unread(schema_findings(document.plan, Part::plan), Part::plan, document, problems);
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

Problem out_of_memory(const std::string& file) {
    return {
        file, {},
        {},   tr("there is not enough memory for what is in it"),
        {},   tr("make it smaller, or allow the program more memory (docs/performance.md says how much it may take)")};
}

}  // namespace

Input read_files(const Files& files, const std::string& plan, const std::vector<Setting>& settings) {
    std::string bound;
    try {
        Problems problems;
        Document document = Document::read(files, plan, problems);
        complete_document(document.scenario);
        apply_settings(settings, document, problems);
        Input input;
        read_values(files, document, input, problems, bound);
        bound = "scenario.json";
        if (problems.empty()) check_published_schema(document, problems);
        if (problems.empty()) {
            complete(input, files);
            add_rule_findings(check_rules(input, document.unread), document, problems);
        } else if (!problems.is_cut()) {
            add_rule_findings(certain_findings(files, document), document, problems);
        }
        if (!problems.empty()) throw InputError(problems);
        input.scenario.hash = canonical_hash(input);
        return input;
    } catch (const std::bad_alloc&) {
        throw InputError(out_of_memory(bound.empty() ? files.last_read() : bound));
    }
}

Input read_input(const FolderFiles& files, const std::string& plan, const std::vector<Setting>& settings) {
    const std::filesystem::path& folder = files.folder();
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
    Input input = read_files(files, plan, settings);
    input.scenario.folder = folder.string();
    return input;
}

Input read_input(const std::filesystem::path& folder, const std::string& plan, const std::vector<Setting>& settings) {
    return read_input(FolderFiles(folder), plan, settings);
}

std::vector<std::string> plan_ids(const std::filesystem::path& folder) { return FolderFiles(folder).plan_ids(); }

TimeUs lookahead_us(const Scenario& scenario) {
    TimeUs shortest = never_us;
    for (const Route& route : scenario.routes) shortest = std::min(shortest, us_from_hours(route.min_hours));
    return shortest;
}

}  // namespace umbral::scenario
