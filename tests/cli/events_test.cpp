#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "event_schema.hpp"
#include "program.hpp"

using umbral::cli::testing::events_of;
using umbral::cli::testing::run_umbral;
using umbral::cli::testing::Schema;
using umbral::cli::testing::small_scenario;
using Json = nlohmann::json;

namespace {

int count(const std::vector<Json>& events, const std::string& kind) {
    return static_cast<int>(
        std::count_if(events.begin(), events.end(), [&](const Json& event) { return event.at("event") == kind; }));
}

}  // namespace

TEST_CASE("every event of a run is of the published schema") {
    const Schema schema;
    const auto outcome = run_umbral({"run", small_scenario(), "-n", "3", "--format", "jsonl"});
    REQUIRE(outcome.exit_code == 0);
    const auto events = events_of(outcome.out);
    for (const Json& event : events) {
        INFO(event.dump().substr(0, 300));
        CHECK(schema.complaint(event) == "");
    }
    CHECK(events.front().at("event") == "start");
    CHECK(count(events, "replication") == 3);
    CHECK(count(events, "progress") >= 1);
    CHECK(count(events, "bands") >= 3);
    CHECK(events.back().at("event") == "done");
    CHECK(outcome.err.empty());  // programs read events; people are told nothing twice
}

TEST_CASE("the stream's results are those of --format json") {
    const auto events = events_of(run_umbral({"run", small_scenario(), "-n", "2", "--format", "jsonl"}).out);
    const auto json = run_umbral({"run", small_scenario(), "-n", "2", "--format", "json"});
    CHECK(events.back().at("results") == Json::parse(json.out));
    CHECK(Schema("results").complaint(Json::parse(json.out)) == "");
}

TEST_CASE("bands cover every hour of the measured window") {
    const auto events =
        events_of(run_umbral({"run", small_scenario(), "-n", "2", "--format", "jsonl", "--until", "14"}).out);
    for (const Json& event : events) {
        if (event.at("event") != "bands") continue;
        CHECK(event.at("first_hour") == 7 * 24);
        CHECK(event.at("p50").size() == std::size_t{7 * 24});
        CHECK(event.at("p10").size() == event.at("p90").size());
    }
}

TEST_CASE("a run that cannot begin streams one error of the schema") {
    const auto outcome = run_umbral({"run", "/no/such/scenario", "--format", "jsonl"});
    CHECK(outcome.exit_code == 2);
    const auto events = events_of(outcome.out);
    REQUIRE(events.size() == 1);
    CHECK(Schema().complaint(events[0]) == "");
    CHECK(events[0].at("event") == "error");
    CHECK_FALSE(events[0].at("problems").empty());
    const auto bad_option = events_of(run_umbral({"run", small_scenario(), "--seed", "x", "--format", "jsonl"}).out);
    REQUIRE(bad_option.size() == 1);
    CHECK(bad_option[0].at("exit_code") == 2);
}

TEST_CASE("the schema refuses what is not an event") {
    const Schema schema;
    CHECK(schema.complaint(Json{{"event", "start"}}) != "");
    CHECK(schema.complaint(Json{{"event", "party"}}) != "");
}
