#include "study/store.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "base/check.hpp"
#include "base/i18n.hpp"
#include "engine/part_hashes.hpp"
#include "study/connection.hpp"
#include "study/contents.hpp"
#include "study/schema.hpp"
#include "study/series_blob.hpp"
#include "study/study_error.hpp"

namespace umbral::study {
namespace {

void write_status(SQLite::Database& database, std::int64_t plan, const engine::ReplicationRecord& record) {
    const bool finished = record.end == engine::EndReason::finished;
    const engine::PartHashes parts = finished ? hash_parts(record) : engine::PartHashes{};
    const ReplicationStatus status{
        record.replication, finished ? Ending::finished : Ending::crashed,
        record.message,     finished ? result_hash(record.plan, record.replication, parts) : std::string{},
        record.cpu_s,       record.services,
        record.parties};
    SQLite::Statement row(database,
                          "INSERT OR REPLACE INTO replication VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    SQLite::bind(row, plan, record.replication, std::string{finished ? "finished" : "crashed"}, record.message,
                 status.result_hash, record.cpu_s, static_cast<std::int64_t>(record.services),
                 static_cast<std::int64_t>(record.parties), parts.indicators, parts.series, parts.waits, parts.events,
                 row_hash_of(record.plan, status, parts));
    row.exec();
}

/// What is left of a replication that is stored anew: of a damaged one, or of one whose status was lost.
void clear(SQLite::Database& database, std::int64_t plan, std::uint32_t replication) {
    for (const char* table : {"indicator_value", "hourly_series", "wait_share", "event"}) {
        SQLite::Statement row(database, fmt::format("DELETE FROM {} WHERE plan_no = ? AND replication = ?", table));
        SQLite::bind(row, plan, replication);
        row.exec();
    }
}

void write_indicators(Connection& connection, std::int64_t plan, const engine::ReplicationRecord& record) {
    SQLite::Statement row(connection.database, "INSERT INTO indicator_value VALUES (?, ?, ?, ?, ?)");
    row.bind(1, plan);
    row.bind(2, record.replication);
    std::int64_t ordinal = 0;
    for (const auto& indicator : record.indicators) {
        row.bind(3, ordinal++);
        row.bind(4, connection.indicator_no(indicator));
        if (indicator.value) {
            row.bind(5, *indicator.value);
        } else {
            row.bind(5);
        }
        row.exec();
        row.reset();
    }
}

void write_series(SQLite::Database& database, std::int64_t plan, const engine::ReplicationRecord& record) {
    SQLite::Statement row(database, "INSERT INTO hourly_series VALUES (?, ?, ?, ?, ?, ?, ?)");
    std::int64_t ordinal = 0;
    for (const auto& series : record.series) {
        const std::string blob = pack_series(series.values);
        SQLite::bind(row, plan, record.replication, ordinal++, series.name, to_text(series.scope),
                     static_cast<std::int64_t>(series.values.size()));
        row.bind(7, blob.data(), static_cast<int>(blob.size()));
        row.exec();
        row.reset();
    }
}

void write_waits(Connection& connection, std::int64_t plan, const engine::ReplicationRecord& record) {
    SQLite::Statement row(connection.database, "INSERT INTO wait_share VALUES (?, ?, ?, ?, ?, ?)");
    for (const auto& wait : record.waits) {
        SQLite::bind(row, plan, record.replication, connection.site_no(wait.site), wait.week,
                     static_cast<int>(wait.cause), wait.waiting_person_h);
        row.exec();
        row.reset();
    }
}

void write_events(SQLite::Database& database, std::int64_t plan, const engine::ReplicationRecord& record) {
    SQLite::Statement row(database, "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    std::int64_t ordinal = 0;
    for (const auto& event : record.events) {
        SQLite::bind(row, plan, record.replication, ordinal++, event.time_us, event.kind, event.subject, event.agency,
                     event.detail);
        row.exec();
        row.reset();
    }
}

std::string removed(const std::string& file) {
    return fmt::format(
        fmt::runtime(tr("{}: the study was removed, or another file was put in its place, while it was being written. "
                        "Its replications are lost; run the same command again.")),
        file);
}

void check_in_place(const Connection& connection) {
    if (connection.lock && !connection.lock->is_in_place()) throw StudyError(removed(connection.name));
}

/// A study may be begun where there is nothing, and be added to where there is a file.
void check_may_be_written(const std::filesystem::path& file) {
    std::error_code error;
    if (std::filesystem::is_regular_file(file, error) || !std::filesystem::exists(file, error)) return;
    throw InputError({file.string(), "", "",
                      std::filesystem::is_directory(file, error) ? tr("this is a folder, not a study")
                                                                 : tr("this is a device or a pipe, not a file"),
                      tr("a file in a folder you may write to"), tr("name another file with --out")});
}

void check_is_file(const std::filesystem::path& file) {
    std::error_code error;
    if (std::filesystem::is_regular_file(file, error)) return;
    const bool is_folder = std::filesystem::is_directory(file, error);
    const bool is_scenario = is_folder && std::filesystem::exists(file / "scenario.json", error);
    const std::string folder = file.string();
    throw InputError({folder, "", "", is_folder ? tr("this is a folder, not a study") : tr("there is no such study"),
                      tr("a study written by umbral run"),
                      is_scenario ? fmt::format("umbral run {} --out FILE.umbral", folder)
                                  : std::string{tr("check the path; umbral run --out FILE writes one")}});
}

/// A file without a byte is no study yet.
void check_is_begun(const std::filesystem::path& file) {
    std::error_code error;
    if (std::filesystem::file_size(file, error) != 0 || error) return;
    const bool being_begun = is_locked(file);
    throw InputError(
        {file.string(), "", "",
         being_begun ? tr("this study is only just being begun: there is nothing in it yet")
                     : tr("this file is empty: no study was begun in it"),
         tr("a study written by umbral run"),
         being_begun ? tr("wait for its first replication") : tr("check the path; umbral run --out FILE writes one")});
}

/// What a new study left behind that could not be begun.
void remove_begun(const std::filesystem::path& file) {
    for (const char* end : {"", "-journal", "-wal", "-shm"}) {
        std::error_code ignored;
        std::filesystem::remove(file.string() + end, ignored);
    }
}

/// Nothing is added to a study that this program would not write.
void refuse_earlier_format(const Connection& connection) {
    if (connection.format == schema_version) return;
    throw InputError(
        {connection.name, "user_version", std::to_string(connection.format),
         tr("this study was written by an earlier version of the program, which wrote other tables"),
         std::to_string(schema_version),
         fmt::format(fmt::runtime(tr("umbral merge NEW.umbral {} makes one that can be added to")), connection.name)});
}

/// How a study can be read where it is. SQLite reads with helper files beside it, which a folder may not admit.
Connection::Access read_access(const std::filesystem::path& file) {
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
    if (faccessat(AT_FDCWD, folder.c_str(), W_OK, AT_EACCESS) == 0) return Connection::Access::read;
    std::error_code error;
    const auto beside = [&](const char* end) { return std::filesystem::path(file.string() + end); };
    const bool has_log =
        std::filesystem::exists(beside("-wal"), error) && !std::filesystem::is_empty(beside("-wal"), error);
    if (!has_log) return Connection::Access::read_unchanging;
    if (std::filesystem::exists(beside("-shm"), error)) return Connection::Access::read;
    throw InputError({file.string(), "", "", tr("the study was left unfinished, and its folder cannot be written to"),
                      "", tr("copy the study and the file beside it that ends in -wal to a folder you may write to")});
}

}  // namespace

Store::Store(std::unique_ptr<Connection> connection)
    : connection_(std::move(connection)), contents_(std::make_unique<Contents>(*connection_)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&& other) noexcept {
    contents_ = std::move(other.contents_);  // before the connection it reads by
    connection_ = std::move(other.connection_);
    return *this;
}
Store::~Store() = default;

Store Store::in_memory(const Header& header) {
    auto connection = std::make_unique<Connection>(":memory:", Connection::Access::add, nullptr);
    connection->begin(header);
    connection->load();
    return Store(std::move(connection));
}

Store Store::open_to_add(const std::filesystem::path& file, const Header& header) {
    check_may_be_written(file);
    check_magic(file.string());
    auto lock = std::make_unique<FileLock>(file);
    const bool is_new = lock->created();
    try {
        return open_locked(file, header, std::move(lock));
    } catch (...) {
        if (is_new) remove_begun(file);
        throw;
    }
}

Store Store::open_locked(const std::filesystem::path& file, const Header& header, std::unique_ptr<FileLock> lock) {
    auto connection = readable(file.string(), [&] {
        return std::make_unique<Connection>(file.string(), Connection::Access::add, std::move(lock));
    });
    Connection& opened = *connection;
    Store store(std::move(connection));
    readable(opened, [&] {
        const bool is_blank = opened.is_blank();
        if (is_blank) {
            opened.begin(header);  // as a whole, so that nobody ever finds half a study
        } else {
            opened.check_marks();
            refuse_earlier_format(opened);
        }
        opened.load();
        if (!is_blank) {
            auto problems = differences(opened.header, header, file.string());
            if (!problems.empty()) throw InputError(std::move(problems));
            opened.check_structure();
            opened.check_keys();
        }
        opened.write_ahead();
        store.contents_->check_all();
    });
    return store;
}

Store Store::open_to_read(const std::filesystem::path& file) {
    check_is_file(file);
    check_magic(file.string());
    check_is_begun(file);
    auto connection = readable(file.string(),
                               [&] { return std::make_unique<Connection>(file.string(), read_access(file), nullptr); });
    Store store(std::move(connection));
    readable(*store.connection_, [&] {
        store.connection_->database.exec("BEGIN");  // all that is read is of one moment, whoever goes on writing
        store.connection_->check_marks();
        store.connection_->load();
    });
    return store;
}

void gather_log(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::exists(file.string() + "-wal", error)) return;
    readable(file.string(), [&] {
        Connection connection(file.string(), Connection::Access::add, nullptr);
        connection.write_ahead();
        connection.close_log();
    });
}

const Header& Store::header() const { return connection_->header; }

void Store::add_plan(const PlanLabel& plan) {
    readable(*connection_, [&] {
        for (const auto& [number, known] : connection_->plans) {
            if (known.id != plan.id) continue;
            if (known.hash == plan.hash) return;
            throw InputError({connection_->name, "plan", plan.id, tr("the plan has changed since this study was made"),
                              "", tr("name another file with --out, or remove this one")});
        }
        write_plan(connection_->database, plan);
        connection_->plans.emplace_back(connection_->database.getLastInsertRowid(), plan);
        connection_->written = true;
    });
}

void Store::add(const engine::ReplicationRecord& record) {
    const std::int64_t plan = connection_->find_plan(record.plan);
    UMBRAL_CHECK(plan != 0 && record.end != engine::EndReason::cancelled);
    check_in_place(*connection_);
    connection_->written = true;
    readable(*connection_, [&] {
        try {
            SQLite::Transaction transaction(connection_->database, SQLite::TransactionBehavior::IMMEDIATE);
            clear(connection_->database, plan, record.replication);
            write_status(connection_->database, plan, record);
            if (record.end == engine::EndReason::finished) {
                write_indicators(*connection_, plan, record);
                write_series(connection_->database, plan, record);
                write_waits(*connection_, plan, record);
                write_events(connection_->database, plan, record);
            }
            connection_->reserve_room();
            transaction.commit();
        } catch (...) {
            connection_->load_keys();  // forget numbers given out in the transaction that was taken back
            throw;
        }
        contents_->added(plan, record.replication);
    });
}

std::string Store::finish() {
    if (connection_->lock && !connection_->lock->is_in_place()) return removed(connection_->name);
    try {
        connection_->close_log();
    } catch (const SQLite::Exception& error) {
        return fmt::format(
            fmt::runtime(tr("{0}: the study could not be made one file ({1}). {2} beside it belongs to it: keep them "
                            "together; the next run with it puts them into one.")),
            connection_->name, error.what(), std::filesystem::path(connection_->name + "-wal").filename().string());
    }
    return "";
}

void Store::limit_pages(std::int64_t pages) {
    connection_->database.exec("PRAGMA max_page_count = " + std::to_string(pages));
}

}  // namespace umbral::study
