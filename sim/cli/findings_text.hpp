#pragma once
// What a check of a study found, in words and as JSON.

#include <string>

#include "cli/result_json.hpp"
#include "study/check.hpp"

namespace umbral::cli {

/// @param file  the study's
[[nodiscard]] std::string to_text(const study::Findings& findings, const std::string& file);
[[nodiscard]] Json to_json(const study::Findings& findings);

/// "0, 3-7, 12".
[[nodiscard]] std::string number_list(const std::vector<std::uint32_t>& numbers);

}  // namespace umbral::cli
