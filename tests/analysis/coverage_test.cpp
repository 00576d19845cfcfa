#include "analysis/coverage.hpp"

#include <catch2/catch.hpp>

using namespace umbral;
using namespace umbral::analysis;

namespace {

scenario::Observation figure(const std::string& indicator, const std::string& stat, const std::string& scope, Date from,
                             Date to, double value) {
    scenario::Observation observed;
    observed.indicator = indicator;
    observed.stat = stat;
    observed.scope = scope;
    observed.from = from;
    observed.to = to;
    observed.value = value;
    return observed;
}

/// Two sites over two measured days after one of warm-up, in 11 histories: A holds r persons on the first measured day
/// and 100 + r on the second, B always 1000; 10 r persons leave A in all, r arrive every hour, and the wait there is r
/// hours.
Coverage coverage_of(std::vector<scenario::Observation> observed) {
    study::Header header;
    header.start = {2023, 7, 1};
    header.days = 3;
    header.warm_up_days = 1;
    header.sites = {{"A", {}, "PAN"}, {"B", {}, "PAN"}};
    header.observed = std::move(observed);
    study::Store store = study::Store::in_memory(header);
    store.add_plan({"p", {}, "", "", {}});
    const engine::Scope a{{{"site", "A"}}};
    for (std::int32_t r = 0; r <= 10; ++r) {
        engine::ReplicationRecord record;
        record.plan = "p";
        record.replication = static_cast<std::uint32_t>(r);
        std::vector<std::int32_t> hours(48, r);
        std::fill(hours.begin() + 24, hours.end(), 100 + r);
        record.series = {{"present_persons", a, hours},
                         {"arrived_persons", a, std::vector<std::int32_t>(48, r)},
                         {"present_persons", engine::Scope{{{"site", "B"}}}, std::vector<std::int32_t>(48, 1000)}};
        record.indicators = {{"departed_persons", "count", a, 10.0 * r}, {"wait_h", "mean", a, r}};
        store.add(record);
    }
    return compare_with_observed(store, "p");
}

}  // namespace

TEST_CASE("a dated figure is compared with the hours of its dates") {
    const Coverage coverage = coverage_of({figure("present_persons", "peak", "site:A", {2023, 7, 2}, {2023, 7, 2}, 5),
                                           figure("present_persons", "mean", "site:A", {2023, 7, 3}, {2023, 7, 3}, 5)});
    CHECK(coverage.compared == 2);
    CHECK(coverage.inside == 1);
    CHECK(*coverage.comparisons[0].p10 == Approx(1));
    CHECK(*coverage.comparisons[0].p90 == Approx(9));
    CHECK(coverage.comparisons[0].inside);
    CHECK(*coverage.comparisons[1].p50 == Approx(105));
    CHECK_FALSE(coverage.comparisons[1].inside);
}

TEST_CASE("a country's figure is the sum of its sites hour by hour") {
    const Coverage coverage =
        coverage_of({figure("present_persons", "peak", "country:PAN", {2023, 7, 2}, {2023, 7, 3}, 1105)});
    CHECK(*coverage.comparisons[0].p50 == Approx(1105));
    CHECK(coverage.inside == 1);
}

TEST_CASE("a count of arrivals at a site is the sum of its hours") {
    const Coverage coverage =
        coverage_of({figure("arrived_persons", "count", "site:A", {2023, 7, 2}, {2023, 7, 2}, 24 * 5)});
    CHECK(coverage.comparisons[0].basis == Basis::same_dates);
    CHECK(*coverage.comparisons[0].p50 == Approx(24 * 5));
}

TEST_CASE("a count is compared only when its dates are the measured window") {
    const Coverage coverage =
        coverage_of({figure("departed_persons", "count", "site:A", {2023, 7, 2}, {2023, 7, 3}, 50),
                     figure("departed_persons", "count", "site:A", {2023, 5, 1}, {2023, 5, 31}, 50)});
    CHECK(coverage.comparisons[0].basis == Basis::same_dates);
    CHECK(coverage.comparisons[0].inside);
    CHECK(coverage.comparisons[1].basis == Basis::nothing);
    CHECK_FALSE(coverage.comparisons[1].p50.has_value());
    CHECK(coverage.compared == 1);
}

TEST_CASE("a level known for the whole window only is compared with it when its dates meet the window") {
    const Coverage coverage = coverage_of({figure("wait_h", "mean", "site:A", {2023, 7, 2}, {2023, 7, 2}, 9.5)});
    CHECK(coverage.comparisons[0].basis == Basis::same_dates);  // within a day of the window
    const Coverage other = coverage_of({figure("wait_h", "mean", "site:A", {2023, 6, 2}, {2023, 7, 2}, 9.5)});
    CHECK(other.comparisons[0].basis == Basis::whole_window);
    CHECK_FALSE(other.comparisons[0].inside);
}

// The window is 2 and 3 July.
TEST_CASE("a figure of days that were not simulated is not compared, whatever it is") {
    const Coverage coverage =
        coverage_of({figure("wait_h", "mean", "site:A", {2023, 9, 1}, {2023, 9, 30}, 5),
                     figure("present_persons", "peak", "site:A", {2023, 9, 1}, {2023, 9, 30}, 105),
                     figure("present_persons", "mean", "site:A", {2022, 7, 2}, {2022, 7, 3}, 55),
                     figure("arrived_persons", "count", "site:A", {2023, 7, 2}, {2023, 7, 30}, 240)});
    for (const auto& comparison : coverage.comparisons) {
        CHECK(comparison.basis == Basis::nothing);
        CHECK_FALSE(comparison.p50.has_value());
    }
    CHECK(coverage.compared == 0);
}

TEST_CASE("a figure of something not simulated is not compared") {
    const Coverage coverage = coverage_of({figure("present_persons", "peak", "site:Z", {2023, 7, 2}, {2023, 7, 2}, 5)});
    CHECK(coverage.comparisons[0].basis == Basis::nothing);
    CHECK(coverage.compared == 0);
}
