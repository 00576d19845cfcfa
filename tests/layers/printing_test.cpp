// There is one door to standard output and standard error, which cleans what others wrote.

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <string>

namespace fs = std::filesystem;

TEST_CASE("nothing prints but the door to the terminal, and a check that fails") {
    const std::regex prints(
        R"((^|[^\w.>:])(std::)?(printf|fprintf|vprintf|puts|fputs|putchar|putc|fputc|fwrite)\s*\(|std::(cout|cerr|clog)|fmt::print\s*\()");
    std::set<std::string> printing;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(UMBRAL_ROOT) / "sim")) {
        if (entry.path().extension() != ".hpp" && entry.path().extension() != ".cpp") continue;
        std::ifstream stream(entry.path());
        for (std::string line; std::getline(stream, line);) {
            if (std::regex_search(line, prints)) printing.insert(fs::relative(entry.path(), UMBRAL_ROOT).string());
        }
    }
    CHECK(printing == std::set<std::string>{"sim/base/check.cpp", "sim/cli/terminal.cpp"});
}
