#include "analysis/worse_off.hpp"

#include <catch2/catch.hpp>

#include "compared_study.hpp"

using namespace umbral;
using namespace umbral::analysis;
using namespace umbral::analysis::test;

namespace {

const char* const nights = "unsheltered_person_nights";

std::vector<WorseOff> worse_off(std::vector<PlanValues> values) {
    const study::Store store = study_of(values);
    return find_worse_off(compare_plans(store, {"base", "new"}, "base", {}));
}

}  // namespace

TEST_CASE("a plan that is better in all may be worse for one site") {
    const auto all = worse_off({{"base", nights, "total", "all", alternating(300, 310)},
                                {"new", nights, "total", "all", alternating(200, 205)},
                                {"base", nights, "total", "site:A", alternating(250, 260)},
                                {"new", nights, "total", "site:A", alternating(100, 101)},
                                {"base", nights, "total", "site:B", alternating(50, 50)},
                                {"new", nights, "total", "site:B", alternating(100, 104)}});
    REQUIRE(all.size() == 3);
    CHECK(all[0].dimension == "profile");
    CHECK(all[0].group.empty());
    CHECK(all[1].dimension == "site");
    CHECK(all[1].group == "B");
    CHECK(all[1].difference.finding == Finding::worse);
    CHECK(all[1].relative == Approx(52 / 152.5));  // 52 more, over the mean of 255 and 50
    CHECK(all[2].group.empty());
}

TEST_CASE("a clear worsening comes before a larger one that may be chance") {
    const auto all = worse_off({{"base", nights, "total", "profile:family", alternating(100, 100)},
                                {"new", nights, "total", "profile:family", alternating(110, 111)},
                                {"base", nights, "total", "profile:adult", alternating(100, 100)},
                                {"new", nights, "total", "profile:adult", alternating(0, 300)}});
    CHECK(all[0].group == "family");
    CHECK(all[0].difference.finding == Finding::worse);
}

TEST_CASE("where nothing is clear the worst mean is told as unclear") {
    const auto all = worse_off({{"base", "left_persons", "count", "country:PAN", alternating(5, 5)},
                                {"new", "left_persons", "count", "country:PAN", alternating(2, 9)}});
    CHECK(all[2].group == "PAN");
    CHECK(all[2].difference.finding == Finding::unclear);
}

TEST_CASE("what nobody would call a burden does not count") {
    const auto all = worse_off({{"base", "arrived_persons", "count", "site:A", alternating(5, 5)},
                                {"new", "arrived_persons", "count", "site:A", alternating(50, 51)}});
    for (const WorseOff& worse : all) CHECK(worse.group.empty());
}

TEST_CASE("the worst of many is judged by a correction for many") {
    // t = 2.65 (see the comparison's test): p = 0.033 alone, 0.066 as one of two.
    const auto all = worse_off({{"base", nights, "total", "site:A", alternating(10, 10)},
                                {"new", nights, "total", "site:A", alternating(12, 10)},
                                {"base", nights, "total", "site:B", alternating(10, 10)},
                                {"new", nights, "total", "site:B", alternating(9, 11)}});
    CHECK(all[1].group == "A");
    CHECK(all[1].difference.pairs.p_value.value() < 0.05);
    CHECK(all[1].difference.finding == Finding::unclear);
}
