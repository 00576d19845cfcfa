#pragma once
// A new scenario folder: whole or not at all.

#include <filesystem>
#include <map>
#include <string>

namespace umbral::scenario {

/// Makes a folder with these files; nothing is left behind where that fails.
///
/// @param folder  must not exist, or be empty; its parent must exist
/// @param files   texts by name relative to the folder
/// @throws InputError  something of that name is there, or the folder cannot be written
void write_scenario_folder(std::filesystem::path folder, const std::map<std::string, std::string>& files);

/// The files of a scenario folder that a copy needs: scenario.json, tables, plans and notes.
/// @throws InputError  the folder cannot be read
[[nodiscard]] std::map<std::string, std::string> files_to_copy(const std::filesystem::path& folder);

}  // namespace umbral::scenario
