// The sound scenario that the tests of problems break, and the checks they share.

#include "scenario/broken_scenario.hpp"

namespace umbral::scenario::testing {
namespace {

constexpr const char* sound_scenario = R"json({
  "id": "sound", "title": "Sound", "start": "2024-01-01", "days": 60, "warm_up_days": 5, "default_plan": "act",
  "countries": [{"id": "PAN", "name": "Panama", "utc_offset_h": -5}],
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
  "fleets": [{"id": "buses", "vehicles": 4, "seats": 30}],
  "limits": [{"id": "stay", "country": "PAN", "kinds": ["custody_centre"], "hours": 72}],
  "questions": [{"indicator": "wait_h", "scope": "site:POST"}]
})json";

constexpr const char* sound_plan = R"json({
  "title": "Act",
  "measures": [{"id": "shift", "date": "2024-01-20", "until": "2024-02-20",
                "effects": [{"effect": "add_officers", "site": "POST", "pool": "desk", "officers": 2}]}]
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

TEST_CASE("the sound scenario reads, with and without tables") { CHECK(to_text(problems_of(Folder{})) == ""); }

}  // namespace umbral::scenario::testing
