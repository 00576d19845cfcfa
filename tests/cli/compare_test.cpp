#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "../study/sample_study.hpp"
#include "event_schema.hpp"
#include "program.hpp"

using umbral::cli::testing::events_of;
using umbral::cli::testing::Outcome;
using umbral::cli::testing::run_umbral;
using umbral::cli::testing::Schema;
using umbral::study::sample::TemporaryFolder;
using Json = nlohmann::json;

namespace {

/// The lesson on a surge, cut short of its last week: reinforcement in one day, in ten, or never.
const std::string surge = UMBRAL_ROOT "/scenarios/tutorial/04-a-surge";

Outcome compare(std::vector<std::string> options) {
    options.insert(options.begin(), {"compare", surge});
    return run_umbral(options);
}

Json compared(std::vector<std::string> options) {
    options.insert(options.end(), {"--format", "json"});
    const Outcome outcome = compare(options);
    INFO(outcome.err);
    REQUIRE(outcome.exit_code == 0);
    return Json::parse(outcome.out);
}

const Json& difference(const Json& results, const std::string& plan, const std::string& indicator,
                       const std::string& stat, const Json& scope) {
    for (const Json& one : results.at("differences")) {
        if (one.at("plan") == plan && one.at("indicator") == indicator && one.at("stat") == stat &&
            one.at("scope") == scope)
            return one;
    }
    FAIL("no difference in " << indicator);
    return results;
}

/// What a wrong command line is told; it must not run anything.
std::string refusal(const std::vector<std::string>& options) {
    const Outcome outcome = compare(options);
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.out.empty());
    return outcome.err;
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const Json post{{"site", "POST"}};

}  // namespace

TEST_CASE("a comparison answers the scenario's questions first, then selects, and says what it rests on") {
    const Outcome outcome = compare({"--plans", "none,early,late", "--objective", "wait_h.p95@site:POST",
                                     "--indifference", "0.5", "-n", "12", "-q"});
    REQUIRE(outcome.exit_code == 0);
    const auto at = [&](const std::string& part) {
        INFO(outcome.out);
        INFO(part);
        const std::size_t position = outcome.out.find(part);
        CHECK(position != std::string::npos);
        return position;
    };
    const std::size_t verdict = at("Reinforcement in one day shortens the p95 wait at The post by");
    const std::size_t selection = at("Best for the p95 wait at The post: Reinforcement in one day.");
    const std::size_t table = at("▼");
    const std::size_t worse_off = at("Who is worse off");
    const std::size_t ledger = at("inputs are assumptions");
    CHECK(verdict < selection);
    CHECK(selection < table);
    CHECK(table < worse_off);
    CHECK(worse_off < ledger);
    CHECK(contains(outcome.out, "in 12 of 12 histories"));
    CHECK(contains(outcome.out, "baseline: no plan"));
}

TEST_CASE("the JSON of a comparison is of the published schema and says what the plans say alone") {
    const Json results = compared({"--plans", "none,early,late", "--baseline", "late", "-n", "8"});
    CHECK(Schema("comparison").complaint(results) == "");
    CHECK(results.at("baseline") == "late");
    CHECK(results.at("replications") == 8);
    REQUIRE(results.at("plans").size() == 3);
    CHECK(results.at("plans")[0].at("plan") == "");
    CHECK(results.at("selection").is_null());  // no indifference was given
    const Json alone = Json::parse(run_umbral({"run", surge, "--plan", "early", "-n", "8", "--format", "json"}).out);
    CHECK(results.at("plans")[1].at("indicators") == alone.at("indicators"));

    const Json& wait = difference(results, "early", "wait_h", "p95", post);
    CHECK(wait.at("declared") == true);
    CHECK(wait.at("finding") == "better");
    CHECK(wait.at("mean") < 0);
    CHECK(wait.at("ci95")[0] <= wait.at("mean"));
    CHECK(wait.at("p_better") > 0.99);
    CHECK(wait.at("share_of_histories_better") == 1);
    CHECK(difference(results, "", "wait_h", "p95", post).at("finding") == "worse");
    CHECK(difference(results, "early", "arrived_persons", "count", post).at("finding") == "same");
    CHECK(difference(results, "early", "wait_h", "mean", post).at("declared") == false);
}

