#pragma once
// A window of the operating system with an App in it: the only place that knows GLFW and OpenGL.

#include <filesystem>
#include <string>

#include "gui/shell/app.hpp"
#include "gui/shell/player.hpp"

namespace umbral::gui {

struct WindowOptions {
    int width = 1280;
    int height = 800;
    float scale = 0;                   ///< pixels per design pixel; 0: the display's own
    std::filesystem::path screenshot;  ///< written at the end of the replay; empty: none
    bool closes_after_play = false;
};

/// Shows the program until it is closed. @return exit code: 0, or 1 when the replay failed
/// @throws std::runtime_error  no display or no OpenGL 3.0 to be had
int show_window(AppOptions options, const WindowOptions& wanted, const std::vector<Action>& first, Player player);

}  // namespace umbral::gui
