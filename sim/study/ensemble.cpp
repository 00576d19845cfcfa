#include "study/ensemble.hpp"

#include <poll.h>

#include <algorithm>
#include <compare>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "base/check.hpp"
#include "study/stop_signals.hpp"
#include "study/study_error.hpp"
#include "study/worker.hpp"

namespace umbral::study {
namespace {

/// A plan while the ensemble runs.
struct PlanState {
    const scenario::Input* input = nullptr;
    std::set<std::uint32_t> stored;
    std::uint32_t prefix = 0;  ///< stored without a gap from 0
    std::uint32_t goal = 0;
};

/// A replication of a plan, in the order in which they are begun: all plans' first, all plans' second, ...
struct Task {
    std::uint32_t replication = 0;
    std::size_t plan = 0;
    friend auto operator<=>(const Task&, const Task&) = default;
};

/// The ensemble while it runs: which replications are stored, which are under way.
class Ensemble {
  public:
    Ensemble(const std::vector<const scenario::Input*>& inputs, Store& store, const EnsembleOptions& options,
             const Simulate& simulate)
        : store_(store), options_(options), simulate_(simulate), jobs_(std::max(1u, options.jobs)) {
        for (const scenario::Input* input : inputs) {
            PlanState plan{input, {}, 0, 0};
            for (const auto& status : store.replications(input->plan.id)) {
                // Damaged ones are left as they are: `umbral repair` runs them again.
                if (status.end != Ending::crashed) plan.stored.insert(status.replication);
            }
            result_.resumed += static_cast<std::uint32_t>(plan.stored.size());
            plans_.push_back(std::move(plan));
        }
    }

    EnsembleResult run() {
        while (!result_.interrupted()) {
            if (have_what_is_wanted() && !raise_goals()) break;
            start_workers();
            wait_and_collect();
        }
        std::sort(result_.crashed.begin(), result_.crashed.end());
        for (PlanState& plan : plans_) result_.stored += prefix_of(plan);
        return result_;
    }

  private:
    static std::uint32_t prefix_of(PlanState& plan) {
        while (plan.stored.contains(plan.prefix)) ++plan.prefix;
        return plan.prefix;
    }

    bool have_what_is_wanted() {
        return std::all_of(plans_.begin(), plans_.end(), [](PlanState& plan) { return prefix_of(plan) >= plan.goal; });
    }

    /// False when the study has all it shall have.
    bool raise_goals() {
        std::vector<std::uint32_t> stored;
        for (const PlanState& plan : plans_) stored.push_back(plan.prefix);
        const std::vector<std::uint32_t> wanted = options_.goal(stored);
        UMBRAL_CHECK(wanted.size() == plans_.size());
        bool more = false;
        for (std::size_t i = 0; i < plans_.size(); ++i) {
            more = more || wanted[i] > stored[i];
            plans_[i].goal = std::max(wanted[i], stored[i]);
        }
        report();
        return more;
    }

    /// The next replication to begin at or after a task; nothing when all that is wanted is under way.
    [[nodiscard]] std::optional<Task> next_task(Task task) const {
        std::uint32_t end = 0;
        for (const PlanState& plan : plans_) end = std::max(end, plan.goal);
        for (; task.replication < end; ++task.replication, task.plan = 0) {
            for (; task.plan < plans_.size(); ++task.plan) {
                const PlanState& plan = plans_[task.plan];
                if (task.replication < plan.goal && !plan.stored.contains(task.replication) && !running_.contains(task))
                    return task;
            }
        }
        return std::nullopt;
    }

    void start_workers() {
        Task from{plans_.front().prefix, 0};
        for (const PlanState& plan : plans_) from.replication = std::min(from.replication, plan.prefix);
        while (running_.size() < jobs_) {
            const auto task = next_task(from);
            if (!task) return;
            from = *task;
            const engine::ReplicationOptions what{options_.seed, task->replication, options_.until_days};
            try {
                running_.emplace(*task, std::make_unique<Worker>(*plans_[task->plan].input, what, simulate_));
            } catch (const StudyError&) {
                if (running_.empty()) throw;
                jobs_ = static_cast<unsigned>(running_.size());  // the system gives no more processes: go on with these
            }
        }
    }

    void wait_and_collect() {
        std::vector<pollfd> waiting{{signals_.descriptor(), POLLIN, 0}};
        std::vector<Task> tasks;
        for (const auto& [task, worker] : running_) {
            waiting.push_back({worker->descriptor(), POLLIN, 0});
            tasks.push_back(task);
        }
        if (poll(waiting.data(), waiting.size(), -1) < 0) return;
        for (std::size_t i = 0; i < tasks.size(); ++i) {
            if (waiting[i + 1].revents != 0 && !running_.at(tasks[i])->read()) collect(tasks[i]);
        }
        if (waiting[0].revents != 0) {
            result_.stop_signal = signals_.take();
            running_.clear();
        }
        report();
    }

    void collect(Task task) {
        PlanState& plan = plans_[task.plan];
        const engine::ReplicationRecord record = running_.at(task)->take_record();
        running_.erase(task);
        UMBRAL_CHECK(record.plan == plan.input->plan.id && record.replication == task.replication);
        store_.add(record);
        plan.stored.insert(task.replication);
        if (record.end == engine::EndReason::crashed) result_.crashed.push_back({record.plan, task.replication});
        if (options_.on_replication) options_.on_replication(record);
    }

    void report() {
        if (!options_.on_progress) return;
        EnsembleProgress progress;
        progress.resumed = result_.resumed;
        for (const PlanState& plan : plans_) {
            progress.goal += plan.goal;
            progress.stored += static_cast<std::uint32_t>(plan.stored.size());
        }
        for (const auto& [task, worker] : running_) progress.running_done += worker->done_fraction();
        options_.on_progress(progress);
    }

    Store& store_;
    const EnsembleOptions& options_;
    const Simulate& simulate_;
    unsigned jobs_;
    StopSignals signals_;
    std::vector<PlanState> plans_;
    std::map<Task, std::unique_ptr<Worker>> running_;
    EnsembleResult result_;
};

}  // namespace

EnsembleResult run_ensemble(const std::vector<scenario::Input>& inputs, Store& store, const EnsembleOptions& options,
                            const Simulate& simulate) {
    UMBRAL_CHECK(!inputs.empty());
    std::vector<const scenario::Input*> plans;
    plans.reserve(inputs.size());
    for (const scenario::Input& input : inputs) plans.push_back(&input);
    return Ensemble(plans, store, options, simulate).run();
}

EnsembleResult run_ensemble(const scenario::Input& input, Store& store, const EnsembleOptions& options,
                            const Simulate& simulate) {
    return Ensemble({&input}, store, options, simulate).run();
}

}  // namespace umbral::study
