// Reading takes memory by the size of the files, whatever is in them, and says so where it runs out.

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/program.hpp"

// AddressSanitizer has memory of its own, and takes more address space than a limit leaves.
#ifndef __SANITIZE_ADDRESS__

namespace umbral::cli::testing {
namespace {

namespace fs = std::filesystem;

/// The small scenario with a long list in the place of one of its keys.
class LongFolder {
  public:
    LongFolder(const std::string& key, const std::string& element, std::size_t bytes) {
        std::string pattern = (fs::temp_directory_path() / "umbral-test-XXXXXX").string();
        REQUIRE(mkdtemp(pattern.data()) != nullptr);
        path = pattern;
        nlohmann::json scenario = nlohmann::json::parse(bytes_of(small_scenario() + "/scenario.json"));
        scenario[key] = "@@";
        std::string text = scenario.dump();
        std::string list = "[" + element;
        while (list.size() < bytes) list += "," + element;
        text.replace(text.find("\"@@\""), 4, list + "]");
        std::ofstream(path / "scenario.json") << text;
    }
    ~LongFolder() { fs::remove_all(path); }
    LongFolder(const LongFolder&) = delete;
    LongFolder& operator=(const LongFolder&) = delete;

    fs::path path;
};

TEST_CASE("a long list that is wrong throughout takes no more memory than docs/performance.md says") {
    constexpr std::size_t bytes = 1 << 20;
    constexpr std::size_t at_rest = 64 << 20;  // the program, and what forked it
    constexpr std::size_t factor = 170;
    for (const char* element : {"1", "{}", "[]", R"({"id":"a"})"}) {
        INFO(element);
        const LongFolder folder("profiles", element, bytes);
        const Outcome told = run_umbral({"validate", folder.path.string()});
        CHECK(told.exit_code == 2);
        CHECK(told.err.find("there are more problems") != std::string::npos);
        CHECK(told.peak_bytes < at_rest + factor * bytes);
    }
}

TEST_CASE("where memory runs out the file that was being read is named, with exit code 2") {
    const LongFolder folder("note", "{}", 16 << 20);  // 64 times as much, four times the limit
    const fs::path told = folder.path / "told.txt";
    const std::string command = "ulimit -v 600000; " UMBRAL_PROGRAM " --lang en validate " + folder.path.string() +
                                " >" + told.string() + " 2>&1";
    const int status = std::system(command.c_str());  // NOLINT(cert-env33-c)
    CHECK(WEXITSTATUS(status) == 2);
    CHECK(bytes_of(told).find("scenario.json: there is not enough memory for what is in it\n") == 0);
}

}  // namespace
}  // namespace umbral::cli::testing

#endif
