#include "base/problem.hpp"

#include <catch2/catch.hpp>

using namespace umbral;

TEST_CASE("a problem is told with its file, place, value, what is allowed and a hint") {
    const Problem problem{"sites.csv", "line 4, column persons", "1,5", "this is not a number", "a number such as 12",
                          "write 1.5"};
    CHECK(to_text(problem) ==
          "sites.csv: line 4, column persons: this is not a number\n"
          "  found: 1,5\n"
          "  allowed: a number such as 12\n"
          "  hint: write 1.5");
}

TEST_CASE("what is not known of a problem is left out") {
    CHECK(to_text(Problem{"", "--seed", "", "a number is missing", "", ""}) == "--seed: a number is missing");
    CHECK(to_text(Problem{"", "", "", "nothing to do", "", ""}) == "nothing to do");
}

TEST_CASE("an input error carries every problem and tells all of them") {
    const InputError error({{"a.csv", "", "", "first", "", ""}, {"b.csv", "", "", "second", "", ""}});
    CHECK(error.problems().size() == 2);
    CHECK(std::string(error.what()) == "a.csv: first\nb.csv: second");
    CHECK(std::string(InputError(Problem{"c.csv", "", "", "only", "", ""}).what()) == "c.csv: only");
}
