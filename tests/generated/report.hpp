#pragma once
// From complaints to something that can be looked into: made small, written to a folder, with the command that runs it.

#include <filesystem>
#include <string>

#include "generated/properties.hpp"

namespace umbral::generated {

/// A smaller case of which the same property is complained, found by leaving parts out as long as that is so.
/// @param most  examinations it may take
[[nodiscard]] Case shrunk(Examination examination, const Case& made, int property, int most);

/// Writes the case to a folder below `below`, and tells each complaint, with the command.
[[nodiscard]] std::string report(Examination examination, const Case& made, const Complaints& complaints,
                                 const std::filesystem::path& below);

}  // namespace umbral::generated
