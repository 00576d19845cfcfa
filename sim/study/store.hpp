#pragma once
// The study: one SQLite file (or memory) that holds the inputs and every finished replication. docs/study.md
// describes the tables. Written by one process at a time, one transaction per replication, so that killing the
// program at any moment leaves a study with the replications finished so far.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/record.hpp"
#include "study/header.hpp"

namespace umbral::study {

enum class Ending : std::uint8_t {
    finished,
    crashed,
    damaged,  ///< what is stored of it is not what it left: nothing of it is given out
};

/// How one replication ended.
struct ReplicationStatus {
    std::uint32_t replication = 0;
    Ending end = Ending::finished;
    std::string message;      ///< for crashed
    std::string result_hash;  ///< empty for crashed
    double cpu_s = 0;
    std::uint64_t services = 0;
    std::uint64_t parties = 0;
};

/// What is stored of a replication; each part has its hash.
enum class Part : std::uint8_t { status, indicators, series, waits, events };
inline constexpr std::size_t part_count = 5;
/// "status", "indicators", ... as JSON has it.
[[nodiscard]] const char* name_of(Part part);

/// A replication that is not what it was when it was stored.
struct Damage {
    std::string plan;
    std::int64_t replication = 0;  ///< as it is stored: may be a number that no replication has
    Part part = Part::status;      ///< where it was found first
};

/// One indicator over the finished replications of a plan.
struct IndicatorSample {
    std::string name;
    std::string stat;
    engine::Scope scope;
    std::string unit;
    std::vector<std::optional<double>> values;  ///< in the order of finished replications    (replications)
};

/// One indicator in one finished replication.
struct HistoryValue {
    std::uint32_t replication = 0;
    std::optional<double> value;  ///< empty where not defined
};

/// One hourly series over the finished replications of a plan.
struct SeriesSample {
    std::string name;
    engine::Scope scope;
    std::vector<std::vector<std::int32_t>> values;  ///< [persons]                  (replications x hours)
};

struct Connection;  // the open SQLite file
class Contents;     // what it holds, checked
class FileLock;

class Store {
  public:
    /// A study that is gone with the object.
    [[nodiscard]] static Store in_memory(const Header& header);

    /// Opens a study to add replications; begins it where there is none.
    ///
    /// Waits up to a second for another process to let go of it, and reads all that is there: damaged replications are
    /// known from then on, and stay as they are.
    /// @throws InputError  not a study, of another version, its structure or header damaged, read-only, in use, or made
    ///                     from another scenario, settings, window, seed or build than `header` says (nothing is
    ///                     written then)
    /// @throws StudyError  the disk is full or failed
    [[nodiscard]] static Store open_to_add(const std::filesystem::path& file, const Header& header);

    /// Opens a study to read it as it is at this moment, also while another process adds to it.
    /// @throws InputError  as above, and when there is no such file
    [[nodiscard]] static Store open_to_read(const std::filesystem::path& file);

    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    /// Leaves one single file behind (no -wal, no -shm).
    ~Store();

    [[nodiscard]] const Header& header() const;

    /// Makes a plan known. @throws InputError  a plan of that id is there with other measures
    void add_plan(const PlanLabel& plan);
    /// Stores a replication, all or nothing; one that had crashed or is damaged is replaced.
    ///
    /// @pre the plan was added; (site, week, cause) is unique among record.waits
    /// @throws StudyError  the disk is full or failed, or the file was removed; what was stored before is kept
    void add(const engine::ReplicationRecord& record);
    /// Makes it one single file, of which nothing is left beside it; it can still be read.
    /// @return what is in the way of that, or of there being a study at all; "" for nothing
    [[nodiscard]] std::string finish();

    [[nodiscard]] std::vector<PlanLabel> plans() const;
    /// Every stored replication of a plan by number, crashed and damaged ones included; none for an unknown plan.
    [[nodiscard]] std::vector<ReplicationStatus> replications(const std::string& plan) const;
    /// A finished replication as it was added, whatever else was added before, but for machine figures of its worker;
    /// waits by site, week and cause. (Format 1 has not kept the order of indicators: they come in that of
    /// indicators().)
    /// @pre it is there
    /// @throws InputError  it is damaged
    [[nodiscard]] engine::ReplicationRecord record(const std::string& plan, std::uint32_t replication) const;
    /// The same; nothing where it is damaged.
    [[nodiscard]] std::optional<engine::ReplicationRecord> find_record(const std::string& plan,
                                                                       std::uint32_t replication) const;
    /// What happened in a finished replication, in order of time; nothing where it is not there or damaged.
    [[nodiscard]] std::vector<engine::Event> events(const std::string& plan, std::uint32_t replication) const;

    // Everything is checked as it is read, and no damaged replication is in what is given out. Damage may be found at
    // any reading, so that what was read before still has a replication that what is read later has not: settled().

    /// Damaged replications of a plan found so far, by number.
    [[nodiscard]] std::vector<Damage> damages(const std::string& plan) const;
    [[nodiscard]] std::size_t damage_count() const;
    /// Reads and checks all that there is.
    void check_all() const;
    /// Replications of a plan that are too old to be checked (format 1): they are given out as they are.
    [[nodiscard]] std::vector<std::uint32_t> beyond_check(const std::string& plan) const;
    /// What SQLite says of the file's structure; "" where it is whole. Reads all of the file.
    [[nodiscard]] std::string structure() const;
    /// Whether both indicators and hourly series of a number are there, in whatever state.
    [[nodiscard]] bool has_content(const std::string& plan, std::int64_t replication) const;
    /// Version of the tables: 1, 2.
    [[nodiscard]] int format() const;

    /// Indicators of a plan in a fixed order: catalogue, then stat, then scope with sites in the scenario's order.
    [[nodiscard]] std::vector<IndicatorSample> indicators(const std::string& plan) const;
    /// One indicator in the finished ones of a plan's first replications, by number; none where it is not measured.
    /// @param replications  looks at numbers 0 ... replications - 1
    [[nodiscard]] std::vector<HistoryValue> values(const std::string& plan, const std::string& name,
                                                   const std::string& stat, const engine::Scope& scope,
                                                   std::uint32_t replications) const;
    /// Hourly series of a plan in the order of its first finished replication.
    [[nodiscard]] std::vector<SeriesSample> series(const std::string& plan) const;
    /// Waiting by site, week and cause: the mean over the finished replications.
    [[nodiscard]] std::vector<engine::WaitShare> mean_waits(const std::string& plan) const;

    /// Caps the file's size, so that a test meets a full disk. @param pages  of 4096 bytes
    void limit_pages(std::int64_t pages);

  private:
    explicit Store(std::unique_ptr<Connection> connection);
    static Store open_locked(const std::filesystem::path& file, const Header& header, std::unique_ptr<FileLock> lock);
    std::unique_ptr<Connection> connection_;
    std::unique_ptr<Contents> contents_;  // reads by the connection
};

/// Puts a log that a killed program left beside a study into it.
/// @pre nobody else writes the study
/// @throws InputError, StudyError  as Store::open_to_add
void gather_log(const std::filesystem::path& file);

/// Reads from a study by several calls until all of them agree on which replications are sound.
template <class Read>
[[nodiscard]] auto settled(const Store& store, Read read) {
    while (true) {
        const std::size_t before = store.damage_count();
        auto result = read();
        if (store.damage_count() == before) return result;
    }
}

}  // namespace umbral::study
