#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <system_error>
#include <utility>

#include "base/csv.hpp"
#include "base/i18n.hpp"
#include "base/text.hpp"

namespace umbral {

namespace {

constexpr std::string_view utf8_mark = "\xef\xbb\xbf";
constexpr std::string_view utf16_little_mark = "\xff\xfe";
constexpr std::string_view utf16_big_mark = "\xfe\xff";

/// Whether every other byte at the beginning is NUL, as in Latin letters of two bytes each.
bool alternates_with_nul(std::string_view bytes) {
    return bytes.size() >= 4 && (bytes[0] == '\0') != (bytes[1] == '\0') && (bytes[2] == '\0') != (bytes[3] == '\0') &&
           (bytes[0] == '\0') == (bytes[2] == '\0');
}

/// The line, and the byte from the file's beginning, both from 1.
std::string byte_place(std::string_view bytes, std::size_t at) {
    const auto line = std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
    return fmt::format(fmt::runtime(tr("line {}, byte {}")), line, at + 1);
}

/// The line up to the byte and a little more.
std::string around(std::string_view bytes, std::size_t at) {
    constexpr std::size_t reach = 40;
    const std::size_t line = at == 0 ? 0 : bytes.rfind('\n', at - 1) + 1;  // npos + 1: the first
    const std::size_t from = at - std::min(at - line, reach);
    const std::string_view after = bytes.substr(at, reach);
    return shortened(bytes.substr(from, at - from + std::min(after.find('\n'), after.size())));
}

/// To a tenth, rounded up: a file that is too large by a byte shows as larger than the limit.
double megabytes(std::uintmax_t bytes) { return std::ceil(static_cast<double>(bytes) * 10 / (1 << 20)) / 10; }

}  // namespace

std::optional<Problem> encoding_problem(std::string_view bytes, const std::string& name) {
    const std::string allowed = tr("UTF-8 text");
    const std::string save = tr("save it as \"CSV UTF-8 (comma delimited)\" or, in a text editor, with encoding UTF-8");
    const bool is_marked = bytes.substr(0, 2) == utf16_little_mark || bytes.substr(0, 2) == utf16_big_mark;
    if (is_marked || alternates_with_nul(bytes))
        return Problem{name, byte_place(bytes, 0), "", tr("the file is encoded in UTF-16"), allowed, save};
    if (const std::size_t at = bytes.find('\0'); at != std::string_view::npos) {
        return Problem{name,
                       byte_place(bytes, at),
                       around(bytes, at),
                       tr("the file contains a NUL byte; it is not a text file"),
                       allowed,
                       tr("a spreadsheet's own format (.xlsx, .ods) has to be exported as CSV UTF-8")};
    }
    if (const std::size_t at = find_invalid_utf8(bytes); at != std::string_view::npos) {
        return Problem{name,
                       byte_place(bytes, at),
                       around(bytes, at),
                       tr("the file is not UTF-8; it may be Latin-1 or Windows-1252"),
                       allowed,
                       save};
    }
    return std::nullopt;
}

std::optional<std::string> read_text_file(const std::filesystem::path& path, const std::string& name,
                                          std::uintmax_t max_bytes, Problems& problems) {
    const auto refuse = [&](std::string message, std::string allowed, std::string hint) {
        problems.push_back({name, "", "", std::move(message), std::move(allowed), std::move(hint)});
        return std::nullopt;
    };
    std::error_code failed;
    if (!std::filesystem::exists(path, failed)) return refuse(tr("the file is missing"), "", "");
    if (!std::filesystem::is_regular_file(path, failed))
        return refuse(tr("this is not a file"), tr("a text file"), tr("a folder or a device has this name"));
    const std::uintmax_t bytes = std::filesystem::file_size(path, failed);
    if (bytes > max_bytes) {
        return refuse(fmt::format(fmt::runtime(tr("the file has {} MB")), format_number(megabytes(bytes), 1)),
                      fmt::format(fmt::runtime(tr("at most {} MB")), format_number(megabytes(max_bytes), 0)),
                      tr("remove rows and columns that the program does not use"));
    }
    std::ifstream stream(path, std::ios::binary);
    std::string text(static_cast<std::size_t>(bytes), '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!stream) return refuse(tr("the file cannot be read"), "", tr("check its permissions"));
    if (std::optional<Problem> problem = encoding_problem(text, name)) {
        problems.push_back(std::move(*problem));
        return std::nullopt;
    }
    if (std::string_view(text).substr(0, utf8_mark.size()) == utf8_mark) text.erase(0, utf8_mark.size());
    return text;
}

}  // namespace umbral
