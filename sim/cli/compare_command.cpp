// `umbral compare`: plans of one scenario on the same random histories, and what tells them apart.

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <memory>

#include "analysis/comparison_results.hpp"
#include "base/check.hpp"
#include "base/i18n.hpp"
#include "cli/commands.hpp"
#include "cli/compare_json.hpp"
#include "cli/compare_options.hpp"
#include "cli/compare_text.hpp"
#include "cli/help.hpp"
#include "cli/left_out.hpp"
#include "cli/run_watch.hpp"
#include "cli/terminal.hpp"

namespace umbral::cli {
namespace {

using analysis::ComparisonResults;

std::vector<study::PlanLabel> labels_of(const ComparedInputs& compared) {
    std::vector<study::PlanLabel> labels;
    for (const auto& input : compared.inputs) labels.push_back(study::make_plan_label(input));
    return labels;
}

study::Store open_store(const CompareOptions& options, const ComparedInputs& compared, double until) {
    const auto header_of = [&](const scenario::Input& input) {
        return study::make_header(input, options.run.settings, options.run.seed, until);
    };
    const study::Header header = header_of(compared.inputs.front());
    for (const auto& input : compared.inputs) UMBRAL_CHECK(header_of(input).scenario_hash == header.scenario_hash);
    study::Store store =
        options.run.out.empty() ? study::Store::in_memory(header) : study::Store::open_to_add(options.run.out, header);
    for (const auto& label : labels_of(compared)) store.add_plan(label);
    return store;
}

const scenario::Input& input_of(const ComparedInputs& compared, const std::string& plan) {
    for (const auto& input : compared.inputs) {
        if (input.plan.id == plan) return input;
    }
    UMBRAL_CHECK(false);
    return compared.inputs.front();
}

/// Puts the verdict of the best plan against the baseline to the test.
void add_ledger(const CompareOptions& options, const ComparedInputs& compared, const study::Store& store, Watch& watch,
                ComparisonResults& results) {
    const auto challenger = best_challenger(results);
    if (!challenger) return;
    analysis::LedgerOptions ledger;
    ledger.rerun = options.ledger;
    ledger.jobs = options.run.jobs;
    ledger.seed = options.run.seed;
    ledger.until_days = store.header().days;
    watch.listen(ledger);
    results.ledger =
        test_assumptions(store, results.comparison, input_of(compared, results.comparison.plans[*challenger].plan.id),
                         input_of(compared, compared.baseline), results.objective->indicator, ledger);
}

/// What a comparison needs, read and checked together.
struct Job {
    CompareOptions options;
    ComparedInputs compared;
    double until_days = 0;
    std::optional<analysis::Objective> objective;
    analysis::Precision precision;  ///< what --replications auto waits for
};

/// @throws InputError  everything that is wrong with the options, the scenario and the plans
Job read_job(const CompareTexts& texts) {
    OptionReader reader;
    Job job{read_compare_options(texts, reader), {}, 0, {}, {}};
    if (reader.attempt([&] { job.compared = read_compared_inputs(job.options); })) {
        const scenario::Scenario& scenario = job.compared.inputs.front().scenario;
        reader.attempt([&] { job.until_days = until_days(job.options.run.until, scenario); });
        reader.attempt([&] { job.objective = objective_of(job.options, job.compared); });
        for (const auto& text : job.options.run.targets)
            reader.attempt([&] {
                job.precision.targets.push_back(analysis::parse_target(text, scenario));
                check_shared(job.compared, job.precision.targets.back().indicator, "--target");
            });
    }
    reader.finish();
    if (job.options.indifference) job.precision.objective = job.objective;
    return job;
}

int compare(const Job& job) {
    const auto& [options, compared, until, objective, precision] = job;
    const scenario::Scenario& scenario = compared.inputs.front().scenario;
    study::Store store = open_store(options, compared, until);

    Watch watch(options.run);
    watch.start(store, labels_of(compared), compared.baseline);
    study::EnsembleOptions ensemble_options;
    ensemble_options.jobs = options.run.jobs;
    ensemble_options.seed = options.run.seed;
    ensemble_options.until_days = until;
    ensemble_options.goal = options.run.replications > 0
                                ? study::exactly(options.run.replications)
                                : analysis::until_known(store, compared.plans, compared.baseline, precision);
    watch.listen(ensemble_options);
    study::EnsembleResult ensemble = run_ensemble(compared.inputs, store, ensemble_options);

    ComparisonResults results = analysis::read_comparison(store, compared.inputs, compared.baseline,
                                                          analysis::questions_of(scenario), objective);
    if (!ensemble.interrupted()) {
        add_ledger(options, compared, store, watch, results);
        if (results.ledger) ensemble.stop_signal = results.ledger->stop_signal;
    }
    if (options.run.replications == 0) {
        results.precision_reached =
            !ensemble.interrupted() && analysis::is_precise(store, compared.plans, compared.baseline, precision);
    }
    const int exit_code = watch.close(store, ensemble, results.is_complete());
    watch.finish(
        store, ensemble, exit_code,
        {"compare", compared.plans, [&] { return to_json(results, scenario); },
         [&] { return to_csv(results, scenario); },
         [&] { return to_text(results, scenario, output_columns()) + '\n' + watch.where_kept(); }, left_out(results)});
    if (results.precision_reached == false && !ensemble.interrupted()) {
        watch.note(fmt::format(
            fmt::runtime(tr("What --replications auto waits for is not known after {} replications a plan, the most "
                            "that are run.")),
            analysis::max_auto_replications));
    }
    return exit_code;
}

}  // namespace

void add_compare_command(CLI::App& program, Action& action) {
    CLI::App* verb =
        add_verb(program, "compare", tr("simulate several plans on the same random histories and tell them apart"));
    const auto texts = std::make_shared<CompareTexts>();
    verb->add_option("DIR", texts->run.folder, tr("the scenario's folder"))->required();
    verb->add_option("--plans", texts->plans,
                     tr("the plans to compare, with commas between; none is the run without a plan (default: all)"))
        ->type_name("A,B,...");
    verb->add_option("--baseline", texts->baseline,
                     tr("the plan the others are measured against (default: the scenario's, else the first)"))
        ->type_name("PLAN");
    verb->add_option("-n,--replications", texts->run.replications,
                     tr("how many random histories of each plan (default 20), or auto: until the best plan is known or "
                        "the targets are met"))
        ->type_name("N|auto");
    verb->add_option("--objective", texts->objective,
                     tr("what the best plan is best at (default: the scenario's first question)"))
        ->type_name("NAME[.STAT][@SCOPE]");
    verb->add_option("--indifference", texts->indifference,
                     tr("select the best plan; a difference in the objective smaller than this does not matter"))
        ->type_name("X");
    verb->add_option(
            "--target", texts->run.targets,
            tr("with auto: add replications until the 95 % interval of every difference in NAME[.STAT][@SCOPE] is "
               "within HALFWIDTH"))
        ->type_name("NAME=HALFWIDTH");
    verb->add_option("--ledger", texts->ledger,
                     tr("how many assumptions to move to the end of their range and run again (default 6; 0: none)"))
        ->type_name("K");
    add_simulation_options(*verb, texts->run);
    verb->footer(std::string{tr("Examples:")} +
                 "\n  umbral compare scenarios/tutorial/04-a-surge --plans none,early,late"
                 "\n  umbral compare DIR --plans A,B --baseline A --out both.umbral"
                 "\n  umbral compare DIR --plans A,B,C --objective wait_h.p95@site:X --indifference 2 -n auto");
    verb->callback([texts, &action] {
        action = [texts] { return act_with_error_events(texts->run, [&] { return compare(read_job(*texts)); }); };
    });
}

}  // namespace umbral::cli
