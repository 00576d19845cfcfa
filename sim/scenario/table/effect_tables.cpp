// Fields of effects: what a measure changes.

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
    return {"add_officers",
            UMBRAL_N("Adds officers, round the clock or in one shift of the local week; with a negative number removes "
                     "them."),
            joined({field<&AddOfficers::site>("site", site_info),
                    field<&AddOfficers::pool>(
                        "pool", {.required = true,
                                 .help = UMBRAL_N("a pool of the site, or a station with officers of its own")}),
                    field<&AddOfficers::officers>("officers", {.unit = UMBRAL_N("officers"),
                                                               .min = -1e6,
                                                               .max = 1e6,
                                                               .whole = true,
                                                               .required = true,
                                                               .help = UMBRAL_N("officers")})},
                   span_fields<&AddOfficers::when>())};
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
             field<&SetFare::fare_usd>("fare_usd", {.unit = UMBRAL_N("USD/person"),
                                                    .min = 0,
                                                    .max = 1e6,
                                                    .required = true,
                                                    .help = UMBRAL_N("the new fare")})}};
}
ObjectType<SetQuota> set_quota() {
    ObjectType<SetQuota> made(
        "set_quota", UMBRAL_N("Sets, changes or lifts a quota: how many a day may pass a route, a door or a station."),
        {field<&SetQuota::route>("route", {.refers = Refers::route, .help = UMBRAL_N("the route")}),
         field<&SetQuota::site>(
             "site", {.refers = Refers::site, .help = UMBRAL_N("or the site: its door, or the station named")}),
         field<&SetQuota::station>("station", {.help = UMBRAL_N("a station of the site")}),
         field<&SetQuota::quota>("quota", {.help = UMBRAL_N("the new quota; absent: everybody may pass")})});
    made.exactly_one_of({"route", "site"});
    return made;
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

ObjectType<MoveOfficers> move_officers() {
    const char* pool_help = UMBRAL_N("a pool of that site, or a station with officers of its own");
    return {"move_officers",
            UMBRAL_N("Lends officers: what one pool loses the other has, and gets back at the end."),
            {field<&MoveOfficers::from_site>("from_site", site_info),
             field<&MoveOfficers::from_pool>("from_pool", {.required = true, .help = pool_help}),
             field<&MoveOfficers::to_site>("to_site", site_info),
             field<&MoveOfficers::to_pool>("to_pool", {.required = true, .help = pool_help}),
             field<&MoveOfficers::officers>("officers", {.unit = UMBRAL_N("officers"),
                                                         .min = 0,
                                                         .max = 1e6,
                                                         .above_min = true,
                                                         .whole = true,
                                                         .required = true,
                                                         .help = UMBRAL_N("officers")})}};
}
ObjectType<MoveVehicles> move_vehicles() {
    return {"move_vehicles",
            UMBRAL_N("Lends vehicles: what one fleet loses the other has, and gets back at the end."),
            {field<&MoveVehicles::from_fleet>("from_fleet", fleet_info),
             field<&MoveVehicles::to_fleet>("to_fleet", fleet_info),
             field<&MoveVehicles::vehicles>("vehicles", {.unit = UMBRAL_N("vehicles"),
                                                         .min = 0,
                                                         .max = 1e6,
                                                         .above_min = true,
                                                         .whole = true,
                                                         .required = true,
                                                         .help = UMBRAL_N("vehicles")})}};
}
ObjectType<MovePeople> move_people() {
    return {"move_people",
            UMBRAL_N("A convoy, once: takes people who wait for a route, whole parties, those without the fare first."),
            {field<&MovePeople::route>("route", route_info),
             field<&MovePeople::persons>("persons", {.unit = UMBRAL_N("persons"),
                                                     .min = 0,
                                                     .max = 1e7,
                                                     .above_min = true,
                                                     .whole = true,
                                                     .required = true,
                                                     .help = UMBRAL_N("most it can carry")})}};
}
ObjectType<SendSupplies> send_supplies() {
    return {"send_supplies",
            UMBRAL_N("Adds to a site's stock, once."),
            {field<&SendSupplies::site>("site", site_info),
             field<&SendSupplies::item>("item", {.required = true, .help = UMBRAL_N("an item of the site's supplies")}),
             field<&SendSupplies::items>("items", {.unit = UMBRAL_N("items"),
                                                   .min = 0,
                                                   .max = 1e12,
                                                   .above_min = true,
                                                   .required = true,
                                                   .help = UMBRAL_N("how many")})}};
}
ObjectType<InformPeople> inform_people() {
    return {
        "inform_people",
        UMBRAL_N("Publishes queues and room, so that travellers and referrals act on recent figures."),
        {field<&InformPeople::sites>("sites", {.refers = Refers::site, .help = UMBRAL_N("about these; absent: all")}),
         field<&InformPeople::every_h>(
             "every_h", {.unit = "h", .min = 0.1, .max = 8784, .help = UMBRAL_N("time between bulletins")})}};
}
ObjectType<SetBranch> set_branch() {
    return {
        "set_branch",
        UMBRAL_N("Changes the shares of a step that branches: a regularisation window, a faster procedure."),
        {field<&SetBranch::site>("site", site_info),
         field<&SetBranch::step>(
             "step", {.required = true, .help = UMBRAL_N("id of the step, in every pathway of the site that has it")}),
         field<&SetBranch::shares>(
             "shares", {.unit = UMBRAL_N("fraction"),
                        .min = 0,
                        .max = 1,
                        .required = true,
                        .sums_to_one = true,
                        .help = UMBRAL_N("share of parties by the step that follows; 0 where one is left out")})}};
}
ObjectType<ReleaseBudget> release_budget() {
    return {"release_budget",
            UMBRAL_N("Asks for a budget line's next tranche."),
            {field<&ReleaseBudget::line>(
                "line", {.required = true, .refers = Refers::budget_line, .help = UMBRAL_N("the budget line")})}};
}
ObjectType<OpenChannel> open_channel() {
    return {"open_channel",
            UMBRAL_N("Opens a channel between agencies."),
            {field<&OpenChannel::channel>(
                "channel", {.required = true, .refers = Refers::channel, .help = UMBRAL_N("the channel")})}};
}
ObjectType<FormJointTeam> form_joint_team() {
    return {"form_joint_team",
            UMBRAL_N("Gives agencies one shared picture."),
            {field<&FormJointTeam::agencies>(
                "agencies", {.required = true, .refers = Refers::agency, .help = UMBRAL_N("at least two agencies")})}};
}

}  // namespace

const Type& TypeOf<Effect>::get() {
    // The order is the variant's.
    static const UnionType<Effect, AddPlaces, AddOfficers, SetOpeningHours, AddVehicles, SetRouteOpen, SetFare,
                           SetQuota, SetAssistedSeats, SetReferral, SetServiceTime, MoveOfficers, MoveVehicles,
                           MovePeople, SendSupplies, InformPeople, SetBranch, ReleaseBudget, OpenChannel, FormJointTeam>
        type("effect", add_places(), add_officers(), set_opening_hours(), add_vehicles(), set_route_open(), set_fare(),
             set_quota(), set_assisted_seats(), set_referral(), set_service_time(), move_officers(), move_vehicles(),
             move_people(), send_supplies(), inform_people(), set_branch(), release_budget(), open_channel(),
             form_joint_team());
    return type;
}

}  // namespace umbral::scenario
