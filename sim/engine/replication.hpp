#pragma once
// Where time passes: one replication, the people layer and (with plans) the response layer on SimGrid's one clock.

#include <cstdint>
#include <functional>

#include "engine/record.hpp"
#include "scenario/reader.hpp"

namespace umbral::engine {

struct ReplicationOptions {
    std::uint64_t seed = 1;
    std::uint32_t replication = 0;
    double until_days = 0;  ///< [days] stop before the scenario's end; 0: its end
};

/// Called now and then with the share of the horizon done, in [0, 1]; returning false stops the run (cancelled).
using ProgressCallback = std::function<bool(double done_fraction)>;

/// Runs one random history from start to end.
///
/// A SimGrid engine is one per process, so call it once per process (the ensemble forks a worker for each).
/// @throws InputError  the plan changes something the scenario does not have
[[nodiscard]] ReplicationRecord run_replication(const scenario::Input& input, const ReplicationOptions& options,
                                                const ProgressCallback& progress = {});

}  // namespace umbral::engine
