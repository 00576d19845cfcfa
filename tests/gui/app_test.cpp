// The whole program without a window: drawn with nothing, with typical and with extreme data, driven by actions.

#include "gui/shell/app.hpp"

#include <imgui_internal.h>  // to find the parts of the window

#include <catch2/catch.hpp>
#include <fstream>
#include <vector>

#include "desk.hpp"
#include "gui/model/comparison.hpp"
#include "gui/model/strip.hpp"
#include "gui/shell/player.hpp"

using namespace umbral::gui;
using namespace umbral::gui::test;

namespace {

void show_every_view(Desk& desk) {
    for (const char* view : {"map", "response", "waits", "compare", "data"}) {
        desk.app().act(action::ShowView{view});
        for (int i = 0; i < 3; ++i) desk.frame();
    }
    for (const char* dialog : {"shortcuts", "about", "save_plan", "leave", "recover", ""}) {
        desk.app().act(action::ShowDialog{dialog});
        for (int i = 0; i < 2; ++i) desk.frame();
    }
}

/// Where a part of the window lies.
Box part(const std::string& name) {
    for (const ImGuiWindow* window : ImGui::GetCurrentContext()->Windows) {
        if (window->Active && std::string(window->Name).find('/' + name + '_') != std::string::npos)
            return {window->Pos.x, window->Pos.y, window->Pos.x + window->Size.x, window->Pos.y + window->Size.y};
    }
    return {};
}

nlohmann::json card(const nlohmann::json& report, const std::string& title) {
    for (const auto& card : report["strip"]) {
        if (card["title"] == title) return card;
    }
    return {};
}

}  // namespace

TEST_CASE("the start screen is drawn, and every view before anything is known") {
    Desk desk;
    for (int i = 0; i < 3; ++i) desk.frame();
    CHECK(desk.app().report()["view"] == "start");
    desk.app().act(action::Open{scenario("tutorial/01-one-post")});
    show_every_view(desk);  // the first frames come before any reading
    CHECK(ImGui::GetDrawData()->TotalVtxCount > 200);
}

TEST_CASE("a file of actions may begin with a report or an export") {
    const Folder folder;
    const std::string report = (folder.path() / "report.json").string();
    const std::string view = (folder.path() / "view").string();
    for (const nlohmann::json& first :
         {nlohmann::json{{"do", "report"}, {"file", report}}, nlohmann::json{{"do", "export_view"}, {"file", view}}}) {
        std::ofstream(folder.path() / "play.json") << nlohmann::json::array({first}).dump();
        Desk desk;
        desk.app().act(action::Open{scenario("tutorial/01-one-post")});
        Player player(folder.path() / "play.json");
        while (player.step(desk.app())) desk.frame();
    }
    CHECK(std::filesystem::exists(report));
    CHECK(std::filesystem::exists(view + ".svg"));
}

TEST_CASE("every view and dialog is drawn with results, at every size, theme, scale and language") {
    Desk desk;
    desk.app().act(action::Open{scenario("tutorial/05-two-sites-and-a-blockade")});
    REQUIRE(desk.settle());
    for (const ImVec2 size : {ImVec2{320, 240}, ImVec2{1280, 800}, ImVec2{3840, 2160}}) {
        ImGui::GetIO().DisplaySize = size;
        for (const char* language : {"en", "es"}) {
            desk.app().act(action::SetLanguage{language});
            desk.app().act(action::SetTheme{language[0] == 'e' && language[1] == 's'});
            desk.app().act(action::SetTextScale{size.x > 2000 ? 2.0 : 1.0});
            show_every_view(desk);
        }
    }
    CHECK(desk.app().report()["language"] == "es");
    desk.app().act(action::SetLanguage{"en"});
}

TEST_CASE("more officers at the one post shorten its waits, surely, and undo takes it back") {
    Desk desk(6);
    desk.app().act(action::Open{scenario("tutorial/01-one-post")});
    REQUIRE(desk.settle());
    const auto before = card(desk.app().report(), "Waiting time");
    CHECK(before["verdict"].get<std::string>().empty());
    desk.app().act(action::Set{"sites[POST].stations[registration].officers[0].officers", "8", false});
    desk.frame();
    CHECK(desk.app().report()["stale"] == true);  // the last answer stays, greyed
    CHECK(card(desk.app().report(), "Waiting time")["value"] == before["value"]);
    REQUIRE(desk.settle());
    const auto after = card(desk.app().report(), "Waiting time");
    CHECK(desk.app().report()["stale"] == false);
    CHECK(after["verdict"] == "better\xc2\xb0");  // the scenario asks nothing
    CHECK(after["value"] != before["value"]);
    desk.app().act(action::Undo{});
    desk.frame();
    REQUIRE(desk.settle());
    CHECK(card(desk.app().report(), "Waiting time")["value"] == before["value"]);
    CHECK(desk.app().report()["changes"] == 0);
}

