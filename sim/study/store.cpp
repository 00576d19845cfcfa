#include "study/store.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "base/check.hpp"
#include "base/i18n.hpp"
#include "study/connection.hpp"
#include "study/series_blob.hpp"

namespace umbral::study {
namespace {

void write_status(SQLite::Database& database, std::int64_t plan, const engine::ReplicationRecord& record) {
    const bool finished = record.end == engine::EndReason::finished;
    SQLite::Statement row(database, "INSERT OR REPLACE INTO replication VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    SQLite::bind(row, plan, record.replication, std::string{finished ? "finished" : "crashed"}, record.message,
                 finished ? result_hash(record) : std::string{}, record.cpu_s,
                 static_cast<std::int64_t>(record.services), static_cast<std::int64_t>(record.parties));
    row.exec();
}

void write_indicators(Connection& connection, std::int64_t plan, const engine::ReplicationRecord& record) {
    SQLite::Statement row(connection.database, "INSERT INTO indicator_value VALUES (?, ?, ?, ?)");
    row.bind(1, plan);
    row.bind(2, record.replication);
    for (const auto& indicator : record.indicators) {
        row.bind(3, connection.indicator_no(indicator));
        if (indicator.value) {
            row.bind(4, *indicator.value);
        } else {
            row.bind(4);
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

Store::Store(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::in_memory(const Header& header) {
    auto connection = std::make_unique<Connection>(":memory:", Connection::Access::add, nullptr);
    connection->begin(header);
    connection->load();
    return Store(std::move(connection));
}

Store Store::open_to_add(const std::filesystem::path& file, const Header& header) {
    check_may_be_written(file);
    return readable(file.string(), [&] {
        check_magic(file.string());
        auto lock = std::make_unique<FileLock>(file);
        auto connection = std::make_unique<Connection>(file.string(), Connection::Access::add, std::move(lock));
        const bool blank = connection->is_blank();
        if (!blank) {
            connection->check_marks();
            connection->load();
            auto problems = differences(connection->header, header, file.string());
            if (!problems.empty()) throw InputError(std::move(problems));
        }
        connection->write_ahead();
        if (blank) {
            connection->begin(header);
            connection->load();
        }
        return Store(std::move(connection));
    });
}

Store Store::open_to_read(const std::filesystem::path& file) {
    check_is_file(file);
    return readable(file.string(), [&] {
        check_magic(file.string());
        auto connection = std::make_unique<Connection>(file.string(), read_access(file), nullptr);
        connection->database.exec("BEGIN");  // all that is read is of one moment, whoever goes on writing
        connection->check_marks();
        connection->load();
        return Store(std::move(connection));
    });
}

const Header& Store::header() const { return connection_->header; }

void Store::add_plan(const PlanLabel& plan) {
    readable(connection_->name, [&] {
        SQLite::Statement known(connection_->database, "SELECT hash FROM plan WHERE id = ?");
        known.bind(1, plan.id);
        if (!known.executeStep()) {
            SQLite::Statement row(
                connection_->database,
                "INSERT INTO plan (id, title_en, title_es, hash, inputs_json, input_values, assumptions, uncertain)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
            SQLite::bind(row, plan.id, plan.title.en, plan.title.es, plan.hash, plan.inputs_json, plan.counts.values,
                         plan.counts.assumptions, plan.counts.uncertain);
            row.exec();
        } else if (known.getColumn(0).getString() != plan.hash) {
            throw InputError({connection_->name, "plan", plan.id, tr("the plan has changed since this study was made"),
                              "", tr("name another file with --out, or remove this one")});
        }
    });
}

void Store::add(const engine::ReplicationRecord& record) {
    const std::int64_t plan = connection_->find_plan(record.plan);
    UMBRAL_CHECK(plan != 0 && record.end != engine::EndReason::cancelled);
    readable(connection_->name, [&] {
        try {
            SQLite::Transaction transaction(connection_->database, SQLite::TransactionBehavior::IMMEDIATE);
            write_status(connection_->database, plan, record);
            if (record.end == engine::EndReason::finished) {
                write_indicators(*connection_, plan, record);
                write_series(connection_->database, plan, record);
                write_waits(*connection_, plan, record);
                write_events(connection_->database, plan, record);
            }
            transaction.commit();
        } catch (const SQLite::Exception&) {
            connection_->load_keys();  // forget numbers given out in the transaction that was taken back
            throw;
        }
    });
}

void Store::limit_pages(std::int64_t pages) {
    connection_->database.exec("PRAGMA max_page_count = " + std::to_string(pages));
}

}  // namespace umbral::study
