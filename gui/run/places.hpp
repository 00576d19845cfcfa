#pragma once
// Where the program keeps and finds things on this machine.

#include <filesystem>
#include <string>
#include <system_error>

namespace umbral::gui {

/// The `umbral` program: $UMBRAL_PROGRAM, else beside this program or where the build puts it, else on the PATH.
/// Empty when it is nowhere.
[[nodiscard]] std::filesystem::path find_umbral();
/// Studies of variants already simulated; may be deleted at any time. $XDG_CACHE_HOME/umbral/studies
[[nodiscard]] std::filesystem::path study_cache_folder();
/// Journals and preferences. $XDG_STATE_HOME/umbral
[[nodiscard]] std::filesystem::path state_folder();
/// data/ of the source tree or of the installation; empty when it is nowhere.
[[nodiscard]] std::filesystem::path data_folder();
/// scenarios/ likewise.
[[nodiscard]] std::filesystem::path scenarios_folder();

/// Writes a file so that it is either the old one or the whole new one.
/// @throws std::system_error  the folder cannot be written, the disk is full
void write_whole(const std::filesystem::path& file, const std::string& bytes);

/// "could not be written: FILE: the disk is full", in the user's language.
[[nodiscard]] std::string not_written(const std::system_error& error);

}  // namespace umbral::gui
