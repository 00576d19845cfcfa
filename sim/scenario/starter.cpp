#include "scenario/starter.hpp"

#include <nlohmann/json.hpp>
#include <vector>

#include "base/i18n.hpp"

namespace umbral::scenario {
namespace {

// Comments of the files by number: @0 in a file stands for the first.
const std::vector<const char*> comments{
    // NOLINTNEXTLINE(bugprone-suspicious-missing-comma): most take several lines
    UMBRAL_N("A small scenario to begin with: people arrive at a border post, are registered, rest, and take a bus on. "
             "Change it, run it, look. Keys \"comment\" and \"note\" mean nothing to the program and are allowed "
             "everywhere. docs/scenario.md explains every field."),
    UMBRAL_N("Simulated time. The first week fills the places and is not measured."),
    UMBRAL_N("Kinds of parties. People who travel together stay together."),
    UMBRAL_N("Who arrives where. The shares count persons and add up to 1. The range is drawn once per run: an "
             "assumption whose spread reaches the results."),
    UMBRAL_N("What happens at each site. Names, countries and positions of the sites are in sites.csv."),
    UMBRAL_N("Write where a value comes from beside it. What has no source counts as an assumption."),
    UMBRAL_N("The order of things for everyone here. Steps lead to the next one unless \"next\" says otherwise."),
    UMBRAL_N("Vehicles that serve the routes of routes.csv."),
    UMBRAL_N("What you want to know. Verdicts on these are confirmed, all others are only indications."),
    UMBRAL_N(
        "A plan is what an agency does: here, more officers after the second week. Compare it with no plan at all."),
};

constexpr const char* scenario_json = R"json({
  "comment": @0,
  "format": 1,
  "id": "my-scenario",
  "title": {"en": "My scenario", "es": "Mi escenario"},
  "start": "2026-01-05",
  "days": 42,
  "warm_up_days": 7,
  "note": @1,
  "utc_offset_h": -6,
  "countries": [{"id": "CRI", "name": {"en": "Costa Rica", "es": "Costa Rica"}, "utc_offset_h": -6}],
  "profiles": [
    {
      "comment": @2,
      "id": "adult",
      "title": {"en": "Adult alone", "es": "Persona adulta sola"},
      "patience_h": {"dist": "exponential", "mean": 96}
    },
    {
      "id": "family",
      "title": {"en": "Family with children", "es": "Familia con niñas y niños"},
      "party_size": {"dist": "discrete", "values": [2, 3, 4, 5], "weights": [3, 4, 2, 1]},
      "children_fraction": 0.5,
      "needs": {"pregnant": 0.05},
      "priority": 0
    }
  ],
  "arrivals": [
    {
      "comment": @3,
      "id": "river",
      "site": "POST",
      "persons_per_day": {"low": 150, "mid": 200, "high": 280},
      "hour_profile": [0, 0, 0, 0, 0, 1, 2, 4, 6, 6, 5, 4, 4, 3, 3, 2, 2, 1, 1, 0, 0, 0, 0, 0],
      "profiles": {"adult": 0.45, "family": 0.55}
    }
  ],
  "sites": [
    {
      "comment": @4,
      "id": "POST",
      "places": {"general": 120, "families": 120},
      "overflow": {"general": 60},
      "room_profiles": {"families": ["family"]},
      "stations": [
        {
          "id": "registration",
          "title": {"en": "Registration", "es": "Registro"},
          "officers": [{"days": "daily", "from": "07:00", "to": "19:00", "officers": 5}],
          "service": {
            "comment": @5,
            "time_min": {"dist": "triangular", "low": 8, "mode": 12, "high": 25, "source": "an estimate of the post's staff", "confidence": "assumption"}
          }
        }
      ],
      "pathways": [
        {
          "comment": @6,
          "steps": [
            {"station": "registration"},
            {"id": "rest", "stay_h": {"dist": "lognormal", "median": 10, "p95": 30}},
            {"id": "leave", "refer": "north-bus"}
          ]
        }
      ]
    },
    {"id": "NORTH", "pathways": [{"steps": [{"outcome": "onward"}]}]}
  ],
  "fleets": [
    {
      "comment": @7,
      "id": "buses",
      "title": {"en": "Buses", "es": "Buses"},
      "vehicles": 6,
      "seats": 50,
      "rule": "max_wait",
      "max_wait_h": 4
    }
  ],
  "questions": [
    {"comment": @8, "indicator": "wait_h", "stat": "p95", "scope": "site:POST"},
    {"indicator": "unsheltered_person_nights", "scope": "site:POST"}
  ]
}
)json";

constexpr const char* sites_csv =
    "id,name,name_es,country,kind,latitude,longitude,source,confidence\n"
    "POST,Border post,Puesto fronterizo,CRI,post,8.53,-82.84,,assumption\n"
    "NORTH,Northern border,Frontera norte,CRI,exit,11.07,-85.63,,assumption\n";

constexpr const char* routes_csv =
    "id,from,to,mode,distance_km,min_hours,typical_hours,p95_hours,fleet,source,confidence\n"
    "north-bus,POST,NORTH,land,610,8,10,16,buses,,assumption\n";

constexpr const char* plan_json = R"json({
  "comment": @9,
  "title": {"en": "More officers", "es": "Más funcionarios"},
  "measures": [
    {
      "id": "night-shift",
      "title": {"en": "A night shift at the post", "es": "Un turno de noche en el puesto"},
      "date": "2026-01-19",
      "lead_time_h": 48,
      "effects": [{"effect": "add_officers", "site": "POST", "pool": "registration", "officers": 2}]
    }
  ]
}
)json";

/// The text with its comments put in, as JSON texts.
std::string with_comments(std::string text) {
    for (std::size_t i = comments.size(); i-- > 0;) {
        const std::string mark = "@" + std::to_string(i);
        const std::size_t at = text.find(mark);
        if (at != std::string::npos) text.replace(at, mark.size(), nlohmann::json(tr(comments[i])).dump());
    }
    return text;
}

}  // namespace

std::map<std::string, std::string> starter_files() {
    return {{"scenario.json", with_comments(scenario_json)},
            {"sites.csv", sites_csv},
            {"routes.csv", routes_csv},
            {"plans/more-officers.json", with_comments(plan_json)}};
}

}  // namespace umbral::scenario
