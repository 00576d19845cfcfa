#pragma once
// The verbs of the `umbral` program. Each is one file: it adds its options to the program, and does its work when
// the command line names it.

#include <CLI/App.hpp>
#include <functional>

namespace umbral::cli {

/// Exit codes, for scripts.
inline constexpr int exit_done = 0;
inline constexpr int exit_run_failed = 1;   ///< a replication crashed or is damaged, the disk was full, ...
inline constexpr int exit_input_error = 2;  ///< a file or an option is wrong; nothing was written
/// A signal stopped it, as shells tell it: 129 for SIGHUP, 130 for Ctrl-C, 143 for SIGTERM; what had finished is kept.
[[nodiscard]] constexpr int exit_stopped(int signal) { return 128 + signal; }

/// What to do once the command line is understood; returns the exit code.
using Action = std::function<int()>;

// Each adds its verb to `program` and, when the verb is named, sets `action`.
void add_run_command(CLI::App& program, Action& action);
void add_compare_command(CLI::App& program, Action& action);
void add_show_command(CLI::App& program, Action& action);
void add_merge_command(CLI::App& program, Action& action);
void add_check_command(CLI::App& program, Action& action);
void add_repair_command(CLI::App& program, Action& action);
void add_timeline_command(CLI::App& program, Action& action);
void add_validate_command(CLI::App& program, Action& action);
void add_new_command(CLI::App& program, Action& action);
void add_docs_command(CLI::App& program, Action& action);

}  // namespace umbral::cli
