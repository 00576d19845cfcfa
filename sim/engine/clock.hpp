#pragma once
// SimGrid's clock behind one door: the process's only simulation engine, its actors and their sleep. No other file
// of the engine includes SimGrid.

#include <exception>
#include <functional>
#include <memory>
#include <string>

#include "base/time.hpp"

namespace umbral::engine {

/// The one simulation clock of this process. Constructing a second one stops the process: a second SimGrid engine
/// would keep the first one's time.
class Clock {
  public:
    Clock();
    ~Clock();
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;

    /// Adds an actor, to start when run() is called. An exception that leaves its body ends the run: all actors stop
    /// at their next sleep, and run() throws it again.
    void add_actor(const std::string& name, std::function<void()> body);
    /// Runs until every actor has ended.
    void run();
    /// From within an actor: waits until the clock shows `at_us`; at once when it already does.
    void sleep_until(TimeUs at_us);

  private:
    struct Engine;
    std::unique_ptr<Engine> engine_;
    std::exception_ptr failure_;
};

}  // namespace umbral::engine
