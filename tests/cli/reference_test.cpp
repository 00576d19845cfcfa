// The reference scenario lets in those its sources count, and its plan makes the difference its notes report.

#include <catch2/catch.hpp>

#include "cli/scenario_study.hpp"

namespace umbral::cli::test {
namespace {

const std::string corridor = "reference/darien-costa-rica-2023";

TEST_CASE("in the corridor of 2023 as many come as Panama counted, and the plan spares them nights in the open") {
    const ScenarioStudy decided({corridor, "as-it-happened", 2, 0, {}}), nothing({corridor, "do-nothing", 2, 0, {}});
    const auto arrived = decided.values("arrived_persons", "count", "all");
    // Overdispersion of 0.02 to 0.15 a day moves the sum of five months by 1 to 3 %.
    CHECK(estimate(arrived).mean == Approx(299088).epsilon(0.05));
    CHECK(nothing.values("arrived_persons", "count", "all") == arrived);  // the same people come
    const auto with_plan = decided.values("unsheltered_person_nights", "total", "all");
    const auto without = nothing.values("unsheltered_person_nights", "total", "all");
    for (std::size_t i = 0; i < with_plan.size(); ++i) CHECK(with_plan[i] < without[i]);
}

}  // namespace
}  // namespace umbral::cli::test
