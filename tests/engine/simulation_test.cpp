#include "engine/simulation.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "scenario/indicator_catalogue.hpp"
#include "scenario/reader.hpp"

namespace umbral::engine {
namespace {

scenario::Input tutorial(const std::string& name, const std::string& plan = "") {
    return scenario::read_input(std::string(UMBRAL_ROOT) + "/scenarios/tutorial/" + name, plan);
}

/// The whole of a history, from start to end in steps of the given length.
ReplicationRecord history(const scenario::Input& input, TimeUs step_us, std::uint32_t replication = 0) {
    Simulation simulation(input, {5, replication, 0});
    while (simulation.now_us() < simulation.horizon_us()) simulation.advance_to(simulation.now_us() + step_us);
    return simulation.finish();
}

double value(const ReplicationRecord& record, const std::string& name, const std::string& scope) {
    const auto found = std::find_if(record.indicators.begin(), record.indicators.end(), [&](const IndicatorValue& v) {
        return v.name == name && to_text(v.scope) == scope;
    });
    REQUIRE(found != record.indicators.end());
    return found->value.value();
}

TEST_CASE("stepping through a history gives the same record as going through it at once") {
    const auto input = tutorial("05-two-sites-and-a-blockade");
    const std::string expected = result_hash(history(input, 1000 * day_us));
    CHECK(result_hash(history(input, 7 * hour_us + 13 * second_us)) == expected);
    CHECK(result_hash(history(input, day_us)) == expected);
    CHECK(result_hash(history(input, 1000 * day_us, 1)) != expected);
}

TEST_CASE("the same people come under every plan") {
    for (std::uint32_t replication = 0; replication < 5; ++replication) {
        const auto one = history(tutorial("01-one-post"), day_us, replication);
        const auto other = history(tutorial("01-one-post", "two-more-officers"), day_us, replication);
        CHECK(value(one, "arrived_persons", "all") == value(other, "arrived_persons", "all"));
        CHECK(value(one, "waiting_person_h", "all") > value(other, "waiting_person_h", "all"));
    }
}

scenario::Input post_with_measure(double lead_time_h, bool ends) {
    auto input = tutorial("01-one-post");
    scenario::Measure measure;
    measure.id = "help";
    measure.date = input.scenario.start;
    measure.hour = 10;
    measure.lead_time_h = lead_time_h;
    if (ends) measure.until = date_from_days(days_from_epoch(input.scenario.start) + 3);
    measure.effects.emplace_back(scenario::AddOfficers{"POST", input.scenario.sites[0].stations[0].id, 5.0});
    input.plan.id = "test";
    input.plan.measures.push_back(measure);
    return input;
}

TEST_CASE("a measure takes effect on its date and hour plus its lead time, and is taken back on its last date") {
    Simulation simulation(post_with_measure(6, true), {1, 0, 0});
    const auto& pool = simulation.world().state().pools[0];
    simulation.advance_to(16 * hour_us - 1);
    CHECK(pool.added.largest() == 0);
    simulation.advance_to(16 * hour_us);
    CHECK(pool.added.largest() == 5);
    simulation.advance_to(3 * day_us);
    CHECK(pool.added.largest() == 0);
    simulation.advance_to(simulation.horizon_us());
    const auto record = simulation.finish();
    REQUIRE(record.events.size() == 2);
    CHECK((record.events[0].kind == "measure_effective" && record.events[0].time_us == 16 * hour_us &&
           record.events[0].subject == "help"));
    CHECK((record.events[1].kind == "measure_ended" && record.events[1].time_us == 3 * day_us));
}

TEST_CASE("a measure that would end before it takes effect does nothing") {
    Simulation simulation(post_with_measure(24 * 5, true), {1, 0, 0});
    simulation.advance_to(simulation.horizon_us());
    CHECK(simulation.world().state().pools[0].added.largest() == 0);
    const auto record = simulation.finish();
    REQUIRE(record.events.size() == 1);
    CHECK(record.events[0].kind == "measure_lapsed");
}

TEST_CASE("an earlier end stops the history there, with the measured window cut") {
    const auto input = tutorial("04-a-surge");
    Simulation simulation(input, {1, 0, 10});
    CHECK(simulation.horizon_us() == 10 * day_us);
    simulation.advance_to(1000 * day_us);
    CHECK(simulation.now_us() == 10 * day_us);
    const auto record = simulation.finish();
    const auto hours = static_cast<std::size_t>((10 - input.scenario.warm_up_days) * 24);
    for (const HourlySeries& series : record.series) CHECK(series.values.size() == hours);
}

/// "site,station" for a scope with both; what the catalogue calls it is the last dimension, or "all".
std::string dimension_of(const Scope& scope) { return scope.parts.empty() ? "all" : scope.parts.back().first; }

TEST_CASE("every figure of a record is one the catalogue defines, once, and never NaN") {
    const auto input = scenario::read_input(std::string(UMBRAL_ROOT) + "/scenarios/reference/darien-costa-rica-2023");
    Simulation simulation(input, {1, 0, 40});
    simulation.advance_to(simulation.horizon_us());
    const auto record = simulation.finish();
    std::set<std::string> seen;
    for (const IndicatorValue& v : record.indicators) {
        INFO(v.name << " " << v.stat << " " << to_text(v.scope));
        const auto* definition = scenario::find_indicator(v.name);
        REQUIRE(definition != nullptr);
        CHECK(std::count(definition->stats.begin(), definition->stats.end(), v.stat) == 1);
        CHECK(std::count(definition->scopes.begin(), definition->scopes.end(), dimension_of(v.scope)) == 1);
        CHECK(seen.insert(v.name + "/" + v.stat + "@" + to_text(v.scope)).second);
        CHECK((!v.value || *v.value == *v.value));
    }
    CHECK(seen.size() > 500);
}

TEST_CASE("waiting is charged in full: the causes add up to all waiting") {
    for (const char* name : {"01-one-post", "03-a-bus-a-day", "05-two-sites-and-a-blockade"}) {
        const auto record = history(tutorial(name), day_us);
        double charged = 0;
        for (const WaitShare& share : record.waits) charged += share.waiting_person_h;
        CHECK(charged == Approx(value(record, "waiting_person_h", "all")).epsilon(1e-9));
    }
}

}  // namespace
}  // namespace umbral::engine
