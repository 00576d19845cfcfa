// What can be wrong across fields and files: ids, shares, the frame, arrivals. One case per rule.

#include "scenario/broken_scenario.hpp"

namespace umbral::scenario::testing {
namespace {

const char* const file = "scenario.json";
const char* const plan_file = "plans/act.json";

TEST_CASE("ids that are used twice are told") {
    check({"site",
           [](Folder& f) {
               Json site = f.scenario["sites"][1];
               f.add("/sites", site);
           },
           {file, "sites[EXIT]", "used twice", "the first is in scenario.json, line"}});
    check({"profile",
           [](Folder& f) {
               f.add("/profiles", {{"id", "adult"}});
           },
           {file, "profiles[adult]", "used twice", ""}});
    check({"fleet",
           [](Folder& f) {
               f.add("/fleets", {{"id", "buses"}, {"seats", 40}});
           },
           {file, "fleets[buses]", "used twice", ""}});
    check({"step",
           [](Folder& f) {
               f.set("/sites/0/pathways/0/steps/1/id", "registration");
               f.set("/sites/0/pathways/0/steps/0/next", {{"leave", 1}});
           },
           {file, "steps[registration]", "used twice", ""},
           false});
    check({"pool and station",
           [](Folder& f) {
               f.add("/sites/0/pools", {{"id", "medical"}, {"officers", 1}, {"skills", {"registration"}}});
           },
           {file, "stations[medical]", "a pool of this site has the same id", ""},
           false});
    check({"measure",
           [](Folder& f) { f.plan["measures"].push_back(f.plan["measures"][0]); },
           {plan_file, "measures[shift]", "used twice", ""}});
}

TEST_CASE("ids of things that do not exist are told with those that do") {
    check({"site of a stream",
           [](Folder& f) { f.set("/arrivals/0/site", "PSOT"); },
           {file, "arrivals[river].site", "no site", "did you mean \"POST\"?"}});
    check({"profile of a share",
           [](Folder& f) {
               f.set("/arrivals/0/profiles", {{"adult", 0.5}, {"famly", 0.5}});
           },
           {file, "profiles.famly", "no profile", "did you mean \"family\"?"}});
    check({"need",
           [](Folder& f) {
               f.set("/profiles/0/needs", {{"pregnent", 0.5}});
           },
           {file, "needs.pregnent", "no need", "did you mean \"pregnant\"?"}});
    check({"country",
           [](Folder& f) { f.set("/sites/0/country", "PNA"); },
           {file, "sites[POST].country", "no country", "did you mean \"PAN\"?"}});
    check({"fleet of a route",
           [](Folder& f) { f.set("/routes/0/fleet", "busses"); },
           {file, "routes[bus].fleet", "no fleet", "did you mean \"buses\"?"}});
    check({"a route to nowhere",
           [](Folder& f) {
               f.set("/routes/0/to", "EXTI");
               f.add("/arrivals",
                     {{"id", "air"}, {"site", "EXIT"}, {"persons_per_day", 1}, {"profiles", {{"adult", 1}}}});
           },
           {file, "routes[bus].to", "no site", "did you mean \"EXIT\"?"}});
    check({"route of a referral",
           [](Folder& f) { f.set("/sites/0/pathways/0/steps/2/refer", "buss"); },
           {file, "refer.shares.buss", "no route", "did you mean \"bus\"?"}});
    check({"station of a step",
           [](Folder& f) {
               f.set("/sites/0/pathways/0/steps/1/station", "medicl");
               f.set("/sites/0/pathways/0/steps/1/id", "medical");
           },
           {file, "steps[medical].station", "no station", "did you mean \"medical\"?"}});
    check({"step of a branch",
           [](Folder& f) {
               f.set("/sites/0/pathways/0/steps/0/next", {{"medical", 0.2}, {"lave", 0.3}, {"leave", 0.5}});
           },
           {file, "next.lave", "no step", "did you mean \"leave\"?"}});
    check({"pool of a station",
           [](Folder& f) { f.set("/sites/0/stations/0/pool", "desks"); },
           {file, "stations[registration].pool", "no pool", "did you mean \"desk\"?"},
           false});
    check({"supply",
           [](Folder& f) { f.set("/sites/0/stations/1/consumes", "kit"); },
           {file, "consumes", "no supply", "did you mean \"kits\"?"}});
    check({"profile of people at the start",
           [](Folder& f) { f.set("/sites/0/initial_people/0/profile", "adlt"); },
           {file, "initial_people[0].profile", "no profile", "did you mean \"adult\"?"}});
    check({"step of people at the start",
           [](Folder& f) { f.set("/sites/0/initial_people/0/step", "gone"); },
           {file, "initial_people[0].step", "no step", "registration"}});
    check({"country of a holiday",
           [](Folder& f) {
               f.set("/holidays", {{{"country", "PNM"}, {"date", "2024-01-09"}}});
           },
           {file, "holidays[0].country", "no country", "PAN"}});
}

TEST_CASE("more sites, routes, steps or limits than can be told apart are an input error") {
    const auto many = [](const char* list, std::size_t number) {
        return [list, number](Folder& f) {
            const Json like = f.scenario[list][0];
            for (std::size_t i = f.scenario[list].size(); i < number; ++i) {
                f.scenario[list].push_back(like);
                f.scenario[list].back()["id"] = "n" + std::to_string(i);
            }
        };
    };
    check({"sites", many("sites", 4097), {file, "sites", "too many sites", "at most 4096"}, false});
    check({"routes", many("routes", 4097), {file, "routes", "too many routes", "at most 4096"}, false});
    check({"limits", many("limits", 1001), {file, "limits", "too many limits", "at most 1000"}, false});
    check({"steps",
           [](Folder& f) {
               Json& steps = f.scenario["sites"][0]["pathways"][0]["steps"];
               for (int i = 0; i < 4096; ++i) steps.push_back({{"id", "n" + std::to_string(i)}, {"outcome", "onward"}});
           },
           {file, "sites[POST].pathways", "too many steps", "at most 4096"},
           false});
}

TEST_CASE("what is allowed is told once, although an id is used twice") {
    Folder folder;
    folder.add("/countries", {{"id", "CRI"}});
    folder.set("/sites/0/country", "CRY");
    for (const Problem& problem : problems_of(folder)) {
        if (problem.value == "CRY") CHECK(problem.allowed == "PAN or CRI");
    }
    check_told(problems_of(folder), {file, "sites[POST].country", "no country", "PAN or CRI"});
}

TEST_CASE("shares that do not add up are told with their sum") {
    check({"profiles",
           [](Folder& f) {
               f.set("/arrivals/0/profiles", {{"adult", 0.5}, {"family", 0.4}});
           },
           {file, "arrivals[river].profiles", "do not add up", "sum is 1"}});
    check({"branch",
           [](Folder& f) { f.set("/sites/0/pathways/0/steps/0/next/leave", 0.7); },
           {file, "steps[registration].next", "do not add up", "sum is 1"}});
    check({"referral",
           [](Folder& f) {
               f.set("/sites/0/pathways/0/steps/2/refer", {{"shares", {{"bus", 0.9}}}});
           },
           {file, "refer.shares", "do not add up", ""}});
    Folder nearly;
    nearly.set("/arrivals/0/profiles", {{"adult", 0.4995}, {"family", 0.5}});
    check_sound(nearly);
}

TEST_CASE("a frame that does not hold is told") {
    check({"warm-up",
           [](Folder& f) { f.set("/warm_up_days", 60); },
           {file, "warm_up_days", "nothing would be measured", "less than days"}});
    check({"country code",
           [](Folder& f) {
               f.add("/countries", {{"id", "pa"}});
           },
           {file, "countries[pa].id", "not a country code", "PAN"}});
    check({"clock changes",
           [](Folder& f) {
               f.set("/countries/0/offset_changes",
                     {{{"from", "2024-03-01"}, {"utc_offset_h", -5}}, {{"from", "2024-02-01"}, {"utc_offset_h", -4}}});
           },
           {file, "offset_changes[1]", "not in order", ""}});
    check({"limit in hours and days",
           [](Folder& f) { f.set("/limits/0/working_days", 3); },
           {file, "limits[stay]", "both", "not both"}});
    check({"limit of nothing",
           [](Folder& f) { f.set("/limits/0/kinds", Json::array()); },
           {file, "limits[stay].kinds", "no kind", "at least one"}});
    check({"no sites",
           [](Folder& f) {
               f.texts["scenario.json"] =
                   R"({"id": "x", "title": "x", "start": "2024-01-01", "days": 3, "countries": [], "profiles": []})";
               f.texts["plans/act.json"] = R"({"title": "none"})";
           },
           {file, "", "no sites", "sites.csv"}});
}

TEST_CASE("arrivals that cannot be are told") {
    check({"nobody",
           [](Folder& f) { f.remove("/arrivals/0", "persons_per_day"); },
           {file, "arrivals[river]", "nobody arrives", "persons_per_day"}});
    check({"weights of 0",
           [](Folder& f) { f.set("/arrivals/0/weekday_profile", Json(std::vector<int>(7, 0))); },
           {file, "weekday_profile", "all weights are 0", ""}});
    check({"a gap in the counts",
           [](Folder& f) {
               f.remove("/arrivals/0", "persons_per_day");
               f.set("/arrivals/0/counts", {{{"date", "2024-01"}, {"persons", 900}}});
           },
           {file, "counts[0]", "no arrivals", "from 2024-02-01 to 2024-02-29"}});
    check({"counts over each other",
           [](Folder& f) {
               f.set("/arrivals/0/counts",
                     {{{"date", "2024-01"}, {"persons", 900}}, {{"date", "2024-01-05"}, {"persons", 9}}});
           },
           {file, "counts[1]", "same day", "each day once"}});
    check({"a surge too late",
           [](Folder& f) {
               f.set("/arrivals/0/surges", {{{"id", "s"}, {"date", "2024-05-01"}, {"persons", 9}}});
           },
           {file, "surges[s].date", "outside the simulated time", "2024-02-29"}});
    check({"a batch too early",
           [](Folder& f) {
               f.set("/arrivals/0/batches", {{{"id", "b"}, {"date", "2023-05-01"}, {"persons", 9}}});
           },
           {file, "batches[b].date", "outside the simulated time", "2024-01-01"}});
    check({"shares out of order",
           [](Folder& f) {
               const Json shares{{"adult", 1}};
               f.set("/arrivals/0/profiles", {{{"shares", shares}}, {{"shares", shares}}});
           },
           {file, "profiles[1]", "not in order", ""}});
    check({"children without families",
           [](Folder& f) {
               f.remove("/arrivals/0", "profiles");
               f.set("/arrivals/0/party_mix", {{"families_fraction", 0.2}, {"children_fraction", 0.3}});
           },
           {file, "arrivals[river].party_mix.children_fraction", "more children than families", "0.9"}});
    check({"profiles and a mix",
           [](Folder& f) {
               f.set("/arrivals/0/party_mix", {{"families_fraction", 0.5}, {"children_fraction", 0.2}});
           },
           {file, "arrivals[river]", "more than one", "exactly one of"}});
    check({"shares from too late",
           [](Folder& f) {
               f.set("/arrivals/0/profiles", {{{"from", "2024-02-01"}, {"shares", {{"adult", 1}}}}});
           },
           {file, "profiles[0].from", "first days have no shares", ""}});
}

}  // namespace
}  // namespace umbral::scenario::testing
