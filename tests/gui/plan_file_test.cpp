// A draft as a plan: which change becomes which effect.

#include "gui/model/plan_file.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>

#include "base/find_by_id.hpp"
#include "base/i18n.hpp"
#include "desk.hpp"
#include "gui/model/plan_name.hpp"
#include "scenario/table/scalar_types.hpp"
#include "scenario/unpriced.hpp"

using namespace umbral;
using namespace umbral::gui;
using namespace umbral::gui::test;

namespace {

std::shared_ptr<const Reading> reading(const std::string& name, const std::string& plan = "") {
    auto made = read_variant({test::scenario(name), plan, {}});
    REQUIRE(made->sound());
    return made;
}

UnitCosts unit_costs() { return read_unit_costs(std::filesystem::path(UMBRAL_ROOT) / "data" / "unit_costs.csv"); }

PlanFile saved_as(const Reading& of, const std::vector<scenario::Setting>& edits, const std::string& id,
                  const std::string& title, const nlohmann::json& terms = nlohmann::json::object()) {
    return plan_of_draft(of, edits, {id, title, terms}, unit_costs());
}

/// A measure of the file; null where it has none of that id.
nlohmann::json measure(const PlanFile& file, const std::string& id) {
    for (const auto& one : file.plan["measures"]) {
        if (one["id"] == id) return one;
    }
    return nullptr;
}

bool has(const std::vector<std::string>& cautions, const char* words) {
    return std::any_of(cautions.begin(), cautions.end(),
                       [&](const std::string& one) { return one.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("more officers of one shift become an effect with the difference, in that shift") {
    const auto of = reading("tutorial/07-who-must-agree");
    // The post has three officers from 6 to 18 h.
    const PlanFile file =
        saved_as(*of, {{"sites[POST].stations[registration].officers[0].officers", "5"}}, "more", "More");
    const auto effects = measure(file, "officers-POST")["effects"];
    REQUIRE(effects.size() == 1);
    CHECK(effects[0]["effect"] == "add_officers");
    CHECK(effects[0]["site"] == "POST");
    CHECK(effects[0]["pool"] == "registration");
    CHECK(effects[0]["officers"] == 2);
    CHECK(effects[0]["from"] == "06:00");
    CHECK(effects[0]["to"] == "18:00");
    CHECK(file.left_out.empty());
    CHECK(file.plan["id"] == "more");
    CHECK(file.plan["title"] == "More");
}

TEST_CASE("places, vehicles, fares and seats become measures of their own, what is the scenario's own stays") {
    const auto of = reading("reference/darien-costa-rica-2023");
    const auto& scenario = of->input.scenario;
    const std::string fleet = scenario.fleets.at(0).id;
    const std::string route = scenario.routes.at(0).id;
    const PlanFile file =
        saved_as(*of,
                 {{"sites[CR-PCA].places.general", R"({"low":450,"mid":550,"high":700})"},
                  {"fleets[" + fleet + "].vehicles", std::to_string(scenario.fleets.at(0).vehicles.value + 3)},
                  {"fleets[" + fleet + "].assisted_seats", "0.25"},
                  {"routes[" + route + "].fare_usd", "12"},
                  {"profiles[family].patience_h.mean", "99"}},
                 "wide", "");
    CHECK(measure(file, "places-CR-PCA")["effects"][0]["effect"] == "add_places");
    CHECK(measure(file, "vehicles-" + fleet)["effects"][0]["vehicles"] == 3);
    CHECK(measure(file, "seats-" + fleet)["effects"][0]["fraction"] == 0.25);
    CHECK(measure(file, "fare-" + route)["effects"][0]["fare_usd"] == 12);
    CHECK(file.left_out == std::vector<std::string>{"profiles[family].patience_h.mean"});
    CHECK(file.plan["title"] == "wide");
    CHECK(has(cautions_of(file), "stays in the draft"));
    CHECK(has(cautions_of(file), "a range was changed"));  // 50 to 300 about 150 is not 450 to 700 about 550
}

TEST_CASE("on the usual terms the operator does it, a day after the first measured one, at a price that has a source") {
    set_language("en");
    const auto of = reading("reference/darien-costa-rica-2023", "do-nothing");
    const auto* lajas = find_by_id(of->input.scenario.sites, "PA-LAJ");
    const PlanFile file =
        saved_as(*of,
                 {{"sites[PA-LAJ].places.general", R"({"low":419,"mid":619,"high":1119})"},
                  {"sites[PA-LAJ].stations[registration].officers[0].officers", R"({"low":20,"mid":24,"high":30})"}},
                 "more", "");
    const auto places = measure(file, "places-PA-LAJ");
    CHECK(places["actor"] == lajas->agency);
    CHECK(places["date"] == "2023-07-01");  // of June nothing is measured, nor is what is paid then
    CHECK(places["lead_time_h"] == 24);
    CHECK(places["title"]["es"].get<std::string>().starts_with("Plazas ajustadas, "));
    // 119 beds of a modular station in Panama at 3,768 USD, the middle of data/unit_costs.csv.
    CHECK(places["cost"]["fixed_usd"]["value"] == 119 * 3768);
    CHECK(places["cost"]["fixed_usd"]["source"].get<std::string>().find("COMPUTED: San Vicente") == 0);
    CHECK(places["cost"]["fixed_usd"]["confidence"] == "read");
    // What an officer is paid outside the United States was looked for and not found.
    const auto officers = measure(file, "officers-PA-LAJ");
    CHECK_FALSE(officers.contains("cost"));
    CHECK(measures_of_draft(*of, {{"sites[PA-LAJ].stations[registration].officers[0].officers", "24"}}, unit_costs())
              .at(0)
              .price.find("national salary scale") != std::string::npos);
    CHECK(has(cautions_of(file), "when its measures take effect"));
    CHECK_FALSE(has(cautions_of(file), "before the first measured day"));
    const PlanFile early = saved_as(*of, {{"sites[PA-LAJ].places.general", R"({"low":419,"mid":619,"high":1119})"}},
                                    "early", "", {{"places-PA-LAJ", {{"date", "2023-06-01"}}}});
    CHECK(has(cautions_of(early), "before the first measured day"));
}

TEST_CASE("a price of another country is taken for an assumption") {
    const auto of = reading("reference/darien-costa-rica-2023", "do-nothing");
    const auto places =
        measure(saved_as(*of, {{"sites[CR-PCA].places.general", R"({"low":150,"mid":250,"high":400})"}}, "more", ""),
                "places-CR-PCA");
    CHECK(places["cost"]["fixed_usd"]["value"] == 100 * 3768);
    CHECK(places["cost"]["fixed_usd"]["source"].get<std::string>().ends_with("price of PAN"));
    CHECK_FALSE(places["cost"]["fixed_usd"].value("confidence", "assumption") == "read");
}

TEST_CASE("what the scenario's own price pays by the unit has no price of its own, and is priced") {
    const auto of = reading("tutorial/07-who-must-agree");
    const auto made = measures_of_draft(*of, {{"sites[POST].stations[registration].officers[0].officers", "5"}}, {});
    REQUIRE(made.size() == 1);
    CHECK(made[0].price.find("An officer, an hour, 6") != std::string::npos);
    scenario::Input input = of->input;
    input.plan.measures = {made[0].measure};
    CHECK(scenario::pricing_of(input).unpriced_measures.empty());
}

TEST_CASE("lead time and approvals are those of the plan's own measure of that kind") {
    const auto of = reading("tutorial/07-who-must-agree", "up-the-chain");
    const auto& like = of->input.plan.measures.at(0);
    const PlanFile file = saved_as(*of, {{"sites[POST].stations[registration].officers[0].officers", "5"}}, "more", "");
    const auto made = measure(file, "officers-POST");
    CHECK(made["lead_time_h"] == like.lead_time_h.value);
    CHECK(made["actor"] == find_by_id(of->input.scenario.sites, "POST")->agency);
}

TEST_CASE("a measure is saved on the terms that were chosen") {
    const auto of = reading("reference/darien-costa-rica-2023", "do-nothing");
    const nlohmann::json terms{{"places-PA-LAJ",
                                {{"actor", "senafront"},
                                 {"date", "2023-07-01"},
                                 {"lead_time_h", 72},
                                 {"cost", {{"fixed_usd", nullptr}, {"per_day_usd", 900}}}}}};
    const auto made = measure(
        saved_as(*of, {{"sites[PA-LAJ].places.general", R"({"low":419,"mid":619,"high":1119})"}}, "more", "", terms),
        "places-PA-LAJ");
    CHECK(made["actor"] == "senafront");
    CHECK(made["date"] == "2023-07-01");
    CHECK(made["lead_time_h"] == 72);
    CHECK(made["cost"] == nlohmann::json{{"per_day_usd", 900}});
    CHECK(made["effects"].size() == 1);
}

TEST_CASE("a budget line that was changed is the plan's, whole") {
    const auto of = reading("reference/darien-costa-rica-2023", "national-chains");
    const PlanFile file = saved_as(*of, {{"budget_lines[pan-operation].tranches[0].usd", "5000"}}, "poor", "");
    CHECK(file.left_out.empty());
    const auto& lines = file.plan["budget_lines"];
    REQUIRE(lines.size() == 1);
    CHECK(lines[0]["id"] == "pan-operation");
    CHECK(lines[0]["tranches"].size() == 2);
    CHECK(lines[0]["tranches"][0]["usd"]["value"] == 5000);
}

TEST_CASE("changes to a plan's own measures are made in them, and its other measures stay") {
    const auto of = reading("tutorial/01-one-post", "two-more-officers");
    const auto& measure = of->input.plan.measures.at(0);
    const std::string path = "plan.measures[" + measure.id + "].lead_time_h";
    const PlanFile file = saved_as(*of, {{path, "36"}}, "later", "");
    REQUIRE(file.plan["measures"].size() == of->input.plan.measures.size());
    CHECK(file.plan["measures"][0]["lead_time_h"]["value"] == 36);
    CHECK(file.taken == std::vector<std::string>{path});
}

TEST_CASE("a plan's file is named after its title") {
    CHECK(plan_name_for("M\xc3\xa1s plazas en Paso Canoas") == "mas-plazas-en-paso-canoas");
    CHECK(plan_name_for("  400 places (+ 2 officers)!") == "400-places-2-officers");
    CHECK(plan_name_for("?!").empty());
    CHECK(scenario::is_id(plan_name_for(std::string(200, 'x'))));
}

TEST_CASE("a plan made of a draft reads without a problem") {
    const Folder folder;
    std::filesystem::copy(test::scenario("tutorial/07-who-must-agree"), folder.path() / "s",
                          std::filesystem::copy_options::recursive);
    const auto of = read_variant({folder.path() / "s", "", {}});
    const PlanFile file = saved_as(
        *of, {{"sites[POST].places.general", "140"}, {"sites[POST].stations[registration].officers[0].officers", "1"}},
        "tuned-plan", "Tuned");
    std::ofstream(folder.path() / "s" / "plans" / "tuned-plan.json") << file.plan.dump();
    const auto again = read_variant({folder.path() / "s", "tuned-plan", {}});
    INFO((again->sound() ? "" : to_text(again->problems)));
    CHECK(again->sound());
}
