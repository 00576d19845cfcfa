#include "study/wire.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "sample_study.hpp"

using namespace umbral;
using study::sample::record;

namespace {

bool same(const engine::ReplicationRecord& a, const engine::ReplicationRecord& b) {
    return result_hash(a) == result_hash(b) && a.seed == b.seed && a.end == b.end && a.message == b.message &&
           a.cpu_s == b.cpu_s && a.services == b.services && a.parties == b.parties;
}

}  // namespace

TEST_CASE("every record decodes to itself") {
    for (std::uint32_t replication = 0; replication < 200; ++replication) {
        const auto original = record(replication, std::uint64_t{replication} * 31);
        const auto back = study::decode(study::encode(original));
        REQUIRE(back.has_value());
        CHECK(same(original, *back));
    }
}

TEST_CASE("the extremes of every field survive the wire") {
    auto original = record(std::numeric_limits<std::uint32_t>::max(), std::numeric_limits<std::uint64_t>::max());
    original.end = engine::EndReason::crashed;
    original.message = std::string("a\0b \xc3\xb1", 6);
    original.series[0].values = {std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max(), 0,
                                 std::numeric_limits<std::int32_t>::min()};
    original.waits[0].week = -1;
    original.events[0].time_us = never_us;
    original.indicators[0].value = -0.0;
    original.services = std::numeric_limits<std::uint64_t>::max();
    const auto back = study::decode(study::encode(original));
    REQUIRE(back.has_value());
    CHECK(same(original, *back));
}

TEST_CASE("a record cut off anywhere is refused") {
    const std::string bytes = study::encode(record(3));
    std::size_t accepted = 0;
    for (std::size_t size = 0; size < bytes.size(); ++size)
        accepted += study::decode(std::string_view{bytes}.substr(0, size)).has_value();
    CHECK(accepted == 0);
    CHECK_FALSE(study::decode(bytes + 'x').has_value());
}

TEST_CASE("broken bytes are read without harm") {
    const std::string bytes = study::encode(record(3));
    std::mt19937_64 random(1);
    std::size_t decoded = 0;
    for (int trial = 0; trial < 5000; ++trial) {
        std::string broken = bytes;
        for (int i = 0; i < 3; ++i) broken[random() % broken.size()] = static_cast<char>(random());
        decoded += study::decode(broken).has_value();
    }
    CHECK(decoded < 5000);  // sanitizers watch what cannot be asserted: nothing is read out of bounds
}

TEST_CASE("another version of the encoding is refused") {
    std::string bytes = study::encode(record(0));
    bytes[0] = static_cast<char>(study::wire_version + 1);
    CHECK_FALSE(study::decode(bytes).has_value());
}
