#include "cli/text_table.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/text.hpp"

namespace umbral::cli {
namespace {

constexpr std::size_t gap = 2;  // between columns
constexpr std::size_t narrowest_name = 12;
constexpr std::size_t heading_width = 12;  // where headings are broken

std::string left(const std::string& text, std::size_t width) {
    const std::size_t shown = display_width(text);
    return shown < width ? text + std::string(width - shown, ' ') : text;
}

std::string right(const std::string& text, std::size_t width) {
    const std::size_t shown = display_width(text);
    return shown < width ? std::string(width - shown, ' ') + text : text;
}

void append_line(std::string& out, std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
}

/// Widths of one way to set the table: details beside their figures, or below.
struct Layout {
    bool stacked = false;
    std::size_t name = 0;
    std::vector<std::size_t> main;    // figures; when stacked, the wider of figure and detail
    std::vector<std::size_t> detail;  // 0 when stacked or where a column has none

    [[nodiscard]] std::size_t column(std::size_t i) const { return main[i] + (detail[i] > 0 ? detail[i] + 1 : 0); }
    [[nodiscard]] std::size_t total() const {
        std::size_t width = name;
        for (std::size_t i = 0; i < main.size(); ++i) width += gap + column(i);
        return width;
    }
};

Layout layout_of(const TextTable& table, bool stacked) {
    Layout layout{stacked, 0, std::vector<std::size_t>(table.headings.size()),
                  std::vector<std::size_t>(table.headings.size())};
    for (const auto& row : table.rows) {
        layout.name = std::max(layout.name, display_width(row.name));
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            layout.main[i] = std::max(layout.main[i], display_width(row.cells[i].main));
            auto& detail = stacked ? layout.main[i] : layout.detail[i];
            detail = std::max(detail, display_width(row.cells[i].detail));
        }
    }
    for (std::size_t i = 0; i < table.headings.size(); ++i) {
        for (const auto& line : wrapped(table.headings[i], heading_width)) {
            const std::size_t width = display_width(line);
            if (width > layout.column(i)) layout.main[i] += width - layout.column(i);
        }
    }
    return layout;
}

void append_headings(std::string& out, const TextTable& table, const Layout& layout) {
    std::vector<std::vector<std::string>> lines;
    std::size_t height = 0;
    for (const auto& heading : table.headings) {
        lines.push_back(wrapped(heading, heading_width));
        height = std::max(height, lines.back().size());
    }
    for (std::size_t line = 0; line < height; ++line) {
        std::string text(layout.name, ' ');
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const std::size_t skipped = height - lines[i].size();  // headings stand on the line below them
            text += std::string(gap, ' ') + right(line < skipped ? "" : lines[i][line - skipped], layout.column(i));
        }
        append_line(out, text);
    }
}

/// A name on two lines where it does not fit on one; what does not fit on these is cut.
std::pair<std::string, std::string> name_lines(const std::string& name, std::size_t columns) {
    const auto lines = wrapped(name, columns);
    if (lines.empty()) return {};
    std::string rest;
    for (std::size_t i = 1; i < lines.size(); ++i) rest += (i > 1 ? " " : "") + lines[i];
    return {shortened(lines[0], columns), shortened(rest, columns)};
}

void append_row(std::string& out, const TextTable::Row& row, const Layout& layout) {
    const auto [name, rest_of_name] = name_lines(row.name, layout.name);
    std::string first = left(name, layout.name);
    std::string second = left(rest_of_name, layout.name);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const Cell& cell = row.cells[i];
        first += std::string(gap, ' ') + right(cell.main, layout.main[i]);
        if (layout.detail[i] > 0) first += ' ' + left(cell.detail, layout.detail[i]);
        if (layout.stacked) second += std::string(gap, ' ') + right(cell.detail, layout.column(i));
    }
    append_line(out, first);
    if (second.find_first_not_of(' ') != std::string::npos) append_line(out, second);
}

}  // namespace

std::vector<std::string> wrapped(const std::string& text, std::size_t columns) {
    std::vector<std::string> lines;
    std::size_t from = 0;
    bool new_line = true;
    while (from < text.size()) {
        const std::size_t to = std::min(text.find_first_of(" \n", from), text.size());
        const std::string word = text.substr(from, to - from);
        if (new_line || display_width(lines.back()) + 1 + display_width(word) > columns) {
            lines.push_back(word);
        } else {
            lines.back() += ' ' + word;
        }
        new_line = to < text.size() && text[to] == '\n';
        from = to + 1;
    }
    return lines;
}

std::string paragraph(const std::string& text, std::size_t columns, const std::string& first_indent,
                      const std::string& indent) {
    std::string out;
    for (const auto& line : wrapped(text, columns - display_width(indent)))
        out += (out.empty() ? first_indent : indent) + line + '\n';
    return out;
}

std::string TextTable::to_text(std::size_t columns) const {
    Layout layout = layout_of(*this, false);
    if (layout.total() > columns) layout = layout_of(*this, true);
    if (layout.total() > columns)
        layout.name = std::max(narrowest_name, layout.name - std::min(layout.name, layout.total() - columns));
    std::string rule;
    for (std::size_t i = 0; i < layout.total(); ++i) rule += "\u2500";

    std::string out;
    append_headings(out, *this, layout);
    append_line(out, rule);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (total && i + 1 == rows.size()) append_line(out, rule);
        append_row(out, rows[i], layout);
    }
    return out;
}

}  // namespace umbral::cli
