#include "gui/app/journal.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <system_error>

#include "base/text.hpp"
#include "gui/run/places.hpp"

namespace umbral::gui {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::json;
constexpr std::chrono::milliseconds sync_interval{500};

void write_all(int descriptor, const std::string& bytes) {
    std::size_t written = 0;
    while (written < bytes.size()) {
        const ssize_t count = write(descriptor, bytes.data() + written, bytes.size() - written);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return;  // a full disk: the session goes on without its journal
        written += static_cast<std::size_t>(count);
    }
}

bool is_journal(const fs::path& file) {
    return file.filename().string().starts_with("journal-") && file.extension() == ".jsonl";
}

/// Whether the program that writes a journal still runs: it holds the file's lock for as long as it lives.
bool is_held(const fs::path& file) {
    const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return true;  // not ours to read
    const bool held = flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    close(descriptor);
    return held;
}

/// Of a scenario's folder, whatever is in its name.
fs::path kept_file(const fs::path& folder, const std::string& scenario) {
    return folder / ("kept-" + sha256_hex(scenario).substr(0, 16) + ".json");
}

Actions read_actions(const fs::path& file) {
    Actions actions;
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);) {
        // The last line may have been cut short.
        if (auto action = action_from(Json::parse(line, nullptr, false))) actions.push_back(std::move(*action));
    }
    return actions;
}

}  // namespace

bool is_journalled(const Action& action) {
    return std::visit(
        [](const auto& a) {
            using A = std::decay_t<decltype(a)>;
            return std::is_same_v<A, action::Open> || std::is_same_v<A, action::Close> ||
                   std::is_same_v<A, action::Set> || std::is_same_v<A, action::EndDrag> ||
                   std::is_same_v<A, action::Reset> || std::is_same_v<A, action::ResetAll> ||
                   std::is_same_v<A, action::ChoosePlan> || std::is_same_v<A, action::Compare> ||
                   std::is_same_v<A, action::PinBaseline> || std::is_same_v<A, action::Undo> ||
                   std::is_same_v<A, action::Redo>;
        },
        action);
}

Journal::Journal(const fs::path& folder, std::function<void()> wake) : wake_(std::move(wake)) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    constexpr int ending = 6;  // ".jsonl"
    std::string name = (folder / "journal-XXXXXX.jsonl").string();
    descriptor_ = mkostemps(name.data(), ending, O_CLOEXEC);
    if (descriptor_ < 0) return;
    file_ = name;
    (void)flock(descriptor_, LOCK_EX | LOCK_NB);  // nobody else knows the name yet
    thread_ = std::thread([this] { work(); });
}

Journal::~Journal() {
    if (descriptor_ < 0) return;
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    changed_.notify_all();
    thread_.join();
    close(descriptor_);
    std::error_code failed;
    fs::remove(file_, failed);
}

void Journal::add(const Action& action) {
    if (descriptor_ < 0) return;
    {
        const std::lock_guard lock(mutex_);
        pending_ += to_json(action).dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
    }
    changed_.notify_all();
}

void Journal::work() {
    std::unique_lock lock(mutex_);
    while (!stop_) {
        changed_.wait(lock, [this] { return stop_ || !pending_.empty(); });
        if (pending_.empty()) continue;
        const std::string bytes = std::move(pending_);
        pending_.clear();
        lock.unlock();
        write_all(descriptor_, bytes);
        fdatasync(descriptor_);
        last_saved_ =
            std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
                .count();
        wake_();
        lock.lock();
        changed_.wait_for(lock, sync_interval, [this] { return stop_; });
    }
}

std::optional<LostSession> find_lost_session(const fs::path& folder) {
    std::optional<LostSession> latest;
    fs::file_time_type latest_time;
    std::error_code failed;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
        if (!is_journal(entry->path()) || is_held(entry->path())) continue;
        LostSession lost{entry->path(), read_actions(entry->path()), {}, 0};
        AppState state;
        for (const Action& action : lost.actions) apply_action(state, action);
        lost.folder = state.session.folder;
        lost.changes = state.draft.edits.size();
        std::error_code gone;
        if (lost.changes == 0) {
            fs::remove(lost.file, gone);
            continue;
        }
        const auto time = fs::last_write_time(lost.file, gone);
        if (!latest || time > latest_time) {
            latest = std::move(lost);
            latest_time = time;
        }
    }
    return latest;
}

void keep_draft(const fs::path& folder, const std::string& scenario, const Draft& draft) {
    Json actions = Json::array();
    if (!draft.plan.empty()) actions.push_back(to_json(action::ChoosePlan{draft.plan}));
    for (const auto& [path, value] : draft.edits) actions.push_back(to_json(action::Set{path, value, false}));
    fs::create_directories(folder);
    write_whole(kept_file(folder, scenario), Json{{"scenario", scenario}, {"actions", actions}}.dump(1) + '\n');
}

Actions take_kept_draft(const fs::path& folder, const std::string& scenario) {
    const fs::path file = kept_file(folder, scenario);
    std::ifstream stream(file);
    const Json json = Json::parse(stream, nullptr, false);
    Actions actions;
    if (!json.is_object() || json.value("scenario", "") != scenario || !json.contains("actions")) return actions;
    for (const Json& one : json["actions"]) {
        if (auto action = action_from(one)) actions.push_back(std::move(*action));
    }
    std::error_code failed;
    fs::remove(file, failed);
    return actions;
}

Preferences load_preferences(const fs::path& folder) {
    Preferences preferences;
    std::ifstream stream(folder / "preferences.json");
    const Json json = Json::parse(stream, nullptr, false);
    if (!json.is_object()) return preferences;
    try {
        // Through the actions, so that limits hold for a file changed by hand.
        AppState state;
        apply_action(state, action::SetLanguage{json.value("language", preferences.language)});
        apply_action(state, action::SetTheme{json.value("dark", preferences.dark)});
        apply_action(state, action::SetTextScale{json.value("text_scale", 1.0)});
        apply_action(state, action::Resize{"inspector", json.value("inspector_px", 0.0)});
        apply_action(state, action::Resize{"timeline", json.value("timeline_px", 0.0)});
        preferences = state.preferences;
        preferences.recent = json.value("recent", std::vector<std::string>{});
    } catch (const Json::exception&) {
        return {};
    }
    return preferences;
}

bool save_preferences(const fs::path& folder, const Preferences& preferences) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    const Json json{{"language", preferences.language},       {"dark", preferences.dark},
                    {"text_scale", preferences.text_scale},   {"inspector_px", preferences.inspector_px},
                    {"timeline_px", preferences.timeline_px}, {"recent", preferences.recent}};
    try {
        write_whole(folder / "preferences.json", json.dump(1) + '\n');
        return true;
    } catch (const std::system_error&) {
        return false;
    }
}

}  // namespace umbral::gui
