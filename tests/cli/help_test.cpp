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
    for (const char* part : {"run", "show", "130", "--lang"}) CHECK(contains(program.out, part));
    const auto run = run_umbral({"run", "--help"});
    CHECK(run.exit_code == 0);
    CHECK(contains(run.out, "umbral run scenarios/"));
    CHECK(run_umbral({"show", "--help"}).exit_code == 0);
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
