// What single values can be wrong about: keys, types, limits, words, dates, distributions. One case per kind.

#include "scenario/broken_scenario.hpp"

namespace umbral::scenario::testing {
namespace {

const char* const file = "scenario.json";

TEST_CASE("keys that do not exist, or are missing, are told with what is allowed") {
    check({"unknown key",
           [](Folder& f) { f.set("/sites/0/toilet", 3); },
           {file, "sites[POST].toilet", "no key \"toilet\"", "did you mean \"toilets\"?"}});
    check({"unknown key at the top",
           [](Folder& f) { f.set("/titel", "x"); },
           {file, "titel", "no key", "did you mean \"title\"?"}});
    check({"missing key",
           [](Folder& f) { f.remove("", "start"); },
           {file, "line 1", "\"start\" is missing", "YYYY-MM-DD"}});
    check({"missing key of a site",
           [](Folder& f) { f.remove("/sites/1", "kind"); },
           {file, "sites[EXIT]", "\"kind\" is missing", "crossing"}});
    check({"a step of two kinds",
           [](Folder& f) { f.set("/sites/0/pathways/0/steps/2/outcome", "onward"); },
           {file, "steps[leave]", "more than one", "exactly one of"}});
    check({"a step of no kind",
           [](Folder& f) { f.remove("/sites/0/pathways/0/steps/2", "refer"); },
           {file, "steps[leave]", "none of these keys", "exactly one of"}});
}

TEST_CASE("an empty list of hours or of shifts, which could mean all or nothing, is told") {
    check({"opening hours",
           [](Folder& f) { f.set("/sites/0/opening_hours", Json::array()); },
           {file, "sites[POST].opening_hours", "no hours are named", "write \"always\""}});
    check({"officers",
           [](Folder& f) { f.set("/sites/0/pools/0/officers", Json::array()); },
           {file, "pools[desk].officers", "no shifts are named", "write 0"}});
    check({"duty officers",
           [](Folder& f) { f.set("/agencies/0/duty_officers", Json::array()); },
           {file, "agencies[post-room].duty_officers", "no shifts are named", "write 0"}});
    check({"hours that a measure sets",
           [](Folder& f) {
               f.set_plan("/measures/0/effects/0",
                          {{"effect", "set_opening_hours"}, {"site", "POST"}, {"hours", Json::array()}});
           },
           {"plans/act.json", "measures[shift].effects[0].hours", "no hours are named", "closed by a measure"}});
}

TEST_CASE("nothing begins at the end of a day, so that no hours are without length") {
    check({"24:00 to 00:00",
           [](Folder& f) {
               f.set("/sites/0/opening_hours", {{"from", "24:00"}, {"to", "00:00"}});
           },
           {file, "opening_hours.from", "nothing begins", "00:00"}});
    check({"a shift from 24:00",
           [](Folder& f) { f.set("/sites/0/stations/1/officers/0/from", "24:00"); },
           {file, "officers[0].from", "nothing begins", "\"23:59\""}});
    Folder until_midnight;
    until_midnight.set("/sites/0/opening_hours", {{"from", "00:00"}, {"to", "24:00"}});
    check_sound(until_midnight);
    until_midnight.set("/sites/0/opening_hours", {{"from", "08:00"}, {"to", "00:00"}});
    check_sound(until_midnight);
}

TEST_CASE("values of the wrong type are told with the right one") {
    check(
        {"text for a number", [](Folder& f) { f.set("/days", "60"); }, {file, "days", "wrong type", "without quotes"}});
    check({"number for a text",
           [](Folder& f) { f.set("/sites/0/agency", 5); },
           {file, "sites[POST].agency", "wrong type", "a text"}});
    check({"object for a list",
           [](Folder& f) { f.set("/fleets", Json::object()); },
           {file, "fleets", "wrong type", "a list of"}});
    check({"list for an object",
           [](Folder& f) { f.set("/sites/0/places", Json::array()); },
           {file, "places", "wrong type", "room type"}});
    check({"text for a flag",
           [](Folder& f) { f.set("/routes/0/open", "yes"); },
           {file, "routes[bus].open", "wrong type", "true or false"}});
    check({"null",
           [](Folder& f) { f.set("/routes/0/fare_usd", nullptr); },
           {file, "fare_usd", "wrong type", "a number"}});
    check({"the document is a list",
           [](Folder& f) { f.texts["scenario.json"] = "[]"; },
           {file, "line 1", "wrong type", "an object"}});
    check({"a list of the wrong length",
           [](Folder& f) {
               f.set("/arrivals/0/hour_profile", Json::array({1, 2}));
           },
           {file, "hour_profile", "not of the right length", "a list of 24"}});
    check({"a language that is not known",
           [](Folder& f) {
               f.set("/title", {{"fr", "Titre"}});
           },
           {file, "title.fr", "no language", "en, es"}});
}

TEST_CASE("numbers outside their limits are told with the limits") {
    check({"negative capacity",
           [](Folder& f) { f.set("/sites/0/places/general", -1); },
           {file, "sites[POST].places.general", "too small", "from 0 to 10000000 [persons]"}});
    check({"fraction above 1",
           [](Folder& f) { f.set("/profiles/0/children_fraction", 1.2); },
           {file, "children_fraction", "too large", "from 0 to 1"}});
    check({"probability above 1",
           [](Folder& f) {
               f.set("/routes/0/hazards", {{"medical", 2}});
           },
           {file, "hazards.medical", "too large", "from 0 to 1"}});
    check({"part of a person",
           [](Folder& f) { f.set("/sites/0/places/general", 10.5); },
           {file, "places.general", "not whole", "a whole number"}});
    check({"no time at all",
           [](Folder& f) {
               f.set("/days", 0);
               f.set("/warm_up_days", 0);
           },
           {file, "days", "too small", "above 0"}});
    check({"journey of no length",
           [](Folder& f) { f.set("/routes/0/min_hours", 0); },
           {file, "routes[bus].min_hours", "too small", "above 0"}});
    check({"latitude off the globe",
           [](Folder& f) { f.set("/sites/0/latitude", 91); },
           {file, "latitude", "too large", "from -90 to 90"}});
    check({"not a format known here", [](Folder& f) { f.set("/format", 2); }, {file, "format", "too large", "1"}});
}

TEST_CASE("words that are not in their set are told with the set") {
    check({"site kind",
           [](Folder& f) { f.set("/sites/0/kind", "posts"); },
           {file, "sites[POST].kind", "not one of the words", "did you mean \"post\"?"}});
    check({"room type",
           [](Folder& f) { f.set("/sites/0/places/familes", 5); },
           {file, "places.familes", "no room type", "did you mean \"families\"?"}});
    check({"confidence",
           [](Folder& f) { f.set("/profiles/0/confidence", "sure"); },
           {file, "profiles[adult].confidence", "not one of the words", "read, computed"}});
    check({"effect",
           [](Folder& f) { f.set_plan("/measures/0/effects/0/effect", "add_officer"); },
           {"plans/act.json", "effects[0].effect", "not one of the words", "did you mean \"add_officers\"?"}});
    check({"no effect named",
           [](Folder& f) { f.plan["measures"][0]["effects"][0].erase("effect"); },
           {"plans/act.json", "effects[0]", "\"effect\" is missing", "add_places"}});
    check({"referral rule",
           [](Folder& f) {
               f.set("/sites/0/pathways/0/steps/2/refer", {{"logits", Json::object()}});
           },
           {file, "refer.logits", "no referral rule", "did you mean \"logit\"?"}});
    check({"id with a blank",
           [](Folder& f) {
               f.set("/fleets/0/title", "x");
               f.add("/fleets", {{"id", "two words"}});
           },
           {file, "fleets[two words].id", "cannot be an id", "1 to 64 letters"}});
}

TEST_CASE("dates and times that are none are told") {
    check(
        {"30 February", [](Folder& f) { f.set("/start", "2024-02-30"); }, {file, "start", "not a date", "YYYY-MM-DD"}});
    check({"another order",
           [](Folder& f) { f.set("/start", "01/02/2024"); },
           {file, "start", "not a date", "YYYY-MM-DD"}});
    check({"days of the week",
           [](Folder& f) {
               f.set("/sites/0/opening_hours", {{"days", "mo-fr"}});
           },
           {file, "opening_hours.days", "not days", "mon-fri"}});
    check({"time of day",
           [](Folder& f) {
               f.set("/sites/0/opening_hours", {{"from", "25:00"}});
           },
           {file, "opening_hours.from", "not a time of day", "HH:MM"}});
    check({"count of a month that is none",
           [](Folder& f) {
               f.set("/arrivals/0/counts", {{{"date", "2024-13"}, {"persons", 1}}});
           },
           {file, "counts[0].date", "not a date", "YYYY-MM"}});
}

TEST_CASE("distributions that cannot be are told") {
    const auto time = [](Json value) {
        return [value](Folder& f) { f.set("/sites/0/stations/0/service/time_min", value); };
    };
    const char* const place = "stations[registration].service";
    check({"family",
           time({{"dist", "log-normal"}, {"mean", 1}, {"sd", 1}}),
           {file, place, "no such family", "did you mean \"lognormal\"?"}});
    check({"no family", time({{"mean", 3}}), {file, place, "names its family", "exponential"}});
    check(
        {"missing parameter", time({{"dist", "gamma"}, {"mean", 3}}), {file, place, "\"sd\" is missing", "mean, sd"}});
    check({"parameter of another family",
           time({{"dist", "exponential"}, {"mean", 3}, {"sd", 1}}),
           {file, place, "has no parameter", "mean"}});
    check({"negative mean", time({{"dist", "exponential"}, {"mean", -3}}), {file, place, "mean", ""}});
    check({"a median above the p95",
           time({{"dist", "lognormal"}, {"median", 9}, {"p95", 3}}),
           {file, place, "less than p95", ""}});
    check({"values and weights that do not match",
           time({{"dist", "discrete"}, {"values", {1, 2}}, {"weights", {1}}}),
           {file, place, "2 values but 1 weights", ""}});
    check({"no values",
           time({{"dist", "empirical"}, {"values", Json::array()}}),
           {file, place, "wrong type", "at least one"}});
    check({"values below the limit",
           time({{"dist", "uniform"}, {"low", -5}, {"high", 5}}),
           {file, place, "outside the limits", "from 0"}});
    check({"parties of nobody",
           [](Folder& f) {
               f.set("/profiles/1/party_size", {{"dist", "discrete"}, {"values", {0, 3}}, {"weights", {1, 1}}});
           },
           {file, "profiles[family].party_size", "outside the limits", "from 1"}});
}

TEST_CASE("parties larger than can be simulated are told, those beyond all likelihood are cut off") {
    const auto family_of = [](const Json& size) {
        return [size](Folder& f) {  // nowhere on the way, so that nothing else is too small for them
            f.add("/profiles", {{"id", "caravan"}, {"party_size", size}});
        };
    };
    check(
        {"a number", family_of(1001), {file, "profiles[caravan].party_size", "too large", "from 1 to 1000 [persons]"}});
    check({"an upper end",
           family_of({{"dist", "uniform"}, {"low", 1}, {"high", 1500}}),
           {file, "profiles[caravan].party_size", "outside the limits", "from 1 to 1000"}});
    check({"an upper end that may be too high",
           family_of({{"dist", "uniform"}, {"low", 1}, {"high", {{"low", 500}, {"mid", 900}, {"high", 1100}}}}),
           {file, "profiles[caravan].party_size", "larger than can be simulated", "1000 persons"}});
    check(
        {"no upper end",
         family_of({{"dist", "exponential"}, {"mean", 100}}),
         {file, "profiles[caravan].party_size", "larger than can be simulated", "less often than one party in 10^9"}});
    Folder likely;
    family_of({{"dist", "lognormal"}, {"mean", 4}, {"sd", 2}})(likely);
    check_sound(likely);
    family_of(1000)(likely);
    likely.scenario["profiles"].back()["id"] = "march";
    check_sound(likely);
}

TEST_CASE("uncertain values that cannot be are told") {
    const auto rate = [](Json value) { return [value](Folder& f) { f.set("/arrivals/0/persons_per_day", value); }; };
    const char* const place = "arrivals[river].persons_per_day";
    check({"range out of order",
           rate({{"low", 5}, {"mid", 4}, {"high", 9}}),
           {file, place, "not in order", "low <= mid <= high"}});
    check({"range without a middle",
           rate({{"low", 5}, {"high", 9}}),
           {file, place, "exactly one way", "low, mid and high"}});
    check({"two ways",
           rate({{"value", 5}, {"low", 1}, {"mid", 5}, {"high", 9}}),
           {file, place, "exactly one way", "value"}});
    check({"key", rate({{"value", 5}, {"sources", "x"}}), {file, place, "no such key", "did you mean \"source\"?"}});
    check({"spread beyond the limit",
           [](Folder& f) {
               f.set("/profiles/0/children_fraction",
                     {{"uncertain", {{"dist", "uniform"}, {"low", 0.5}, {"high", 1.5}}}});
           },
           {file, "children_fraction", "outside the limits", "from 0 to 1"}});
    check({"a spread of a spread",
           rate({{"uncertain", {{"dist", "exponential"}, {"mean", {{"low", 1}, {"mid", 2}, {"high", 3}}}}}}),
           {file, place, "cannot be uncertain", "plain numbers"}});
}

TEST_CASE("all problems are told at once, over files and kinds") {
    Folder folder;
    folder.set("/days", -1);
    folder.set("/sites/0/kind", "pots");
    folder.set("/nothing", 1);
    folder.set_plan("/measures/0/date", "soon");
    CHECK(problems_of(folder).size() == 4);
}

}  // namespace
}  // namespace umbral::scenario::testing
