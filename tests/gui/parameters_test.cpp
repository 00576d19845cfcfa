// What the inspector shows of a value: its name, limits and unit come from the reader's own table.

#include "gui/model/parameters.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "base/i18n.hpp"
#include "desk.hpp"
#include "scenario/ledger.hpp"
#include "scenario/settings.hpp"
#include "scenario/table/tables.hpp"

using namespace umbral;
using namespace umbral::gui;
using namespace umbral::gui::test;

namespace {

std::shared_ptr<const Reading> reading(const std::string& name, const std::string& plan = "",
                                       const std::vector<scenario::Setting>& edits = {}) {
    auto made = read_variant({test::scenario(name), plan, edits});
    REQUIRE(made->sound());
    return made;
}

const Parameter* find(const Inspection& inspection, const std::string& path) {
    for (const ParameterGroup& group : inspection.groups) {
        for (const Parameter& parameter : group.parameters) {
            if (parameter.path == path) return &parameter;
        }
    }
    return nullptr;
}

/// Everything the inspector can show of a scenario.
std::vector<Inspection> everything(const Reading& of) {
    std::vector<Inspection> all{inspect(of, of, {})};
    for (const auto& site : of.input.scenario.sites) all.push_back(inspect(of, of, {Subject::site, site.id}));
    for (const auto& route : of.input.scenario.routes) all.push_back(inspect(of, of, {Subject::route, route.id}));
    for (const auto& agency : of.input.scenario.agencies) all.push_back(inspect(of, of, {Subject::agency, agency.id}));
    for (const auto& channel : of.input.scenario.channels)
        all.push_back(inspect(of, of, {Subject::channel, channel.id}));
    return all;
}

}  // namespace

TEST_CASE("effects of a plan on several rooms and counters of one site are told apart by their names") {
    set_language("en");
    scenario::Input input = reading("tutorial/01-one-post")->input;
    const auto& site = input.scenario.sites.at(0);
    scenario::Measure measure;
    measure.id = "more";
    measure.effects = {scenario::AddPlaces{site.id, scenario::RoomType::general, 10.0, 0.0},
                       scenario::AddPlaces{site.id, scenario::RoomType::families, 20.0, 0.0},
                       scenario::AddOfficers{site.id, site.stations.at(0).id, 1.0}};
    input.plan.measures.push_back(measure);
    const auto label = [&](const std::string& end) { return path_label("plan.measures[more].effects" + end, input); };
    const std::string name = name_in(input.scenario.sites, site.id);
    CHECK(label("[0].places") == "Places, " + name + ", general");
    CHECK(label("[1].places") == "Places, " + name + ", families");
    CHECK(label("[2].officers") == "Officers, " + name + ", " + name_in(site.stations, site.stations[0].id));
}

TEST_CASE("limits, unit and help of a slider are those of the field table") {
    const auto of = reading("reference/darien-costa-rica-2023");
    const Inspection shown = inspect(*of, *of, {Subject::site, "CR-PCA"});
    const Parameter* places = find(shown, "sites[CR-PCA].places.general");
    REQUIRE(places != nullptr);
    CHECK(places->label == "Places, general");
    CHECK(places->unit == "persons");
    CHECK(places->min == 0);
    CHECK(places->whole);
    CHECK_FALSE(places->help.empty());
    CHECK(places->slider_max >= places->value);
}

TEST_CASE("a slider's scale is that of the saved value wherever it is dragged, and grows for what is typed beyond it") {
    const std::string path = "sites[CR-PCA].places.general";
    const auto saved = reading("reference/darien-costa-rica-2023");
    const auto shown_at = [&](const std::string& value) {
        const auto current = reading("reference/darien-costa-rica-2023", "", {{path, value}});
        return *find(inspect(*saved, *current, {Subject::site, "CR-PCA"}), path);
    };
    const Parameter still = *find(inspect(*saved, *saved, {Subject::site, "CR-PCA"}), path);
    for (const double share : {0.0, 0.3, 0.7, 1.0}) {
        const Parameter dragged = shown_at(setting_text(still, share * still.slider_max));
        INFO("dragged to " << dragged.value);
        CHECK(dragged.slider_max == still.slider_max);
        CHECK(dragged.step == still.step);
    }
    CHECK(shown_at(setting_text(still, 3 * still.slider_max)).slider_max >= 3 * still.slider_max);
}

TEST_CASE("the default of a slider is the one the reader takes where nothing is written") {
    const auto of = reading("reference/darien-costa-rica-2023");
    const Inspection shown = inspect(*of, *of, {Subject::channel, "radio-darien"});
    const Parameter* again = find(shown, "channels[radio-darien].retry_h");
    REQUIRE(again != nullptr);
    REQUIRE(again->default_value);
    CHECK(*again->default_value == scenario::Channel{}.retry_h.value);
}

