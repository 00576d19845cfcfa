#include "gui/run/workbench.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <system_error>

#include <nlohmann/json.hpp>

#include "base/i18n.hpp"
#include "base/text.hpp"
#include "gui/run/process.hpp"
#include "gui/run/study_cache.hpp"
#include "study/study_error.hpp"

namespace umbral::gui {
namespace {

using Json = nlohmann::json;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// A slider still moving should not start a run at every step.
constexpr milliseconds settle_time{150};
/// Between two looks at a growing study, as a multiple of what the last look took.
constexpr int look_patience = 4;
constexpr milliseconds shortest_look_interval{300};
constexpr milliseconds folder_interval{1000};
constexpr std::size_t readings_kept = 24;
constexpr std::size_t outcomes_kept = 12;

Problem plain_problem(const std::string& where, const std::string& message, const std::string& hint) {
    return {where, "", "", message, "", hint};
}

std::vector<Problem> problems_of(const Json& event) {
    std::vector<Problem> problems;
    for (const Json& item : event.value("problems", Json::array())) {
        problems.push_back({item.value("file", ""), item.value("place", ""), item.value("value", ""),
                            item.value("message", ""), item.value("allowed", ""), item.value("hint", "")});
    }
    // There is no command line here to name another file on.
    for (Problem& problem : problems) {
        if (problem.hint.find("--out") != std::string::npos)
            problem.hint =
                tr("check the folder and its permissions, or set XDG_CACHE_HOME to another; then simulate again");
    }
    if (problems.empty()) problems.push_back(plain_problem("umbral", event.value("message", ""), ""));
    return problems;
}

}  // namespace

/// A run under way.
struct Workbench::Job {
    Process process;
    std::shared_ptr<const Reading> reading;
    std::filesystem::path file;
    std::vector<Problem> problems;
    std::uint32_t seen_replications = 0;
    std::uint32_t shown_replications = 0;
    steady_clock::time_point next_look;
    bool cancelled = false;
};

Workbench::Workbench(std::filesystem::path program, std::filesystem::path cache, std::function<void()> wake)
    : program_(std::move(program)),
      cache_(std::move(cache)),
      wake_(std::move(wake)),
      published_(std::make_shared<Found>()) {
    std::error_code failed;
    if (!program_.empty()) {
        program_stamp_ = fmt::format("{} {} {}", program_.string(), std::filesystem::file_size(program_, failed),
                                     std::filesystem::last_write_time(program_, failed).time_since_epoch().count());
    }
    thread_ = std::thread([this] { work(); });
}

Workbench::~Workbench() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
        ++wanted_version_;
    }
    changed_.notify_all();
    thread_.join();
}

void Workbench::want(const Wanted& wanted) {
    {
        const std::lock_guard lock(mutex_);
        if (wanted == wanted_) return;
        wanted_ = wanted;
        idle_ = false;
        ++wanted_version_;
    }
    changed_.notify_all();
}

std::shared_ptr<const Found> Workbench::found() const {
    const std::lock_guard lock(mutex_);
    return published_;
}

void Workbench::write(const std::filesystem::path& folder, const std::function<void()>& writes) {
    const std::lock_guard lock(disk_mutex_);
    writes();
    own_stamps_[folder.string()] = folder_stamp(folder);
}

void Workbench::publish() {
    ++found_.version;
    auto copy = std::make_shared<const Found>(found_);
    {
        const std::lock_guard lock(mutex_);
        published_ = std::move(copy);
    }
    wake_();
}

void Workbench::work() {
    std::uint64_t seen = 0;
    bool busy = false;
    while (true) {
        Wanted wanted;
        {
            std::unique_lock lock(mutex_);
            if (!busy) {
                idle_ = true;
                changed_.wait_for(lock, folder_interval, [&] { return wanted_version_ != seen || stop_; });
            }
            if (stop_) return;
            wanted = wanted_;
            busy = wanted_version_ != seen || busy;
            seen = wanted_version_;
            if (busy) idle_ = false;
        }
        watch_folders(wanted);
        prepare(wanted);
        busy = step(wanted, seen);
    }
}

