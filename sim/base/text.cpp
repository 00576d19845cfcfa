#include "base/text.hpp"

#include <fmt/format.h>
#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "base/i18n.hpp"

namespace umbral {

namespace {

/// Sentinel for a byte sequence that is not UTF-8.
constexpr std::uint32_t invalid_code_point = 0xffffffffu;

struct CodePoint {
    std::uint32_t value = invalid_code_point;
    std::size_t bytes = 1;
};

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xc0u) == 0x80u; }

/// The code point at the start of non-empty text; overlong forms, surrogates and values above U+10FFFF are invalid.
CodePoint first_code_point(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80u) return {lead, 1};
    const std::size_t bytes = lead >= 0xf0u ? 4 : lead >= 0xe0u ? 3 : 2;
    if (lead < 0xc2u || lead > 0xf4u || text.size() < bytes) return {};
    std::uint32_t value = lead & (0x7fu >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        if (!is_continuation(text[i])) return {};
        value = (value << 6) | (static_cast<unsigned char>(text[i]) & 0x3fu);
    }
    constexpr std::array<std::uint32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    if (value < least[bytes] || value > 0x10ffffu || (value >= 0xd800u && value <= 0xdfffu)) return {};
    return {value, bytes};
}

/// Whether a terminal, or the order of a line, may follow the character instead of showing it.
bool steers(std::uint32_t c) {
    const auto within = [c](std::uint32_t first, std::uint32_t last) { return c >= first && c <= last; };
    return within(0, 0x1f) || within(0x7f, 0x9f) || c == 0x61cu || within(0x200e, 0x200f) || within(0x2028, 0x202e) ||
           within(0x2066, 0x2069) || within(0xe0000, 0xe007f) || c == invalid_code_point;
}

bool is_layout(std::uint32_t c) { return c == '\n' || c == '\t'; }

constexpr std::string_view replacement = "\ufffd";

bool is_combining(std::uint32_t code_point) {
    return (code_point >= 0x300u && code_point <= 0x36fu) || (code_point >= 0x200bu && code_point <= 0x200du);
}

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

/// Edits from one word to the other: insert, delete, replace, or swap of neighbours (optimal string alignment).
std::size_t edit_distance(const std::string& from, const std::string& to) {
    std::vector<std::size_t> before_last(to.size() + 1);
    std::vector<std::size_t> last(to.size() + 1);
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= from.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const std::size_t replace = last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
            row[j] = std::min({replace, last[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return last[to.size()];
}

/// The longest candidate that is the word's beginning or end, up to or from an underscore; "" when none is.
std::string longest_part(const std::string& lower, const std::vector<std::string>& candidates) {
    std::string longest;
    for (const std::string& candidate : candidates) {
        const std::string part = lower_ascii(candidate);
        if (part.size() <= longest.size()) continue;
        if (lower.starts_with(part + '_') || lower.ends_with('_' + part)) longest = candidate;
    }
    return longest;
}

/// "1234567" -> "1 234 567"; numbers of four digits stay as they are.
std::string grouped(const std::string& digits) {
    constexpr std::size_t shortest_grouped = 5;
    if (digits.size() < shortest_grouped) return digits;
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) text += "\u202f";
        text += digits[i];
    }
    return text;
}

}  // namespace

std::string closest_match(std::string_view word, const std::vector<std::string>& candidates) {
    const std::string lower = lower_ascii(word);
    // A third of the word may be wrong; more is another word.
    std::size_t nearest = std::max<std::size_t>(1, word.size() / 3) + 1;
    std::string match;
    for (const std::string& candidate : candidates) {
        const std::size_t distance = edit_distance(lower, lower_ascii(candidate));
        if (distance < nearest) {
            nearest = distance;
            match = candidate;
        }
    }
    return match.empty() ? longest_part(lower, candidates) : match;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
    const std::string match = closest_match(word, candidates);
    return match.empty() ? match : fmt::format(fmt::runtime(tr("did you mean \"{}\"?")), match);
}

std::string printable(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const CodePoint point = first_code_point(text);
        result += steers(point.value) && !is_layout(point.value) ? replacement : text.substr(0, point.bytes);
        text.remove_prefix(point.bytes);
    }
    return result;
}

std::string printable_json(std::string_view json) {
    std::string result;
    result.reserve(json.size());
    while (!json.empty()) {
        const CodePoint point = first_code_point(json);
        if (!steers(point.value) || is_layout(point.value)) {
            result += json.substr(0, point.bytes);
        } else if (point.value <= 0xffffu) {
            result += fmt::format("\\u{:04x}", point.value);
        } else if (point.value == invalid_code_point) {
            result += replacement;
        } else {  // as a pair of surrogates
            const std::uint32_t rest = point.value - 0x10000u;
            result += fmt::format("\\u{:04x}\\u{:04x}", 0xd800u + (rest >> 10), 0xdc00u + (rest & 0x3ffu));
        }
        json.remove_prefix(point.bytes);
    }
    return result;
}

std::string shortened(std::string_view text, std::size_t limit) {
    std::string result;
    std::size_t characters = 0;
    std::size_t cut_at = 0;  // bytes of the result that fit when "..." must follow
    while (!text.empty()) {
        if (characters == limit) return result.substr(0, cut_at) + "...";
        const CodePoint point = first_code_point(text);
        if (is_layout(point.value))
            result += ' ';
        else
            result += steers(point.value) ? replacement : text.substr(0, point.bytes);
        text.remove_prefix(point.bytes);
        ++characters;
        if (characters + 3 <= limit) cut_at = result.size();
    }
    return result;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
        const CodePoint point = first_code_point(text);
        if (!is_combining(point.value)) ++width;
        text.remove_prefix(point.bytes);
    }
    return width;
}

std::string comma_list(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, ", ")); }

bool is_valid_utf8(std::string_view text) { return find_invalid_utf8(text) == std::string_view::npos; }

std::size_t find_invalid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = first_code_point(text.substr(at));
        if (point.value == invalid_code_point) return at;
        at += point.bytes;
    }
    return std::string_view::npos;
}

std::string sha256_hex(std::string_view bytes) {
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    hex.reserve(2 * digest.size());
    for (const unsigned char byte : digest) {
        hex += digits[byte >> 4];
        hex += digits[byte & 0xfu];
    }
    return hex;
}

std::string format_number(double value, int digits) {
    if (!std::isfinite(value)) return "-";
    const std::string plain = fmt::format("{:.{}f}", std::abs(value), digits);
    const std::size_t point = plain.find('.');
    const bool is_zero = plain.find_first_not_of("0.") == std::string::npos;
    std::string text = std::signbit(value) && !is_zero ? "-" : "";
    text += grouped(plain.substr(0, point));
    if (point != std::string::npos) text += (language() == "es" ? "," : ".") + plain.substr(point + 1);
    return text;
}

}  // namespace umbral
