#pragma once
// Everything a user can do, as data: panels ask for actions, the journal keeps them, files replay them.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

#include "gui/app/state.hpp"

namespace umbral::gui {

namespace action {
struct Open {
    std::string folder;
};
struct Close {};
/// Makes a scenario folder and opens it.
struct NewScenario {
    std::string folder;
    std::string like;  ///< the folder to copy; empty: the small starter
};
/// The open scenario was found where it was said to be: it is one of the recent ones.
struct Remember {};
struct ShowView {
    std::string view;
};
struct Select {
    std::string subject;
    std::string id;
};
/// Changes one value. With `dragging` it joins the change before it, when that was of the same path.
struct Set {
    std::string path;
    std::string value;
    bool dragging = false;
};
/// The drag has ended: the next change is a step of its own.
struct EndDrag {};
struct Reset {
    std::string path;
};
struct ResetAll {};
struct ChoosePlan {
    std::string plan;
};
struct Compare {
    std::string plan;
    bool on = true;
};
struct PinBaseline {
    std::string plan;
};
struct Undo {};
struct Redo {};
struct SetTime {
    double hour = 0;
};
struct SetRange {
    double from = 0;
    double to = 0;
};
struct ShowLanes {
    std::string lanes;
};
struct Play {
    bool on = true;
};
struct SetSpeed {
    double hours_per_second = 12;
};
struct Fit {};
/// Gives arrows, + and - to the map, or takes them back.
struct FocusMap {
    bool on = true;
};
/// Looks further to the right or up, or nearer.
struct MoveMap {
    double right = 0;  ///< in widths of the map
    double up = 0;     ///< in heights
    double zoom = 0;   ///< doublings of the scale
};
struct SetLanguage {
    std::string language;
};
struct SetTheme {
    bool dark = false;
};
struct SetTextScale {
    double scale = 1;
};
/// A part of the window: the inspector's width or the timeline's height.
struct Resize {
    std::string part;
    double pixels = 0;  ///< at scale 1; 0: the usual share
};
struct ShowDialog {
    std::string dialog;
};
struct SavePlan {
    std::string id;
    std::string title;
    std::string terms{};  ///< JSON: PlanTerms::by_measure; empty: the usual ones
};
/// Puts the draft by for the next time the scenario is opened, and leaves as the leaving dialog was asked to.
struct KeepDraft {};
struct ExportView {
    std::string file;
};
struct ExportStudy {
    std::string file;
};
struct Screenshot {
    std::string file;
};
struct CancelRuns {};
struct Run {};
struct Leave {};
}  // namespace action

using Action =
    std::variant<action::Open, action::Close, action::NewScenario, action::Remember, action::ShowView, action::Select,
                 action::Set, action::EndDrag, action::Reset, action::ResetAll, action::ChoosePlan, action::Compare,
                 action::PinBaseline, action::Undo, action::Redo, action::SetTime, action::SetRange, action::ShowLanes,
                 action::Play, action::SetSpeed, action::Fit, action::FocusMap, action::MoveMap, action::SetLanguage,
                 action::SetTheme, action::SetTextScale, action::Resize, action::ShowDialog, action::SavePlan,
                 action::KeepDraft, action::ExportView, action::ExportStudy, action::Screenshot, action::CancelRuns,
                 action::Run, action::Leave>;
using Actions = std::vector<Action>;

/// Carries an action out on the state. Files and windows are left to AppState::effects. Total: an action that makes
/// no sense now (undo without a past, an unknown view) changes nothing.
void apply_action(AppState& state, const Action& action);

/// What the leaving dialog was opened by: it is carried out while the dialog is open.
[[nodiscard]] Action leaving_action(const Session& session);

/// {"do": "set", "path": ..., "value": ...}
[[nodiscard]] nlohmann::json to_json(const Action& action);
/// @return nothing for what is no action
[[nodiscard]] std::optional<Action> action_from(const nlohmann::json& json);
/// The names of all actions, as in "do".
[[nodiscard]] std::vector<std::string> action_names();

/// Words of enumerations as actions write them.
[[nodiscard]] const char* word_of(View view);
[[nodiscard]] const char* word_of(Subject subject);
[[nodiscard]] const char* word_of(Lanes lanes);
[[nodiscard]] const char* word_of(Dialog dialog);
[[nodiscard]] std::optional<View> view_from(const std::string& word);

}  // namespace umbral::gui
