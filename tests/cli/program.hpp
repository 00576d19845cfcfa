#pragma once
// Runs the `umbral` program as a user's shell would, and hands back what it wrote.

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace umbral::cli::testing {

struct Outcome {
    int exit_code = -1;  ///< -signal where a signal ended it
    std::string out;
    std::string err;
    std::size_t peak_bytes = 0;  ///< of memory in use at once
};

/// A running `umbral`. Killed when the object goes.
class Program {
  public:
    /// @param environment  NAME=VALUE, over a fixed one (LANG=C.UTF-8)
    /// @param output       the file that is its standard output, closed when empty; else what wait() hands back
    explicit Program(const std::vector<std::string>& arguments, const std::vector<std::string>& environment = {},
                     const std::optional<std::filesystem::path>& output = std::nullopt);
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    void send(int signal) const;
    [[nodiscard]] bool is_running();
    [[nodiscard]] Outcome wait();

  private:
    pid_t process_ = -1;
    int status_ = 0;
    std::filesystem::path folder_;  // holds its output
};

[[nodiscard]] Outcome run_umbral(const std::vector<std::string>& arguments,
                                 const std::vector<std::string>& environment = {});

[[nodiscard]] std::string bytes_of(const std::filesystem::path& file);

/// A scenario that exists, runs in milliseconds and has queues.
[[nodiscard]] std::string small_scenario();

}  // namespace umbral::cli::testing
