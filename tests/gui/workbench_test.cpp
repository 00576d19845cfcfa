// The background's work: runs, the cache, cancelling, and everything that may be missing or broken.

#include "gui/run/workbench.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <functional>
#include <thread>

#include <SQLiteCpp/SQLiteCpp.h>

#include "base/i18n.hpp"
#include "desk.hpp"

using namespace umbral;
using namespace umbral::gui;
using namespace umbral::gui::test;

namespace {

Wanted wanted(const std::filesystem::path& folder, std::uint32_t replications) {
    Wanted one;
    one.variants.push_back({folder, "", {}});
    one.replications = replications;
    one.language = "en";
    return one;
}

/// Waits until something holds of the first thing wanted. @return whether it came to that within a minute
bool comes(const Workbench& bench, const std::function<bool(const Progress&)>& holds) {
    for (int i = 0; i < 6000; ++i) {
        const auto found = bench.found();
        if (!found->progress.empty() && holds(found->progress.front())) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}
bool ends(const Workbench& bench, Stage stage) {
    return comes(bench, [stage](const Progress& progress) { return progress.stage == stage; });
}

Progress first(const Workbench& bench) { return bench.found()->progress.front(); }

/// A program that notes each call in a file and then is `umbral`.
std::filesystem::path counting_program(const Folder& folder) {
    auto program = folder.path() / "umbral";
    std::ofstream(program) << "#!/bin/sh\necho called >> " << (folder.path() / "calls").string() << "\nexec "
                           << UMBRAL_PROGRAM << " \"$@\"\n";
    std::filesystem::permissions(program, std::filesystem::perms::owner_all);
    return program;
}
std::size_t calls(const Folder& folder) {
    std::ifstream stream(folder.path() / "calls");
    std::size_t count = 0;
    for (std::string line; std::getline(stream, line);) ++count;
    return count;
}

std::filesystem::path only_study(const std::filesystem::path& cache) {
    for (const auto& entry : std::filesystem::directory_iterator(cache)) {
        if (entry.path().extension() == ".umbral") return entry.path();
    }
    return {};
}

const std::string post = test::scenario("tutorial/01-one-post");

}  // namespace

TEST_CASE("what is wanted is simulated once, the next program takes it from the cache by its hash") {
    const Folder folder;
    const auto program = counting_program(folder);
    const auto cache = folder.path() / "cache";
    for (int session = 0; session < 2; ++session) {
        Workbench bench(program, cache, [] {});
        bench.want(wanted(post, 3));
        REQUIRE(ends(bench, Stage::done));
        CHECK(first(bench).outcome->replications.size() == 3);
    }
    CHECK(calls(folder) == 1);
}

TEST_CASE("more histories are added to those of the cache") {
    const Folder folder;
    const auto program = counting_program(folder);
    Workbench bench(program, folder.path() / "cache", [] {});
    bench.want(wanted(post, 2));
    REQUIRE(ends(bench, Stage::done));
    const auto before = *first(bench).outcome->find("wait_h", "mean", "all");
    bench.want(wanted(post, 4));
    REQUIRE(comes(bench, [](const Progress& p) { return p.stage == Stage::done && p.stored == 4; }));
    const auto after = *first(bench).outcome->find("wait_h", "mean", "all");
    CHECK(after.values.at(0) == before.values.at(0));
    CHECK(after.values.at(1) == before.values.at(1));
    CHECK(calls(folder) == 2);
}

TEST_CASE("a damaged study in the cache is made again, one of a newer version is kept, and told of") {
    for (const bool damaged : {true, false}) {
        const Folder folder;
        const auto cache = folder.path() / "cache";
        {
            Workbench bench(UMBRAL_PROGRAM, cache, [] {});
            bench.want(wanted(post, 2));
            REQUIRE(ends(bench, Stage::done));
        }
        const auto study = only_study(cache);
        if (damaged) {
            std::ofstream(study, std::ios::trunc) << "not a study";
        } else {
            SQLite::Database database(study.string(), SQLite::OPEN_READWRITE);
            database.exec("PRAGMA user_version = 999");
        }
        const auto size = std::filesystem::file_size(study);
        Workbench bench(UMBRAL_PROGRAM, cache, [] {});
        bench.want(wanted(post, 2));
        if (damaged) {
            REQUIRE(ends(bench, Stage::done));
            CHECK(first(bench).outcome->replications.size() == 2);
            continue;
        }
        REQUIRE(ends(bench, Stage::failed));
        CHECK(to_text(first(bench).problems).find("newer") != std::string::npos);
        CHECK(to_text(first(bench).problems).find(study.string()) != std::string::npos);
        CHECK(std::filesystem::file_size(study) == size);
    }
}

TEST_CASE("a study in the cache with a changed value is told and simulated again, and the changed value never shown") {
    const Folder folder;
    const auto cache = folder.path() / "cache";
    std::vector<std::optional<double>> before;
    {
        Workbench bench(UMBRAL_PROGRAM, cache, [] {});
        bench.want(wanted(post, 3));
        REQUIRE(ends(bench, Stage::done));
        before = first(bench).outcome->find("wait_h", "mean", "all")->values;
        CHECK(bench.found()->thrown_away == 0);
    }
    SQLite::Database(only_study(cache).string(), SQLite::OPEN_READWRITE)
        .exec("UPDATE indicator_value SET value = value + 1 WHERE replication = 1 AND value IS NOT NULL");
    Workbench bench(UMBRAL_PROGRAM, cache, [] {});
    bench.want(wanted(post, 3));
    REQUIRE(ends(bench, Stage::done));
    CHECK(bench.found()->thrown_away == 1);
    CHECK(first(bench).outcome->damaged.empty());
    CHECK(first(bench).outcome->find("wait_h", "mean", "all")->values == before);
}

TEST_CASE("a damaged study is read without the damaged history, which is named") {
    const Folder folder;
    const auto cache = folder.path() / "cache";
    {
        Workbench bench(UMBRAL_PROGRAM, cache, [] {});
        bench.want(wanted(post, 3));
        REQUIRE(ends(bench, Stage::done));
    }
    const auto study = only_study(cache);
    SQLite::Database(study.string(), SQLite::OPEN_READWRITE)
        .exec("DELETE FROM hourly_series WHERE replication = 1 AND ordinal = 0");
    const auto outcome = read_outcome(study, "");
    CHECK(outcome->replications == std::vector<std::uint32_t>{0, 2});
    REQUIRE(outcome->damaged.size() == 1);
    CHECK(outcome->damaged.front().replication == 1);
    CHECK(outcome->find("wait_h", "mean", "all")->values.size() == 2);
}

TEST_CASE("a cache that cannot be written is told with its place, and the scenario stays readable") {
    Workbench bench(UMBRAL_PROGRAM, "/proc/nowhere", [] {});
    bench.want(wanted(post, 2));
    REQUIRE(ends(bench, Stage::failed));
    REQUIRE_FALSE(first(bench).problems.empty());
    INFO(to_text(first(bench).problems));
    CHECK(to_text(first(bench).problems).find("/proc/nowhere") != std::string::npos);
    CHECK(to_text(first(bench).problems).find("--out") == std::string::npos);  // the command line's word
    CHECK(first(bench).reading->sound());
}

TEST_CASE("a program that is gone, or no program at all, is told with what to do, another attempt is made when asked") {
    const Folder folder;
    const auto program = folder.path() / "umbral";
    Workbench bench(program, folder.path() / "cache", [] {});
    bench.want(wanted(post, 2));
    REQUIRE(ends(bench, Stage::failed));
    CHECK(first(bench).problems.at(0).hint.find("UMBRAL_PROGRAM") != std::string::npos);
    std::ofstream(program) << "#!/bin/sh\nexec " << UMBRAL_PROGRAM << " \"$@\"\n";
    std::filesystem::permissions(program, std::filesystem::perms::owner_all);
    Wanted again = wanted(post, 2);
    again.attempt = 1;
    bench.want(again);
    CHECK(ends(bench, Stage::done));
}

TEST_CASE("a run that dies is told with its code, and what was finished is kept") {
    const Folder folder;
    const auto program = folder.path() / "umbral";
    // Two histories are made, then the run that was to make more ends badly.
    std::ofstream(program) << "#!/bin/sh\ncase \"$*\" in *'--replications 2 '*) exec " << UMBRAL_PROGRAM
                           << " \"$@\";; esac\necho out of luck >&2\nexit 77\n";
    std::filesystem::permissions(program, std::filesystem::perms::owner_all);
    Workbench bench(program, folder.path() / "cache", [] {});
    bench.want(wanted(post, 2));
    REQUIRE(ends(bench, Stage::done));
    bench.want(wanted(post, 5));
    REQUIRE(ends(bench, Stage::failed));
    CHECK(to_text(first(bench).problems).find("77") != std::string::npos);
    CHECK(to_text(first(bench).problems).find("out of luck") != std::string::npos);
    CHECK(first(bench).outcome->replications.size() == 2);
}

TEST_CASE("a cancelled run stops soon, keeps what was finished, and goes on when asked") {
    const Folder folder;
    Workbench bench(UMBRAL_PROGRAM, folder.path() / "cache", [] {});
    const auto big = test::scenario("reference/darien-costa-rica-2023");
    Wanted one = wanted(big, 60);
    bench.want(one);
    REQUIRE(comes(bench, [](const Progress& p) { return p.stored > 0; }));
    one.hold = true;
    const auto asked = std::chrono::steady_clock::now();
    bench.want(one);
    REQUIRE(ends(bench, Stage::stopped));
    CHECK(std::chrono::steady_clock::now() - asked < std::chrono::seconds(20));
    const std::uint32_t kept = first(bench).stored;
    CHECK(kept > 0);
    CHECK(kept < 60);
    one.hold = false;
    one.replications = kept + 1;
    bench.want(one);
    REQUIRE(ends(bench, Stage::done));
    CHECK(first(bench).stored >= kept + 1);
}

TEST_CASE("a study without a history, as a run leaves that was cancelled at once, is no answer") {
    const Folder folder;
    Wanted one = wanted(post, 1);
    {
        Workbench bench(UMBRAL_PROGRAM, folder.path(), [] {});
        bench.want(one);
        REQUIRE(ends(bench, Stage::done));
    }
    SQLite::Database(only_study(folder.path()).string(), SQLite::OPEN_READWRITE)
        .exec(
            "DELETE FROM indicator_value; DELETE FROM hourly_series; DELETE FROM wait_share; DELETE FROM event;"
            "DELETE FROM replication");
    Workbench bench(UMBRAL_PROGRAM, folder.path(), [] {});
    one.hold = true;
    bench.want(one);
    REQUIRE(ends(bench, Stage::stopped));
    CHECK(first(bench).outcome == nullptr);
    CHECK(first(bench).stored == 0);
    CHECK(bench.found()->thrown_away == 0);
}

TEST_CASE("a scenario edited on disk meanwhile is read and simulated again") {
    const Folder folder;
    std::filesystem::copy(post, folder.path() / "s", std::filesystem::copy_options::recursive);
    Workbench bench(UMBRAL_PROGRAM, folder.path() / "cache", [] {});
    bench.want(wanted(folder.path() / "s", 2));
    REQUIRE(ends(bench, Stage::done));
    const std::string before = first(bench).reading->hash;
    auto json = nlohmann::json::parse(std::ifstream(folder.path() / "s" / "scenario.json"));
    json["arrivals"][0]["persons_per_day"] = 33;
    std::ofstream(folder.path() / "s" / "scenario.json") << json.dump();
    REQUIRE(comes(bench, [&](const Progress& p) { return p.reading->hash != before && p.stage == Stage::done; }));
    CHECK(bench.found()->disk_changes == 1);
}

TEST_CASE("a study opened as a scenario says what it is, one of a newer version says that") {
    const Folder folder;
    const auto cache = folder.path() / "cache";
    {
        Workbench bench(UMBRAL_PROGRAM, cache, [] {});
        bench.want(wanted(post, 2));
        REQUIRE(ends(bench, Stage::done));
    }
    const auto study = only_study(cache);
    CHECK(to_text(read_variant({study, "", {}})->problems).find("umbral show") != std::string::npos);
    {
        SQLite::Database database(study.string(), SQLite::OPEN_READWRITE);
        database.exec("PRAGMA user_version = 999");
    }
    CHECK(to_text(read_variant({study, "", {}})->problems).find("newer") != std::string::npos);
    CHECK_FALSE(read_variant({"/nowhere", "", {}})->problems.empty());
}
