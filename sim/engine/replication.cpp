#include "engine/replication.hpp"

#include <algorithm>
#include <ctime>

#include "engine/clock.hpp"
#include "engine/simulation.hpp"

namespace umbral::engine {
namespace {

double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// The people layer's life on the clock: it is advanced when something outside it is to happen, and once a day, so
/// that progress can be told and the run be stopped. False when it was stopped.
bool live(Simulation& simulation, Clock& clock, const ProgressCallback& progress) {
    while (simulation.now_us() < simulation.horizon_us()) {
        const TimeUs next_day_us = (simulation.now_us() / day_us + 1) * day_us;
        const TimeUs next_us = std::min({next_day_us, simulation.next_change_us(), simulation.horizon_us()});
        clock.sleep_until(next_us);
        simulation.advance_to(next_us);
        const double done = static_cast<double>(next_us) / static_cast<double>(simulation.horizon_us());
        if (progress && !progress(done)) return false;
    }
    return true;
}

}  // namespace

ReplicationRecord run_replication(const scenario::Input& input, const ReplicationOptions& options,
                                  const ProgressCallback& progress) {
    const double began_s = cpu_seconds();
    Simulation simulation(input, options);
    Clock clock;
    bool completed = false;
    clock.add_actor("people", [&] { completed = live(simulation, clock, progress); });
    clock.run();
    ReplicationRecord record = simulation.finish();
    record.end = completed ? EndReason::finished : EndReason::cancelled;
    record.cpu_s = cpu_seconds() - began_s;
    return record;
}

}  // namespace umbral::engine
