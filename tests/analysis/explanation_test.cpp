#include "analysis/explanation.hpp"

#include <catch2/catch.hpp>

#include "base/i18n.hpp"

using namespace umbral;
using namespace umbral::analysis;
using engine::WaitCause;

namespace {

study::Header two_sites() {
    study::Header header;
    header.start = {2023, 6, 1};
    header.warm_up_days = 30;
    header.sites = {{"A", {"Alpha", "Alfa"}, "PAN"}, {"B", {"", ""}, "CRI"}};
    return header;
}

const std::vector<engine::WaitShare> waits{
    {"A", 0, WaitCause::officers, 30}, {"A", 0, WaitCause::seats, 10}, {"A", 1, WaitCause::seats, 50},
    {"B", 0, WaitCause::closed, 0},    {"B", 2, WaitCause::fare, 10},
};

}  // namespace

TEST_CASE("the largest cause binds each site and week") {
    const Explanation explanation = explain(waits);
    REQUIRE(explanation.weeks.size() == 3);
    CHECK(explanation.weeks[0].cause == WaitCause::officers);
    CHECK(explanation.weeks[0].share == Approx(0.75));
    CHECK(explanation.weeks[0].waiting_person_h == Approx(40));
    CHECK(explanation.weeks[1].cause == WaitCause::seats);
    CHECK(explanation.weeks[1].share == Approx(1));
    CHECK(explanation.weeks[2].site == "B");
    CHECK(explanation.weeks[2].week == 2);
}

TEST_CASE("constraints are ranked by the waiting they caused, and their shares add up") {
    const Explanation explanation = explain(waits);
    CHECK(explanation.waiting_person_h == Approx(100));
    REQUIRE(explanation.constraints.size() == 3);
    CHECK(explanation.constraints[0].cause == WaitCause::seats);
    CHECK(explanation.constraints[0].share == Approx(0.6));
    CHECK(explanation.constraints[0].worst_week == 1);
    double shares = 0;
    for (const auto& constraint : explanation.constraints) shares += constraint.share;
    CHECK(shares == Approx(1));
}

TEST_CASE("a constraint reads as a sentence with the site's name and the worst week's first day") {
    set_language("en");
    const Explanation explanation = explain(waits);
    CHECK(to_sentence(explanation.constraints[0], two_sites()) ==
          "Alpha had too few seats to travel on: 60 % of all waiting, most of it in the week from 2023-07-08.");
    CHECK(to_sentence(explanation.constraints[0], two_sites(), "3 June").ends_with("in the week from 3 June."));
    CHECK(to_sentence(explanation.constraints[2], two_sites()).find("At B people could not pay") == 0);
}

TEST_CASE("nobody waiting needs no explanation") {
    const Explanation explanation = explain({});
    CHECK(explanation.weeks.empty());
    CHECK(explanation.constraints.empty());
    CHECK(explanation.waiting_person_h == 0);
}
