#pragma once
// Everything slow, in one background thread: reading scenarios, running `umbral`, reading studies. The window says
// what it wants to see and takes what there is; it never waits.

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "gui/run/outcome.hpp"
#include "gui/run/reading.hpp"

namespace umbral::gui {

/// How far a variant has come.
enum class Stage {
    reading,  ///< its files are being read
    broken,   ///< they cannot be used: see problems
    waiting,  ///< for its turn to run
    running,
    stopped,  ///< by the user, with what was finished
    failed,   ///< the run ended badly: see problems
    done,
};

struct Progress {
    Stage stage = Stage::reading;
    std::shared_ptr<const Reading> reading;  ///< nothing before it was read
    std::shared_ptr<const Outcome> outcome;  ///< the replications finished so far; nothing before the first
    std::uint32_t stored = 0;
    std::uint32_t goal = 0;
    double done_fraction = 0;
    std::optional<double> left_s;
    std::vector<Problem> problems;
};

/// What the window wants, most urgent first.
struct Wanted {
    std::vector<Variant> variants;
    std::uint32_t replications = 20;
    bool hold = false;          ///< start no run (the user cancelled)
    std::uint64_t attempt = 0;  ///< raised to try failed runs again
    std::string language;
    friend bool operator==(const Wanted&, const Wanted&) = default;
};

/// What there is, in the order of Wanted::variants.
struct Found {
    std::vector<Variant> variants;
    std::vector<Progress> progress;
    std::uint64_t version = 0;       ///< raised with every change
    std::uint64_t disk_changes = 0;  ///< times a wanted folder was changed by another program
    std::uint64_t thrown_away = 0;   ///< damaged studies that are simulated again
};

class Workbench {
  public:
    /// @param program  `umbral`; empty where there is none (runs then fail and say so)
    /// @param cache    folder for studies; made on the first run
    /// @param wake     called from the background thread after every change
    Workbench(std::filesystem::path program, std::filesystem::path cache, std::function<void()> wake);
    ~Workbench();
    Workbench(const Workbench&) = delete;
    Workbench& operator=(const Workbench&) = delete;

    void want(const Wanted& wanted);
    [[nodiscard]] std::shared_ptr<const Found> found() const;
    /// Carries out what writes into a scenario's folder: it is read again, but that is no change "on disk".
    void write(const std::filesystem::path& folder, const std::function<void()>& writes);
    /// Whether everything wanted is done, or cannot be.
    [[nodiscard]] bool is_idle() const { return idle_; }

  private:
    struct Job;
    void work();
    [[nodiscard]] bool wants_changed(std::uint64_t seen) const { return wanted_version_ != seen; }
    void watch_folders(const Wanted& wanted);
    std::shared_ptr<const Reading> reading_of(const Variant& variant);
    void prepare(const Wanted& wanted);
    bool step(const Wanted& wanted, std::uint64_t seen);
    void run(std::size_t which, const Wanted& wanted, std::uint64_t seen);
    bool listen(Job& job, std::size_t which, std::uint64_t seen);
    void take_event(Job& job, std::size_t which, const std::string& line);
    void look_at_study(Job& job, std::size_t which, bool at_the_end);
    [[nodiscard]] std::filesystem::path study_file(const Reading& reading) const;
    std::shared_ptr<const Outcome> cached(const Reading& reading);
    void keep(const std::string& hash, std::shared_ptr<const Outcome> outcome);
    void publish();

    const std::filesystem::path program_;
    const std::filesystem::path cache_;
    const std::function<void()> wake_;
    std::string program_stamp_;

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    Wanted wanted_;                           // guarded by mutex_
    std::shared_ptr<const Found> published_;  // guarded by mutex_
    std::atomic<std::uint64_t> wanted_version_{0};
    std::atomic<bool> stop_{false};
    std::atomic<bool> idle_{true};

    std::mutex disk_mutex_;                          // held while the window itself writes
    std::map<std::string, std::string> own_stamps_;  // by folder, after that; guarded by disk_mutex_

    // The background thread's own.
    Found found_;
    std::vector<std::pair<Variant, std::shared_ptr<const Reading>>> readings_;
    std::vector<std::pair<std::string, std::shared_ptr<const Outcome>>> outcomes_;  // by hash, latest last
    std::map<std::string, std::vector<Problem>> failures_;                          // by hash
    std::map<std::string, std::string> stamps_;                                     // by folder
    std::uint64_t attempt_ = 0;
    std::string language_;

    std::thread thread_;  // last: it uses all of the above
};

}  // namespace umbral::gui
