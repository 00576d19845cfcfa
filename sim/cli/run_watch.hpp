#pragma once
// What `umbral run` says while it works: a bar or plain lines for people, events for programs.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "cli/result_json.hpp"
#include "cli/run_options.hpp"
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
    explicit ProgressDisplay(bool terminal) : terminal_(terminal) {}
    void show(const study::EnsembleProgress& progress);
    /// Removes the bar, so that results start on an empty line.
    void clear();

  private:
    Pace pace_;
    bool terminal_;
    bool drawn_ = false;
    int last_tenth_ = 0;
    std::chrono::steady_clock::time_point last_drawn_ = std::chrono::steady_clock::now();
};

/// On standard output: one JSON object per line (data/schema/run-events.schema.json).
class EventStream {
  public:
    void start(const study::Header& header, const study::PlanLabel& plan, const RunOptions& options);
    void progress(const study::EnsembleProgress& progress);
    void replication(const engine::ReplicationRecord& record);
    void bands(const study::Store& store, const std::string& plan);
    void done(const study::EnsembleResult& ensemble, int exit_code, const analysis::Results& results);
    static void error(int exit_code, const std::string& message, const std::vector<Problem>& problems);

  private:
    Pace pace_;
    std::chrono::steady_clock::time_point last_progress_{};
};

/// "0:14", "1:02:03".
[[nodiscard]] std::string clock_text(double seconds);

}  // namespace umbral::cli
