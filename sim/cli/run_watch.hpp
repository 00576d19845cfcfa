#pragma once
// What `umbral run` and `umbral compare` say while they work: a bar or plain lines for people, events for programs.

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/assumptions.hpp"
#include "cli/result_json.hpp"
#include "cli/run_options.hpp"
#include "cli/terminal.hpp"
#include "study/ensemble.hpp"

namespace umbral::cli {

/// Seconds until the goal at the pace so far; nothing before any work was done.
class Pace {
  public:
    [[nodiscard]] std::optional<double> left_s(const study::EnsembleProgress& progress) const;

  private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// On standard error: a bar that redraws itself on a terminal, else a line whenever another tenth is done, one a
/// second at most.
class ProgressDisplay {
  public:
    /// @param what  said before the numbers, with its colon; may be empty
    explicit ProgressDisplay(bool terminal, std::string what = "") : terminal_(terminal), what_(std::move(what)) {}
    void show(const study::EnsembleProgress& progress);
    /// Removes the bar, so that results start on an empty line.
    void clear();

  private:
    Pace pace_;
    bool terminal_;
    std::string what_;
    bool drawn_ = false;
    int last_tenth_ = 0;
    std::chrono::steady_clock::time_point last_drawn_ = std::chrono::steady_clock::now();
};

/// What is being simulated: the replications asked for, or a comparison's assumptions pinned.
enum class Stage { replications, assumptions };

/// On standard output: one JSON object per line (data/schema/run-events.schema.json).
class EventStream {
  public:
    /// @param plans  one, or those compared
    /// @param plan   the one that is run, or the baseline
    void start(const study::Header& header, const std::vector<study::PlanLabel>& plans, const std::string& plan,
               const RunOptions& options);
    void progress(const study::EnsembleProgress& progress, Stage stage = Stage::replications);
    void replication(const engine::ReplicationRecord& record);
    void bands(const study::Store& store, const std::string& plan);
    /// @param event    "done" of a run, "compare" of a comparison
    /// @param results  what --format json prints
    void done(const char* event, const study::EnsembleResult& ensemble, int exit_code, const Json& results);
    static void error(int exit_code, const std::string& message, const std::vector<Problem>& problems);

  private:
    Pace pace_;
    Stage stage_ = Stage::replications;
    std::chrono::steady_clock::time_point last_progress_{};
};

/// What a verb has to say at its end, in each format.
struct Report {
    const char* event;               ///< of the stream: "done" of a run, "compare" of a comparison
    std::vector<std::string> plans;  ///< whose bands the stream tells
    std::function<Json()> json;
    std::function<std::string()> csv;
    std::function<std::string()> text;
    std::vector<std::string> left_out;  ///< sentences on replications in no figure; JSON and text have them
};

/// Says what goes on and what came of it, as people or programs want it.
class Watch {
  public:
    explicit Watch(const RunOptions& options) : options_(options), display_(errors_go_to_terminal()) {}

    /// Begins the stream, or tells people how much of it the study holds already.
    /// @param plans  one, or those compared
    /// @param plan   the one that is run, or the baseline
    void start(const study::Store& store, const std::vector<study::PlanLabel>& plans, const std::string& plan);
    void listen(study::EnsembleOptions& ensemble);
    /// The assumptions' stage has a pace of its own.
    void listen(analysis::LedgerOptions& ledger);
    /// Makes the study one file. To be called before finish().
    /// @param complete  whether every replication that is stored is in the figures
    /// @return the exit code
    int close(study::Store& store, const study::EnsembleResult& ensemble, bool complete);
    void finish(const study::Store& store, const study::EnsembleResult& ensemble, int exit_code, const Report& report);
    void note(const std::string& text) const;
    /// Where the study is kept, as a line; "" where it could not be kept as it should.
    [[nodiscard]] std::string where_kept() const;

  private:
    [[nodiscard]] bool is_stream() const { return options_.format == Format::jsonl; }

    const RunOptions& options_;
    ProgressDisplay display_;
    EventStream events_;
    std::string complaint_;  ///< what Store::finish() said
};

/// Does what a verb does; a stream is told of its errors before they go on.
int act_with_error_events(const RunTexts& texts, const std::function<int()>& act);

/// "0:14", "1:02:03".
[[nodiscard]] std::string clock_text(double seconds);

}  // namespace umbral::cli
