#pragma once
// The folder of studies: whether it can be written, and what may be thrown away.

#include <filesystem>

namespace umbral::gui {

/// Whether studies can be written to the folder, which is made where it is missing.
[[nodiscard]] bool can_write(const std::filesystem::path& folder);

/// Removes a study, unless another program writes it. What is in the cache can always be made again.
void throw_away(const std::filesystem::path& study);

}  // namespace umbral::gui
