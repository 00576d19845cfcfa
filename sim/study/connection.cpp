#include "study/connection.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <limits>

#include "base/check.hpp"
#include "base/i18n.hpp"
#include "scenario/indicator_catalogue.hpp"
#include "study/schema.hpp"

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

std::string indicator_key(const std::string& name, const std::string& stat, const std::string& scope) {
    return name + '\n' + stat + '\n' + scope;
}

void write_study_row(SQLite::Database& database, const Header& header) {
    SQLite::Statement row(database, "INSERT INTO study VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    SQLite::bind(row, header.scenario_id, header.title.en, header.title.es, header.scenario_hash, header.inputs_json,
                 to_string(header.start), header.days, header.warm_up_days, header.time_zone_name,
                 static_cast<std::int64_t>(header.seed), header.program.version, header.program.commit,
                 header.counts.values, header.counts.assumptions, header.counts.uncertain);
    row.exec();
}

void write_lists(SQLite::Database& database, const Header& header) {
    SQLite::Statement setting(database, "INSERT INTO setting (path, value) VALUES (?, ?)");
    for (const auto& [path, value] : header.settings) {
        SQLite::bind(setting, path, value);
        setting.exec();
        setting.reset();
    }
    SQLite::Statement site(database, "INSERT INTO site (id, name_en, name_es, country) VALUES (?, ?, ?, ?)");
    for (const auto& label : header.sites) {
        SQLite::bind(site, label.id, label.name.en, label.name.es, label.country);
        site.exec();
        site.reset();
    }
    SQLite::Statement observed(
        database,
        "INSERT INTO observed (id, indicator, stat, scope, from_date, to_date, value, unit, source)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (const auto& figure : header.observed) {
        SQLite::bind(observed, figure.id, figure.indicator, figure.stat, figure.scope, to_string(figure.from),
                     to_string(figure.to), figure.value, figure.unit, figure.source.text);
        observed.exec();
        observed.reset();
    }
    SQLite::Statement cause(database, "INSERT INTO wait_cause VALUES (?, ?)");
    for (std::size_t i = 0; i < engine::wait_cause_count; ++i) {
        SQLite::bind(cause, static_cast<int>(i), std::string{engine::name_of(static_cast<engine::WaitCause>(i))});
        cause.exec();
        cause.reset();
    }
}

Header read_study_row(SQLite::Database& database, const std::string& name) {
    SQLite::Statement row(
        database,
        "SELECT scenario_id, title_en, title_es, scenario_hash, inputs_json, start_date, days, warm_up_days, time_zone,"
        " seed, version, commit_id, input_values, assumptions, uncertain FROM study");
    if (!row.executeStep()) throw InputError(damaged(name, ""));
    Header header;
    header.scenario_id = row.getColumn(0).getString();
    header.title = {row.getColumn(1).getString(), row.getColumn(2).getString()};
    header.scenario_hash = row.getColumn(3).getString();
    header.inputs_json = row.getColumn(4).getString();
    if (!parse_date(row.getColumn(5).getString(), header.start))
        throw InputError(damaged(name, row.getColumn(5).getString()));
    header.days = row.getColumn(6).getDouble();
    header.warm_up_days = row.getColumn(7).getDouble();
    header.time_zone_name = row.getColumn(8).getString();
    header.seed = static_cast<std::uint64_t>(row.getColumn(9).getInt64());
    header.program = {row.getColumn(10).getString(), row.getColumn(11).getString()};
    header.counts = {row.getColumn(12).getInt(), row.getColumn(13).getInt(), row.getColumn(14).getInt()};
    return header;
}

