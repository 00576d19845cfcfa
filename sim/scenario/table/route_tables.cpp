// Fields of routes and fleets.

#include "scenario/table/list_types.hpp"
#include "scenario/table/tables.hpp"

namespace umbral::scenario {
namespace {

const Type& closure_type() {
    static const ObjectType<Closure> type(
        "closure", UMBRAL_N("A time in which a route is closed by what no agency decides: weather, a blockade."),
        {field<&Closure::from>("from", {.required = true, .help = UMBRAL_N("day on which it closes")}),
         field<&Closure::from_hour>(
             "from_hour",
             {.unit = "h", .min = 0, .max = 24, .help = UMBRAL_N("hour of that day in the reference zone")}),
         field<&Closure::to>("to", {.required = true, .help = UMBRAL_N("day on which it opens again")}),
         field<&Closure::to_hour>(
             "to_hour", {.unit = "h", .min = 0, .max = 24, .help = UMBRAL_N("hour of that day in the reference zone")}),
         field<&Closure::under_way>("under_way",
                                    {.help = UMBRAL_N("what those under way do: carry on, are held, or turn back")}),
         field_as<&Closure::reason>("reason", prose_type(), {.help = UMBRAL_N("why")})});
    return type;
}

}  // namespace

const ObjectTable& route_table() {
    static const ListType<Closure> closures(closure_type());
    static const ObjectType<Route> type(
        "route", UMBRAL_N("A way from one site to another."),
        joined(
            {field<&Route::id>(
                 "id",
                 {.required = true, .column = true, .identity = true, .help = UMBRAL_N("name in paths and messages")}),
             field<&Route::from>(
                 "from",
                 {.required = true, .column = true, .refers = Refers::site, .help = UMBRAL_N("site it leaves")}),
             field<&Route::to>(
                 "to",
                 {.required = true, .column = true, .refers = Refers::site, .help = UMBRAL_N("site it leads to")}),
             field<&Route::mode>("mode", {.required = true, .column = true, .help = UMBRAL_N("how people travel")}),
             field<&Route::distance_km>(
                 "distance_km",
                 {.unit = "km", .min = 0, .max = 40000, .column = true, .help = UMBRAL_N("length; 0: not known")}),
             field<&Route::min_hours>("min_hours", {.unit = "h",
                                                    .min = 0,
                                                    .max = 10000,
                                                    .above_min = true,
                                                    .column = true,
                                                    .help = UMBRAL_N("no journey is shorter; at least 0.1; absent: the "
                                                                     "larger of 0.1 and a quarter of typical_hours")}),
             field<&Route::typical_hours>(
                 "typical_hours",
                 {.unit = "h", .min = 0, .max = 10000, .column = true, .help = UMBRAL_N("the median journey")}),
             field<&Route::p95_hours>(
                 "p95_hours",
                 {.unit = "h",
                  .min = 0,
                  .max = 100000,
                  .column = true,
                  .help = UMBRAL_N(
                      "one journey in twenty is longer; absent: min_hours + 2 x (typical_hours - min_hours)")}),
             field<&Route::excess_h>(
                 "excess_h", {.unit = "h",
                              .min = 0,
                              .max = 1e5,
                              .help = UMBRAL_N("time beyond min_hours, instead of typical_hours and p95_hours")}),
             field<&Route::fare_usd>("fare_usd",
                                     {.unit = UMBRAL_N("USD/person"),
                                      .min = 0,
                                      .max = 1e6,
                                      .column = true,
                                      .help = UMBRAL_N("fare; people without it wait for assisted seats or money")}),
             field<&Route::fleet>(
                 "fleet",
                 {.column = true,
                  .refers = Refers::fleet,
                  .help = UMBRAL_N("vehicles that serve it; absent: people leave at once, on foot or by own means")}),
             field<&Route::irregular>("irregular",
                                      {.column = true, .help = UMBRAL_N("whether it counts as an irregular route")}),
             field<&Route::open>(
                 "open", {.column = true, .help = UMBRAL_N("whether it is open at the start; a measure may open it")}),
             field<&Route::quota>("quota", {.help = UMBRAL_N("how many may board a day; absent: no limit")}),
             field<&Route::patience_h>(
                 "patience_h",
                 {.unit = "h",
                  .min = 0,
                  .max = 1e6,
                  .help = UMBRAL_N("patience of those who wait for it, instead of the site's and the profiles'")}),
             field<&Route::hazards>("hazards", {.unit = UMBRAL_N("probability per person"),
                                                .min = 0,
                                                .max = 1,
                                                .refers = Refers::need,
                                                .help = UMBRAL_N("probability of gaining a need on the way")}),
             field_as<&Route::closures>("closures", closures, {.help = UMBRAL_N("times in which it is closed")})},
            source_fields<&Route::source>(true)));
    return type;
}

const ObjectTable& fleet_table() {
    static const ObjectType<Fleet> type(
        "fleet", UMBRAL_N("Vehicles with seats; several routes may share a fleet."),
        joined({field<&Fleet::id>("id",
                                  {.required = true, .identity = true, .help = UMBRAL_N("name in paths and messages")}),
                field<&Fleet::title>("title", {.help = UMBRAL_N("name on screen")}),
                field<&Fleet::vehicles>("vehicles", {.unit = UMBRAL_N("vehicles"),
                                                     .min = 0,
                                                     .max = 1e6,
                                                     .whole = true,
                                                     .help = UMBRAL_N("vehicles at the start")}),
                field<&Fleet::seats>("seats", {.unit = UMBRAL_N("seats"),
                                               .min = 1,
                                               .max = 1e5,
                                               .whole = true,
                                               .help = UMBRAL_N("seats of each vehicle")}),
                field<&Fleet::rule>(
                    "rule", {.help = UMBRAL_N("leave when full; when full or after max_wait_h; or by the timetable")}),
                field<&Fleet::max_wait_h>(
                    "max_wait_h",
                    {.unit = "h",
                     .min = 0,
                     .max = 10000,
                     .help = UMBRAL_N("with max_wait: leaves when the first with a fare has waited this long")}),
                field<&Fleet::departures_h>(
                    "departures_h",
                    {.unit = "h",
                     .min = 0,
                     .max = 24,
                     .help = UMBRAL_N("with timetable: local hours of the day at the route's origin; one vehicle "
                                      "leaves for each, an hour written twice is two")}),
                field<&Fleet::turnaround_h>("turnaround_h",
                                            {.unit = "h",
                                             .min = 0,
                                             .max = 10000,
                                             .help = UMBRAL_N("time at each end before the vehicle can leave again")}),
                field<&Fleet::assisted_seats>("assisted_seats",
                                              {.unit = UMBRAL_N("fraction"),
                                               .min = 0,
                                               .max = 1,
                                               .help = UMBRAL_N("seats kept for people who cannot pay")})},
               source_fields<&Fleet::source>()));
    return type;
}

}  // namespace umbral::scenario
