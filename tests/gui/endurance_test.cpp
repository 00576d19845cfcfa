// Random actions by the thousand, and the time that frames take.

#include "gui/shell/app.hpp"

#include <ctime>

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <vector>

#include "desk.hpp"

using namespace umbral::gui;
using namespace umbral::gui::test;

namespace {

double thread_cpu_ms() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

}  // namespace

TEST_CASE("thousands of random actions break nothing") {
    Desk desk(2);
    std::mt19937 chance(20230809);  // the same walk each time
    const auto pick = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(chance); };
    const std::vector<std::string> folders{scenario("tutorial/01-one-post"),
                                           scenario("tutorial/05-two-sites-and-a-blockade"), "/nowhere"};
    const std::vector<std::string> paths{"sites[POST].places.general",
                                         "sites[POST].stations[registration].officers[0].officers", "nonsense[",
                                         "plan.measures[x].lead_time_h", ""};
    const std::vector<std::string> values{"0", "12", "-1", "1e300", "text", R"({"low":1,"mid":2,"high":3})"};
    const std::vector<std::string> words{
        "map", "waits",     "compare",           "data",      "start",   "", "site", "route", "POST", "NORTH", "es",
        "en",  "shortcuts", "two-more-officers", "inspector", "timeline"};
    const auto names = action_names();
    for (int i = 0; i < 10'000; ++i) {
        nlohmann::json json{{"do", names[pick(names.size())]}};
        const auto sample = to_json(*action_from(json));
        for (const auto& [key, value] : sample.items()) {
            if (key == "do") continue;
            if (value.is_boolean()) json[key] = pick(2) == 1;
            if (value.is_number()) json[key] = std::uniform_real_distribution<double>(-100, 6000)(chance);
            if (value.is_string())
                json[key] = key == "folder"  ? folders[pick(folders.size())]
                            : key == "path"  ? paths[pick(paths.size())]
                            : key == "value" ? values[pick(values.size())]
                                             : words[pick(words.size())];
        }
        const std::string name = json["do"];
        if (name == "save_plan" || name == "export_view" || name == "export_study" || name == "screenshot" ||
            name == "new_scenario")
            continue;  // no files all over the disk
        if (name == "open" && pick(20) != 0) continue;
        if (name == "close" && pick(10) != 0) continue;
        desk.app().act(*action_from(json));
        ImGui::GetIO().MousePos = {static_cast<float>(pick(1280)), static_cast<float>(pick(800))};
        ImGui::GetIO().MouseDown[0] = pick(3) == 0;
        ImGui::GetIO().MouseWheel = pick(10) == 0 ? 1.0F : 0.0F;
        if (i % 10 == 0) desk.frame();
        const AppState& state = desk.app().state();
        if (state.session.folder.empty() != (state.session.view == View::start))
            FAIL("a view without its scenario after " << json.dump());
        if (state.undo.size() > 500 || state.draft.compared.size() > 4) FAIL("a list has grown without end");
    }
    desk.app().act(action::CancelRuns{});
    CHECK(desk.settle(60));
    desk.app().act(action::SetLanguage{"en"});  // for the tests that follow
}

TEST_CASE("a frame of the reference scenario takes at most 4 ms of processor time in 99 of 100") {
    Desk desk(4);
    desk.app().act(action::Open{scenario("reference/darien-costa-rica-2023")});
    REQUIRE(desk.settle(240));
    desk.app().act(action::Compare{"do-nothing", true});
    REQUIRE(desk.settle(240));
    std::vector<double> times_ms;
    for (int i = 0; i < 1000; ++i) {
        const char* view = i < 600 ? "map" : i < 700 ? "waits" : i < 900 ? "compare" : "data";
        if (i % 100 == 0) desk.app().act(action::ShowView{view});
        if (i % 150 == 0) desk.app().act(action::Select{"site", i % 300 == 0 ? "CR-PCA" : "PA-LAJ"});
        if (i == 50) desk.app().act(action::Play{true});
        ImGui::GetIO().MousePos = {static_cast<float>(i % 1280), static_cast<float>(i * 7 % 800)};
        const double began = thread_cpu_ms();
        desk.frame();
        times_ms.push_back(thread_cpu_ms() - began);
    }
    std::sort(times_ms.begin(), times_ms.end());
    WARN("frame: median " << times_ms[500] << " ms, 99 % " << times_ms[990] << " ms, most " << times_ms.back()
                          << " ms");
#if !defined(UMBRAL_SANITIZE) && defined(NDEBUG)
    CHECK(times_ms[990] <= 4.0);
#else
    CHECK(times_ms[990] <= 60.0);
#endif
}
