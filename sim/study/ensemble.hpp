#pragma once
// Many replications at once: one forked worker for each, its record stored by the parent as soon as it is there.
// Only the parent opens the study. A worker that dies takes one replication with it; the parent's death ends them all.

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

/// How many replications a study shall have, decided again whenever that many are stored.
///
/// Called with the number stored so far without a gap (0, 1, ... n - 1); returns the number wanted. The same or
/// fewer ends the study. It sees only complete prefixes, so the end does not depend on who finished first.
using Goal = std::function<std::uint32_t(std::uint32_t stored)>;

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

struct EnsembleResult {
    std::uint32_t stored = 0;            ///< replications in the study without a gap, crashed ones included
    std::uint32_t resumed = 0;           ///< were there before
    std::vector<std::uint32_t> crashed;  ///< numbers of those that crashed, ascending
    bool interrupted = false;            ///< SIGINT, SIGTERM or SIGHUP came; what had finished is stored
};

/// Runs a plan until the goal is met; replications already in the store are not run again, crashed ones are.
///
/// @pre the plan was added to the store; the process has no other threads
/// @throws InputError  a worker found that the plan does not fit the scenario (nothing of it is stored)
/// @throws StudyError  the store or the system failed; workers are stopped, stored replications kept
[[nodiscard]] EnsembleResult run_ensemble(const scenario::Input& input, Store& store, const EnsembleOptions& options,
                                          const Simulate& simulate = engine::run_replication);

/// The goal of a fixed number of replications.
[[nodiscard]] inline Goal exactly(std::uint32_t replications) {
    return [replications](std::uint32_t) { return replications; };
}

}  // namespace umbral::study
