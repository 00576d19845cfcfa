// The program without a window, worked by keys alone.

#include "gui/shell/app.hpp"

#include <imgui_internal.h>  // to find the parts of the window

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <vector>

#include "desk.hpp"
#include "gui/app/journal.hpp"
#include "gui/shell/key_queue.hpp"

using namespace umbral::gui;
using namespace umbral::gui::test;

namespace {

/// Controls that F6 and the arrow keys come to, by the part of the window they are in.
std::map<std::string, std::size_t> reached_by_keys(Desk& desk) {
    struct Control {
        ImGuiID id;
        ImGuiWindow* window;
        ImRect rect;
    };
    std::vector<Control> found;
    const auto note = [&] {
        const ImGuiContext& g = *ImGui::GetCurrentContext();
        const bool known =
            std::any_of(found.begin(), found.end(), [&](const Control& control) { return control.id == g.NavId; });
        if (!known && g.NavId != 0) found.push_back({g.NavId, g.NavWindow, g.NavWindow->NavRectRel[0]});
        while (!desk.app().state().draft.edits.empty()) desk.app().act(action::Undo{});  // a slider was moved
    };
    constexpr int f6 = 295;
    for (int i = 0; i < 6; ++i) {
        ImGui::GetIO().KeysDown[f6] = true;
        desk.frame();
        ImGui::GetIO().KeysDown[f6] = false;
        for (int rest = 0; rest < 3; ++rest) desk.frame();
        note();
    }
    for (std::size_t next = 0; next < found.size();) {
        const Control from = found[next++];
        for (const auto key : {ImGuiKey_DownArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_LeftArrow}) {
            ImGui::FocusWindow(from.window);
            ImGui::SetNavID(from.id, ImGuiNavLayer_Main, 0, from.rect);
            ImGui::GetCurrentContext()->NavDisableHighlight = false;
            desk.key(key);
            note();
        }
    }
    std::map<std::string, std::size_t> count;
    for (const Control& control : found) {
        const std::string name = control.window->Name;  // "umbral/column_1A2B3C4D/map_5E6F7081"
        const auto last = name.rfind('/') + 1;
        ++count[name.substr(last, name.rfind('_') - last)];
    }
    return count;
}

}  // namespace

TEST_CASE("agencies and routes are selected by keys, as sites are") {
    Desk desk(2);
    desk.app().act(action::Open{scenario("tutorial/07-who-must-agree")});
    REQUIRE(desk.settle());
    const auto press = [&](int key) {
        ImGui::GetIO().KeysDown[key] = true;
        desk.frame();
        ImGui::GetIO().KeysDown[key] = false;
        desk.frame();
    };
    press('N');
    CHECK(desk.app().state().session.selection == Selection{Subject::site, "POST"});
    desk.app().act(action::ShowView{"response"});
    press('N');
    CHECK(desk.app().state().session.selection.subject == Subject::agency);
    const std::string first = desk.app().state().session.selection.id;
    press('N');
    CHECK(desk.app().state().session.selection.id != first);
    press('P');
    CHECK(desk.app().state().session.selection.id == first);
}

TEST_CASE("with M the arrows move the map and not the time, + and - zoom it, Home shows all, Esc gives them back") {
    Desk desk(2);
    desk.app().act(action::Open{scenario("tutorial/07-who-must-agree")});
    REQUIRE(desk.settle());
    constexpr int right = 262;
    constexpr int up = 265;
    constexpr int home = 268;
    constexpr int escape = 256;
    const auto press = [&](int key) {
        ImGui::GetIO().KeysDown[key] = true;
        desk.frame();
        ImGui::GetIO().KeysDown[key] = false;
        desk.frame();
    };
    const Session& session = desk.app().state().session;
    press('M');
    REQUIRE(session.map_has_keys);
    const double hour = session.hour;
    for (const int key : {right, up, int{'='}}) press(key);
    CHECK(session.hour == hour);
    CHECK(session.map_moves.right > 0);
    CHECK(session.map_moves.up > 0);
    CHECK(session.map_moves.zoom > 0);
    CHECK_FALSE(ImGui::GetIO().NavVisible);
    const int fits = session.fit_request;
    press(home);
    CHECK(session.fit_request == fits + 1);
    press(escape);
    CHECK_FALSE(session.map_has_keys);
    press(right);
    CHECK(session.map_moves.right == Approx(0.1));
}

