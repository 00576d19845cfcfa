// What can never come about under a plan is told, and nothing that might.

#include "scenario/dead_ends.hpp"

#include "scenario/broken_scenario.hpp"

namespace umbral::scenario::testing {
namespace {

/// The sound scenario with somebody who counts at the post, and a route for its spare buses.
Folder alive() {
    Folder folder;
    folder.set("/sites/0/agency", "post-room");
    Json second = folder.scenario["routes"][0];
    second["id"] = "second-bus";
    second["fleet"] = "spare";
    folder.add("/routes", second);
    return folder;
}

std::vector<Problem> dead_ends_of(const Folder& folder) {
    const Input input = read_files(folder.files(), "act");
    return dead_ends(input.scenario, input.plan);
}

/// Told once as expected, and nothing else.
void check_dead(const Folder& folder, const Expected& expected) {
    const auto found = dead_ends_of(folder);
    INFO(to_text(found));
    CHECK(found.size() == 1);
    check_told(found, expected);
}

void check_alive(const Folder& folder) {
    const auto found = dead_ends_of(folder);
    INFO(to_text(found));
    CHECK(found.empty());
}

/// An order of beds that wants officers, of a reserve of six.
Folder with_officers(int officers, const char* if_short = "wait") {
    Folder folder = alive();
    folder.set_plan("/measures/1/actor", "post-room");
    folder.plan["measures"][1].erase("agreement");
    folder.set_plan("/measures/1/if_short", if_short);
    folder.set_plan("/measures/1/effects/0",
                    {{"effect", "add_officers"}, {"site", "POST"}, {"pool", "desk"}, {"officers", officers}});
    return folder;
}

/// Beds for a fixed cost, beside 20 x 10 USD for the first day.
Folder with_cost(double fixed_usd, const char* if_short = "wait") {
    Folder folder = alive();
    folder.set_plan("/measures/1/cost/fixed_usd", fixed_usd);
    folder.set_plan("/measures/1/if_short", if_short);
    return folder;
}

TEST_CASE("nothing is a dead end in a sound plan") { check_alive(alive()); }

TEST_CASE("the patience of a queue is told where nobody may leave on their own") {
    Folder folder = alive();
    folder.set("/sites/0/stations/0/patience_h", 5);
    check_alive(folder);
    folder.set("/sites/0/kind", "custody_centre");
    check_dead(folder, {"scenario.json", "stations[registration].patience_h", "on their own", "may_leave: true"});
    folder.set("/sites/0/may_leave", true);
    check_alive(folder);
    folder.set("/sites/0/kind", "post");
    folder.set("/sites/0/may_leave", false);
    check_dead(folder, {"scenario.json", "stations[registration].patience_h", "on their own", "may_leave: true"});
}

TEST_CASE("a measure that takes more than a reserve ever has is told, where a part is no answer") {
    check_alive(with_officers(6));
    check_dead(with_officers(7), {"plans/act.json", "measures[beds].effects", "reserve_officers", "at most 6"});
    check_dead(with_officers(7, "skip"),
               {"plans/act.json", "measures[beds]", "in the reserves of: Post", "if_short: partial"});
    check_alive(with_officers(7, "partial"));
    Folder none = with_officers(7, "partial");
    none.set("/agencies/0/reserve_officers", 0);
    check_dead(none, {"plans/act.json", "measures[beds].effects", "reserve_officers", "a larger reserve"});
    Folder maybe = with_officers(7);
    maybe.set("/agencies/0/reserve_officers", {{"low", 2}, {"mid", 5}, {"high", 7}});
    check_alive(maybe);  // in some history it has seven
    Folder no_limit = with_officers(700);
    no_limit.remove("/agencies/0", "reserve_officers");
    check_alive(no_limit);
}

TEST_CASE("a measure that borrows is held against the lenders' reserves, not its actor's") {
    Folder folder = with_officers(7);
    folder.set_plan("/measures/1/actor", "capital");
    folder.set_plan("/measures/1/agreement", "aid");
    folder.set("/agencies/1/reserve_officers", 100);
    check_alive(folder);  // the neighbour's reserve has no limit
    folder.set("/agencies/2/reserve_officers", 3);
    check_dead(folder, {"plans/act.json", "measures[beds].effects", "reserves of: Neighbour", "at most 3"});
}

TEST_CASE("a measure whose first day is more than its line can ever pay is told") {
    check_alive(with_cost(49800));
    check_dead(with_cost(49801), {"plans/act.json", "measures[beds].cost", "can ever release", "at most 50"});
    check_alive(with_cost(49801, "partial"));
    check_alive(with_cost(49990, "partial"));  // one place
    check_dead(with_cost(49991, "partial"), {"plans/act.json", "measures[beds].effects", "no whole unit", ""});
    check_dead(with_cost(50001, "partial"), {"plans/act.json", "measures[beds].cost", "can ever release", "overspend"});
    Folder overspent = with_cost(60000);
    overspent.set_plan("/budget_lines/0/when_exhausted", "overspend");
    check_alive(overspent);
    overspent.set_plan("/budget_lines/0/ceiling_usd_per_day", 60000);
    check_dead(overspent, {"plans/act.json", "measures[beds].cost", "in a day", "ceiling_usd_per_day"});
    Folder unlimited = with_cost(60000);
    unlimited.set_plan("/unlimited_money", true);
    check_alive(unlimited);
    Folder maybe = with_cost(60000);
    maybe.set_plan("/budget_lines/0/tranches/0/usd", {{"low", 10000}, {"mid", 20000}, {"high", 70000}});
    check_alive(maybe);
}

TEST_CASE("a measure that pays by person is told where nothing is ever left for the first") {
    Folder folder = with_cost(0);
    folder.set_plan("/measures/1/cost", {{"per_person_usd", 3}});
    folder.set_plan("/budget_lines/0/ceiling_usd_per_day", 1);
    check_alive(folder);
    folder.set_plan("/budget_lines/0/ceiling_usd_per_day", 0);
    check_dead(folder, {"plans/act.json", "measures[beds].cost", "in a day", "ceiling_usd_per_day"});
}

TEST_CASE("two amounts of money that are not the same are not told alike") {
    Folder folder = with_cost(2550);
    folder.set_plan("/budget_lines/0/ceiling_usd_per_day", 2749.6);
    check_dead(folder, {"plans/act.json", "measures[beds].cost", "in a day", "at most 2749.6 USD"});
    CHECK(dead_ends_of(folder).front().value == "2750.0 USD");
}

TEST_CASE("a part that leaves no whole officer at any counter is told") {
    Folder folder = with_officers(1, "partial");
    folder.set("/agencies/0/reserve_officers", 1);
    check_alive(folder);
    folder.plan["measures"][1]["effects"].push_back(folder.plan["measures"][1]["effects"][0]);
    check_dead(folder, {"plans/act.json", "measures[beds].effects", "no whole unit", "a larger reserve"});
    folder.plan["measures"][1]["effects"][0]["officers"] = 2;
    folder.plan["measures"][1]["effects"][1]["officers"] = 0;
    check_alive(folder);
}

TEST_CASE("money counts that comes in time, and on request where somebody can ask for it") {
    Folder folder = with_cost(60000);
    const auto with_more = [&](const Json& tranche) {
        folder.set_plan("/budget_lines/0/tranches", Json::array({{{"usd", 50000}}, tranche}));
    };
    with_more({{"usd", 50000}, {"date", "2024-02-29"}});
    check_alive(folder);
    with_more({{"usd", 50000}, {"date", "2024-03-01"}});  // sixty days are over
    check_dead(folder, {"plans/act.json", "measures[beds].cost", "can ever release", "at most 50"});
    with_more({{"usd", 50000}, {"release_delay_h", 60 * 24}});
    check_dead(folder, {"plans/act.json", "measures[beds].cost", "can ever release", "at most 50"});
    with_more({{"usd", 50000}, {"release_delay_h", 24}});
    check_alive(folder);
    folder.set_plan("/measures/1/approvals", Json::array());
    folder.plan["measures"][1].erase("agreement");
    folder.set_plan("/levels/0/approvals", Json::array());
    folder.set_plan("/protocol/contacts", Json::array());
    folder.set_plan("/protocol/joint_teams", Json::array());  // nobody reaches the neighbour, who releases it
    check_dead(folder, {"plans/act.json", "measures[beds].cost", "can ever release", "at most 50"});
}

TEST_CASE("letters that no way leads to are told: orders, approvals, loans") {
    // Without the radio nobody reaches the neighbour but by the team with the post's room.
    Folder folder = alive();
    folder.set_plan("/protocol/contacts", Json::array());
    check_alive(folder);
    folder.set_plan("/protocol/joint_teams", Json::array());
    const auto found = dead_ends_of(folder);
    check_told(found,
               {"plans/act.json", "levels[alert].approvals", "no way leads from Capital to Neighbour", "post-room"});
    check_told(found, {"plans/act.json", "measures[beds].approvals", "no way", ""});
    check_told(found, {"plans/act.json", "measures[beds].agreement", "no way", ""});
    CHECK(found.size() == 3);
    SECTION("a standing agreement asks nobody") {
        folder.set_plan("/agreements/0/standing", true);
        CHECK(dead_ends_of(folder).size() == 2);
    }
    SECTION("a channel that no measure opens leads nowhere") {
        folder.set_plan("/protocol/contacts", {{{"from", "capital"}, {"to", "neighbour"}, {"channel", "radio"}}});
        check_alive(folder);  // a measure opens the radio
        folder.plan["measures"][2]["effects"].erase(7);
        CHECK(dead_ends_of(folder).size() == 3);
    }
    SECTION("with perfect information nobody needs a way") {
        folder.set_plan("/perfect_information", true);
        check_alive(folder);
    }
    SECTION("an order to somebody out of reach") {
        folder.set_plan("/measures/1", {{"id", "beds"},
                                        {"level", "alert"},
                                        {"actor", "neighbour"},
                                        {"effects", folder.plan["measures"][1]["effects"]}});
        check_told(dead_ends_of(folder), {"plans/act.json", "measures[beds].actor", "no way leads from Capital", ""});
    }
}

TEST_CASE("a level whose authority can never know its figures is told, until somebody tells it") {
    Folder folder = alive();
    folder.set_plan("/protocol/reports", Json::array());
    check_alive(folder);  // the post's team with the capital, which a measure may form, shares its picture
    folder.plan["measures"][2]["effects"].erase(8);
    check_dead(folder, {"plans/act.json", "levels[alert].trigger", "Capital can never know", "protocol.reports"});
    folder.set_plan("/levels/0/declared_by", "post-room");
    folder.set_plan("/levels/0/approvals", Json::array());
    folder.set_plan("/measures/1/actor", "post-room");
    folder.plan["measures"][1].erase("agreement");
    check_alive(folder);  // who operates the site counts
    SECTION("nobody counts at a site that nobody operates") {
        folder.remove("/sites/0", "agency");
        const auto found = dead_ends_of(folder);
        check_told(found, {"plans/act.json", "levels[alert].trigger", "Post can never know", ""});
        check_told(found, {"plans/act.json", "measures[everything].trigger", "Post can never know", ""});
        CHECK(found.size() == 2);
    }
    SECTION("one of several figures is enough, all of them are not") {
        const Json unknown{{"indicator", "queue_persons"}, {"scope", "site:EXIT"}, {"above", 5}};
        folder.plan["levels"][0]["trigger"]["any"].push_back(unknown);
        check_alive(folder);
        folder.plan["levels"][0]["trigger"]["all"] = {unknown};
        check_dead(folder, {"plans/act.json", "levels[alert].trigger", "can never know", ""});
    }
}

TEST_CASE("who is on the way is known by advance notice alone, and only to the route's end") {
    Folder folder = alive();
    folder.set("/sites/1/agency", "neighbour");
    folder.plan["measures"][2]["effects"].erase(8);
    folder.set_plan("/levels/0/trigger",
                    {{"any", {{{"indicator", "inbound_persons"}, {"scope", "site:EXIT"}, {"above", 5}}}}});
    check_alive(folder);
    folder.set_plan("/protocol/reports/0/advance_notice", false);
    check_dead(folder, {"plans/act.json", "levels[alert].trigger", "can never know", "advance_notice"});
}

TEST_CASE("a measure that would begin after its last day, or after the simulated time, is told") {
    Folder folder = alive();
    folder.set_plan("/measures/0/lead_time_h", 31 * 24 - 1);
    check_alive(folder);
    folder.set_plan("/measures/0/lead_time_h", 31 * 24);
    folder.set_plan("/measures/1/needs", Json::array());
    check_dead(folder, {"plans/act.json", "measures[shift].lead_time_h", "after its last day", "less than 744 h"});
    folder = alive();
    folder.set_plan("/measures/1/lead_time_h", 60 * 24 - 24);  // and the agreement's day
    check_dead(folder,
               {"plans/act.json", "measures[beds].lead_time_h", "after the simulated time", "less than 1440 h"});
    folder = alive();
    folder.plan["measures"][1].erase("duration_h");
    folder.set_plan("/measures/1/until", "2024-01-01");  // the day it all begins
    folder.set_plan("/measures/1/lead_time_h", 0);
    check_dead(folder, {"plans/act.json", "measures[beds].until", "before anything can happen", "after 2024-01-01"});
}

TEST_CASE("a fleet that no route names is told") {
    Folder folder = alive();
    folder.add("/fleets", {{"id", "parked"}, {"vehicles", 3}, {"seats", 40}});
    check_dead(folder, {"scenario.json", "fleets[parked]", "no price is charged", "routes.fleet"});
}

TEST_CASE("vehicles for which a timetable has no use are told") {
    // Three leave at 6 and one at 18. With journeys of at most 10 h and an hour at each end all are back before their
    // hour comes again, the three of 6 not before 18 + 4: four are away at most.
    const auto with = [](int vehicles, double p95_hours) {
        Folder folder = alive();
        folder.set("/fleets/0/vehicles", vehicles);
        folder.set("/fleets/0/rule", "timetable");
        folder.set("/fleets/0/departures_h", {6, 6, 6, 18});
        for (auto& route : folder.scenario["routes"]) {
            route.erase("excess_h");
            route["min_hours"] = 1;
            route["typical_hours"] = 2;
            route["p95_hours"] = p95_hours;
        }
        return folder;
    };
    check_alive(with(4, 10));
    check_dead(with(5, 10), {"scenario.json", "vehicles", "has use for 4 of the vehicles", "an hour in departures_h"});
    check_dead(with(4, 4), {"scenario.json", "vehicles", "has use for 3 of the vehicles", ""});
    check_alive(with(7, 23));  // away for 48 h: those of two days
    check_dead(with(9, 23), {"scenario.json", "vehicles", "has use for 8 of the vehicles", ""});
}

TEST_CASE("what needs a dead end is one, and what belongs to a level that is one is told with it") {
    Folder folder = with_cost(60000);
    folder.set_plan("/measures/2/needs", {"beds"});
    const auto found = dead_ends_of(folder);
    CHECK(found.size() == 2);
    check_told(found, {"plans/act.json", "measures[everything].needs", "never take effect", ""});
    folder = alive();
    folder.set_plan("/protocol/reports", Json::array());
    folder.plan["measures"][2]["effects"].erase(8);
    folder.set_plan("/measures/2/needs", {"beds"});
    CHECK(dead_ends_of(folder).size() == 2);  // the level, and what needs its beds
}

}  // namespace
}  // namespace umbral::scenario::testing
