#pragma once
// SimGrid's clock behind one door: the process's only simulation engine and its actors. network.cpp builds the
// platform on it; no other file includes SimGrid.

#include <exception>
#include <functional>
#include <memory>
#include <string>

#include "base/time.hpp"

namespace umbral::response {

/// The one simulation clock of this process. Constructing a second one stops the process: a second SimGrid engine
/// would keep the first one's time.
class Clock {
  public:
    Clock();
    ~Clock();
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;

    /// Adds an actor. An exception that leaves its body ends the run: all actors stop at their next sleep, and
    /// advance_to() throws it again.
    void add_actor(const std::string& name, std::function<void()> body);
    /// Runs the actors up to and including `until_us`, then shows that time.
    void advance_to(TimeUs until_us);
    [[nodiscard]] TimeUs now_us() const;
    /// From within an actor: waits until the clock shows `at_us`; at once when it already does.
    void sleep_until(TimeUs at_us);
    /// True once an actor has failed: the others are to end.
    [[nodiscard]] bool has_failed() const { return static_cast<bool>(failure_); }

  private:
    struct Engine;
    std::unique_ptr<Engine> engine_;
    std::exception_ptr failure_;
};

/// SimGrid counts seconds.
[[nodiscard]] inline double seconds_from_us(TimeUs us) { return static_cast<double>(us) * 1e-6; }

}  // namespace umbral::response
