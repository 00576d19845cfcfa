// What can be wrong with files as files: size, encoding, syntax, tables, names that lead out of the folder.

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "scenario/broken_scenario.hpp"
#include "scenario/file_names.hpp"

namespace umbral::scenario::testing {
namespace {

namespace fs = std::filesystem;

const char* const sites_header = "id,name,country,kind\n";

/// A folder on the disk for as long as a test runs.
class DiskFolder {
  public:
    DiskFolder() {
        std::string pattern = (fs::temp_directory_path() / "umbral-test-XXXXXX").string();
        REQUIRE(mkdtemp(pattern.data()) != nullptr);
        path = pattern;
        const Folder sound;
        write("scenario.json", sound.scenario.dump(1));
        write("plans/act.json", sound.plan.dump(1));
    }
    ~DiskFolder() { fs::remove_all(path); }
    DiskFolder(const DiskFolder&) = delete;
    DiskFolder& operator=(const DiskFolder&) = delete;

    void write(const std::string& name, const std::string& text) const {
        fs::create_directories((path / name).parent_path());
        std::ofstream(path / name, std::ios::binary) << text;
    }
    [[nodiscard]] std::vector<Problem> problems(const std::string& plan = "") const {
        try {
            static_cast<void>(read_input(path, plan));
        } catch (const InputError& error) {
            return error.problems();
        }
        return {};
    }

