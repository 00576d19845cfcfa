// Studies that earlier versions wrote open for ever. tests/study/versions/N holds small ones of format N, each written
// when N was current; every new format adds a folder and touches no other. Those of formats 1 and 2 were written by
//
//     umbral run scenarios/tutorial/01-one-post -n 2 --until 10 --out one-post.umbral
//     umbral run scenarios/tutorial/07-who-must-agree --plan up-the-chain -n 2 --until 25 --out who-must-agree.umbral
//
// and what the tests expect of them is what `umbral show --format csv` said of them on that day.

#include <SQLiteCpp/SQLiteCpp.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "sample_study.hpp"
#include "study/merge.hpp"
#include "study/schema.hpp"
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

/// Every replication is what its hash says.
void check_is_whole(const Store& store) {
    store.check_all();
    CHECK(store.damage_count() == 0);
    for (const auto& plan : store.plans()) CHECK(store.beyond_check(plan.id).empty());
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
    }
    check_is_whole(store);
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
    }
    check_is_whole(store);
}

TEST_CASE("a study of format 2 without agencies opens and says what it said") {
    const sample::TemporaryFolder folder;
    const Store store = open(folder, "2/one-post.umbral");
    CHECK(store.format() == 2);
    CHECK(store.header().scenario_id == "one-post");
    REQUIRE(store.replications("").size() == 2);
    const auto waited = values_of(store, "", "waiting_person_h", {});
    REQUIRE(waited.size() == 2);
    CHECK((waited[0] + waited[1]) / 2 == Approx(705.7962503362501).epsilon(1e-12));
    check_is_whole(store);
    // The hashes of format 2 are made as they were: a study written today can be merged with one of that day.
    CHECK(engine::result_hash(store.record("", 0)) ==
          "0cabafc108343bc1c4d76303068ce55d40c381bdb182f3cca197936b509a641c");
    CHECK(engine::result_hash(store.record("", 1)) ==
          "51d78c70623f78f01ceb9d5d3e0f567fb5fcbe8cbd1762190baaf12fc86b5e62");
}

TEST_CASE("a study of format 2 with agencies opens and says what it said") {
    const sample::TemporaryFolder folder;
    const Store store = open(folder, "2/who-must-agree.umbral");
    REQUIRE(store.plans().size() == 1);
    const std::string plan = store.plans().front().id;
    CHECK(plan == "up-the-chain");
    REQUIRE(store.replications(plan).size() == 2);
    const auto waited = values_of(store, plan, "waiting_person_h", {});
    REQUIRE(waited.size() == 2);
    CHECK((waited[0] + waited[1]) / 2 == Approx(245134.7465261579).epsilon(1e-12));
    CHECK(store.events(plan, 0).size() + store.events(plan, 1).size() == 36);
    check_is_whole(store);
    for (const auto& status : store.replications(plan))
        CHECK(engine::result_hash(store.record(plan, status.replication)) == status.result_hash);
}

TEST_CASE("a changed value of a study of format 1 is known by its one hash") {
    const sample::TemporaryFolder folder;
    (void)open(folder, "1/one-post.umbral");
    SQLite::Database((folder / "kept.umbral").string(), SQLite::OPEN_READWRITE)
        .exec("UPDATE wait_share SET waiting_person_h = waiting_person_h + 1 WHERE replication = 1");
    const Store store = Store::open_to_read(folder / "kept.umbral");
    CHECK(store.events("", 1).empty());  // reading any part checks the whole
    REQUIRE(store.damages("").size() == 1);
    CHECK(store.damages("").front().replication == 1);
    CHECK(store.mean_waits("").size() > 0);
}

TEST_CASE("a study of format 1 is not added to, and merges into one of the present format that says the same") {
    const sample::TemporaryFolder folder;
    const Store old = open(folder, "1/who-must-agree.umbral");
    CHECK_THROWS_WITH(Store::open_to_add(folder / "kept.umbral", old.header()), Catch::Contains("umbral merge"));
    CHECK(merge_files(folder / "new.umbral", {folder / "kept.umbral"}).added == 2);
    {
        const Store made = Store::open_to_read(folder / "new.umbral");
        CHECK(made.format() == schema_version);
        check_is_whole(made);
        const std::string plan = old.plans().front().id;
        for (std::uint32_t r = 0; r < 2; ++r)
            CHECK(engine::result_hash(made.record(plan, r)) == engine::result_hash(old.record(plan, r)));
    }
    CHECK(merge_files(folder / "new.umbral", {folder / "kept.umbral"}).added == 0);
}