void Workbench::watch_folders(const Wanted& wanted) {
    const std::lock_guard disk_lock(disk_mutex_);
    for (const Variant& variant : wanted.variants) {
        const std::string folder = variant.folder.string();
        std::string stamp = folder_stamp(variant.folder);
        const auto known = stamps_.find(folder);
        if (known != stamps_.end() && known->second == stamp) continue;
        if (known != stamps_.end()) {
            if (own_stamps_[folder] != stamp) ++found_.disk_changes;
            // There is work again, from this instant on: whoever sees the new reading must not see an idle bench.
            const std::lock_guard lock(mutex_);
            idle_ = false;
            std::erase_if(readings_, [&](const auto& entry) { return entry.first.folder == variant.folder; });
        }
        stamps_[folder] = std::move(stamp);
    }
}

std::shared_ptr<const Reading> Workbench::reading_of(const Variant& variant) {
    const auto known =
        std::find_if(readings_.begin(), readings_.end(), [&](const auto& entry) { return entry.first == variant; });
    if (known != readings_.end()) {
        std::rotate(known, known + 1, readings_.end());
        return readings_.back().second;
    }
    if (readings_.size() >= readings_kept) readings_.erase(readings_.begin());
    readings_.emplace_back(variant, read_variant(variant));
    return readings_.back().second;
}

std::filesystem::path Workbench::study_file(const Reading& reading) const {
    return cache_ / (sha256_hex(reading.hash + '\n' + program_stamp_).substr(0, 32) + ".umbral");
}

void Workbench::keep(const std::string& hash, std::shared_ptr<const Outcome> outcome) {
    std::erase_if(outcomes_, [&](const auto& entry) { return entry.first == hash; });
    outcomes_.emplace_back(hash, std::move(outcome));
    if (outcomes_.size() > outcomes_kept) outcomes_.erase(outcomes_.begin());
}

std::shared_ptr<const Outcome> Workbench::cached(const Reading& reading) {
    const auto known = std::find_if(outcomes_.begin(), outcomes_.end(),
                                    [&](const auto& entry) { return entry.first == reading.hash; });
    if (known != outcomes_.end()) return known->second;
    const auto file = study_file(reading);
    std::error_code failed;
    if (!std::filesystem::exists(file, failed)) return nullptr;
    try {
        auto outcome = read_outcome(file, reading.input.plan.id);
        if (outcome->damaged.empty()) {
            if (outcome->replications.empty()) return nullptr;  // cancelled before its first history
            keep(reading.hash, outcome);
            return outcome;
        }
    } catch (const InputError& error) {
        // What a newer program wrote is not ours to throw away.
        if (error.problems().front().place == "user_version") {
            failures_[reading.hash] = {
                plain_problem(file.string(), tr("this study was written by a newer version of the program; it is kept"),
                              tr("use the newer program, or move the file away and simulate again"))};
            return nullptr;
        }
    } catch (const std::exception&) {  // told by the run that follows
    }
    throw_away(file);
    ++found_.thrown_away;
    return nullptr;
}

