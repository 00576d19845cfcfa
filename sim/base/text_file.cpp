#include <fmt/format.h>

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

/// Why the bytes are not text this program reads; nothing when they are.
std::optional<Problem> encoding_problem(std::string_view bytes, const std::string& name) {
    const std::string allowed = tr("UTF-8 text");
    const bool is_utf16 = bytes.substr(0, 2) == utf16_little_mark || bytes.substr(0, 2) == utf16_big_mark;
    if (is_utf16) {
        return Problem{
            name,    "",
            "",      tr("the file is encoded in UTF-16"),
            allowed, tr("save it as \"CSV UTF-8 (comma delimited)\" or, in a text editor, with encoding UTF-8")};
    }
    if (const std::size_t at = bytes.find('\0'); at != std::string_view::npos) {
        return Problem{name,    fmt::format(fmt::runtime(tr("byte {}")), at + 1),
                       "",      tr("the file contains a NUL byte; it is not a text file"),
                       allowed, tr("a spreadsheet's own format (.xlsx, .ods) has to be exported as CSV UTF-8")};
    }
    if (!is_valid_utf8(bytes)) {
        return Problem{
            name,    "",
            "",      tr("the file is not UTF-8; it may be Latin-1 or Windows-1252"),
            allowed, tr("save it as \"CSV UTF-8 (comma delimited)\" or, in a text editor, with encoding UTF-8")};
    }
    return std::nullopt;
}

/// To a tenth, rounded up: a file that is too large by a byte shows as larger than the limit.
double megabytes(std::uintmax_t bytes) { return std::ceil(static_cast<double>(bytes) * 10 / (1 << 20)) / 10; }

}  // namespace

std::optional<std::string> read_text_file(const std::filesystem::path& path, const std::string& name,
                                          std::uintmax_t max_bytes, std::vector<Problem>& problems) {
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
