#pragma once
// Studies made apart, of the same scenario, settings, window, seed and build, become one.

#include <cstddef>
#include <filesystem>
#include <vector>

#include "study/store.hpp"

namespace umbral::study {

/// Adds the replications of `from` that `into` does not have. Both must share scenario, settings, window, seed and
/// build; bands and summaries are computed on reading, so shards merge exactly.
///
/// @return  replications added
/// @throws InputError  the two differ, hold different results for one replication or different plans of one id;
///                     nothing is added then
std::size_t merge(Store& into, const Store& from);

/// The same with files; `into` is begun where there is none. All files are checked against each other before anything
/// is written.
///
/// @param from  at least one, none of them `into`
/// @throws InputError  as above, and what Store::open_to_read and open_to_add refuse
/// @throws StudyError  the disk is full or failed
std::size_t merge_files(const std::filesystem::path& into, const std::vector<std::filesystem::path>& from);

}  // namespace umbral::study
