// The sound scenario that the tests of problems break, and the checks they share.

#include "scenario/broken_scenario.hpp"

namespace umbral::scenario::testing {
namespace {

constexpr const char* sound_scenario = R"json({
  "id": "sound", "title": "Sound", "start": "2024-01-01", "days": 60, "warm_up_days": 5, "default_plan": "act",
  "countries": [{"id": "PAN", "name": "Panama", "utc_offset_h": -5},
                {"id": "CRI", "name": "Costa Rica", "utc_offset_h": -6}],
  "profiles": [
    {"id": "adult", "title": "Adult", "needs": {"medical": 0.1}},
    {"id": "family", "title": "Family", "party_size": {"dist": "discrete", "values": [2, 4], "weights": [1, 1]}}
  ],
  "arrivals": [{"id": "river", "site": "POST", "persons_per_day": 50, "profiles": {"adult": 0.5, "family": 0.5}}],
  "sites": [
    {"id": "POST", "name": "Post", "country": "PAN", "kind": "post", "places": {"general": 40},
     "pools": [{"id": "desk", "officers": 3, "skills": ["registration"]}],
     "stations": [
       {"id": "registration", "pool": "desk", "service": {"time_min": 10}},
       {"id": "medical", "officers": [{"days": "mon-fri", "from": "08:00", "to": "16:00", "officers": 1}], "service": {"time_min": 5},
        "consumes": "kits", "consumes_per_person": 1}],
     "pathways": [{"steps": [
       {"station": "registration", "next": {"medical": 0.2, "leave": 0.8}},
       {"station": "medical", "needs": ["medical"]},
       {"id": "leave", "refer": "bus"}]}],
     "initial_people": [{"profile": "adult", "persons": 10}],
     "supplies": [{"item": "kits", "stock": 100, "reorder_at": 20, "order_up_to": 200}]},
    {"id": "EXIT", "name": "Exit", "country": "PAN", "kind": "exit", "pathways": {"steps": [{"outcome": "onward"}]}}
  ],
  "routes": [{"id": "bus", "from": "POST", "to": "EXIT", "mode": "land", "min_hours": 2, "typical_hours": 3, "fleet": "buses",
              "closures": [{"from": "2024-02-01", "to": "2024-02-03", "under_way": "hold"}]}],
  "fleets": [{"id": "buses", "vehicles": 4, "seats": 30}, {"id": "spare", "vehicles": 2, "seats": 30}],
  "limits": [{"id": "stay", "country": "PAN", "kinds": ["custody_centre"], "hours": 72}],
  "questions": [{"indicator": "wait_h", "scope": "site:POST"}],
  "agencies": [
    {"id": "post-room", "name": "Post", "country": "PAN", "handling_min": 12, "reserve_officers": 6,
     "duty_officers": [{"from": "06:00", "to": "22:00", "officers": 2}]},
    {"id": "capital", "name": "Capital", "country": "PAN", "deliberation_h": {"dist": "triangular", "low": 1, "mode": 4, "high": 12}},
    {"id": "neighbour", "name": "Neighbour", "country": "CRI"}],
  "channels": [
    {"id": "phone", "agencies": ["post-room", "capital"], "fixed_min": 5, "loss_fraction": 0.1,
     "mean_up_h": 200, "down_h": {"dist": "exponential", "mean": 3}},
    {"id": "radio", "open": false, "outages": [{"from": "2024-02-01", "to": "2024-02-02"},
                                               {"from": "2024-02-02", "to": "2024-02-02", "to_hour": 6}]}],
  "directory": [{"agency": "capital", "topic": "alert", "contact": "Duty desk", "stale_fraction": 0.1}],
  "budget_lines": [{"id": "emergency", "agency": "capital", "country": "PAN", "ceiling_usd_per_day": 9000, "tranches": [
    {"usd": 100000}, {"usd": 200000, "date": "2024-02-01"}, {"usd": 300000, "release_delay_h": 72}]}],
  "prices": [
    {"id": "bed", "item": "place_day", "site": "POST", "usd": 12, "line": "emergency"},
    {"id": "kit", "item": "supply", "supply": "kits", "usd": 4},
    {"id": "bus", "item": "vehicle_day", "fleet": "buses"}]
})json";

