#include "analysis/verdict.hpp"

#include <catch2/catch.hpp>

#include "analysis/names.hpp"
#include "analysis/scope_words.hpp"
#include "compared_study.hpp"

using namespace umbral;
using namespace umbral::analysis;
using namespace umbral::analysis::test;

namespace {

scenario::Scenario corridor() {
    scenario::Scenario scenario;
    scenario.sites.resize(1);
    scenario.sites[0].id = "A";
    scenario.sites[0].name = {"Paso Canoas", "Paso Canoas"};
    scenario.sites[0].stations.resize(1);
    scenario.sites[0].stations[0].id = "registration";
    scenario.sites[0].stations[0].title = {"Registration", "Registro"};
    scenario.profiles.resize(1);
    scenario.profiles[0].id = "family";
    scenario.profiles[0].title = {"Families", "Familias"};
    return scenario;
}

/// The verdict on a plan whose indicator is the baseline's (0) plus these.
std::string verdict(const std::string& name, const std::string& stat, const std::string& scope,
                    const std::vector<std::optional<double>>& differences, bool declared = false) {
    const study::Store store =
        study_of({{"base", name, stat, scope, std::vector<std::optional<double>>(differences.size(), 0.0)},
                  {"new", name, stat, scope, differences}});
    std::vector<IndicatorKey> questions;
    if (declared) questions = {{name, stat, engine::parse_scope(scope).value()}, {name, "mean", {}}};
    const Comparison comparison = compare_plans(store, {"base", "new"}, "base", questions);
    return verdict_text(comparison.differences.at(0), comparison, corridor());
}

}  // namespace

TEST_CASE("a clear difference is told with its interval and its histories") {
    // -41, -34 in turn: mean -37.5, standard error 3.5 sqrt(8 / 7 / 8), times 2.3646: 37.5 -+ 3.13.
    CHECK(verdict("wait_h", "p95", "site:A", alternating(-41, -34)) ==
          "new shortens the p95 wait at Paso Canoas by 34 to 41 h, in 8 of 8 histories.");
    CHECK(verdict("wait_h", "p95", "all", alternating(41, 34)) ==
          "new lengthens the p95 wait by 34 to 41 h, in 8 of 8 histories.");
    CHECK(verdict("unsheltered_person_nights", "total", "profile:family", alternating(-410, -340)) ==
          "new lowers the nights in the open for “Families” by 344 to 406 person-nights, in 8 of 8 histories.");
    CHECK(verdict("stranded_persons", "peak", "site:A", alternating(14, 14)) ==
          "new raises the peak number of people stranded at Paso Canoas by 14 persons, in 8 of 8 histories.");
}

TEST_CASE("a difference that may be chance says so, with both sides") {
    CHECK(verdict("wait_h", "p95", "site:A", alternating(-5, 3)) ==
          "No clear difference in the p95 wait at Paso Canoas under new: −4.6 to +2.6 h, lower in 4 and higher in 4 of "
          "8 histories.");
}

TEST_CASE("plans of one name are told apart by their ids, others are not burdened with them") {
    Comparison comparison;
    for (const char* id : {"", "late", "late-too", "early"}) comparison.plans.emplace_back().plan.id = id;
    comparison.plans[1].plan.title = comparison.plans[2].plan.title = {"Late", "Tarde"};
    CHECK(plan_name(comparison, "late") == "Late (late)");
    CHECK(plan_name(comparison, "late-too") == "Late (late-too)");
    CHECK(plan_name(comparison, "early") == "early");
    CHECK(plan_name(comparison, "") == "no plan");
}

TEST_CASE("no verdict is certain, and none is given where it cannot be") {
    const auto few = std::vector<std::optional<double>>{1.0, 2.0};
    CHECK(verdict("wait_h", "p95", "all", few) ==
          "2 histories are too few to say anything of the p95 wait under new; at least 6.");
    CHECK(verdict("wait_h", "p95", "all", alternating(0, 0)) ==
          "new changes nothing in the p95 wait: it is the same in all 8 histories.");
    auto partly = alternating(-40, -41);
    partly[0] = partly[1] = std::nullopt;
    CHECK(verdict("wait_h", "p95", "all", partly) ==
          "new and base cannot be compared on the p95 wait: it is not defined in 2 of 8 histories.");
    partly[1] = -40;
    CHECK(verdict("wait_h", "p95", "all", partly).find("In 1 further history it is not defined.") != std::string::npos);
    for (const auto& values : {alternating(-41, -34), alternating(-5, 3), alternating(0, 0)})
        CHECK(verdict("wait_h", "p95", "all", values).find("certain") == std::string::npos);
}

TEST_CASE("what is clear alone and not among the questions says why") {
    // Mean 1 and t = 2.65: p = 0.033 alone; with the other question's, 0.066.
    const study::Store store = study_of({{"base", "wait_h", "p95", "all", alternating(0, 0)},
                                         {"new", "wait_h", "p95", "all", alternating(2, 0)},
                                         {"base", "wait_h", "mean", "all", alternating(0, 0)},
                                         {"new", "wait_h", "mean", "all", alternating(2, 0)}});
    const Comparison comparison =
        compare_plans(store, {"base", "new"}, "base", {{"wait_h", "p95", {}}, {"wait_h", "mean", {}}});
    const std::string text = verdict_text(comparison.differences.at(0), comparison, corridor());
    CHECK(text.find("No clear difference") == 0);
    CHECK(text.find("Alone it would count as clear") != std::string::npos);
}

TEST_CASE("amounts have the digits and the unit a planner uses") {
    CHECK(amount_text({31.2, 44.4}, "h") == "31 to 44 h");
    CHECK(amount_text({0.12, 0.2}, "h") == "7 to 12 min");
    CHECK(amount_text({0.021, 0.021}, "fraction") == "2.1 percentage points");
    CHECK(amount_text({3.14, 3.14}, "h") == "3.1 h");
    CHECK(amount_text({0.4, 1200}, "persons") == "0.4 to 1200.0 persons");
    CHECK(signed_text({-12.3, 3}, "h") == "−12 to +3 h");
    CHECK(signed_text({0, 0}, "h") == "0 min");
    CHECK(figures_text({31, 44}) == "31–44");
}

TEST_CASE("scopes are told in the scenario's words") {
    const auto name = [](const char* scope) { return scope_name(engine::parse_scope(scope).value(), corridor()); };
    CHECK(name("all").empty());
    CHECK(name("site:A") == "Paso Canoas");
    CHECK(name("site:A,station:registration") == "Registration, Paso Canoas");
    CHECK(name("profile:family") == "Families");
    CHECK(name("route:not-there") == "not-there");
    CHECK(indicator_phrase({"wait_h", "mean", engine::parse_scope("site:A,station:registration").value()},
                           corridor()) == "the mean wait at Registration, Paso Canoas");
}

TEST_CASE("every indicator has a phrase for sentences, with a place for the statistic where it has several") {
    for (const auto& definition : scenario::indicator_catalogue()) {
        INFO(definition.name);
        REQUIRE(definition.phrase != nullptr);
        const bool has_place = std::string{definition.phrase}.find("{}") != std::string::npos;
        CHECK(has_place == (definition.stats.size() > 1));
    }
}
