#include "engine/replication.hpp"

#include <ctime>

#include "engine/simulation.hpp"

namespace umbral::engine {
namespace {

double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// Day by day, so that progress can be told and the run be stopped. False when it was stopped.
bool live(Simulation& simulation, const ProgressCallback& progress) {
    while (simulation.now_us() < simulation.horizon_us()) {
        simulation.advance_to((simulation.now_us() / day_us + 1) * day_us);
        const double done = static_cast<double>(simulation.now_us()) / static_cast<double>(simulation.horizon_us());
        if (progress && !progress(done)) return false;
    }
    return true;
}

}  // namespace

ReplicationRecord run_replication(const scenario::Input& input, const ReplicationOptions& options,
                                  const ProgressCallback& progress) {
    const double began_s = cpu_seconds();
    Simulation simulation(input, options);
    const bool completed = live(simulation, progress);
    ReplicationRecord record = simulation.finish();
    record.end = completed ? EndReason::finished : EndReason::cancelled;
    record.cpu_s = cpu_seconds() - began_s;
    return record;
}

}  // namespace umbral::engine
