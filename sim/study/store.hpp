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

/// How one replication ended.
struct ReplicationStatus {
    std::uint32_t replication = 0;
    engine::EndReason end = engine::EndReason::finished;
    std::string message;      ///< for crashed
    std::string result_hash;  ///< empty for crashed
    double cpu_s = 0;
    std::uint64_t services = 0;
    std::uint64_t parties = 0;
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

class Store {
  public:
    /// A study that is gone with the object.
    [[nodiscard]] static Store in_memory(const Header& header);

    /// Opens a study to add replications; begins it where there is none.
    ///
    /// Waits up to a second for another process to let go of it.
    /// @throws InputError  not a study, of a newer version, damaged, read-only, in use, or made from another
    ///                     scenario, settings, window, seed or build than `header` says (nothing is written then)
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
    /// Stores a replication, all or nothing; one that had crashed is replaced.
    ///
    /// @pre the plan was added; (site, week, cause) is unique among record.waits
    /// @throws StudyError  the disk is full or failed; what was stored before is kept
    void add(const engine::ReplicationRecord& record);

    [[nodiscard]] std::vector<PlanLabel> plans() const;
    /// Every stored replication of a plan by number, crashed ones included; none for an unknown plan.
    [[nodiscard]] std::vector<ReplicationStatus> replications(const std::string& plan) const;
    /// A finished replication as it was added, but for machine figures of its worker. @pre it is there
    [[nodiscard]] engine::ReplicationRecord record(const std::string& plan, std::uint32_t replication) const;
    /// What happened in a finished replication, in order of time; nothing where it is not there.
    [[nodiscard]] std::vector<engine::Event> events(const std::string& plan, std::uint32_t replication) const;

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
    std::unique_ptr<Connection> connection_;
};

}  // namespace umbral::study
