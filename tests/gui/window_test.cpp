// The real window on a display without a screen, driven by files of actions.

#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>

#include "desk.hpp"
#include "gui/app/journal.hpp"
#include "gui/shell/png.hpp"

using namespace umbral::gui;
using namespace umbral::gui::test;

namespace {

std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

nlohmann::json json_of(const std::filesystem::path& file) { return nlohmann::json::parse(text_of(file)); }

/// Runs umbral-gui under Xvfb with studies of the folder. @return its exit code
int run_window(const Folder& folder, const std::string& options, const nlohmann::json& actions) {
    std::ofstream(folder.path() / "play.json") << actions.dump();
    const std::string command =
        "cd " + folder.path().string() + " && LIBGL_ALWAYS_SOFTWARE=1 UMBRAL_PROGRAM=" + UMBRAL_PROGRAM +
        " XDG_CACHE_HOME=" + shared_cache().string() + " timeout 240 xvfb-run -a -s '-screen 0 1400x900x24' " +
        UMBRAL_GUI_PROGRAM + " --play play.json " + options + " >out.txt 2>&1";
    const int status = std::system(command.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

/// Mean difference of the pictures' channels, 0 to 255; large where their sizes differ.
double difference(const std::filesystem::path& one, const std::filesystem::path& other) {
    const auto a = from_png(text_of(one));
    const auto b = from_png(text_of(other));
    if (!a || !b || a->rgb.size() != b->rgb.size()) return 255;
    double sum = 0;
    for (std::size_t i = 0; i < a->rgb.size(); ++i) sum += std::abs(int{a->rgb[i]} - int{b->rgb[i]});
    return sum / static_cast<double>(a->rgb.size());
}

}  // namespace

TEST_CASE("a planner moves places at Paso Canoas, sees the strip change, compares, reads Spanish, exports, undoes") {
    const Folder folder;
    const int code = run_window(folder, "--replications 3 " + scenario("reference/darien-costa-rica-2023"),
                                nlohmann::json::parse(R"([
            {"do": "wait"},
            {"do": "select", "subject": "site", "id": "CR-PCA"},
            {"do": "report", "file": "saved.json"},
            {"do": "screenshot", "file": "saved.png"},
            {"do": "set", "path": "sites[CR-PCA].places.general", "value": "{\"low\":450,\"mid\":550,\"high\":700}"},
            {"do": "wait"},
            {"do": "report", "file": "draft.json"},
            {"do": "compare", "plan": "do-nothing"},
            {"do": "show_view", "view": "compare"},
            {"do": "wait"},
            {"do": "report", "file": "compared.json"},
            {"do": "set_language", "language": "es"},
            {"do": "frames", "count": 2},
            {"do": "report", "file": "spanish.json"},
            {"do": "export_view", "file": "table"},
            {"do": "export_study", "file": "study.umbral"},
            {"do": "set_language", "language": "en"},
            {"do": "undo"},
            {"do": "undo"},
            {"do": "show_view", "view": "map"},
            {"do": "wait"},
            {"do": "report", "file": "undone.json"},
            {"do": "screenshot", "file": "undone.png"},
            {"do": "set_theme", "dark": true},
            {"do": "screenshot", "file": "dark.png"}
        ])"));
    INFO(text_of(folder.path() / "out.txt"));
    REQUIRE(code == 0);
    const auto saved = json_of(folder.path() / "saved.json");
    const auto draft = json_of(folder.path() / "draft.json");
    CHECK(draft["changes"] == 1);
    CHECK(draft["strip"][1]["value"] != saved["strip"][1]["value"]);  // crowding: people per place
    CHECK_FALSE(draft["strip"][1]["verdict"].get<std::string>().empty());
    CHECK(json_of(folder.path() / "compared.json")["plans"] == 2);
    CHECK(json_of(folder.path() / "spanish.json")["strip"][0]["title"] == "Tiempo de espera");
    CHECK(text_of(folder.path() / "table.csv").find("Tiempo de espera") != std::string::npos);
    CHECK(text_of(folder.path() / "table.svg").rfind("<svg", 0) == 0);
    CHECK(read_outcome(folder.path() / "study.umbral", "")->replications.size() == 3);
    CHECK(json_of(folder.path() / "undone.json")["strip"] == saved["strip"]);
    CHECK(json_of(folder.path() / "undone.json")["changes"] == 0);
    // The status line and the undo buttons may differ; the rest is the same picture.
    CHECK(difference(folder.path() / "saved.png", folder.path() / "undone.png") < 0.5);
    CHECK(difference(folder.path() / "saved.png", folder.path() / "dark.png") > 60);
}

TEST_CASE("views look as they did, but for what another machine's fonts and rasteriser may change") {
    // Two histories are the same on every machine. A golden picture is renewed by copying the one that the failed test
    // leaves (its path is told), with a line in the commit that says why.
    const Folder folder;
    const int code =
        run_window(folder, "--replications 2 --scale 1 --size 1280x800 " + scenario("tutorial/07-who-must-agree"),
                   nlohmann::json::parse(R"([
            {"do": "choose_plan", "plan": "up-the-chain"},
            {"do": "wait"},
            {"do": "set_time", "hour": 600},
            {"do": "screenshot", "file": "map.png"},
            {"do": "show_lanes", "lanes": "response"},
            {"do": "show_view", "view": "response"},
            {"do": "set_theme", "dark": true},
            {"do": "screenshot", "file": "response.png"},
            {"do": "compare", "plan": "agreed-beforehand"},
            {"do": "show_view", "view": "compare"},
            {"do": "set_language", "language": "es"},
            {"do": "wait"},
            {"do": "screenshot", "file": "compare.png"}
        ])"));
    INFO(text_of(folder.path() / "out.txt"));
    REQUIRE(code == 0);
    for (const char* name : {"map.png", "response.png", "compare.png"}) {
        const auto golden = std::filesystem::path(UMBRAL_ROOT) / "tests" / "gui" / "golden" / name;
        const auto seen = std::filesystem::temp_directory_path() / (std::string("umbral-seen-") + name);
        const double away = difference(folder.path() / name, golden);
        if (away >= 3)
            std::filesystem::copy_file(folder.path() / name, seen, std::filesystem::copy_options::overwrite_existing);
        INFO(name << " is away by " << away << " of 255; what was seen: " << seen);
        CHECK(away < 3);
    }
}

TEST_CASE("a file that is no list of actions is refused with its place") {
    const Folder folder;
    CHECK(run_window(folder, "", nlohmann::json::parse(R"([{"do": "fly"}])")) == 2);
    CHECK(text_of(folder.path() / "out.txt").find("/0") != std::string::npos);
    CHECK(run_window(folder, "--size 3", nlohmann::json::array()) == 2);
}

TEST_CASE("killed without warning, the program offers what was not saved") {
    const Folder folder;
    const auto state = folder.path() / "state";
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {  // a session that changes one value and then hangs
        Journal journal(state);
        journal.add(action::Open{"/scenarios/a"});
        journal.add(action::Set{"sites[A].places.general", "20", false});
        for (;;) pause();
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1000));  // what is promised: the last second may be lost
    CHECK_FALSE(find_lost_session(state));                         // it is still running
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    const auto lost = find_lost_session(state);
    REQUIRE(lost);
    CHECK(lost->folder == "/scenarios/a");
    CHECK(lost->changes == 1);
}

TEST_CASE("who sleeps until something happens is woken when the journal is on the disk") {
    const Folder folder;
    std::atomic<int> woken{0};
    Journal journal(folder.path(), [&] { ++woken; });
    journal.add(action::Open{"/a"});
    for (int i = 0; i < 500 && woken == 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    CHECK(woken > 0);
    CHECK(journal.last_saved() > 0);
}

TEST_CASE("a session that ends as it should leaves no journal, a folder that cannot be written turns it off") {
    const Folder folder;
    { Journal(folder.path()).add(action::Open{"/a"}); }
    CHECK(std::filesystem::is_empty(folder.path()));
    CHECK_FALSE(Journal("/proc/nowhere").is_on());
}

TEST_CASE("preferences are kept, and a file changed by hand stays within limits") {
    const Folder folder;
    Preferences preferences;
    preferences.dark = true;
    preferences.language = "es";
    preferences.recent = {"/a", "/b"};
    REQUIRE(save_preferences(folder.path(), preferences));
    CHECK(load_preferences(folder.path()) == preferences);
    std::ofstream(folder.path() / "preferences.json") << R"({"text_scale": 1000, "language": "xx", "dark": "yes"})";
    CHECK(load_preferences(folder.path()) == Preferences{});
}
