#include "study/repair.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <stdexcept>

#include "sample_study.hpp"
#include "study/provenance.hpp"

using namespace umbral;
using namespace umbral::study;
using sample::TemporaryFolder;

namespace {

/// A study of this build: the only kind that can be run again.
Header own_header() {
    Header header = sample::header();
    header.program = program_provenance();
    return header;
}

engine::ReplicationRecord crashed(std::uint32_t replication) {
    auto record = sample::record(replication);
    record.end = engine::EndReason::crashed;
    record.message = "stopped by signal 9";
    return record;
}

/// Replications 0 to 5: 1 is missing, 4 crashed.
std::filesystem::path write_study(const TemporaryFolder& folder, const Header& header = own_header()) {
    const auto file = folder / "a.umbral";
    Store store = Store::open_to_add(file, header);
    store.add_plan(sample::plan());
    for (const std::uint32_t r : {0u, 2u, 3u, 5u}) store.add(sample::record(r));
    store.add(crashed(4));
    return file;
}

void change(const std::filesystem::path& file, const std::string& sql) {
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec(sql);
}

engine::ReplicationRecord simulate(const scenario::Input&, const engine::ReplicationOptions& options,
                                   const engine::ProgressCallback&) {
    return sample::record(options.replication, options.seed);
}

bool is_whole(const std::filesystem::path& file, std::uint32_t replications) {
    const Store store = Store::open_to_read(file);
    if (!find_damage(store).is_sound() || store.replications("base").size() != replications) return false;
    for (std::uint32_t r = 0; r < replications; ++r) {
        if (result_hash(store.record("base", r)) != result_hash(sample::record(r))) return false;
    }
    return true;
}

std::size_t files_in(const TemporaryFolder& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder / ""), {}));
}

}  // namespace

TEST_CASE("a check tells what is damaged, what crashed and what is missing") {
    const TemporaryFolder folder;
    const auto file = write_study(folder);
    change(file, "UPDATE event SET detail = 'other' WHERE replication = 2");
    change(file, "DELETE FROM replication WHERE replication = 3");  // its values are there without it
    const Findings findings = find_damage(Store::open_to_read(file));
    REQUIRE(findings.plans.size() == 1);
    const PlanFindings& plan = findings.plans.front();
    CHECK(plan.sound == 2);
    REQUIRE(plan.damaged.size() == 2);
    CHECK(plan.damaged[0].replication == 2);
    CHECK(plan.damaged[0].part == Part::events);
    CHECK(plan.damaged[1].replication == 3);
    CHECK(plan.damaged[1].part == Part::status);
    REQUIRE(plan.crashed.size() == 1);
    CHECK(plan.crashed[0].replication == 4);
    CHECK(plan.missing == std::vector<std::uint32_t>{1});
    CHECK(plan.lost == std::vector<std::uint32_t>{1, 2, 3, 4});
    CHECK_FALSE(findings.is_sound());
}

TEST_CASE("a repair runs again what is lost and leaves one whole study") {
    const TemporaryFolder folder;
    const auto file = write_study(folder);
    change(file, "UPDATE event SET detail = 'other' WHERE replication = 2");
    std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    const Repaired repaired = repair(file, {}, simulate);
    CHECK(repaired.written);
    CHECK(repaired.crashed.empty());
    CHECK(repaired.before.plans.at(0).lost == std::vector<std::uint32_t>{1, 2, 4});
    CHECK(is_whole(file, 6));
    CHECK(files_in(folder) == 1);
    CHECK(std::filesystem::status(file).permissions() ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    CHECK_FALSE(repair(file, {}, simulate).written);  // nothing is left to do
}

TEST_CASE("a number that went astray is dropped, and makes no replication of its own") {
    const TemporaryFolder folder;
    const auto file = write_study(folder);
    change(file, "UPDATE indicator_value SET replication = 70000 WHERE replication = 5 AND indicator_no = 1");
    const Findings findings = find_damage(Store::open_to_read(file));
    CHECK(findings.plans.at(0).lost == std::vector<std::uint32_t>{1, 4, 5});
    CHECK(repair(file, {}, simulate).written);
    CHECK(is_whole(file, 6));
}

TEST_CASE("a repair that gives other results than were stored changes nothing") {
    const TemporaryFolder folder;
    const auto file = write_study(folder);
    change(file, "UPDATE event SET detail = 'other' WHERE replication = 2");
    const auto other_machine = [](const scenario::Input&, const engine::ReplicationOptions& options,
                                  const engine::ProgressCallback&) {
        auto record = sample::record(options.replication, options.seed);
        record.indicators.front().value = 99.0;
        return record;
    };
    const Repaired repaired = repair(file, {}, other_machine);
    CHECK_FALSE(repaired.written);
    CHECK(repaired.differing == std::vector<Crash>{{"base", 2}});
    CHECK(find_damage(Store::open_to_read(file)).plans.at(0).damaged.size() == 1);
    CHECK(files_in(folder) == 1);
}

TEST_CASE("a study of another build is repaired only where nothing has to be run") {
    const TemporaryFolder folder;
    const auto file = write_study(folder, sample::header());
    CHECK_THROWS_WITH(repair(file, {}, simulate), Catch::Contains("another build"));
    CHECK(files_in(folder) == 1);
}

TEST_CASE("a repair that is stopped changes nothing") {
    const TemporaryFolder folder;
    const auto file = write_study(folder);
    RepairOptions options;
    options.on_progress = [](const EnsembleProgress&) { std::raise(SIGINT); };
    const Repaired repaired = repair(file, options, simulate);
    CHECK(repaired.stop_signal == SIGINT);
    CHECK_FALSE(repaired.written);
    CHECK(Store::open_to_read(file).replications("base").size() == 5);
    CHECK(files_in(folder) == 1);
}

TEST_CASE("what crashes again is stored as crashed, and the rest is repaired") {
    const TemporaryFolder folder;
    const auto file = write_study(folder);
    const auto crash_once = [](const scenario::Input& input, const engine::ReplicationOptions& options,
                               const engine::ProgressCallback& progress) {
        if (options.replication == 4) throw std::runtime_error("again");
        return simulate(input, options, progress);
    };
    const Repaired repaired = repair(file, {}, crash_once);
    CHECK(repaired.written);
    CHECK(repaired.crashed == std::vector<Crash>{{"base", 4}});
    const Findings findings = find_damage(Store::open_to_read(file));
    CHECK(findings.plans.at(0).sound == 5);
    CHECK(findings.plans.at(0).lost == std::vector<std::uint32_t>{4});
}
