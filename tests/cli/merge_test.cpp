#include <catch2/catch.hpp>
#include <filesystem>

#include "../study/sample_study.hpp"
#include "program.hpp"

using umbral::cli::testing::bytes_of;
using umbral::cli::testing::run_umbral;
using umbral::cli::testing::small_scenario;
using umbral::study::sample::TemporaryFolder;

namespace {

std::string shown(const std::string& study) {
    const auto outcome = run_umbral({"show", study, "--format", "json"});
    REQUIRE(outcome.exit_code == 0);
    return outcome.out;
}

std::string made(const std::filesystem::path& study, const std::vector<std::string>& options) {
    std::vector<std::string> command{"run", small_scenario(), "-q", "--out", study.string()};
    command.insert(command.end(), options.begin(), options.end());
    REQUIRE(run_umbral(command).exit_code == 0);
    return study.string();
}

}  // namespace

TEST_CASE("studies of two plans merge into one that holds both") {
    const TemporaryFolder folder;
    const std::string plain = made(folder / "plain.umbral", {"-n", "3"});
    const std::string more = made(folder / "more.umbral", {"-n", "5"});
    const std::string officers = made(folder / "officers.umbral", {"-n", "2", "--plan", "two-more-officers"});
    const std::string whole = (folder / "whole.umbral").string();
    const auto outcome = run_umbral({"merge", whole, plain, more, officers});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.out.find("7 replications added") != std::string::npos);
    CHECK((shown(whole) == shown(more)));
    CHECK(run_umbral({"show", whole, "--plan", "two-more-officers"}).exit_code == 0);
    CHECK(run_umbral({"merge", whole, plain}).out.find("0 replications added") != std::string::npos);
}

TEST_CASE("studies that do not belong together are refused and nothing is written") {
    const TemporaryFolder folder;
    const std::string one = made(folder / "one.umbral", {"-n", "2"});
    const std::string other = made(folder / "other.umbral", {"-n", "2", "--seed", "2"});
    const std::string whole = (folder / "whole.umbral").string();
    const auto refused = run_umbral({"merge", whole, one, other});
    CHECK(refused.exit_code == 2);
    CHECK(refused.err.find("another seed") != std::string::npos);
    CHECK(refused.err.find("other.umbral") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(whole));
    const std::string before = bytes_of(one);
    CHECK(run_umbral({"merge", one, other}).exit_code == 2);
    CHECK(run_umbral({"merge", one, one}).exit_code == 2);
    CHECK((bytes_of(one) == before));
    CHECK(run_umbral({"merge", whole, (folder / "absent.umbral").string()}).exit_code == 2);
    CHECK_FALSE(std::filesystem::exists(whole));
}