TEST_CASE("a change that the rules refuse is told and leaves the last answer") {
    Desk desk;
    desk.app().act(action::Open{scenario("tutorial/01-one-post")});
    REQUIRE(desk.settle());
    desk.app().act(action::Set{"sites[POST].stations[registration].officers[0].officers", "-3", false});
    REQUIRE(desk.settle());
    CHECK_FALSE(desk.app().report()["problems"].empty());
    CHECK(desk.app().report()["histories"] >= 4);  // studies are shared between tests
}

TEST_CASE("without umbral the scenario is shown and the want of a program is told") {
    Desk desk(7, "");
    desk.app().act(action::Open{scenario("tutorial/02-families-and-places")});
    REQUIRE(desk.settle());
    const auto report = desk.app().report();
    REQUIRE_FALSE(report["problems"].empty());
    CHECK(report["problems"][0].get<std::string>().find("umbral") != std::string::npos);
    CHECK(without_outcome(desk.app().world()) ==
          "Nothing is simulated: the program umbral was not found, so nothing can be simulated; "
          "build it (./dev test), or set UMBRAL_PROGRAM to its path");
    CHECK(desk.app().world().reading() != nullptr);
}

TEST_CASE("a broken umbral ends in a message") {
    Desk desk(9, "/bin/false");
    desk.app().act(action::Open{scenario("tutorial/02-families-and-places")});
    REQUIRE(desk.settle());
    CHECK_FALSE(desk.app().report()["problems"].empty());
}