TEST_CASE("F6 leads to every part of the window, the arrow keys to every control in it") {
    for (const char* view : {"map", "response", "waits", "compare", "data"}) {
        INFO(view);
        Desk desk(2);
        desk.app().act(action::Open{scenario("tutorial/07-who-must-agree")});
        desk.app().act(action::ChoosePlan{"up-the-chain"});
        desk.app().act(action::Compare{"agreed-beforehand", true});
        desk.app().act(action::ShowView{view});
        REQUIRE(desk.settle());
        auto reached = reached_by_keys(desk);
        CHECK(reached["top"] >= 8);  // start, plan, undo, export, theme, keys, about, language
        CHECK(reached["rail"] == 5);
        const std::string shown = view;
        if (shown == "map") CHECK(reached["map"] == 4);            // nearer, farther, everything, legend
        if (shown == "response") CHECK(reached["response"] >= 4);  // two channels, and whether each works
        if (shown == "compare") CHECK(reached["compare"] >= 12);   // one plan, one pin, ten rows
        if (shown == "data") CHECK(reached["data"] == 3);          // filter, assumptions only, table
        if (shown == "map" || shown == "waits") CHECK(reached["timeline"] == 6);  // play, start, speed, three lanes
        if (shown != "data") CHECK(reached["inspector"] > 12);
    }
}

TEST_CASE("Ctrl with arrows moves the dividers, and the time shown follows the time looked at") {
    Desk desk(2);
    desk.app().act(action::Open{scenario("tutorial/01-one-post")});
    REQUIRE(desk.settle());
    ImGuiIO& io = ImGui::GetIO();
    const AppState& state = desk.app().state();
    io.KeyCtrl = true;
    for (const auto key : {ImGuiKey_UpArrow, ImGuiKey_LeftArrow}) desk.key(key);
    io.KeyCtrl = false;
    CHECK(state.preferences.timeline_px == Approx(290).margin(2));
    CHECK(state.preferences.inspector_px == Approx(350));
    CHECK(state.session.hour < 0);
    desk.app().act(action::SetRange{168, 180});
    desk.app().act(action::SetTime{179});
    for (int i = 0; i < 4; ++i) desk.key(ImGuiKey_RightArrow);
    CHECK_FALSE(io.NavVisible);  // left and right are for time, until up or down lead to a control
    CHECK(state.session.hour == 183);
    CHECK(state.session.range_to == 183);
    CHECK(state.session.range_to - state.session.range_from == 12);
}

TEST_CASE("arrow keys move the slider that was clicked, as one change, and do not move time") {
    Desk desk(2);
    desk.app().act(action::Open{scenario("tutorial/01-one-post")});
    desk.app().act(action::Select{"site", "POST"});
    REQUIRE(desk.settle());
    ImGuiIO& io = ImGui::GetIO();
    // Click down the inspector, where the sliders are, until the arrows are taken by one.
    constexpr int right_arrow = 262;
    for (float y = 120; y < 400 && desk.app().report()["changes"] == 0; y += 6) {
        io.MousePos = {1000, y};
        desk.frame();
        io.MouseDown[0] = true;
        desk.frame();
        io.MouseDown[0] = false;
        desk.frame();
        desk.frame();
    }
    REQUIRE(desk.app().report()["changes"] == 1);
    const auto undone = desk.app().state().undo.size();
    const auto clicked = desk.app().state().draft.edits.at(0).second;
    const double hour = desk.app().state().session.hour;
    io.KeysDown[right_arrow] = true;
    for (int i = 0; i < 3; ++i) desk.frame();
    io.KeysDown[right_arrow] = false;
    for (int i = 0; i < 3; ++i) desk.frame();
    CHECK(setting_value(desk.app().state().draft.edits.at(0).second) > setting_value(clicked));
    CHECK(desk.app().state().undo.size() == undone + 1);
    CHECK(desk.app().state().session.hour == hour);
}

TEST_CASE("a field takes what was typed when it is left, and keeps its value where that is not allowed") {
    Desk desk(2);
    desk.app().act(action::Open{scenario("tutorial/01-one-post")});
    desk.app().act(action::Select{"site", "POST"});
    REQUIRE(desk.settle());
    ImGuiIO& io = ImGui::GetIO();
    const auto type = [&](const char* text) {
        io.WantTextInput = false;
        // Down the inspector until a field is being typed in; what it holds is selected.
        for (float y = 120; y < 400 && !io.WantTextInput; y += 6) {
            io.MousePos = {1150, y};
            desk.frame();
            for (const bool down : {true, false, false}) {
                io.MouseDown[0] = down;
                desk.frame();
            }
        }
        REQUIRE(io.WantTextInput);
        io.AddInputCharactersUTF8(text);
        desk.key(ImGuiKey_Enter);
    };
    type("7,0");
    REQUIRE(desk.app().state().draft.edits.size() == 1);
    const auto typed = desk.app().state().draft.edits;
    CHECK(setting_value(typed.front().second) == 7);
    for (const char* refused : {"1e9", "-1", "7x"}) {
        type(refused);
        CHECK(desk.app().state().draft.edits == typed);
    }
}

