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
/// Text as it may be shown, whoever wrote it. What steers a terminal, ends lines or turns them around unseen becomes
/// U+FFFD, one for one: control characters (C0 but line feed and tab, DEL, C1), marks and overrides of direction, line
/// and paragraph separators, tags, and bytes that are no UTF-8.
[[nodiscard]] std::string printable(std::string_view text);
/// JSON text with the same characters written \\uXXXX, so that it means the same. They are in strings only.
[[nodiscard]] std::string printable_json(std::string_view json);
/// At most `limit` characters (not bytes) on one line, printable, with "..." where cut.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t limit = 80);
/// Number of terminal columns of UTF-8 text (one per code point; combining marks count 0).
[[nodiscard]] std::size_t display_width(std::string_view text);
/// The words with a comma and a space between them.
[[nodiscard]] std::string comma_list(const std::vector<std::string>& words);
[[nodiscard]] bool is_valid_utf8(std::string_view text);
/// Where the first byte is that is not UTF-8; npos when there is none.
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view text);
/// SHA-256 as 64 hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);
/// A number as planners read it: thousands by narrow no-break space (from 10 000 on), decimal point or comma by
/// language, `digits` after it; "-" when it is not finite.
[[nodiscard]] std::string format_number(double value, int digits);

}  // namespace umbral
