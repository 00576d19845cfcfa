// Titles, names, ids and file names are other people's texts: whatever is in them, a terminal shows it and does nothing
// else.

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "cli/program.hpp"

namespace umbral::cli::testing {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

/// A small scenario with every kind of mischief in its texts.
class MischievousFolder {
  public:
    MischievousFolder() {
        std::string pattern = (fs::temp_directory_path() / "umbral-test-XXXXXX").string();
        REQUIRE(mkdtemp(pattern.data()) != nullptr);
        path = pattern;
        scenario = Json::parse(bytes_of(small_scenario() + "/scenario.json"));
        scenario["title"] = mischief("Title");
        scenario["sites"][0]["name"] = mischief("Site");
        scenario["sites"][0]["stations"][0]["title"] = mischief("Station");
        scenario["profiles"][0]["title"] = mischief("Profile");
        write();
        fs::create_directory(path / "plans");
        std::ofstream(path / "plans" / "quiet.json") << Json{{"title", mischief("Plan")}, {"measures", Json::array()}};
    }
    ~MischievousFolder() { fs::remove_all(path); }
    MischievousFolder(const MischievousFolder&) = delete;
    MischievousFolder& operator=(const MischievousFolder&) = delete;

    void write() const { std::ofstream(path / "scenario.json") << scenario; }
    static std::string mischief(const std::string& word) {
        using namespace std::string_literals;
        return word + "\0\x1b]0;owned\x07\x1b[2J\r\u009b31m\u202edesrever\u2028!"s;
    }

    fs::path path;
    Json scenario;
};

/// What a terminal would follow is nowhere in it.
void check_clean(const std::string& text) {
    CHECK(printable(text) == text);
    CHECK(std::none_of(text.begin(), text.end(), [](char c) { return c == '\x1b' || c == '\0' || c == '\r'; }));
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const char* const shown = "\ufffd\ufffd]0;owned\ufffd\ufffd[2J\ufffd\ufffd31m\ufffddesrever\ufffd!";

TEST_CASE("texts that steer terminals come out as U+FFFD, and what follows them is not lost") {
    const MischievousFolder folder;
    const Outcome validated = run_umbral({"validate", folder.path.string()});
    INFO(validated.err);
    CHECK(validated.exit_code == 0);
    check_clean(validated.out);
    CHECK(contains(validated.out, std::string("Title") + shown + ": no problems.\n"));
    const std::string study = (folder.path / "s.umbral").string();
    const Outcome ran =
        run_umbral({"run", folder.path.string(), "--replications", "2", "--plan", "quiet", "--out", study});
    INFO(ran.err);
    CHECK(ran.exit_code == 0);
    check_clean(ran.out + ran.err);
    CHECK(contains(ran.out, "Study: " + study));  // the last line
    for (const char* format : {"text", "csv", "json"}) {
        const Outcome told = run_umbral({"show", study, "--format", format});
        CHECK(told.exit_code == 0);
        check_clean(told.out + told.err);
    }
    // As JSON it is the same text again: in the sentences about what people waited for.
    const Json results = Json::parse(run_umbral({"show", study, "--format", "json"}).out);
    const std::string name = Json(MischievousFolder::mischief("Site")).dump();
    CHECK(contains(results.dump(), name.substr(1, name.size() - 2)));
}

TEST_CASE("events of a run steer no terminal and mean the same") {
    const MischievousFolder folder;
    const Outcome ran = run_umbral({"run", folder.path.string(), "--replications", "1", "--format", "jsonl"});
    CHECK(ran.exit_code == 0);
    check_clean(ran.out);
    const Json start = Json::parse(ran.out.substr(0, ran.out.find('\n')));
    CHECK(start.at("title").at("en") == MischievousFolder::mischief("Title"));
}

TEST_CASE("problems tell mischievous ids, keys, file names and options, and steer nothing") {
    MischievousFolder folder;
    folder.scenario["sites"][0]["id"] = MischievousFolder::mischief("POST");
    folder.scenario["sites"][0][MischievousFolder::mischief("key")] = 1;
    folder.write();
    std::ofstream(folder.path / "plans" / "qui\x1b[31met.json") << "{}";
    std::ofstream(folder.path / "plans" / "new\nline.json") << "{}";
    const Outcome told = run_umbral({"validate", folder.path.string()});
    CHECK(told.exit_code == 2);
    check_clean(told.err);
    CHECK(contains(told.err, "this cannot be an id"));
    CHECK(contains(told.err, "plans/qui\ufffd[31met.json"));
    CHECK(contains(told.err, "plans/new line.json"));
    CHECK(contains(told.err, "problems\n"));  // how many: what comes last is not lost
    check_clean(run_umbral({"validate", folder.path.string(), "--format", "json"}).out);
    for (const char* option : {"--plan", "--set", "--format", "--no\x1b[2J"}) {
        const Outcome refused = run_umbral({"run", folder.path.string(), option, "a\x1b[2J\u202eb=c"});
        CHECK(refused.exit_code == 2);
        check_clean(refused.err);
    }
    check_clean(run_umbral({"run", "no\x1b[2Jwhere"}).err);
    check_clean(run_umbral({"show", "no\x1b[2Jwhere"}).err);
}

}  // namespace
}  // namespace umbral::cli::testing
