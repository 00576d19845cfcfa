#pragma once
// What is wrong with the open scenario: a list on the left, on the right the file with the place of the one chosen.

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "gui/model/world.hpp"
#include "gui/panels/ui.hpp"

namespace umbral::gui {

struct ProblemPanelState {
    std::size_t chosen = 0;              ///< in the list
    std::vector<std::string> lines;      ///< of `shown`
    std::filesystem::path shown;         ///< the file read last
    std::filesystem::file_time_type of;  ///< when it had been written
    std::size_t line = 0;                ///< of the problem, from 1; 0: none
    std::string place;                   ///< that the view was scrolled to
};

/// The line that a problem's place names ("line 4, column 7 (persons)"); 0 where it names none.
[[nodiscard]] std::size_t line_of(const std::string& place);

/// The files themselves cannot be used, whatever the draft makes of them.
[[nodiscard]] bool has_broken_files(const World& world);

/// Shown instead of a view that needs sound inputs. @pre the saved plan's progress is there
void draw_problem_panel(const Ui& ui, const World& world, ProblemPanelState& own);

}  // namespace umbral::gui
