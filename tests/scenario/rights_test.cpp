// Plans that would take a right away read, and the right is told.

#include "scenario/rights.hpp"
#include "scenario/broken_scenario.hpp"

namespace umbral::scenario::testing {
namespace {

constexpr const char* corridor = R"json({
  "id": "rights", "title": "Rights", "start": "2024-01-01", "days": 60, "default_plan": "act",
  "countries": [{"id": "PAN", "name": "Panama"}],
  "profiles": [
    {"id": "adult", "title": "Adult"},
    {"id": "family", "title": "Family", "children_fraction": 0.5},
    {"id": "girl", "title": "A girl alone", "needs": {"unaccompanied_child": 1}}],
  "arrivals": [{"id": "river", "site": "POST", "persons_per_day": 9,
                "profiles": {"adult": 0.5, "family": 0.4, "girl": 0.1}}],
  "sites": [
    {"id": "POST", "name": "Post", "country": "PAN", "kind": "post",
     "pools": [{"id": "team", "skills": ["interview", "desk"],
                "officers": [{"from": "06:00", "to": "14:00", "officers": 2},
                             {"from": "12:00", "to": "20:00", "officers": 2}]}],
     "stations": [
       {"id": "screening", "title": "Screening", "service": {"time_min": 10}, "officers": [{"from": "06:00", "to": "20:00", "officers": 3}]},
       {"id": "interview", "title": "Interview", "service": {"time_min": 10}, "pool": "team"},
       {"id": "desk", "title": "Desk", "service": {"time_min": 10}, "pool": "team"}],
     "pathways": [
      {"profiles": ["adult"], "steps": [
        {"id": "sort", "stay_h": 1, "next": {"hold": 0.5, "go": 0.5}},
        {"id": "hold", "refer": "to-cells"}, {"id": "go", "refer": "to-exit"}]},
      {"steps": [
        {"station": "screening"}, {"station": "interview"}, {"station": "desk"},
        {"id": "see", "stay_h": 1, "next": {"protect": 0.5, "leave": 0.5, "held": 0}},
        {"id": "protect", "refer": "to-care"}, {"id": "leave", "refer": "to-exit"},
        {"id": "held", "refer": "to-cells"}]}]},
    {"id": "CELLS", "name": "Cells", "country": "PAN", "kind": "detention_centre",
     "places": {"general": 10, "families": 0, "men": 10}, "room_profiles": {"men": ["adult"]},
     "pathways": [{"steps": [{"outcome": "returned"}]}]},
    {"id": "CARE", "name": "Care", "country": "PAN", "kind": "protection_centre", "places": {"general": 20, "families": 9}, "opening_hours": {"from": "06:00", "to": "20:00"},
     "pathways": [{"steps": [{"outcome": "protection"}]}]},
    {"id": "EXIT", "name": "Exit", "country": "PAN", "kind": "exit", "pathways": [{"steps": [{"outcome": "onward"}]}]}],
  "routes": [
    {"id": "to-cells", "from": "POST", "to": "CELLS", "mode": "land", "min_hours": 1, "typical_hours": 2},
    {"id": "to-care", "from": "POST", "to": "CARE", "mode": "land", "min_hours": 1, "typical_hours": 2},
    {"id": "by-river", "from": "POST", "to": "CARE", "mode": "river", "min_hours": 1, "typical_hours": 2, "open": false},
    {"id": "to-exit", "from": "POST", "to": "EXIT", "mode": "land", "min_hours": 1, "typical_hours": 2}]
})json";

using Effects = std::vector<Json>;

/// The concerns about a plan of one measure for each list of effects.
std::vector<Problem> concerns_of(const std::vector<Effects>& measures) {
    Folder folder;
    folder.scenario = Json::parse(corridor);
    // Steps nobody comes to are errors: the plan opens the way, so the sound scenario sends a few there.
    folder.set("/sites/0/pathways/1/steps/3/next", {{"protect", 0.5}, {"leave", 0.49}, {"held", 0.01}});
    folder.plan = {{"title", "Act"}, {"measures", Json::array()}};
    for (std::size_t i = 0; i < measures.size(); ++i) {
        folder.plan["measures"].push_back(
            {{"id", "m" + std::to_string(i)}, {"date", "2024-01-10"}, {"effects", Json(measures[i])}});
    }
    const Input input = read_files(folder.files());
    return rights_concerns(input.scenario, input.plan);
}

