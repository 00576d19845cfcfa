#include "cli/compare_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/find_by_id.hpp"
#include "base/i18n.hpp"
#include "base/text.hpp"
#include "scenario/files.hpp"

namespace umbral::cli {
namespace {

using scenario::Input;

constexpr std::uint64_t most_rerun = 1000;

std::vector<std::string> words_of(const std::string& list) {
    std::vector<std::string> words;
    std::size_t begin = 0;
    while (begin <= list.size()) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        if (end > begin) words.push_back(list.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

/// The plans that may be named: those of the folder, and none.
std::vector<std::string> known_plans(const CompareOptions& options) {
    if (!std::filesystem::is_directory(options.run.folder))
        (void)scenario::read_input(options.run.folder);  // tells why
    std::vector<std::string> known = scenario::plan_ids(options.run.folder);
    if (std::find(known.begin(), known.end(), scenario::no_plan) == known.end()) known.emplace_back(scenario::no_plan);
    return known;
}

/// The id behind a word of --plans or --baseline.
std::string id_of(const std::string& word, const std::vector<std::string>& plan_ids) {
    const bool is_plan = std::find(plan_ids.begin(), plan_ids.end(), word) != plan_ids.end();
    return word == scenario::no_plan && !is_plan ? "" : word;
}

void tell_nothing_to_compare(const std::vector<std::string>& plans, const std::vector<std::string>& known,
                             OptionReader& reader) {
    const std::string only = plans.empty() ? scenario::no_plan : plans.front();
    const auto other = std::find_if(known.rbegin(), known.rend(), [&](const std::string& one) { return one != only; });
    const bool is_alone = other == known.rend();
    reader.add({"", "--plans", comma_list(plans), tr("there is nothing to compare with"),
                is_alone ? tr("two plans: the scenario has none but the run without one")
                         : fmt::format(fmt::runtime(tr("two or more of {}")), comma_list(known)),
                is_alone ? "" : fmt::format("--plans {},{}", *other, only)});
}

void check_plans(const CompareOptions& options, const std::vector<std::string>& plans,
                 const std::vector<std::string>& known, OptionReader& reader) {
    for (std::size_t i = 0; i < plans.size(); ++i) {
        if (std::find(known.begin(), known.end(), plans[i]) == known.end()) {
            reader.add({"", "--plans", plans[i], tr("the scenario has no such plan"), comma_list(known),
                        did_you_mean(plans[i], known)});
        } else if (std::find(plans.begin(), plans.begin() + static_cast<std::ptrdiff_t>(i), plans[i]) !=
                   plans.begin() + static_cast<std::ptrdiff_t>(i)) {
            reader.add({"", "--plans", plans[i], tr("this plan is named twice"), tr("each plan once"), ""});
        }
    }
    if (plans.size() < 2) tell_nothing_to_compare(plans, known, reader);
    const bool compared = std::find(plans.begin(), plans.end(), options.baseline) != plans.end();
    if (!options.baseline.empty() && !compared) {
        reader.add({"", "--baseline", options.baseline, tr("the baseline is not one of the plans compared"),
                    comma_list(plans), did_you_mean(options.baseline, plans)});
    }
}

/// Settings of a plan do not count where there is none.
std::vector<scenario::Setting> settings_without_plan(const CompareOptions& options) {
    std::vector<scenario::Setting> settings;
    for (const auto& setting : options.run.settings) {
        if (setting.first.rfind("plan.", 0) != 0) settings.push_back(setting);
    }
    return settings;
}

/// Whether a plan's runs have what the part of a scope names: levels, measures and lines come with a plan.
bool has(const Input& input, const std::string& dimension, const std::string& id) {
    const auto in = [&](const auto& things) { return find_by_id(things, id) != nullptr; };
    if (dimension == "level") return in(input.plan.levels);
    if (dimension == "measure") return in(input.plan.measures);
    return dimension != "line" || in(input.scenario.budget_lines) || in(input.plan.budget_lines);
}

/// The first compared plan that lacks what the indicator is about; nothing where none does.
const Input* plan_without(const ComparedInputs& compared, const analysis::IndicatorKey& indicator) {
    for (const Input& input : compared.inputs) {
        for (const auto& [dimension, id] : indicator.scope.parts) {
            if (!has(input, dimension, id)) return &input;
        }
    }
    return nullptr;
}

/// Where nothing is said: the scenario's own plan if it is compared, else the first.
std::string default_baseline(const ComparedInputs& compared) {
    const std::string& own = compared.inputs.front().scenario.default_plan;
    const bool is_compared = std::find(compared.plans.begin(), compared.plans.end(), own) != compared.plans.end();
    return is_compared ? own : compared.plans.front();
}

}  // namespace

CompareOptions read_compare_options(const CompareTexts& texts, OptionReader& reader) {
    CompareOptions options;
    options.run = read_simulation_options(texts.run, reader);
    options.plans = words_of(texts.plans);
    options.baseline = texts.baseline;
    options.objective = texts.objective;
    constexpr const char* hint = "--objective wait_h.p95@site:A --indifference 1";
    if (!texts.indifference.empty()) options.indifference = reader.positive("--indifference", texts.indifference, hint);
    if (!texts.objective.empty() && texts.indifference.empty()) {
        reader.add({"", "--indifference", "", tr("how small a difference in the objective does not matter to you?"),
                    tr("a number above 0, in the indicator's unit"), hint});
    }
    const bool nothing_to_know = texts.indifference.empty() && texts.run.targets.empty() && texts.objective.empty();
    if (texts.run.replications == "auto" && nothing_to_know) {
        reader.add({"", "--replications", "auto", tr("it needs to know how precise to be"),
                    tr("--indifference, to go on until the best plan is known, or --target, until differences are"),
                    hint});
    }
    options.ledger = reader.whole("--ledger", texts.ledger, 0, most_rerun);
    return options;
}

ComparedInputs read_compared_inputs(const CompareOptions& options) {
    const std::vector<std::string> known = known_plans(options);
    const scenario::FolderFiles files(options.run.folder);  // one: what is asked of all plans is found out once
    const std::vector<std::string>& ids = files.plan_ids();
    const std::vector<std::string> words = options.plans.empty() ? ids : options.plans;
    OptionReader reader;
    check_plans(options, words, known, reader);
    ComparedInputs compared;
    for (const std::string& word : words) {
        if (std::find(known.begin(), known.end(), word) == known.end()) continue;
        const std::string id = id_of(word, ids);
        reader.attempt([&] {
            compared.inputs.push_back(
                scenario::read_input(files, word, id.empty() ? settings_without_plan(options) : options.run.settings));
        });
        compared.plans.push_back(id);
    }
    reader.finish();
    compared.baseline = options.baseline.empty() ? default_baseline(compared) : id_of(options.baseline, ids);
    return compared;
}

void check_shared(const ComparedInputs& compared, const analysis::IndicatorKey& indicator, const char* option) {
    const Input* without = plan_without(compared, indicator);
    if (without == nullptr) return;
    throw InputError({"", option, analysis::to_text(indicator),
                      fmt::format(fmt::runtime(tr("the plan {} does not have this, so there is nothing to compare")),
                                  without->plan.id.empty() ? scenario::no_plan : without->plan.id),
                      tr("a level, measure or budget line that all compared plans have"), ""});
}

std::optional<analysis::Objective> objective_of(const CompareOptions& options, const ComparedInputs& compared) {
    const scenario::Scenario& scenario = compared.inputs.front().scenario;
    if (!options.objective.empty()) {
        const auto indicator = analysis::parse_objective(options.objective, scenario);
        check_shared(compared, indicator, "--objective");
        return analysis::Objective{indicator, options.indifference};
    }
    for (const analysis::IndicatorKey& question : analysis::questions_of(scenario)) {
        if (analysis::better_of(question.name) != scenario::Better::neither &&
            plan_without(compared, question) == nullptr)
            return analysis::Objective{question, options.indifference};
    }
    if (options.indifference) {
        throw InputError({"", "--objective", "",
                          tr("an indifference needs an objective, and the scenario has no question"),
                          "NAME[.STAT][@SCOPE]", "--objective wait_h.p95@site:A --indifference 1"});
    }
    return std::nullopt;
}

}  // namespace umbral::cli