void Workbench::prepare(const Wanted& wanted) {
    if (wanted.language != language_) {  // problems are told in the language they were found in
        language_ = wanted.language;
        std::erase_if(readings_, [](const auto& entry) { return !entry.second->sound(); });
        failures_.clear();
    }
    if (wanted.attempt != attempt_) failures_.clear();
    attempt_ = wanted.attempt;
    std::vector<Progress> before = std::move(found_.progress);
    std::vector<Variant> variants_before = std::move(found_.variants);
    found_.variants = wanted.variants;
    found_.progress.assign(wanted.variants.size(), {});
    for (std::size_t i = 0; i < wanted.variants.size(); ++i) {
        Progress& progress = found_.progress[i];
        progress.reading = reading_of(wanted.variants[i]);
        progress.goal = wanted.replications;
        if (!progress.reading->sound()) {
            progress.stage = Stage::broken;
            progress.problems = progress.reading->problems;
            continue;
        }
        progress.outcome = cached(*progress.reading);
        progress.stored = progress.outcome ? static_cast<std::uint32_t>(progress.outcome->replications.size()) : 0;
        progress.done_fraction = std::min(1.0, static_cast<double>(progress.stored) / std::max(1U, progress.goal));
        const auto failure = failures_.find(progress.reading->hash);
        if (progress.stored >= progress.goal) {
            progress.stage = Stage::done;
        } else if (failure != failures_.end()) {
            progress.stage = Stage::failed;
            progress.problems = failure->second;
        } else {
            progress.stage = wanted.hold ? Stage::stopped : Stage::waiting;
        }
    }
    bool same = before.size() == found_.progress.size() && variants_before == found_.variants;
    for (std::size_t i = 0; same && i < before.size(); ++i) {
        same = before[i].stage == found_.progress[i].stage && before[i].reading == found_.progress[i].reading &&
               before[i].outcome == found_.progress[i].outcome;
    }
    if (!same) publish();
}

bool Workbench::step(const Wanted& wanted, std::uint64_t seen) {
    const auto next = std::find_if(found_.progress.begin(), found_.progress.end(),
                                   [](const Progress& progress) { return progress.stage == Stage::waiting; });
    if (next == found_.progress.end()) return false;
    {
        std::unique_lock lock(mutex_);
        if (changed_.wait_for(lock, settle_time, [&] { return wants_changed(seen); })) return true;
    }
    run(static_cast<std::size_t>(next - found_.progress.begin()), wanted, seen);
    return true;
}

void Workbench::run(std::size_t which, const Wanted& wanted, std::uint64_t seen) {
    Progress& progress = found_.progress[which];
    const std::string hash = progress.reading->hash;
    const auto fail = [&](std::vector<Problem> problems) { failures_[hash] = std::move(problems); };
    if (program_.empty()) {
        return fail({plain_problem("umbral", tr("the program umbral was not found, so nothing can be simulated"),
                                   tr("build it (./dev test), or set UMBRAL_PROGRAM to its path"))});
    }
    if (!can_write(cache_)) {
        return fail({plain_problem(
            cache_.string(),
            fmt::format(fmt::runtime(tr("studies cannot be kept in {}, so nothing can be simulated")), cache_.string()),
            tr("make it writable, or set XDG_CACHE_HOME to a folder you may write to, and start again"))});
    }
    std::error_code failed;
    const auto file = study_file(*progress.reading);
    std::vector<std::string> arguments{program_.string(),
                                       "--lang",
                                       language_,
                                       "run",
                                       progress.reading->variant.folder.string(),
                                       "--replications",
                                       std::to_string(wanted.replications),
                                       "--format",
                                       "jsonl",
                                       "--quiet",
                                       "--out",
                                       file.string()};
    if (!progress.reading->variant.plan.empty()) {
        arguments.insert(arguments.end(), {"--plan", progress.reading->variant.plan});
    }
    for (const auto& [path, value] : progress.reading->variant.edits)
        arguments.insert(arguments.end(), {"--set", path + '=' + value});
    try {
        Job job{Process(arguments), progress.reading, file, {}, progress.stored, progress.stored, {}, false};
        progress.stage = Stage::running;
        publish();
        while (listen(job, which, seen)) {
        }
        const int code = job.process.wait();
        if (job.cancelled) return;
        // A run that failed may have left no study: then the run is what there is to tell of.
        if (code == 0 || std::filesystem::exists(file, failed)) look_at_study(job, which, true);
        if (!job.problems.empty()) return fail(std::move(job.problems));
        if (code == 127) {
            fail({plain_problem(program_.string(), tr("the program umbral could not be started"),
                                tr("build it (./dev test), or set UMBRAL_PROGRAM to its path"))});
        } else if (code != 0 || found_.progress[which].stored < wanted.replications) {
            fail({plain_problem(program_.string(),
                                fmt::format(fmt::runtime(tr("the run ended early, with code {}: {}")), code,
                                            shortened(job.process.complaints(), 400)),
                                tr("run it again; the replications finished so far are kept"))});
        }
    } catch (const std::system_error& error) {
        fail({plain_problem(program_.string(), error.what(), tr("close other programs and run it again"))});
    }
}

