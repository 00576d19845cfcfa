#include "cli/text_table.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "base/text.hpp"

using namespace umbral;
using cli::TextTable;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

TextTable table() {
    TextTable table;
    table.headings = {"wait\n[h]", "left on their own\n[persons]"};
    table.rows = {{"Peñas Blancas", {{"3", "2–10"}, {"1200", "900–2000"}}}, {"All", {{"–", ""}, {"12", ""}}}};
    table.total = true;
    return table;
}

}  // namespace

TEST_CASE("text is broken at spaces and newlines") {
    CHECK(cli::wrapped("nights in the open\n[nights]", 12) ==
          std::vector<std::string>{"nights in", "the open", "[nights]"});
    CHECK(cli::wrapped("internationally", 5) == std::vector<std::string>{"internationally"});
    CHECK(cli::wrapped("", 10).empty());
}

TEST_CASE("columns are aligned by what a terminal shows") {
    const auto lines = lines_of(table().to_text(100));
    REQUIRE(lines.size() == 7);
    CHECK(lines[4] == "Peñas Blancas  3 2–10  1200 900–2000");
    CHECK(lines[6] == "All            –         12");
    CHECK(display_width(lines[3]) == display_width(lines[4]));
}

TEST_CASE("where the terminal is narrow, ranges move below their figures") {
    const auto lines = lines_of(table().to_text(32));
    REQUIRE(lines.size() == 8);
    CHECK(lines[4] == "Peñas Blancas     3       1200");
    CHECK(lines[5] == "               2–10   900–2000");
    for (const auto& line : lines) CHECK(display_width(line) <= 32);
}

TEST_CASE("where that is not enough, names take two lines and only then are cut") {
    TextTable narrow = table();
    auto lines = lines_of(narrow.to_text(29));
    CHECK(lines[4].rfind("Peñas ", 0) == 0);
    CHECK(lines[5].rfind("Blancas ", 0) == 0);
    for (const auto& line : lines) CHECK(display_width(line) <= 29);
    narrow.rows[0].name = "Peñas Blancas, on the road to Rivas";
    lines = lines_of(narrow.to_text(29));
    CHECK(lines[5].find("...") != std::string::npos);
    for (const auto& line : lines) CHECK(display_width(line) <= 29);
}