TEST_CASE("no label or unit shows a key of the files, in English or Spanish, for any plan of the corridor") {
    for (const char* plan : {"as-it-happened", "national-chains", "binational"}) {
        const auto of = reading("reference/darien-costa-rica-2023", plan);
        for (const char* language : {"en", "es"}) {
            set_language(language);
            for (const Inspection& shown : everything(*of)) {
                for (const ParameterGroup& group : shown.groups) {
                    for (const Parameter& p : group.parameters) {
                        INFO(p.path << " is called " << p.label);
                        CHECK(p.label.find_first_of("_[]{}.") == std::string::npos);
                        CHECK_FALSE(p.label.empty());
                    }
                }
            }
        }
    }
    set_language("en");
}

TEST_CASE("the shape of a distribution has no unit, whatever the distribution is of") {
    const auto of = reading("reference/darien-costa-rica-2023");
    std::size_t shapes = 0;
    for (const Inspection& shown : everything(*of)) {
        for (const ParameterGroup& group : shown.groups) {
            for (const Parameter& p : group.parameters) {
                if (!p.path.ends_with(".shape") && !p.path.ends_with(".k")) continue;
                ++shapes;
                INFO(p.path << " [" << p.unit << "]");
                CHECK(p.unit.empty());
            }
        }
    }
    CHECK(shapes > 0);
}

TEST_CASE("a value tuned by hand says so in the user's language") {
    set_language("es");
    CHECK(source_words("census; tuned by hand") == "census; ajustado a mano");
    CHECK(source_words("census") == "census");
    set_language("en");
    CHECK(source_words("census; tuned by hand") == "census; tuned by hand");
}

TEST_CASE("what the plan does to a value of the scenario is told beside it") {
    const auto of = reading("tutorial/07-who-must-agree", "up-the-chain");
    const Inspection shown = inspect(*of, *of, {Subject::site, "POST"});
    const Parameter* officers = find(shown, "sites[POST].stations[registration].officers[0].officers");
    REQUIRE(officers != nullptr);
    CHECK(officers->saved == 3);
    CHECK(officers->planned.find("+5") != std::string::npos);
    CHECK(find(shown, "sites[POST].places.general")->planned.empty());
}

TEST_CASE("labels under one heading differ from each other") {
    const auto of = reading("reference/darien-costa-rica-2023", "binational");
    for (const Inspection& shown : everything(*of)) {
        for (const ParameterGroup& group : shown.groups) {
            if (!group.tunable) continue;
            std::set<std::string> seen;
            for (const Parameter& p : group.parameters) {
                INFO(shown.title << " / " << group.title << ": " << p.path << " is called " << p.label);
                CHECK(seen.insert(p.label).second);
            }
        }
    }
}

TEST_CASE("a trigger's threshold is named after the figure it compares, with that figure's unit") {
    const auto of = reading("reference/darien-costa-rica-2023", "binational");
    const Inspection shown = inspect(*of, *of, {});
    std::size_t thresholds = 0;
    for (const ParameterGroup& group : shown.groups) {
        for (const Parameter& p : group.parameters) {
            if (!p.path.ends_with(".above") && !p.path.ends_with(".below")) continue;
            ++thresholds;
            INFO(p.path << " is called " << p.label << " [" << p.unit << "]");
            CHECK((p.label.find(" at or above") != std::string::npos ||
                   p.label.find(" at or below") != std::string::npos));
            CHECK((p.unit == "persons" || p.unit == "places" || p.unit == "\xc3\x97"));
        }
    }
    CHECK(thresholds > 3);
}

TEST_CASE("a site names the agency that operates it") {
    const auto of = reading("reference/darien-costa-rica-2023");
    std::size_t operated = 0;
    for (const auto& site : of->input.scenario.sites) {
        if (site.agency.empty()) continue;
        ++operated;
        const std::string name = name_in(of->input.scenario.agencies, site.agency);
        CHECK(name != site.agency);
        CHECK(inspect(*of, *of, {Subject::site, site.id}).note == "Operated by " + name);
    }
    CHECK(operated > 0);
}

TEST_CASE("a change is told with the name of what it is about") {
    const auto of = reading("reference/darien-costa-rica-2023", "binational");
    CHECK(path_place("sites[CR-PCA].places.general", of->input) == "Paso Canoas border post");
    CHECK(path_place("channels[mail-panama].open", of->input) == "E-mail and telephone in Panama");
    CHECK(path_place("plan.levels[joint-3].minimum_h", of->input) == "Joint: emergency");
    CHECK(path_place("days", of->input).empty());
}