void read_lists(SQLite::Database& database, Header& header, const std::string& name) {
    for (SQLite::Statement row(database, "SELECT path, value FROM setting ORDER BY setting_no"); row.executeStep();) {
        header.settings.emplace_back(row.getColumn(0).getString(), row.getColumn(1).getString());
    }
    for (SQLite::Statement row(database, "SELECT id, name_en, name_es, country FROM site ORDER BY site_no");
         row.executeStep();) {
        header.sites.push_back({row.getColumn(0).getString(),
                                {row.getColumn(1).getString(), row.getColumn(2).getString()},
                                row.getColumn(3).getString()});
    }
    SQLite::Statement row(database,
                          "SELECT id, indicator, stat, scope, from_date, to_date, value, unit, source FROM observed "
                          "ORDER BY observed_no");
    while (row.executeStep()) {
        scenario::Observation figure;
        figure.id = row.getColumn(0).getString();
        figure.indicator = row.getColumn(1).getString();
        figure.stat = row.getColumn(2).getString();
        figure.scope = row.getColumn(3).getString();
        const bool dated = parse_date(row.getColumn(4).getString(), figure.from) &&
                           parse_date(row.getColumn(5).getString(), figure.to);
        if (!dated) throw InputError(damaged(name, row.getColumn(4).getString()));
        figure.value = row.getColumn(6).getDouble();
        figure.unit = row.getColumn(7).getString();
        figure.source.text = row.getColumn(8).getString();
        header.observed.push_back(std::move(figure));
    }
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
    : name(path), lock(std::move(held_lock)), database(target_of(path, access), flags_of(access), busy_timeout_ms) {}

Connection::~Connection() {
    if (!writes_ahead) return;
    // One single file remains. A reader may keep the journal for now: the next writer tidies up.
    try {
        database.exec("PRAGMA journal_mode = DELETE");
    } catch (const SQLite::Exception&) {
        return;
    }
}

void Connection::write_ahead() {
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
    writes_ahead = true;
}

bool Connection::is_blank() const {
    SQLite::Statement tables(database, "SELECT count(*) FROM sqlite_master");
    tables.executeStep();
    return tables.getColumn(0).getInt() == 0;
}

void Connection::check_marks() {
    if (database.execAndGet("PRAGMA application_id").getInt() != application_id) {
        throw InputError({name, "", "", tr("this file is a database of another program, not a study"),
                          tr("a study written by umbral run"), tr("check the file's name")});
    }
    const int version = database.execAndGet("PRAGMA user_version").getInt();
    if (version > schema_version) {
        throw InputError({name, "user_version", std::to_string(version),
                          tr("this study was written by a newer version of the program"),
                          fmt::format(fmt::runtime(tr("up to {}")), schema_version),
                          tr("use the newer program to open it")});
    }
    if (version < 1) throw InputError(damaged(name, std::to_string(version)));
}

void Connection::begin(const Header& wanted) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    database.exec(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};", application_id, schema_version));
    database.exec(schema_sql);
    write_study_row(database, wanted);
    write_lists(database, wanted);
    transaction.commit();
}

void Connection::load() {
    header = read_study_row(database, name);
    read_lists(database, header, name);
    load_keys();
}

void Connection::load_keys() {
    indicator_numbers.clear();
    for (SQLite::Statement row(database, "SELECT indicator_no, name, stat, scope FROM indicator"); row.executeStep();) {
        indicator_numbers[indicator_key(row.getColumn(1), row.getColumn(2), row.getColumn(3))] =
            row.getColumn(0).getInt64();
    }
    site_numbers.clear();
    for (SQLite::Statement row(database, "SELECT site_no, id FROM site"); row.executeStep();) {
        site_numbers[row.getColumn(1).getString()] = row.getColumn(0).getInt64();
    }
}

std::int64_t Connection::find_plan(const std::string& id) const {
    SQLite::Statement row(database, "SELECT plan_no FROM plan WHERE id = ?");
    row.bind(1, id);
    return row.executeStep() ? row.getColumn(0).getInt64() : 0;
}

std::int64_t Connection::indicator_no(const engine::IndicatorValue& indicator) {
    const std::string scope = to_text(indicator.scope);
    const auto [number, is_new] =
        indicator_numbers.try_emplace(indicator_key(indicator.name, indicator.stat, scope), 0);
    if (is_new) {
        const auto* definition = scenario::find_indicator(indicator.name);
        SQLite::Statement row(database, "INSERT INTO indicator (name, stat, scope, unit) VALUES (?, ?, ?, ?)");
        SQLite::bind(row, indicator.name, indicator.stat, scope, std::string{definition ? definition->unit : ""});
        row.exec();
        number->second = database.getLastInsertRowid();
    }
    return number->second;
}

std::int64_t Connection::site_no(const std::string& id) const {
    const auto found = site_numbers.find(id);
    UMBRAL_CHECK(found != site_numbers.end());
    return found->second;
}

}  // namespace umbral::study
