// Fields of sites: places, officers, stations, pathways, supplies.

#include "scenario/table/list_types.hpp"
#include "scenario/table/referral_type.hpp"
#include "scenario/table/room_types.hpp"
#include "scenario/table/schedule_types.hpp"
#include "scenario/table/tables.hpp"

namespace umbral::scenario {
namespace {

const Type& service_type() {
    static const ObjectType<ServiceTime> type(
        "service", UMBRAL_N("How long a station serves parties of some profiles."),
        {field<&ServiceTime::profiles>(
             "profiles", {.refers = Refers::profile, .help = UMBRAL_N("for these profiles; empty: all others")}),
         field<&ServiceTime::fixed_min>(
             "fixed_min", {.unit = "min", .min = 0, .max = 100000, .help = UMBRAL_N("fixed part per party")}),
         field<&ServiceTime::time_min>(
             "time_min", {.unit = "min", .min = 0, .max = 1e6, .help = UMBRAL_N("time drawn per member or per party")}),
         field<&ServiceTime::basis>(
             "basis", {.help = UMBRAL_N("whether time_min is drawn for each member or once for the party")})});
    return type;
}

const Type& pool_type() {
    static const ObjectType<Pool> type(
        "pool", UMBRAL_N("Officers who serve several stations of a site."),
        joined(
            {field<&Pool::id>("id",
                              {.required = true, .identity = true, .help = UMBRAL_N("name in paths and messages")}),
             field<&Pool::officers>("officers", {.required = true, .help = UMBRAL_N("officers on duty")}),
             field<&Pool::availability>("availability", {.unit = UMBRAL_N("fraction"),
                                                         .min = 0,
                                                         .max = 1,
                                                         .help = UMBRAL_N("rostered officers who are at the counter")}),
             field<&Pool::skills>("skills",
                                  {.required = true,
                                   .refers = Refers::station_here,
                                   .help = UMBRAL_N("stations they serve, in the order they are helped on ties")})},
            source_fields<&Pool::source>()));
    return type;
}

const Type& station_type() {
    static const ListType<ServiceTime> services(service_type());
    static const ObjectType<Station> type(
        "station", UMBRAL_N("A staffed step: a queue with priority classes before officers."),
        joined(
            {field<&Station::id>("id",
                                 {.required = true, .identity = true, .help = UMBRAL_N("name in paths and messages")}),
             field<&Station::title>("title", {.help = UMBRAL_N("name on screen")}),
             field<&Station::pool>("pool", {.refers = Refers::pool_here,
                                            .help = UMBRAL_N("officers it shares; absent: officers of its own")}),
             field<&Station::officers>("officers", {.help = UMBRAL_N("officers of its own on duty")}),
             field<&Station::availability>("availability",
                                           {.unit = UMBRAL_N("fraction"),
                                            .min = 0,
                                            .max = 1,
                                            .help = UMBRAL_N("its own rostered officers who are at the counter")}),
             field_as<&Station::service>(
                 "service", services,
                 {.required = true,
                  .one_or_many = true,
                  .help = UMBRAL_N("service times; the first that names the profile, else the one that names none")}),
             field<&Station::shift_end>(
                 "shift_end",
                 {.help =
                      UMBRAL_N("services under way at shift end finish, or do not start when they would not finish")}),
             field<&Station::queue_limit>(
                 "queue_limit",
                 {.unit = UMBRAL_N("persons"),
                  .min = 0,
                  .max = 1e7,
                  .whole = true,
                  .help =
                      UMBRAL_N("persons waiting; a party that would exceed it leaves on its own; absent: no limit")}),
             field<&Station::patience_h>("patience_h",
                                         {.unit = "h",
                                          .min = 0,
                                          .max = 1e6,
                                          .help = UMBRAL_N("patience in this queue, instead of the profile's")}),
             field<&Station::consumes>("consumes",
                                       {.refers = Refers::item_here, .help = UMBRAL_N("supply item handed out")}),
             field<&Station::consumes_per_person>("consumes_per_person",
                                                  {.unit = UMBRAL_N("items/person"),
                                                   .min = 0,
                                                   .max = 1e6,
                                                   .help = UMBRAL_N("items handed out to each person served")}),
             field<&Station::quota>("quota", {.help = UMBRAL_N("how many may be served a day; absent: no limit")})},
            source_fields<&Station::source>()));
    return type;
}

const Type& step_type() {
    static const ObjectType<Step> type = [] {
        ObjectType<Step> made(
            "step", UMBRAL_N("One step of a pathway: a service, a stay, a referral or an outcome."),
            {field<&Step::id>(
                 "id",
                 {.identity = true,
                  .help = UMBRAL_N(
                      "name within the pathway; absent: the station, \"stay\", \"refer\" or the outcome's word")}),
             field<&Step::station>("station",
                                   {.refers = Refers::station_here, .help = UMBRAL_N("be served at this station")}),
             field<&Step::stay_h>("stay_h",
                                  {.unit = "h",
                                   .min = 0,
                                   .max = 1e6,
                                   .help = UMBRAL_N("be present for a time, such as the nights until departure")}),
             field<&Step::refer>("refer", {.help = UMBRAL_N("leave by a route")}),
             field<&Step::enter_at>(
                 "enter_at", {.help = UMBRAL_N("with refer: the step at which the pathway begins at the next site, so "
                                               "that a place visited twice is one site; absent: the first")}),
             field<&Step::outcome>("outcome", {.help = UMBRAL_N("leave the model")}),
             field<&Step::needs>("needs",
                                 {.refers = Refers::need,
                                  .help = UMBRAL_N("only for parties with one of these needs; others pass on")}),
             field<&Step::next>(
                 "next",
                 {.unit = UMBRAL_N("fraction"),
                  .min = 0,
                  .max = 1,
                  .sums_to_one = true,
                  .refers = Refers::step_here,
                  .help = UMBRAL_N(
                      "the step that follows, or shares of several; absent: the next in the list; may lead back")})});
        made.exactly_one_of({"station", "stay_h", "refer", "outcome"});
        return made;
    }();
    return type;
}

const Type& initial_people_type() {
    static const ObjectType<InitialPeople> type(
        "initial_people", UMBRAL_N("People present at the start."),
        {field<&InitialPeople::profile>(
             "profile", {.required = true, .refers = Refers::profile, .help = UMBRAL_N("their profile")}),
         field<&InitialPeople::persons>(
             "persons",
             {.unit = UMBRAL_N("persons"), .min = 0, .max = 1e7, .required = true, .help = UMBRAL_N("how many")}),
         field<&InitialPeople::step>(
             "step", {.refers = Refers::step_here, .help = UMBRAL_N("the step they are at; absent: the first")})});
    return type;
}

const Type& supply_type() {
    static const ObjectType<Supply> type(
        "supply", UMBRAL_N("A stock with a use and one reorder rule."),
        joined(
            {field<&Supply::item>("item", {.required = true,
                                           .identity = true,
                                           .help = UMBRAL_N("name of the item, with its unit: water_l, meals, kits")}),
             field<&Supply::use_per_person_day>("use_per_person_day", {.unit = UMBRAL_N("items/person/day"),
                                                                       .min = 0,
                                                                       .max = 1e6,
                                                                       .help = UMBRAL_N("use by each person present")}),
             field<&Supply::stock>(
                 "stock", {.unit = UMBRAL_N("items"), .min = 0, .max = 1e12, .help = UMBRAL_N("stock at the start")}),
             field<&Supply::reorder_at>(
                 "reorder_at", {.unit = UMBRAL_N("items"),
                                .min = 0,
                                .max = 1e12,
                                .help = UMBRAL_N("an order is placed when stock on hand and on order falls to this")}),
             field<&Supply::order_up_to>("order_up_to",
                                         {.unit = UMBRAL_N("items"),
                                          .min = 0,
                                          .max = 1e12,
                                          .help = UMBRAL_N("an order brings stock on hand and on order up to this")}),
             field<&Supply::lead_time_h>(
                 "lead_time_h", {.unit = "h", .min = 0, .max = 1e6, .help = UMBRAL_N("time from order to delivery")})},
            source_fields<&Supply::source>()));
    return type;
}

std::vector<Field> identity_fields() {
    return {
        field<&Site::id>(
            "id", {.required = true, .column = true, .identity = true, .help = UMBRAL_N("name in paths and messages")}),
        field<&Site::name>("name", {.required = true, .column = true, .help = UMBRAL_N("name on screen")}),
        field<&Site::country>(
            "country", {.required = true, .column = true, .refers = Refers::country, .help = UMBRAL_N("country id")}),
        field<&Site::kind>("kind", {.required = true, .column = true, .help = UMBRAL_N("what kind of place it is")}),
        field<&Site::latitude>("latitude", {.unit = UMBRAL_N("degrees"),
                                            .min = -90,
                                            .max = 90,
                                            .column = true,
                                            .help = UMBRAL_N("north of the equator")}),
        field<&Site::longitude>("longitude", {.unit = UMBRAL_N("degrees"),
                                              .min = -180,
                                              .max = 180,
                                              .column = true,
                                              .help = UMBRAL_N("east of Greenwich")}),
        field_as<&Site::agency>("agency", prose_type(), {.column = true, .help = UMBRAL_N("who operates it")})};
}

std::vector<Field> place_fields() {
    const char* room_help = UMBRAL_N("by room type; a party needs all its places in one room type");
    return {
        field<&Site::opening_hours>(
            "opening_hours", {.help = UMBRAL_N("local hours in which the site takes people in and serves them")}),
        field<&Site::quota>("quota", {.help = UMBRAL_N("how many are let in a day; absent: no limit")}),
        field_as<&Site::rooms>("places", places_type(),
                               {.unit = UMBRAL_N("persons"), .min = 0, .max = 1e7, .whole = true, .help = room_help}),
        field_as<&Site::rooms>("overflow", overflow_type(),
                               {.unit = UMBRAL_N("persons"),
                                .min = 0,
                                .max = 1e7,
                                .whole = true,
                                .help = UMBRAL_N("places beyond design, crowded, by room type")}),
        field_as<&Site::rooms>(
            "room_profiles", room_profiles_type(),
            {.refers = Refers::profile, .help = UMBRAL_N("profiles that may use a room type; absent: anyone")}),
        field<&Site::when_full>(
            "when_full", {.column = true,
                          .help = UMBRAL_N("what a party does that finds no place: stays in the open, waits outside "
                                           "the stations, leaves on its own, or takes the divert_route")}),
        field<&Site::divert_route>("divert_route", {.column = true,
                                                    .refers = Refers::route,
                                                    .help = UMBRAL_N("route taken when full, with when_full: divert")}),
        field<&Site::patience_h>("patience_h",
                                 {.unit = "h",
                                  .min = 0,
                                  .max = 1e6,
                                  .help = UMBRAL_N("patience of those who wait here, instead of the profiles'")}),
        field<&Site::may_leave>(
            "may_leave", {.column = true,
                          .help = UMBRAL_N("whether those inside may leave on their own when their patience ends; "
                                           "absent: not in custody and detention centres")}),
        field<&Site::held_outside>(
            "held_outside", {.column = true,
                             .help = UMBRAL_N("whether people are held while they wait outside the door: they then "
                                              "count as being in the place")}),
        field<&Site::covered_m2>("covered_m2", {.unit = "m2",
                                                .min = 0,
                                                .max = 1e8,
                                                .column = true,
                                                .help = UMBRAL_N("living space under roof; 0: not known")}),
        field<&Site::toilets>("toilets", {.unit = UMBRAL_N("toilets"),
                                          .min = 0,
                                          .max = 1e6,
                                          .column = true,
                                          .help = UMBRAL_N("toilets in use; 0: not known")}),
        field<&Site::water_l_per_day>("water_l_per_day", {.unit = UMBRAL_N("L/day"),
                                                          .min = 0,
                                                          .max = 1e10,
                                                          .column = true,
                                                          .help = UMBRAL_N("piped water; 0: not known")})};
}

std::vector<Field> process_fields() {
    static const ListType<Pool> pools(pool_type());
    static const ListType<Station> stations(station_type());
    static const ListType<InitialPeople> initial(initial_people_type());
    static const ListType<Supply> supplies(supply_type());
    return {
        field_as<&Site::pools>("pools", pools, {.help = UMBRAL_N("officers shared by stations")}),
        field_as<&Site::stations>("stations", stations, {.help = UMBRAL_N("staffed steps")}),
        field<&Site::pathways>(
            "pathways",
            {.one_or_many = true,
             .help =
                 UMBRAL_N("what parties go through; the first that names the profile, else the one that names none")}),
        field_as<&Site::initial_people>("initial_people", initial, {.help = UMBRAL_N("people present at the start")}),
        field_as<&Site::supplies>("supplies", supplies, {.help = UMBRAL_N("stocks")})};
}

}  // namespace

const ObjectTable& pathway_table() {
    static const ListType<Step> steps(step_type());
    static const ObjectType<Pathway> type(
        "pathway", UMBRAL_N("The steps parties of some profiles go through at a site."),
        {field<&Pathway::profiles>(
             "profiles", {.refers = Refers::profile, .help = UMBRAL_N("for these profiles; empty: all others")}),
         field_as<&Pathway::steps>(
             "steps", steps, {.required = true, .help = UMBRAL_N("in order; the last refers or is an outcome")})});
    return type;
}

const ObjectTable& site_table() {
    static const ObjectType<Site> type("site", UMBRAL_N("A place where people arrive, wait, are served and stay."),
                                       joined(joined(identity_fields(), place_fields()),
                                              joined(process_fields(), source_fields<&Site::source>(true))));
    return type;
}

}  // namespace umbral::scenario
