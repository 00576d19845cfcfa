// `umbral new` and `umbral validate`, as a user meets them.

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "cli/program.hpp"

namespace umbral::cli::testing {
namespace {

namespace fs = std::filesystem;

class TemporaryFolder {
  public:
    TemporaryFolder() {
        std::string pattern = (fs::temp_directory_path() / "umbral-test-XXXXXX").string();
        REQUIRE(mkdtemp(pattern.data()) != nullptr);
        path = pattern;
    }
    ~TemporaryFolder() { fs::remove_all(path); }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    fs::path path;
};

std::size_t entries_in(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

TEST_CASE("a new scenario validates and runs, in both languages") {
    for (const std::string lang : {"en", "es"}) {
        const TemporaryFolder temporary;
        const std::string folder = (temporary.path / "mine").string();
        const Outcome made = run_umbral({"new", folder, "--lang", lang});
        INFO(made.err);
        REQUIRE(made.exit_code == 0);
        CHECK(entries_in(temporary.path) == 1);  // nothing is left beside it
        const Outcome validated = run_umbral({"validate", folder});
        INFO(validated.err);
        CHECK(validated.exit_code == 0);
        const Outcome ran =
            run_umbral({"run", folder, "--replications", "2", "--plan", "more-officers", "--format", "json"});
        INFO(ran.err);
        CHECK(ran.exit_code == 0);
    }
}

TEST_CASE("validate and run count the same inputs, the plan's among them") {
    const std::string folder = UMBRAL_ROOT "/scenarios/reference/darien-costa-rica-2023";
    const auto ran = run_umbral({"run", folder, "-n", "1", "--until", "31", "-q", "--format", "json"});
    REQUIRE(ran.exit_code == 0);
    const auto inputs = nlohmann::json::parse(ran.out).at("inputs");
    const auto counted = "Values: " + inputs.at("assumptions").dump() + " of " + inputs.at("values").dump() + " are";
    CHECK(run_umbral({"validate", folder}).out.find(counted) != std::string::npos);
}

TEST_CASE("validate names the tables that are not read") {
    const TemporaryFolder temporary;
    const std::string folder = (temporary.path / "mine").string();
    REQUIRE(run_umbral({"new", folder}).exit_code == 0);
    CHECK(run_umbral({"validate", folder}).out.find("not read") == std::string::npos);
    std::ofstream(folder + "/sources.csv") << "x";
    CHECK(run_umbral({"validate", folder}).out.find("Tables that are not read: sources.csv.") != std::string::npos);
    const auto json = nlohmann::json::parse(run_umbral({"validate", folder, "--format", "json"}).out);
    CHECK(json.at("unused_tables") == nlohmann::json::array({"sources.csv"}));
}

TEST_CASE("a new scenario goes into an empty folder and never over anything") {
    const TemporaryFolder temporary;
    CHECK(run_umbral({"new", temporary.path.string() + "/"}).exit_code == 0);
    CHECK(fs::exists(temporary.path / "scenario.json"));
    const Outcome again = run_umbral({"new", temporary.path.string()});
    CHECK(again.exit_code == 2);
    CHECK(again.err.find("something of this name already") != std::string::npos);
    std::ofstream(temporary.path / "file") << "x";
    CHECK(run_umbral({"new", (temporary.path / "file").string()}).exit_code == 2);
    CHECK(run_umbral({"new", (temporary.path / "no" / "parent").string()}).exit_code == 2);
    CHECK(entries_in(temporary.path) == 5);
}

TEST_CASE("validate tells every problem, as text and as JSON, under every plan") {
    const TemporaryFolder temporary;
    const std::string folder = (temporary.path / "mine").string();
    REQUIRE(run_umbral({"new", folder}).exit_code == 0);
    std::ofstream(folder + "/plans/broken.json")
        << R"({"title": "Broken", "measures": [{"id": "m", "date": "2026-01-19", "effects": [{"effect": "add_vehicles", "fleet": "busses", "vehicles": 2}]}]})";
    std::ofstream(folder + "/routes.csv", std::ios::app) << "nowhere,POST,SOUTH,land,1,8,10,16,buses,,assumption\n";
    const Outcome text = run_umbral({"validate", folder, "--lang", "en"});
    CHECK(text.exit_code == 2);
    CHECK(text.err.find("routes.csv: line 3, column to: there is no site of this id") != std::string::npos);
    CHECK(text.err.find("plans/broken.json: line 1") != std::string::npos);
    CHECK(text.err.find("did you mean \"buses\"?") != std::string::npos);
    CHECK(text.err.find("2 problems") != std::string::npos);
    const Outcome json = run_umbral({"validate", folder, "--format", "json", "--lang", "en"});
    CHECK(json.exit_code == 2);
    const nlohmann::json verdict = nlohmann::json::parse(json.out);
    CHECK(verdict["valid"] == false);
    CHECK(verdict["problems"].size() == 2);
    CHECK(verdict["problems"][0]["file"] == "routes.csv");
    const Outcome one_plan = run_umbral({"validate", folder, "--plan", "more-officers", "--format", "json"});
    CHECK(nlohmann::json::parse(one_plan.out)["problems"].size() == 1);
}

TEST_CASE("validate tells concerns about rights, and the plan is valid all the same") {
    const TemporaryFolder temporary;
    const std::string folder = (temporary.path / "mine").string();
    REQUIRE(run_umbral({"new", folder}).exit_code == 0);
    std::ofstream(folder + "/sites.csv", std::ios::app) << "CELLS,Cells,Celdas,CRI,detention_centre,8.5,-82.8,,\n";
    std::ofstream(folder + "/routes.csv", std::ios::app) << "to-cells,POST,CELLS,land,5,1,2,3,,,\n";
    nlohmann::json scenario = nlohmann::json::parse(bytes_of(folder + "/scenario.json"));
    scenario["sites"].push_back({{"id", "CELLS"}, {"pathways", {{{"steps", {{{"outcome", "returned"}}}}}}}});
    std::ofstream(folder + "/scenario.json") << scenario;
    std::ofstream(folder + "/plans/hold.json")
        << R"({"title": "Hold", "measures": [{"id": "m", "date": "2026-01-19", "effects": [{"effect": "set_referral", "site": "POST", "step": "leave", "rule": "to-cells"}]}]})";
    const Outcome text = run_umbral({"validate", folder, "--lang", "en"});
    INFO(text.err);
    CHECK(text.exit_code == 0);
    CHECK(text.out.find("no problems") != std::string::npos);
    INFO(text.out);
    CHECK(text.out.find("plans/hold.json: measures[m].effects[0]: \u201cm\u201d: parties with children (Family with "
                        "children) may be sent to Cells, where people are held") != std::string::npos);
    const nlohmann::json verdict = nlohmann::json::parse(run_umbral({"validate", folder, "--format", "json"}).out);
    CHECK(verdict["valid"] == true);
    CHECK(verdict["concerns"].size() == 1);
    CHECK(verdict["concerns"][0]["place"] == "measures[m].effects[0]");
    const Outcome other_plan = run_umbral({"validate", folder, "--plan", "more-officers", "--format", "json"});
    CHECK(nlohmann::json::parse(other_plan.out)["concerns"].empty());
}

TEST_CASE("validate notes what can never come about, and the plan is valid all the same") {
    const char* corridor = UMBRAL_ROOT "/scenarios/reference/darien-costa-rica-2023";
    const Outcome text = run_umbral({"validate", corridor, "--plan", "national-chains", "--lang", "en"});
    CHECK(text.exit_code == 0);
    INFO(text.out);
    CHECK(text.out.find("What can never come about as it is written; such a plan runs all the same:\n"
                        "plans/national-chains.json: levels[regional-4].trigger") != std::string::npos);
    const auto verdict =
        nlohmann::json::parse(run_umbral({"validate", corridor, "--plan", "binational", "--format", "json"}).out);
    CHECK(verdict["valid"] == true);
    CHECK(verdict["notes"].empty());  // there the presidency is told of the Darien
}

}  // namespace
}  // namespace umbral::cli::testing
