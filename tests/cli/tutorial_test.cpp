// Each lesson of scenarios/tutorial makes a claim; here it is put to the test with four replications on common
// random numbers, so that every history of one plan has its twin under the other.

#include <catch2/catch.hpp>

#include <algorithm>

#include "cli/scenario_study.hpp"

namespace umbral::cli::test {
namespace {

ScenarioStudy lesson(const std::string& folder, const std::string& plan = "",
                     std::vector<scenario::Setting> settings = {}, std::uint32_t replications = 4) {
    return ScenarioStudy({"tutorial/" + folder, plan, replications, 0, std::move(settings)});
}

/// True when in every history the first is below the second by at least the share.
bool always_below(const std::vector<double>& first, const std::vector<double>& second, double by_share = 0) {
    REQUIRE(first.size() == second.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        if (first[i] >= second[i] * (1 - by_share)) return false;
    }
    return true;
}

double spread(const std::vector<double>& values) {
    return *std::max_element(values.begin(), values.end()) - *std::min_element(values.begin(), values.end());
}

TEST_CASE("lesson 1: two more officers shorten the wait by half at least") {
    const ScenarioStudy as_is = lesson("01-one-post"), reinforced = lesson("01-one-post", "two-more-officers");
    CHECK(
        always_below(reinforced.values("wait_h", "p95", "site:POST"), as_is.values("wait_h", "p95", "site:POST"), 0.5));
    // Four officers could register more people in a day than come, and still most people wait.
    const auto waited = as_is.values("waited_fraction", "mean", "site:POST");
    CHECK(*std::min_element(waited.begin(), waited.end()) > 0.5);
}

TEST_CASE("lesson 2: families sleep in the open beside free places, and tents for families end it") {
    const ScenarioStudy as_is = lesson("02-families-and-places"),
                        tents = lesson("02-families-and-places", "family-tents");
    CHECK(always_below(as_is.values("unsheltered_person_nights", "total", "profile:adult"),
                       as_is.values("unsheltered_person_nights", "total", "profile:family")));
    const auto free_beside = as_is.values("place_occupancy", "mean", "site:CENTRE,room:general");
    CHECK(*std::max_element(free_beside.begin(), free_beside.end()) < 0.99);
    CHECK(always_below(tents.values("unsheltered_person_nights", "total", "site:CENTRE"),
                       as_is.values("unsheltered_person_nights", "total", "site:CENTRE"), 0.5));
}

TEST_CASE("lesson 3: the fare strands people although seats are free") {
    const ScenarioStudy as_is = lesson("03-a-bus-a-day"), assisted = lesson("03-a-bus-a-day", "assisted-seats"),
                        free = lesson("03-a-bus-a-day", "free-bus");
    const auto seats = as_is.values("seat_utilisation", "mean", "route:north-road");
    CHECK(*std::max_element(seats.begin(), seats.end()) < 0.9);
    const auto stranded = [](const ScenarioStudy& study) {
        return study.values("stranded_persons", "mean", "site:TOWN");
    };
    CHECK(always_below(stranded(assisted), stranded(as_is), 0.2));
    CHECK(always_below(stranded(free), stranded(as_is), 0.5));
    CHECK(always_below(as_is.values("waiting_person_h", "total", "cause:seats"),
                       as_is.values("waiting_person_h", "total", "cause:fare")));
}

TEST_CASE("lesson 4: help in one day spares the queue that help in ten days does not") {
    const ScenarioStudy as_is = lesson("04-a-surge"), early = lesson("04-a-surge", "early"),
                        late = lesson("04-a-surge", "late");
    const auto peak = [](const ScenarioStudy& study) { return study.values("queue_persons", "peak", "site:POST"); };
    CHECK(always_below(peak(early), peak(late), 0.3));
    CHECK(always_below(early.values("wait_h", "p95", "site:POST"), as_is.values("wait_h", "p95", "site:POST"), 0.5));
}

TEST_CASE("lesson 5: a blockade fills the site before it, and a second road relieves it") {
    const ScenarioStudy blocked = lesson("05-two-sites-and-a-blockade"),
                        detour = lesson("05-two-sites-and-a-blockade", "other-road");
    const auto stranded = blocked.values("stranded_persons", "peak", "site:SOUTH");
    CHECK(*std::min_element(stranded.begin(), stranded.end()) > 800);  // six days of 200 people, less the last to come
    CHECK(always_below(detour.values("stranded_persons", "peak", "site:SOUTH"), stranded, 0.3));
    CHECK(always_below(detour.values("unsheltered_person_nights", "total", "site:SOUTH"),
                       blocked.values("unsheltered_person_nights", "total", "site:SOUTH"), 0.3));
}

TEST_CASE("lesson 6: what is not known about the inputs shows in the range of the wait") {
    constexpr std::uint32_t histories = 12;
    const ScenarioStudy uncertain = lesson("06-uncertain-inputs", "", {}, histories);
    const ScenarioStudy known = lesson("06-uncertain-inputs", "",
                                       {{"arrivals[road].factor", "1"},
                                        {"sites[POST].stations[registration].availability", "0.9"},
                                        {"sites[POST].stations[registration].service[0].time_min.mean", "6"}},
                                       histories);
    CHECK(spread(uncertain.values("wait_h", "mean", "site:POST")) >
          5 * spread(known.values("wait_h", "mean", "site:POST")));
}

TEST_CASE("lesson 7: what is agreed beforehand comes days earlier, and the wait is a third or less") {
    const ScenarioStudy chain = lesson("07-who-must-agree", "up-the-chain"),
                        agreed = lesson("07-who-must-agree", "agreed-beforehand");
    CHECK(always_below(agreed.values("wait_h", "p95", "site:POST"), chain.values("wait_h", "p95", "site:POST"), 0.67));
    const auto late = chain.values("response_delay_h", "mean", "all"),
               soon = agreed.values("response_delay_h", "mean", "all");
    for (std::size_t i = 0; i < late.size(); ++i) CHECK(late[i] - soon[i] > 4 * 24);
    // Both cost something; that places have no price is not hidden in a zero.
    CHECK(always_below({0, 0, 0, 0}, agreed.values("cost_usd", "total", "all")));
}

}  // namespace
}  // namespace umbral::cli::test
