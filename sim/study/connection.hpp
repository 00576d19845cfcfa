#pragma once
// The open SQLite file behind a Store. Included by the store's own sources only.

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>

#include "study/file_lock.hpp"
#include "study/header.hpp"
#include "study/sqlite_errors.hpp"
#include "study/store.hpp"

namespace umbral::study {

struct Connection {
    /// `read_unchanging`: without SQLite's helper files and locks, for a file that nobody can be writing.
    enum class Access { read, read_unchanging, add };

    /// @param path  a file, or ":memory:"
    /// @param lock  held as long as the file is open for adding
    Connection(const std::string& path, Access access, std::unique_ptr<FileLock> lock);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// From now on a replication is one append to a log beside the file: quick, and whole whenever we are killed.
    void write_ahead();
    /// True for a database nobody has written to: a study to begin.
    [[nodiscard]] bool is_blank() const;
    /// Refuses what is not a study of a version this program reads.
    void check_marks();
    /// Creates the tables and writes the header, all or nothing.
    void begin(const Header& wanted);
    /// Reads header and keys back.
    void load();
    void load_keys();

    /// The plan's number; 0 for an unknown plan.
    [[nodiscard]] std::int64_t find_plan(const std::string& id) const;
    [[nodiscard]] std::int64_t indicator_no(const engine::IndicatorValue& indicator);
    [[nodiscard]] std::int64_t site_no(const std::string& id) const;

    std::string name;  ///< for messages
    // Before the database, so that it is let go after: closing any handle of a file ends SQLite's own locks on it.
    std::unique_ptr<FileLock> lock;
    SQLite::Database database;
    bool writes_ahead = false;
    Header header;
    std::unordered_map<std::string, std::int64_t> indicator_numbers;  ///< by name, stat and scope
    std::unordered_map<std::string, std::int64_t> site_numbers;
};

/// Looks at a file's first bytes before SQLite touches it, so that a file of another kind is left exactly as it is.
/// @throws InputError  the file is neither empty nor a whole database
void check_magic(const std::string& path);

}  // namespace umbral::study
