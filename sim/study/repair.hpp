#pragma once
// Runs again what a study has lost: damaged, crashed and missing replications, from the inputs that the study keeps.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "study/check.hpp"
#include "study/ensemble.hpp"

namespace umbral::study {

struct RepairOptions {
    unsigned jobs = 1;                                         ///< workers at a time
    std::function<void(const EnsembleProgress&)> on_progress;  ///< as in EnsembleOptions
};

struct Repaired {
    Findings before;
    bool written = false;        ///< the file is another now
    std::vector<Crash> crashed;  ///< again
    /// Run again, and not what was stored before: whoever wrote the study was another program or another machine.
    /// Nothing was written then.
    std::vector<Crash> differing;
    int stop_signal = 0;  ///< SIGINT, SIGTERM or SIGHUP, when it came; nothing was written then
    std::string complaint;
};

/// Writes a new study of what is sound in the old one and of what is run again, then puts it in the old one's place,
/// all or nothing. A replication whose hash is still known is held against it.
///
/// @throws InputError  not a study, its header or its plans are damaged, in use, or something has to be run and the
///                     study is of another build; nothing is written
/// @throws StudyError  the disk is full or failed, or no worker can be had; the study stays as it was
[[nodiscard]] Repaired repair(const std::filesystem::path& file, const RepairOptions& options,
                              const Simulate& simulate = engine::run_replication);

}  // namespace umbral::study
