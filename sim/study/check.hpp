#pragma once
// Whether a study is what was written, all of it, and what would have to be run again.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "study/store.hpp"

namespace umbral::study {

struct PlanFindings {
    PlanLabel plan;
    std::uint32_t sound = 0;  ///< replications that finished and are what they were
    std::vector<ReplicationStatus> crashed;
    std::vector<Damage> damaged;
    std::vector<std::uint32_t> missing;       ///< numbers without a replication below the last
    std::vector<std::uint32_t> beyond_check;  ///< of an early format, given out as they are
    std::vector<std::uint32_t> lost;          ///< what a repair runs again: the crashed, the damaged, the missing
};

struct Findings {
    int format = 0;
    std::string structure;  ///< what SQLite says of the file; "" where it is whole
    std::vector<PlanFindings> plans;

    /// Nothing that a repair would mend.
    [[nodiscard]] bool is_sound() const;
    /// Whether a repair has to run anything.
    [[nodiscard]] bool has_lost() const;
};

/// Reads all of an open study.
[[nodiscard]] Findings find_damage(const Store& store);

}  // namespace umbral::study