constexpr const char* sound_plan = R"json({
  "title": "Act",
  "levels": [{"id": "alert", "number": 1, "scope": "site:POST", "declared_by": "capital", "approvals": ["neighbour"],
              "trigger": {"any": [{"indicator": "crowding_ratio", "above": 1.2, "for_h": 12, "hysteresis": 0.2},
                                  {"indicator": "free_places", "scope": "country:PAN", "below": 5}]},
              "minimum_h": 24, "expires_h": 168}],
  "protocol": {
    "reports": [{"from": "post-room", "to": "capital", "channel": "phone", "advance_notice": true}],
    "contacts": [{"from": "capital", "to": "neighbour", "channel": "radio"}],
    "joint_teams": [{"id": "border", "agencies": ["post-room", "neighbour"]}]},
  "agreements": [{"id": "aid", "agencies": ["capital", "neighbour"]}],
  "budget_lines": [{"id": "reserve", "agency": "neighbour", "tranches": [{"usd": 50000}]}],
  "measures": [
    {"id": "shift", "date": "2024-01-20", "until": "2024-02-20",
     "effects": [{"effect": "add_officers", "site": "POST", "pool": "desk", "officers": 2}]},
    {"id": "beds", "level": "alert", "actor": "capital", "approvals": ["neighbour"], "needs": ["shift"],
     "agreement": "aid", "lead_time_h": 24, "duration_h": 240, "ends_with_level": false, "if_short": "partial",
     "budget_line": "reserve", "cost": {"fixed_usd": 1000, "per_unit_day_usd": 10},
     "effects": [{"effect": "add_places", "site": "POST", "places": 20}]},
    {"id": "everything", "actor": "post-room", "until": "2024-02-20", "duration_h": 48, "ends_with_trigger": true,
     "trigger": {"all": [{"indicator": "present_persons", "scope": "site:POST", "above": 50}]},
     "effects": [
       {"effect": "move_officers", "from_site": "POST", "from_pool": "medical", "to_site": "POST", "to_pool": "desk", "officers": 1},
       {"effect": "move_vehicles", "from_fleet": "spare", "to_fleet": "buses", "vehicles": 2},
       {"effect": "move_people", "route": "bus", "persons": 60},
       {"effect": "send_supplies", "site": "POST", "item": "kits", "items": 50},
       {"effect": "inform_people", "sites": ["POST"], "every_h": 6},
       {"effect": "set_branch", "site": "POST", "step": "registration", "shares": {"medical": 0.5, "leave": 0.5}},
       {"effect": "release_budget", "line": "emergency"},
       {"effect": "open_channel", "channel": "radio"},
       {"effect": "form_joint_team", "agencies": ["post-room", "capital"]}]}]
})json";

bool has(const std::string& text, const char* fragment) { return text.find(fragment) != std::string::npos; }

}  // namespace

Folder::Folder() : scenario(Json::parse(sound_scenario)), plan(Json::parse(sound_plan)) {}

TextFiles Folder::files() const {
    std::map<std::string, std::string> all{{"scenario.json", scenario.dump(1)}, {"plans/act.json", plan.dump(1)}};
    for (const auto& [name, text] : texts) all[name] = text;
    return TextFiles(all);
}

std::vector<Problem> problems_of(const Folder& folder, const std::vector<Setting>& settings, const std::string& plan) {
    try {
        static_cast<void>(read_files(folder.files(), plan, settings));
    } catch (const InputError& error) {
        return error.problems();
    }
    return {};
}

void check_told(const std::vector<Problem>& problems, const Expected& expected) {
    INFO("expected: " << expected.file << " | " << expected.place << " | " << expected.message << " | "
                      << expected.help);
    INFO("told:\n" << to_text(problems));
    bool told = false;
    for (const Problem& problem : problems) {
        told = told ||
               (has(problem.file, expected.file) && has(problem.place, expected.place) &&
                has(problem.message, expected.message) && has(problem.allowed + "\n" + problem.hint, expected.help));
    }
    CHECK(told);
}

void check(const Case& wrong) {
    INFO(wrong.name);
    Folder folder;
    wrong.change(folder);
    const std::vector<Problem> problems = problems_of(folder);
    check_told(problems, wrong.expected);
    INFO(to_text(problems));
    CHECK((problems.size() == 1 || !wrong.alone));
}

void check_sound(const Folder& folder) {
    const std::vector<Problem> problems = problems_of(folder);
    INFO(to_text(problems));
    CHECK(problems.empty());
}

TEST_CASE("the sound scenario reads, with and without tables") { check_sound(Folder{}); }

}  // namespace umbral::scenario::testing
