// Settings: values replaced by path, checked like those of the files.

#include "scenario/broken_scenario.hpp"
#include "scenario/ledger.hpp"

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
                                   {"arrivals[river].persons_per_day", R"({"low": 40, "mid": 80, "high": 90})"},
                                   {"arrivals[river].profiles.adult", "0.9"},
                                   {"arrivals[river].profiles.family", "0.1"},
                                   {"profiles[adult].needs.pregnant", "0.05"},
                                   {"profiles[adult].patience_h", R"({"dist": "exponential", "mean": 5})"},
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

TEST_CASE("settings reach agencies, channels, money, levels and the protocol") {
    const Input input = read_with({{"agencies[post-room].duty_officers[0].officers", "5"},
                                   {"agencies[capital].deliberation_h", R"({"dist": "exponential", "mean": 3})"},
                                   {"agencies[capital].duty_officers", "2"},
                                   {"channels[phone].latency_s", "30"},
                                   {"channels[phone].down_h.mean", "6"},
                                   {"channels[radio].open", "true"},
                                   {"directory[0].stale_fraction", "0.5"},
                                   {"budget_lines[emergency].tranches[2].release_delay_h", "24"},
                                   {"prices[bed].usd", "15"},
                                   {"plan.levels[alert].trigger.any[0].above", "1.5"},
                                   {"plan.levels[alert].minimum_h", "48"},
                                   {"plan.protocol.reports[0].every_h", "12"},
                                   {"plan.agreements[aid].standing", "true"},
                                   {"plan.budget_lines[reserve].ceiling_usd_per_day", "500"},
                                   {"plan.measures[beds].cost.per_day_usd", "250"},
                                   {"plan.measures[everything].trigger.all[0].for_h", "6"},
                                   {"plan.measures[everything].effects[5].shares.medical", "0.2"},
                                   {"plan.measures[everything].effects[5].shares.leave", "0.8"},
                                   {"plan.perfect_information", "true"}});
    const Scenario& scenario = input.scenario;
    CHECK(scenario.agencies[0].duty_officers.shifts[0].officers.value == 5);
    CHECK(scenario.agencies[1].deliberation_h.family == "exponential");
    CHECK(scenario.agencies[1].duty_officers.shifts[0].officers.value == 2);
    CHECK(scenario.channels[0].latency_s.value == 30);
    CHECK(scenario.channels[0].down_h->parameters[0].second.value == 6);
    CHECK(scenario.channels[1].open);
    CHECK(scenario.directory[0].stale_fraction.value == 0.5);
    CHECK(scenario.budget_lines[0].tranches[2].release_delay_h.value == 24);
    CHECK(scenario.prices[0].usd->value == 15);
    const Plan& plan = input.plan;
    CHECK(plan.levels[0].trigger.any[0].above->value == 1.5);
    CHECK(plan.levels[0].minimum_h.value == 48);
    CHECK(plan.protocol.reports[0].every_h.value == 12);
    CHECK(plan.agreements[0].standing);
    CHECK(plan.budget_lines[0].ceiling_usd_per_day->value == 500);
    CHECK(plan.measures[1].cost.per_day_usd->value == 250);
    CHECK(plan.measures[1].cost.fixed_usd->value == 1000);
    CHECK(plan.measures[2].trigger->all[0].for_h.value == 6);
    CHECK(std::get<SetBranch>(plan.measures[2].effects[5]).shares[1].second.value == 0.2);
    CHECK(plan.perfect_information);
}

TEST_CASE("settings change the hash, and the same content has the same hash") {
    const std::string sound = read_with({}).scenario.hash;
    CHECK(read_with({{"days", "60"}}).scenario.hash == sound);
    CHECK(read_with({{"days", "61"}}).scenario.hash != sound);
    CHECK(read_with({{"channels[phone].latency_s", "30"}}).scenario.hash != sound);
    CHECK(read_with({{"plan.levels[alert].trigger.any[0].above", "1.3"}}).scenario.hash != sound);
    CHECK(read_with({{"plan.measures[beds].cost.per_day_usd", "0"}}).scenario.hash != sound);  // not "not priced"
    Folder with_default_written;
    with_default_written.scenario["channels"][0]["latency_s"] = 1;
    CHECK(read_files(with_default_written.files()).scenario.hash == sound);
    Folder laid_out_otherwise;
    laid_out_otherwise.texts["scenario.json"] = laid_out_otherwise.scenario.dump();
    laid_out_otherwise.texts["sites.csv"] = "kind,id,name,country\nexit,EXIT,Exit,PAN\n";
    const Json exit = laid_out_otherwise.scenario["sites"][1];
    CHECK(read_files(laid_out_otherwise.files()).scenario.sites[0].id == "EXIT");
    laid_out_otherwise.texts["sites.csv"] = "kind,id,name,country\npost,POST,Post,PAN\nexit,EXIT,Exit,PAN\n";
    CHECK(read_files(laid_out_otherwise.files()).scenario.hash == sound);
}

TEST_CASE("a number that is set is an assumption, whatever the source of what it belongs to") {
    Folder folder;
    Json& post = folder.scenario["sites"][0];
    post["source"] = "a register";
    post["confidence"] = "read";
    const auto assumptions = [&](const std::vector<Setting>& settings) {
        return summarise(list_quantities(read_files(folder.files(), "", settings).scenario)).assumptions;
    };
    const auto sound = assumptions({});
    CHECK(assumptions({{"sites[POST].places.general", "60"}}) == sound + 1);
    CHECK(assumptions({{"sites[POST].pools[desk].officers", "7"}}) == sound + 1);
    CHECK(assumptions({{"sites[POST].stations[registration].service.time_min", "7"}}) == sound + 1);
    CHECK(assumptions({{"sites[POST].places.general",
                        R"({"value": 60, "source": "a decree", "confidence": "read"})"}}) == sound);
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
    told("channels[phon].latency_s", "1", {"", "--set channels[phon]", "no such element", "did you mean \"phone\"?"});
    told("plan.levels[alert].trigger.none[0].above", "1", {"", "--set plan.levels", "no key \"none\"", "all or any"});
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
    told("channels[phone].loss_fraction", "2", {"", "--set channels[phone].loss_fraction", "too large", "to 1"});
    told("plan.levels[alert].scope", "site:PSOT",
         {"", "--set plan.levels[alert].scope", "no site", "did you mean \"POST\"?"});
    told("plan.measures[shift].date", "2030-01-01",
         {"", "--set plan.measures[shift].date", "outside the simulated time", ""});
}

}  // namespace
}  // namespace umbral::scenario::testing
