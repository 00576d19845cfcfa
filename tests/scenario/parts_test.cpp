// The reader's parts: paths, places in JSON text, days of the week, party shares, draws of uncertain inputs, the
// ledger.

#include <algorithm>
#include <set>

#include "base/i18n.hpp"
#include "base/random.hpp"
#include "scenario/broken_scenario.hpp"
#include "scenario/canonical.hpp"
#include "scenario/json_text.hpp"
#include "scenario/ledger.hpp"
#include "scenario/realise.hpp"
#include "scenario/schema.hpp"
#include "scenario/shares.hpp"
#include "scenario/starter.hpp"
#include "scenario/table/path.hpp"
#include "scenario/table/schedule_types.hpp"

namespace umbral::scenario::testing {
namespace {

TEST_CASE("paths read back as they were written") {
    for (const char* text : {"days", "sites[CR-PCA].places.families", "routes[a].closures[0].to",
                             "plan.measures[buses].effects[1].rule.shares.a-b"}) {
        const auto path = parse_path(text);
        REQUIRE(path.has_value());
        CHECK(path->text() == text);
    }
    for (const char* text : {"", ".", "a.", ".a", "a..b", "[a]", "a[", "a[]", "a[b]c", "a[b].", "\"", "\"a", "\"a\"b",
                             "a.\"\\x\"", "a[\"b]", "a[\"b\"c]"}) {
        INFO(text);
        CHECK_FALSE(parse_path(text).has_value());
    }
}

TEST_CASE("keys and ids with what separates in paths are written in quotes, and read back") {
    const std::string odd[] = {"", "a.b", "a[0]", "]", "\"", "\\", "a\nb", "/", "~", "0", " ", "é"};
    for (const std::string& word : odd) {
        const Path path = ((Path(word) / word).element(3, word) / "x").element(4);
        INFO(path.text());
        const auto read = parse_path(path.text());
        REQUIRE(read.has_value());
        REQUIRE(read->steps().size() == 5);
        CHECK(read->steps()[0].key == word);
        CHECK_FALSE(read->steps()[1].is_element());
        CHECK(read->steps()[1].key == word);
        CHECK(read->steps()[2].is_element());
        CHECK(read->steps()[2].id == (word.empty() ? "3" : word));
        CHECK(read->text() == path.text());
    }
    CHECK(((Path("a") / "") / "b.c").text() == "a.\"\".\"b.c\"");
}

TEST_CASE("a path is found in JSON text, as far as the text goes along it") {
    const std::string text =
        "{\n  \"a\": {\"x\\\"y\": [1, 2]},\n  \"list\": [\n    {\"id\": \"é\", \"n\": 5},\n    {\"id\": \"b\"}\n  ]\n}";
    const auto at = [&](const Path& path) {
        const TextPosition p = locate(text, path);
        return std::pair{p.line, p.column};
    };
    CHECK(at(Path{}) == std::pair<std::size_t, std::size_t>{1, 1});
    CHECK(at(Path("list")) == std::pair<std::size_t, std::size_t>{3, 11});
    CHECK(at(Path("list").element(0) / "n") == std::pair<std::size_t, std::size_t>{4, 22});  // counted in characters
    CHECK(at(Path("list").element(1) / "missing") == std::pair<std::size_t, std::size_t>{5, 5});
    CHECK(at(Path("nowhere")) == std::pair<std::size_t, std::size_t>{1, 1});
}

TEST_CASE("days of the week are read and written in their shortest form") {
    for (const char* text : {"daily", "mon-fri", "sat,sun", "mon,wed-fri", "tue"}) {
        const auto days = parse_days(text);
        REQUIRE(days.has_value());
        CHECK(days_text(*days) == text);
    }
    CHECK(parse_days("fri-mon") == parse_days("mon,fri-sun"));
    for (const char* text : {"", "mo", "mon-", "mon,,tue", "Mon"}) CHECK_FALSE(parse_days(text).has_value());
}

TEST_CASE("half the persons in families of four are a fifth of the parties") {
    // 50 persons alone are 50 parties; 50 persons in fours are 12.5: 12.5 / 62.5 = 0.2.
    std::vector<Profile> profiles(2);
    profiles[0].id = "alone";
    profiles[1].id = "four";
    profiles[1].party_size = 4.0;
    const auto shares = party_shares(profiles, {{"alone", 0.5}, {"four", 0.5}});
    CHECK(shares[0].second == Approx(0.8));
    CHECK(shares[1].second == Approx(0.2));
}

TEST_CASE("mean and largest party count whole persons") {
    Distribution discrete;
    discrete.family = "discrete";
    discrete.parameters.clear();
    discrete.values = {1, 2, 7, 9};
    discrete.weights = {1, 2, 1, 0};
    CHECK(mean_party_persons(discrete) == Approx(3.0));
    CHECK(largest_party_persons(discrete) == 7);  // nine has no weight
    Distribution uniform;
    uniform.family = "uniform";
    uniform.parameters = {{"low", 1.0}, {"high", 4.0}};
    CHECK(mean_party_persons(uniform) == Approx(2.5).epsilon(1e-3));  // 1, 2, 3, 4 with weights 1/6, 1/3, 1/3, 1/6
    CHECK(largest_party_persons(uniform) == 4);
}

TEST_CASE("a three-class mix has the families and children it was made from") {
    for (const auto& [families, children] : {std::pair{0.55, 0.218}, {0.3, 0.05}, {0.9, 0.7}, {0.0, 0.0}, {1.0, 0.5}}) {
        const ThreeClasses classes = three_class_mix({families, children, {}}, "river");
        double in_families = 0;
        double all_children = 0;
        double all = 0;
        for (std::size_t i = 0; i < classes.profiles.size(); ++i) {
            const double share = classes.shares[i].second.value;
            all += share;
            if (classes.profiles[i].id == "river-family") in_families += share;
            all_children += share * classes.profiles[i].children_fraction.value;
            CHECK(classes.profiles[i].source.confidence == Confidence::assumption);
            CHECK(why_invalid(classes.profiles[i].party_size.spec()) == "");
        }
        CHECK(all == Approx(1));
        CHECK(in_families == Approx(families));
        CHECK(all_children == Approx(children));
    }
    // 55 % in families of whom 39.6 % are children: 1.5 adults make families of 1.5 / 0.604 = 2.48 persons.
    CHECK(mean_party_persons(three_class_mix({0.55, 0.218, {}}, "river").profiles[2].party_size) ==
          Approx(2.485).epsilon(1e-3));
}

TEST_CASE("a stream with a party mix gets its profiles from it") {
    Folder folder;
    folder.remove("/arrivals/0", "profiles");
    folder.set(
        "/arrivals/0/party_mix",
        {{"families_fraction", 0.55}, {"children_fraction", 0.218}, {"source", "survey"}, {"confidence", "read"}});
    const Input input = read_files(folder.files());
    CHECK(input.scenario.profiles.size() == 5);
    CHECK(input.scenario.arrivals[0].profiles[0].shares.size() == 3);
    // As a study keeps it, and reads it again.
    const Json canonical = canonical_json(input);
    const Input again = read_canonical(canonical["scenario"].dump(), canonical["plan"].dump());
    CHECK(canonical_json(again) == canonical);
}

Folder uncertain_folder() {
    Folder folder;
    folder.set("/arrivals/0/persons_per_day",
               {{"low", 40}, {"mid", 50}, {"high", 90}, {"source", "counts of June"}, {"confidence", "read"}});
    folder.set("/sites/0/pathways/0/steps/0/next", {{"medical", {{"low", 0.1}, {"mid", 0.2}, {"high", 0.4}}},
                                                    {"leave", {{"low", 0.7}, {"mid", 0.8}, {"high", 0.9}}}});
    folder.set("/sites/0/stations/0/service/time_min", {{"dist", "lognormal"},
                                                        {"median", {{"low", 2}, {"mid", 5}, {"high", 9}}},
                                                        {"p95", {{"low", 6}, {"mid", 10}, {"high", 20}}}});
    folder.set("/sites/0/places/general", {{"low", 30}, {"mid", 40}, {"high", 50}});
    return folder;
}

TEST_CASE("uncertain inputs are drawn within their spread, whole where they must be, and shares add up") {
    const Input input = read_files(uncertain_folder().files());
    std::set<double> rates;
    for (std::uint32_t replication = 0; replication < 200; ++replication) {
        const Input drawn = realise(input, draw_key(7, replication));
        const double rate = drawn.scenario.arrivals[0].persons_per_day.value;
        rates.insert(rate);
        CHECK((rate >= 40 && rate <= 90));
        const Site& post = drawn.scenario.sites[0];
        CHECK(post.rooms[0].capacity.value == std::round(post.rooms[0].capacity.value));
        CHECK(post.pathways[0].steps[0].next[0].share.value + post.pathways[0].steps[0].next[1].share.value ==
              Approx(1).epsilon(1e-12));
        CHECK(why_invalid(post.stations[0].service[0].time_min.spec()) == "");  // never a median above the p95
    }
    CHECK(rates.size() > 190);
}

TEST_CASE("a draw belongs to its parameter: other uncertain parameters and the plan change nothing") {
    Folder only_rate;
    only_rate.set("/arrivals/0/persons_per_day", uncertain_folder().scenario["arrivals"][0]["persons_per_day"]);
    only_rate.remove("", "default_plan");
    const double alone =
        realise(read_files(only_rate.files()), draw_key(7, 3)).scenario.arrivals[0].persons_per_day.value;
    const double together =
        realise(read_files(uncertain_folder().files()), draw_key(7, 3)).scenario.arrivals[0].persons_per_day.value;
    CHECK(alone == together);
}

TEST_CASE("the ledger lists what was given, with the nearest source") {
    const Input input = read_files(uncertain_folder().files());
    const std::vector<LedgerEntry> entries = list_quantities(input.scenario);
    const auto find = [&](const std::string& path) {
        const auto found =
            std::find_if(entries.begin(), entries.end(), [&](const LedgerEntry& entry) { return entry.path == path; });
        REQUIRE(found != entries.end());
        return *found;
    };
    CHECK(find("arrivals[river].persons_per_day").source.text == "counts of June");
    CHECK(find("arrivals[river].persons_per_day").unit == "persons/day");
    CHECK(find("sites[POST].places.general").spread.has_value());
    CHECK(find("sites[POST].pools[desk].officers").value == 3);
    CHECK(std::none_of(entries.begin(), entries.end(),
                       [](const LedgerEntry& entry) { return entry.path.find("fare_usd") != std::string::npos; }));
    const LedgerSummary summary = summarise(entries);
    CHECK(summary.values - summary.assumptions == 1);
    CHECK(summary.uncertain == 6);
    CHECK(assumption_share(summary) == Approx(static_cast<double>(summary.assumptions) / summary.values));
}

TEST_CASE("a source of an object is the source of the values in it") {
    Folder folder;
    folder.set("/fleets/0/source", "timetable of 2023");
    folder.set("/fleets/0/confidence", "read");
    for (const LedgerEntry& entry : list_quantities(read_files(folder.files()).scenario)) {
        CHECK((entry.source.confidence == Confidence::read) == (entry.path.rfind("fleets[buses]", 0) == 0));
    }
}

TEST_CASE("a recalled limit is off until its author says otherwise") {
    Folder folder;
    folder.set("/limits/0/confidence", "recall");
    CHECK_FALSE(read_files(folder.files()).scenario.limits[0].active);
    folder.set("/limits/0/active", true);
    CHECK(read_files(folder.files()).scenario.limits[0].active);
}

TEST_CASE("the published schema accepts what the reader accepts and refuses what it refuses") {
    const Folder sound = uncertain_folder();
    CHECK(schema_findings(sound.scenario, Part::scenario).empty());
    CHECK(schema_findings(sound.plan, Part::plan).empty());
    Folder with_point;
    with_point.set("/fleets/0/vehicles", 6.0);  // a whole number all the same
    CHECK(schema_findings(with_point.scenario, Part::scenario).empty());
    CHECK(problems_of(with_point).empty());
    const auto refused = [](const char* pointer, const Json& value) {
        Folder folder;
        folder.set(pointer, value);
        INFO(pointer << " " << value);
        CHECK_FALSE(schema_findings(folder.scenario, Part::scenario).empty());
        CHECK_FALSE(problems_of(folder).empty());
    };
    refused("/nothing", 1);
    refused("/days", "60");
    refused("/days", -1);
    refused("/start", "June");
    refused("/sites/0/kind", "posts");
    refused("/sites/0/places/general", -1);
    refused("/sites/0/places/general", 1.5);
    refused("/sites/0/places/attic", 1);
    refused("/sites/0/pathways/0/steps/0/outcome", "onward");
    refused("/profiles/0/party_size", {{"dist", "log-normal"}});
    refused("/arrivals/0/hour_profile", {1, 2});
    refused("/routes/0/id", "two words");
}

TEST_CASE("the starter reads without a problem in both languages, under no plan and its own") {
    for (const char* chosen : {"en", "es"}) {
        set_language(chosen);
        const TextFiles files(starter_files());
        CHECK(read_files(files).scenario.id == "my-scenario");
        CHECK(read_files(files, "more-officers").plan.measures.size() == 1);
    }
    set_language("en");
}

}  // namespace
}  // namespace umbral::scenario::testing
