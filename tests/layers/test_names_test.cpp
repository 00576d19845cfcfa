// Names of test cases become names of tests in ctest, which runs each by its name.

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>

namespace fs = std::filesystem;

TEST_CASE("no name of a test has a semicolon, at which it would be cut and then find nothing to run") {
    int cases = 0;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(UMBRAL_ROOT) / "tests")) {
        if (entry.path().extension() != ".cpp") continue;
        std::ifstream stream(entry.path());
        bool in_name = false;
        for (std::string line; std::getline(stream, line);) {
            in_name = in_name || line.rfind("TEST_CASE(", 0) == 0;
            if (!in_name) continue;
            INFO(entry.path() << ": " << line);
            CHECK(line.substr(0, line.find(") {")).find(';') == std::string::npos);
            cases += static_cast<int>(line.rfind("TEST_CASE(", 0) == 0);
            in_name = line.find(") {") == std::string::npos;
        }
    }
    CHECK(cases > 500);
}
