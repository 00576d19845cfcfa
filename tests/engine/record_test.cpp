#include "engine/record.hpp"

#include <catch2/catch.hpp>
#include <utility>

using namespace umbral::engine;

namespace {

ReplicationRecord small_record() {
    ReplicationRecord record;
    record.plan = "as-it-happened";
    record.indicators = {{"wait_h", "p95", Scope{{{"site", "A"}}}, 1.5},
                         {"wait_h", "p95", Scope{{{"site", "B"}}}, std::nullopt}};
    record.series = {{"present_persons", Scope{{{"site", "A"}}}, {0, 3, 2}}};
    record.waits = {{"A", 0, WaitCause::officers, 12.5}};
    record.events = {{umbral::hour_us, "route_closed", "R1", "", "blockade"}};
    return record;
}

}  // namespace

TEST_CASE("a scope's text reads back as the same scope") {
    const Scope scope{{{"site", "CR-PCA"}, {"profile", "family"}}};
    CHECK(to_text(scope) == "site:CR-PCA,profile:family");
    CHECK(parse_scope("site:CR-PCA,profile:family") == scope);
    CHECK(to_text(Scope{}) == "all");
    CHECK(parse_scope("all") == Scope{});
}

TEST_CASE("a scope is put in the fixed order of dimensions") {
    CHECK(parse_scope("profile:family,site:A") == parse_scope("site:A,profile:family"));
}

TEST_CASE("a text that is no scope reads as nothing") {
    for (const char* text :
         {"", "site", "site:", ":A", "planet:A", "site:A,", ",site:A", "site:A,site:B", "all,site:A"}) {
        INFO(text);
        CHECK_FALSE(parse_scope(text).has_value());
    }
}

TEST_CASE("the hash sees every part of the result and nothing about the machine") {
    const ReplicationRecord base = small_record();
    const std::string hash = result_hash(base);
    CHECK(hash.size() == 64);

    ReplicationRecord other_machine = base;
    other_machine.cpu_s = 3;
    other_machine.services = 10;
    CHECK(result_hash(other_machine) == hash);

    const auto changed = [&](auto&& change) {
        ReplicationRecord record = base;
        change(record);
        return result_hash(record) != hash;
    };
    CHECK(changed([](auto& r) { r.plan = "none"; }));
    CHECK(changed([](auto& r) { r.replication = 1; }));
    CHECK(changed([](auto& r) { r.indicators[0].value = 1.5000000001; }));
    CHECK(changed([](auto& r) { r.indicators[1].value = 0.0; }));  // empty is not zero
    CHECK(changed([](auto& r) { r.indicators[0].scope = Scope{}; }));
    CHECK(changed([](auto& r) { r.series[0].values[2] = 1; }));
    CHECK(changed([](auto& r) { r.waits[0].cause = WaitCause::places; }));
    CHECK(changed([](auto& r) { r.events[0].detail = "storm"; }));
}

TEST_CASE("the hash sees the order of indicators, not that of waits nor a minus before nought") {
    ReplicationRecord record = small_record();
    record.waits.push_back({"A", 1, WaitCause::seats, 3});
    const std::string hash = result_hash(record);
    std::swap(record.waits[0], record.waits[1]);
    CHECK(result_hash(record) == hash);
    std::swap(record.indicators[0], record.indicators[1]);
    CHECK(result_hash(record) != hash);
    record.indicators[0].value = -0.0;  // a study gives back plain nought for it
    const std::string of_minus_nought = result_hash(record);
    record.indicators[0].value = 0.0;
    CHECK(result_hash(record) == of_minus_nought);
}

TEST_CASE("every cause of waiting has a name of its own") {
    CHECK(std::string{name_of(WaitCause::closed)} == "closed");
    CHECK(std::string{name_of(WaitCause::supplies)} == "supplies");
}
