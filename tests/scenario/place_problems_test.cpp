// What can be wrong with sites, pathways, routes, questions and measures. One case per rule.

#include "scenario/broken_scenario.hpp"

namespace umbral::scenario::testing {
namespace {

const char* const file = "scenario.json";
const char* const plan_file = "plans/act.json";

TEST_CASE("sites that cannot work are told") {
    check({"unreachable",
           [](Folder& f) {
               Json site = f.scenario["sites"][1];
               site["id"] = "LOST";
               f.add("/sites", site);
           },
           {file, "sites[LOST]", "nobody can reach", "a route that leads to it"}});
    check({"no officers",
           [](Folder& f) { f.remove("/sites/0/stations/1", "officers"); },
           {file, "stations[medical]", "no officers", "a pool"}});
    check({"two kinds of officers",
           [](Folder& f) { f.set("/sites/0/stations/0/officers", 2); },
           {file, "stations[registration].pool", "officers of its own", "one of the two"}});
    check({"never on duty",
           [](Folder& f) {
               f.set("/sites/0/opening_hours", {{"days", "sat,sun"}});
           },
           {file, "stations[medical].officers", "no officer is ever on duty", "opening hours"}});
    check({"officers added when the site is closed",
           [](Folder& f) {
               f.set("/sites/0/opening_hours", {{"days", "sat,sun"}});
               f.set_plan("/measures/0/effects/0/pool", "medical");
               f.set_plan("/measures/0/effects/0/days", "mon-fri");
           },
           {file, "stations[medical].officers", "no officer is ever on duty", "opening hours"}});
    check({"pool without the skill",
           [](Folder& f) {
               f.add("/sites/0/pools", {{"id", "idle"}, {"officers", 1}, {"skills", {"medical"}}});
               f.remove("/sites/0/stations/1", "officers");
               f.set("/sites/0/stations/1/pool", "desk");
               f.scenario["sites"][0]["pools"].erase(1);
           },
           {file, "stations[medical].pool", "does not serve this station", "medical"},
           false});
    check({"skill of another pool",
           [](Folder& f) { f.add("/sites/0/pools/0/skills", "medical"); },
           {file, "pools[desk].skills[1]", "does not share this pool", ""}});
    check({"service never used",
           [](Folder& f) {
               f.set("/sites/0/stations/0/service", {{{"time_min", 1}}, {{"profiles", {"adult"}}, {"time_min", 2}}});
           },
           {file, "service[0]", "never used", "last"}});
    check({"profile without a service",
           [](Folder& f) {
               f.set("/sites/0/stations/0/service", {{{"profiles", {"adult"}}, {"time_min", 2}}});
           },
           {file, "stations[registration].service", "no service time", ""}});
    check({"orders that lift nothing",
           [](Folder& f) { f.set("/sites/0/supplies/0/order_up_to", 10); },
           {file, "supplies[kits].order_up_to", "would not lift", "more than reorder_at"}});
    check({"divert without a route",
           [](Folder& f) { f.set("/sites/0/when_full", "divert"); },
           {file, "when_full", "takes a route", "divert_route"}});
    check({"full without places",
           [](Folder& f) {
               f.remove("/sites/0", "places");
               f.set("/sites/0/when_full", "leave");
               f.plan["measures"].erase(1);
           },
           {file, "when_full", "no places", ""}});
    check({"waiting outside for a place that never comes",
           [](Folder& f) {
               f.set("/sites/0/places/general", 0);
               f.set("/sites/0/when_full", "wait_outside");
               f.plan["measures"].erase(1);
           },
           {file, "when_full", "nobody could come in", "by a measure of the plan"}});
    check({"waiting outside for a place in rooms for others",
           [](Folder& f) {
               f.set("/sites/0/room_profiles", {{"general", {"adult"}}});
               f.set("/sites/0/when_full", "wait_outside");
               f.plan["measures"].erase(1);
           },
           {file, "when_full", "no room is for them", "a room type with places for the profile"}});
    Folder opened_later;
    opened_later.set("/sites/0/places/general", 0);
    opened_later.set("/sites/0/when_full", "wait_outside");
    check_sound(opened_later);  // the measure "beds" adds places
    opened_later.set("/sites/0/when_full", "leave");
    opened_later.plan["measures"].erase(1);
    check_sound(opened_later);  // a site that turns everyone away
    check({"rooms too small",
           [](Folder& f) { f.set("/sites/0/places/general", 3); },
           {file, "sites[POST].places", "4 persons, fits in no room", ""}});
    check({"queue too short",
           [](Folder& f) { f.set("/sites/0/stations/0/queue_limit", 3); },
           {file, "stations[registration].queue_limit", "could never wait", "at least 4"}});
    check({"nothing handed out",
           [](Folder& f) { f.remove("/sites/0/stations/1", "consumes_per_person"); },
           {file, "consumes", "hands out nothing", ""}});
}

TEST_CASE("a way round on which no time passes is told") {
    check({"a station without time",
           [](Folder& f) {
               f.set("/sites/0/stations/0/service/time_min", 0);
               f.set("/sites/0/pathways/0/steps/0/next", {{"registration", 0.9}, {"medical", 0.05}, {"leave", 0.05}});
           },
           {file, "steps[registration]", "without any time passing", "above 0"}});
    check({"a stay of no hours and a station without time",
           [](Folder& f) {
               f.set("/sites/0/stations/0/service/time_min", {{"dist", "uniform"}, {"low", 0}, {"high", 0}});
               f.set("/sites/0/pathways/0/steps/1",
                     {{"id", "medical"}, {"stay_h", 0}, {"next", {{"registration", 0.9}, {"leave", 0.1}}}});
           },
           {file, "steps[registration]", "without any time passing", "above 0"},
           false});
    Folder with_time;
    with_time.set("/sites/0/stations/0/service/time_min", 0);
    with_time.set("/sites/0/stations/0/service/fixed_min", 0.1);
    with_time.set("/sites/0/pathways/0/steps/0/next", {{"registration", 0.9}, {"medical", 0.05}, {"leave", 0.05}});
    check_sound(with_time);
}

TEST_CASE("a referral that names a step which is not there is told") {
    check({"a step of nowhere",
           [](Folder& f) { f.set("/sites/0/pathways/0/steps/2/enter_at", "desk"); },
           {file, "pathways[0].steps[leave].enter_at", "has no step of this id", "onward"}});
    check({"nobody is sent",
           [](Folder& f) { f.set("/sites/0/pathways/0/steps/0/enter_at", "onward"); },
           {file, "steps[registration].enter_at", "nobody is sent", "together with refer"}});
    Folder sound;  // the step is there, and is reached by no other way
    sound.set("/sites/0/pathways/0/steps/2/enter_at", "late");
    sound.scenario["sites"][1]["pathways"]["steps"] = {{{"outcome", "onward"}},
                                                       {{"id", "late"}, {"outcome", "onward"}}};
    (void)read_files(sound.files(), "act");
    sound.remove("/sites/0/pathways/0/steps/2", "enter_at");
    CHECK_THROWS_AS(read_files(sound.files(), "act"), InputError);
}

TEST_CASE("pathways that do not end are told") {
    check({"no end",
           [](Folder& f) {
               f.scenario["sites"][0]["pathways"][0]["steps"].erase(2);
               f.set("/sites/0/pathways/0/steps/0/next", {{"medical", 1}});
               f.remove("/sites/0/pathways/0/steps/1", "needs");
               f.set("/sites/0/pathways/0/steps/1/next", {{"registration", 1}});
           },
           {file, "steps[registration]", "without end", "a share above 0"},
           false});
    check({"last step is a service",
           [](Folder& f) {
               f.scenario["sites"][1]["pathways"]["steps"] = {{{"id", "rest"}, {"stay_h", 3}}};
           },
           {file, "steps[rest]", "does not end", "refer or outcome"}});
    check({"a way out for some only",
           [](Folder& f) { f.set("/sites/1/pathways/steps/0/needs", Json::array({"medical"})); },
           {file, "steps[onward].needs", "no way out", ""}});
    check({"a step nobody comes to",
           [](Folder& f) {
               f.set("/sites/0/pathways/0/steps/0/next", {{"leave", 1}});
           },
           {file, "steps[medical]", "no party ever comes", ""},
           false});
    check({"something after the end",
           [](Folder& f) {
               f.set("/sites/0/pathways/0/steps/2/next", {{"medical", 1}});
           },
           {file, "steps[leave].next", "nothing follows", ""}});
    check({"no pathway for a profile",
           [](Folder& f) { f.set("/sites/0/pathways/0/profiles", Json::array({"adult"})); },
           {file, "sites[POST].pathways", "no pathway", "one for all others"}});
    check({"two pathways for a profile",
           [](Folder& f) {
               Json pathway = f.scenario["sites"][0]["pathways"][0];
               pathway["profiles"] = {"adult"};
               f.scenario["sites"][0]["pathways"] = {pathway, pathway, f.scenario["sites"][0]["pathways"][0]};
           },
           {file, "pathways[1].profiles", "two pathways", "each profile once"}});
    check({"pathway never used",
           [](Folder& f) {
               Json pathway = f.scenario["sites"][0]["pathways"][0];
               f.add("/sites/0/pathways", pathway);
           },
           {file, "pathways[0]", "never used", "last"}});
    check({"a route from elsewhere",
           [](Folder& f) {
               f.add("/routes",
                     {{"id", "back"}, {"from", "EXIT"}, {"to", "POST"}, {"mode", "land"}, {"typical_hours", 3}});
               f.set("/sites/0/pathways/0/steps/2/refer", "back");
           },
           {file, "refer", "does not leave from this site", "a route from POST"}});
}

TEST_CASE("routes and fleets that cannot be are told") {
    check({"shorter than allowed",
           [](Folder& f) { f.set("/routes/0/min_hours", 0.05); },
           {file, "routes[bus].min_hours", "too short", "into one site"}});
    check({"typical below the shortest",
           [](Folder& f) { f.set("/routes/0/typical_hours", 1); },
           {file, "typical_hours", "shorter than the shortest", "min_hours"}});
    check({"slow below typical",
           [](Folder& f) { f.set("/routes/0/p95_hours", 2.5); },
           {file, "p95_hours", "not longer", "typical_hours"}});
    check({"no time",
           [](Folder& f) { f.remove("/routes/0", "typical_hours"); },
           {file, "routes[bus]", "no travel time", "excess_h"}});
    check(
        {"time given twice", [](Folder& f) { f.set("/routes/0/excess_h", 1); }, {file, "excess_h", "given twice", ""}});
    check({"a circle",
           [](Folder& f) {
               f.add("/routes",
                     {{"id", "round"}, {"from", "POST"}, {"to", "POST"}, {"mode", "foot"}, {"typical_hours", 1}});
           },
           {file, "routes[round].to", "leads back", "another site"}});
    check({"closure backwards",
           [](Folder& f) { f.set("/routes/0/closures/0/to", "2024-01-31"); },
           {file, "closures[0].to", "ends before it begins", ""}});
    check({"closure outside",
           [](Folder& f) {
               f.set("/routes/0/closures/0", {{"from", "2025-01-01"}, {"to", "2025-01-02"}});
           },
           {file, "closures[0].from", "outside the simulated time", ""}});
    check({"party larger than a vehicle",
           [](Folder& f) { f.set("/fleets/0/seats", 3); },
           {file, "routes[bus].fleet", "larger than a vehicle", "at least 4 seats"}});
    check({"empty timetable",
           [](Folder& f) { f.set("/fleets/0/rule", "timetable"); },
           {file, "departures_h", "empty", ""}});
    check({"departures without a timetable",
           [](Folder& f) { f.set("/fleets/0/departures_h", Json::array({6})); },
           {file, "departures_h", "not used", ""}});
    check({"timetable out of order",
           [](Folder& f) {
               f.set("/fleets/0/rule", "timetable");
               f.set("/fleets/0/departures_h", Json::array({9, 6}));
           },
           {file, "departures_h", "not in order", ""}});
}

TEST_CASE("a question may be about a level, a measure or a budget line of any of the scenario's plans") {
    Folder folder;
    folder.texts["plans/other.json"] = R"({"levels": [{"id": "of-another"}], "measures": [{"id": "later"}]})";
    folder.texts["plans/broken.json"] = R"({"levels": [{"id": )";
    for (const auto& [indicator, scope] :
         {std::pair{"decision_delay_h", "level:alert"}, std::pair{"undeclared_h", "level:of-another"},
          std::pair{"measure_days", "measure:later"}, std::pair{"cost_usd", "measure:beds"},
          std::pair{"cost_usd", "line:reserve"}, std::pair{"overrun_usd", "line:emergency"}}) {
        INFO(scope);
        folder.set("/questions/0", {{"indicator", indicator}, {"scope", scope}});
        check_sound(folder);
    }
}

TEST_CASE("questions and observations about nothing are told") {
    check({"indicator",
           [](Folder& f) { f.set("/questions/0/indicator", "waits_h"); },
           {file, "questions[0].indicator", "no indicator", "did you mean \"wait_h\"?"}});
    check({"statistic",
           [](Folder& f) { f.set("/questions/0/stat", "p96"); },
           {file, "questions[0].stat", "no such statistic", "p95"}});
    check({"scope of another kind",
           [](Folder& f) { f.set("/questions/0/scope", "need:medical"); },
           {file, "questions[0].scope", "not counted for this", "site"}});
    check({"site of a scope",
           [](Folder& f) { f.set("/questions/0/scope", "site:PST"); },
           {file, "questions[0].scope", "no site \"PST\"", "did you mean \"POST\"?"}});
    check({"station of a scope",
           [](Folder& f) { f.set("/questions/0/scope", "site:POST,station:medicl"); },
           {file, "questions[0].scope", "no station", "did you mean \"medical\"?"}});
    const auto question = [](const char* indicator, const char* scope) {
        return [=](Folder& f) { f.set("/questions/0", {{"indicator", indicator}, {"scope", scope}}); };
    };
    check({"level of a scope",
           question("decision_delay_h", "level:alrt"),
           {file, "questions[0].scope", "no level \"alrt\"", "did you mean \"alert\"?"}});
    check({"measure of a scope",
           question("measure_days", "measure:bed"),
           {file, "questions[0].scope", "no measure \"bed\"", "did you mean \"beds\"?"}});
    check({"budget line of a scope",
           question("cost_usd", "line:reserves"),
           {file, "questions[0].scope", "no line \"reserves\"", "did you mean \"reserve\"?"}});
    check({"what has no level",
           question("wait_h", "level:alert"),
           {file, "questions[0].scope", "not counted for this", "site"}});
    const Json seen{{"id", "o"},
                    {"indicator", "present_persons"},
                    {"scope", "site:POST"},
                    {"from", "2024-01-10"},
                    {"to", "2024-01-20"},
                    {"value", 9}};
    const auto observed = [seen](const char* key, const Json& value) {
        return [seen, key, value](Folder& f) {
            Json o = seen;
            o[key] = value;
            f.set("/observed", Json::array({o}));
        };
    };
    check({"unit", observed("unit", "people"), {file, "observed[o].unit", "not the indicator's unit", "persons"}});
    check({"backwards", observed("to", "2024-01-09"), {file, "observed[o].to", "ends before it begins", ""}});
    check({"outside",
           [seen](Folder& f) {
               Json o = seen;
               o["from"] = "2020-01-01";
               o["to"] = "2020-01-02";
               f.set("/observed", Json::array({o}));
           },
           {file, "observed[o].from", "outside the simulated time", ""}});
}

TEST_CASE("measures with nothing to act on are told") {
    const auto effect = [](Json value) { return [value](Folder& f) { f.set_plan("/measures/0/effects/0", value); }; };
    check({"site",
           effect({{"effect", "add_places"}, {"site", "PST"}, {"places", 1}}),
           {plan_file, "effects[0].site", "no site", "did you mean \"POST\"?"}});
    check({"pool",
           effect({{"effect", "add_officers"}, {"site", "POST"}, {"pool", "dsk"}, {"officers", 1}}),
           {plan_file, "effects[0].pool", "no pool or station", "did you mean \"desk\"?"}});
    check({"station with a pool",
           effect({{"effect", "add_officers"}, {"site", "POST"}, {"pool", "registration"}, {"officers", 1}}),
           {plan_file, "effects[0].pool", "shares a pool", "desk"}});
    check({"fleet",
           effect({{"effect", "add_vehicles"}, {"fleet", "busses"}, {"vehicles", 1}}),
           {plan_file, "effects[0].fleet", "no fleet", "did you mean \"buses\"?"}});
    check({"route",
           effect({{"effect", "set_route_open"}, {"route", "buss"}, {"open", true}}),
           {plan_file, "effects[0].route", "no route", "did you mean \"bus\"?"}});
    check({"step",
           effect({{"effect", "set_referral"}, {"site", "POST"}, {"step", "registration"}, {"rule", "bus"}}),
           {plan_file, "effects[0].step", "no referral step", "leave"}});
    check({"station",
           effect({{"effect", "set_service_time"}, {"site", "POST"}, {"station", "medcal"}, {"factor", 0.5}}),
           {plan_file, "effects[0].station", "no station", "did you mean \"medical\"?"}});
    check({"room",
           effect({{"effect", "add_places"}, {"site", "POST"}, {"room", "isolation"}, {"places", 1}}),
           {plan_file, "effects[0].room", "no rooms of this type", "\"places\": {\"isolation\": 0}"}});
    check({"no change",
           effect({{"effect", "add_places"}, {"site", "POST"}}),
           {plan_file, "effects[0]", "changes nothing", ""}});
    check({"no effects",
           [](Folder& f) { f.set_plan("/measures/0/effects", Json::array()); },
           {plan_file, "effects", "changes nothing", ""}});
    check({"backwards",
           [](Folder& f) { f.set_plan("/measures/0/until", "2024-01-20"); },
           {plan_file, "measures[shift].until", "ends before it begins", ""}});
    check({"outside",
           [](Folder& f) {
               f.set_plan("/measures/0/date", "2024-04-20");
               f.plan["measures"][0].erase("until");
           },
           {plan_file, "measures[shift].date", "outside the simulated time", ""}});
}

}  // namespace
}  // namespace umbral::scenario::testing
