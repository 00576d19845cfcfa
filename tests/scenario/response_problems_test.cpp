// What can be wrong with levels, triggers, protocols, agreements and measures that agencies decide. One case per rule.

#include "scenario/broken_scenario.hpp"

namespace umbral::scenario::testing {
namespace {

const char* const plan_file = "plans/act.json";

/// A change of one value of the plan.
std::function<void(Folder&)> with(const char* pointer, Json value) {
    return [pointer, value = std::move(value)](Folder& f) { f.set_plan(pointer, value); };
}
std::function<void(Folder&)> without(const char* parent, const char* key) {
    return [parent, key](Folder& f) { f.plan[Json::json_pointer(parent)].erase(key); };
}

TEST_CASE("levels, agreements, teams and lines of a plan with the same id are told") {
    const auto twice = [](const char* list) {
        return [list](Folder& f) {
            Json& elements = f.plan[Json::json_pointer(list)];
            const Json first = elements[0];
            elements.push_back(first);
        };
    };
    check({"level", twice("/levels"), {plan_file, "levels[alert]", "used twice", ""}, false});
    check({"agreement", twice("/agreements"), {plan_file, "agreements[aid]", "used twice", ""}});
    check({"team", twice("/protocol/joint_teams"), {plan_file, "joint_teams[border]", "used twice", ""}});
    check({"line", twice("/budget_lines"), {plan_file, "budget_lines[reserve]", "used twice", ""}});
}

TEST_CASE("scopes of levels and conditions that name nothing are told") {
    const char* const scope = "/levels/0/scope";
    const char* const place = "levels[alert].scope";
    check({"no form", with(scope, "POST"), {plan_file, place, "not a scope", "\"pair:ID-ID\""}});
    check({"two parts", with(scope, "site:POST,station:medical"), {plan_file, place, "not a scope", "\"all\""}});
    check({"site", with(scope, "site:PSOT"), {plan_file, place, "no site \"PSOT\"", "did you mean \"POST\"?"}});
    check({"country", with(scope, "country:PNA"), {plan_file, place, "no country", "did you mean \"PAN\"?"}});
    check({"half a pair", with(scope, "pair:PAN"), {plan_file, place, "of two countries", "pair:ID-ID"}});
    check({"a pair of one", with(scope, "pair:PAN-PAN"), {plan_file, place, "of two countries", ""}});
    check({"pair", with(scope, "pair:PAN-CIR"), {plan_file, place, "no country \"CIR\"", "did you mean \"CRI\"?"}});
    for (const char* sound : {"all", "country:CRI", "pair:PAN-CRI"}) {
        Folder folder;
        folder.set_plan(scope, sound);
        check_sound(folder);
    }
    check({"condition",
           with("/levels/0/trigger/any/1/scope", "country:PNA"),
           {plan_file, "trigger.any[1].scope", "no country", "did you mean \"PAN\"?"}});
    check({"a pair in a condition",
           with("/levels/0/trigger/any/1/scope", "pair:PAN-CRI"),
           {plan_file, "trigger.any[1].scope", "not a scope", "\"country:ID\""}});
}

TEST_CASE("triggers that cannot begin or end are told") {
    check({"no condition",
           with("/levels/0/trigger", Json::object()),
           {plan_file, "levels[alert].trigger", "no condition", "all or any"}});
    check({"no condition to end",
           with("/levels/0/stand_down", Json::object()),
           {plan_file, "levels[alert].stand_down", "no condition", ""}});
    check({"indicator",
           with("/levels/0/trigger/any/0/indicator", "crowding_rate"),
           {plan_file, "any[0].indicator", "no figure of this name", "did you mean \"crowding_ratio\"?"}});
    check({"no threshold",
           without("/levels/0/trigger/any/0", "above"),
           {plan_file, "any[0]", "none of these keys", "exactly one of above or below"}});
    check({"two thresholds",
           with("/levels/0/trigger/any/0/below", 1),
           {plan_file, "any[0]", "more than one of these keys", "above or below"}});
    check({"never over",
           with("/levels/0/trigger/any/0/hysteresis", 1.2),
           {plan_file, "any[0].hysteresis", "never count as over", "less than above, 1.2"}});
    check({"negative hysteresis",
           with("/levels/0/trigger/any/0/hysteresis", -1),
           {plan_file, "any[0].hysteresis", "too small", "from 0"}});
    check({"no scope",
           without("/measures/2/trigger/all/0", "scope"),
           {plan_file, "measures[everything].trigger.all[0].scope", "has no scope", "site:ID"}});
}

TEST_CASE("levels that nobody could understand or end are told") {
    check({"tie",
           [](Folder& f) {
               Json second = f.plan["levels"][0];
               second["id"] = "emergency";
               f.plan["levels"].push_back(second);
           },
           {plan_file, "levels[emergency].number", "alert has the same number", "each level"}});
    check({"expires too soon",
           with("/levels/0/expires_h", 12),
           {plan_file, "levels[alert].expires_h", "before it may end", "at least minimum_h, 24"}});
    check({"asks itself",
           with("/levels/0/approvals", {"capital"}),
           {plan_file, "levels[alert].approvals[0]", "does not ask itself", "other"}});
    check({"asks twice",
           with("/levels/0/approvals", {"neighbour", "neighbour"}),
           {plan_file, "levels[alert].approvals[1]", "asked twice", "once"}});
    check({"colour", with("/levels/0/colour", "red"), {plan_file, "levels[alert].colour", "not a colour", "#rrggbb"}});
    check({"number",
           without("/levels/0", "number"),
           {plan_file, "levels[alert]", "\"number\" is missing", "from 0 to 9"}});
}

TEST_CASE("protocols by which nothing can be said are told") {
    const char* const report = "/protocol/reports/0";
    check({"to itself",
           with("/protocol/reports/0/to", "post-room"),
           {plan_file, "reports[0].to", "does not write to itself", "another"}});
    check({"not on the channel",
           with("/protocol/reports/0/to", "neighbour"),
           {plan_file, "reports[0].to", "not on the channel phone", "post-room or capital"}});
    check({"contact not on the channel",
           with("/protocol/contacts/0/channel", "phone"),
           {plan_file, "contacts[0].to", "not on the channel phone", ""}});
    check({"says nothing",
           with(report,
                {{"from", "post-room"}, {"to", "capital"}, {"channel", "phone"}, {"every_h", 0}, {"alerts", false}}),
           {plan_file, "reports[0]", "nothing is ever reported", "alerts"}});
    check({"notice without a report",
           with("/protocol/reports/0/every_h", 0),
           {plan_file, "reports[0].advance_notice", "goes with no report", "every_h"}});
    check({"all the time",
           with("/protocol/reports/0/every_h", 0.01),
           {plan_file, "reports[0].every_h", "too often", "at least 0.1 h"}});
    check({"team of one",
           with("/protocol/joint_teams/0/agencies", {"capital"}),
           {plan_file, "joint_teams[border].agencies", "fewer than two", ""}});
    check({"agreement of one",
           with("/agreements/0/agencies", {"capital", "capital"}),
           {plan_file, "agreements[aid].agencies", "fewer than two", ""}});
}

TEST_CASE("measures that nobody decides, or that wait for each other, are told") {
    check({"never",
           without("/measures/0", "date"),
           {plan_file, "measures[shift]", "none of these keys", "exactly one of date, level or trigger"}});
    check({"twice decided",
           with("/measures/1/date", "2024-01-20"),
           {plan_file, "measures[beds]", "more than one of these keys", "date, level or trigger"}});
    check({"level",
           with("/measures/1/level", "alrt"),
           {plan_file, "measures[beds].level", "no level", "did you mean \"alert\"?"}});
    check({"nobody does it",
           without("/measures/2", "actor"),
           {plan_file, "measures[everything].actor", "nobody does", "the agency"}});
    check({"nobody asks",
           with("/measures/0/approvals", {"capital"}),
           {plan_file, "measures[shift].actor", "nobody asks", ""}});
    check({"asks itself",
           with("/measures/1/approvals", {"capital"}),
           {plan_file, "measures[beds].approvals[0]", "does not ask itself", ""}});
    check({"agreement",
           with("/measures/1/agreement", "ayd"),
           {plan_file, "measures[beds].agreement", "no agreement", "did you mean \"aid\"?"}});
    check({"not in the agreement",
           with("/agreements/0/agencies", {"post-room", "neighbour"}),
           {plan_file, "measures[beds].agreement", "capital is not in this agreement", "post-room or neighbour"}});
    check({"needs",
           with("/measures/1/needs", {"shft"}),
           {plan_file, "measures[beds].needs[0]", "no measure", "did you mean \"shift\"?"}});
    check({"a circle",
           with("/measures/0/needs", {"beds"}),
           {plan_file, "measures[shift].needs", "wait for each other", ""}});
    check({"a circle of one",
           with("/measures/0/needs", {"shift"}),
           {plan_file, "measures[shift].needs", "wait for each other", "lead back"}});
    check({"hour without a date", with("/measures/1/hour", 9), {plan_file, "measures[beds].hour", "not used", "date"}});
    check({"ends with a trigger that it does not have",
           with("/measures/1/ends_with_trigger", false),
           {plan_file, "measures[beds].ends_with_trigger", "no trigger of its own", "trigger"}});
    check({"ends without a level",
           with("/measures/0/ends_with_level", false),
           {plan_file, "measures[shift].ends_with_level", "no level orders", "level"}});
    check({"units that are none",
           [](Folder& f) {
               f.set_plan("/measures/2/cost", {{"per_unit_day_usd", 4}});
               f.plan["measures"][2]["effects"].erase(1);
               f.plan["measures"][2]["effects"].erase(0);
           },
           {plan_file, "measures[everything].cost.per_unit_day_usd", "adds no units", "vehicles"}});
}

TEST_CASE("a circle of measures is told once, with the way round") {
    Folder folder;
    folder.set_plan("/measures/0/needs", {"everything"});
    folder.set_plan("/measures/2/needs", {"beds"});
    const std::vector<Problem> problems = problems_of(folder);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].value == "shift -> everything -> beds -> shift");
}

