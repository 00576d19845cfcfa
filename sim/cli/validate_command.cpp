// `umbral validate`: everything that is wrong with a scenario folder, under every plan, without running anything.

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <memory>
#include <optional>

#include "base/i18n.hpp"
#include "base/problem.hpp"
#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/result_json.hpp"
#include "cli/run_options.hpp"
#include "cli/terminal.hpp"
#include "scenario/dead_ends.hpp"
#include "scenario/files.hpp"
#include "scenario/ledger.hpp"
#include "scenario/reader.hpp"
#include "scenario/rights.hpp"

namespace umbral::cli {
namespace {

struct ValidateTexts {
    std::string folder;
    std::string plan;
    std::string format = "text";
};

struct Verdict {
    std::optional<scenario::Input> input;  ///< under the first plan that reads: the scenario's own, as in a run
    std::vector<std::string> plans;
    std::vector<Problem> problems;
    std::vector<Problem> concerns;  ///< about rights, under any plan that reads
    std::vector<Problem> notes;     ///< what can never come about, likewise
    std::vector<std::string> unused_tables;
};

/// Reads under one plan and adds the problems that other plans have not shown.
void read_under(const scenario::FolderFiles& files, const std::string& plan, Verdict& verdict) {
    try {
        const scenario::Input input = scenario::read_input(files, plan);
        add_new(scenario::rights_concerns(input.scenario, input.plan), verdict.concerns);
        add_new(scenario::dead_ends(input.scenario, input.plan), verdict.notes);
        if (!verdict.input) verdict.input = input;
    } catch (const InputError& error) {
        add_new(error.problems(), verdict.problems);
    }
}

Verdict validate(const ValidateTexts& texts) {
    Verdict verdict;
    const scenario::FolderFiles files(texts.folder);  // one, so that what is asked of all plans is found out once
    verdict.plans = texts.plan.empty() ? files.plan_ids() : std::vector<std::string>{texts.plan};
    if (texts.plan.empty()) read_under(files, "", verdict);
    for (const std::string& plan : verdict.plans) read_under(files, plan, verdict);
    verdict.unused_tables = files.unused_tables();
    return verdict;
}

Json to_json(const std::vector<Problem>& problems) {
    Json list = Json::array();
    for (const Problem& problem : problems) {
        list.push_back({{"file", problem.file},
                        {"place", problem.place},
                        {"value", problem.value},
                        {"message", problem.message},
                        {"allowed", problem.allowed},
                        {"hint", problem.hint}});
    }
    return list;
}

Json to_json(const Verdict& verdict) {
    return {{"valid", verdict.problems.empty()},      {"plans", verdict.plans},
            {"unused_tables", verdict.unused_tables}, {"problems", to_json(verdict.problems)},
            {"concerns", to_json(verdict.concerns)},  {"notes", to_json(verdict.notes)}};
}

std::string summary(const Verdict& verdict) {
    const scenario::Scenario& scenario = verdict.input->scenario;
    const std::string& title = language() == "es" ? scenario.title.es : scenario.title.en;
    std::string text = fmt::format(fmt::runtime(tr("{}: no problems.\n")), title);
    text +=
        fmt::format(fmt::runtime(tr("{:g} days from {}; sites: {}, routes: {}, profiles: {}, arrival streams: {}.\n")),
                    scenario.days, to_string(scenario.start), scenario.sites.size(), scenario.routes.size(),
                    scenario.profiles.size(), scenario.arrivals.size());
    text += fmt::format(fmt::runtime(tr("Plans: {}.\n")),
                        verdict.plans.empty() ? tr("none") : fmt::format("{}", fmt::join(verdict.plans, ", ")));
    const scenario::LedgerSummary inputs = scenario::summarise(scenario::list_quantities(scenario)) +
                                           scenario::summarise(scenario::list_quantities(verdict.input->plan));
    text += fmt::format(
        fmt::runtime(
            tr("Values: {} of {} are assumed, neither read in a source nor computed from one; uncertain: {}.\n")),
        inputs.assumptions, inputs.values, inputs.uncertain);
    if (!verdict.unused_tables.empty()) {
        text +=
            fmt::format(fmt::runtime(tr("Tables that are not read: {}.\n")), fmt::join(verdict.unused_tables, ", "));
    }
    const auto add = [&](const char* heading, const std::vector<Problem>& told) {
        if (!told.empty()) text += heading + to_text(told) + "\n";
    };
    add(tr("\nConcerns about people's rights; such a plan runs all the same:\n"), verdict.concerns);
    add(tr("\nWhat can never come about as it is written; such a plan runs all the same:\n"), verdict.notes);
    return text;
}

int act(const ValidateTexts& texts) {
    const Format format = read_format(texts.format, {"text", "json"});
    const Verdict verdict = validate(texts);
    const bool sound = verdict.problems.empty();
    if (format == Format::json) {
        tell_json(to_json(verdict).dump(1, ' ', false, Json::error_handler_t::replace));
    } else if (sound) {
        tell(summary(verdict));
    } else {
        const std::size_t count = verdict.problems.size();
        tell_error(to_text(verdict.problems));
        tell_error(fmt::format(fmt::runtime(tr_n("{} problem", "{} problems", count)), count));
    }
    return sound ? exit_done : exit_input_error;
}

}  // namespace

void add_validate_command(CLI::App& program, Action& action) {
    CLI::App* verb =
        add_verb(program, "validate", tr("check a scenario folder and tell everything that is wrong with it"));
    const auto texts = std::make_shared<ValidateTexts>();
    verb->add_option("DIR", texts->folder, tr("a scenario folder"))->required();
    verb->add_option("--plan", texts->plan, tr("check only under this plan (default: under every plan)"))
        ->type_name("PLAN");
    verb->add_option("--format", texts->format, tr("text (default) or json"))->type_name("F");
    verb->footer(std::string{tr("Examples:")} +
                 "\n  umbral validate my-scenario\n  umbral validate my-scenario --format json");
    verb->callback([texts, &action] { action = [texts] { return act(*texts); }; });
}

}  // namespace umbral::cli
