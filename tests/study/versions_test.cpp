// Studies that earlier versions wrote open for ever. tests/study/versions/N holds small ones of format N, each written
// when N was current; every new format adds a folder and touches no other.

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "sample_study.hpp"
#include "study/store.hpp"

using namespace umbral;
using namespace umbral::study;

namespace {

/// A study of the folder `versions`, copied: a test must not touch what it guards.
Store open(const sample::TemporaryFolder& folder, const std::string& name) {
    const auto kept = std::filesystem::path(UMBRAL_ROOT) / "tests/study/versions" / name;
    std::filesystem::copy_file(kept, folder / "kept.umbral");
    return Store::open_to_read(folder / "kept.umbral");
}

/// An indicator's values, as `umbral show --format csv` told them when the study was written.
std::vector<double> values_of(const Store& store, const std::string& plan, const std::string& name,
                              const engine::Scope& scope) {
    std::vector<double> found;
    for (const auto& [replication, value] : store.values(plan, name, "total", scope, 10))
        found.push_back(value.value());
    return found;
}

}  // namespace

TEST_CASE("a study of format 1 without agencies opens and says what it said") {
    const sample::TemporaryFolder folder;
    const Store store = open(folder, "1/one-post.umbral");
    CHECK(store.header().scenario_id == "one-post");
    CHECK(store.header().days == 10);
    REQUIRE(store.replications("").size() == 2);
    const auto waited = values_of(store, "", "waiting_person_h", {});
    REQUIRE(waited.size() == 2);
    CHECK((waited[0] + waited[1]) / 2 == Approx(683.7784518388889).epsilon(1e-12));
    for (std::uint32_t r = 0; r < 2; ++r) {
        const auto record = store.record("", r);
        CHECK_FALSE(record.series.empty());
        CHECK_FALSE(record.waits.empty());
        CHECK(engine::result_hash(record) == store.replications("")[r].result_hash);
    }
}

TEST_CASE("a study of format 1 with agencies opens and says what it said") {
    const sample::TemporaryFolder folder;
    const Store store = open(folder, "1/who-must-agree.umbral");
    REQUIRE(store.plans().size() == 1);
    const std::string plan = store.plans().front().id;
    CHECK_FALSE(plan.empty());
    REQUIRE(store.replications(plan).size() == 2);
    const auto waited = values_of(store, plan, "waiting_person_h", {});
    REQUIRE(waited.size() == 2);
    CHECK((waited[0] + waited[1]) / 2 == Approx(213340.12239499987).epsilon(1e-12));
    for (std::uint32_t r = 0; r < 2; ++r) {
        CHECK_FALSE(store.events(plan, r).empty());
        CHECK(engine::result_hash(store.record(plan, r)) == store.replications(plan)[r].result_hash);
    }
}
