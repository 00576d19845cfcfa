// `umbral run`: a scenario and a plan in, replications and what they say out.

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <cstdio>
#include <memory>

#include "analysis/stopping.hpp"
#include "base/i18n.hpp"
#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "cli/result_text.hpp"
#include "cli/run_options.hpp"
#include "cli/run_watch.hpp"
#include "cli/terminal.hpp"
#include "study/study_error.hpp"

namespace umbral::cli {
namespace {

/// Says what goes on, as people or programs want it.
class Watch {
  public:
    explicit Watch(const RunOptions& options) : options_(options), display_(errors_go_to_terminal()) {}

    void start(const study::Store& store, const study::PlanLabel& plan) {
        if (is_stream()) return events_.start(store.header(), {plan}, plan.id, options_);
        const auto there = store.replications(plan.id).size();
        if (there > 0) {
            note(fmt::format(fmt::runtime(tr_n("{} has {} replication already; adding those missing.",
                                               "{} has {} replications already; adding those missing.", there)),
                             options_.out.string(), there));
        }
    }
    void listen(study::EnsembleOptions& ensemble) {
        if (is_stream()) {
            ensemble.on_progress = [this](const auto& progress) { events_.progress(progress); };
            ensemble.on_replication = [this](const auto& record) { events_.replication(record); };
        } else if (!options_.quiet) {
            ensemble.on_progress = [this](const auto& progress) { display_.show(progress); };
        }
    }
    void finish(const study::Store& store, const study::EnsembleResult& ensemble, int exit_code,
                const analysis::Results& results) {
        display_.clear();
        if (is_stream()) {
            events_.bands(store, results.plan.id);
            events_.done("done", ensemble, exit_code, to_json(results));
        } else if (options_.format == Format::json) {
            fmt::print("{}\n", to_json(results).dump(1, ' ', false, Json::error_handler_t::replace));
        } else if (options_.format == Format::csv) {
            fmt::print("{}", to_csv(results));
        } else {
            fmt::print("{}\n{}", to_text(results, output_columns()), ending(store, ensemble));
        }
        if (ensemble.interrupted) note(tr("Interrupted: what had finished is kept."));
    }
    void note(const std::string& text) const {
        if (!options_.quiet) fmt::print(stderr, "{}\n", text);
    }

  private:
    [[nodiscard]] bool is_stream() const { return options_.format == Format::jsonl; }
    /// Where the study is, and what to try next.
    [[nodiscard]] std::string ending(const study::Store& store, const study::EnsembleResult& ensemble) const {
        if (options_.out.empty())
            return std::string{tr("No study was written; --out FILE.umbral keeps the replications.")} + '\n';
        const std::string out = options_.out.string();
        std::string text = fmt::format(fmt::runtime(tr("Study: {}")), out) + '\n';
        if (ensemble.interrupted) return text + tr("Run the same command again to add what is missing.") + '\n';
        const std::string next = store.header().observed.empty() ? "umbral show " + out + " --format csv"
                                                                 : "umbral show " + out + " --observed";
        return text + fmt::format(fmt::runtime(tr("Next: {}")), next) + '\n';
    }

    const RunOptions& options_;
    ProgressDisplay display_;
    EventStream events_;
};

int exit_code_of(const study::EnsembleResult& ensemble) {
    if (ensemble.interrupted) return exit_interrupted;
    return ensemble.crashed.empty() ? exit_done : exit_run_failed;
}

int run(const RunOptions& options) {
    const scenario::Input input = scenario::read_input(options.folder, options.plan, options.settings);
    const double until = until_days(options.until, input.scenario);
    std::vector<analysis::Target> targets;
    for (const auto& text : options.targets) targets.push_back(analysis::parse_target(text, input.scenario));

    const study::Header header = study::make_header(input, options.settings, options.seed, until);
    study::Store store =
        options.out.empty() ? study::Store::in_memory(header) : study::Store::open_to_add(options.out, header);
    const study::PlanLabel plan = study::make_plan_label(input);
    store.add_plan(plan);

    Watch watch(options);
    watch.start(store, plan);
    study::EnsembleOptions ensemble_options;
    ensemble_options.jobs = options.jobs;
    ensemble_options.seed = options.seed;
    ensemble_options.until_days = until;
    ensemble_options.goal = options.replications > 0 ? study::exactly(options.replications)
                                                     : analysis::until_precise(store, plan.id, targets);
    watch.listen(ensemble_options);
    const study::EnsembleResult ensemble = study::run_ensemble(input, store, ensemble_options);

    const int exit_code = exit_code_of(ensemble);
    watch.finish(store, ensemble, exit_code, analysis::read_results(store, plan.id));
    const bool at_the_end = options.replications == 0 && ensemble.stored >= analysis::max_auto_replications;
    if (at_the_end && !analysis::targets_met(store, plan.id, targets, ensemble.stored)) {
        watch.note(
            fmt::format(fmt::runtime(tr("The targets are not met after {} replications, the most that are run.")),
                        ensemble.stored));
    }
    return exit_code;
}

int run_and_report(const RunTexts& texts) {
    const bool stream = texts.format == "jsonl";
    try {
        return run(read_run_options(texts));
    } catch (const InputError& error) {
        if (stream) EventStream::error(exit_input_error, to_text(error.problems()), error.problems());
        throw;
    } catch (const study::StudyError& error) {
        if (stream) EventStream::error(exit_run_failed, error.what(), {});
        throw;
    }
}

}  // namespace

void add_run_command(CLI::App& program, Action& action) {
    CLI::App* verb =
        add_verb(program, "run", tr("simulate a scenario and show what happens to people, places and waits"));
    const auto texts = std::make_shared<RunTexts>();
    verb->add_option("DIR", texts->folder, tr("the scenario's folder"))->required();
    verb->add_option("--plan", texts->plan, tr("the response plan (default: the scenario's)"))->type_name("PLAN");
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
    verb->callback([texts, &action] { action = [texts] { return run_and_report(*texts); }; });
}

}  // namespace umbral::cli