void check_concern(const Effects& effects, const Expected& expected) {
    const std::vector<Problem> concerns = concerns_of(std::vector<Effects>{effects});
    check_told(concerns, expected);
    INFO(to_text(concerns));
    CHECK(concerns.size() == 1);
}

void check_no_concerns(const std::vector<Effects>& measures) {
    const std::vector<Problem> concerns = concerns_of(measures);
    INFO(to_text(concerns));
    CHECK(concerns.empty());
}
void check_no_concern(const Effects& effects) { check_no_concerns(std::vector<Effects>{effects}); }

const char* const plan_file = "plans/act.json";

Json referral(const char* step, const Json& rule) {
    return {{"effect", "set_referral"}, {"site", "POST"}, {"step", step}, {"rule", rule}};
}
Json branch(const char* step, const Json& shares) {
    return {{"effect", "set_branch"}, {"site", "POST"}, {"step", step}, {"shares", shares}};
}
Json open(const char* route, bool on) { return {{"effect", "set_route_open"}, {"route", route}, {"open", on}}; }

TEST_CASE("a referral or branch that may send children to detention is told") {
    check_concern({referral("leave", "to-cells")},
                  {plan_file, "measures[m0].effects[0]",
                   "parties with children (Family, A girl alone) may be sent to Cells", "a protection centre"});
    check_concern({referral("leave", {{"first_with_room", {"to-exit", "to-cells"}}})},
                  {plan_file, "effects[0]", "may be sent to Cells", ""});
    check_concern({branch("see", {{"protect", 0.5}, {"leave", 0.2}, {"held", 0.3}})},
                  {plan_file, "effects[0]", "may be sent to Cells", ""});
    // Adults have a pathway of their own; a share of 0 sends nobody.
    check_no_concern({referral("go", "to-cells")});
    check_no_concern({branch("sort", {{"hold", 1}, {"go", 0}})});
    check_no_concern({branch("see", {{"protect", 0.5}, {"leave", 0.5}})});
    check_no_concern({referral("leave", {{"shares", {{"to-cells", 0}, {"to-exit", 1}}}})});
}

TEST_CASE("a route or convoy that takes children to detention is told") {
    check_concern({open("to-cells", true)}, {plan_file, "effects[0]", "may be sent to Cells", ""});
    check_concern({Json{{"effect", "move_people"}, {"route", "to-cells"}, {"persons", 9}}},
                  {plan_file, "effects[0]", "may be sent to Cells", ""});
    check_no_concern({open("to-exit", true)});
    check_no_concern({open("to-cells", false)});
}

TEST_CASE("places in detention that children may use are told") {
    const auto places = [](const char* site, const char* room, int count) {
        return Effects{Json{{"effect", "add_places"}, {"site", site}, {"room", room}, {"places", count}}};
    };
    check_concern(places("CELLS", "general", 5),
                  {plan_file, "effects[0]", "places are added in Cells", "room_profiles"});
    check_concern(places("CELLS", "families", 5), {plan_file, "effects[0]", "children (Family, A girl alone)", ""});
    check_no_concern(places("CELLS", "men", 5));
    check_no_concern(places("CELLS", "general", -5));
    check_no_concern(places("CARE", "general", 5));
}

TEST_CASE("closing the only way to protection is told") {
    check_concern({open("to-care", false)}, {plan_file, "effects[0]", "no way to Care", "another open route"});
    check_concern({referral("protect", "to-exit")}, {plan_file, "effects[0]", "no way to Care", ""});
    check_concern({branch("see", {{"leave", 1}})}, {plan_file, "effects[0]", "no way to Care", ""});
    // Another way, opened and used by the same measure.
    check_no_concern({open("by-river", true), referral("protect", "by-river"), open("to-care", false)});
    check_no_concern({referral("leave", "to-care"), referral("protect", "to-exit")});
    check_no_concern({branch("see", {{"leave", 0.9}, {"protect", 0.1}})});
}

TEST_CASE("two measures that each close one of two ways to protection are both told, one of them is not") {
    const Effects by_river{open("by-river", true), referral("protect", {{"first_with_room", {"to-care", "by-river"}}})};
    check_no_concerns({by_river, Effects{open("to-care", false)}});
    const std::vector<Problem> both =
        concerns_of({by_river, Effects{open("to-care", false)}, Effects{open("by-river", false)}});
    REQUIRE(both.size() == 2);
    CHECK(both[0].place == "measures[m1].effects[0]");
    CHECK(both[1].place == "measures[m2].effects[0]");
}

