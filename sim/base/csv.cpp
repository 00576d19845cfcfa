#include "base/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "base/i18n.hpp"
#include "base/text.hpp"

namespace umbral {

namespace {

std::string trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(blanks) - first + 1));
}

bool all_blank(const std::vector<std::string>& cells) {
    return std::all_of(cells.begin(), cells.end(), [](const std::string& cell) { return cell.empty(); });
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string line_place(std::size_t line) { return fmt::format(fmt::runtime(tr("line {}")), line); }

/// Splits text into rows of cells, one character at a time (RFC 4180).
class RowScanner {
  public:
    RowScanner(std::string_view text, const std::string& file, Problems& problems)
        : text_(text), file_(file), problems_(problems) {}

    /// The next row that is neither blank nor a comment; nothing at the end or after an unclosed quote.
    std::optional<CsvRow> next() {
        while (at_ < text_.size()) {
            if (text_[at_] == '#') {
                skip_line();
                continue;
            }
            std::optional<CsvRow> row = scan_row();
            if (!row || !all_blank(row->cells)) return row;
        }
        return std::nullopt;
    }

  private:
    void skip_line() {
        at_ = std::min(text_.find('\n', at_), text_.size());
        end_line();
    }
    void end_line() {
        if (at_ < text_.size()) ++at_;
        ++line_;
    }

    std::optional<CsvRow> scan_row() {
        CsvRow row{line_, {}};
        while (true) {
            std::optional<std::string> cell = scan_cell();
            if (!cell) return std::nullopt;
            row.cells.push_back(std::move(*cell));
            if (at_ >= text_.size() || text_[at_] == '\n') break;
            ++at_;  // the comma
        }
        end_line();
        return row;
    }

    /// One cell, leaving `at_` on the comma, the line's end or the text's end; nothing when its quote is not closed.
    std::optional<std::string> scan_cell() {
        const std::size_t first = text_.find_first_not_of(" \t", at_);
        if (first != std::string_view::npos && text_[first] == '"') {
            at_ = first + 1;
            return scan_quoted();
        }
        const std::size_t end = std::min(text_.find_first_of(",\n", at_), text_.size());
        std::string cell = trimmed(text_.substr(at_, end - at_));
        at_ = end;
        return cell;
    }

    std::optional<std::string> scan_quoted() {
        const std::size_t opened_line = line_;
        std::string cell;
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '\n') ++line_;
            if (c != '"') {
                cell += c;
            } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
                cell += c;
                ++at_;
            } else {
                ++at_;
                check_after_quote();
                return trimmed(cell);
            }
        }
        problems_.push_back({file_, line_place(opened_line), shortened(cell), tr("a quote is opened and never closed"),
                             tr("cells in quotes end with a quote; a quote inside is written twice"),
                             tr("the file may be cut short; compare it with the original")});
        return std::nullopt;
    }

    /// Only blanks may stand between a closing quote and the next comma.
    void check_after_quote() {
        const std::size_t end = std::min(text_.find_first_of(",\n", at_), text_.size());
        const std::string rest = trimmed(text_.substr(at_, end - at_));
        if (!rest.empty()) {
            problems_.push_back({file_, line_place(line_), shortened(rest), tr("there is text after a closing quote"),
                                 tr("a comma or the end of the line"),
                                 tr("a quote inside a quoted cell is written twice")});
        }
        at_ = end;
    }

    std::string_view text_;
    const std::string& file_;
    Problems& problems_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

/// The text with the line ends of old Macs, a carriage return alone, as line feeds.
std::string with_line_feeds(std::string text) {
    for (std::size_t at = text.find('\r'); at != std::string::npos; at = text.find('\r', at + 1)) {
        if (at + 1 == text.size() || text[at + 1] != '\n') text[at] = '\n';
    }
    return text;
}

/// Whether a header row was written with another separator than the comma.
bool has_other_separator(const CsvRow& header, char separator) {
    return header.cells.size() == 1 && header.cells.front().find(separator) != std::string::npos;
}

/// Semicolons or tabs between the column names: the whole file has them, so that nothing else can be said about it.
bool report_separator(const CsvRow& header, const std::string& file, Problems& problems) {
    const bool semicolons = has_other_separator(header, ';');
    if (!semicolons && !has_other_separator(header, '\t')) return false;
    problems.push_back(
        {file, line_place(header.line), shortened(header.cells.front()),
         semicolons ? tr("the columns are separated by semicolons") : tr("the columns are separated by tabs"),
         tr("columns separated by commas, numbers with a decimal point"),
         tr("in the spreadsheet, save as \"CSV UTF-8 (comma delimited)\"")});
    return true;
}

std::vector<std::string> names_not_in(const std::vector<std::string>& names, const std::vector<std::string>& others) {
    std::vector<std::string> rest;
    std::copy_if(names.begin(), names.end(), std::back_inserter(rest),
                 [&](const auto& name) { return !contains(others, name); });
    return rest;
}

