// Actions on the state, as a table of what each does; actions as JSON.

#include "gui/app/actions.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

using namespace umbral::gui;

namespace {

/// A scenario is open and nothing has been changed.
AppState opened() {
    AppState state;
    apply_action(state, action::Open{"/scenarios/a"});
    return state;
}

AppState after(const Actions& actions) {
    AppState state = opened();
    for (const Action& action : actions) apply_action(state, action);
    return state;
}

struct Row {
    std::string claim;
    Actions actions;
    std::function<bool(const AppState&)> holds;
};

const std::vector<umbral::scenario::Setting>& edits(const AppState& state) { return state.draft.edits; }

}  // namespace

TEST_CASE("each action does what its name says, and nothing where it makes no sense") {
    const action::Set places{"sites[A].places.general", "20", false};
    const std::vector<Row> table{
        {"opening shows the map", {}, [](const auto& s) { return s.session.view == View::map; }},
        {"the map is moved by shares of what is seen, not without end",
         {action::MoveMap{0.1, 0, 1}, action::MoveMap{0.1, 1e9, 0}},
         [](const auto& s) {
             return s.session.map_moves == MapMoves{0.2, 4, 1};
         }},
        {"only the map takes keys for the map, and another view takes them back",
         {action::FocusMap{true}, action::ShowView{"data"}, action::FocusMap{true}},
         [](const auto& s) { return !s.session.map_has_keys; }},
        {"a part of the window put back has its usual size",
         {action::Resize{"timeline", 500}, action::Resize{"inspector", 500}, action::Resize{"timeline", 0},
          action::Resize{"inspector", 0}},
         [](const auto& s) { return s.preferences == Preferences{}; }},
        {"a change is in the draft", {places}, [](const auto& s) { return edits(s).size() == 1; }},
        {"a second change of one path replaces the first",
         {places, action::Set{places.path, "30", false}},
         [](const auto& s) { return edits(s).size() == 1 && edits(s)[0].second == "30"; }},
        {"undo takes one step back",
         {places, action::Set{places.path, "30", false}, action::Undo{}},
         [](const auto& s) { return edits(s)[0].second == "20"; }},
        {"redo takes it forward again",
         {places, action::Undo{}, action::Redo{}},
         [](const auto& s) { return edits(s).size() == 1; }},
        {"a new change forgets what was undone",
         {places, action::Undo{}, action::Set{"b", "1", false}, action::Redo{}},
         [](const auto& s) { return edits(s).size() == 1 && edits(s)[0].first == "b"; }},
        {"undo without a past changes nothing", {action::Undo{}}, [](const auto& s) { return edits(s).empty(); }},
        {"the steps of one drag are undone together",
         {action::Set{"p", "1", true}, action::Set{"p", "2", true}, action::Set{"p", "3", true}, action::EndDrag{},
          action::Undo{}},
         [](const auto& s) { return edits(s).empty(); }},
        {"two drags are two steps",
         {action::Set{"p", "1", true}, action::EndDrag{}, action::Set{"p", "2", true}, action::EndDrag{},
          action::Undo{}},
         [](const auto& s) { return edits(s)[0].second == "1"; }},
        {"reset takes one value back",
         {places, action::Reset{places.path}},
         [](const auto& s) { return edits(s).empty(); }},
        {"reset all can be undone",
         {places, action::ResetAll{}, action::Undo{}},
         [](const auto& s) { return edits(s).size() == 1; }},
        {"another plan keeps changes to sites and drops those to the plan",
         {places, action::Set{"plan.measures[m].lead_time_h", "1", false}, action::ChoosePlan{"other"}},
         [](const auto& s) { return edits(s).size() == 1 && s.draft.plan == "other"; }},
        {"a plan is compared once",
         {action::Compare{"x", true}, action::Compare{"x", true}},
         [](const auto& s) { return s.draft.compared.size() == 1; }},
        {"at most four plans are compared",
         {action::Compare{"1", true}, action::Compare{"2", true}, action::Compare{"3", true},
          action::Compare{"4", true}, action::Compare{"5", true}},
         [](const auto& s) { return s.draft.compared.size() == 4; }},
        {"an unknown view is not shown",
         {action::ShowView{"moon"}},
         [](const auto& s) { return s.session.view == View::map; }},
        {"the start screen is reached by closing only",
         {action::ShowView{"start"}},
         [](const auto& s) { return s.session.view == View::map; }},
        {"an unknown language changes nothing",
         {action::SetLanguage{"xx"}},
         [](const auto& s) { return s.preferences.language == "en"; }},
        {"text is between 0.8 and 2 times its size",
         {action::SetTextScale{99}},
         [](const auto& s) { return s.preferences.text_scale == 2.0F; }},
        {"time never runs before the start", {action::SetTime{-5}}, [](const auto& s) { return s.session.hour == 0; }},
        {"a time that is no number changes nothing",
         {action::SetTime{3}, action::SetTime{std::nan("")}},
         [](const auto& s) { return s.session.hour == 3; }},
        {"cancelling holds runs until the next change",
         {action::CancelRuns{}, places},
         [](const auto& s) { return !s.session.hold; }},
        {"leaving with changes asks",
         {places, action::Leave{}},
         [](const auto& s) { return s.session.dialog == Dialog::leave && s.effects.empty(); }},
        {"leaving without changes leaves", {action::Leave{}}, [](const auto& s) { return s.effects.size() == 1; }},
        {"opening another with changes asks, and opens when asked again",
         {places, action::Open{"/b"}, action::Open{"/b"}},
         [](const auto& s) { return s.session.folder == "/b" && edits(s).empty(); }},
        {"closing forgets the past",
         {places, action::ResetAll{}, action::Close{}},
         [](const auto& s) { return s.undo.empty() && s.session.view == View::start; }},
        {"a plan without a name is not saved",
         {action::SavePlan{"", "t"}},
         [](const auto& s) { return s.effects.empty(); }},
    };
    for (const Row& row : table) {
        INFO(row.claim);
        CHECK(row.holds(after(row.actions)));
    }
}

