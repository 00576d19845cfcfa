// Fields of plans: measures and their effects.

#include "scenario/table/list_types.hpp"
#include "scenario/table/referral_type.hpp"
#include "scenario/table/schedule_types.hpp"
#include "scenario/table/tables.hpp"
#include "scenario/table/union_type.hpp"

namespace umbral::scenario {
namespace {

const FieldInfo site_info{.required = true, .refers = Refers::site, .help = UMBRAL_N("the site")};
const FieldInfo fleet_info{.required = true, .refers = Refers::fleet, .help = UMBRAL_N("the fleet")};
const FieldInfo route_info{.required = true, .refers = Refers::route, .help = UMBRAL_N("the route")};

ObjectType<AddPlaces> add_places() {
    return {
        "add_places",
        UMBRAL_N("Adds places, or with negative numbers removes them."),
        {field<&AddPlaces::site>("site", site_info), field<&AddPlaces::room>("room", {.help = UMBRAL_N("room type")}),
         field<&AddPlaces::places>(
             "places",
             {.unit = UMBRAL_N("persons"), .min = -1e7, .max = 1e7, .whole = true, .help = UMBRAL_N("design places")}),
         field<&AddPlaces::overflow>("overflow", {.unit = UMBRAL_N("persons"),
                                                  .min = -1e7,
                                                  .max = 1e7,
                                                  .whole = true,
                                                  .help = UMBRAL_N("places beyond design")})}};
}
ObjectType<AddOfficers> add_officers() {
    return {
        "add_officers",
        UMBRAL_N("Adds officers round the clock, or with a negative number removes them."),
        {field<&AddOfficers::site>("site", site_info),
         field<&AddOfficers::pool>(
             "pool", {.required = true, .help = UMBRAL_N("a pool of the site, or a station with officers of its own")}),
         field<&AddOfficers::officers>("officers", {.unit = UMBRAL_N("officers"),
                                                    .min = -1e6,
                                                    .max = 1e6,
                                                    .whole = true,
                                                    .required = true,
                                                    .help = UMBRAL_N("officers")})}};
}
ObjectType<SetOpeningHours> set_opening_hours() {
    return {"set_opening_hours",
            UMBRAL_N("Changes a site's opening hours."),
            {field<&SetOpeningHours::site>("site", site_info),
             field<&SetOpeningHours::hours>("hours", {.required = true, .help = UMBRAL_N("the new hours")})}};
}
ObjectType<AddVehicles> add_vehicles() {
    return {"add_vehicles",
            UMBRAL_N("Adds vehicles to a fleet, or with a negative number removes them."),
            {field<&AddVehicles::fleet>("fleet", fleet_info),
             field<&AddVehicles::vehicles>("vehicles", {.unit = UMBRAL_N("vehicles"),
                                                        .min = -1e6,
                                                        .max = 1e6,
                                                        .whole = true,
                                                        .required = true,
                                                        .help = UMBRAL_N("vehicles")})}};
}
ObjectType<SetRouteOpen> set_route_open() {
    return {
        "set_route_open",
        UMBRAL_N("Opens or closes a route."),
        {field<&SetRouteOpen::route>("route", route_info),
         field<&SetRouteOpen::open>("open", {.required = true, .help = UMBRAL_N("true opens, false closes")}),
         field<&SetRouteOpen::under_way>("under_way", {.help = UMBRAL_N("what those under way do when it closes")})}};
}
ObjectType<SetFare> set_fare() {
    return {"set_fare",
            UMBRAL_N("Changes a route's fare; 0 waives it."),
            {field<&SetFare::route>("route", route_info),
             field<&SetFare::fare_usd>(
                 "fare_usd",
                 {.unit = "USD/person", .min = 0, .max = 1e6, .required = true, .help = UMBRAL_N("the new fare")})}};
}
ObjectType<SetAssistedSeats> set_assisted_seats() {
    return {
        "set_assisted_seats",
        UMBRAL_N("Changes the share of seats kept for people who cannot pay."),
        {field<&SetAssistedSeats::fleet>("fleet", fleet_info),
         field<&SetAssistedSeats::fraction>(
             "fraction",
             {.unit = UMBRAL_N("fraction"), .min = 0, .max = 1, .required = true, .help = UMBRAL_N("the new share")})}};
}
ObjectType<SetReferral> set_referral() {
    return {
        "set_referral",
        UMBRAL_N("Replaces the referral rule of a step."),
        {field<&SetReferral::site>("site", site_info),
         field<&SetReferral::step>(
             "step", {.required = true, .help = UMBRAL_N("id of the step, in every pathway of the site that has it")}),
         field<&SetReferral::rule>("rule", {.required = true, .help = UMBRAL_N("the new rule")})}};
}
ObjectType<SetServiceTime> set_service_time() {
    return {"set_service_time",
            UMBRAL_N("Multiplies a station's service times: a simplified procedure."),
            {field<&SetServiceTime::site>("site", site_info),
             field<&SetServiceTime::station>("station", {.required = true, .help = UMBRAL_N("a station of the site")}),
             field<&SetServiceTime::factor>("factor", {.unit = UMBRAL_N("ratio"),
                                                       .min = 0,
                                                       .max = 100,
                                                       .above_min = true,
                                                       .required = true,
                                                       .help = UMBRAL_N("factor on fixed and drawn times")})}};
}

const Type& effect_type() {
    static const UnionType<Effect, AddPlaces, AddOfficers, SetOpeningHours, AddVehicles, SetRouteOpen, SetFare,
                           SetAssistedSeats, SetReferral, SetServiceTime>
        type("effect", add_places(), add_officers(), set_opening_hours(), add_vehicles(), set_route_open(), set_fare(),
             set_assisted_seats(), set_referral(), set_service_time());
    return type;
}

const Type& measure_type() {
    static const ListType<Effect> effects(effect_type());
    static const ObjectType<Measure> type(
        "measure", UMBRAL_N("Something an agency did or would do, on a date."),
        joined(
            {field<&Measure::id>("id",
                                 {.required = true, .identity = true, .help = UMBRAL_N("name in paths and results")}),
             field<&Measure::title>("title", {.help = UMBRAL_N("name on screen")}),
             field<&Measure::date>("date", {.required = true, .help = UMBRAL_N("day of the decision")}),
             field<&Measure::hour>(
                 "hour",
                 {.unit = "h", .min = 0, .max = 24, .help = UMBRAL_N("hour of that day in the reference zone")}),
             field<&Measure::lead_time_h>(
                 "lead_time_h", {.unit = "h", .min = 0, .max = 1e5, .help = UMBRAL_N("time from decision to effect")}),
             field<&Measure::until>("until",
                                    {.help = UMBRAL_N("day on which it ends, at 00:00 in the reference zone: what was "
                                                      "added is taken back, what was set returns to what was before")}),
             field_as<&Measure::effects>("effects", effects, {.required = true, .help = UMBRAL_N("what changes")})},
            source_fields<&Measure::source>()));
    return type;
}

}  // namespace

const ObjectTable& plan_table() {
    static const ListType<Measure> measures(measure_type());
    static const ObjectType<Plan> type = [] {
        ObjectType<Plan> made("plan", UMBRAL_N("What agencies did or would do."),
                              {field<&Plan::id>("id", {.help = UMBRAL_N("the file's name without .json")}),
                               field<&Plan::title>("title", {.required = true, .help = UMBRAL_N("name on screen")}),
                               field<&Plan::description>("description", {.help = UMBRAL_N("what the plan is about")}),
                               field_as<&Plan::measures>("measures", measures, {.help = UMBRAL_N("dated measures")})});
        made.allow_key("$schema", {{"type", "string"}});
        return made;
    }();
    return type;
}

}  // namespace umbral::scenario
