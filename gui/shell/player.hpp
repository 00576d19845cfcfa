#pragma once
// Replays a file of actions: for tests, and for the pictures in the docs.

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "gui/shell/app.hpp"

namespace umbral::gui {

/// Steps of a file: actions, and three of the player's own:
/// {"do": "wait"} until everything wanted is simulated, at most "seconds" (600);
/// {"do": "frames", "count": 3}; {"do": "report", "file": "x.json"} writes App::report().
class Player {
  public:
    /// @throws InputError  not JSON, not a list, or a step that is no action
    explicit Player(const std::filesystem::path& file);
    Player() = default;

    /// Goes on as far as it can before the next frame. @return false when all is done
    bool step(App& app);
    /// Whether it waits for simulations: nobody need see the frames until it goes on.
    [[nodiscard]] bool is_waiting() const { return waiting_ && frames_left_ == 0; }
    /// What went wrong, such as a wait that took too long; empty when nothing did.
    [[nodiscard]] const std::string& failure() const { return failure_; }

  private:
    /// A new layout needs a frame to measure and one to draw.
    static constexpr int frames_for_layout = 2;
    bool wait(App& app, double seconds);

    std::vector<nlohmann::json> steps_;
    std::size_t next_ = 0;
    int frames_left_ = frames_for_layout;  // the first step, too, is about something drawn
    std::chrono::steady_clock::time_point waiting_since_;
    bool waiting_ = false;
    std::string failure_;
};

}  // namespace umbral::gui