TEST_CASE("shorter hours at a protection centre are told") {
    const auto hours = [](const char* site, Json value) {
        return Effects{Json{{"effect", "set_opening_hours"}, {"site", site}, {"hours", std::move(value)}}};
    };
    check_concern(hours("CARE", {{"from", "08:00"}, {"to", "20:00"}}),
                  {plan_file, "effects[0]", "Care protects people", "present opening hours"});
    check_concern(hours("CARE", {{"days", "mon-sat"}, {"from", "06:00"}, {"to", "20:00"}}),
                  {plan_file, "effects[0]", "closed at hours", ""});
    check_no_concern(hours("CARE", "always"));
    check_no_concern(hours("CARE", {{"from", "06:00"}, {"to", "22:00"}}));
    check_no_concern(hours("POST", {{"from", "08:00"}, {"to", "20:00"}}));
}

TEST_CASE("places taken away where people are protected are told, unless the same measure gives as many") {
    const auto places = [](const char* site, const char* room, Json count) {
        return Json{{"effect", "add_places"}, {"site", site}, {"room", room}, {"places", std::move(count)}};
    };
    const Expected told{plan_file, "measures[m0].effects[0]", "places are taken away in Care", "as many places as now"};
    check_concern({places("CARE", "general", -20)}, told);
    check_concern({places("CARE", "general", -1)}, told);
    check_concern({places("CARE", "general", {{"low", -5}, {"mid", 0}, {"high", 5}})}, told);
    // Places for others are none for families.
    check_concern({places("CARE", "families", -3), places("CARE", "general", 3)}, told);
    check_no_concern({places("CARE", "general", 5)});
    check_no_concern({places("CARE", "general", -5), places("CARE", "general", 5)});
    check_no_concern({places("CELLS", "general", -5)});
}

TEST_CASE("a station left without officers is told, by one measure or by several together") {
    const auto add = [](const char* pool, Json officers) {
        return Json{{"effect", "add_officers"}, {"site", "POST"}, {"pool", pool}, {"officers", std::move(officers)}};
    };
    const auto move = [](const char* from, const char* to, int officers) {
        return Json{{"effect", "move_officers"}, {"from_site", "POST"}, {"from_pool", from},
                    {"to_site", "POST"},         {"to_pool", to},       {"officers", officers}};
    };
    const Expected screening{plan_file, "measures[m0].effects[0]",
                             "nobody would be left at \u201cScreening\u201d in Post", "at least one officer"};
    check_concern({add("screening", -3)}, screening);
    check_concern({move("screening", "team", 3)}, screening);
    check_concern({add("screening", {{"low", -3}, {"mid", -1}, {"high", 0}})}, screening);
    check_no_concern({add("screening", -2)});
    check_no_concern({add("screening", -3), add("screening", 1)});
    check_no_concern({move("screening", "team", 2)});
    // Two shifts of two overlap: four are there at once, for both stations.
    check_no_concern({add("team", -3)});
    CHECK(concerns_of({Effects{add("team", -4)}}).size() == 2);
    // Taken in one shift only, someone is left in the other; by two measures in both, nobody.
    const auto shift = [&](const char* from, const char* to) {
        Json effect = add("screening", -3);
        effect.update({{"from", from}, {"to", to}});
        return effect;
    };
    check_no_concern({shift("06:00", "18:00")});
    CHECK(concerns_of({Effects{shift("06:00", "18:00")}, Effects{shift("18:00", "06:00")}}).size() == 2);
    const auto together =
        concerns_of({Effects{add("screening", -2)}, Effects{add("screening", -1)}, Effects{add("screening", 1)}});
    REQUIRE(together.size() == 2);
    CHECK(together[1].place == "measures[m1].effects[0]");
}

TEST_CASE("a concern is told in words: the measure, the place and the people by their names") {
    const auto concerns = concerns_of({Effects{open("to-cells", true)}});
    REQUIRE(concerns.size() == 1);
    CHECK(concerns[0].message ==
          "\u201cm0\u201d: parties with children (Family, A girl alone) may be sent to Cells, where people are held");
}

}  // namespace
}  // namespace umbral::scenario::testing