void check_columns(const CsvTable& table, std::size_t header_line, const std::vector<std::string>& required,
                   const std::vector<std::string>& known, Problems& problems) {
    const std::string place = line_place(header_line);
    const std::string allowed = fmt::format(fmt::runtime(tr("the columns {}")), fmt::join(known, ", "));
    const std::vector<std::string> unknown = names_not_in(table.columns, known);
    const std::vector<std::string> absent = names_not_in(known, table.columns);
    std::unordered_set<std::string_view> before;
    for (std::size_t i = 0; i < table.columns.size() && !problems.is_cut(); ++i) {
        const std::string& name = table.columns[i];
        const bool is_new = before.insert(name).second;
        if (name.empty()) {
            problems.push_back({table.file, place, "", fmt::format(fmt::runtime(tr("column {} has no name")), i + 1),
                                allowed, tr("delete empty columns in the spreadsheet")});
        } else if (!is_new) {
            problems.push_back(
                {table.file, place, shortened(name), tr("this column appears twice"), tr("each column once"), ""});
        } else if (contains(unknown, name)) {
            problems.push_back({table.file, place, shortened(name), tr("there is no such column"), allowed,
                                did_you_mean(name, absent)});
        }
    }
    for (const std::string& name : names_not_in(required, table.columns)) {
        const std::string similar = closest_match(name, unknown);
        problems.push_back({table.file, place, "", fmt::format(fmt::runtime(tr("the column {} is missing")), name),
                            allowed,
                            similar.empty() ? "" : fmt::format(fmt::runtime(tr("rename the column {}")), similar)});
    }
}

bool has_right_width(const CsvTable& table, const CsvRow& row, Problems& problems) {
    if (row.cells.size() == table.columns.size()) return true;
    const bool too_many = row.cells.size() > table.columns.size();
    problems.push_back({table.file, line_place(row.line), "",
                        fmt::format(fmt::runtime(tr_n("the row has {} cell", "the row has {} cells", row.cells.size())),
                                    row.cells.size()),
                        fmt::format(fmt::runtime(tr("{} cells, as in the first row")), table.columns.size()),
                        too_many
                            ? tr("a comma inside a text needs quotes around the text; numbers have a decimal point")
                            : tr("the file may be cut short, or commas are missing")});
    return false;
}

}  // namespace

std::optional<std::size_t> CsvTable::find_column(std::string_view name) const {
    const auto found = std::find(columns.begin(), columns.end(), name);
    if (found == columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns.begin());
}

const std::string& CsvTable::cell(const CsvRow& row, std::string_view column) const {
    static const std::string empty;
    const std::optional<std::size_t> index = find_column(column);
    return index && *index < row.cells.size() ? row.cells[*index] : empty;
}

std::string CsvTable::place(const CsvRow& row, std::string_view column) {
    return fmt::format(fmt::runtime(tr("line {}, column {}")), row.line, column);
}

CsvTable parse_csv(const std::string& text, const std::string& name, const std::vector<std::string>& required,
                   const std::vector<std::string>& optional_columns, Problems& problems) {
    CsvTable table{name, {}, {}, 0};
    const std::string lines = with_line_feeds(text);
    RowScanner scanner(lines, name, problems);
    const std::size_t problems_before = problems.size();
    const std::optional<CsvRow> header = scanner.next();
    std::vector<std::string> known = required;
    known.insert(known.end(), optional_columns.begin(), optional_columns.end());
    if (!header) {
        if (problems.size() == problems_before) {
            problems.push_back({name, line_place(1), "", tr("the table is empty"),
                                known.empty() ? tr("a first row with the names of the columns")
                                              : fmt::format(fmt::runtime(tr("a first row with the columns {}")),
                                                            fmt::join(known, ", ")),
                                tr("write that row, or remove the file")});
        }
        return table;
    }
    if (report_separator(*header, name, problems)) return table;
    table.columns = header->cells;
    check_columns(table, header->line, required, known, problems);
    while (!problems.is_cut()) {
        std::optional<CsvRow> row = scanner.next();
        if (!row) break;
        if (has_right_width(table, *row, problems))
            table.rows.push_back(std::move(*row));
        else
            ++table.misshapen;
    }
    return table;
}

std::optional<double> number_of(const CsvTable& table, const CsvRow& row, std::string_view column, Problems& problems) {
    const std::string& text = table.cell(row, column);
    double value = 0;
    const char* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    if (error == std::errc{} && stopped == end && std::isfinite(value)) return value;
    const bool decimal_comma =
        text.find(',') != std::string::npos && text.find_first_not_of("0123456789,.- ") == std::string::npos;
    const std::string message = text.empty() ? tr("a number is missing") : tr("this is not a number");
    problems.push_back({table.file, CsvTable::place(row, column), shortened(text), message,
                        tr("a finite number such as 12, 0.5 or 1e-3"),
                        decimal_comma ? tr("write a decimal point and no thousands separator: 1.5, 12000") : ""});
    return std::nullopt;
}

std::string csv_cell(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

}  // namespace umbral
