// `umbral run`: a scenario and a plan in, replications and what they say out.

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <memory>

#include "analysis/stopping.hpp"
#include "base/i18n.hpp"
#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/left_out.hpp"
#include "cli/result_text.hpp"
#include "cli/run_options.hpp"
#include "cli/run_watch.hpp"
#include "cli/terminal.hpp"

namespace umbral::cli {
namespace {

/// Where the study is, and what to try next.
std::string ending(const Watch& watch, const RunOptions& options, const study::Store& store, bool interrupted) {
    std::string text = watch.where_kept();
    if (options.out.empty() || text.empty()) return text;
    if (interrupted) return text + tr("Run the same command again to add what is missing.") + '\n';
    const std::string out = options.out.string();
    const std::string next =
        store.header().observed.empty() ? "umbral show " + out + " --format csv" : "umbral show " + out + " --observed";
    return text + fmt::format(fmt::runtime(tr("Next: {}")), next) + '\n';
}

/// What a run needs, read and checked together.
struct Job {
    RunOptions options;
    scenario::Input input;
    double until_days = 0;
    std::vector<analysis::Target> targets;
};

/// @throws InputError  everything that is wrong with the options and the scenario
Job read_job(const RunTexts& texts) {
    OptionReader reader;
    Job job{read_run_options(texts, reader), {}, 0, {}};
    const RunOptions& options = job.options;
    const auto read = [&] { job.input = scenario::read_input(options.folder, options.plan, options.settings); };
    if (reader.attempt(read)) {
        const scenario::Scenario& scenario = job.input.scenario;
        reader.attempt([&] { job.until_days = until_days(options.until, scenario); });
        for (const auto& text : options.targets)
            reader.attempt([&] { job.targets.push_back(analysis::parse_target(text, scenario)); });
    }
    reader.finish();
    return job;
}

int run(const Job& job) {
    const RunOptions& options = job.options;
    const scenario::Input& input = job.input;
    const study::Header header = study::make_header(input, options.settings, options.seed, job.until_days);
    study::Store store =
        options.out.empty() ? study::Store::in_memory(header) : study::Store::open_to_add(options.out, header);
    const study::PlanLabel plan = study::make_plan_label(input);
    store.add_plan(plan);

    Watch watch(options);
    watch.start(store, {plan}, plan.id);
    study::EnsembleOptions ensemble_options;
    ensemble_options.jobs = options.jobs;
    ensemble_options.seed = options.seed;
    ensemble_options.until_days = job.until_days;
    ensemble_options.goal = options.replications > 0 ? study::exactly(options.replications)
                                                     : analysis::until_precise(store, plan.id, job.targets);
    watch.listen(ensemble_options);
    const study::EnsembleResult ensemble = study::run_ensemble(input, store, ensemble_options);

    analysis::Results results = analysis::read_results(store, plan.id);
    if (options.replications == 0) {
        results.precision_reached =
            !ensemble.interrupted() && analysis::targets_met(store, plan.id, job.targets, ensemble.stored);
    }
    const int exit_code = watch.close(store, ensemble, results.is_complete());
    watch.finish(store, ensemble, exit_code,
                 {"done",
                  {plan.id},
                  [&] { return to_json(results); },
                  [&] { return to_csv(results); },
                  [&] {
                      return to_text(results, output_columns()) + '\n' +
                             ending(watch, options, store, ensemble.interrupted());
                  },
                  left_out(results)});
    if (results.precision_reached == false && ensemble.stored >= analysis::max_auto_replications) {
        watch.note(
            fmt::format(fmt::runtime(tr("The targets are not met after {} replications, the most that are run.")),
                        ensemble.stored));
    }
    return exit_code;
}

}  // namespace

void add_run_command(CLI::App& program, Action& action) {
    CLI::App* verb =
        add_verb(program, "run", tr("simulate a scenario and show what happens to people, places and waits"));
    const auto texts = std::make_shared<RunTexts>();
    verb->add_option("DIR", texts->folder, tr("the scenario's folder"))->required();
    verb->add_option("--plan", texts->plan,
                     tr("the response plan (default: the scenario's); none: the run without a plan"))
        ->type_name("PLAN");
    verb->add_option("-n,--replications", texts->replications,
                     tr("how many random histories (default 20), or auto with --target"))
        ->type_name("N|auto");
    verb->add_option(
            "--target", texts->targets,
            tr("with auto: add replications until the 95 % interval of NAME[.STAT][@SCOPE] is within HALFWIDTH"))
        ->type_name("NAME=HALFWIDTH");
    add_simulation_options(*verb, *texts);
    verb->footer(std::string{tr("Examples:")} +
                 "\n  umbral run scenarios/tutorial/01-one-post"
                 "\n  umbral run scenarios/reference/darien-costa-rica-2023 --out darien.umbral"
                 "\n  umbral run DIR --replications auto --target wait_h.p95@site:A=2"
                 "\n  umbral run DIR --set 'sites[A].places.families=120' --format json");
    verb->callback([texts, &action] {
        action = [texts] { return act_with_error_events(*texts, [&] { return run(read_job(*texts)); }); };
    });
}

}  // namespace umbral::cli
