#pragma once
// What the program is showing and what the user has changed; three structs that live for different times.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenario/reader.hpp"

namespace umbral::gui {

enum class View { start, map, response, waits, compare, data };
/// Whether the timeline stands below a view.
[[nodiscard]] constexpr bool has_timeline(View view) { return view == View::map || view == View::waits; }
/// What the timeline shows.
enum class Lanes { people, response, money };
enum class Subject { nothing, site, route, agency, channel };
enum class Dialog { none, save_plan, shortcuts, about, leave, recover, open, new_scenario };

struct Selection {
    Subject subject = Subject::nothing;
    std::string id;
    friend bool operator==(const Selection&, const Selection&) = default;
};

/// What the user is trying out. Undo and redo move between drafts; nothing else does.
struct Draft {
    std::string plan;                      ///< the saved plan it starts from; empty: the scenario's default
    std::vector<scenario::Setting> edits;  ///< by path, each once, in the order first touched
    std::vector<std::string> compared;     ///< ids of plans, beside the draft itself
    std::string baseline;                  ///< the plan others are compared with; empty: the saved plan
    friend bool operator==(const Draft&, const Draft&) = default;
};

/// How far the map was moved by actions, in all; the map does what is new of it.
struct MapMoves {
    double right = 0;  ///< in widths of the map
    double up = 0;     ///< in heights
    double zoom = 0;   ///< doublings of the scale
    friend bool operator==(const MapMoves&, const MapMoves&) = default;
};

/// What is on screen; not kept and not undone.
struct Session {
    std::string folder;  ///< of the open scenario; empty at the start screen
    View view = View::start;
    Selection selection;
    double hour = -1;       ///< the time looked at [h since the scenario's start]; below 0: the measured start
    double range_from = 0;  ///< the timeline's range [h]; from >= to: everything
    double range_to = 0;
    Lanes lanes = Lanes::people;
    bool playing = false;
    double speed_h_per_s = 12;  ///< hours of the scenario a second while playing
    bool hold = false;          ///< the user cancelled the runs
    std::uint64_t attempt = 0;
    Dialog dialog = Dialog::none;
    std::string leave_to;  ///< with Dialog::leave: the folder to open next; empty: close
    int fit_request = 0;   ///< raised to fit the map to its subject
    MapMoves map_moves;
    bool map_has_keys = false;  ///< arrows, + and - are for the map
    std::string notice;         ///< the last thing done, for the status bar
    bool notice_is_bad = false;
};

/// What is kept from one time to the next.
struct Preferences {
    std::string language = "en";
    bool dark = false;
    float text_scale = 1;
    float inspector_px = 330;         ///< at scale 1
    float timeline_px = 0;            ///< 0: its share of the window
    std::vector<std::string> recent;  ///< folders, latest first
    friend bool operator==(const Preferences&, const Preferences&) = default;
};

/// Something to be done outside the state: files, windows. The shell empties the list.
struct Effect {
    enum class Kind { save_plan, keep_draft, export_view, export_study, screenshot, new_scenario, quit };
    Kind kind = Kind::quit;
    std::string name;    ///< file, folder or plan id
    std::string text{};  ///< a plan's title; the folder a new scenario is like
    std::string more{};  ///< on what terms a plan is saved
    friend bool operator==(const Effect&, const Effect&) = default;
};

struct AppState {
    Preferences preferences;
    Session session;
    Draft draft;
    std::vector<Draft> undo;  ///< earlier drafts, latest last
    std::vector<Draft> redo;
    std::string gesture;  ///< the path of a slider being dragged: its steps are one change
    std::vector<Effect> effects;

    /// The draft differs from what is saved.
    [[nodiscard]] bool has_changes() const { return !draft.edits.empty(); }
};

}  // namespace umbral::gui
