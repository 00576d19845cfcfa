// What can be wrong with agencies, channels, the directory, money and prices. One case per rule.

#include "scenario/broken_scenario.hpp"

namespace umbral::scenario::testing {
namespace {

const char* const file = "scenario.json";
const char* const plan_file = "plans/act.json";

TEST_CASE("agencies, channels, budget lines and prices of the same id are told") {
    const auto twice = [](const char* list) {
        return [list](Folder& f) {
            const Json first = f.scenario[list][0];
            f.scenario[list].push_back(first);
        };
    };
    check({"agency", twice("agencies"), {file, "agencies[post-room]", "used twice", "the first is in"}});
    check({"channel", twice("channels"), {file, "channels[phone]", "used twice", ""}});
    check({"budget line", twice("budget_lines"), {file, "budget_lines[emergency]", "used twice", ""}});
    check({"price", twice("prices"), {file, "prices[bed]", "used twice", ""}, false});
    check({"focal point", twice("directory"), {file, "directory[1].topic", "capital has two focal points", "once"}});
}

TEST_CASE("rooms with more officers than one holds, and empty times out of order, are told") {
    check({"officers",
           [](Folder& f) { f.set("/agencies/0/duty_officers/0/officers", 100000); },
           {file, "agencies[post-room].duty_officers[0].officers", "more than an operations room", "at most 500"},
           false});
    check({"unstaffed backwards",
           [](Folder& f) {
               f.scenario["agencies"][0]["unstaffed"].push_back({{"from", "2024-01-03"}, {"to", "2024-01-02"}});
           },
           {file, "agencies[post-room].unstaffed[0].to", "ends before it begins", "later than 2024-01-03"}});
}

TEST_CASE("agencies, channels and budget lines that do not exist are told with those that do") {
    check({"operator of a site",
           [](Folder& f) { f.set("/sites/0/agency", "post-rom"); },
           {file, "sites[POST].agency", "no agency", "did you mean \"post-room\"?"}});
    check({"member of a channel",
           [](Folder& f) { f.set("/channels/0/agencies/1", "captial"); },
           {file, "channels[phone].agencies[1]", "no agency", "did you mean \"capital\"?"},
           false});
    check({"country of an agency",
           [](Folder& f) { f.set("/agencies/0/country", "PNA"); },
           {file, "agencies[post-room].country", "no country", "did you mean \"PAN\"?"}});
    check({"agency of a focal point",
           [](Folder& f) { f.set("/directory/0/agency", "captial"); },
           {file, "directory[0].agency", "no agency", "did you mean \"capital\"?"}});
    check({"who releases money",
           [](Folder& f) { f.set("/budget_lines/0/agency", "captial"); },
           {file, "budget_lines[emergency].agency", "no agency", "did you mean \"capital\"?"}});
    check({"line of a price",
           [](Folder& f) { f.set("/prices/0/line", "emergncy"); },
           {file, "prices[bed].line", "no budget line", "did you mean \"emergency\"?"}});
    check({"a plan's line is not the scenario's",
           [](Folder& f) { f.set("/prices/0/line", "reserve"); },
           {file, "prices[bed].line", "no budget line", "emergency"}});
    check({"channel of a report",
           [](Folder& f) { f.set_plan("/protocol/reports/0/channel", "phon"); },
           {plan_file, "protocol.reports[0].channel", "no channel", "did you mean \"phone\"?"}});
    check({"authority over a level",
           [](Folder& f) { f.set_plan("/levels/0/declared_by", "captial"); },
           {plan_file, "levels[alert].declared_by", "no agency", "did you mean \"capital\"?"}});
    check({"line that is released",
           [](Folder& f) { f.set_plan("/measures/2/effects/6/line", "emergncy"); },
           {plan_file, "effects[6].line", "no budget line", "did you mean \"emergency\"?"}});
    Folder plan_line;
    plan_line.plan["budget_lines"][0]["tranches"].push_back({{"usd", 5}, {"release_delay_h", 9}});
    plan_line.set_plan("/measures/2/effects/6/line", "reserve");
    check_sound(plan_line);
}

TEST_CASE("without agencies the operator of a site is a note") {
    Folder folder;
    folder.set("/sites/0/agency", "Servicio Nacional de Migración");
    for (const char* list : {"agencies", "channels", "directory", "budget_lines", "prices"})
        folder.scenario.erase(list);
    for (const char* list : {"levels", "protocol", "agreements", "budget_lines"}) folder.plan.erase(list);
    folder.plan["measures"].erase(2);
    folder.plan["measures"].erase(1);
    check_sound(folder);
}

TEST_CASE("channels that cannot work are told") {
    check({"nobody to talk to",
           [](Folder& f) {
               f.set("/channels/1/agencies", {"capital", "capital"});
           },
           {file, "channels[radio].agencies", "fewer than two agencies", "different"},
           false});
    check({"outages without a length",
           [](Folder& f) { f.remove("/channels/0", "down_h"); },
           {file, "channels[phone].down_h", "have no length", "mean_up_h"}});
    check({"a length without outages",
           [](Folder& f) { f.set("/channels/1/down_h", 4); },
           {file, "channels[radio].down_h", "no random outages", "mean_up_h"}});
    check({"outages all the time",
           [](Folder& f) { f.set("/channels/0/mean_up_h", 0.01); },
           {file, "channels[phone].mean_up_h", "too often", "at least 0.1 h"}});
    check({"backwards",
           [](Folder& f) { f.set("/channels/1/outages/1/to_hour", 0); },
           {file, "outages[1].to", "ends before it begins", "later than 2024-02-02"}});
    check({"over each other",
           [](Folder& f) { f.set("/channels/1/outages/0/to_hour", 1); },
           {file, "outages[1].from", "before the one above ends", "in order"}});
    check({"outside",
           [](Folder& f) {
               f.set("/channels/1/outages", {{{"from", "2020-02-01"}, {"to", "2020-02-02"}}});
           },
           {file, "outages[0].from", "outside the simulated time", "2024-01-01"}});
    check({"no bandwidth",
           [](Folder& f) { f.set("/channels/0/bandwidth_kb_per_s", 0); },
           {file, "channels[phone].bandwidth_kb_per_s", "too small", "above 0"}});
    check({"again at once",
           [](Folder& f) { f.set("/channels/0/retry_h", 0); },
           {file, "channels[phone].retry_h", "too small", "from 0.01"}});
    check({"counts all the time",
           [](Folder& f) { f.set("/agencies/0/observes_every_h", 0); },
           {file, "agencies[post-room].observes_every_h", "too small", "from 0.1"}});
    check({"topic",
           [](Folder& f) { f.set("/directory/0/topic", "alarm"); },
           {file, "directory[0].topic", "not one of the words", "alert"}});
}

TEST_CASE("budget lines that cannot be released in order are told") {
    const auto tranches = [](const Json& list) {
        return [list](Folder& f) { f.set("/budget_lines/0/tranches", list); };
    };
    check({"none", tranches(Json::array()), {file, "tranches", "has no money", "at least one"}, false});
    check({"from the start, later",
           tranches({{{"usd", 1}, {"release_delay_h", 9}}, {{"usd", 1}}}),
           {file, "tranches[1]", "from the start comes after", "first the tranches"}});
    check({"dates",
           tranches({{{"usd", 1}, {"date", "2024-02-01"}},
                     {{"usd", 1}, {"release_delay_h", 9}},
                     {{"usd", 1}, {"date", "2024-01-31"}}}),
           {file, "tranches[2].date", "not in order", "ascending"}});
    check(
        {"a date and a delay",
         tranches({{{"usd", 1}, {"release_delay_h", 9}}, {{"usd", 1}, {"date", "2024-02-01"}, {"release_delay_h", 9}}}),
         {file, "tranches[1].release_delay_h", "not asked for", "not both"}});
    check({"of a plan",
           [](Folder& f) { f.set_plan("/budget_lines/0/tranches", Json::array()); },
           {plan_file, "budget_lines[reserve].tranches", "has no money", ""}});
    check({"nothing to ask for",
           [](Folder& f) { f.scenario["budget_lines"][0]["tranches"].erase(2); },
           {plan_file, "effects[6].line", "released on request", "release_delay_h"}});
    check({"a plan's line of the same id counts",
           [](Folder& f) { f.set_plan("/budget_lines/0/id", "emergency"); },
           {plan_file, "effects[6].line", "released on request", ""},
           false});
}

TEST_CASE("prices of things that are not there are told") {
    const auto price = [](const Json& value) {
        return [value](Folder& f) {
            Json one = value;
            one["id"] = "p";
            f.add("/prices", one);
        };
    };
    check({"supply without a name",
           price({{"item", "supply"}, {"usd", 1}}),
           {file, "prices[p].supply", "does not say of which supply", "kits"}});
    check({"supply",
           price({{"item", "supply"}, {"supply", "kist"}, {"usd", 1}}),
           {file, "prices[p].supply", "no site has a supply", "did you mean \"kits\"?"}});
    check({"supply at another site",
           price({{"item", "supply"}, {"supply", "kits"}, {"site", "EXIT"}, {"usd", 1}}),
           {file, "prices[p].supply", "no site has a supply", "there are none"}});
    check({"supply of a bed",
           price({{"item", "place_day"}, {"supply", "kits"}, {"usd", 1}}),
           {file, "prices[p].supply", "no supply", "item: supply"}});
    check({"fleet of an officer",
           price({{"item", "officer_h"}, {"fleet", "buses"}, {"usd", 1}}),
           {file, "prices[p].fleet", "no fleet", "vehicle_day"}});
    check({"site of an operations room",
           price({{"item", "duty_officer_h"}, {"site", "POST"}, {"usd", 1}}),
           {file, "prices[p].site", "at no site", "country"}});
    check({"site elsewhere",
           price({{"item", "officer_h"}, {"site", "POST"}, {"country", "CRI"}, {"usd", 1}}),
           {file, "prices[p].country", "in another country", "PAN"}});
    check({"twice",
           price({{"item", "place_day"}, {"site", "POST"}, {"usd", 9}}),
           {file, "prices[p]", "priced above", "each item once"}});
    check({"item",
           price({{"item", "officer_hour"}}),
           {file, "prices[p].item", "not one of the words", "did you mean \"officer_h\"?"}});
}

TEST_CASE("prices may be rows of a table, and an empty price is none") {
    Folder folder;
    folder.scenario.erase("prices");
    folder.texts["prices.csv"] =
        "id,title,title_es,item,site,supply,usd,line,source,confidence\n"
        "bed,A bed,Una cama,place_day,POST,,12.5,emergency,tender,read\n"
        "kit,,,supply,,kits,,,,\n";
    const Input input = read_files(folder.files());
    REQUIRE(input.scenario.prices.size() == 2);
    CHECK(input.scenario.prices[0].title.es == "Una cama");
    CHECK(input.scenario.prices[0].item == PriceItem::place_day);
    CHECK(input.scenario.prices[0].usd->value == 12.5);
    CHECK(input.scenario.prices[0].source.confidence == Confidence::read);
    CHECK_FALSE(input.scenario.prices[1].usd.has_value());
    folder.texts["prices.csv"] = "id,item,line\nbed,place_day,emergncy\n";
    check_told(problems_of(folder),
               {"prices.csv", "line 2, column line", "no budget line", "did you mean \"emergency\"?"});
}

}  // namespace
}  // namespace umbral::scenario::testing
