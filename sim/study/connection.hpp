#pragma once
// The open SQLite file behind a Store. Included by the store's own sources only.

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>
#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "study/file_lock.hpp"
#include "study/header.hpp"
#include "study/header_rows.hpp"
#include "study/sqlite_errors.hpp"
#include "study/store.hpp"

namespace umbral::study {

/// What values are about, as the study lists it.
struct ListedIndicator {
    std::int64_t number = 0;
    std::string name;
    std::string stat;
    std::string scope;
    std::string unit;
    std::string key;  ///< engine::IndicatorsHash::key(); empty where the row is not what it was when it was written
};

struct Connection {
    /// `read_unchanging`: without SQLite's helper files and locks, for a file that nobody can be writing.
    enum class Access { read, read_unchanging, add };

    /// Whatever the file holds, none of its own code runs: no triggers, no views, no functions in its schema.
    /// @param path  a file, or ":memory:"
    /// @param lock  held as long as the file is open for adding
    Connection(const std::string& path, Access access, std::unique_ptr<FileLock> lock);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// From now on a replication is one append to a log beside the file: quick, and whole whenever we are killed.
    void write_ahead();
    /// Sees to it that what a transaction is about to store can also be moved from the log into the file, so that a
    /// full disk never leaves a study in two parts. @throws StudyError  there is no room
    void reserve_room();
    /// One single file again. A reader may keep the log for now: the next writer tidies up.
    /// @throws SQLite::Exception  the disk is full or failed: the log stays, and belongs to the study
    void close_log();
    /// True for a file without a byte: a study to begin.
    [[nodiscard]] bool is_blank();
    /// Refuses what is not a study of a version this program reads, or holds tables, views or triggers of others.
    void check_marks();
    /// Refuses a file whose structure is broken: adding to it would break more.
    void check_structure();
    /// Refuses a list of indicators that is not what it was when it was written: new values would join it.
    void check_keys() const;
    /// Creates the tables and writes the header, all or nothing.
    void begin(const Header& wanted);
    /// Reads header, plans and keys back. @throws InputError  they are not what they were when they were written
    void load();
    void load_keys();
    void load_plans();
    /// Refuses a table with rows of a plan that is not there: they would be lost without a word.
    void check_plans_of(const std::string& table);

    /// The plan's number; 0 for an unknown plan.
    [[nodiscard]] std::int64_t find_plan(const std::string& id) const;
    [[nodiscard]] std::int64_t indicator_no(const engine::IndicatorValue& indicator);
    [[nodiscard]] std::int64_t site_no(const std::string& id) const;

    std::string name;  ///< for messages
    // Before the database, so that it is let go after: closing any handle of a file ends SQLite's own locks on it.
    std::unique_ptr<FileLock> lock;
    SQLite::Database database;
    bool writes_ahead = false;
    bool written = false;  ///< something was added: no failure is an input's any more
    int format = 0;
    Header header;
    WaitCauses causes;
    std::vector<std::pair<std::int64_t, PlanLabel>> plans;  ///< by number
    std::vector<ListedIndicator> indicators;
    std::unordered_map<std::string, std::int64_t> indicator_numbers;    ///< by IndicatorsHash::key()
    std::unordered_map<std::int64_t, std::size_t> indicator_positions;  ///< in `indicators`, by number
    std::unordered_map<std::string, std::int64_t> site_numbers;
    std::unordered_map<std::int64_t, std::string> site_ids;
};

/// Looks at a file's first bytes before SQLite touches it, so that a file of another kind is left exactly as it is.
/// @throws InputError  the file is neither empty nor a whole database
void check_magic(const std::string& path);

/// Calls an action on an open study, with SQLite's errors made readable.
template <class Action>
decltype(auto) readable(Connection& connection, Action&& action) {
    try {
        return std::forward<Action>(action)();
    } catch (const SQLite::Exception& error) {
        throw_readable(error, connection.name,
                       {sqlite3_system_errno(connection.database.getHandle()), connection.written});
    }
}

}  // namespace umbral::study
