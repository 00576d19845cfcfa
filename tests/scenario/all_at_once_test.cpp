// Whatever is wrong is told in one go, and nothing that only follows from what could not be read.

#include "scenario/broken_scenario.hpp"

namespace umbral::scenario::testing {
namespace {

const char* const file = "scenario.json";
const char* const plan_file = "plans/act.json";

/// Checks that all of these are told, and nothing else.
void check_all(const std::vector<Problem>& problems, const std::vector<Expected>& expected) {
    for (const Expected& each : expected) check_told(problems, each);
    INFO(to_text(problems));
    CHECK(problems.size() == expected.size());
}

TEST_CASE("a rule that is broken is told beside a value that is wrong") {
    Folder folder;
    folder.set("/sites/0/toilets", -3);
    folder.set("/routes/0/to", "EXTI");
    folder.set_plan("/measures/1/level", "alrt");
    folder.set_plan("/agreements/0/agencies", Json::array({"capital", 5}));
    check_all(problems_of(folder), {{file, "sites[POST].toilets", "too small"},
                                    {file, "routes[bus].to", "no site", "did you mean \"EXIT\"?"},
                                    {plan_file, "agreements[aid].agencies[1]", "wrong type"},
                                    {plan_file, "measures[beds].level", "no level", "did you mean \"alert\"?"}});
}

TEST_CASE("what is named is known although something in it is wrong") {
    Folder folder;
    folder.set("/sites/1/toilets", -3);
    folder.set("/channels/0/fixed_min", "x");
    folder.set_plan("/levels/0/minimum_h", "x");
    check_all(problems_of(folder), {{file, "sites[EXIT].toilets", "too small"},
                                    {file, "channels[phone].fixed_min", "wrong type"},
                                    {plan_file, "levels[alert].minimum_h", "wrong type"}});
}

TEST_CASE("an id that cannot be read makes no other place wrong") {
    Folder folder;
    folder.set("/sites/0/id", "the post");
    folder.set("/countries/0/id", 507);
    folder.remove("/budget_lines/0", "id");
    folder.set("/routes/0/closures/0/to", "2024-01-31");  // in something else: told all the same
    check_all(problems_of(folder), {{file, "sites[the post].id", "cannot be an id"},
                                    {file, "countries[0].id", "wrong type"},
                                    {file, "budget_lines[0]", "\"id\" is missing"},
                                    {file, "closures[0].to", "ends before it begins"}});
}

TEST_CASE("what is wrong in an element is told without what may follow from it") {
    const auto alone = [](const char* name, const std::function<void(Folder&)>& change) {
        INFO(name);
        Folder folder;
        change(folder);
        INFO(to_text(problems_of(folder)));
        CHECK(problems_of(folder).size() == 1);
    };
    alone("a party's size", [](Folder& f) { f.set("/profiles/1/party_size/values/1", 5000); });
    alone("a bound of a range", [](Folder& f) {
        f.set("/fleets/0/seats", {{"low", 1e15}, {"mid", 30}, {"high", 40}});
    });
    alone("a route's end", [](Folder& f) { f.set("/routes/0/from", 5); });
    alone("the only route", [](Folder& f) { f.set("/routes/0", 5); });
    alone("who arrives", [](Folder& f) {
        f.set("/arrivals/0/party_mix", "families");
        f.remove("/arrivals/0", "profiles");
    });
    alone("a step's station", [](Folder& f) { f.set("/sites/0/pathways/0/steps/1/station", 5); });
    alone("the supplies", [](Folder& f) { f.set("/sites/0/supplies", "kits"); });
    alone("a channel's agencies", [](Folder& f) { f.set("/channels/0/agencies", "everyone"); });
    alone("an agency", [](Folder& f) { f.set("/agencies/1/id", ""); });
    alone("all agencies", [](Folder& f) { f.set("/agencies", "capital"); });
    alone("the start", [](Folder& f) { f.set("/start", "2024-13-01"); });
    alone("the length", [](Folder& f) { f.remove("", "days"); });
    alone("a level's number", [](Folder& f) {
        Json level = f.plan["levels"][0];
        level["id"] = "worse";
        level["number"] = "two";
        f.plan["levels"].insert(f.plan["levels"].begin(), level);
    });
    alone("a measured file", [](Folder& f) {
        f.set("/sites/0/stations/0/service/time_min", {{"dist", "empirical"}, {"file", "times.csv#minutes"}});
        f.texts["times.csv"] = "minutes\nx\n";
    });
}

TEST_CASE("a value that cannot be read is told alone, wherever it is") {
    Folder sound;
    sound.set("/arrivals/0/persons_per_day", {{"low", 40}, {"mid", 50}, {"high", 60}});
    const auto check_alone = [](const Folder& folder, const std::string& place) {
        const std::vector<Problem> problems = problems_of(folder);
        INFO(place << "\n" << to_text(problems));
        CHECK(problems.size() <= 1);  // none where a text may be anything
    };
    const Json in_scenario = sound.scenario.flatten();
    for (const auto& [place, value] : in_scenario.items()) {
        Folder folder = sound;
        folder.set(place.c_str(), value.is_string() ? Json(7) : Json("x"));
        check_alone(folder, place);
    }
    const Json in_plan = sound.plan.flatten();
    for (const auto& [place, value] : in_plan.items()) {
        Folder folder = sound;
        folder.set_plan(place.c_str(), value.is_string() ? Json(7) : Json("x"));
        check_alone(folder, place);
    }
}

TEST_CASE("what is wrong beside a value that cannot be read is told where no value would mend it") {
    Folder folder;
    folder.set("/sites/0/toilets", -3);
    folder.set("/sites/0/supplies/0/reorder_at", 201);
    folder.set("/fleets/0/vehicles", "six");
    folder.set("/fleets/0/seats", 1);
    INFO(to_text(problems_of(folder)));
    check_all(problems_of(folder), {{file, "sites[POST].toilets", "too small"},
                                    {file, "sites[POST].supplies[kits].order_up_to", "above the reorder level"},
                                    {file, "fleets[buses].vehicles", "wrong type"},
                                    {file, "routes[bus].fleet", "larger than a vehicle"}});
}

TEST_CASE("what is wrong is told beside a misspelt key, a date, a time, a range or a list that cannot be read") {
    const auto check_beside = [](const char* name, const std::function<void(Folder&)>& change, const Expected& first,
                                 const Expected& second) {
        INFO(name);
        Folder folder;
        change(folder);
        check_all(problems_of(folder), {first, second});
    };
    check_beside("a key that nothing is like",
                 [](Folder& f) {
                     f.set("/sites/0/colour", "red");
                     f.set("/sites/0/pathways/0/steps/2/refer", "nowhere");
                 },
                 {file, "sites[POST].colour", "no key"}, {file, "refer", "no route"});
    check_beside("a date",
                 [](Folder& f) {
                     f.set_plan("/measures/0/until", "2024-02-30");
                     f.set_plan("/measures/0/effects/0/pool", "dekc");
                 },
                 {plan_file, "measures[shift].until", "not a date"}, {plan_file, "effects[0].pool", "pool"});
    check_beside("a time of day",
                 [](Folder& f) {
                     f.set("/sites/0/stations/1/officers/0/from", "25:00");
                     f.set("/sites/0/pathways/0/steps/2/refer", "nowhere");
                 },
                 {file, "from", "not a time"}, {file, "refer", "no route"});
    check_beside("a bound of a range",
                 [](Folder& f) {
                     f.set("/arrivals/0/persons_per_day", {{"low", 10}, {"mid", 20}, {"high", "x"}});
                     f.set("/arrivals/0/site", "POTS");
                 },
                 {file, "persons_per_day.high", "wrong type"}, {file, "arrivals[river].site", "no site"});
    check_beside("a list that is too short",
                 [](Folder& f) {
                     f.set("/arrivals/0/hour_profile", Json::array_t(23, 1));
                     f.set("/arrivals/0/site", "POTS");
                 },
                 {file, "arrivals[river].hour_profile", ""}, {file, "arrivals[river].site", "no site"});
    check_beside("an id that is used twice",
                 [](Folder& f) {
                     f.add("/fleets", {{"id", "buses"}, {"vehicles", "x"}, {"seats", 30}});
                 },
                 {file, "fleets[buses].vehicles", "wrong type"}, {file, "fleets[buses].id", "used twice"});
}

TEST_CASE("a row with too few cells does not hide what is wrong in the others, or with what they refer to") {
    Folder folder;
    folder.set("/sites/0/room_profiles", {{"generl", {"adult"}}});
    folder.set("/arrivals/0/site", "POTS");
    folder.set("/sites/0/pathways/0/steps/2/refer", "third");  // which may be the row's
    folder.texts["routes.csv"] = "id,from,to,mode,typical_hours\nsecond,POST,EXTI,land,3\nthird,POST\n";
    check_all(problems_of(folder), {{file, "room_profiles.generl", ""},
                                    {file, "arrivals[river].site", "no site"},
                                    {"routes.csv", "line 2, column to", "no site"},
                                    {"routes.csv", "line 3", "2 cells"}});
}

TEST_CASE("people are followed as far as they get, beside whatever else is wrong") {
    Folder folder;
    folder.set("/fleets/0/seats", 3);
    folder.set("/arrivals/0/profiles/adult", 0.9);
    folder.set("/sites/1/pathways/profiles", Json::array({"adult"}));
    folder.set_plan("/measures/1/level", "alrt");
    check_all(problems_of(folder), {{file, "arrivals[river].profiles", "do not add up"},
                                    {file, "routes[bus].fleet", "4 persons, is larger than a vehicle"},
                                    {file, "sites[EXIT].pathways", "have no pathway"},
                                    {plan_file, "measures[beds].level", "no level"}});
    Folder slip;  // that families have no pathway only follows
    slip.set("/sites/1/pathways/profiles", Json::array({"adult", "famly"}));
    check_all(problems_of(slip), {{file, "sites[EXIT].pathways[0].profiles", "no profile"}});
    Folder unknown;  // a measure that cannot be read may bring officers
    unknown.set("/sites/0/pools/0/officers", 0);
    unknown.set_plan("/measures/0/lead_time_h", "x");
    check_all(problems_of(unknown), {{plan_file, "measures[shift].lead_time_h", "wrong type"}});
}

TEST_CASE("a site that nobody can reach is told unless a way to it may be the one that is misspelt") {
    Folder folder;
    folder.add("/sites", {{"id", "LOST"}, {"name", "Lost"}, {"country", "PAN"}, {"kind", "town"}});
    const Expected unreachable{file, "sites[LOST]", "nobody can reach this site"};
    check_all(problems_of(folder), {unreachable});
    folder.set("/sites/0/toilets", -3);
    check_all(problems_of(folder), {{file, "sites[POST].toilets", "too small"}, unreachable});
    folder.add(
        "/routes",
        {{"id", "lane"}, {"from", "POST"}, {"to", "EXTI"}, {"mode", "land"}, {"min_hours", 2}, {"typical_hours", 3}});
    check_all(problems_of(folder), {{file, "sites[POST].toilets", "too small"},
                                    unreachable,
                                    {file, "routes[lane].to", "no site", "did you mean \"EXIT\"?"}});
    for (const char* to : {"LOTS", "elsewhere"}) {
        folder.set("/routes/1/to", to);
        check_all(problems_of(folder),
                  {{file, "sites[POST].toilets", "too small"}, {file, "routes[lane].to", "no site of this id"}});
    }
}

TEST_CASE("problems after an element that is left out are told where they are") {
    Folder folder;
    folder.add("/fleets", {{"id", "last"}, {"seats", 10}, {"departures_h", {5}}});
    folder.set("/fleets/0/seats", -1);
    folder.set_plan("/protocol/reports/0/every_h", "x");
    folder.plan["protocol"]["reports"].push_back(
        {{"from", "capital"}, {"to", "capital"}, {"channel", "phone"}, {"every_h", 5}});
    check_all(problems_of(folder), {{file, "fleets[buses].seats", "too small"},
                                    {file, "fleets[last].departures_h", "not used"},
                                    {plan_file, "reports[0].every_h", "wrong type"},
                                    {plan_file, "reports[1].to", "does not write to itself"}});
    Folder table;
    table.texts["sites.csv"] =
        "id,name,country,kind\nPOST,Post,PAN,post\nEXIT,Exit,PAN,exit\nA,A,PAN,5\nB,B,PNA,town\n";
    check_told(problems_of(table), {"sites.csv", "line 4, column kind", "not one of the words"});
    check_told(problems_of(table), {"sites.csv", "line 5, column country", "no country", "did you mean \"PAN\"?"});
}

TEST_CASE("a file that cannot be parsed does not hide what is wrong in the others") {
    Folder folder;
    folder.texts["scenario.json"] = "{\"id\": ";
    folder.texts["sites.csv"] = "id,name,country,kind\nPOST,Post,PAN,posts\n";
    folder.texts["holidays.csv"] = "country,dat\nPAN,2024-01-01\n";
    folder.set_plan("/levels/0/number", -5);
    folder.set_plan("/measures/0/effects", Json::array());
    check_all(problems_of(folder, {}, "act"), {{file, "line 1", "not valid JSON"},
                                               {"sites.csv", "line 2, column kind", "not one of the words"},
                                               {"holidays.csv", "line 1", "no such column"},
                                               {"holidays.csv", "line 1", "date is missing"},
                                               {plan_file, "levels[alert].number", "too small"},
                                               {plan_file, "measures[shift].effects", "changes nothing"}});

    Folder plan;
    plan.texts["plans/act.json"] = "{\"id\": ";
    plan.set("/routes/0/to", "EXTI");
    check_all(problems_of(plan, {{"plan.measures[beds].actor", "x"}}),
              {{plan_file, "line 1", "not valid JSON"}, {file, "routes[bus].to", "no site"}});
}

TEST_CASE("settings that are wrong are told together, beside what is wrong with the files") {
    Folder folder;
    folder.set("/routes/0/to", "EXTI");
    check_all(
        problems_of(folder, {{"sites[PSOT].toilets", "3"}, {"dayz", "3"}, {"sites[POST].toilets", "-1"}, {"", "3"}}),
        {{"", "--set sites[PSOT].toilets", "no such element", "did you mean \"POST\"?"},
         {"", "--set dayz", "no key", "did you mean \"days\"?"},
         {"", "--set sites[POST].toilets", "too small"},
         {"", "--set ", "not a path"},
         {file, "routes[bus].to", "no site"}});
}

TEST_CASE("of very many problems the first are told, and that there are more") {
    Folder folder;
    folder.texts["arrivals.csv"] = "stream,date,persons\n";
    for (int i = 0; i < 20'000; ++i) folder.texts["arrivals.csv"] += "river,2024,x\n";
    for (int i = 0; i < 5'000; ++i) folder.add("/profiles", {{"id", 5}});
    const std::vector<Problem> problems = problems_of(folder);
    CHECK(problems.size() == 501);
    CHECK(problems.back().message.find("more problems") != std::string::npos);
}

TEST_CASE("a plan that does not exist does not hide what is wrong with the scenario") {
    Folder folder;
    folder.set("/sites/0/toilets", -3);
    folder.set("/routes/0/to", "EXTI");
    check_all(problems_of(folder, {}, "atc"), {{"", "--plan", "no plan", "did you mean \"act\"?"},
                                               {file, "sites[POST].toilets", "too small"},
                                               {file, "routes[bus].to", "no site"}});
}

}  // namespace
}  // namespace umbral::scenario::testing