TEST_CASE("Enter presses a dialog's default button, which keeps what there is, Esc cancels") {
    const Folder folder;
    const auto journal = folder.path() / "journal-lost.jsonl";
    std::ofstream(journal)
        << to_json(action::Open{scenario("tutorial/01-one-post")}).dump() << '\n'
        << to_json(action::Set{"sites[POST].stations[registration].officers[0].officers", "8", false}).dump() << '\n';
    Desk desk(2, UMBRAL_PROGRAM, 1280, 800, folder.path());
    REQUIRE(desk.app().state().session.dialog == Dialog::recover);
    SECTION("recovered by Enter") {
        desk.key(ImGuiKey_Enter);
        CHECK(desk.app().state().draft.edits.size() == 1);
    }
    SECTION("recovered by space, once the keyboard is in use") {
        desk.key(ImGuiKey_DownArrow);
        desk.key(ImGuiKey_UpArrow);
        desk.key(ImGuiKey_Space);
        CHECK(desk.app().state().draft.edits.size() == 1);
    }
    SECTION("asked later after Esc, then left and saved") {
        desk.key(ImGuiKey_Escape);
        CHECK(desk.app().state().session.dialog == Dialog::none);
        CHECK(desk.app().state().draft.edits.empty());
        CHECK(std::filesystem::exists(journal));
        return;
    }
    CHECK(desk.app().state().session.dialog == Dialog::none);
    REQUIRE(desk.settle());  // once the scenario is read it is known that a plan can hold the change
    desk.app().act(action::Close{});
    REQUIRE(desk.app().state().session.dialog == Dialog::leave);
    desk.key(ImGuiKey_Enter);
    CHECK(desk.app().state().session.dialog == Dialog::save_plan);
    desk.key(ImGuiKey_Escape);
    CHECK(desk.app().state().session.dialog == Dialog::none);
    CHECK(desk.app().state().draft.edits.size() == 1);
}

TEST_CASE("Esc closes a list of choices before the dialog under it") {
    Desk desk(2);
    desk.app().act(action::ShowDialog{"new_scenario"});
    for (int i = 0; i < 4; ++i) desk.frame();
    desk.key(ImGuiKey_UpArrow);  // from the name to the choice above it
    desk.key(ImGuiKey_Enter);
    desk.key(ImGuiKey_Escape);
    CHECK(desk.app().state().session.dialog == Dialog::new_scenario);
    desk.key(ImGuiKey_Escape);
    CHECK(desk.app().state().session.dialog == Dialog::none);
}

TEST_CASE("Enter presses what the keyboard is on, and Esc takes the frame round it away") {
    Desk desk(2);
    desk.app().act(action::Open{scenario("tutorial/01-one-post")});
    REQUIRE(desk.settle());
    const View before = desk.app().state().session.view;
    for (int i = 0; i < 12 && desk.app().state().session.view == before; ++i) {
        desk.key(ImGuiKey_DownArrow);
        desk.key(ImGuiKey_Enter);
    }
    CHECK(desk.app().state().session.view != before);
    CHECK(ImGui::GetIO().NavVisible);
    desk.key(ImGuiKey_Escape);
    CHECK_FALSE(ImGui::GetIO().NavVisible);
}

TEST_CASE("keys tapped between two frames are all heard, with the modifiers they were pressed with") {
    constexpr int z = 90;
    constexpr int control = 341;
    Desk desk(2);
    desk.app().act(action::Open{scenario("tutorial/01-one-post")});
    REQUIRE(desk.settle());
    for (const char* value : {"5", "6", "7"})
        desk.app().act(action::Set{"sites[POST].stations[registration].officers[0].officers", value, false});
    KeyQueue queue;
    const auto tap = [&](int key) {
        queue.add_key(key, true);
        queue.add_key(key, false);
    };
    const auto hear_all = [&] {
        for (int i = 0; i < 30 && !queue.is_empty(); ++i) {
            queue.give(ImGui::GetIO());
            desk.frame();
        }
        CHECK(queue.is_empty());
    };
    queue.add_key(control, true);
    tap(z);
    tap(z);
    queue.add_key(control, false);
    tap('3');  // shows the waits; with Ctrl it would do nothing
    hear_all();
    CHECK(desk.app().state().draft.edits.at(0).second == "5");
    CHECK(desk.app().report()["view"] == "waits");
    CHECK_FALSE(ImGui::GetIO().KeyCtrl);
}