TEST_CASE("before a scenario is open nothing can be changed") {
    AppState state;
    for (const Action& action : Actions{action::Set{"p", "1", false}, action::ChoosePlan{"x"},
                                        action::Compare{"x", true}, action::PinBaseline{"x"}, action::Play{true}})
        apply_action(state, action);
    CHECK(state.draft == Draft{});
    CHECK_FALSE(state.session.playing);
    CHECK(state.undo.empty());
}

TEST_CASE("recent scenarios are those that were found, once each, latest first, eight at most") {
    AppState state;
    for (const int i : {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 7}) {
        apply_action(state, action::Open{"/s" + std::to_string(i)});
        apply_action(state, action::Remember{});
    }
    apply_action(state, action::Open{"/mistyped"});
    CHECK(state.preferences.recent.size() == 8);
    CHECK(state.preferences.recent.front() == "/s7");
    CHECK(std::count(state.preferences.recent.begin(), state.preferences.recent.end(), "/s7") == 1);
}

TEST_CASE("every action is the same after it was written as JSON and read back") {
    const auto names = action_names();
    CHECK(names.size() == std::variant_size_v<Action>);
    for (const std::string& name : names) {
        INFO(name);
        const auto action = action_from({{"do", name}});
        REQUIRE(action);
        CHECK(to_json(*action_from(to_json(*action))) == to_json(*action));
    }
    const Action set = action::Set{"p", R"({"low":1})", true};
    CHECK(to_json(set) == nlohmann::json{{"do", "set"}, {"path", "p"}, {"value", R"({"low":1})"}, {"dragging", true}});
}

TEST_CASE("what is no action is refused: an unknown name, a field of another type, another shape") {
    CHECK_FALSE(action_from({{"do", "fly"}}));
    CHECK_FALSE(action_from({{"do", "set_time"}, {"hour", "noon"}}));
    CHECK_FALSE(action_from({{"do", 3}}));
    CHECK_FALSE(action_from(nlohmann::json::array()));
    CHECK_FALSE(action_from(nullptr));
}
