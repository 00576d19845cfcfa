#pragma once
// Settings: values that replace those of the files, by path. Checked like everything else, because they are put into
// the document before it is read.

#include <vector>

#include "scenario/document.hpp"

namespace umbral::scenario {

/// What stands as the source of a bare number in a setting.
inline constexpr const char* tuned_by_hand = "tuned by hand";

/// Puts the settings into the document, in order. Reports paths that lead nowhere, with what is allowed there.
void apply_settings(const std::vector<Setting>& settings, Document& document, Problems& problems);

}  // namespace umbral::scenario
