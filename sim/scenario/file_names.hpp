#pragma once
// Names of files in a scenario folder: those that look as if they were read and are not.

#include <string>
#include <vector>

#include "scenario/files.hpp"

namespace umbral::scenario {

/// Reports misspelt names of tables, and what is in plans/ and is no plan. Notes (.md) and hidden files may be
/// anywhere.
void check_file_names(const Files& files, Problems& problems);

/// Tables in the folder that are read under no plan: perhaps sources, perhaps a mistake. Files::unused_tables() keeps
/// them.
[[nodiscard]] std::vector<std::string> unused_tables_in(const Files& files);

}  // namespace umbral::scenario
