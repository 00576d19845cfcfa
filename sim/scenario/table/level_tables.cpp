// Fields of triggers and crisis levels.

#include "scenario/table/list_types.hpp"
#include "scenario/table/tables.hpp"

namespace umbral::scenario {
namespace {

const Type& condition_type() {
    static const ObjectType<Condition> type = [] {
        ObjectType<Condition> made(
            "condition",
            UMBRAL_N("Compares a figure that an agency may know with a threshold. Exactly one of above and below."),
            {field<&Condition::indicator>("indicator", {.required = true,
                                                        .refers = Refers::observable,
                                                        .help = UMBRAL_N("which figure; see the list below")}),
             field_as<&Condition::scope>(
                 "scope", prose_type(),
                 {.help = UMBRAL_N("\"site:ID\", \"country:ID\" or \"all\"; absent, in a level: the level's own")}),
             field<&Condition::above>(
                 "above", {.min = 0, .max = 1e12, .help = UMBRAL_N("true at or above this, in the indicator's unit")}),
             field<&Condition::below>(
                 "below", {.min = 0, .max = 1e12, .help = UMBRAL_N("true at or below this, in the indicator's unit")}),
             field<&Condition::for_h>("for_h",
                                      {.unit = "h",
                                       .min = 0,
                                       .max = 1e5,
                                       .help = UMBRAL_N("how long it must have been so, by the times of observation")}),
             field<&Condition::hysteresis>(
                 "hysteresis",
                 {.min = 0,
                  .max = 1e12,
                  .help = UMBRAL_N("how far back it must go before it counts as over, in the indicator's unit")}),
             field<&Condition::forecast_h>(
                 "forecast_h",
                 {.unit = "h",
                  .min = 0,
                  .max = 8784,
                  .help = UMBRAL_N("how far ahead it is looked at, by the trend of what is known; 0: as observed")})});
        made.exactly_one_of({"above", "below"});
        return made;
    }();
    return type;
}

std::vector<Field> identity_fields() {
    return {
        field<&Level::id>("id", {.required = true, .identity = true, .help = UMBRAL_N("name in paths and results")}),
        field<&Level::number>("number", {.min = 0,
                                         .max = 9,
                                         .required = true,
                                         .help = UMBRAL_N("place on its ladder; the highest declared counts")}),
        field<&Level::title>("title", {.help = UMBRAL_N("name on screen")}),
        field_as<&Level::colour>("colour", colour_type(), {.help = UMBRAL_N("on screen; absent: by number")}),
        field_as<&Level::scope>(
            "scope", prose_type(),
            {.required = true,
             .help = UMBRAL_N(
                 "what is at this level: \"site:ID\", \"country:ID\", \"pair:ID-ID\" (two countries) or \"all\"")})};
}

std::vector<Field> life_fields() {
    return {
        field<&Level::declared_by>(
            "declared_by",
            {.required = true, .refers = Refers::agency, .help = UMBRAL_N("the agency with the authority")}),
        field<&Level::approvals>(
            "approvals", {.refers = Refers::agency, .help = UMBRAL_N("agencies that must agree, all asked at once")}),
        field<&Level::trigger>("trigger",
                               {.required = true, .help = UMBRAL_N("when that agency sets out to declare it")}),
        field<&Level::stand_down>(
            "stand_down", {.help = UMBRAL_N("when it ends it; absent: when the trigger is over, by its hysteresis")}),
        field<&Level::minimum_h>("minimum_h",
                                 {.unit = "h", .min = 0, .max = 1e5, .help = UMBRAL_N("it stands at least so long")}),
        field<&Level::expires_h>("expires_h",
                                 {.unit = "h",
                                  .min = 0,
                                  .max = 1e5,
                                  .above_min = true,
                                  .help = UMBRAL_N("it ends after so long unless its trigger holds; absent: never")})};
}

}  // namespace

const ObjectTable& trigger_table() {
    static const ListType<Condition> conditions(condition_type());
    static const ObjectType<Trigger> type(
        "trigger", UMBRAL_N("Holds when every condition of all holds and, where there are any, at least one of any."),
        {field_as<&Trigger::all>("all", conditions, {.help = UMBRAL_N("conditions that must all hold")}),
         field_as<&Trigger::any>("any", conditions, {.help = UMBRAL_N("conditions of which one must hold")})});
    return type;
}

const ObjectTable& level_table() {
    static const ObjectType<Level> type(
        "level",
        UMBRAL_N("A crisis level of a site, a country, two countries or the region. Level 0, routine, need not be "
                 "written."),
        joined(joined(identity_fields(), life_fields()), source_fields<&Level::source>()));
    return type;
}

}  // namespace umbral::scenario
