#pragma once
// The small commented scenario that `umbral new` writes.

#include <map>
#include <string>

namespace umbral::scenario {

/// Texts by file name, with comments in the current language. They read without a problem.
[[nodiscard]] std::map<std::string, std::string> starter_files();

}  // namespace umbral::scenario
