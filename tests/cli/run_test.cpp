#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

#include "../study/sample_study.hpp"
#include "program.hpp"

using umbral::cli::testing::bytes_of;
using umbral::cli::testing::Outcome;
using umbral::cli::testing::Program;
using umbral::cli::testing::small_scenario;
using umbral::study::sample::TemporaryFolder;
using Json = nlohmann::json;
using namespace std::chrono_literals;

namespace {

Outcome umbral_run(std::vector<std::string> options) {
    options.insert(options.begin(), {"run", small_scenario()});
    return umbral::cli::testing::run_umbral(options);
}

std::string shown(const std::filesystem::path& study) {
    const auto outcome = umbral::cli::testing::run_umbral({"show", study.string(), "--format", "json"});
    REQUIRE(outcome.exit_code == 0);
    return outcome.out;
}

/// Replications in a study that may be being written; 0 while there is none to read.
int replications_in(const std::filesystem::path& study) {
    const auto outcome = umbral::cli::testing::run_umbral({"show", study.string(), "--format", "json"});
    return outcome.exit_code == 0 ? Json::parse(outcome.out).at("replications").get<int>() : 0;
}

const Json* find(const Json& results, const std::string& name, const std::string& stat, const Json& scope) {
    for (const Json& indicator : results.at("indicators")) {
        if (indicator.at("name") == name && indicator.at("stat") == stat && indicator.at("scope") == scope)
            return &indicator;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("a run prints one JSON object with results and where they come from") {
    const auto outcome = umbral_run({"-n", "3", "--seed", "5", "--format", "json"});
    REQUIRE(outcome.exit_code == 0);
    const Json results = Json::parse(outcome.out);
    CHECK(results.at("scenario") == "one-post");
    CHECK(results.at("replications") == 3);
    CHECK(results.at("seed") == 5);
    CHECK(results.at("provenance").at("scenario_hash").get<std::string>().size() == 64);
    const Json* wait = find(results, "wait_h", "p95", {{"site", "POST"}});
    REQUIRE(wait != nullptr);
    CHECK(wait->at("unit") == "h");
    CHECK(wait->at("ci95")[0] < wait->at("mean"));
    CHECK(wait->at("p10") <= wait->at("p50"));
    CHECK_FALSE(results.at("explanation").at("constraints").empty());
}

TEST_CASE("the number of workers changes no byte of the results") {
    const TemporaryFolder folder;
    std::vector<std::string> json;
    for (const std::string jobs : {"1", "2", "7"}) {
        const auto study = folder / (jobs + ".umbral");
        REQUIRE(umbral_run({"-n", "9", "-j", jobs, "--out", study.string(), "-q"}).exit_code == 0);
        json.push_back(shown(study));
    }
    CHECK((json[0] == json[1]));
    CHECK((json[0] == json[2]));
}

TEST_CASE("running again adds the replications that are missing, and says so") {
    const TemporaryFolder folder;
    const std::string study = (folder / "a.umbral").string();
    REQUIRE(umbral_run({"-n", "2", "--out", study}).exit_code == 0);
    const auto second = umbral_run({"-n", "5", "--out", study});
    CHECK(second.exit_code == 0);
    CHECK(second.err.find("has 2 replications already; adding those missing") != std::string::npos);
    const std::string whole = (folder / "b.umbral").string();
    REQUIRE(umbral_run({"-n", "5", "--out", whole}).exit_code == 0);
    CHECK((shown(study) == shown(whole)));
    const auto third = umbral_run({"-n", "5", "--out", study});  // nothing to add is fine
    CHECK(third.exit_code == 0);
    CHECK(third.err.find("has the 5 replications asked for already") != std::string::npos);
    CHECK(third.err.find("missing") == std::string::npos);
}

TEST_CASE("a study of another seed or other settings is refused and left as it was") {
    const TemporaryFolder folder;
    const std::string study = (folder / "a.umbral").string();
    REQUIRE(umbral_run({"-n", "1", "--out", study}).exit_code == 0);
    const std::string before = bytes_of(study);
    const auto other_seed = umbral_run({"-n", "2", "--seed", "2", "--out", study});
    CHECK(other_seed.exit_code == 2);
    CHECK(other_seed.err.find("another seed") != std::string::npos);
    CHECK(other_seed.err.find("--out") != std::string::npos);
    CHECK(umbral_run({"-n", "2", "--set", "warm_up_days=3", "--out", study}).exit_code == 2);
    CHECK((bytes_of(study) == before));
}

TEST_CASE("Ctrl-C and SIGTERM keep what has finished, and the same command goes on from there") {
    for (const int signal : {SIGINT, SIGTERM}) {
        const TemporaryFolder folder;
        const std::string study = (folder / "a.umbral").string();
        const std::vector<std::string> command{"run", small_scenario(), "-n", "100000", "-j", "1", "--out", study};
        Program program(command);
        while (program.is_running() && replications_in(study) == 0) std::this_thread::sleep_for(20ms);
        program.send(signal);
        const auto outcome = program.wait();
        REQUIRE(outcome.exit_code == 128 + signal);
        CHECK(outcome.err.find("Interrupted") != std::string::npos);
        CHECK_FALSE(std::filesystem::exists(study + "-wal"));
        const int kept = replications_in(study);
        CHECK(kept > 0);
        const auto resumed = umbral_run({"-n", std::to_string(kept + 2), "--out", study, "--format", "json"});
        CHECK(resumed.exit_code == 0);
        CHECK(Json::parse(resumed.out).at("replications") == kept + 2);
    }
}

TEST_CASE("a run that misses its targets says so in its JSON", "[slow]") {
    const auto missed =
        umbral_run({"-n", "auto", "--target", "wait_h=1e-9", "--until", "8", "--format", "json", "--quiet"});
    CHECK(missed.exit_code == 0);
    CHECK(Json::parse(missed.out).at("precision_reached") == false);
    CHECK(Json::parse(missed.out).at("replications") == 1000);
}

/// Runs the program into a pipe whose reader goes away after the first bytes.
Outcome run_for_a_moment(const std::vector<std::string>& arguments) {
    const TemporaryFolder folder;
    const auto pipe = folder / "pipe";
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    const int reader = open(pipe.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    Program program(arguments, {}, pipe);
    char byte = 0;
    while (program.is_running() && read(reader, &byte, 1) != 1) std::this_thread::sleep_for(5ms);
    close(reader);
    return program.wait();
}

TEST_CASE("a run stops when nobody reads its events any more, and keeps what has finished") {
    const TemporaryFolder folder;
    const std::string study = (folder / "a.umbral").string();
    const auto outcome =
        run_for_a_moment({"run", small_scenario(), "-n", "100000", "-j", "1", "--format", "jsonl", "--out", study});
    CHECK(outcome.exit_code == 128 + SIGPIPE);
    CHECK(outcome.err.empty());
    CHECK_FALSE(std::filesystem::exists(study + "-wal"));
    CHECK(replications_in(study) < 100000);
    CHECK(umbral_run({"-n", "2", "--out", study}).exit_code == 0);
}

TEST_CASE("what is cut off by a reader that goes away ends in silence") {
    const auto outcome = run_for_a_moment({"docs", "scenario-schema"});  // more than a pipe holds
    CHECK(outcome.exit_code == 128 + SIGPIPE);
    CHECK(outcome.err.empty());
}

TEST_CASE("a run that stops by itself says in its JSON whether it reached its targets") {
    const auto reached = umbral_run({"-n", "auto", "--target", "wait_h=1000", "--format", "json"});
    CHECK(Json::parse(reached.out).at("precision_reached") == true);
    CHECK_FALSE(Json::parse(umbral_run({"-n", "1", "--format", "json"}).out).contains("precision_reached"));
}

TEST_CASE("killed in the middle, a study resumes to the uninterrupted one") {
    const TemporaryFolder folder;
    const std::string study = (folder / "a.umbral").string();
    const std::vector<std::string> command{"run", small_scenario(), "-n", "60", "-j", "2", "--out", study, "-q"};
    for (int kills = 0; kills < 6; ++kills) {
        Program program(command);
        std::this_thread::sleep_for(std::chrono::milliseconds(40 + 25 * kills));
        program.send(SIGKILL);
        (void)program.wait();
    }
    REQUIRE(umbral::cli::testing::run_umbral(command).exit_code == 0);
    const std::string whole = (folder / "b.umbral").string();
    REQUIRE(umbral_run({"-n", "60", "--out", whole, "-q"}).exit_code == 0);
    CHECK((shown(study) == shown(whole)));
}

TEST_CASE("a run ends when its target is met, at any number of workers") {
    const std::vector<std::string> options{"-n",       "auto", "--target", "wait_h.mean@site:POST=0.03",
                                           "--format", "json", "-q"};
    std::vector<int> counts;
    for (const std::string jobs : {"1", "3"}) {
        auto with_jobs = options;
        with_jobs.insert(with_jobs.end(), {"-j", jobs});
        const auto outcome = umbral_run(with_jobs);
        REQUIRE(outcome.exit_code == 0);
        const Json results = Json::parse(outcome.out);
        counts.push_back(results.at("replications"));
        const Json* wait = find(results, "wait_h", "mean", {{"site", "POST"}});
        REQUIRE(wait != nullptr);
        CHECK(wait->at("ci95")[1].get<double>() - wait->at("mean").get<double>() <= 0.03);
    }
    CHECK(counts[0] == counts[1]);
    CHECK(counts[0] % 10 == 0);
}

TEST_CASE("without --out nothing is written, and the output says so") {
    const auto outcome = umbral_run({"-n", "1"});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.out.find("--out") != std::string::npos);
}

TEST_CASE("every wrong option is reported at once, with exit code 2 and nothing written") {
    const TemporaryFolder folder;
    const auto study = folder / "a.umbral";
    const auto outcome =
        umbral_run({"--seed", "-1", "-n", "0", "-j", "x", "--set", "y", "--format", "jsonn", "--out", study.string()});
    CHECK(outcome.exit_code == 2);
    for (const char* option : {"--seed", "--replications", "--jobs", "--set", "--format"})
        CHECK(outcome.err.find(option) != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(study));
    CHECK(umbral_run({"--out", ""}).err.find("--out: the study has no name") != std::string::npos);
    CHECK(umbral_run({"--target", "wait_h=1"}).exit_code == 2);
    CHECK(umbral_run({"-n", "auto"}).exit_code == 2);
    CHECK(umbral_run({"--until", "yesterday"}).exit_code == 2);
    CHECK(umbral_run({"--until", "2050-01-01"}).exit_code == 2);
    CHECK(umbral_run({"--plan", "no-such-plan"}).err.rfind("--plan: there is no plan of this name", 0) == 0);
    CHECK(umbral_run({"--set", "horizon_days=5"}).err.find("did you mean \"days\"?") != std::string::npos);
    CHECK(umbral_run({"-n", "auto", "--target", "wait_h@site:PSOT=1"}).err.find("POST") != std::string::npos);
}

TEST_CASE("options that are wrong and inputs that are wrong are told together") {
    for (const std::string verb : {"run", "compare"}) {
        INFO(verb);
        const auto outcome = umbral::cli::testing::run_umbral(
            {verb, small_scenario(), "--seed", "-1", "--set", "x", "--set", "dayz=3", "--set", "days=x"});
        CHECK(outcome.exit_code == 2);
        for (const char* told : {"--seed", "a path, =, and a value", "--set dayz", "--set days:"}) {
            INFO(told);
            const std::size_t at = outcome.err.find(told);
            REQUIRE(at != std::string::npos);
            CHECK(outcome.err.find(told, at + 1) == std::string::npos);  // once, whatever the number of plans
        }
    }
    const auto wrong =
        umbral_run({"-n", "auto", "--until", "yesterday", "--target", "wait_hh=1", "--target", "wait_h@site:PSOT=1"});
    CHECK(wrong.exit_code == 2);
    for (const char* told : {"--until", "wait_hh", "PSOT"}) CHECK(wrong.err.find(told) != std::string::npos);
}

TEST_CASE("a study that cannot be written is refused before anything runs") {
    const auto nowhere = umbral_run({"-n", "1", "--out", "/proc/a.umbral"});
    CHECK(nowhere.exit_code == 2);
    CHECK(nowhere.out.empty());
    CHECK(umbral_run({"-n", "1", "--out", "/no/such/folder/a.umbral"}).exit_code == 2);
    CHECK(umbral_run({"-n", "1", "--out", "/tmp"}).exit_code == 2);
    CHECK(umbral_run({"-n", "1", "--out", "/dev/null"}).exit_code == 2);
    CHECK_FALSE(std::filesystem::exists("/dev/null-journal"));
}

TEST_CASE("a shorter run is the longer one's beginning") {
    const auto by_date = umbral_run({"-n", "1", "--until", "2024-03-18", "--format", "json"});
    const auto by_days = umbral_run({"-n", "1", "--until", "14", "--format", "json"});
    REQUIRE(by_date.exit_code == 0);
    CHECK((by_date.out == by_days.out));
    CHECK(Json::parse(by_date.out).at("window").at("days") == 14);
}

TEST_CASE("a setting changes the results and is told with them") {
    const auto plain = Json::parse(umbral_run({"-n", "2", "--format", "json"}).out);
    const auto busier =
        Json::parse(umbral_run({"-n", "2", "--format", "json", "--set", "arrivals[road].persons_per_day=600"}).out);
    CHECK(busier.at("settings")[0] == "arrivals[road].persons_per_day=600");
    const Json site{{"site", "POST"}};
    CHECK(find(busier, "wait_h", "mean", site)->at("mean") > find(plain, "wait_h", "mean", site)->at("mean"));
    CHECK(busier.at("provenance").at("scenario_hash") != plain.at("provenance").at("scenario_hash"));
}

TEST_CASE("a scenario with a plan can be run and shown without one") {
    const TemporaryFolder folder;
    const std::string study = (folder / "none.umbral").string();
    const std::string lesson = UMBRAL_ROOT "/scenarios/tutorial/07-who-must-agree";
    REQUIRE(umbral::cli::testing::run_umbral({"run", lesson, "--plan", "none", "-n", "1", "-q", "--out", study})
                .exit_code == 0);
    const auto outcome = umbral::cli::testing::run_umbral({"show", study, "--plan", "none", "--format", "json"});
    REQUIRE(outcome.exit_code == 0);
    CHECK(Json::parse(outcome.out).at("plan") == "");
}

TEST_CASE("where no limit of time holds nobody is counted as over one, nor as within") {
    const auto result = Json::parse(umbral_run({"-n", "1", "--format", "json"}).out);
    for (const Json& indicator : result.at("indicators")) CHECK(indicator.at("name") != "over_limit_persons");
}

TEST_CASE("output that cannot be written is told and fails, in every format") {
    // /dev/full refuses what is written to it as a full disk does; "" is a closed standard output.
    for (const std::string output : {"/dev/full", ""}) {
        for (const std::string format : {"text", "json", "jsonl", "csv"}) {
            INFO(output << ' ' << format);
            const auto outcome =
                Program({"run", small_scenario(), "-n", "1", "-q", "--format", format}, {}, output).wait();
            CHECK(outcome.exit_code == 1);
            CHECK(outcome.err.find("Not all of the output could be written") == 0);
        }
        CHECK(Program({"validate", small_scenario()}, {}, output).wait().exit_code == 1);
        CHECK(Program({"--help"}, {}, output).wait().exit_code == 1);
        const auto wrong = Program({"validate", "/nowhere"}, {}, output).wait();
        CHECK(wrong.exit_code == 2);  // there was nothing to write
        const auto spanish = Program({"run", small_scenario(), "-n", "1", "-q", "--lang", "es"}, {}, output).wait();
        CHECK(spanish.err.find("No se pudo escribir toda la salida") == 0);
    }
}
