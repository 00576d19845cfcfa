// A draft as a plan: which change becomes which effect.

#include "gui/model/plan_file.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>

#include "desk.hpp"
#include "gui/model/plan_name.hpp"
#include "scenario/table/scalar_types.hpp"

using namespace umbral;
using namespace umbral::gui;
using namespace umbral::gui::test;

namespace {

std::shared_ptr<const Reading> reading(const std::string& name, const std::string& plan = "") {
    auto made = read_variant({test::scenario(name), plan, {}});
    REQUIRE(made->sound());
    return made;
}

/// The effects of the measure that a draft adds.
nlohmann::json effects(const PlanFile& file) {
    for (const auto& measure : file.plan["measures"]) {
        if (measure["id"] == "tuned") return measure["effects"];
    }
    return nullptr;
}

}  // namespace

TEST_CASE("more officers of one shift become an effect with the difference, in that shift") {
    const auto of = reading("tutorial/07-who-must-agree");
    // The post has three officers from 6 to 18 h.
    const PlanFile file =
        plan_of_draft(*of, {{"sites[POST].stations[registration].officers[0].officers", "5"}}, "more", "More");
    REQUIRE(effects(file).size() == 1);
    CHECK(effects(file)[0]["effect"] == "add_officers");
    CHECK(effects(file)[0]["site"] == "POST");
    CHECK(effects(file)[0]["pool"] == "registration");
    CHECK(effects(file)[0]["officers"] == 2);
    CHECK(effects(file)[0]["days"] == "daily");
    CHECK(effects(file)[0]["from"] == "06:00");
    CHECK(effects(file)[0]["to"] == "18:00");
    CHECK(cautions_of(file).empty());
    CHECK(file.left_out.empty());
    CHECK(file.plan["id"] == "more");
    CHECK(file.plan["title"] == "More");
}

TEST_CASE("places, vehicles, fares and seats become effects, what is the scenario's own stays in the draft") {
    const auto of = reading("reference/darien-costa-rica-2023");
    const auto& scenario = of->input.scenario;
    const std::string fleet = scenario.fleets.at(0).id;
    const std::string route = scenario.routes.at(0).id;
    const PlanFile file =
        plan_of_draft(*of,
                      {{"sites[CR-PCA].places.general", R"({"low":450,"mid":550,"high":700})"},
                       {"fleets[" + fleet + "].vehicles", std::to_string(scenario.fleets.at(0).vehicles.value + 3)},
                       {"fleets[" + fleet + "].assisted_seats", "0.25"},
                       {"routes[" + route + "].fare_usd", "12"},
                       {"profiles[family].patience_h.mean", "99"}},
                      "wide", "");
    std::vector<std::string> kinds;
    for (const auto& effect : effects(file)) kinds.push_back(effect["effect"]);
    CHECK(kinds == std::vector<std::string>{"add_places", "add_vehicles", "set_assisted_seats", "set_fare"});
    CHECK(effects(file)[1]["vehicles"] == 3);
    CHECK(effects(file)[2]["fraction"] == 0.25);
    CHECK(effects(file)[3]["fare_usd"] == 12);
    CHECK(file.left_out == std::vector<std::string>{"profiles[family].patience_h.mean"});
    CHECK(file.plan["title"] == "wide");
}

TEST_CASE("changes to a plan's own measures are made in them, and its other measures stay") {
    const auto of = reading("tutorial/01-one-post", "two-more-officers");
    const auto& measure = of->input.plan.measures.at(0);
    const std::string path = "plan.measures[" + measure.id + "].lead_time_h";
    const PlanFile file = plan_of_draft(*of, {{path, "36"}}, "later", "");
    REQUIRE(file.plan["measures"].size() == of->input.plan.measures.size());
    CHECK(file.plan["measures"][0]["lead_time_h"]["value"] == 36);
    CHECK(effects(file).is_null());
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
    const PlanFile file = plan_of_draft(
        *of, {{"sites[POST].places.general", "140"}, {"sites[POST].stations[registration].officers[0].officers", "1"}},
        "tuned-plan", "Tuned");
    std::ofstream(folder.path() / "s" / "plans" / "tuned-plan.json") << file.plan.dump();
    const auto again = read_variant({folder.path() / "s", "tuned-plan", {}});
    INFO((again->sound() ? "" : to_text(again->problems)));
    CHECK(again->sound());
}
