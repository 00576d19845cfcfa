#pragma once
// Comma-separated tables as planners' spreadsheets write them (RFC 4180), with the place of every cell kept for
// messages. Excel's semicolons, decimal commas and other encodings are recognised and refused with a hint.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"

namespace umbral {

/// One data row: cell texts, trimmed, and the line in the file where the row starts (1-based).
struct CsvRow {
    std::size_t line = 0;
    std::vector<std::string> cells;
};

struct CsvTable {
    std::string file;                  ///< name for messages
    std::vector<std::string> columns;  ///< header names, trimmed
    std::vector<CsvRow> rows;          ///< blank lines and lines starting with # are skipped
    std::size_t misshapen = 0;         ///< rows left out: too many or too few cells

    [[nodiscard]] std::optional<std::size_t> find_column(std::string_view name) const;
    /// The cell, or "" where the column is absent.
    [[nodiscard]] const std::string& cell(const CsvRow& row, std::string_view column) const;
    /// "line 4, column persons" for messages.
    [[nodiscard]] static std::string place(const CsvRow& row, std::string_view column);
};

/// Reads a whole file as text after checking its size and that it is UTF-8 (a byte-order mark is dropped).
/// Appends to problems and returns nothing when it cannot be used: missing, not a regular file, too large (refused
/// before reading), UTF-16 or Latin-1, containing NUL.
[[nodiscard]] std::optional<std::string> read_text_file(const std::filesystem::path& path, const std::string& name,
                                                        std::uintmax_t max_bytes, Problems& problems);

/// Why the bytes are not text that this program reads, with line and byte; nothing when they are.
[[nodiscard]] std::optional<Problem> encoding_problem(std::string_view bytes, const std::string& name);

/// Parses CSV text. Problems: semicolons or tabs as separators, a row with too many or too few cells, an unclosed
/// quote (truncated file), a duplicate or empty column name, a required column missing (with "did you mean"), an
/// unknown column (with "did you mean").
[[nodiscard]] CsvTable parse_csv(const std::string& text, const std::string& name,
                                 const std::vector<std::string>& required,
                                 const std::vector<std::string>& optional_columns, Problems& problems);

/// A finite number of a cell, with a problem naming the place when it is none ("1,5" gets the decimal-comma hint).
[[nodiscard]] std::optional<double> number_of(const CsvTable& table, const CsvRow& row, std::string_view column,
                                              Problems& problems);

/// A text as a cell of a table that is written: in quotes where it must be.
[[nodiscard]] std::string csv_cell(const std::string& text);

}  // namespace umbral
