#include "cli/run_watch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <system_error>

#include "base/i18n.hpp"
#include "cli/commands.hpp"
#include "cli/left_out.hpp"
#include "cli/terminal.hpp"
#include "study/study_error.hpp"

namespace umbral::cli {
namespace {

using std::chrono::steady_clock;
using study::EnsembleProgress;

constexpr auto redraw_interval = std::chrono::milliseconds(100);
constexpr auto line_interval = std::chrono::milliseconds(1000);
constexpr int bar_columns = 24;

double done_fraction(const EnsembleProgress& progress) {
    if (progress.goal == 0) return 0;
    return std::min(1.0, (progress.stored + progress.running_done) / progress.goal);
}

/// Stops the run when there is nobody left who reads.
void print_line(const Json& event) {
    tell_json(event.dump(-1, ' ', false, Json::error_handler_t::replace));
    if (std::fflush(stdout) != 0 && errno == EPIPE) throw std::system_error(EPIPE, std::generic_category());
}

}  // namespace

std::string clock_text(double seconds) {
    const auto whole = static_cast<long>(std::ceil(seconds));
    if (whole >= 3600) return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
    return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

std::optional<double> Pace::left_s(const EnsembleProgress& progress) const {
    const double done = progress.stored - progress.resumed + progress.running_done;
    if (done <= 0) return std::nullopt;
    const double elapsed_s = std::chrono::duration<double>(steady_clock::now() - start_).count();
    return std::max(0.0, progress.goal - progress.stored - progress.running_done) * elapsed_s / done;
}

void ProgressDisplay::show(const EnsembleProgress& progress) {
    const double fraction = done_fraction(progress);
    std::string text = what_ + fmt::format(fmt::runtime(tr("{} of {} replications")), progress.stored, progress.goal);
    if (const auto left = pace_.left_s(progress))
        text += ", " + fmt::format(fmt::runtime(tr("{} left")), clock_text(*left));
    const auto now = steady_clock::now();
    if (now - last_drawn_ < (terminal_ ? redraw_interval : line_interval)) return;
    if (terminal_) {
        last_drawn_ = now;
        const int filled = static_cast<int>(fraction * bar_columns);
        show_progress(fmt::format("[{}{}] {}", std::string(static_cast<std::size_t>(filled), '#'),
                                  std::string(static_cast<std::size_t>(bar_columns - filled), '.'), text));
        drawn_ = true;
        return;
    }
    const int tenth = progress.goal == 0 ? 0 : static_cast<int>(10 * progress.stored / progress.goal);
    if (tenth == last_tenth_) return;
    last_tenth_ = tenth;
    last_drawn_ = now;
    tell_error(text);
}

void ProgressDisplay::clear() {
    if (drawn_) clear_progress();
    drawn_ = false;
}

void EventStream::start(const study::Header& header, const std::vector<study::PlanLabel>& plans,
                        const std::string& plan, const RunOptions& options) {
    Json event = {{"event", "start"},
                  {"format", 1},
                  {"scenario", header.scenario_id},
                  {"title", {{"en", header.title.en}, {"es", header.title.es}}},
                  {"plan", plan},
                  {"replications", options.replications == 0 ? Json(nullptr) : Json(options.replications)},
                  {"seed", header.seed},
                  {"jobs", options.jobs},
                  {"study", options.out.empty() ? Json(nullptr) : Json(options.out.string())}};
    if (plans.size() > 1) {
        event["plans"] = Json::array();
        for (const auto& label : plans) event["plans"].push_back(label.id);
    }
    print_line(event);
}

void EventStream::progress(const EnsembleProgress& progress, Stage stage) {
    if (stage != stage_) pace_ = {};
    stage_ = stage;
    const auto now = steady_clock::now();
    const bool complete = progress.stored >= progress.goal;
    if (now - last_progress_ < redraw_interval && !complete) return;
    last_progress_ = now;
    const auto left = pace_.left_s(progress);
    print_line({{"event", "progress"},
                {"stage", stage == Stage::replications ? "replications" : "assumptions"},
                {"stored", progress.stored},
                {"resumed", progress.resumed},
                {"goal", progress.goal},
                {"done_fraction", done_fraction(progress)},
                {"left_s", left ? Json(*left) : Json(nullptr)}});
}

void EventStream::replication(const engine::ReplicationRecord& record) {
    const bool finished = record.end == engine::EndReason::finished;
    print_line({{"event", "replication"},
                {"plan", record.plan},
                {"replication", record.replication},
                {"end", finished ? "finished" : "crashed"},
                {"message", record.message},
                {"cpu_s", record.cpu_s},
                {"services", record.services},
                {"parties", record.parties}});
}

void EventStream::bands(const study::Store& store, const std::string& plan) {
    for (const auto& sample : store.series(plan)) {
        const analysis::Band band = analysis::band_of(sample);
        print_line({{"event", "bands"},
                    {"plan", plan},
                    {"name", sample.name},
                    {"scope", to_json(sample.scope)},
                    {"first_hour", std::llround(24 * store.header().warm_up_days)},
                    {"p10", band.p10},
                    {"p50", band.p50},
                    {"p90", band.p90}});
    }
}

void EventStream::done(const char* event, const study::EnsembleResult& ensemble, int exit_code, const Json& results) {
    print_line({{"event", event},
                {"exit_code", exit_code},
                {"interrupted", ensemble.interrupted()},
                {"stored", ensemble.stored},
                {"resumed", ensemble.resumed},
                {"results", results}});
}

void EventStream::error(int exit_code, const std::string& message, const std::vector<Problem>& problems) {
    Json list = Json::array();
    for (const auto& problem : problems) list.push_back(to_json(problem));
    print_line({{"event", "error"}, {"exit_code", exit_code}, {"message", message}, {"problems", list}});
}

void Watch::start(const study::Store& store, const std::vector<study::PlanLabel>& plans, const std::string& plan) {
    if (is_stream()) return events_.start(store.header(), plans, plan, options_);
    std::size_t there = 0;
    std::size_t wanted_there = 0;
    for (const auto& label : plans) {
        for (const auto& status : store.replications(label.id)) {
            if (status.end != study::Ending::finished) continue;
            ++there;
            if (status.replication < options_.replications) ++wanted_there;
        }
    }
    std::size_t damaged = 0;
    for (const auto& label : plans) damaged += store.damages(label.id).size();
    if (damaged > 0) {
        note(fmt::format(fmt::runtime(tr_n("{0} has {1} damaged replication: it is left as it is; umbral repair {0} "
                                           "runs it again.",
                                           "{0} has {1} damaged replications: they are left as they are; umbral "
                                           "repair {0} runs them again.",
                                           damaged)),
                         options_.out.string(), damaged));
    }
    if (there == 0) return;
    const std::size_t wanted = plans.size() * options_.replications;
    const auto say = [&](const char* words, std::size_t count) {
        note(fmt::format(fmt::runtime(words), options_.out.string(), count));
    };
    if (options_.replications == 0) {
        say(tr_n("{} has {} replication already; adding as many as it takes.",
                 "{} has {} replications already; adding as many as it takes.", there),
            there);
    } else if (wanted_there < wanted) {
        say(tr_n("{} has {} replication already; adding those missing.",
                 "{} has {} replications already; adding those missing.", there),
            there);
    } else {
        say(tr_n("{} has the {} replication asked for already.", "{} has the {} replications asked for already.",
                 wanted),
            wanted);
    }
}

void Watch::listen(study::EnsembleOptions& ensemble) {
    if (is_stream()) {
        ensemble.on_progress = [this](const auto& progress) { events_.progress(progress); };
        ensemble.on_replication = [this](const auto& record) { events_.replication(record); };
    } else if (!options_.quiet) {
        ensemble.on_progress = [this](const auto& progress) { display_.show(progress); };
    }
}

void Watch::listen(analysis::LedgerOptions& ledger) {
    display_.clear();
    display_ = ProgressDisplay(errors_go_to_terminal(), std::string{tr("Assumptions:")} + ' ');
    if (is_stream()) {
        ledger.on_progress = [this](const auto& progress) { events_.progress(progress, Stage::assumptions); };
    } else if (!options_.quiet) {
        ledger.on_progress = [this](const auto& progress) { display_.show(progress); };
    }
}

int Watch::close(study::Store& store, const study::EnsembleResult& ensemble, bool complete) {
    complaint_ = store.finish();
    if (ensemble.interrupted()) return exit_stopped(ensemble.stop_signal);
    return ensemble.crashed.empty() && complete && complaint_.empty() ? exit_done : exit_run_failed;
}

void Watch::finish(const study::Store& store, const study::EnsembleResult& ensemble, int exit_code,
                   const Report& report) {
    display_.clear();
    if (is_stream()) {
        for (const auto& plan : report.plans) events_.bands(store, plan);
        if (!complaint_.empty()) EventStream::error(exit_run_failed, complaint_, {});
        events_.done(report.event, ensemble, exit_code, report.json());
    } else if (options_.format == Format::json) {
        tell_json(report.json().dump(1, ' ', false, Json::error_handler_t::replace));
    } else {
        tell(options_.format == Format::csv ? report.csv() : report.text());
    }
    if (options_.format == Format::csv) tell_left_out(report.left_out);
    if (!complaint_.empty()) tell_error(complaint_);
    if (ensemble.interrupted()) note(tr("Interrupted: what had finished is kept."));
}

void Watch::note(const std::string& text) const {
    if (!options_.quiet) tell_error(text);
}

std::string Watch::where_kept() const {
    if (!complaint_.empty()) return "";
    if (options_.out.empty())
        return std::string{tr("No study was written; --out FILE.umbral keeps the replications.")} + '\n';
    return fmt::format(fmt::runtime(tr("Study: {}")), options_.out.string()) + '\n';
}

int act_with_error_events(const RunTexts& texts, const std::function<int()>& act) {
    const bool stream = texts.format == "jsonl";
    try {
        return act();
    } catch (const InputError& error) {
        if (stream) EventStream::error(exit_input_error, to_text(error.problems()), error.problems());
        throw;
    } catch (const study::StudyError& error) {
        if (stream) EventStream::error(exit_run_failed, error.what(), {});
        throw;
    }
}

}  // namespace umbral::cli
