// Every closed form in scenarios/verification, run as users run scenarios: |z| <= 4 over the whole list, and in the
// long runs a standard error of at most 0.3 %. Standard errors come from independent replications.

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "analysis/queueing.hpp"
#include "cli/scenario_study.hpp"

namespace umbral::cli::test {
namespace {

using nlohmann::json;

std::vector<std::string> scenarios_named(const std::string& prefix) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(UMBRAL_ROOT "/scenarios/verification")) {
        const std::string name = entry.path().filename().string();
        if (entry.is_directory() && name.rfind(prefix, 0) == 0) names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

json expected_of(const std::string& name) {
    return json::parse(std::ifstream(UMBRAL_ROOT "/scenarios/verification/" + name + "/expected.json"));
}

/// Checks one value; without a limit on the standard error, only the distance.
void check_value(const Estimate& found, double exact, std::optional<double> standard_error_at_most) {
    CAPTURE(found.mean, exact, found.standard_error);
    CHECK(std::abs(found.mean - exact) <= 4 * found.standard_error);
    if (standard_error_at_most) CHECK(found.standard_error <= *standard_error_at_most * exact);
}

/// Mean of a site's hourly series by hour of the day, in each replication.            (24 x replications)
std::vector<std::vector<double>> means_by_hour(const study::SeriesSample& series) {
    std::vector<std::vector<double>> means(24);
    for (const auto& values : series.values) {
        for (std::size_t hour = 0; hour < 24; ++hour) {
            double sum = 0, days = 0;
            for (std::size_t i = hour; i < values.size(); i += 24, ++days) sum += values[i];
            means[hour].push_back(sum / days);
        }
    }
    return means;
}

void check_hours(const ScenarioStudy& study, const json& expected, std::optional<double> standard_error_at_most) {
    const auto all = study.series();
    const auto series = std::find_if(all.begin(), all.end(), [&](const study::SeriesSample& sample) {
        return sample.name == expected.at("series") && engine::to_text(sample.scope) == expected.at("scope");
    });
    REQUIRE(series != all.end());
    const auto means = means_by_hour(*series);
    for (std::size_t hour = 0; hour < 24; ++hour) {
        CAPTURE(hour);
        check_value(estimate(means[hour]), expected.at("exact").at(hour), standard_error_at_most);
    }
}

void check_scenario(const std::string& name, bool slow) {
    const json expected = expected_of(name);
    const json& run = expected.at(slow ? "slow" : "fast");
    std::optional<double> standard_error_at_most;
    if (slow) standard_error_at_most = run.at("standard_error_at_most").get<double>();
    const ScenarioStudy study({"verification/" + name, "", run.at("replications"), run.value("until_days", 0.0), {}});
    for (const json& value : expected.at("values")) {
        const std::string indicator = value.at("indicator"), stat = value.at("stat"), scope = value.at("scope");
        INFO(name << ": " << indicator << " " << stat << " of " << scope << ", "
                  << value.at("formula").get<std::string>());
        check_value(estimate(study.values(indicator, stat, scope)), value.at("exact"), standard_error_at_most);
    }
    if (expected.contains("hour_of_day_means"))
        check_hours(study, expected.at("hour_of_day_means"), standard_error_at_most);
}

void check_all(const std::string& prefix, bool slow) {
    const auto names = scenarios_named(prefix);
    REQUIRE_FALSE(names.empty());
    for (const auto& name : names) check_scenario(name, slow);
}

/// The exact values of one scenario by indicator and scope.
std::map<std::string, double> exact_values(const std::string& name) {
    const json expected = expected_of(name);
    std::map<std::string, double> exact;
    for (const json& value : expected.at("values")) {
        exact[value.at("indicator").get<std::string>() + " " + value.at("scope").get<std::string>()] =
            value.at("exact");
    }
    return exact;
}

TEST_CASE("short runs agree with every closed form") { check_all("", false); }

TEST_CASE("long runs agree with M/M/c within 0.3 %", "[slow]") { check_all("mmc-", true); }
TEST_CASE("long runs agree with Erlang's loss formula within 0.3 %, whatever the stay", "[slow]") {
    for (const char* size : {"5-5", "10-10", "20-25", "50-50", "100-110"})
        check_all(std::string("erlang-b-") + size + "-", true);
}
TEST_CASE("long runs of 500 places agree with Erlang's loss formula within 0.3 %, whatever the stay", "[slow]") {
    check_all("erlang-b-500-520-", true);
}
TEST_CASE("long runs agree with Erlang A within 0.3 %", "[slow]") { check_all("erlang-a-", true); }
TEST_CASE("long runs agree with M/G/1 within 0.3 %, the lognormal's tail included", "[slow]") {
    check_all("mg1-", true);
}
TEST_CASE("long runs agree with the finite queue within 0.3 %", "[slow]") { check_all("finite-queue", true); }
TEST_CASE("long runs agree with priorities within 0.3 %", "[slow]") { check_all("priority-", true); }
TEST_CASE("long runs agree with M_t/M/infinity within 0.3 %, hour by hour", "[slow]") {
    check_all("mt-m-infinity", true);
}
TEST_CASE("long runs agree with Jackson networks within 0.3 %", "[slow]") { check_all("jackson", true); }
TEST_CASE("long runs agree with the tandem within 0.3 %", "[slow]") { check_all("tandem", true); }

// The expected values were computed apart from the program; its own formulas must give the same.
TEST_CASE("the expected files agree with the queueing formulas") {
    const std::string desk = " site:POST,station:desk";
    const auto mmc = analysis::mmc(12, 5, 3);
    auto exact = exact_values("mmc-12-5-3");
    CHECK(exact.at("waited_fraction" + desk) == Approx(mmc.wait_probability).epsilon(1e-9));
    CHECK(exact.at("wait_h" + desk) == Approx(mmc.mean_wait / 60).epsilon(1e-9));
    CHECK(exact.at("present_persons" + desk) == Approx(mmc.mean_present).epsilon(1e-9));

    const auto finite = analysis::mmck(12, 5, 3, 10);
    exact = exact_values("finite-queue");
    CHECK(exact.at("turned_away_fraction" + desk) == Approx(finite.lost_fraction).epsilon(1e-9));
    CHECK(exact.at("wait_h" + desk) == Approx(finite.mean_wait / 60).epsilon(1e-9));

    const auto impatient = analysis::erlang_a(100, 1, 0.5, 100);
    exact = exact_values("erlang-a-100");
    CHECK(exact.at("left_fraction" + desk) == Approx(impatient.lost_fraction).epsilon(1e-9));
    CHECK(exact.at("queue_persons" + desk) == Approx(impatient.mean_queue).epsilon(1e-9));

    CHECK(exact_values("erlang-b-500-520-constant").at("turned_away_fraction site:CENTRE") ==
          Approx(analysis::erlang_b(500, 520)).epsilon(1e-9));
    CHECK(exact_values("mg1-lognormal").at("wait_h" + desk) ==
          Approx(analysis::mg1_mean_wait(0.8, 1, 4) / 360).epsilon(1e-9));
    const auto priority = analysis::priority_mm1_mean_waits({0.3, 0.4}, 1);
    CHECK(exact_values("priority-mm1").at("wait_h profile:ordinary") == Approx(priority[1] / 360).epsilon(1e-9));
}

}  // namespace
}  // namespace umbral::cli::test
