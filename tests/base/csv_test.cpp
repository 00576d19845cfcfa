#include "base/csv.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace umbral;

namespace {

struct Parsed {
    CsvTable table;
    Problems problems;
};

Parsed parse(const std::string& text, const std::vector<std::string>& required = {"id", "persons"},
             const std::vector<std::string>& optional_columns = {"source"}) {
    Parsed parsed;
    parsed.table = parse_csv(text, "sites.csv", required, optional_columns, parsed.problems);
    return parsed;
}

std::vector<std::string> messages(const Problems& problems) {
    std::vector<std::string> texts;
    for (const Problem& problem : problems) texts.push_back(problem.place + ": " + problem.message);
    return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a plain table is read, trimmed, with the line of each row") {
    const Parsed parsed = parse("id, persons ,source\r\nA,1,here\r\n\r\n# a remark\r\n B , 2.5 ,there\r\n");
    CHECK(parsed.problems.empty());
    CHECK(parsed.table.columns == Texts{"id", "persons", "source"});
    REQUIRE(parsed.table.rows.size() == 2);
    CHECK(parsed.table.rows[0].line == 2);
    CHECK(parsed.table.rows[1].line == 5);
    CHECK(parsed.table.cell(parsed.table.rows[1], "id") == "B");
    CHECK(parsed.table.cell(parsed.table.rows[1], "persons") == "2.5");
    CHECK(parsed.table.cell(parsed.table.rows[1], "capacity") == "");
    CHECK_FALSE(parsed.table.find_column("capacity"));
}

TEST_CASE("quoted cells hold commas, quotes and line ends, and lines are still counted") {
    const Parsed parsed =
        parse("id,persons,source\nA,1,\"Migración Panamá, \"\"Cuadro\"\"\ntwo lines\"\nB,2, \"x\" \n");
    CHECK(parsed.problems.empty());
    REQUIRE(parsed.table.rows.size() == 2);
    CHECK(parsed.table.rows[0].cells[2] == "Migración Panamá, \"Cuadro\"\ntwo lines");
    CHECK(parsed.table.rows[1].line == 4);
    CHECK(parsed.table.rows[1].cells[2] == "x");
}

TEST_CASE("a last line without its end counts, rows of empty cells do not") {
    const Parsed parsed = parse("id,persons\nA,1\n,,\n,\nB,");
    CHECK(parsed.problems.empty());
    REQUIRE(parsed.table.rows.size() == 2);
    CHECK(parsed.table.rows[1].cells == Texts{"B", ""});
}

TEST_CASE("a spreadsheet's semicolons and tabs are recognised and nothing else is reported") {
    const Parsed semicolons = parse("id;persons;source\nA;1,5;x\n");
    CHECK(messages(semicolons.problems) == Texts{"line 1: the columns are separated by semicolons"});
    CHECK(semicolons.problems[0].hint == "in the spreadsheet, save as \"CSV UTF-8 (comma delimited)\"");
    CHECK(messages(parse("id\tpersons\nA\t1\n").problems) == Texts{"line 1: the columns are separated by tabs"});
}

TEST_CASE("missing, unknown, doubled and nameless columns are all reported, slips with a suggestion") {
    const Parsed parsed = parse("id,person,id,,weather\n");
    CHECK(messages(parsed.problems) == Texts{"line 1: there is no such column", "line 1: this column appears twice",
                                             "line 1: column 4 has no name", "line 1: there is no such column",
                                             "line 1: the column persons is missing"});
    CHECK(parsed.problems[0].value == "person");
    CHECK(parsed.problems[0].hint == "did you mean \"persons\"?");
    CHECK(parsed.problems[0].allowed == "the columns id, persons, source");
    CHECK(parsed.problems[3].hint == "");
    CHECK(parsed.problems[4].hint == "rename the column person");
}

TEST_CASE("rows with too many or too few cells are reported with their line and left out") {
    const Parsed parsed = parse("id,persons\nA,1,5\nB\nC,3\n");
    CHECK(parsed.table.misshapen == 2);
    CHECK(messages(parsed.problems) == Texts{"line 2: the row has 3 cells", "line 3: the row has 1 cell"});
    CHECK(parsed.problems[0].allowed == "2 cells, as in the first row");
    REQUIRE(parsed.table.rows.size() == 1);
    CHECK(parsed.table.cell(parsed.table.rows[0], "persons") == "3");
}

TEST_CASE("a quote that is never closed names the line where it was opened") {
    const Parsed parsed = parse("id,persons,source\nA,1,x\nB,2,\"cut sh");
    CHECK(messages(parsed.problems) == Texts{"line 3: a quote is opened and never closed"});
    CHECK(parsed.problems[0].value == "cut sh");
    CHECK(parsed.table.rows.size() == 1);
    CHECK(messages(parse("\"id").problems) == Texts{"line 1: a quote is opened and never closed"});
}

TEST_CASE("text after a closing quote is reported") {
    CHECK(messages(parse("id,persons\n\"A\"x,1\n").problems) == Texts{"line 2: there is text after a closing quote"});
}

TEST_CASE("a table without a header is empty") {
    for (const char* text : {"", "\n\n", "# only a remark", ",,\n"}) {
        const Parsed parsed = parse(text);
        CHECK(messages(parsed.problems) == Texts{"line 1: the table is empty"});
        CHECK(parsed.problems[0].allowed == "a first row with the columns id, persons, source");
        CHECK(parsed.problems[0].hint == "write that row, or remove the file");
    }
}

TEST_CASE("a number is a finite decimal number and nothing else") {
    const Parsed parsed = parse(
        "id,persons\n1,12\n2,-0.5\n3,1e-3\n4,.5\n5,nan\n6,inf\n7,-Infinity\n8,0x1A\n9,+5\n10,5 persons\n11,1e999\n"
        "12,\"1,5\"\n13,\"12,000\"\n14,\n15,1 000\n");
    CHECK(parsed.problems.empty());
    Problems problems;
    std::vector<double> numbers;
    for (const CsvRow& row : parsed.table.rows) {
        if (const std::optional<double> number = number_of(parsed.table, row, "persons", problems))
            numbers.push_back(*number);
    }
    CHECK(numbers == std::vector<double>{12, -0.5, 1e-3, 0.5});
    REQUIRE(problems.size() == 11);
    CHECK(problems[0].file == "sites.csv");
    CHECK(problems[0].place == "line 6, column persons");
    CHECK(problems[0].value == "nan");
    CHECK(problems[0].message == "this is not a number");
    CHECK(problems[7].value == "1,5");
    CHECK(problems[7].hint == "write a decimal point and no thousands separator: 1.5, 12000");
    CHECK(problems[8].hint == problems[7].hint);
    CHECK(problems[9].message == "a number is missing");
}

TEST_CASE("a table written with quotes is read back cell by cell") {
    CHECK(rc::check("round trip", [] {
        // Cells are trimmed on reading, rows of empty cells and remarks skipped: the first cell marks every row.
        const auto width = *rc::gen::inRange<std::size_t>(1, 5);
        const auto cell =
            rc::gen::container<std::string>(rc::gen::element('a', 'Z', '7', ',', '"', '\n', ';', '#', ' '));
        const auto rows = *rc::gen::container<std::vector<Texts>>(rc::gen::container<Texts>(width, cell));
        std::string text = "row";
        Texts columns{"row"};
        for (std::size_t i = 0; i < width; ++i) {
            columns.push_back("column" + std::to_string(i));
            text += "," + columns.back();
        }
        for (const Texts& row : rows) {
            text += "\r\nrow";
            for (const std::string& content : row) {
                text += ",\"";
                for (const char c : content) text += c == '"' ? std::string("\"\"") : std::string(1, c);
                text += "\"";
            }
        }
        const Parsed parsed = parse(text, columns, {});
        RC_ASSERT(parsed.problems.empty());
        RC_ASSERT(parsed.table.rows.size() == rows.size());
        for (std::size_t r = 0; r < rows.size(); ++r) {
            for (std::size_t c = 0; c < width; ++c) {
                const std::size_t first = rows[r][c].find_first_not_of(" \n");
                const std::size_t last = rows[r][c].find_last_not_of(" \n");
                const std::string trimmed =
                    first == std::string::npos ? "" : rows[r][c].substr(first, last - first + 1);
                RC_ASSERT(parsed.table.rows[r].cells[c + 1] == trimmed);
            }
        }
    }));
}

TEST_CASE("lines may end as on old Macs, on Windows or as everywhere else") {
    for (const std::string end : {"\n", "\r\n", "\r"}) {
        const Parsed parsed = parse("id,persons" + end + "a,1" + end + end + "b,2" + end, {"id", "persons"}, {});
        CHECK(parsed.problems.empty());
        REQUIRE(parsed.table.rows.size() == 2);
        CHECK(parsed.table.rows[1].line == 4);
        CHECK(parsed.table.rows[1].cells == std::vector<std::string>{"b", "2"});
    }
}

TEST_CASE("no text, however broken, makes a row without a line or a table without a verdict") {
    CHECK(rc::check("any text", [] {
        const auto text =
            *rc::gen::container<std::string>(rc::gen::element('i', 'd', ',', '"', '\n', '\r', ';', '\t', '#', ' '));
        const Parsed parsed = parse(text);
        for (const CsvRow& row : parsed.table.rows) RC_ASSERT(row.line > 1);
        RC_ASSERT(!parsed.problems.empty());  // the column persons cannot be written with these characters
    }));
}

TEST_CASE("a table is read up to the last problem that will be told") {
    std::string rows = "id,persons\n";
    for (int i = 0; i < 100'000; ++i) rows += "x\n";
    rows += "A,1\n";
    const Parsed narrow = parse(rows);
    CHECK(narrow.problems.kept().size() == most_told);
    CHECK(narrow.problems.is_cut());
    CHECK(narrow.table.rows.empty());  // the sound one is behind them
    // Twice as many columns as problems that are told, each unknown: the time is not their square.
    std::string columns = "id,persons";
    for (int i = 0; i < 300'000; ++i) columns += ",c" + std::to_string(i);
    CHECK(parse(columns + '\n').problems.kept().size() == most_told);
}
