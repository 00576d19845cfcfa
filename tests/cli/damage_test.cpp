// A study whose bytes or values were changed after it was written never gives other results in silence: what reads it
// gives what it gave before, names what is damaged, or refuses.

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "../study/sample_study.hpp"
#include "analysis/bands.hpp"
#include "analysis/coverage.hpp"
#include "analysis/results.hpp"
#include "analysis/timeline.hpp"
#include "cli/result_json.hpp"
#include "cli/result_text.hpp"
#include "cli/timeline_text.hpp"
#include "program.hpp"
#include "study/check.hpp"
#include "study/merge.hpp"
#include "study/store.hpp"
#include "study/study_error.hpp"

namespace umbral::cli::testing {
namespace {

namespace fs = std::filesystem;
using study::sample::TemporaryFolder;

/// Two plans with agencies, three histories each, a value set on the command line.
std::string scenario_with_agencies() { return UMBRAL_ROOT "/scenarios/tutorial/07-who-must-agree"; }

void write_study(const fs::path& file) {
    const auto plans = {std::string("none"), std::string("agreed-beforehand")};
    for (const std::string& plan : plans) {
        const Outcome run = run_umbral({"run", scenario_with_agencies(), "--plan", plan, "-n", "3", "--until", "20",
                                        "-q", "--out", file.string()});
        INFO(run.err);
        REQUIRE(run.exit_code == 0);
    }
}

/// What the commands make of a study; what they say beside it is in the order of plans.
struct Told {
    std::string words;          ///< of every plan: results in every format, bands, timelines
    bool names_damage = false;  ///< a replication is said to be damaged
    bool refused = false;
    friend bool operator==(const Told&, const Told&) = default;
};

std::string words_of(const study::Store& store, const study::PlanLabel& plan) {
    const analysis::Results results = analysis::read_results(store, plan.id);
    std::string words = to_json(results).dump() + to_csv(results) + to_text(results, 120) +
                        to_json(analysis::compare_with_observed(store, plan.id)).dump();
    for (const auto& sample : store.series(plan.id)) {
        words += sample.name + to_text(sample.scope);
        for (const double value : analysis::band_of(sample).p50) words += fmt::format("{},", value);
    }
    for (const auto& status : store.replications(plan.id)) {
        const TimelineView view{store.header(), plan, results.input, status.replication, "", ""};
        if (status.end != study::Ending::finished) continue;
        words += to_json(chosen(analysis::trace(store.events(plan.id, status.replication), results.input), view), view)
                     .dump();
    }
    return words;
}

Told tell(const fs::path& file) {
    Told told;
    try {
        const study::Store store = study::Store::open_to_read(file);
        for (const auto& plan : store.plans()) told.words += words_of(store, plan);
        told.names_damage = store.damage_count() > 0;
    } catch (const InputError&) {
        told.refused = true;
    } catch (const study::StudyError&) {
        told.refused = true;
    }
    return told;
}

/// What `umbral check` and `umbral merge` make of it: nothing is whole that says something else.
void check_the_rest(const fs::path& file, const fs::path& merged, const Told& before) {
    try {
        const study::Store store = study::Store::open_to_read(file);
        if (!find_damage(store).is_sound()) return;
    } catch (const std::runtime_error&) {
        return;
    }
    CHECK(tell(file).words == before.words);
    fs::remove(merged);
    const study::Merged result = study::merge_files(merged, {file});
    CHECK(result.left_out.empty());
    const Told again = tell(merged);
    CHECK_FALSE(again.names_damage);
    CHECK(again.words == before.words);
}

/// The property itself.
void check_told(const Told& now, const Told& before) {
    CHECK((now.refused || now.names_damage || now.words == before.words));
}

std::string value_of(const std::string& type, const std::string& column) {
    if (type == "INTEGER") return column + " + 1";
    if (type == "REAL") return "coalesce(" + column + ", 0) + 1.5";
    if (type == "BLOB") return fmt::format("CAST(substr({0}, 2) || x'41' AS BLOB)", column);
    return column + " || 'x'";
}

struct Column {
    std::string table;
    std::string name;
    std::string type;
};

/// Every column of every table, from the study itself, so that a new one is tried as well.
std::vector<Column> columns_of(SQLite::Database& database) {
    std::vector<Column> columns;
    SQLite::Statement row(database,
                          "SELECT m.name, p.name, p.type FROM sqlite_schema AS m, pragma_table_info(m.name) AS p"
                          " WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'");
    while (row.executeStep()) columns.push_back({row.getColumn(0), row.getColumn(1), row.getColumn(2)});
    return columns;
}

/// The key of a table's row at a place between its first (0) and its last (1), as a condition.
std::string row_at(SQLite::Database& database, const std::string& table, double place) {
    std::vector<std::string> keys;
    for (SQLite::Statement key(database, fmt::format("SELECT name FROM pragma_table_info('{}') WHERE pk > 0", table));
         key.executeStep();)
        keys.push_back(key.getColumn(0));
    const auto rows = database.execAndGet("SELECT count(*) FROM " + table).getInt64();
    if (rows == 0) return "";
    std::string condition;
    SQLite::Statement row(database, fmt::format("SELECT {} FROM {} LIMIT 1 OFFSET {}", fmt::join(keys, ", "), table,
                                                static_cast<std::int64_t>(place * static_cast<double>(rows - 1))));
    row.executeStep();
    for (int i = 0; i < static_cast<int>(keys.size()); ++i) {
        condition += fmt::format("{}{} = {}", i == 0 ? "" : " AND ", keys[static_cast<std::size_t>(i)],
                                 row.getColumn(i).getInt64());
    }
    return condition;
}

}  // namespace

namespace {

/// @return  how many of so many flipped bits were told
int flip_bits(int trials, std::uint64_t seed) {
    const TemporaryFolder folder;
    const fs::path whole = folder / "whole.umbral";
    const fs::path broken = folder / "broken.umbral";
    write_study(whole);
    const Told before = tell(whole);
    REQUIRE_FALSE(before.refused);
    REQUIRE_FALSE(before.names_damage);
    const std::string bytes = bytes_of(whole);
    std::mt19937_64 random(seed);
    int seen = 0;
    for (int trial = 0; trial < trials; ++trial) {
        std::string changed = bytes;
        const std::size_t place = random() % bytes.size();
        changed[place] = static_cast<char>(changed[place] ^ (1 << random() % 8));
        std::ofstream(broken, std::ios::binary | std::ios::trunc) << changed;
        INFO("byte " << place);
        const Told now = tell(broken);
        check_told(now, before);
        check_the_rest(broken, folder / "merged.umbral", before);
        seen += now.refused || now.names_damage;
        for (const char* end : {"-wal", "-shm", "-journal"}) fs::remove(broken.string() + end);
    }
    return seen;
}

}  // namespace

// Most of a file is in use, so that many flips change something that is read: nine in ten, as it was counted.
TEST_CASE("no flipped bit of a study gives other results in silence") { CHECK(flip_bits(30, 20) > 10); }
TEST_CASE("none of many flipped bits of a study gives other results in silence", "[slow]") {
    CHECK(flip_bits(600, 21) > 200);
}

namespace {

/// Tries changes of every column of every table, in the rows at some places (0: the first, 1: the last).
void change_by_sql(const std::vector<double>& places, bool whole_columns) {
    const TemporaryFolder folder;
    const fs::path whole = folder / "whole.umbral";
    const fs::path broken = folder / "broken.umbral";
    write_study(whole);
    const Told before = tell(whole);
    SQLite::Database original(whole.string(), SQLite::OPEN_READWRITE);
    std::set<std::string> untried;
    std::set<std::string> tables;  // and rows, whose deletion was tried
    const auto attempt = [&](const std::string& change) {
        fs::copy_file(whole, broken, fs::copy_options::overwrite_existing);
        try {
            SQLite::Database database(broken.string(), SQLite::OPEN_READWRITE);
            database.exec("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF");
            if (database.exec(change) == 0) return false;
        } catch (const SQLite::Exception&) {
            return false;  // the table itself does not allow it
        }
        INFO(change);
        check_told(tell(broken), before);
        check_the_rest(broken, folder / "merged.umbral", before);
        return true;
    };
    for (const auto& [table, name, type] : columns_of(original)) {
        bool tried = false;
        for (const double place : places) {
            const std::string row = row_at(original, table, place);
            if (row.empty()) continue;
            tried |= attempt(fmt::format("UPDATE {} SET {} = {} WHERE {}", table, name, value_of(type, name), row));
            tried |= attempt(fmt::format("UPDATE {} SET {} = NULL WHERE {}", table, name, row));
            // Far from any other: what other rows refer to is not there any more.
            if (type == "INTEGER")
                tried |= attempt(fmt::format("UPDATE {0} SET {1} = {1} + 1000000007 WHERE {2}", table, name, row));
            if (tables.insert(row + table).second) attempt(fmt::format("DELETE FROM {} WHERE {}", table, row));
        }
        if (whole_columns) tried |= attempt(fmt::format("UPDATE {} SET {} = {}", table, name, value_of(type, name)));
        if (whole_columns && tables.insert(table).second) attempt(fmt::format("DELETE FROM {}", table));
        if (!tried) untried.insert(table + '.' + name);
    }
    // Only lists that this scenario leaves empty.
    for (const std::string& column : untried) {
        INFO(column);
        CHECK((column.rfind("setting.", 0) == 0 || column.rfind("observed.", 0) == 0));
    }
}

}  // namespace

TEST_CASE("no value changed or deleted by SQL gives other results in silence, in any column of any table") {
    change_by_sql({0.4}, false);
}
TEST_CASE("no column changed and no table emptied by SQL gives other results in silence", "[slow]") {
    change_by_sql({0.0, 0.7, 1.0}, true);
}

namespace {

/// A study of a real scenario with one replication's values changed.
std::string damaged_study(const TemporaryFolder& folder) {
    const std::string file = (folder / "a.umbral").string();
    REQUIRE(run_umbral({"run", small_scenario(), "-n", "3", "-q", "--out", file}).exit_code == 0);
    fs::copy_file(file, folder / "sound.umbral");
    SQLite::Database(file, SQLite::OPEN_READWRITE)
        .exec("UPDATE indicator_value SET value = value + 1 WHERE replication = 1 AND value IS NOT NULL");
    return file;
}

}  // namespace

TEST_CASE("a damaged replication is named in every format and left out, with exit code 1") {
    const TemporaryFolder folder;
    const std::string file = damaged_study(folder);
    const Outcome text = run_umbral({"show", file, "--lang", "en"});
    CHECK(text.exit_code == 1);
    CHECK(text.out.find("Replication 1 is damaged") != std::string::npos);
    CHECK(text.out.find("2 replications") != std::string::npos);
    const Outcome csv = run_umbral({"show", file, "--format", "csv", "--lang", "en"});
    CHECK(csv.exit_code == 1);
    CHECK(csv.err.find("Replication 1 is damaged") != std::string::npos);
    const Outcome json = run_umbral({"show", file, "--format", "json"});
    CHECK(json.exit_code == 1);
    const auto results = nlohmann::json::parse(json.out);
    CHECK(results.at("replications") == 2);
    CHECK(results.at("damaged") == nlohmann::json::array({{{"replication", 1}, {"part", "indicators"}}}));
    const Outcome spanish = run_umbral({"show", file, "--lang", "es"});
    CHECK(spanish.out.find("dañada") != std::string::npos);
}

TEST_CASE("adding to a damaged study names what is damaged, leaves it, adds the rest and ends with exit code 1") {
    const TemporaryFolder folder;
    const std::string file = damaged_study(folder);
    const Outcome more = run_umbral({"run", small_scenario(), "-n", "5", "--out", file, "--lang", "en"});
    CHECK(more.exit_code == 1);
    CHECK(more.err.find("1 damaged replication") != std::string::npos);
    CHECK(more.out.find("Replication 1 is damaged") != std::string::npos);
    CHECK(nlohmann::json::parse(run_umbral({"show", file, "--format", "json"}).out).at("replications") == 4);
}

TEST_CASE("a repaired study says what it said before it was damaged") {
    const TemporaryFolder folder;
    const std::string file = damaged_study(folder);
    const Outcome found = run_umbral({"check", file, "--lang", "en"});
    CHECK(found.exit_code == 1);
    CHECK(found.out.find("replication 1 is damaged") != std::string::npos);
    const Outcome repaired = run_umbral({"repair", file, "--lang", "en"});
    INFO(repaired.err);
    CHECK(repaired.exit_code == 0);
    CHECK(run_umbral({"check", file}).exit_code == 0);
    CHECK(run_umbral({"show", file, "--format", "json"}).out ==
          run_umbral({"show", (folder / "sound.umbral").string(), "--format", "json"}).out);
    CHECK(std::distance(fs::directory_iterator(folder / ""), {}) == 2);  // nothing is left beside it
    CHECK(run_umbral({"repair", file}).exit_code == 0);
}

TEST_CASE("a damaged replication is not merged, and is named with its study") {
    const TemporaryFolder folder;
    const std::string file = damaged_study(folder);
    const Outcome merged = run_umbral({"merge", (folder / "whole.umbral").string(), file, "--lang", "en"});
    CHECK(merged.exit_code == 1);
    CHECK(merged.out.find("2 replications added") != std::string::npos);
    CHECK(merged.err.find("replication 1") != std::string::npos);
    CHECK(merged.err.find("a.umbral") != std::string::npos);
    // A sound copy of it heals the whole.
    const Outcome healed =
        run_umbral({"merge", (folder / "whole.umbral").string(), (folder / "sound.umbral").string()});
    CHECK(healed.exit_code == 0);
    CHECK(run_umbral({"check", (folder / "whole.umbral").string()}).exit_code == 0);
}

namespace {

/// `umbral` under a limit on open files; the limit is a shell's affair.
Outcome run_with_files(int files, const std::vector<std::string>& arguments, const fs::path& folder) {
    std::string command = fmt::format("ulimit -n {} && exec '{}'", files, UMBRAL_PROGRAM);
    for (const std::string& argument : arguments) command += " '" + argument + "'";
    const fs::path out = folder / "out";
    const fs::path err = folder / "err";
    const int status =
        std::system(fmt::format("({}) >'{}' 2>'{}' </dev/null", command, out.string(), err.string()).c_str());
    Outcome outcome{WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status), bytes_of(out), bytes_of(err)};
    fs::remove(out);
    fs::remove(err);
    return outcome;
}

}  // namespace

