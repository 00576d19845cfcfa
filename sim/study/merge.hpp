#pragma once
// Studies made apart, of the same scenario, settings, window, seed and build, become one.

#include <cstddef>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "study/store.hpp"

namespace umbral::study {

struct Merged {
    std::size_t added = 0;  ///< replications
    /// What was not taken because it is damaged, with the study's file.
    std::vector<std::pair<std::string, Damage>> left_out;
    std::string complaint;  ///< what Store::finish() says of the study that was written
};

/// Adds the replications of `from` that `into` does not have, or has damaged. Both must share scenario, settings,
/// window, seed and build; bands and summaries are computed on reading, so shards merge exactly.
///
/// @throws InputError  the two differ, hold different results for one replication or different plans of one id;
///                     nothing is added then
Merged merge(Store& into, const Store& from);

/// The same with files; `into` is begun where there is none. All files are checked against each other before anything
/// is written.
///
/// @param from  at least one, none of them `into`
/// @throws InputError  as above, and what Store::open_to_read and open_to_add refuse
/// @throws StudyError  the disk is full or failed
Merged merge_files(const std::filesystem::path& into, const std::vector<std::filesystem::path>& from);

}  // namespace umbral::study
