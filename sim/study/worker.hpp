#pragma once
// One replication in a forked process, and what comes back through its pipe.

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "study/ensemble.hpp"

namespace umbral::study {

/// A running worker. Killed and reaped when the object goes.
class Worker {
  public:
    /// Forks. @throws StudyError  no process or pipe to be had
    Worker(const scenario::Input& input, const engine::ReplicationOptions& options, const Simulate& simulate);
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// Readable when there is something to read().
    [[nodiscard]] int descriptor() const { return pipe_; }
    [[nodiscard]] std::uint32_t replication() const { return options_.replication; }
    /// Share of its horizon it said it has done, in [0, 1].
    [[nodiscard]] double done_fraction() const { return done_fraction_; }

    /// Takes in what is there; false when the worker has ended.
    bool read();
    /// What it left: its record, or one that says how it crashed. @pre read() returned false
    /// @throws InputError  the worker found the input at fault
    [[nodiscard]] engine::ReplicationRecord take_record();

  private:
    void take_frames();
    void reap();
    [[nodiscard]] engine::ReplicationRecord crashed(const std::string& why) const;

    engine::ReplicationOptions options_;
    std::string plan_;
    int pipe_ = -1;
    pid_t process_ = -1;
    int exit_status_ = 0;
    std::string unread_;  ///< bytes of a frame that is not complete
    double done_fraction_ = 0;
    std::optional<engine::ReplicationRecord> record_;
    std::string error_;
    std::vector<Problem> problems_;
};

}  // namespace umbral::study