TEST_CASE("with few file handles every command works or says why, and leaves nothing half written") {
    const TemporaryFolder folder;
    const fs::path words = folder / "words";
    fs::create_directory(words);
    const std::string sound = (folder / "sound.umbral").string();
    REQUIRE(run_umbral({"run", small_scenario(), "-n", "2", "-q", "--out", sound}).exit_code == 0);
    const std::string before = bytes_of(sound);
    const auto has_only = [&](std::size_t files) {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder / ""), {})) == files;
    };
    int failed = 0;
    for (const int files : {4, 5, 6, 7, 8, 9, 12}) {
        const std::string made = (folder / "made.umbral").string();
        for (const auto& arguments :
             std::vector<std::vector<std::string>>{{"run", small_scenario(), "-n", "2", "-q", "-j", "2", "--out", made},
                                                   {"merge", made, sound},
                                                   {"show", sound},
                                                   {"check", sound},
                                                   {"repair", sound}}) {
            const Outcome outcome = run_with_files(files, arguments, words);
            INFO(files << ' ' << arguments.front() << ": " << outcome.exit_code << '\n' << outcome.err);
            // 127: the system could not even load the program, and says so.
            CHECK((outcome.exit_code == 0 || outcome.exit_code == 1 || outcome.exit_code == 2 ||
                   outcome.exit_code == 127));
            CHECK((outcome.exit_code == 0 || outcome.err.size() > 20));
            failed += outcome.exit_code != 0;
            CHECK((bytes_of(sound) == before));
            if (fs::exists(made)) {
                CHECK(run_umbral({"check", made}).exit_code == 0);
                fs::remove(made);
            }
            CHECK(has_only(2));
        }
    }
    CHECK(failed > 5);  // at least what has fewer than it takes to open anything
}

TEST_CASE("a replication or a site changed by hand is told, on merge and on adding") {
    for (const char* change : {"UPDATE replication SET replication = replication + 10",
                               "UPDATE replication SET replication = -1 WHERE replication = 1",
                               "UPDATE site SET id = id || 'x'", "UPDATE wait_share SET site_no = 99"}) {
        const TemporaryFolder folder;
        const std::string file = (folder / "a.umbral").string();
        REQUIRE(run_umbral({"run", small_scenario(), "-n", "2", "-q", "--out", file}).exit_code == 0);
        SQLite::Database(file, SQLite::OPEN_READWRITE).exec(change);
        INFO(change);
        const Outcome merged = run_umbral({"merge", (folder / "b.umbral").string(), file});
        CHECK((merged.exit_code == 1 || merged.exit_code == 2));
        CHECK_FALSE(merged.err.empty());
        const Outcome more = run_umbral({"run", small_scenario(), "-n", "3", "-q", "--out", file});
        CHECK((more.exit_code == 1 || more.exit_code == 2));
    }
}

}  // namespace umbral::cli::testing