TEST_CASE("a mean difference is the difference of the means") {
    // Common histories pair the plans without changing either: mean(b - a) = mean(b) - mean(a).
    const Json results = compared({"--plans", "none,early", "-n", "7"});
    const auto mean = [&](std::size_t plan, const char* name, const char* stat) {
        for (const Json& one : results.at("plans")[plan].at("indicators")) {
            if (one.at("name") == name && one.at("stat") == stat && one.at("scope") == post)
                return one.at("mean").get<double>();
        }
        return 0.0;
    };
    for (const auto& [name, stat] : {std::pair{"wait_h", "p95"}, std::pair{"queue_persons", "peak"}}) {
        CHECK(difference(results, "early", name, stat, post).at("mean").get<double>() ==
              Approx(mean(1, name, stat) - mean(0, name, stat)));
    }
}

TEST_CASE("every event of a comparison is of the schema and names its plan") {
    const Schema schema;
    const Outcome outcome =
        compare({"--plans", "none,early", "-n", "3", "--indifference", "5", "--format", "jsonl", "--ledger", "0"});
    REQUIRE(outcome.exit_code == 0);
    CHECK(outcome.err.empty());
    const auto events = events_of(outcome.out);
    std::size_t replications = 0;
    for (const Json& event : events) {
        INFO(event.dump().substr(0, 300));
        CHECK(schema.complaint(event) == "");
        const std::string kind = event.at("event");
        replications += kind == "replication" ? 1 : 0;
        if (kind == "replication" || kind == "bands") CHECK((event.at("plan") == "" || event.at("plan") == "early"));
    }
    CHECK(replications == 6);
    CHECK(events.front().at("plans") == Json{"", "early"});
    CHECK(events.back().at("event") == "compare");
    const Json json = compared({"--plans", "none,early", "-n", "3", "--indifference", "5", "--ledger", "0"});
    CHECK(events.back().at("results") == json);
}

TEST_CASE("the table of a comparison is headed in the language asked for") {
    const auto outcome = compare({"--plans", "none,early", "-n", "3", "--lang", "es", "--ledger", "0"});
    CHECK(contains(outcome.out, "Fila, pico"));
    CHECK_FALSE(contains(outcome.out, "peak"));
}

TEST_CASE("neither workers, nor interruptions, nor what a study held before change a comparison") {
    const TemporaryFolder folder;
    const std::string study = (folder / "a.umbral").string();
    const std::vector<std::string> options{"--plans", "none,early,late", "-n", "8", "--indifference", "5", "-q"};
    const auto with = [&](std::vector<std::string> more) {
        more.insert(more.begin(), options.begin(), options.end());
        return compared(more);
    };
    const Json whole = with({"-j", "1"});
    CHECK(whole == with({"-j", "5"}));
    REQUIRE(run_umbral({"run", surge, "--plan", "late", "-n", "3", "--out", study, "-q"}).exit_code == 0);
    REQUIRE(compare({"--plans", "none,late", "-n", "5", "--out", study, "-q"}).exit_code == 0);
    CHECK(whole == with({"--out", study}));
    CHECK(whole == with({"--out", study}));  // nothing is missing any more
    CHECK(contains(compare({"--plans", "none,early", "-n", "8", "--out", study}).err,
                   "the 16 replications asked for already"));
}

TEST_CASE("an automatic comparison ends when the best plan is known, and runs dropped plans no further") {
    const Json results = compared({"--plans", "none,early,late", "--replications", "auto", "--objective",
                                   "wait_h.mean@site:POST", "--indifference", "0.05"});
    const Json& selection = results.at("selection");
    CHECK(selection.at("best") == "early");
    CHECK(selection.at("confidence") == Approx(0.95));
    CHECK(results.at("plans")[1].at("replications").get<int>() % 10 == 0);
    CHECK(results.at("plans")[0].at("replications") <= results.at("plans")[1].at("replications"));
    const Json& plans = results.at("plans");
    const auto least = std::min({plans[0].at("replications").get<int>(), plans[1].at("replications").get<int>(),
                                 plans[2].at("replications").get<int>()});
    CHECK(least < plans[1].at("replications"));
    for (const Json& plan : plans) {
        for (const Json& indicator : plan.at("indicators"))
            CHECK(indicator.at("count").get<int>() + indicator.at("missing").get<int>() == least);
    }
    const Json precise = compared({"--plans", "none,early", "-n", "auto", "--target", "wait_h.mean@site:POST=1.5"});
    const Json& wait = difference(precise, "early", "wait_h", "mean", post);
    CHECK(wait.at("ci95")[1].get<double>() - wait.at("mean").get<double>() <= 1.5);
}

