// Fields of plans: measures with their costs, agreements, the plan as a whole.

#include "scenario/table/list_types.hpp"
#include "scenario/table/tables.hpp"

namespace umbral::scenario {
namespace {

/// When a measure is decided, and how long it lasts.
std::vector<Field> time_fields() {
    return {
        field<&Measure::date>("date", {.help = UMBRAL_N("day of the decision: something that was or will be done")}),
        field<&Measure::hour>(
            "hour",
            {.unit = "h", .min = 0, .max = 24, .help = UMBRAL_N("hour of that day in the reference zone; with date")}),
        field<&Measure::level>(
            "level", {.refers = Refers::level, .help = UMBRAL_N("or: it is ordered when this level is declared")}),
        field<&Measure::trigger>("trigger",
                                 {.help = UMBRAL_N("or: the actor decides it when its own picture shows this; every "
                                                   "condition has a scope")}),
        field<&Measure::lead_time_h>(
            "lead_time_h",
            {.unit = "h", .min = 0, .max = 1e5, .help = UMBRAL_N("time from decision (and money) to effect")}),
        field<&Measure::until>(
            "until",
            {.help = UMBRAL_N("day on which it ends, at 00:00 in the reference zone, if nothing ends it before")}),
        field<&Measure::duration_h>("duration_h", {.unit = "h",
                                                   .min = 0,
                                                   .max = 1e5,
                                                   .above_min = true,
                                                   .help = UMBRAL_N("time in effect, if nothing ends it before")}),
        field<&Measure::ends_with_level>(
            "ends_with_level", {.help = UMBRAL_N("whether it ends when the level that ordered it stands down")}),
        field<&Measure::ends_with_trigger>(
            "ends_with_trigger",
            {.help = UMBRAL_N("whether it ends when its own trigger no longer holds in the actor's picture; absent: it "
                              "does unless until or duration_h is written")})};
}

/// Who does it, who must agree, who pays.
std::vector<Field> authority_fields() {
    return {field<&Measure::actor>(
                "actor", {.refers = Refers::agency,
                          .help = UMBRAL_N("the agency that does it; absent: nobody in particular, with date only")}),
            field<&Measure::approvals>("approvals", {.refers = Refers::agency,
                                                     .help = UMBRAL_N("agencies that must agree, all asked at once")}),
            field<&Measure::needs>(
                "needs", {.refers = Refers::measure, .help = UMBRAL_N("measures that must be in effect first")}),
            field<&Measure::agreement>(
                "agreement",
                {.refers = Refers::agreement,
                 .help = UMBRAL_N(
                     "mutual aid under which it borrows: the officers and vehicles it adds come from the other "
                     "agencies' reserves, in their order, none from the actor's")}),
            field<&Measure::cost>("cost", {.help = UMBRAL_N("what it costs besides the prices of what it uses")}),
            field<&Measure::budget_line>(
                "budget_line", {.refers = Refers::budget_line, .help = UMBRAL_N("line it is paid from; absent: none")}),
            field<&Measure::if_short>(
                "if_short", {.help = UMBRAL_N("when money, staff or vehicles fall short: wait for them, do what is "
                                              "possible, or leave it")})};
}

const ObjectTable& agreement_table() {
    static const ObjectType<Agreement> type(
        "agreement", UMBRAL_N("Agencies that have agreed to lend each other staff and vehicles."),
        joined(
            {field<&Agreement::id>(
                 "id", {.required = true, .identity = true, .help = UMBRAL_N("name in paths and messages")}),
             field<&Agreement::title>("title", {.help = UMBRAL_N("name on screen")}),
             field<&Agreement::agencies>(
                 "agencies", {.required = true, .refers = Refers::agency, .help = UMBRAL_N("at least two agencies")}),
             field<&Agreement::lead_time_h>(
                 "lead_time_h", {.unit = "h",
                                 .min = 0,
                                 .max = 1e5,
                                 .help = UMBRAL_N("time from request to arrival, besides the measure's own")}),
             field<&Agreement::standing>(
                 "standing", {.help = UMBRAL_N("whether it was agreed beforehand: the lender is told, not asked")})},
            source_fields<&Agreement::source>()));
    return type;
}

std::vector<Field> response_fields() {
    static const ListType<Agreement> agreements(agreement_table());
    return {field<&Plan::levels>("levels", {.help = UMBRAL_N("crisis levels and who declares them")}),
            field<&Plan::protocol>("protocol", {.help = UMBRAL_N("who tells whom")}),
            field_as<&Plan::agreements>("agreements", agreements, {.help = UMBRAL_N("mutual aid")}),
            field<&Plan::budget_lines>(
                "budget_lines", {.help = UMBRAL_N("further budget lines; they replace the scenario's of the same id")}),
            field<&Plan::measures>("measures", {.help = UMBRAL_N("what is done, dated or when it is called for")}),
            field<&Plan::perfect_information>(
                "perfect_information",
                {.help = UMBRAL_N("every agency knows everything at once: shows what information is worth")}),
            field<&Plan::unlimited_money>("unlimited_money",
                                          {.help = UMBRAL_N("nothing waits for money: shows what money is worth")})};
}

}  // namespace

const ObjectTable& cost_table() {
    static const ObjectType<Cost> type(
        "cost", UMBRAL_N("What a measure costs. What is left out is listed as not priced, never counted as zero."),
        {field<&Cost::fixed_usd>(
             "fixed_usd", {.unit = "USD", .min = 0, .max = 1e12, .help = UMBRAL_N("once, when it takes effect")}),
         field<&Cost::per_day_usd>(
             "per_day_usd", {.unit = UMBRAL_N("USD/day"), .min = 0, .max = 1e12, .help = UMBRAL_N("while in effect")}),
         field<&Cost::per_unit_day_usd>("per_unit_day_usd",
                                        {.unit = UMBRAL_N("USD/unit/day"),
                                         .min = 0,
                                         .max = 1e9,
                                         .help = UMBRAL_N("for each place, officer or vehicle added or moved")}),
         field<&Cost::per_person_usd>(
             "per_person_usd", {.unit = UMBRAL_N("USD/person"),
                                .min = 0,
                                .max = 1e9,
                                .help = UMBRAL_N("for each person carried or received where its effects act")})});
    return type;
}

const ObjectTable& measure_table() {
    static const ListType<Effect> effects(type_of<Effect>());
    static const ObjectType<Measure> type = [] {
        ObjectType<Measure> made(
            "measure",
            UMBRAL_N("Something an agency did on a date, or does when a level is declared or a trigger holds. Exactly "
                     "one of date, level and trigger."),
            joined(joined(joined({field<&Measure::id>("id", {.required = true,
                                                             .identity = true,
                                                             .help = UMBRAL_N("name in paths and results")}),
                                  field<&Measure::title>("title", {.help = UMBRAL_N("name on screen")})},
                                 time_fields()),
                          {field_as<&Measure::effects>("effects", effects,
                                                       {.required = true, .help = UMBRAL_N("what changes")})}),
                   joined(authority_fields(), source_fields<&Measure::source>())));
        made.exactly_one_of({"date", "level", "trigger"});
        return made;
    }();
    return type;
}

const ObjectTable& plan_table() {
    static const ObjectType<Plan> type = [] {
        ObjectType<Plan> made(
            "plan", UMBRAL_N("What agencies did or would do: levels, the protocol, measures, the money set aside."),
            joined({field<&Plan::id>("id", {.help = UMBRAL_N("the file's name without .json")}),
                    field<&Plan::title>("title", {.required = true, .help = UMBRAL_N("name on screen")}),
                    field<&Plan::description>("description", {.help = UMBRAL_N("what the plan is about")})},
                   response_fields()));
        made.allow_key("like", {{"type", "string"},
                                {"description", "another plan's name: everything of it that is not written here"}});
        made.allow_key("$schema", {{"type", "string"}});
        return made;
    }();
    return type;
}

}  // namespace umbral::scenario
