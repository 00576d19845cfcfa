#pragma once
// Many replications at once: one forked worker for each, its record stored by the parent as soon as it is there.
// Only the parent opens the study. A worker that dies takes one replication with it; the parent's death ends them all.

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/replication.hpp"
#include "study/store.hpp"

namespace umbral::study {

/// What a worker runs; engine::run_replication, or a test's stand-in.
using Simulate = std::function<engine::ReplicationRecord(const scenario::Input&, const engine::ReplicationOptions&,
                                                         const engine::ProgressCallback&)>;

/// How many replications each plan shall have, decided again whenever every plan has what was last wanted of it.
///
/// Called with the numbers stored so far without a gap (0, 1, ... n - 1), plan by plan; returns the numbers wanted, in
/// the same order. When no plan shall have more than it has, the study ends. It sees only complete prefixes, so the end
/// does not depend on who finished first.
using Goal = std::function<std::vector<std::uint32_t>(const std::vector<std::uint32_t>& stored)>;

/// Over all plans of the ensemble.
struct EnsembleProgress {
    std::uint32_t goal = 0;     ///< replications wanted, as far as is known
    std::uint32_t stored = 0;   ///< finished or crashed, those of earlier runs included
    std::uint32_t resumed = 0;  ///< of them, from earlier runs
    double running_done = 0;    ///< replications' worth of work done by those under way
};

struct EnsembleOptions {
    unsigned jobs = 1;  ///< workers at a time
    std::uint64_t seed = 1;
    double until_days = 0;  ///< [days] as in engine::ReplicationOptions
    Goal goal;
    std::function<void(const EnsembleProgress&)> on_progress;              ///< several times a second at most
    std::function<void(const engine::ReplicationRecord&)> on_replication;  ///< after it was stored, as they finish
};

/// A replication whose worker died.
struct Crash {
    std::string plan;
    std::uint32_t replication = 0;
    friend auto operator<=>(const Crash&, const Crash&) = default;
};

struct EnsembleResult {
    std::uint32_t stored = 0;    ///< replications in the study without a gap, over all plans, crashed ones included
    std::uint32_t resumed = 0;   ///< were there before
    std::vector<Crash> crashed;  ///< by plan and number
    int stop_signal = 0;         ///< SIGINT, SIGTERM or SIGHUP, when it came; what had finished is stored
    [[nodiscard]] bool interrupted() const { return stop_signal != 0; }
};

/// Runs plans of one scenario until the goal is met, replication by replication across the plans, so that all workers
/// are busy and a study that is cut short has common replications. Those already in the store are not run again, also
/// where they are damaged; crashed ones are.
///
/// @param inputs  one for each plan, of different plan ids
/// @pre the plans were added to the store; the process has no other threads
/// @throws InputError  a worker found that a plan does not fit the scenario (nothing of it is stored)
/// @throws StudyError  the store or the system failed; workers are stopped, stored replications kept
[[nodiscard]] EnsembleResult run_ensemble(const std::vector<scenario::Input>& inputs, Store& store,
                                          const EnsembleOptions& options,
                                          const Simulate& simulate = engine::run_replication);
/// The same with one plan.
[[nodiscard]] EnsembleResult run_ensemble(const scenario::Input& input, Store& store, const EnsembleOptions& options,
                                          const Simulate& simulate = engine::run_replication);

/// The goal of a fixed number of replications of every plan.
[[nodiscard]] inline Goal exactly(std::uint32_t replications) {
    return [replications](const std::vector<std::uint32_t>& stored) {
        return std::vector<std::uint32_t>(stored.size(), replications);
    };
}

}  // namespace umbral::study
