#include "study/ensemble.hpp"

#include <poll.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "base/check.hpp"
#include "study/stop_signals.hpp"
#include "study/study_error.hpp"
#include "study/worker.hpp"

namespace umbral::study {
namespace {

/// The ensemble while it runs: which replications are stored, which are under way.
class Ensemble {
  public:
    Ensemble(const scenario::Input& input, Store& store, const EnsembleOptions& options, const Simulate& simulate)
        : input_(input), store_(store), options_(options), simulate_(simulate), jobs_(std::max(1u, options.jobs)) {
        for (const auto& status : store.replications(input.plan.id)) {
            if (status.end == engine::EndReason::finished) stored_.insert(status.replication);
        }
        result_.resumed = static_cast<std::uint32_t>(stored_.size());
    }

    EnsembleResult run() {
        while (!result_.interrupted) {
            if (prefix() >= goal_ && !raise_goal()) break;
            start_workers();
            wait_and_collect();
        }
        std::sort(result_.crashed.begin(), result_.crashed.end());
        result_.stored = prefix();
        return result_;
    }

  private:
    /// Replications stored without a gap from 0.
    std::uint32_t prefix() {
        while (stored_.contains(prefix_)) ++prefix_;
        return prefix_;
    }

    /// False when the study has all it shall have.
    bool raise_goal() {
        const std::uint32_t wanted = options_.goal(prefix());
        goal_ = std::max(wanted, prefix());
        report();
        return wanted > prefix();
    }

    void start_workers() {
        for (std::uint32_t next = prefix(); next < goal_ && running_.size() < jobs_; ++next) {
            if (stored_.contains(next) || running_.contains(next)) continue;
            try {
                running_.emplace(
                    next, std::make_unique<Worker>(
                              input_, engine::ReplicationOptions{options_.seed, next, options_.until_days}, simulate_));
            } catch (const StudyError&) {
                if (running_.empty()) throw;
                jobs_ = static_cast<unsigned>(running_.size());  // the system gives no more processes: go on with these
            }
        }
    }

    void wait_and_collect() {
        std::vector<pollfd> waiting{{signals_.descriptor(), POLLIN, 0}};
        std::vector<std::uint32_t> replications;
        for (const auto& [replication, worker] : running_) {
            waiting.push_back({worker->descriptor(), POLLIN, 0});
            replications.push_back(replication);
        }
        if (poll(waiting.data(), waiting.size(), -1) < 0) return;
        for (std::size_t i = 0; i < replications.size(); ++i) {
            if (waiting[i + 1].revents != 0 && !running_.at(replications[i])->read()) collect(replications[i]);
        }
        if (waiting[0].revents != 0) {
            signals_.take();
            result_.interrupted = true;
            running_.clear();
        }
        report();
    }

    void collect(std::uint32_t replication) {
        const engine::ReplicationRecord record = running_.at(replication)->take_record();
        running_.erase(replication);
        UMBRAL_CHECK(record.plan == input_.plan.id && record.replication == replication);
        store_.add(record);
        stored_.insert(replication);
        if (record.end == engine::EndReason::crashed) result_.crashed.push_back(replication);
        if (options_.on_replication) options_.on_replication(record);
    }

    void report() {
        if (!options_.on_progress) return;
        EnsembleProgress progress{goal_, static_cast<std::uint32_t>(stored_.size()), result_.resumed, 0};
        for (const auto& [replication, worker] : running_) progress.running_done += worker->done_fraction();
        options_.on_progress(progress);
    }

    const scenario::Input& input_;
    Store& store_;
    const EnsembleOptions& options_;
    const Simulate& simulate_;
    unsigned jobs_;
    StopSignals signals_;
    std::set<std::uint32_t> stored_;
    std::map<std::uint32_t, std::unique_ptr<Worker>> running_;
    std::uint32_t prefix_ = 0;
    std::uint32_t goal_ = 0;
    EnsembleResult result_;
};

}  // namespace

EnsembleResult run_ensemble(const scenario::Input& input, Store& store, const EnsembleOptions& options,
                            const Simulate& simulate) {
    return Ensemble(input, store, options, simulate).run();
}

}  // namespace umbral::study
