#include "base/first_few.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "base/problem.hpp"

using namespace umbral;

namespace {

Problem numbered(std::size_t i) { return {"a.csv", "line " + std::to_string(i), "", "wrong", "", ""}; }

}  // namespace

TEST_CASE("as many problems as will be told are kept, and the rest is counted") {
    Problems problems;
    CHECK(problems.empty());
    for (std::size_t i = 0; i < most_told; ++i) problems.push_back(numbered(i));
    CHECK_FALSE(problems.is_cut());
    CHECK(InputError(problems).problems().size() == most_told);
    for (std::size_t i = 0; i < 3; ++i) problems.push_back(numbered(most_told + i));
    problems.count(4);
    CHECK(problems.size() == most_told + 7);
    CHECK(problems.left_out() == 7);
    CHECK(problems.kept().size() == most_told);
    CHECK(problems[most_told - 1].place == "line " + std::to_string(most_told - 1));
    const InputError error(problems);
    REQUIRE(error.problems().size() == most_told + 1);
    CHECK(error.problems().back().message == more_problems().message);
}

TEST_CASE("what is kept takes little memory however long the wrong value is") {
    Problems problems;
    const std::string long_text(1'000'000, 'x');
    problems.push_back({long_text, long_text, long_text, long_text, long_text, long_text});
    CHECK(problems[0].value.size() == 80);
    for (const std::string& part : {problems[0].file, problems[0].place, problems[0].message, problems[0].allowed})
        CHECK(part.size() == 600);
}

TEST_CASE("problems of several readings together are as many as will be told, each once") {
    std::vector<Problem> told;
    std::vector<Problem> found;
    for (std::size_t i = 0; i < most_told - 1; ++i) found.push_back(numbered(i));
    add_new(found, told);
    add_new(found, told);
    CHECK(told.size() == most_told - 1);
    add_new({numbered(1000), numbered(1001), numbered(1002)}, told);
    add_new({numbered(1003)}, told);
    REQUIRE(told.size() == most_told + 1);
    CHECK(told[most_told - 1].place == "line 1000");
    CHECK(told.back().message == more_problems().message);
}
