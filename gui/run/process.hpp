#pragma once
// A program run as a child, its lines read as they come.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace umbral::gui {

class Process {
  public:
    /// Starts a program with lower priority. It ends with us, even when we are killed.
    /// @param arguments  the program's path first
    /// @throws std::system_error  no pipe or no process to be had; a missing program is an end with code 127
    explicit Process(const std::vector<std::string>& arguments);
    /// Ends it for good if it still runs.
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    /// Waits for output and adds complete lines. @return false when there will be no more
    bool read_lines(std::vector<std::string>& lines, std::chrono::milliseconds patience);
    /// Asks it to stop (SIGINT).
    void interrupt();
    /// Waits for its end. @return its exit code; 128 + n when signal n ended it
    int wait();
    /// What it wrote to standard error, the last 4 kB.
    [[nodiscard]] const std::string& complaints() const { return complaints_; }

  private:
    void drain(int& pipe, std::string& into);

    pid_t pid_ = -1;
    int output_ = -1;
    int errors_ = -1;
    std::string partial_;
    std::string complaints_;
    std::optional<int> code_;
};

/// Starts a program that goes on without us. Nothing is said where that fails.
void start_detached(const std::vector<std::string>& arguments);

}  // namespace umbral::gui
