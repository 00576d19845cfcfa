// `umbral repair`: runs again what a study has lost, from the inputs that it keeps.

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <thread>

#include "base/i18n.hpp"
#include "cli/commands.hpp"
#include "cli/findings_text.hpp"
#include "cli/help.hpp"
#include "cli/option_reader.hpp"
#include "cli/result_text.hpp"
#include "cli/run_options.hpp"
#include "cli/run_watch.hpp"
#include "cli/terminal.hpp"
#include "study/repair.hpp"

namespace umbral::cli {
namespace {

struct RepairTexts {
    std::string file;
    std::string jobs;
    bool quiet = false;
};

/// What was wrong, plan by plan, in numbers.
std::string run_again_text(const study::Findings& before) {
    std::string text;
    for (const auto& plan : before.plans) {
        if (plan.lost.empty()) continue;
        text += fmt::format(fmt::runtime(tr("{}: run again: {}")), plan_text(plan.plan), number_list(plan.lost)) + '\n';
    }
    return text;
}

int outcome_of(const study::Repaired& repaired, const std::string& file) {
    if (repaired.stop_signal != 0) {
        tell_error(fmt::format(fmt::runtime(tr("Interrupted: {} is as it was.")), file));
        return exit_stopped(repaired.stop_signal);
    }
    for (const auto& which : repaired.differing) {
        tell_error(fmt::format(fmt::runtime(tr("Replication {} of {} does not give again what was stored of it: the "
                                               "study was made by another program, or on another machine. {} is as it "
                                               "was.")),
                               which.replication, which.plan.empty() ? tr("no plan") : which.plan, file));
    }
    if (!repaired.complaint.empty()) tell_error(repaired.complaint);
    if (!repaired.differing.empty() || !repaired.complaint.empty()) return exit_run_failed;
    if (repaired.written) tell(run_again_text(repaired.before));
    for (const auto& crash : repaired.crashed) {
        tell_error(fmt::format(fmt::runtime(tr("Replication {} of {} crashed again.")), crash.replication,
                               crash.plan.empty() ? tr("no plan") : crash.plan));
    }
    if (!repaired.crashed.empty()) return exit_run_failed;
    tell(fmt::format(fmt::runtime(tr("{} is whole.")), file) + '\n');
    return exit_done;
}

int repair_study(const RepairTexts& texts) {
    OptionReader reader;
    study::RepairOptions options;
    options.jobs = texts.jobs.empty() ? std::max(1u, std::thread::hardware_concurrency())
                                      : static_cast<unsigned>(reader.whole("--jobs", texts.jobs, 1, max_jobs));
    reader.finish();
    ProgressDisplay display(errors_go_to_terminal());
    if (!texts.quiet) options.on_progress = [&](const auto& progress) { display.show(progress); };
    const study::Repaired repaired = study::repair(texts.file, options);
    display.clear();
    return outcome_of(repaired, texts.file);
}

}  // namespace

void add_repair_command(CLI::App& program, Action& action) {
    CLI::App* verb =
        add_verb(program, "repair", tr("run again what a study has lost: damaged, crashed and missing replications"));
    const auto texts = std::make_shared<RepairTexts>();
    verb->add_option("STUDY", texts->file, tr("a study written by umbral run --out"))->required();
    verb->add_option("-j,--jobs", texts->jobs,
                     tr("workers at a time (default: one per processor); results do not depend on it"))
        ->type_name("J");
    verb->add_flag("-q,--quiet", texts->quiet, tr("no progress"));
    verb->footer(std::string{tr("Examples:")} + "\n  umbral check darien.umbral\n  umbral repair darien.umbral");
    verb->callback([texts, &action] { action = [texts] { return repair_study(*texts); }; });
}

}  // namespace umbral::cli
