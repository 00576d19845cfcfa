#pragma once
// Where data enters: a scenario folder becomes a Scenario and its plans, or a list of everything that is wrong with it.

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/problem.hpp"
#include "scenario/plan.hpp"

namespace umbral::scenario {

/// A file larger than this is refused before it is read.
inline constexpr std::uintmax_t max_file_bytes = 64u << 20;

/// `path=value` in the path grammar shared by --set, GUI actions, injects and messages:
/// `sites[CR-PCA].places.families`, `profiles[family].party_size.mean`, `plan.measures[buses].lead_time_h`.
using Setting = std::pair<std::string, std::string>;

struct Input {
    Scenario scenario;
    Plan plan;  ///< the chosen one; empty id when the scenario has none and none was asked for
};

/// Reads, checks and overrides.
///
/// Order: files (size, encoding, syntax), tables merged in, settings, binding and the JSON Schema, then the rules
/// across fields. Each stage reports all it can see, and none goes on once there is more than will be told (most_told).
/// Of what could not be read nothing is said that only follows from
/// it: the rules tell what is broken whatever stands there (certain_findings.hpp).
///
/// @param folder    the scenario folder
/// @param plan      plan id; empty: the scenario's default plan; no_plan: none
/// @param settings  applied after reading, in order, checked like everything else
/// @throws InputError  all problems at once
[[nodiscard]] Input read_input(const std::filesystem::path& folder, const std::string& plan = "",
                               const std::vector<Setting>& settings = {});

class Files;
class FolderFiles;

/// The same from a folder of which something has been read already: what is asked of all its files is kept.
[[nodiscard]] Input read_input(const FolderFiles& files, const std::string& plan = "",
                               const std::vector<Setting>& settings = {});

/// The same from any files (files.hpp), without touching a disk when they are in memory. Leaves Scenario::folder empty.
[[nodiscard]] Input read_files(const Files& files, const std::string& plan = "",
                               const std::vector<Setting>& settings = {});

/// Ids of the plans in the folder, sorted.
[[nodiscard]] std::vector<std::string> plan_ids(const std::filesystem::path& folder);

/// The scenario's shortest possible journey over every route it or the plan may open [us]; never_us without routes.
[[nodiscard]] TimeUs lookahead_us(const Scenario& scenario);

}  // namespace umbral::scenario