TEST_CASE("a change is told as what was, what is and in which unit") {
    const auto of = reading("reference/darien-costa-rica-2023");
    const auto places = parameter_at(*of, "sites[CR-PCA].places.general");
    REQUIRE(places);
    CHECK(change_text(places, setting_text(*places, 550)) ==
          number_text(places->saved, true) + "  \xe2\x86\x92  550 persons");
    CHECK_FALSE(parameter_at(*of, "sites[CR-PCA].places.gene"));
    CHECK(change_text(std::nullopt, "false") == "yes  \xe2\x86\x92  no");
}

TEST_CASE("places added to an uncertain number are added whatever it turns out to be") {
    // 300, 400 and 550 as written; 550 instead of 400 is 150 more of each.
    const auto of = reading("reference/darien-costa-rica-2023");
    const Inspection shown = inspect(*of, *of, {Subject::site, "CR-PCA"});
    const Parameter* places = find(shown, "sites[CR-PCA].places.general");
    REQUIRE(places != nullptr);
    const auto* range = std::get_if<Triangular>(&*places->original.spread);
    REQUIRE(range != nullptr);
    const auto set = nlohmann::json::parse(setting_text(*places, places->saved + 150));
    CHECK(set["low"] == range->low + 150);
    CHECK(set["mid"] == range->mode + 150);
    CHECK(set["high"] == range->high + 150);
    CHECK(setting_value(set.dump()) == places->saved + 150);
}

TEST_CASE("a tuned value counts as an assumption, whatever it was and whatever its site was read in") {
    const std::string name = "reference/darien-costa-rica-2023";
    const auto of = reading(name);
    const auto assumed = [](const Reading& any) {
        return scenario::summarise(scenario::list_quantities(any.input.scenario)).assumptions;
    };
    const auto is_read = [](const Parameter& p) {
        return p.original.source.confidence == scenario::Confidence::read ||
               p.original.source.confidence == scenario::Confidence::computed;
    };
    const Inspection shown = inspect(*of, *of, {Subject::site, "CR-PCA"});
    std::set<bool> seen;
    for (const ParameterGroup& group : shown.groups) {
        for (const Parameter& p : group.parameters) {
            if (!seen.insert(is_read(p)).second) continue;
            INFO(p.path);
            const auto tuned = reading(name, "", {{p.path, setting_text(p, p.saved + p.step)}});
            CHECK(assumed(*tuned) == assumed(*of) + (is_read(p) ? 1 : 0));
        }
    }
    CHECK(seen.size() == 2);
    const auto places = parameter_at(*of, "sites[CR-PCA].places.general");
    const auto tuned = reading(name, "", {{places->path, setting_text(*places, 550)}});
    CHECK(assumed(*tuned) == assumed(*of));
    CHECK(parameter_at(*tuned, places->path)->original.spread);
    CHECK(parameter_at(*tuned, places->path)->original.source.text ==
          places->original.source.text + "; " + scenario::tuned_by_hand);
}

TEST_CASE("a value outside the limits is set to the nearest limit, and one of many digits is rounded") {
    const auto of = reading("tutorial/01-one-post");
    const Inspection shown = inspect(*of, *of, {Subject::site, "POST"});
    const Parameter* officers = find(shown, "sites[POST].stations[registration].officers[0].officers");
    REQUIRE(officers != nullptr);
    CHECK(setting_value(setting_text(*officers, -5)) == 0);
    CHECK(setting_value(setting_text(*officers, 3.4)) == 3);
    Parameter share = *officers;
    share.whole = false;
    share.max = 1;
    CHECK(setting_text(share, 0.07000000000000001).find("0.07,") == std::string::npos);
    CHECK(setting_value(setting_text(share, 0.07000000000000001)) == 0.07);
}

TEST_CASE("what the draft has changed is marked and keeps its saved value") {
    const std::string path = "sites[POST].stations[registration].officers[0].officers";
    const auto saved = reading("tutorial/01-one-post");
    const auto current = reading("tutorial/01-one-post", "", {{path, "9"}});
    const Inspection shown = inspect(*saved, *current, {Subject::site, "POST"});
    const Parameter* officers = find(shown, path);
    REQUIRE(officers != nullptr);
    CHECK(officers->changed);
    CHECK(officers->value == 9);
    CHECK(officers->saved != 9);
}

TEST_CASE("a value among all data has the digits it was written with") {
    CHECK(written_text(0.017) == "0.017");
    CHECK(written_text(1234.5) == "1234.5");
    CHECK(written_text(-0.25) == "-0.25");
    CHECK(written_text(400) == "400");
    CHECK(written_text(1.0 / 3) == number_text(1.0 / 3, false));
}

TEST_CASE("an assumption about a pathway is named in the user's language") {
    const auto of = reading("tutorial/01-one-post");
    set_language("es");
    const std::string label = path_label("sites[POST].pathways[0].steps[1].stay_h.mean", of->input);
    set_language("en");
    INFO(label);
    CHECK(label.find("athway") == std::string::npos);
}