TEST_CASE("effects of the response that have nothing to act on are told") {
    check({"pool they leave",
           with("/measures/2/effects/0/from_pool", "medcal"),
           {plan_file, "effects[0].from_pool", "no pool or station", "did you mean \"medical\"?"}});
    check({"pool they join",
           with("/measures/2/effects/0/to_pool", "registration"),
           {plan_file, "effects[0].to_pool", "shares a pool", "desk"}});
    check({"officers who stay",
           with("/measures/2/effects/0/to_pool", "medical"),
           {plan_file, "effects[0].to_pool", "stay where they are", "another"}});
    check({"vehicles that stay",
           with("/measures/2/effects/1/to_fleet", "spare"),
           {plan_file, "effects[1].to_fleet", "stay where they are", "another"}});
    check({"fleet",
           with("/measures/2/effects/1/from_fleet", "spar"),
           {plan_file, "effects[1].from_fleet", "no fleet", ""}});
    check({"route of a convoy",
           with("/measures/2/effects/2/route", "buss"),
           {plan_file, "effects[2].route", "no route", "did you mean \"bus\"?"}});
    check({"convoy of nobody",
           with("/measures/2/effects/2/persons", 0),
           {plan_file, "effects[2].persons", "too small", "above 0"}});
    check({"supply",
           with("/measures/2/effects/3/item", "kist"),
           {plan_file, "effects[3].item", "no supply", "did you mean \"kits\"?"}});
    check({"site told about",
           with("/measures/2/effects/4/sites", {"PSOT"}),
           {plan_file, "effects[4].sites[0]", "no site", "did you mean \"POST\"?"}});
    check({"step that does not branch",
           with("/measures/2/effects/5/step", "medical"),
           {plan_file, "effects[5].step", "that branches", "registration"}});
    check({"branch that is none",
           with("/measures/2/effects/5/shares", {{"medicl", 0.5}, {"leave", 0.5}}),
           {plan_file, "effects[5].shares.medicl", "does not lead to this step", "did you mean \"medical\"?"}});
    check({"shares",
           with("/measures/2/effects/5/shares", {{"medical", 0.5}, {"leave", 0.4}}),
           {plan_file, "effects[5].shares", "do not add up", "sum is 1"}});
    check({"channel",
           with("/measures/2/effects/7/channel", "radoi"),
           {plan_file, "effects[7].channel", "no channel", "did you mean \"radio\"?"}});
    check({"team",
           with("/measures/2/effects/8/agencies", {"capital"}),
           {plan_file, "effects[8].agencies", "fewer than two", ""}});
    check({"effect",
           with("/measures/2/effects/8/effect", "form_join_team"),
           {plan_file, "effects[8].effect", "not one of the words", "did you mean \"form_joint_team\"?"}});
}

}  // namespace
}  // namespace umbral::scenario::testing
