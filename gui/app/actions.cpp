#include "gui/app/actions.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace umbral::gui {
namespace {

constexpr std::size_t most_undo = 500;
constexpr std::size_t most_recent = 8;
constexpr std::size_t most_compared = 4;
constexpr double fastest_h_per_s = 24.0 * 14;
constexpr double most_map_move = 4;

template <class E, std::size_t N>
using WordTable = std::array<std::pair<const char*, E>, N>;

constexpr WordTable<View, 6> view_words{{{"start", View::start},
                                         {"map", View::map},
                                         {"response", View::response},
                                         {"waits", View::waits},
                                         {"compare", View::compare},
                                         {"data", View::data}}};
constexpr WordTable<Subject, 5> subject_words{{{"", Subject::nothing},
                                               {"site", Subject::site},
                                               {"route", Subject::route},
                                               {"agency", Subject::agency},
                                               {"channel", Subject::channel}}};
constexpr WordTable<Dialog, 8> dialog_words{{{"", Dialog::none},
                                             {"save_plan", Dialog::save_plan},
                                             {"shortcuts", Dialog::shortcuts},
                                             {"about", Dialog::about},
                                             {"leave", Dialog::leave},
                                             {"recover", Dialog::recover},
                                             {"open", Dialog::open},
                                             {"new_scenario", Dialog::new_scenario}}};

constexpr WordTable<Lanes, 3> lanes_words{
    {{"people", Lanes::people}, {"response", Lanes::response}, {"money", Lanes::money}}};

template <class E, std::size_t N>
const char* word_in(const WordTable<E, N>& table, E value) {
    for (const auto& [word, member] : table) {
        if (member == value) return word;
    }
    return "";
}
template <class E, std::size_t N>
std::optional<E> member_in(const WordTable<E, N>& table, const std::string& word) {
    for (const auto& [name, member] : table) {
        if (word == name) return member;
    }
    return std::nullopt;
}

/// Makes a new draft the present one; the one before can be had back.
void change(AppState& state, Draft draft) {
    if (draft == state.draft) return;
    state.undo.push_back(std::move(state.draft));
    if (state.undo.size() > most_undo) state.undo.erase(state.undo.begin());
    state.redo.clear();
    state.draft = std::move(draft);
    state.session.hold = false;
}

void step_back(AppState& state, std::vector<Draft>& from, std::vector<Draft>& to) {
    if (from.empty()) return;
    to.push_back(std::move(state.draft));
    state.draft = std::move(from.back());
    from.pop_back();
    state.gesture.clear();
    state.session.hold = false;
}

void leave_or_ask(AppState& state, const std::string& folder) {
    if (state.has_changes() && state.session.dialog != Dialog::leave) {
        state.session.dialog = Dialog::leave;
        state.session.leave_to = folder;
        return;
    }
    state.draft = {};
    state.undo.clear();
    state.redo.clear();
    state.gesture.clear();
    const int fits = state.session.fit_request;
    const bool is_asked = state.session.dialog == Dialog::recover;  // to open a scenario is no answer
    state.session = {};
    state.session.fit_request = fits + 1;
    if (is_asked) state.session.dialog = Dialog::recover;
    if (folder.empty()) return;
    state.session.folder = folder;
    state.session.view = View::map;
}

/// One overload per action.
struct Apply {
    AppState& state;
    Session& session = state.session;