TEST_CASE("assumptions are moved to the ends of their range") {
    const TemporaryFolder folder;
    const std::string scenario = (folder / "uncertain").string();
    std::filesystem::copy(UMBRAL_ROOT "/scenarios/tutorial/06-uncertain-inputs", scenario);
    std::filesystem::create_directory(scenario + "/plans");
    std::ofstream(scenario + "/plans/reinforced.json")
        << R"({"id": "reinforced", "title": "Reinforced", "measures": [{"id": "officer", "date": "2024-03-04", "effects":)"
        << R"([{"effect": "add_officers", "site": "POST", "pool": "registration", "officers": 1}]}]})";
    const Outcome outcome =
        run_umbral({"compare", scenario, "--plans", "none,reinforced", "-n", "12", "--until", "14", "--objective",
                    "wait_h.mean@site:POST", "--indifference", "0.1", "--ledger", "2", "--format", "jsonl"});
    REQUIRE(outcome.exit_code == 0);
    const auto events = events_of(outcome.out);
    const Schema schema;
    CHECK(std::any_of(events.begin(), events.end(), [](const Json& event) {
        return event.at("event") == "progress" && event.at("stage") == "assumptions";
    }));
    CHECK(schema.complaint(events.back()) == "");
    const Json& ledger = events.back().at("results").at("ledger");
    CHECK(ledger.at("plan") == "reinforced");
    CHECK(ledger.at("ranged") == 3);
    REQUIRE(ledger.at("rerun").size() == 2);
    for (const Json& rerun : ledger.at("rerun"))
        CHECK((rerun.at("moved_to") == rerun.at("low") || rerun.at("moved_to") == rerun.at("high")));
    CHECK(ledger.at("rerun")[0].at("left") <= ledger.at("rerun")[1].at("left"));
}

TEST_CASE("CSV has a row for every difference, with its verdict") {
    const Outcome outcome = compare({"--plans", "none,early", "-n", "6", "--format", "csv"});
    REQUIRE(outcome.exit_code == 0);
    CHECK(contains(outcome.out, "plan,baseline,name,stat,scope,unit,count,"));
    CHECK(contains(outcome.out, "\nearly,,wait_h,p95,site:POST,h,6,0,-"));
    CHECK(contains(outcome.out, ",better,\"Reinforcement in one day shortens the p95 wait at The post by "));
}

TEST_CASE("verdicts are told in Spanish") {
    const Outcome outcome = compare({"--plans", "none,early", "-n", "6", "--lang", "es"});
    REQUIRE(outcome.exit_code == 0);
    CHECK(contains(outcome.out, "acorta la espera p95 en El puesto en "));
    CHECK(contains(outcome.out, "en 6 de 6 historias"));
}

