#pragma once
// What leaves the program as a file.

#include <filesystem>
#include <string>

#include "gui/app/actions.hpp"
#include "gui/model/plan_file.hpp"
#include "gui/model/world.hpp"
#include "gui/shell/page.hpp"

namespace umbral::gui {

/// The present view as files beside each other, named after `file` without its extension (STEM): STEM.svg, STEM.csv,
/// and STEM-NAME.csv for what else it shows.
/// @return what was written, for the status bar
/// @throws InputError  there is nothing to write yet
/// @throws std::system_error  the folder cannot be written
std::string export_view(const Page& page, const Canvas& ruler, const std::filesystem::path& file);

/// Saves the draft as a plan of the scenario's folder and moves the draft to it. @return actions that do the latter
/// @throws InputError, std::system_error
struct SavedPlan {
    Actions then;
    std::string notice;
};
[[nodiscard]] SavedPlan save_plan(const World& world, const PlanTerms& terms, const UnitCosts& unit_costs);

/// Copies the draft's study. @throws InputError  it has none, or it is being written. @throws std::system_error
std::string export_study(const World& world, const std::filesystem::path& file);

/// A name for a file of this scenario in the current folder: "darien-costa-rica-2023-map".
[[nodiscard]] std::filesystem::path default_stem(const World& world);

}  // namespace umbral::gui
