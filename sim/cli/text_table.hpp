#pragma once
// A table in plain text, aligned by what a terminal shows rather than by bytes.

#include <cstddef>
#include <string>
#include <vector>

namespace umbral::cli {

/// A figure and what stands behind it: on one line where the table fits, else below.
struct Cell {
    std::string main;
    std::string detail;  ///< may be empty
};

struct TextTable {
    struct Row {
        std::string name;
        std::vector<Cell> cells;
    };
    std::vector<std::string> headings;  ///< of the figures' columns; broken at spaces and newlines
    std::vector<Row> rows;
    bool total = false;  ///< the last row is set apart by a line

    /// @param columns  width to keep within: details move below their figures, then names take two lines
    [[nodiscard]] std::string to_text(std::size_t columns) const;
};

/// Text broken at newlines, and at spaces into lines of at most `columns`; a longer word has a line of its own.
[[nodiscard]] std::vector<std::string> wrapped(const std::string& text, std::size_t columns);

/// Text broken to `columns`, every line ended.
/// @param first_indent  before the first line; as wide as `indent`, which is before the others
[[nodiscard]] std::string paragraph(const std::string& text, std::size_t columns, const std::string& first_indent = "",
                                    const std::string& indent = "");

}  // namespace umbral::cli
