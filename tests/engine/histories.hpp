#pragma once
// Histories of the corridor and of a lesson with agencies, and what is counted in them.

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "engine/simulation.hpp"
#include "response/in_child.hpp"
#include "scenario/reader.hpp"

namespace umbral::engine::test {

using response::in_child;

inline scenario::Input read(const std::string& folder, const std::string& plan,
                            const std::vector<scenario::Setting>& settings = {}) {
    return scenario::read_input(std::string(UMBRAL_ROOT) + "/scenarios/" + folder, plan, settings);
}
inline const std::string corridor = "reference/darien-costa-rica-2023";
inline const std::string lesson = "tutorial/07-who-must-agree";

inline ReplicationRecord history(const scenario::Input& input, std::uint32_t replication = 0,
                                 TimeUs step_us = never_us) {
    Simulation simulation(input, {11, replication, 0});
    while (simulation.now_us() < simulation.horizon_us())
        simulation.advance_to(step_us == never_us ? never_us : simulation.now_us() + step_us);
    return simulation.finish();
}

/// How many events of each kind a history has.
inline std::vector<double> counts_of(const scenario::Input& input, const std::vector<std::string>& kinds) {
    return in_child([&] {
        std::map<std::string, double> counted;
        for (const Event& event : history(input).events) ++counted[event.kind];
        std::vector<double> counts;
        for (const std::string& kind : kinds) counts.push_back(counted[kind]);
        return counts;
    });
}

/// The most officers that measures added to the first pool at once, of what is seen every six hours.
inline double most_extra_officers(const scenario::Input& input) {
    const auto most = in_child([&] {
        Simulation simulation(input, {11, 0, 0});
        double extra = 0;
        while (simulation.now_us() < simulation.horizon_us()) {
            simulation.advance_to(simulation.now_us() + 6 * hour_us);
            extra = std::max(extra, simulation.world().state().pools[0].added.largest());
        }
        return std::vector<double>{extra};
    });
    return most.at(0);
}

}  // namespace umbral::engine::test
