#include <catch2/catch.hpp>

#include "program.hpp"

using umbral::cli::testing::run_umbral;
using umbral::cli::testing::small_scenario;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("help of the program and of its commands ends well, with examples and exit codes") {
    const auto program = run_umbral({"--help"});
    CHECK(program.exit_code == 0);
    for (const char* part : {"run", "show", "129: by SIGHUP", "130", "143: by SIGTERM", "--lang"})
        CHECK(contains(program.out, part));
    const auto run = run_umbral({"run", "--help"});
    CHECK(run.exit_code == 0);
    CHECK(contains(run.out, "umbral run scenarios/"));
    CHECK(run_umbral({"show", "--help"}).exit_code == 0);
    const auto validate = run_umbral({"validate", "--help"});
    for (const char* part : {"--plan PLAN", "--format F"}) CHECK(contains(validate.out, part));
    // An --out that cannot be written is found before anything runs: exit code 2, as the help says.
    CHECK(contains(program.out, "2    an input or an option is wrong, or the study cannot be read or written there"));
    CHECK(run_umbral({"run", small_scenario(), "--out", "/no/such/folder/a.umbral"}).exit_code == 2);
}

TEST_CASE("the version names the commit") {
    const auto outcome = run_umbral({"--version"});
    CHECK(outcome.exit_code == 0);
    CHECK(contains(outcome.out, "umbral 0."));
    CHECK(contains(outcome.out, "("));
}

TEST_CASE("a mistyped command or option is met with the nearest one") {
    const auto verb = run_umbral({"rum", "x"});
    CHECK(verb.exit_code == 2);
    CHECK(contains(verb.err, "\"run\""));
    CHECK_FALSE(contains(verb.err, "docs"));  // for developers, and hidden
    const auto option = run_umbral({"run", small_scenario(), "--sed", "4"});
    CHECK(option.exit_code == 2);
    CHECK(contains(option.err, "\"--seed\""));
}

TEST_CASE("an incomplete command line says what is missing") {
    for (const std::vector<std::string>& arguments : {std::vector<std::string>{},
                                                      {"run"},
                                                      {"show"},
                                                      {"run", small_scenario(), "--seed"},
                                                      {"run", small_scenario(), "more"}}) {
        const auto outcome = run_umbral(arguments);
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.out.empty());
        CHECK(contains(outcome.err, "umbral"));
    }
}
