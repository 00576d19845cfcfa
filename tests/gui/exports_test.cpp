// What the program without a window exports: charts, tables, pictures and the study.

#include "gui/shell/app.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "desk.hpp"
#include "gui/model/worse_off.hpp"

using namespace umbral::gui;
using namespace umbral::gui::test;

TEST_CASE("views are exported as SVG and CSV") {
    const Folder folder;
    Desk desk;
    desk.app().act(action::Open{scenario("tutorial/07-who-must-agree")});
    desk.app().act(action::ChoosePlan{"up-the-chain"});
    desk.app().act(action::Compare{"agreed-beforehand", true});
    REQUIRE(desk.settle());
    for (const char* view : {"map", "response", "waits", "compare"}) {
        desk.app().act(action::ShowView{view});
        desk.frame();
        desk.app().act(action::ExportView{(folder.path() / view).string()});
        INFO(desk.app().report()["notice"]);
        std::ifstream svg(folder.path() / (std::string(view) + ".svg"));
        std::string first;
        std::getline(svg, first);
        CHECK(first.rfind("<svg", 0) == 0);
        CHECK(std::filesystem::file_size(folder.path() / (std::string(view) + ".csv")) > 60);
    }
}

TEST_CASE("every table of a view holds what the view shows") {
    const Folder folder;
    Desk desk;
    desk.app().act(action::Open{scenario("tutorial/07-who-must-agree")});
    desk.app().act(action::ChoosePlan{"up-the-chain"});
    desk.app().act(action::Compare{"agreed-beforehand", true});
    desk.app().act(action::PinBaseline{"agreed-beforehand"});
    REQUIRE(desk.settle());
    const auto exported = [&](const std::string& view, const std::string& table) {
        desk.app().act(action::ShowView{view});
        desk.frame();
        desk.app().act(action::ExportView{(folder.path() / view).string()});
        INFO(desk.app().report()["notice"]);
        std::ifstream csv(folder.path() / (view + table + ".csv"));
        return std::string((std::istreambuf_iterator<char>(csv)), {});
    };
    const auto holds = [](const std::string& text, const std::string& part) {
        return text.find(part) != std::string::npos;
    };
    const std::string values = exported("data", "");
    CHECK(holds(values, "path,value,unit"));
    CHECK(holds(values, "sites["));
    CHECK_FALSE(std::filesystem::exists(folder.path() / "data.svg"));  // it is a table
    CHECK(holds(exported("response", ""), "level,"));
    CHECK(holds(exported("response", "-channels"), "messages_sent"));
    const std::string waits = exported("waits", "");
    CHECK(holds(waits, ",2024-"));
    const std::string differences = exported("compare", "");
    std::istringstream lines(differences);
    std::string line;
    std::size_t numbered = 0;
    while (std::getline(lines, line)) {
        const auto at = line.find("Agreed beforehand,");  // the baseline, then the difference and its interval
        numbered += at != std::string::npos && std::isdigit(line[line.find(',', at) + 1]) != 0 ? 1U : 0U;
    }
    CHECK(numbered > 0);
    CHECK(holds(exported("compare", "-series"), "Agreed beforehand"));
    CHECK(holds(exported("map", "-measures"), "effective_p10"));
    CHECK(holds(exported("map", ""), "present_p50"));
}

TEST_CASE("the study is exported as a whole, and not while there is none") {
    const Folder folder;
    Desk desk(2);
    const auto file = folder.path() / "s.umbral";
    desk.app().act(action::Open{scenario("tutorial/01-one-post")});
    desk.app().act(action::ExportStudy{file.string()});
    CHECK(desk.app().state().session.notice_is_bad);
    REQUIRE(desk.settle());
    desk.app().act(action::ExportStudy{file.string()});
    INFO(desk.app().report()["notice"]);
    CHECK(read_outcome(file, "")->replications.size() >= 2);
}

TEST_CASE("a program that has drawn nothing yet can say what it shows and export it") {
    const Folder folder;
    Desk desk(2);
    CHECK(desk.app().report()["view"] == "start");
    desk.app().act(action::Open{scenario("tutorial/01-one-post")});
    CHECK(desk.app().report()["view"] == "map");
    desk.app().act(action::ExportView{(folder.path() / "early").string()});
    desk.frame();
}

TEST_CASE("a view exported to a file with its ending gets no second one") {
    const Folder folder;
    Desk desk(2);
    desk.app().act(action::Open{scenario("tutorial/01-one-post")});
    REQUIRE(desk.settle());
    desk.app().act(action::ExportView{(folder.path() / "x.svg").string()});
    INFO(desk.app().report()["notice"]);
    CHECK(std::filesystem::exists(folder.path() / "x.svg"));
    CHECK_FALSE(std::filesystem::exists(folder.path() / "x.svg.svg"));
    CHECK(std::filesystem::exists(folder.path() / "x.csv"));
}

TEST_CASE("who is surely worse off is told apart from who may be") {
    Desk desk(8);
    desk.app().act(action::Open{scenario("tutorial/07-who-must-agree")});
    desk.app().act(action::ChoosePlan{"agreed-beforehand"});
    desk.app().act(action::Compare{"up-the-chain", true});
    REQUIRE(desk.settle());
    const auto rows = worse_off_rows(desk.app().world());
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].clear.find("(worse)") != std::string::npos);
    CHECK(rows[0].clear.find("not clear") == std::string::npos);
    CHECK(rows[0].unclear.find("(worse)") == std::string::npos);
}