TEST_CASE("what cannot be compared is refused with what could be") {
    const std::string unknown = refusal({"--plans", "none,erly"});
    CHECK(contains(unknown, "--plans"));
    CHECK(contains(unknown, "did you mean \"early\"?"));
    CHECK(contains(refusal({"--plans", "early"}), "nothing to compare"));
    CHECK(contains(refusal({"--plans", "early,late,early"}), "named twice"));
    CHECK(contains(refusal({"--plans", "none,early", "--baseline", "late"}), "not one of the plans compared"));
    CHECK(contains(refusal({"--objective", "wait_hh", "--indifference", "1"}), "did you mean \"wait_h\"?"));
    CHECK(contains(refusal({"--objective", "arrived_persons", "--indifference", "1"}), "neither less nor more"));
    CHECK(contains(refusal({"--objective", "wait_h.p95@site:PSOT", "--indifference", "1"}), "POST"));
    CHECK(contains(refusal({"--objective", "wait_h"}), "--indifference"));
    CHECK(contains(refusal({"--indifference", "-1"}), "above 0"));
    CHECK(contains(refusal({"--indifference", "soon"}), "above 0"));
    CHECK(contains(refusal({"-n", "auto"}), "how precise"));
    CHECK(contains(refusal({"--target", "wait_h=1"}), "--replications auto"));
    CHECK(contains(run_umbral({"compare", "/no/such/folder"}).err, "no such folder"));
    CHECK(contains(run_umbral({"compare", UMBRAL_ROOT "/scenarios/tutorial/06-uncertain-inputs"}).err,
                   "nothing to compare"));
    CHECK(contains(refusal({"--plans", "early"}), "--plans none,early"));
    CHECK(contains(refusal({"--plans", "none"}), "--plans late,none"));
    const std::string planless =
        run_umbral({"compare", UMBRAL_ROOT "/scenarios/tutorial/06-uncertain-inputs", "--plans", "none"}).err;
    CHECK(contains(planless, "has none but the run without one"));
    CHECK_FALSE(contains(planless, "none,none"));
    const auto events = events_of(compare({"--plans", "none,erly", "--format", "jsonl"}).out);
    REQUIRE(events.size() == 1);
    CHECK(Schema().complaint(events[0]) == "");
}

TEST_CASE("without a word on plans all of the scenario's are compared, the first being the baseline") {
    const Json results = compared({"-n", "2", "--ledger", "0"});
    REQUIRE(results.at("plans").size() == 2);
    CHECK(results.at("baseline") == "early");
    CHECK(difference(results, "late", "wait_h", "p95", post).at("finding") == "too_few");
}

TEST_CASE("what a compared plan does not have is refused before anything is simulated") {
    const TemporaryFolder folder;
    const std::string agreed = UMBRAL_ROOT "/scenarios/tutorial/07-who-must-agree";
    const auto refused = [&](const std::string& plans, const std::vector<std::string>& options) {
        const std::string file = (folder / "never.umbral").string();
        std::vector<std::string> arguments{"compare", agreed, "--plans", plans, "--out", file};
        arguments.insert(arguments.end(), options.begin(), options.end());
        const Outcome outcome = run_umbral(arguments);
        CHECK(outcome.exit_code == 2);
        CHECK_FALSE(std::filesystem::exists(file));
        return outcome.err;
    };
    const std::vector<std::string> about_alert{"--objective", "undeclared_h@level:alert", "--indifference", "1"};
    CHECK(contains(refused("none,up-the-chain", about_alert), "the plan none does not have this"));
    CHECK(contains(refused("none,up-the-chain", {"-n", "auto", "--target", "measure_days@measure:reinforce=1"}),
                   "the plan none does not have this"));
}

TEST_CASE("levels, measures and what has no price are told by their names") {
    const Outcome outcome = run_umbral({"compare", UMBRAL_ROOT "/scenarios/tutorial/07-who-must-agree", "--plans",
                                        "up-the-chain,agreed-beforehand", "-n", "2", "--ledger", "0", "--lang", "en",
                                        "--objective", "undeclared_h@level:alert", "--indifference", "1"});
    REQUIRE(outcome.exit_code == 0);
    CHECK(contains(outcome.out, "(Alert)"));
    CHECK_FALSE(contains(outcome.out, "(alert)"));
    CHECK(contains(outcome.out, "Not priced, and in no plan's cost: A place, a day."));
    CHECK(contains(outcome.out, "With the cost it is the range of 8 histories in 10."));
    CHECK_FALSE(contains(outcome.out, "prices["));
}

TEST_CASE("cost has one column, also where it is the objective") {
    const auto compared_by = [](const char* objective) {
        return run_umbral({"compare", UMBRAL_ROOT "/scenarios/tutorial/07-who-must-agree", "--plans",
                           "none,agreed-beforehand", "-n", "2", "--ledger", "0", "--lang", "en", "--objective",
                           objective, "--indifference", "1"})
            .out;
    };
    const auto columns = [](const std::string& text) {
        std::size_t count = 0;
        for (std::size_t at = text.find("[USD]"); at != std::string::npos; at = text.find("[USD]", at + 1)) ++count;
        return count;
    };
    CHECK(columns(compared_by("cost_usd")) == 1);
    CHECK(columns(compared_by("wait_h")) == 1);
}