TEST_CASE("a broken scenario is a list of problems, and is read again when its files change") {
    const Folder folder;
    std::filesystem::copy(scenario("tutorial/01-one-post"), folder.path() / "s",
                          std::filesystem::copy_options::recursive);
    std::ifstream in(folder.path() / "s" / "scenario.json");
    const std::string sound((std::istreambuf_iterator<char>(in)), {});
    std::ofstream(folder.path() / "s" / "scenario.json") << "{\"format\": 1,";
    Desk desk;
    desk.app().act(action::Open{(folder.path() / "s").string()});
    REQUIRE(desk.settle());
    CHECK_FALSE(desk.app().report()["problems"].empty());
    show_every_view(desk);
    std::ofstream(folder.path() / "s" / "scenario.json") << sound;
    for (int i = 0; i < 300 && desk.app().world().reading() == nullptr; ++i) {
        desk.frame();
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    REQUIRE(desk.settle());
    CHECK(desk.app().report()["problems"].empty());
    CHECK(desk.app().report()["histories"] >= 4);  // studies are shared between tests
    // Broken again under the open window: the list comes, though the last answer is still known.
    std::ofstream(folder.path() / "s" / "scenario.json") << "{\"format\": 1,";
    for (int i = 0; i < 300 && desk.app().report()["problems"].empty(); ++i) {
        desk.frame();
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    CHECK(desk.app().world().reading() != nullptr);
    CHECK(desk.app().report()["shows_problems"] == true);
}

TEST_CASE("a draft saved as a plan is chosen, holds what was changed and gives the same answer") {
    const Folder folder;
    std::filesystem::copy(scenario("tutorial/02-families-and-places"), folder.path() / "s",
                          std::filesystem::copy_options::recursive);
    Desk desk(6);
    desk.app().act(action::Open{(folder.path() / "s").string()});
    REQUIRE(desk.settle());
    const auto& site = desk.app().world().reading()->input.scenario.sites.at(0);
    desk.app().act(action::Set{"sites[" + site.id + "].places.families", "90", false});
    REQUIRE(desk.settle());
    const auto drafted = desk.app().report()["strip"];
    const std::string at_once =
        R"({"places-)" + site.id + R"(": {"date": "2024-03-04", "lead_time_h": 0, "cost": null}})";
    desk.app().act(action::SavePlan{"wider", "Wider", at_once});
    INFO(desk.app().report()["notice"]);
    REQUIRE(std::filesystem::exists(folder.path() / "s" / "plans" / "wider.json"));
    CHECK(desk.app().report()["changes"] == 0);
    CHECK(desk.app().report()["plan"] == "wider");
    REQUIRE(desk.settle());
    CHECK(desk.app().report()["notice"] == "saved as plans/wider.json");  // not: changed on disk
    for (std::size_t i = 0; i < drafted.size(); ++i)
        CHECK(desk.app().report()["strip"][i]["value"] == drafted[i]["value"]);
}

TEST_CASE("what is added without a price is said on the strip, and not as no difference in cost") {
    // Officers have a price an hour here, places have none.
    Desk desk(6);
    desk.app().act(action::Open{scenario("tutorial/07-who-must-agree")});
    desk.app().act(action::ChoosePlan{"up-the-chain"});
    REQUIRE(desk.settle());
    const std::string before = card(desk.app().report(), "Cost")["qualifier"];
    desk.app().act(action::Set{"sites[POST].places.general", "400", false});
    REQUIRE(desk.settle());
    const auto cost = card(desk.app().report(), "Cost");
    CHECK(cost["difference"] == "not priced");
    CHECK(cost["verdict"] == "");
    CHECK(cost["qualifier"] != before);
    desk.app().act(action::Set{"sites[POST].places.general", "400", false});
    desk.app().act(action::Undo{});
    desk.app().act(action::Set{"sites[POST].stations[registration].officers[0].officers", "5", false});
    REQUIRE(desk.settle());
    CHECK(card(desk.app().report(), "Cost")["difference"] != "not priced");
    CHECK(card(desk.app().report(), "Cost")["qualifier"] == before);
}

TEST_CASE("changes that no plan can hold are asked about on leaving, and may be kept for the next time") {
    const Folder folder;
    std::filesystem::copy(scenario("tutorial/07-who-must-agree"), folder.path() / "s",
                          std::filesystem::copy_options::recursive);
    const std::string opened = (folder.path() / "s").string();
    Desk desk(2, UMBRAL_PROGRAM, 1280, 800, folder.path() / "state");
    desk.app().act(action::Open{opened});
    REQUIRE(desk.settle());
    const std::string agency = desk.app().world().reading()->input.scenario.agencies.at(0).id;
    desk.app().act(action::Set{"agencies[" + agency + "].handling_min.value", "30", false});
    desk.frame();
    desk.app().act(action::Close{});
    for (int i = 0; i < 3; ++i) desk.frame();
    REQUIRE(desk.app().state().session.dialog == Dialog::leave);
    desk.key(ImGuiKey_Enter);  // the main button loses nothing
    CHECK(desk.app().state().session.folder.empty());
    desk.app().act(action::Open{opened});
    CHECK(desk.app().report()["changes"] == 1);
    CHECK(desk.app().state().draft.edits.at(0).second == "30");
    CHECK(desk.app().report()["notice"].get<std::string>().find("is back") != std::string::npos);
    // Once: what is left without saving then is gone.
    desk.app().act(action::ResetAll{});
    desk.app().act(action::Close{});
    desk.app().act(action::Open{opened});
    CHECK(desk.app().report()["changes"] == 0);
}

TEST_CASE("changes to a plan's own values are not left behind without a word when another plan is chosen") {
    Desk desk(2);
    desk.app().act(action::Open{scenario("tutorial/07-who-must-agree")});
    desk.app().act(action::ChoosePlan{"up-the-chain"});
    REQUIRE(desk.settle());
    const std::string measure = desk.app().world().reading()->input.plan.measures.at(0).id;
    desk.app().act(action::Set{"plan.measures[" + measure + "].lead_time_h", "5", false});
    desk.app().act(action::ChoosePlan{"agreed-beforehand"});
    CHECK(desk.app().report()["notice"].get<std::string>().find("undo brings it back") != std::string::npos);
    desk.app().act(action::Undo{});
    CHECK(desk.app().report()["changes"] == 1);
}

TEST_CASE("a plan that cannot be written, or whose name is taken, is told and the draft kept") {
    const Folder folder;
    std::filesystem::copy(scenario("tutorial/01-one-post"), folder.path() / "s",
                          std::filesystem::copy_options::recursive);
    Desk desk;
    desk.app().act(action::Open{(folder.path() / "s").string()});
    REQUIRE(desk.settle());
    desk.app().act(action::Set{"sites[POST].stations[registration].officers[0].officers", "5", false});
    desk.app().act(action::SavePlan{"two-more-officers", ""});
    CHECK(desk.app().report()["changes"] == 1);
    CHECK(desk.app().report()["notice"].get<std::string>().find("exists") != std::string::npos);
    desk.app().act(action::ExportView{"/proc/nowhere/x"});
    CHECK(desk.app().report()["notice"].get<std::string>().find("could not be written") != std::string::npos);
    desk.app().act(action::SetLanguage{"es"});
    desk.app().act(action::ExportView{"/nowhere/x"});
    CHECK(desk.app().report()["notice"].get<std::string>().find("no existe tal carpeta") != std::string::npos);
    desk.app().act(action::SetLanguage{"en"});
}

TEST_CASE("a baseline that is pinned is named at the strip") {
    Desk desk(2);
    desk.app().act(action::Open{scenario("tutorial/07-who-must-agree")});
    REQUIRE(desk.settle());
    CHECK(make_strip(desk.app().world()).note.empty());
    desk.app().act(action::PinBaseline{"up-the-chain"});
    REQUIRE(desk.settle());
    CHECK(make_strip(desk.app().world()).note.find("Up the chain") != std::string::npos);
}

TEST_CASE("fewer histories than a verdict needs are greyed, unless no more are wanted") {
    AppState state;
    state.session.folder = "s";
    const auto is_stale = [&](std::uint32_t stored, std::uint32_t goal) {
        auto found = std::make_shared<Found>();
        found->variants.push_back({"s", "", {}});
        Progress& progress = found->progress.emplace_back();
        progress.outcome = std::make_shared<Outcome>();
        progress.stored = stored;
        progress.goal = goal;
        return make_world(state, found, {}).is_stale();
    };
    CHECK(is_stale(2, 20));
    CHECK_FALSE(is_stale(6, 20));
    CHECK_FALSE(is_stale(2, 2));
}

TEST_CASE("a compared plan that is broken says why it is not simulated") {
    const Folder folder;
    std::filesystem::copy(scenario("tutorial/07-who-must-agree"), folder.path() / "s",
                          std::filesystem::copy_options::recursive);
    nlohmann::json plan;
    const auto file = folder.path() / "s" / "plans" / "agreed-beforehand.json";
    std::ifstream(file) >> plan;
    plan["no_such_key"] = 1;
    std::ofstream(file) << plan;
    Desk desk(2);
    desk.app().act(action::Open{(folder.path() / "s").string()});
    desk.app().act(action::ChoosePlan{"up-the-chain"});
    desk.app().act(action::Compare{"agreed-beforehand", true});
    REQUIRE(desk.settle());
    const Comparison comparison = make_comparison(desk.app().world());
    REQUIRE(comparison.plans.size() == 2);
    CHECK(comparison.plans[0].problem.empty());
    CHECK(comparison.plans[1].problem.find("no_such_key") != std::string::npos);
}

TEST_CASE("a scenario dropped as a folder or as one of its files is opened, what is none leaves what is open") {
    const std::string post = scenario("tutorial/01-one-post");
    Desk desk(2);
    desk.app().drop(post);
    CHECK(desk.app().state().session.folder == post);
    const std::string plans = scenario("tutorial/07-who-must-agree") + "/plans";
    for (const std::string& dropped : {plans, plans + "/up-the-chain.json"}) {
        desk.app().drop(post + "/scenario.json");
        CHECK(desk.app().state().session.folder == post);
        desk.app().drop(dropped);
        CHECK(desk.app().state().session.folder == scenario("tutorial/07-who-must-agree"));
    }
    for (const char* dropped : {"/usr", "/nowhere", ""}) {
        desk.app().drop(dropped);
        CHECK(desk.app().state().session.notice_is_bad);
        CHECK(desk.app().state().session.folder == scenario("tutorial/07-who-must-agree"));
    }
}

TEST_CASE("what is no scenario leaves the start screen, with the reason") {
    const Folder folder;
    Desk desk(2);
    desk.app().act(action::Open{folder.path().string()});
    desk.frame();
    CHECK(desk.app().report()["view"] == "start");
    CHECK(desk.app().report()["notice"].get<std::string>().find(folder.path().string()) == 0);
    CHECK(desk.app().state().session.notice_is_bad);
}

TEST_CASE("a lost session is offered though a folder was named at the start, and is recovered in its own") {
    const std::string post = scenario("tutorial/01-one-post");
    for (const std::string& named : {post, scenario("tutorial/07-who-must-agree")}) {
        const Folder folder;
        std::ofstream(folder.path() / "journal-lost.jsonl")
            << to_json(action::Open{post}).dump() << '\n'
            << to_json(action::Set{"sites[POST].places.general", "20", false}).dump() << '\n';
        Desk desk(2, UMBRAL_PROGRAM, 1280, 800, folder.path());
        desk.app().act(action::Open{named});
        CHECK(desk.app().state().session.dialog == Dialog::recover);
        for (int i = 0; i < 3; ++i) desk.frame();
        desk.key(ImGuiKey_Enter);
        CHECK(desk.app().state().session.folder == post);
        CHECK(desk.app().state().draft.edits.size() == 1);
        CHECK(desk.app().state().session.dialog == Dialog::none);
        CHECK_FALSE(std::filesystem::exists(folder.path() / "journal-lost.jsonl"));
    }
}

TEST_CASE("a lost session whose scenario is gone is told of, kept, and touches no other") {
    const Folder folder;
    std::ofstream(folder.path() / "journal-lost.jsonl")
        << to_json(action::Open{"/nowhere"}).dump() << '\n'
        << to_json(action::Set{"sites[POST].places.general", "20", false}).dump() << '\n';
    Desk desk(2, UMBRAL_PROGRAM, 1280, 800, folder.path());
    desk.app().act(action::Open{scenario("tutorial/01-one-post")});
    for (int i = 0; i < 3; ++i) desk.frame();
    desk.key(ImGuiKey_Enter);
    CHECK(desk.app().state().session.folder == scenario("tutorial/01-one-post"));
    CHECK(desk.app().state().draft.edits.empty());
    CHECK(desk.app().state().session.notice_is_bad);
    CHECK(std::filesystem::exists(folder.path() / "journal-lost.jsonl"));
}

TEST_CASE("a selection that is not in the scenario's files, or no more, is dropped") {
    const Folder folder;
    std::filesystem::copy(scenario("tutorial/01-one-post"), folder.path() / "s",
                          std::filesystem::copy_options::recursive);
    Desk desk(2);
    desk.app().act(action::Open{(folder.path() / "s").string()});
    desk.app().act(action::Select{"site", "POST"});
    REQUIRE(desk.settle());
    CHECK(desk.app().state().session.selection == Selection{Subject::site, "POST"});
    for (const char* subject : {"site", "route", "agency", "channel"}) {
        desk.app().act(action::Select{subject, "NOWHERE"});
        desk.frame();
        CHECK(desk.app().state().session.selection == Selection{});
    }
    desk.app().act(action::Select{"site", "POST"});
    const auto file = folder.path() / "s" / "scenario.json";
    std::ifstream in(file);
    std::string text((std::istreambuf_iterator<char>(in)), {});
    for (auto at = text.find("POST"); at != std::string::npos; at = text.find("POST", at)) text.replace(at, 4, "DOOR");
    std::ofstream(file) << text;
    std::filesystem::remove_all(folder.path() / "s" / "plans");
    for (int i = 0; i < 500 && desk.app().state().session.selection != Selection{}; ++i) {
        desk.frame();
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    CHECK(desk.app().state().session.selection == Selection{});
    REQUIRE(desk.settle());
    CHECK(desk.app().report()["strip"].size() > 1);
}

TEST_CASE("what was mistyped is not listed as recent, and a folder that cannot be written is told of") {
    const Folder folder;
    Desk desk(2, UMBRAL_PROGRAM, 1280, 800, folder.path());
    desk.app().act(action::Open{scenario("tutorial/01-one-posst")});
    REQUIRE(desk.settle());
    CHECK(desk.app().state().preferences.recent.empty());
    desk.app().act(action::Open{scenario("tutorial/01-one-post")});
    REQUIRE(desk.settle());
    CHECK(desk.app().state().preferences.recent == std::vector<std::string>{scenario("tutorial/01-one-post")});
    CHECK(desk.app().report()["keeps_state"] == true);
    const Desk other(2, UMBRAL_PROGRAM, 1280, 800, "/proc/nowhere");
    CHECK(other.app().report()["keeps_state"] == false);
}

TEST_CASE("a tall window gives the timeline its share, until it is dragged to another") {
    Desk desk(2);
    desk.app().act(action::Open{scenario("tutorial/01-one-post")});
    REQUIRE(desk.settle());
    const auto height = [&] {
        for (int i = 0; i < 2; ++i) desk.frame();
        return part("timeline").height();
    };
    CHECK(height() == Approx(270).margin(2));
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {2560, 1440};
    CHECK(height() > 0.35 * 1440);
    io.MousePos = {600, part("timeline").top - 1};
    desk.frame();
    io.MouseDown[0] = true;
    desk.frame();
    io.MousePos.y += 200;
    desk.frame();
    io.MouseDown[0] = false;
    const float dragged = height();
    CHECK(dragged == Approx(0.42 * 1440 - 250).margin(60));
    CHECK(desk.app().state().preferences.timeline_px == Approx(dragged).margin(3));
    desk.app().act(action::Resize{"timeline", 0});  // as a double click does
    CHECK(height() > 0.35 * 1440);
}

TEST_CASE("nothing is drawn again while nothing changes: only playing and a caret are awaited") {
    Desk desk(2);
    desk.app().act(action::Open{scenario("tutorial/01-one-post")});
    REQUIRE(desk.settle());
    CHECK_FALSE(desk.app().next_frame_s());
    desk.app().act(action::Play{true});
    CHECK(desk.app().next_frame_s() == 0.0);
    desk.app().act(action::Play{false});
    desk.app().act(action::ShowDialog{"new_scenario"});
    for (int i = 0; i < 4; ++i) desk.frame();
    REQUIRE(ImGui::GetIO().WantTextInput);
    CHECK(desk.app().next_frame_s().value_or(0) > 0.05);
}

TEST_CASE("a slider held still keeps its value while its change is read") {
    Desk desk(2);
    desk.app().act(action::Open{scenario("tutorial/01-one-post")});
    desk.app().act(action::Select{"site", "POST"});
    REQUIRE(desk.settle());
    ImGuiIO& io = ImGui::GetIO();
    // Down the inspector until the mouse is on a slider; there it is held.
    for (float y = 120; y < 400 && desk.app().report()["changes"] == 0; y += 6) {
        io.MouseDown[0] = false;
        io.MousePos = {1090, y};
        for (int i = 0; i < 2; ++i) desk.frame();
        io.MouseDown[0] = true;
        for (int i = 0; i < 2; ++i) desk.frame();
    }
    REQUIRE(desk.app().report()["changes"] == 1);
    const auto held = desk.app().state().draft.edits.at(0);
    REQUIRE(desk.settle(30));
    CHECK(desk.app().state().draft.edits.at(0) == held);
}

TEST_CASE("a new scenario is a whole folder and is opened, one where something is already is refused") {
    const Folder folder;
    Desk desk(2);
    desk.app().act(action::NewScenario{(folder.path() / "mine").string(), ""});
    REQUIRE(desk.settle());
    CHECK(desk.app().report()["problems"].empty());
    CHECK(std::filesystem::exists(folder.path() / "mine" / "scenario.json"));
    desk.app().act(action::NewScenario{(folder.path() / "copy").string(), scenario("tutorial/07-who-must-agree")});
    REQUIRE(desk.settle());
    CHECK(desk.app().state().session.folder == (folder.path() / "copy").string());
    CHECK(desk.app().report()["problems"].empty());
    CHECK(std::filesystem::exists(folder.path() / "copy" / "plans" / "up-the-chain.json"));
    desk.app().act(action::NewScenario{(folder.path() / "mine").string(), ""});
    CHECK(desk.app().state().session.notice_is_bad);
    CHECK(desk.app().state().session.folder == (folder.path() / "copy").string());
    desk.app().act(action::NewScenario{"/proc/nowhere/x", ""});
    CHECK(desk.app().state().session.notice_is_bad);
}

TEST_CASE("a problem's place leads to its line, in every language") {
    CHECK(line_of("line 12, column 18, warmup_days") == 12);
    CHECK(line_of("l\xc3\xadnea 4, columna 7 (personas)") == 4);
    CHECK(line_of("/sites/3/places") == 0);
    CHECK(line_of("") == 0);
}
