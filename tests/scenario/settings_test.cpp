// Settings: values replaced by path, checked like those of the files.

#include "scenario/broken_scenario.hpp"

namespace umbral::scenario::testing {
namespace {

Input read_with(const std::vector<Setting>& settings) { return read_files(Folder{}.files(), "", settings); }

TEST_CASE("settings replace values by path") {
    const Input input = read_with({{"sites[POST].places.general", "60"},
                                   {"sites[POST].overflow.families", "10"},
                                   {"sites[POST].pools[desk].officers", "7"},
                                   {"sites[POST].stations[medical].officers[0].officers", "2"},
                                   {"sites[POST].pathways[0].steps[registration].next.medical", "0.3"},
                                   {"sites[POST].pathways[0].steps[registration].next.leave", "0.7"},
                                   {"sites[POST].opening_hours.from", "06:00"},
                                   {"arrivals[river].persons_per_day", "{\"low\": 40, \"mid\": 80, \"high\": 90}"},
                                   {"arrivals[river].profiles.adult", "0.9"},
                                   {"arrivals[river].profiles.family", "0.1"},
                                   {"profiles[adult].needs.pregnant", "0.05"},
                                   {"profiles[adult].patience_h", "{\"dist\": \"exponential\", \"mean\": 5}"},
                                   {"profiles[adult].patience_h.mean", "48"},
                                   {"routes[bus].open", "false"},
                                   {"title.es", "Otro"},
                                   {"plan.measures[shift].effects[0].officers", "4"},
                                   {"plan.measures[shift].lead_time_h", "12"}});
    const Site& post = input.scenario.sites[0];
    CHECK(post.rooms.size() == 2);
    CHECK(post.rooms[0].capacity.value == 60);
    CHECK(post.rooms[1].overflow.value == 10);
    CHECK(post.pools[0].officers.shifts[0].officers.value == 7);
    CHECK(post.stations[1].officers.shifts[0].officers.value == 2);
    CHECK(post.pathways[0].steps[0].next[1].share.value == 0.3);
    CHECK(input.scenario.arrivals[0].persons_per_day.value == 80);
    CHECK(input.scenario.arrivals[0].persons_per_day.is_uncertain());
    CHECK(input.scenario.profiles[0].patience_h->parameters[0].second.value == 48);
    CHECK_FALSE(input.scenario.routes[0].open);
    CHECK(input.scenario.title.es == "Otro");
    CHECK(input.scenario.title.en == "Sound");
    CHECK(std::get<AddOfficers>(input.plan.measures[0].effects[0]).officers.value == 4);
    CHECK(input.plan.measures[0].lead_time_h.value == 12);
}

TEST_CASE("settings change the hash, and the same content has the same hash") {
    const std::string sound = read_with({}).scenario.hash;
    CHECK(read_with({{"days", "60"}}).scenario.hash == sound);
    CHECK(read_with({{"days", "61"}}).scenario.hash != sound);
    Folder laid_out_otherwise;
    laid_out_otherwise.texts["scenario.json"] = laid_out_otherwise.scenario.dump();
    laid_out_otherwise.texts["sites.csv"] = "kind,id,name,country\nexit,EXIT,Exit,PAN\n";
    const Json exit = laid_out_otherwise.scenario["sites"][1];
    CHECK(read_files(laid_out_otherwise.files()).scenario.sites[0].id == "EXIT");
    laid_out_otherwise.texts["sites.csv"] = "kind,id,name,country\npost,POST,Post,PAN\nexit,EXIT,Exit,PAN\n";
    CHECK(read_files(laid_out_otherwise.files()).scenario.hash == sound);
}

TEST_CASE("paths that lead nowhere are told with what is allowed there") {
    const auto told = [](const char* path, const char* value, const Expected& expected) {
        check_told(problems_of(Folder{}, {{path, value}}), expected);
    };
    told("sites[POST].place.general", "1",
         {"", "--set sites[POST].place.general", "no key \"place\"", "did you mean \"places\"?"});
    told("sites[PSOT].places.general", "1", {"", "--set sites[PSOT]", "no such element", "did you mean \"POST\"?"});
    told("sites.places", "1", {"", "--set sites.places", "named in brackets", "POST"});
    told("sites[POST].places.generl", "1", {"", "--set", "no room type", "did you mean \"general\"?"});
    told("profiles[family].party_size.mean", "1", {"", "--set", "no parameter of this name", "values, weights"});
    told("profiles[adult].patience_h.mean", "1", {"", "--set", "no family yet", "set the whole distribution"});
    told("days.long", "1", {"", "--set days.long", "deeper than the scenario", "a path that ends here"});
    told("sites[", "1", {"", "--set sites[", "not a path", "sites[ID]"});
    told("", "1", {"", "--set", "not a path", ""});
    told("plan.measures[bus].hour", "1", {"", "--set plan.measures[bus].hour", "no such element", "shift"});
    told("days", "\xff", {"", "--set", "not UTF-8", ""});
}

TEST_CASE("values of settings are checked like those of files, and told at the setting") {
    const auto told = [](const char* path, const char* value, const Expected& expected) {
        check_told(problems_of(Folder{}, {{path, value}}), expected);
    };
    told("sites[POST].places.general", "-3", {"", "--set sites[POST].places.general", "too small", "from 0"});
    told("days", "many", {"", "--set days", "wrong type", "a number"});
    told("sites[POST].country", "PNA", {"", "--set sites[POST].country", "no country", "did you mean \"PAN\"?"});
    told("fleets[buses].seats", "2", {"scenario.json", "routes[bus].fleet", "larger than a vehicle", "at least 4"});
    told("plan.measures[shift].date", "2030-01-01",
         {"", "--set plan.measures[shift].date", "outside the simulated time", ""});
}

}  // namespace
}  // namespace umbral::scenario::testing
