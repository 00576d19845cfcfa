#include "analysis/stopping.hpp"

#include <catch2/catch.hpp>

using namespace umbral;
using namespace umbral::analysis;

namespace {

scenario::Scenario two_sites() {
    scenario::Scenario scenario;
    scenario.sites.resize(2);
    scenario.sites[0].id = "CR-PCA";
    scenario.sites[1].id = "PA-LAJ";
    scenario.planned = {{{"joint-3", {}}}, {{"express-buses", {}}}, {{"reserve", {}}}};
    return scenario;
}

std::string refusal(const std::string& text) {
    try {
        (void)parse_target(text, two_sites());
    } catch (const InputError& error) {
        return to_text(error.problems());
    }
    return "";
}

/// A study whose replication r has the value of `value(r)` for wait_h p95 at A.
template <class Value>
study::Store study_of(std::uint32_t replications, Value&& value) {
    study::Header header;
    header.sites = {{"A", {}, ""}};
    study::Store store = study::Store::in_memory(header);
    store.add_plan({"p", {}, "", "", {}});
    for (std::uint32_t r = 0; r < replications; ++r) {
        engine::ReplicationRecord record;
        record.plan = "p";
        record.replication = r;
        record.indicators = {{"wait_h", "p95", engine::Scope{{{"site", "A"}}}, value(r)}};
        store.add(record);
    }
    return store;
}

using Numbers = std::vector<std::uint32_t>;

const engine::Scope site_a{{{"site", "A"}}};

}  // namespace

TEST_CASE("a target names an indicator, a statistic, a scope and a half-width") {
    const Target full = parse_target("wait_h.p90@site:CR-PCA=2.5", two_sites());
    CHECK(full.indicator.name == "wait_h");
    CHECK(full.indicator.stat == "p90");
    CHECK(to_text(full.indicator.scope) == "site:CR-PCA");
    CHECK(full.half_width == 2.5);
    CHECK(to_text(parse_target("decision_delay_h.max@level:joint-3=2", two_sites()).indicator.scope) ==
          "level:joint-3");
    CHECK(to_text(parse_target("cost_usd@measure:express-buses=2", two_sites()).indicator.scope) ==
          "measure:express-buses");
    CHECK(to_text(parse_target("cost_usd@line:reserve=2", two_sites()).indicator.scope) == "line:reserve");
    const Target brief = parse_target("wait_h=1", two_sites());
    CHECK(brief.indicator.stat == "p95");
    CHECK(to_text(brief.indicator.scope) == "all");
}

TEST_CASE("a target that cannot be is refused with what is allowed") {
    CHECK(refusal("wait_h").find("half-width") != std::string::npos);
    CHECK(refusal("wait_h=0").find("above 0") != std::string::npos);
    CHECK(refusal("wait_h=nan").find("above 0") != std::string::npos);
    CHECK(refusal("wait_h=2h").find("above 0") != std::string::npos);
    CHECK(refusal("wait_hh=2").find("wait_h") != std::string::npos);
    CHECK(refusal("wait_h.p59=2").find("no such statistic") != std::string::npos);
    CHECK(refusal("wait_h@sites=2").find("did you mean \"site\"?") != std::string::npos);
    CHECK(refusal("response_delay_h@level:joint-4=2").find("did you mean \"joint-3\"?") != std::string::npos);
    CHECK(refusal("crowding_ratio=2").find("not counted for this") != std::string::npos);
    CHECK(refusal("wait_h@site:CR-PCB=2").find("CR-PCA") != std::string::npos);
}

TEST_CASE("a target is met when the interval of the mean is narrow enough") {
    // 0, 1, 0, 1, ...: variance n / (4 (n - 1)), so with 20 values the half-width is 2.09302 sqrt(20 / 76 / 20).
    const study::Store store = study_of(20, [](std::uint32_t r) { return r % 2; });
    const double half_width = 2.09302 * std::sqrt(1.0 / 76);
    CHECK(targets_met(store, "p", {{{"wait_h", "p95", site_a}, half_width * 1.001}}, 20));
    CHECK_FALSE(targets_met(store, "p", {{{"wait_h", "p95", site_a}, half_width * 0.999}}, 20));
    CHECK_FALSE(
        targets_met(store, "p", {{{"wait_h", "p95", site_a}, half_width * 1.001}}, 10));  // only the first ten count
}

TEST_CASE("batches are added until every target is met") {
    const study::Store store = study_of(30, [](std::uint32_t r) { return r % 2; });
    const auto goal = until_precise(store, "p", {{{"wait_h", "p95", site_a}, 0.25}, {{"wait_h", "p95", site_a}, 5}});
    CHECK(goal({0}) == Numbers{10});
    CHECK(goal({10}) == Numbers{20});  // the half-width is 0.38 after 10, 0.24 after 20
    CHECK(goal({20}) == Numbers{20});
}

TEST_CASE("a study resumed between batches first completes its batch") {
    const study::Store store = study_of(13, [](std::uint32_t) { return 1; });
    const auto goal = until_precise(store, "p", {{{"wait_h", "p95", site_a}, 0.1}});
    CHECK(goal({13}) == Numbers{20});
}

TEST_CASE("a target out of reach stops at the largest number") {
    const study::Store store = study_of(10, [](std::uint32_t r) { return r * 1000.0; });
    const auto goal = until_precise(store, "p", {{{"wait_h", "p95", site_a}, 1e-9}});
    CHECK(goal({max_auto_replications - 10}) == Numbers{max_auto_replications});
    CHECK(goal({max_auto_replications}) == Numbers{max_auto_replications});
}

TEST_CASE("a target that is never defined is refused rather than pursued") {
    const study::Store store = study_of(10, [](std::uint32_t) { return std::optional<double>{}; });
    CHECK_THROWS_AS(targets_met(store, "p", {{{"wait_h", "p95", site_a}, 1}}, 10), InputError);
}

TEST_CASE("where every replication crashes, no more are run") {
    study::Store store = study_of(0, [](std::uint32_t) { return 1; });
    for (std::uint32_t r = 0; r < 10; ++r) {
        engine::ReplicationRecord record;
        record.plan = "p";
        record.replication = r;
        record.end = engine::EndReason::crashed;
        store.add(record);
    }
    CHECK(until_precise(store, "p", {{{"wait_h", "p95", site_a}, 1}})({10}) == Numbers{10});
}