    fs::path path;
};

std::vector<Problem> problems_of_text(const std::string& json) {
    Folder folder;
    folder.texts["scenario.json"] = json;
    return problems_of(folder);
}

TEST_CASE("a folder that cannot be used is told") {
    try {
        static_cast<void>(read_input("/nowhere/at/all"));
        FAIL("the folder was read");
    } catch (const InputError& error) {
        check_told(error.problems(), {"/nowhere/at/all", "", "no such folder", "scenario.json"});
    }
    const DiskFolder folder;
    CHECK(folder.problems().empty());
    fs::remove(folder.path / "scenario.json");
    check_told(folder.problems(), {"scenario.json", "", "", ""});
    fs::create_directory(folder.path / "scenario.json");
    check_told(folder.problems(), {"scenario.json", "", "", ""});
}

TEST_CASE("a file over the size limit is refused before it is read") {
    const DiskFolder folder;
    fs::resize_file(folder.path / "scenario.json", max_file_bytes + 1);  // a hole on the disk, no bytes
    check_told(folder.problems(), {"scenario.json", "", "64.1 MB", "at most 64 MB"});
}

TEST_CASE("files in other encodings are told") {
    const DiskFolder folder;
    folder.write("scenario.json", std::string("\xff\xfe{\0}\0", 6));
    check_told(folder.problems(), {"scenario.json", "", "UTF", ""});
    folder.write("scenario.json", "{\"id\": \"caf\xe9\"}");
    check_told(folder.problems(), {"scenario.json", "", "UTF-8", ""});
    folder.write("scenario.json", std::string("{\"id\": \"a\0b\"}", 13));
    check_told(folder.problems(), {"scenario.json", "", "", ""});
}

TEST_CASE("files outside the folder are refused") {
    const DiskFolder folder;
    const DiskFolder other;
    other.write("times.csv", "minutes\n3\n");
    for (const std::string& name :
         {"../" + other.path.filename().string() + "/times.csv#minutes", other.path.string() + "/times.csv#minutes"}) {
        Folder pointing;
        pointing.set("/sites/0/stations/0/service/time_min", {{"dist", "empirical"}, {"file", name}});
        folder.write("scenario.json", pointing.scenario.dump(1));
        check_told(folder.problems(), {"times.csv", "", "outside the scenario folder", "copy the file"});
    }
    fs::create_symlink(other.path / "times.csv", folder.path / "linked.csv");
    Folder pointing;
    pointing.set("/sites/0/stations/0/service/time_min", {{"dist", "empirical"}, {"file", "linked.csv#minutes"}});
    folder.write("scenario.json", pointing.scenario.dump(1));
    check_told(folder.problems(), {"linked.csv", "", "outside the scenario folder", ""});
}

TEST_CASE("files with names that look right and are not read are told") {
    const auto told = [](const char* name, const Expected& expected) {
        INFO(name);
        const DiskFolder folder;
        folder.write(name, "id,name,country,kind\n");
        check_told(folder.problems(), expected);
        CHECK(folder.problems().size() == 1);
    };
    told("site.csv", {"site.csv", "", "no table has this name", "did you mean \"sites.csv\"?"});
    told("Arrivals.CSV", {"Arrivals.CSV", "", "no table has this name", "did you mean \"arrivals.csv\"?"});
    told("plans/early.jsn", {"plans/early.jsn", "", "not the name of a plan", "did you mean \"plans/early.json\"?"});
    told("plans/early.json.txt", {"plans/early.json.txt", "", "not the name", "did you mean \"plans/early.json\"?"});
    told("plans/too early.json", {"plans/too early.json", "", "not the name of a plan", "letters, digits"});
    const DiskFolder folder;
    fs::remove_all(folder.path / "plans");
    folder.write("plans", "{}");
    check_told(folder.problems(), {"plans", "", "a file, not a folder", "plans/NAME.json"});
}

TEST_CASE("notes, sources, figures, measured values and hidden files may be in the folder") {
    const DiskFolder folder;
    for (const char* name :
         {"README.md", "notes.md", "sources.csv", "results.csv", "figure.png", ".~lock.site.csv#", "~site.csv",
          "plans/README.md", "plans/.early.jsn", "plans/old/early.txt", "data/site.csv"})
        folder.write(name, "x");
    CHECK(folder.problems().empty());
    folder.write("holidays.csv", "country,date,name\nPAN,2024-01-09,x\n");
    folder.write("holiday.csv", "x");  // the one that is read is there
    CHECK(folder.problems().empty());
    Folder measured;
    measured.set("/sites/0/stations/0/service/time_min", {{"dist", "empirical"}, {"file", "site.csv#minutes"}});
    folder.write("scenario.json", measured.scenario.dump(1));
    folder.write("site.csv", "minutes\n3\n");
    CHECK(folder.problems().empty());
    CHECK(FolderFiles(folder.path).unused_tables() ==
          std::vector<std::string>{"holiday.csv", "results.csv", "sources.csv"});
}

TEST_CASE("a link that leads to itself is told as such") {
    const DiskFolder folder;
    fs::create_symlink("sites.csv", folder.path / "sites.csv");
    check_told(folder.problems(), {"sites.csv", "", "leads back to itself", "copy the file"});
    fs::remove(folder.path / "scenario.json");
    fs::create_symlink("other.json", folder.path / "scenario.json");
    fs::create_symlink("scenario.json", folder.path / "other.json");
    check_told(folder.problems(), {"scenario.json", "", "leads back to itself", "copy the file"});
}

TEST_CASE("a scenario with a default plan can be read without any, unless a plan has that name") {
    Folder folder;
    CHECK_FALSE(read_files(folder.files()).plan.measures.empty());
    CHECK(read_files(folder.files(), no_plan).plan.measures.empty());
    CHECK(read_files(folder.files(), no_plan).plan.id.empty());
    Json named = folder.plan;
    named["id"] = no_plan;
    folder.texts["plans/none.json"] = named.dump();
    CHECK(read_files(folder.files(), no_plan).plan.id == no_plan);
}

TEST_CASE("plans that do not exist are told with those that do") {
    const DiskFolder folder;
    check_told(folder.problems("acct"), {"", "--plan", "no plan", "did you mean \"act\"?"});
    check_told(folder.problems("nope"), {"", "--plan", "no plan", "plans/nope.json"});
    Folder wrong;
    wrong.set("/default_plan", "acct");
    check_told(problems_of(wrong), {"scenario.json", "default_plan", "no plan", "did you mean \"act\"?"});
    CHECK(plan_ids(folder.path) == std::vector<std::string>{"act"});
    folder.write("plans/act.json", "null");
    check_told(folder.problems("act"), {"plans/act.json", "line 1", "wrong type", "an object"});
}

TEST_CASE("JSON that is none is told with line, column and a hint") {
    check_told(problems_of_text("{\n  \"id\": \"a\",\n  \"days\": 3"),
               {"scenario.json", "line 3, column", "not valid JSON", "cut off"});
    check_told(problems_of_text("{\n  \"id\": \"a\",\n}"),
               {"scenario.json", "line 3, column 1", "not valid JSON", "remove the comma"});
    check_told(problems_of_text("{\n  // the id\n  \"id\": \"a\"}"),
               {"scenario.json", "line 2, column", "not valid JSON", "\"comment\""});
    check_told(problems_of_text("{'id': 1}"), {"scenario.json", "line 1, column 2", "not valid JSON", "double quotes"});
    check_told(problems_of_text("{\"days\": NaN}"), {"scenario.json", "line 1", "not valid JSON", "finite"});
    check_told(problems_of_text("{\"a\": 1 \"b\": 2}"),
               {"scenario.json", "line 1, column", "not valid JSON", "comma or colon"});
    check_told(problems_of_text("{\"days\": 1e999}"), {"scenario.json", "line 1, column 10", "too large", "finite"});
    CHECK(problems_of_text("{\"days\": 1e999,\n \"id\": 1}").at(0).value == "1e999");
    check_told(problems_of_text(""), {"scenario.json", "line 1", "not valid JSON", "cut off"});
    check_told(problems_of_text("{} {}"), {"scenario.json", "line 1", "not valid JSON", ""});
}

TEST_CASE("the same key twice is told") {
    check_told(problems_of_text("{\"id\": \"a\", \"sites\": [{\"id\": \"X\", \"id\": \"Y\"}]}"),
               {"scenario.json", "sites[0].id", "twice", "once"});
}

TEST_CASE("an empty key is told where it stands") {
    check_told(problems_of_text("{\"\":0}"), {"scenario.json", "line 1, column 5, \"\"", "no key \"\"", ""});
    check_told(problems_of_text("{\n\"\": [\n{\"\": 1}]}"), {"scenario.json", "line 2, column 5, \"\"", "no key", ""});
    const auto told = [](const char* pointer, const char* place) {
        INFO(pointer);
        Folder folder;
        folder.set("/sites/0/stations/0/service/time_min", {{"dist", "constant"}, {"value", 1}});
        folder.set(pointer, 0);
        folder.texts["scenario.json"] = folder.scenario.dump();  // on one line: the column tells the place
        const std::size_t at = folder.texts["scenario.json"].find("\"\":0") + 4;
        const std::string column = "line 1, column " + std::to_string(at) + ", ";
        check_told(problems_of(folder), {"scenario.json", (column + place).c_str(), "", ""});
    };
    told("/sites/1/", "sites[EXIT].\"\"");
    told("/sites/0/places/", "sites[POST].places.\"\"");
    told("/sites/0/stations/0/service/time_min/", "sites[POST].stations[registration].service.time_min.\"\"");
    told("/profiles/0/needs/", "profiles[");
    const auto told_in_plan = [](const char* pointer, const char* place) {
        Folder folder;
        folder.set_plan(pointer, 0);
        check_told(problems_of(folder), {"plans/act.json", place, "no key \"\"", ""});
    };
    told_in_plan("/", ", \"\"");
    told_in_plan("/levels/0/", "levels[alert].\"\"");
}

TEST_CASE("keys with what separates in paths are told at their own place") {
    // Each stands behind the key whose place it would be taken for.
    const auto told = [](const std::string& key, const std::string& place) {
        INFO(key);
        const std::string written = Json(key).dump();
        Folder folder;
        folder.texts["scenario.json"] = "{\"sites\": [{\"places\": {\"men\": 1}}],\n" + written + ": [{}]}";
        const std::string at = "line 2, column " + std::to_string(written.size() + 3) + ", " + place;
        check_told(problems_of(folder), {"scenario.json", at.c_str(), "there is no key", ""});
    };
    told("sites.0", "\"sites.0\"");
    told("sites[0]", "\"sites[0]\"");
    told("sites[0].places.men", "\"sites[0].places.men\"");
    told("sites/0", "sites/0");
    told("sites~10", "sites~10");
    told("si\"tes", R"("si\"tes")");
    told("si\\tes", "si\\tes");
    told("si\ntes", R"("si\ntes")");
    Folder folder;  // a key that is written with an escape
    folder.texts["scenario.json"] = "{\"id\": 1,\n\"d\\u0061ys\": \"x\"}";
    check_told(problems_of(folder), {"scenario.json", "line 2, column 14, days", "wrong type", ""});
}

TEST_CASE("a key that is named like the place of a table's rows has a place of its own") {
    Folder folder;
    folder.texts["arrivals.csv"] = "stream,date,persons\nriver,2024-01,30\n";
    folder.scenario["arrivals/0/counts"] = Json::array({{{"persons", -1}}});
    folder.scenario["arrivals[0].counts"] = Json::array({{{"persons", -1}}});
    for (const char* key : {"arrivals/0/counts", "\"arrivals[0].counts\""})
        check_told(problems_of(folder), {"scenario.json", key, "there is no key", ""});
}

TEST_CASE("nesting too deep is refused without using the stack") {
    check_told(problems_of_text(std::string(1'000'000, '[') + std::string(1'000'000, ']')),
               {"scenario.json", "", "too deep", "64"});
    std::string objects;
    for (int i = 0; i < 200'000; ++i) objects += "{\"a\":";
    check_told(problems_of_text(objects), {"scenario.json", "", "too deep", "64"});
}

TEST_CASE("tables with other separators, numbers or columns are told by line") {
    const auto sites = [](const std::string& text) { return [text](Folder& f) { f.texts["sites.csv"] = text; }; };
    check(
        {"semicolons", sites("id;name;country;kind\nPOST;Post;PAN;post\n"), {"sites.csv", "line 1", "semicolons", ""}});
    check(
        {"missing column", sites("id,name,country\nPOST,Post,PAN\n"), {"sites.csv", "line 1", "kind is missing", ""}});
    check({"unknown column",
           sites("id,name,country,kind,toilet\nPOST,Post,PAN,post,3\n"),
           {"sites.csv", "line 1", "no such column", "did you mean \"toilets\"?"}});
    check({"decimal comma",
           sites("id,name,country,kind,latitude\nPOST,Post,PAN,post,\"8,5\"\n"),
           {"sites.csv", "line 2, column latitude", "not a number", "decimal point"}});
    check({"not finite",
           sites("id,name,country,kind,latitude\nPOST,Post,PAN,post,inf\n"),
           {"sites.csv", "line 2, column latitude", "not a number", "finite"}});
    check({"out of range",
           sites("id,name,country,kind,latitude\nPOST,Post,PAN,post,95\n"),
           {"sites.csv", "line 2, column latitude", "too large", "90"}});
    check({"word",
           sites(std::string(sites_header) + "POST,Post,PAN,post\nEXIT,Exit,PAN,exits\n"),
           {"sites.csv", "line 3, column kind", "says something else", "only in one"},
           false});
    check({"cut off", sites("id,name,country,kind\nPOST,\"Po"), {"sites.csv", "line 2", "quote", ""}});
}

TEST_CASE("what follows from a table that cannot be read is not told") {
    Folder folder;
    for (auto& site : folder.scenario["sites"]) {  // what the table says is in the table alone
        for (const char* key : {"name", "country", "kind"}) site.erase(key);
    }
    folder.texts["sites.csv"] = "id;name;country;kind\nPOST;Post;PAN;post\nEXIT;Exit;PAN;exit\n";
    CHECK(problems_of(folder).size() == 1);
    CHECK(problems_of(folder, {{"sites[EXIT].toilets", "3"}}).size() == 1);
    folder.texts["sites.csv"] = "id,name,country,kind\nPOST,Post,PAN,post,\nEXIT,Exit,PAN,exit\n";
    CHECK(problems_of(folder).size() == 1);
    folder.set("/days", -3);  // what does not follow is
    CHECK(problems_of(folder).size() == 2);
}

TEST_CASE("a cell that is no number is told once, not as a missing key too") {
    Folder folder;
    folder.texts["observed.csv"] =
        "id,indicator,scope,from,to,value\na,present_persons,site:POST,2024-01-09,2024-01-10,\"84,5\"\n";
    const auto problems = problems_of(folder);
    check_told(problems, {"observed.csv", "line 2, column value", "not a number", "decimal point"});
    CHECK(problems.size() == 1);
}

TEST_CASE("of an id that is used twice both lines are told") {
    Folder folder;
    folder.texts["sites.csv"] =
        std::string(sites_header) + "POST,Post,PAN,post\n# a comment\nEXIT,Exit,PAN,exit\nEXIT,Exit,PAN,exit\n";
    check_told(problems_of(folder),
               {"sites.csv", "line 5", "used twice", "the first is in sites.csv, line 4, column id"});
}

TEST_CASE("what a table and scenario.json both say must agree") {
    Folder folder;
    folder.texts["sites.csv"] = std::string(sites_header) + "POST,Post,PAN,post\nEXIT,Exit,PAN,exit\n";
    check_sound(folder);
    folder.texts["sites.csv"] = std::string(sites_header) + "POST,Border post,PAN,post\nEXIT,Exit,PAN,exit\n";
    check_told(problems_of(folder),
               {"sites.csv", "line 2, column name", "scenario.json says something else: \"Post\"", "only in one"});
}

TEST_CASE("a site may be only in the table, and keeps its place in messages") {
    Folder folder;
    folder.scenario["sites"][1] = {{"id", "EXIT"}, {"pathways", {{"steps", {{{"outcome", "onward"}}}}}}};
    folder.texts["sites.csv"] = "id,name,name_es,country,kind\nEXIT,Exit,Salida,PAN,exit\nLOST,Lost,Perdido,PAN,town\n";
    check_told(problems_of(folder), {"sites.csv", "line 3", "nobody can reach", ""});
    folder.texts["sites.csv"] = "id,name,country,kind\nEXIT,Exit,PNA,exit\n";
    check_told(problems_of(folder), {"sites.csv", "line 2, column country", "no country", "did you mean \"PAN\"?"});
}

TEST_CASE("rows of arrivals, holidays and observations are told by line") {
    const auto table = [](const char* name, const char* text) {
        return [name, text](Folder& f) { f.texts[name] = text; };
    };
    check({"stream",
           table("arrivals.csv", "stream,date,persons\nriver,2024-01,30\nrivr,2024-02,30\n"),
           {"arrivals.csv", "line 3, column stream", "no arrival stream", "did you mean \"river\"?"}});
    check({"date",
           table("arrivals.csv", "stream,date,persons\nriver,2024-01,30\nriver,2024-2,30\n"),
           {"arrivals.csv", "line 3, column date", "not a date", "YYYY-MM"}});
    check({"persons",
           table("arrivals.csv", "stream,date,persons\nriver,2024-01,-30\n"),
           {"arrivals.csv", "line 2, column persons", "too small", ""}});
    check({"overlap",
           table("arrivals.csv", "stream,date,persons\nriver,2024-01-10,5\nriver,2024-01,30\n"),
           {"arrivals.csv", "line 2", "same day", ""}});
    check({"holiday",
           table("holidays.csv", "country,date,name\nPAN,2024-01-09,x\nGTM,2024-01-09,x\n"),
           {"holidays.csv", "line 3, column country", "no country", ""}});
    check({"observation",
           table("observed.csv",
                 "id,indicator,scope,from,to,value\na,present_persons,site:POST,2024-01-09,2024-01-10,5\nb,present,"
                 "site:POST,2024-01-09,2024-01-10,5\n"),
           {"observed.csv", "line 3, column indicator", "no indicator", ""}});
}

TEST_CASE("files of measured values are read by column and told by line") {
    Folder folder;
    folder.set("/sites/0/stations/0/service/time_min", {{"dist", "empirical"}, {"file", "times.csv#minutes"}});
    folder.texts["times.csv"] = "minutes,day\n3,1\n9,2\n";
    check_sound(folder);
    folder.texts["times.csv"] = "minutes,day\n3,1\nx,2\n";
    check_told(problems_of(folder), {"times.csv", "line 3, column minutes", "not a number", ""});
    folder.texts["times.csv"] = "minute,day\n3,1\n";
    check_told(problems_of(folder), {"scenario.json", "time_min.file", "no such column", "did you mean \"minute\"?"});
    folder.texts.erase("times.csv");
    check_told(problems_of(folder), {"times.csv", "", "no such file", ""});
    folder.set("/sites/0/stations/0/service/time_min/file", "times.csv");
    check_told(problems_of(folder), {"scenario.json", "time_min.file", "column", "#column"});
}

TEST_CASE("a plan that is like another has what the other has, with its own in its place") {
    Folder folder;
    folder.texts["plans/more.json"] =
        R"({"like": "act", "title": "More", "protocol": {"contacts": []}, "unlimited_money": true})";
    const Plan plan = read_files(folder.files(), "more").plan;
    CHECK(plan.id == "more");
    CHECK(plan.title.en == "More");
    CHECK(plan.measures.size() == 3);
    CHECK(plan.unlimited_money);
    CHECK(plan.protocol.contacts.empty());
    CHECK(plan.protocol.reports.size() == 1);
}

TEST_CASE("a plan that is like another has a title and a description of its own, in every language") {
    Folder folder;
    folder.set_plan("/title", nlohmann::json({{"en", "Act"}, {"es", "Actuar"}}));
    folder.set_plan("/description", "What act is about");
    folder.texts["plans/more.json"] = R"({"like": "act", "unlimited_money": true})";
    check_told(problems_of(folder, {}, "more"), {"plans/more.json", "line 1", "\"title\" is missing", "title"});
    folder.texts["plans/more.json"] = R"({"like": "act", "title": {"en": "More"}})";
    const Plan plan = read_files(folder.files(), "more").plan;
    CHECK(plan.title.es != "Actuar");
    CHECK(plan.description.en.empty());
}

TEST_CASE("problems of a plan that is like another are told where they are written") {
    const auto told = [](const char* more, const Expected& expected) {
        Folder folder;
        folder.set_plan("/measures/1/level", "alrt");
        folder.texts["plans/more.json"] = more;
        check_told(problems_of(folder, {}, "more"), expected);
    };
    told(R"({"like": "act", "title": "More"})", {"plans/act.json", "measures[beds].level", "no level", "alert"});
    told(R"({"like": "act", "title": "More", "agreements": []})",
         {"plans/act.json", "measures[beds].agreement", "no agreement", "there are none"});
    told(R"({"like": "act", "title": "More", "budget_lines": [{"id": "reserve", "agency": "nobody", "tranches": []}]})",
         {"plans/more.json", "line 1, column", "no agency", "capital"});
    told(R"({"like": "act", "title": "More", "protocol": {"joint_teams": [{"id": "t", "agencies": []}]}})",
         {"plans/more.json", "joint_teams[t].agencies", "fewer than two", ""});
}

TEST_CASE("a plan that is like none, itself or one that is like another is told") {
    const auto told = [](const char* more, const Expected& expected) {
        Folder folder;
        folder.texts["plans/more.json"] = more;
        folder.texts["plans/most.json"] = R"({"like": "act", "title": "Most"})";
        check_told(problems_of(folder, {}, "more"), expected);
    };
    told(R"({"like": "acts", "title": "More"})",
         {"plans/more.json", "line 1, column 10, like", "no other plan", "did you mean \"act\"?"});
    told(R"({"like": "more", "title": "More"})", {"plans/more.json", "like", "no other plan", "act or most"});
    told(R"({"like": "most", "title": "More"})", {"plans/more.json", "like", "itself like another", "in full"});
    told(R"({"like": 5, "title": "More"})", {"plans/more.json", "like", "JSON Schema", ""});
}

}  // namespace
}  // namespace umbral::scenario::testing