    void operator()(const action::Open& a) const { leave_or_ask(state, a.folder); }
    void operator()(const action::Close&) const { leave_or_ask(state, {}); }
    void operator()(const action::NewScenario& a) const {
        if (!a.folder.empty()) state.effects.push_back({Effect::Kind::new_scenario, a.folder, a.like, {}});
    }
    void operator()(const action::Remember&) const {
        if (session.folder.empty()) return;
        auto& recent = state.preferences.recent;
        std::erase(recent, session.folder);
        recent.insert(recent.begin(), session.folder);
        if (recent.size() > most_recent) recent.resize(most_recent);
    }
    void operator()(const action::ShowView& a) const {
        const auto view = member_in(view_words, a.view);
        if (view && (*view == View::start) == session.folder.empty()) session.view = *view;
        if (session.view != View::map) session.map_has_keys = false;
    }
    void operator()(const action::Select& a) const {
        if (const auto subject = member_in(subject_words, a.subject)) session.selection = {*subject, a.id};
    }
    void operator()(const action::Set& a) const {
        if (session.folder.empty() || a.path.empty()) return;
        Draft draft = state.draft;
        const auto known = std::find_if(draft.edits.begin(), draft.edits.end(),
                                        [&](const auto& edit) { return edit.first == a.path; });
        if (known == draft.edits.end()) {
            draft.edits.emplace_back(a.path, a.value);
        } else {
            known->second = a.value;
        }
        if (a.dragging && state.gesture == a.path) {
            state.draft = std::move(draft);
            session.hold = false;
        } else {
            change(state, std::move(draft));
        }
        state.gesture = a.dragging ? a.path : "";
    }
    void operator()(const action::EndDrag&) const { state.gesture.clear(); }
    void operator()(const action::Reset& a) const {
        Draft draft = state.draft;
        std::erase_if(draft.edits, [&](const auto& edit) { return edit.first == a.path; });
        change(state, std::move(draft));
    }
    void operator()(const action::ResetAll&) const {
        Draft draft = state.draft;
        draft.edits.clear();
        change(state, std::move(draft));
    }
    void operator()(const action::ChoosePlan& a) const {
        if (session.folder.empty()) return;
        Draft draft = state.draft;
        draft.plan = a.plan;
        // What was changed in the other plan has no place in this one.
        std::erase_if(draft.edits, [](const auto& edit) { return edit.first.rfind("plan.", 0) == 0; });
        change(state, std::move(draft));
    }
    void operator()(const action::Compare& a) const {
        if (session.folder.empty()) return;
        Draft draft = state.draft;
        std::erase(draft.compared, a.plan);
        if (a.on && draft.compared.size() < most_compared) draft.compared.push_back(a.plan);
        change(state, std::move(draft));
    }
    void operator()(const action::PinBaseline& a) const {
        if (session.folder.empty()) return;
        Draft draft = state.draft;
        draft.baseline = a.plan;
        change(state, std::move(draft));
    }
    void operator()(const action::Undo&) const { step_back(state, state.undo, state.redo); }
    void operator()(const action::Redo&) const { step_back(state, state.redo, state.undo); }
    void operator()(const action::SetTime& a) const {
        if (std::isfinite(a.hour)) session.hour = std::max(0.0, a.hour);
    }
    void operator()(const action::SetRange& a) const {
        if (!std::isfinite(a.from) || !std::isfinite(a.to)) return;
        session.range_from = a.from;
        session.range_to = a.to;
    }
    void operator()(const action::ShowLanes& a) const {
        if (const auto lanes = member_in(lanes_words, a.lanes)) session.lanes = *lanes;
    }
    void operator()(const action::Play& a) const { session.playing = a.on && !session.folder.empty(); }
    void operator()(const action::SetSpeed& a) const {
        if (std::isfinite(a.hours_per_second))
            session.speed_h_per_s = std::clamp(a.hours_per_second, 1.0, fastest_h_per_s);
    }
    void operator()(const action::Fit&) const { ++session.fit_request; }
    void operator()(const action::FocusMap& a) const { session.map_has_keys = a.on && session.view == View::map; }
    void operator()(const action::MoveMap& a) const {
        if (!std::isfinite(a.right) || !std::isfinite(a.up) || !std::isfinite(a.zoom)) return;
        session.map_moves.right += std::clamp(a.right, -most_map_move, most_map_move);
        session.map_moves.up += std::clamp(a.up, -most_map_move, most_map_move);
        session.map_moves.zoom += std::clamp(a.zoom, -most_map_move, most_map_move);
    }
    void operator()(const action::SetLanguage& a) const {
        if (a.language != "en" && a.language != "es") return;
        if (a.language != state.preferences.language) session.notice.clear();  // it was said in the other
        state.preferences.language = a.language;
    }
    void operator()(const action::SetTheme& a) const { state.preferences.dark = a.dark; }
    void operator()(const action::SetTextScale& a) const {
        if (std::isfinite(a.scale))
            state.preferences.text_scale = static_cast<float>(std::clamp(std::round(a.scale * 20) / 20, 0.8, 2.0));
    }
    void operator()(const action::Resize& a) const {
        if (!std::isfinite(a.pixels)) return;
        const auto pixels = static_cast<float>(a.pixels);
        if (a.part == "inspector")
            state.preferences.inspector_px =
                pixels <= 0 ? Preferences{}.inspector_px : std::clamp(pixels, 240.0F, 720.0F);
        if (a.part == "timeline") state.preferences.timeline_px = pixels <= 0 ? 0 : std::clamp(pixels, 120.0F, 2000.0F);
    }
    void operator()(const action::ShowDialog& a) const {
        if (const auto dialog = member_in(dialog_words, a.dialog)) session.dialog = *dialog;
    }
    void operator()(const action::SavePlan& a) const {
        if (!session.folder.empty() && !a.id.empty())
            state.effects.push_back({Effect::Kind::save_plan, a.id, a.title, a.terms});
    }
    void operator()(const action::KeepDraft&) const {
        if (state.has_changes() && session.dialog == Dialog::leave)
            state.effects.push_back({Effect::Kind::keep_draft, session.folder, {}, {}});
    }
    void operator()(const action::ExportView& a) const {
        state.effects.push_back({Effect::Kind::export_view, a.file, {}, {}});
    }
    void operator()(const action::ExportStudy& a) const {
        state.effects.push_back({Effect::Kind::export_study, a.file, {}, {}});
    }
    void operator()(const action::Screenshot& a) const {
        state.effects.push_back({Effect::Kind::screenshot, a.file, {}, {}});
    }
    void operator()(const action::CancelRuns&) const { session.hold = true; }
    void operator()(const action::Run&) const {
        session.hold = false;
        ++session.attempt;
    }
    void operator()(const action::Leave&) const {
        if (state.has_changes() && session.dialog != Dialog::leave) {
            session.dialog = Dialog::leave;
            session.leave_to = "quit";
            return;
        }
        state.effects.push_back({Effect::Kind::quit, {}, {}});
    }
};

}  // namespace

void apply_action(AppState& state, const Action& action) { std::visit(Apply{state}, action); }

Action leaving_action(const Session& session) {
    if (session.leave_to == "quit") return action::Leave{};
    if (session.leave_to.empty()) return action::Close{};
    return action::Open{session.leave_to};
}

const char* word_of(View view) { return word_in(view_words, view); }
const char* word_of(Subject subject) { return word_in(subject_words, subject); }
const char* word_of(Lanes lanes) { return word_in(lanes_words, lanes); }
const char* word_of(Dialog dialog) { return word_in(dialog_words, dialog); }
std::optional<View> view_from(const std::string& word) { return member_in(view_words, word); }

}  // namespace umbral::gui
