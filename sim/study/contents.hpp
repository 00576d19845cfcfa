#pragma once
// What an open study holds of its replications, checked against the hashes stored with it as it is read. A replication
// that is not what it was when it was stored is damaged: it is remembered, and nothing of it is given out.
// Included by the store's own sources only.

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/part_hashes.hpp"
#include "study/connection.hpp"
#include "study/store.hpp"

namespace umbral::study {

/// A value, and where its indicator is in Connection::indicators.
using ListedValue = std::pair<std::size_t, std::optional<double>>;

/// The mark by which a changed row of the replication table is known.
[[nodiscard]] std::string row_hash_of(const std::string& plan, const ReplicationStatus& status,
                                      const engine::PartHashes& parts);

class Contents {
  public:
    /// @param connection  must outlive the object
    explicit Contents(Connection& connection) : connection_(connection) {}

    /// By number, crashed and damaged ones included.
    [[nodiscard]] const std::vector<ReplicationStatus>& replications(std::int64_t plan);

    // A part of a finished replication; nothing where it is damaged. @pre replications() has it as finished
    [[nodiscard]] std::optional<std::vector<ListedValue>> values(std::int64_t plan, std::uint32_t replication);
    [[nodiscard]] std::optional<std::vector<engine::HourlySeries>> series(std::int64_t plan, std::uint32_t replication);
    [[nodiscard]] std::optional<std::vector<engine::WaitShare>> waits(std::int64_t plan, std::uint32_t replication);
    [[nodiscard]] std::optional<std::vector<engine::Event>> events(std::int64_t plan, std::uint32_t replication);

    /// Reads all parts of every replication.
    void check_all();
    /// Reads the values of a plan's first replications that have not been read before.
    void check_values(std::int64_t plan, std::uint32_t replications);
    /// What was found so far, by number.
    [[nodiscard]] std::vector<Damage> damages(std::int64_t plan) const;
    [[nodiscard]] std::size_t damage_count() const;
    /// Replications of format 1 that cannot be checked: their values stand in another order than they were made in.
    [[nodiscard]] std::vector<std::uint32_t> beyond_check(std::int64_t plan) const;

    /// A replication was stored by this program, as it should be.
    void added(std::int64_t plan, std::uint32_t replication);

  private:
    using Key = std::pair<std::int64_t, std::int64_t>;  // plan, replication
    struct Checked {
        engine::PartHashes expected;
        std::string result_hash;
        std::array<bool, part_count> sound{};  // by Part: found as it was stored
    };
    struct BrokenRow {};  // thrown within: a row that cannot be what was written

    void load(std::int64_t plan);
    void take_status(const Key& key, SQLite::Statement& row);
    void find_strays(std::int64_t plan, const std::string& table);
    void damage(const Key& key, Part part);
    [[nodiscard]] const std::string& id_of(std::int64_t plan) const;

    template <class Read>
    auto checked(Part part, const Key& key, Read read) -> std::optional<decltype(read().first)>;
    /// Of a study of format 1. @return whether it is sound
    bool is_whole(const Key& key);
    [[nodiscard]] bool numbers_are_in_order(std::int64_t plan);

    // What is there, with its hash.
    std::pair<std::vector<ListedValue>, std::string> read_values(const Key& key);
    std::pair<std::vector<engine::HourlySeries>, std::string> read_series(const Key& key);
    std::pair<std::vector<engine::WaitShare>, std::string> read_waits(const Key& key);
    std::pair<std::vector<engine::Event>, std::string> read_events(const Key& key);

    /// A statement of the key alone, made once.
    SQLite::Statement& statement(Part part, const Key& key, const char* sql);

    Connection& connection_;
    std::array<std::unique_ptr<SQLite::Statement>, part_count> statements_;
    std::map<std::int64_t, std::vector<ReplicationStatus>> plans_;
    std::map<Key, Checked> checked_;
    std::map<Key, Damage> damages_;
    std::map<std::int64_t, bool> ordered_;  // format 1: whether a plan's values stand in the record's order
    std::set<Key> beyond_check_;
};

}  // namespace umbral::study
