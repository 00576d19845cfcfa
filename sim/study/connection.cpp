#include "study/connection.hpp"

#include <fmt/format.h>

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <limits>
#include <set>
#include <tuple>

#include "base/bytes.hpp"
#include "base/check.hpp"
#include "base/i18n.hpp"
#include "base/text.hpp"
#include "engine/part_hashes.hpp"
#include "scenario/indicator_catalogue.hpp"
#include "study/schema.hpp"
#include "study/study_error.hpp"

namespace umbral::study {
namespace {

constexpr int busy_timeout_ms = 2000;

int flags_of(Connection::Access access) {
    switch (access) {
        case Connection::Access::read:
            return SQLite::OPEN_READONLY;
        case Connection::Access::read_unchanging:
            return SQLite::OPEN_READONLY | SQLite::OPEN_URI;
        case Connection::Access::add:
            break;
    }
    return SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
}

/// What SQLite is to open.
/// @source  https://www.sqlite.org/uri.html
std::string target_of(const std::string& path, Connection::Access access) {
    if (access != Connection::Access::read_unchanging) return path;
    std::string uri = "file:";
    for (const char c : path) {
        const bool special = c == '%' || c == '?' || c == '#';
        uri += special ? fmt::format("%{:02X}", static_cast<unsigned>(c)) : std::string(1, c);
    }
    return uri + "?immutable=1";
}

constexpr std::size_t sqlite_header_bytes = 100;

/// Size that a database's header says it has; more than any file for a header that is cut short.
/// @source  https://www.sqlite.org/fileformat.html, 1.3
std::uintmax_t bytes_claimed(std::string_view header) {
    if (header.size() < sqlite_header_bytes) return std::numeric_limits<std::uintmax_t>::max();
    const auto big_endian = [&](std::size_t from, std::size_t count) {
        std::uintmax_t value = 0;
        for (std::size_t i = from; i < from + count; ++i) value = value << 8 | static_cast<std::uint8_t>(header[i]);
        return value;
    };
    const std::uintmax_t page_bytes = big_endian(16, 2);
    return (page_bytes == 1 ? 65536 : page_bytes) * big_endian(28, 4);
}

/// The mark by which a changed row of the indicator table is known.
std::string row_hash_of(const ListedIndicator& indicator) {
    ByteWriter out;
    for (const auto* text : {&indicator.name, &indicator.stat, &indicator.scope, &indicator.unit}) out.text(*text);
    return sha256_hex(out.bytes()).substr(0, 16);
}

/// Type, name and text of everything in a database's schema, but for what SQLite keeps for itself.
std::set<std::array<std::string, 3>> schema_of(SQLite::Database& database) {
    std::set<std::array<std::string, 3>> schema;
    for (SQLite::Statement row(database, "SELECT type, name, ifnull(sql, '') FROM sqlite_schema"); row.executeStep();) {
        const std::string object = row.getColumn(1).getString();
        if (object.starts_with("sqlite_stat")) continue;  // left by ANALYZE
        schema.insert({row.getColumn(0).getString(), object, row.getColumn(2).getString()});
    }
    return schema;
}

/// The schema of a study of this format.
std::set<std::array<std::string, 3>> expected_schema(int format) {
    SQLite::Database blank(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    blank.exec(schema_sql_of(format));
    return schema_of(blank);
}

/// None of the code that a file may hold runs, and nothing writes behind SQLite's back.
/// @source  https://www.sqlite.org/security.html, 1.2 "Untrusted SQLite database files"
void be_wary(SQLite::Database& database, Connection::Access access) {
    sqlite3* const handle = database.getHandle();
    for (const auto& [option, value] : {std::pair{SQLITE_DBCONFIG_DEFENSIVE, 1},
                                        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                                        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
                                        {SQLITE_DBCONFIG_ENABLE_VIEW, 0}})
        UMBRAL_CHECK(sqlite3_db_config(handle, option, value, nullptr) == SQLITE_OK);
    database.exec("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;");
    if (access != Connection::Access::add) database.exec("PRAGMA query_only = ON");
}

}  // namespace

void check_magic(const std::string& path) {
    constexpr std::string_view magic{"SQLite format 3\0", 16};
    std::ifstream file(path, std::ios::binary);
    std::string start(sqlite_header_bytes, '\0');
    file.read(start.data(), static_cast<std::streamsize>(start.size()));
    start.resize(static_cast<std::size_t>(file.gcount()));
    if (start.empty()) return;
    if (!start.starts_with(magic)) {
        throw InputError({path, "", "", tr("this file is not a study"), tr("a study written by umbral run"),
                          tr("check the file's name")});
    }
    // SQLite reads a file that was cut within its last page as if nothing were missing. With a log beside it the file
    // may rightly be short: the log has the rest.
    if (!std::filesystem::exists(path + "-wal") && std::filesystem::file_size(path) < bytes_claimed(start)) {
        throw InputError(damaged(path, ""));
    }
}

Connection::Connection(const std::string& path, Access access, std::unique_ptr<FileLock> held_lock)
    : name(path), lock(std::move(held_lock)), database(target_of(path, access), flags_of(access), busy_timeout_ms) {
    be_wary(database, access);
}

Connection::~Connection() {
    try {
        close_log();
    } catch (const SQLite::Exception&) {
        return;
    }
}

void Connection::write_ahead() {
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
    writes_ahead = true;
    database.exec("BEGIN IMMEDIATE; ROLLBACK");  // opens the log now, while nothing has been written yet
}

void Connection::close_log() {
    if (!writes_ahead) return;
    writes_ahead = false;
    try {
        database.exec("PRAGMA journal_mode = DELETE");
    } catch (const SQLite::Exception& error) {
        if (error.getErrorCode() != SQLITE_BUSY && error.getErrorCode() != SQLITE_LOCKED) throw;
    }
}

void Connection::reserve_room() {
    if (!lock) return;
    const std::int64_t pages = database.execAndGet("PRAGMA page_count").getInt64();
    const std::int64_t page_bytes = database.execAndGet("PRAGMA page_size").getInt64();
    const int failure = lock->reserve(static_cast<std::uint64_t>(pages * page_bytes));
    if (failure != 0) throw StudyError(cannot_write(name, failure));
}

bool Connection::is_blank() { return database.execAndGet("PRAGMA page_count").getInt64() == 0; }

void Connection::check_marks() {
    if (database.execAndGet("PRAGMA application_id").getInt() != application_id) {
        throw InputError({name, "", "", tr("this file is a database of another program, not a study"),
                          tr("a study written by umbral run"), tr("check the file's name")});
    }
    format = database.execAndGet("PRAGMA user_version").getInt();
    if (format > schema_version) {
        throw InputError({name, "user_version", std::to_string(format),
                          tr("this study was written by a newer version of the program"),
                          fmt::format(fmt::runtime(tr("up to {}")), schema_version),
                          tr("use the newer program to open it")});
    }
    if (format < 1) throw InputError(damaged(name, std::to_string(format)));
    const auto expected = expected_schema(format);
    const auto found = schema_of(database);
    for (const auto& object : found) {
        if (expected.contains(object)) continue;
        const bool ours = std::any_of(expected.begin(), expected.end(),
                                      [&](const auto& own) { return own[0] == object[0] && own[1] == object[1]; });
        if (ours) throw InputError(damaged(name, object[1]));
        throw InputError({name, "", fmt::format("{} {}", object[0], object[1]),
                          tr("this study holds something of another program"), tr("a study written by umbral run"),
                          tr("remove it, or restore the study from a copy")});
    }
    if (found.size() != expected.size()) throw InputError(damaged(name, "sqlite_schema"));
}

void Connection::check_structure() {
    const std::string found = database.execAndGet("PRAGMA quick_check(1)").getString();
    if (found != "ok") throw InputError(damaged(name, found));
}

void Connection::check_keys() const {
    for (const ListedIndicator& indicator : indicators) {
        if (indicator.key.empty()) throw InputError(damaged(name, "indicator"));
    }
}

void Connection::begin(const Header& wanted) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    database.exec(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};", application_id, schema_version));
    database.exec(schema_sql);
    write_header(database, wanted);
    reserve_room();
    transaction.commit();
    format = schema_version;
}

void Connection::load() {
    std::tie(header, causes) = read_header(database, name, format);
    load_keys();
    load_plans();
}

void Connection::load_keys() {
    indicators.clear();
    indicator_numbers.clear();
    indicator_positions.clear();
    SQLite::Statement row(database, std::string("SELECT indicator_no, name, stat, scope, unit, ") +
                                        (format == 1 ? "''" : "row_hash") + " FROM indicator");
    while (row.executeStep()) {
        ListedIndicator indicator{
            row.getColumn(0).getInt64(), row.getColumn(1), row.getColumn(2), row.getColumn(3), row.getColumn(4), {}};
        const bool sound = engine::parse_scope(indicator.scope).has_value() &&
                           (format == 1 || row.getColumn(5).getString() == row_hash_of(indicator));
        const std::string key = engine::IndicatorsHash::key(indicator.name, indicator.stat, indicator.scope);
        if (sound) indicator.key = key;
        indicator_numbers[key] = indicator.number;
        indicator_positions[indicator.number] = indicators.size();
        indicators.push_back(std::move(indicator));
    }
    site_numbers.clear();
    site_ids.clear();
    for (SQLite::Statement site(database, "SELECT site_no, id FROM site"); site.executeStep();) {
        const std::string id = site.getColumn(1).getString();
        site_numbers[id] = site.getColumn(0).getInt64();
        site_ids[site.getColumn(0).getInt64()] = id;
    }
}

void Connection::load_plans() {
    plans = read_plans(database, name, format);
    for (const char* table : {"replication", "indicator_value", "hourly_series", "wait_share", "event"})
        check_plans_of(table);
}

void Connection::check_plans_of(const std::string& table) {
    const auto is_known = [&](std::int64_t number) {
        return std::any_of(plans.begin(), plans.end(), [&](const auto& plan) { return plan.first == number; });
    };
    try {
        SQLite::Statement next(database,
                               "SELECT plan_no FROM " + table + " WHERE plan_no > ? ORDER BY plan_no LIMIT 1");
        std::int64_t last = std::numeric_limits<std::int64_t>::min();
        for (std::size_t i = 0; i <= plans.size(); ++i) {
            next.bind(1, last);
            if (!next.executeStep()) return;
            last = next.getColumn(0).getInt64();
            if (!is_known(last)) throw InputError(damaged(name, "plan"));
            next.reset();
        }
    } catch (const SQLite::Exception& error) {
        if (!means_damage(error)) throw;  // else told where the rows are read
    }
}

std::int64_t Connection::find_plan(const std::string& id) const {
    const auto found = std::find_if(plans.begin(), plans.end(), [&](const auto& plan) { return plan.second.id == id; });
    return found == plans.end() ? 0 : found->first;
}

std::int64_t Connection::indicator_no(const engine::IndicatorValue& indicator) {
    const std::string scope = to_text(indicator.scope);
    const std::string key = engine::IndicatorsHash::key(indicator.name, indicator.stat, scope);
    const auto [number, is_new] = indicator_numbers.try_emplace(key, 0);
    if (is_new) {
        const auto* definition = scenario::find_indicator(indicator.name);
        ListedIndicator listed{
            0, indicator.name, indicator.stat, scope, std::string{definition ? definition->unit : ""}, key};
        SQLite::Statement row(database,
                              "INSERT INTO indicator (name, stat, scope, unit, row_hash) VALUES (?, ?, ?, ?, ?)");
        SQLite::bind(row, listed.name, listed.stat, listed.scope, listed.unit, row_hash_of(listed));
        row.exec();
        number->second = listed.number = database.getLastInsertRowid();
        indicator_positions[listed.number] = indicators.size();
        indicators.push_back(std::move(listed));
    }
    return number->second;
}

std::int64_t Connection::site_no(const std::string& id) const {
    const auto found = site_numbers.find(id);
    UMBRAL_CHECK(found != site_numbers.end());
    return found->second;
}

}  // namespace umbral::study
