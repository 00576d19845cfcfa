// The timeline of a shipped scenario, from its study, as a user reads it.

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "../study/sample_study.hpp"
#include "base/text.hpp"
#include "cli/timeline_text.hpp"
#include "event_schema.hpp"
#include "program.hpp"

using namespace umbral;
using study::sample::TemporaryFolder;
using Json = nlohmann::json;

namespace {

/// A month of the corridor with national chains: long enough for levels to be declared.
std::string write_study(const TemporaryFolder& folder) {
    std::string file = (folder / "month.umbral").string();
    const auto outcome =
        cli::testing::run_umbral({"run", UMBRAL_ROOT "/scenarios/reference/darien-costa-rica-2023", "--plan",
                                  "national-chains", "-n", "1", "--until", "40", "--out", file, "-q"});
    REQUIRE(outcome.exit_code == 0);
    return file;
}

cli::testing::Outcome timeline(const std::vector<std::string>& options) {
    std::vector<std::string> arguments{"timeline"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return cli::testing::run_umbral(arguments);
}

engine::Event at(int hour, const char* kind, const char* subject, const char* detail = "") {
    return {hour * hour_us, kind, subject, "capital", detail};
}

/// A plan with one level and one measure that it orders, told from events.
std::string told(const std::vector<engine::Event>& events, const std::string& measure = "") {
    scenario::Input input;
    input.scenario.start = Date{2024, 1, 1};
    scenario::Level level;
    level.id = "alert";
    level.declared_by = "capital";
    input.plan.levels = {level};
    scenario::Measure beds;
    beds.id = "beds";
    beds.level = "alert";
    beds.actor = "capital";
    input.plan.measures = {beds};
    const study::Header header;
    const study::PlanLabel plan;
    const cli::TimelineView view{header, plan, input, 0, "", measure};
    return cli::to_text(cli::chosen(analysis::trace(events, input), view), view, 400);
}

/// A level's two crossings; only the second is declared, and its beds run out of money for a while.
std::string two_crossings_text(const std::string& measure, const std::string& part = "") {
    const std::vector<engine::Event> events{at(1, "threshold_crossed", "alert"),
                                            at(5, "threshold_back", "alert"),
                                            at(30, "threshold_crossed", "alert"),
                                            at(31, "decided", "alert"),
                                            at(31, "declared", "alert"),
                                            at(31, "measure_ordered", "beds", "capital"),
                                            at(31, "measure_decided", "beds"),
                                            at(31, "measure_funded", "beds", part.c_str()),
                                            at(32, "measure_effective", "beds"),
                                            at(72, "measure_out_of_money", "beds", "waits"),
                                            at(72, "measure_waits", "beds", "money"),
                                            at(90, "measure_funded", "beds", part.c_str()),
                                            at(91, "measure_effective", "beds"),
                                            at(120, "measure_ended", "beds")};
    return told(events, measure);
}

}  // namespace

TEST_CASE("a measure's interruption is told, in its sentence and step by step") {
    const std::string all = two_crossings_text("");
    INFO(all);
    CHECK(
        all.find("in effect 60 min later (2024-01-02 08:00), out of money 40 h later (2024-01-04 00:00), funded again "
                 "18 h later (2024-01-04 18:00), in effect again 60 min later (2024-01-04 19:00), ended 29 h later") !=
        std::string::npos);
    const std::string steps = two_crossings_text("beds");
    INFO(steps);
    CHECK(steps.find("2024-01-04 00:00  stopped: the money had run out") != std::string::npos);
    CHECK(steps.find("2024-01-04 19:00  in effect") != std::string::npos);
}

TEST_CASE("a measure carried out in part is told with how much of it came") {
    const std::string in_part = "in part (2/5 of what was wanted)";
    CHECK(two_crossings_text("", "2/5").find(in_part) != std::string::npos);
    CHECK(two_crossings_text("beds", "2/5").find("for a part: 2/5 of what was wanted") != std::string::npos);
    CHECK(two_crossings_text("").find("in part") == std::string::npos);
}

TEST_CASE("crossings keep the numbers of the whole history where one measure is asked for") {
    CHECK(two_crossings_text("").find("alert: 1 of 2") != std::string::npos);
    CHECK(two_crossings_text("beds").find("alert: 2 of 2") != std::string::npos);
}

TEST_CASE("what was not so yet is told as believed, not as known") {
    // Who counts seldom may take a trigger for satisfied 36 h before it is: the hours between are not seen.
    std::vector<engine::Event> events{at(30, "learned", "alert", "1.00"), at(30, "known", "alert", "2.00"),
                                      at(35, "declared", "alert")};
    events.front().agency = "post";
    events.push_back(at(66, "threshold_crossed", "alert"));
    events.push_back(at(70, "known", "alert", "1.00"));
    events.push_back(at(71, "learned", "alert", "1.00"));
    events.back().agency = "region";
    const std::string text = told(events);
    INFO(text);
    CHECK(text.find("believed \u221236 h") != std::string::npos);
    CHECK(text.find("believed by post, from figures 60 min old") != std::string::npos);
    CHECK(text.find("believed by capital, from figures 2 h old") != std::string::npos);
    CHECK(text.find("known by capital, from figures 60 min old") != std::string::npos);
    CHECK(text.find("learned by region, from figures 60 min old") != std::string::npos);
    CHECK(text.find("Declared 31 h before the threshold was crossed, on a picture that showed it early.") !=
          std::string::npos);
    const std::string never = told({events.begin(), events.begin() + 3});
    INFO(never);
    CHECK(never.find("known by") == std::string::npos);
    CHECK(never.find("believed by capital") != std::string::npos);
}

TEST_CASE("what was believed but never crossed stands apart, with times after it was believed") {
    const std::vector<engine::Event> believed{at(30, "known", "alert"), at(35, "declared", "alert"),
                                              at(60, "stood_down", "alert")};
    const std::string alone = told(believed);
    INFO(alone);
    CHECK(alone.find("After the threshold was crossed") == std::string::npos);
    CHECK(alone.find("Never crossed in truth:") != std::string::npos);
    CHECK(alone.find("After it was first believed") != std::string::npos);
    CHECK(alone.find("+5 h") != std::string::npos);
    CHECK(alone.find("+30 h") != std::string::npos);
    std::vector<engine::Event> both = believed;
    both.push_back(at(90, "threshold_crossed", "alert"));
    both.push_back(at(97, "declared", "alert"));
    const std::string text = told(both);
    INFO(text);
    const auto crossed = text.find("+7 h"), note = text.find("After the threshold was crossed"),
               apart = text.find("Never crossed in truth:"), believed_after = text.find("+5 h");
    CHECK((crossed < note && note < apart && apart < believed_after && believed_after != std::string::npos));
}

TEST_CASE("a measure that was given up says why") {
    const auto given_up = [](const engine::Event& end) {
        return told({at(1, "threshold_crossed", "alert"), at(2, "declared", "alert"),
                     at(2, "measure_ordered", "beds", "capital"), at(2, "measure_decided", "beds"),
                     at(3, "measure_waits", "beds", "money"), end});
    };
    const auto reason = [](const std::string& text) {
        const auto from = text.find("given up 4 h later (2024-01-01 06:00) ");
        return from == std::string::npos ? "" : text.substr(from + 38, text.find(", never", from) - from - 38);
    };
    CHECK(reason(given_up(at(6, "measure_called_off", "beds"))) == "because its level was over");
    CHECK(reason(given_up(at(6, "measure_lapsed", "beds"))) ==
          "because it could not take effect before its last day was over");
    CHECK(reason(given_up(at(6, "measure_refused", "beds", "money"))) == "for want of money");
    CHECK(reason(given_up(at(6, "measure_refused", "beds", "staff"))) == "for want of staff or vehicles");
}

TEST_CASE("the timeline tells each crossing with names, dates and delays, in both languages") {
    const TemporaryFolder folder;
    const std::string study = write_study(folder);
    const auto english = timeline({study, "--lang", "en"});
    CHECK(english.exit_code == 0);
    CHECK(english.out.find("Lajas Blancas: alert: 1 of ") != std::string::npos);
    CHECK(english.out.find("the threshold was crossed") != std::string::npos);
    CHECK(english.out.find("learned by ") != std::string::npos);
    CHECK(english.out.find("declared by National migration service (SNM)") != std::string::npos);
    CHECK(english.out.find(" later") != std::string::npos);
    const auto spanish = timeline({study, "--lang", "es"});
    CHECK(spanish.out.find("se cruz\u00f3 el umbral") != std::string::npos);
    CHECK(spanish.out.find("Servicio Nacional de Migraci\u00f3n") != std::string::npos);

    SECTION("as JSON, with the stages in order where they came") {
        const Json json = Json::parse(timeline({study, "--format", "json"}).out);
        CHECK(json.at("plan") == "national-chains");
        const auto complaint = [](const Json& told) { return cli::testing::Schema("", "timeline").complaint(told); };
        CHECK(complaint(json) == "");
        CHECK(complaint(Json::parse(timeline({study, "--measure", "staff-laj", "--format", "json"}).out)) == "");
        Json wrong = json;
        wrong["chains"][0].erase("known_by");
        CHECK(complaint(wrong) != "");
        int declared = 0, told_from_below = 0;
        for (const Json& chain : json.at("chains")) {
            if (chain.at("level").is_null() || chain.at("declared").is_null()) continue;
            ++declared;
            CHECK(chain.at("known") <= chain.at("decided"));
            const Json& knew = chain.at("known_by");
            CHECK(std::any_of(knew.begin(), knew.end(),
                              [&](const Json& one) { return one.at("time") == chain.at("known"); }));
            told_from_below += knew.front().at("time") < chain.at("known");
            CHECK(chain.at("decided") <= chain.at("declared"));
            for (const Json& run : chain.at("measures")) CHECK(run.at("ordered") == chain.at("declared"));
        }
        CHECK(declared > 0);
        CHECK(told_from_below > 0);
    }
    SECTION("one level alone, and one measure alone") {
        const Json level = Json::parse(timeline({study, "--level", "laj-2", "--format", "json"}).out);
        for (const Json& chain : level.at("chains")) CHECK(chain.at("level") == "laj-2");
        const auto measure = timeline({study, "--measure", "staff-laj"});
        CHECK(measure.out.find("More officers at Lajas Blancas") != std::string::npos);
        CHECK(measure.out.find("Paso Canoas: alert") == std::string::npos);
    }
    SECTION("and show sums up levels, money, what has no price and people's rights") {
        const std::string text = cli::testing::run_umbral({"show", study, "--lang", "en"}).out;
        CHECK(text.find("Lajas Blancas: alert") != std::string::npos);
        CHECK(text.find("Costa Rica: national emergency fund") != std::string::npos);
        CHECK(text.find("People's rights under the plan \"National chains\":") != std::string::npos);
        const Json json = Json::parse(cli::testing::run_umbral({"show", study, "--format", "json"}).out);
        const auto& unpriced = json.at("not_priced");
        CHECK(std::count(unpriced.begin(), unpriced.end(), "prices[place-pan]") == 1);  // no source gives one
        CHECK(std::count(unpriced.begin(), unpriced.end(), "prices[passage-pan]") == 0);
        CHECK(text.find("Shelter place, a day, Panama") != std::string::npos);
    }
    SECTION("what is not there is refused, with what is") {
        CHECK(timeline({study, "--level", "laj-9"}).exit_code == 2);
        CHECK(timeline({study, "--level", "laj-9"}).err.find("laj-2") != std::string::npos);
        CHECK(timeline({study, "--measure", "none"}).exit_code == 2);
        CHECK(timeline({study, "--replication", "7"}).exit_code == 2);
        CHECK(timeline({study, "--plan", "binational"}).exit_code == 2);
        CHECK(timeline({study, "--format", "csv"}).exit_code == 2);
    }
}

TEST_CASE("times are told with the zone's name and offset, or with the offset alone") {
    const TemporaryFolder folder;
    const auto zone_of = [&](const std::string& scenario, const char* in_text) {
        const std::string study = (folder / "zone.umbral").string();
        std::filesystem::remove(study);
        REQUIRE(cli::testing::run_umbral(
                    {"run", UMBRAL_ROOT "/scenarios/" + scenario, "-n", "1", "--until", "31", "--out", study, "-q"})
                    .exit_code == 0);
        INFO(timeline({study}).out);
        CHECK(timeline({study}).out.find(in_text) != std::string::npos);
        const auto shown = cli::testing::run_umbral({"show", study, "--format", "json"});
        std::string zone = Json::parse(timeline({study, "--format", "json"}).out).at("time_zone");
        CHECK(Json::parse(shown.out).at("window").at("time_zone") == zone);
        return zone;
    };
    CHECK(zone_of("tutorial/01-one-post", "times of UTC-06:00") == "UTC-06:00");
    CHECK(zone_of("reference/darien-costa-rica-2023", "times of America/Panama, UTC-05:00") == "America/Panama");
    CHECK(zone_of("verification/mg1-gamma", "times of UTC\n") == "UTC");
}