bool Workbench::listen(Job& job, std::size_t which, std::uint64_t seen) {
    std::vector<std::string> lines;
    const bool more = job.process.read_lines(lines, milliseconds(50));
    for (const std::string& line : lines) take_event(job, which, line);
    if (!job.cancelled && wants_changed(seen)) {
        const std::lock_guard lock(mutex_);
        // Goes on while it is still the most urgent thing that is not done.
        bool urgent = false;
        for (const Variant& variant : wanted_.variants) {
            urgent = variant == job.reading->variant;
            const auto known = std::find_if(readings_.begin(), readings_.end(),
                                            [&](const auto& entry) { return entry.first == variant; });
            const bool is_done =
                known != readings_.end() && std::any_of(outcomes_.begin(), outcomes_.end(), [&](const auto& entry) {
                    return entry.first == known->second->hash &&
                           entry.second->replications.size() >= wanted_.replications;
                });
            if (urgent || !is_done) break;
        }
        if (stop_ || wanted_.hold || !urgent) {
            job.cancelled = true;
            job.process.interrupt();
        }
    }
    if (!job.cancelled && job.seen_replications > job.shown_replications && steady_clock::now() >= job.next_look)
        look_at_study(job, which, false);
    return more;
}

void Workbench::take_event(Job& job, std::size_t which, const std::string& line) {
    // Bands are large and are read from the study instead.
    if (line.rfind(R"({"event":"bands")", 0) == 0) return;
    const Json event = Json::parse(line, nullptr, false);
    if (!event.is_object()) return;
    const std::string kind = event.value("event", "");
    Progress& progress = found_.progress[which];
    if (kind == "progress") {
        job.seen_replications = event.value("stored", 0U);
        progress.done_fraction = event.value("done_fraction", 0.0);
        progress.goal = event.value("goal", progress.goal);
        const Json left = event.value("left_s", Json());
        progress.left_s = left.is_number() ? std::optional<double>(left.get<double>()) : std::nullopt;
        publish();
    } else if (kind == "error") {
        job.problems = problems_of(event);
    } else if (kind == "replication" && event.value("end", "") == "crashed" && job.problems.empty()) {
        job.problems.push_back(plain_problem("umbral",
                                             fmt::format(fmt::runtime(tr("replication {} failed: {}")),
                                                         event.value("replication", 0), event.value("message", "")),
                                             ""));
    }
}

void Workbench::look_at_study(Job& job, std::size_t which, bool at_the_end) {
    const auto began = steady_clock::now();
    try {
        auto outcome = read_outcome(job.file, job.reading->input.plan.id);
        if (outcome->replications.empty()) return;
        Progress& progress = found_.progress[which];
        progress.outcome = outcome;
        progress.stored = static_cast<std::uint32_t>(outcome->replications.size());
        job.shown_replications = progress.stored;
        if (at_the_end && !outcome->damaged.empty() && job.problems.empty()) {
            job.problems.push_back(plain_problem(job.file.string(),
                                                 tr("what was stored of the simulation is damaged in part"),
                                                 tr("simulate again; check the disk if it happens again")));
        }
        keep(job.reading->hash, std::move(outcome));
        publish();
    } catch (const InputError& error) {
        // Another program writes at this moment: the next look will do, unless there is none.
        if (at_the_end && job.problems.empty()) job.problems = error.problems();
    } catch (const study::StudyError& error) {
        if (at_the_end) job.problems.push_back(plain_problem(job.file.string(), error.what(), ""));
    }
    const auto took = steady_clock::now() - began;
    job.next_look =
        steady_clock::now() + std::max<steady_clock::duration>(took * look_patience, shortest_look_interval);
}

}  // namespace umbral::gui
