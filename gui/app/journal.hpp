#pragma once
// What the user did, kept on disk as it happens, so that a crash loses at most the last second.

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "gui/app/actions.hpp"

namespace umbral::gui {

/// Whether an action belongs into the journal: what changes the draft, or opens a scenario.
[[nodiscard]] bool is_journalled(const Action& action);

/// Writes actions to a file of its own from a thread of its own; the disk is synced twice a second. The file is locked
/// for as long as the program lives.
class Journal {
  public:
    /// @param folder  made where it is missing; a folder that cannot be written leaves a journal that is off
    /// @param wake    called from the journal's thread after every sync
    explicit Journal(
        const std::filesystem::path& folder, std::function<void()> wake = [] {});
    /// Removes the file: the program ended as it should.
    ~Journal();
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    void add(const Action& action);
    [[nodiscard]] bool is_on() const { return descriptor_ >= 0; }
    /// Seconds since 1970 of the last sync; 0 before the first.
    [[nodiscard]] std::int64_t last_saved() const { return last_saved_; }

  private:
    void work();

    const std::function<void()> wake_;
    std::filesystem::path file_;
    int descriptor_ = -1;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::string pending_;  // guarded by mutex_
    bool stop_ = false;    // guarded by mutex_
    std::atomic<std::int64_t> last_saved_{0};
    std::thread thread_;
};

/// A journal whose program is gone.
struct LostSession {
    std::filesystem::path file;
    Actions actions;
    std::string folder;       ///< of the scenario it was about
    std::size_t changes = 0;  ///< edits in the draft it leads to
};

/// The latest lost session with unsaved changes; journals without any are removed.
[[nodiscard]] std::optional<LostSession> find_lost_session(const std::filesystem::path& folder);

/// Puts a scenario's draft by, for when it is opened next. @throws std::system_error  the folder cannot be written
void keep_draft(const std::filesystem::path& folder, const std::string& scenario, const Draft& draft);
/// What was kept of a scenario, which then no longer is: the actions that make it the draft again.
[[nodiscard]] Actions take_kept_draft(const std::filesystem::path& folder, const std::string& scenario);

/// Preferences as kept in the state folder; defaults where there are none or they cannot be read.
[[nodiscard]] Preferences load_preferences(const std::filesystem::path& folder);
/// @return whether they could be kept
bool save_preferences(const std::filesystem::path& folder, const Preferences& preferences);

}  // namespace umbral::gui
