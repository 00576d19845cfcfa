#pragma once
// Small text tools shared by readers and tables.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace umbral {

/// The candidate nearest in edit distance (case-insensitive) when it is near enough to be a slip; else the longest
/// that is a part of the word between underscores ("days" for "horizon_days"); else "".
[[nodiscard]] std::string closest_match(std::string_view word, const std::vector<std::string>& candidates);
/// tr("did you mean \"X\"?") for the closest match, or "".
[[nodiscard]] std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);
/// At most `limit` characters (not bytes) with "..." where cut; control characters shown as spaces.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t limit = 80);
/// Number of terminal columns of UTF-8 text (one per code point; combining marks count 0).
[[nodiscard]] std::size_t display_width(std::string_view text);
/// The words with a comma and a space between them.
[[nodiscard]] std::string comma_list(const std::vector<std::string>& words);
[[nodiscard]] bool is_valid_utf8(std::string_view text);
/// SHA-256 as 64 hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);
/// A number as planners read it: thousands by narrow no-break space (from 10 000 on), decimal point or comma by
/// language, `digits` after it; "-" when it is not finite.
[[nodiscard]] std::string format_number(double value, int digits);

}  // namespace umbral
