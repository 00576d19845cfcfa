// Fields of the scenario as a whole: its frame, limits, questions and observations.

#include "scenario/table/list_types.hpp"
#include "scenario/table/tables.hpp"

namespace umbral::scenario {
namespace {

std::vector<Field> frame_fields() {
    return {
        field<&Scenario::format>("format", {.min = 1, .max = 1, .help = UMBRAL_N("version of this format")}),
        field_as<&Scenario::id>("id", prose_type(),
                                {.required = true, .help = UMBRAL_N("short name, used in studies")}),
        field<&Scenario::title>("title", {.required = true, .help = UMBRAL_N("name on screen")}),
        field<&Scenario::description>("description", {.help = UMBRAL_N("what the scenario is about")}),
        field<&Scenario::start>(
            "start", {.required = true, .help = UMBRAL_N("first simulated day, from 00:00 in the reference zone")}),
        field<&Scenario::days>("days", {.unit = UMBRAL_N("days"),
                                        .min = 0,
                                        .max = 3660,
                                        .above_min = true,
                                        .required = true,
                                        .help = UMBRAL_N("simulated time in all, warm-up included")}),
        field<&Scenario::warm_up_days>("warm_up_days",
                                       {.unit = UMBRAL_N("days"),
                                        .min = 0,
                                        .max = 3660,
                                        .help = UMBRAL_N("time at the start that is simulated and not measured")}),
        field_as<&Scenario::time_zone_name>(
            "time_zone_name", prose_type(),
            {.help = UMBRAL_N("name of the reference zone on screen; UTC: none but its offset")}),
        field<&Scenario::utc_offset_h>(
            "utc_offset_h", {.unit = "h",
                             .min = -14,
                             .max = 14,
                             .help = UMBRAL_N("reference time minus UTC; results give dates and hours in this zone")}),
        field<&Scenario::information_age_h>(
            "information_age_h",
            {.unit = "h",
             .min = 0,
             .max = 8784,
             .help = UMBRAL_N("age of published queues and room when travellers and referrals read them")}),
        field<&Scenario::default_plan>("default_plan",
                                       {.help = UMBRAL_N("plan used when none is named; absent: none")})};
}

std::vector<Field> content_fields() {
    return {
        field<&Scenario::countries>("countries", {.required = true, .help = UMBRAL_N("countries of the sites")}),
        field<&Scenario::holidays>("holidays", {.help = UMBRAL_N("public holidays; or the rows of holidays.csv")}),
        field<&Scenario::profiles>("profiles", {.required = true, .help = UMBRAL_N("kinds of parties")}),
        field<&Scenario::arrivals>("arrivals", {.help = UMBRAL_N("people who enter the region")}),
        field<&Scenario::sites>("sites", {.help = UMBRAL_N("places; their identity may be the rows of sites.csv")}),
        field<&Scenario::routes>("routes", {.help = UMBRAL_N("ways between sites; or the rows of routes.csv")}),
        field<&Scenario::fleets>("fleets", {.help = UMBRAL_N("vehicles")}),
        field<&Scenario::limits>("limits", {.help = UMBRAL_N("legal and standard limits of time in a kind of place")}),
        field<&Scenario::agencies>("agencies", {.help = UMBRAL_N("who notices, decides and pays")}),
        field<&Scenario::channels>("channels", {.help = UMBRAL_N("ways of sending messages between agencies")}),
        field<&Scenario::directory>("directory", {.help = UMBRAL_N("focal points; absent: every contact is known")}),
        field<&Scenario::budget_lines>("budget_lines", {.help = UMBRAL_N("money set aside before any plan")}),
        field<&Scenario::prices>("prices", {.help = UMBRAL_N("unit prices; or the rows of prices.csv")}),
        field<&Scenario::questions>(
            "questions",
            {.help = UMBRAL_N(
                 "indicators the scenario is about; verdicts on them are confirmatory, all others exploratory")}),
        field<&Scenario::observed>(
            "observed",
            {.help = UMBRAL_N(
                 "reported figures, shown beside the results and never an input; or the rows of observed.csv")})};
}

}  // namespace

const ObjectTable& limit_table() {
    static const ObjectType<Limit> type(
        "limit",
        UMBRAL_N("A legal or standard limit on time in some kinds of place in one country, counted across referrals."),
        joined({field<&Limit::id>("id",
                                  {.required = true, .identity = true, .help = UMBRAL_N("name in paths and results")}),
                field<&Limit::title>("title", {.help = UMBRAL_N("name on screen")}),
                field<&Limit::country>("country",
                                       {.required = true, .refers = Refers::country, .help = UMBRAL_N("country id")}),
                field<&Limit::kinds>("kinds", {.required = true, .help = UMBRAL_N("kinds of place it applies to")}),
                field<&Limit::hours>(
                    "hours", {.unit = "h", .min = 0, .max = 1e6, .help = UMBRAL_N("the limit; 0: see working_days")}),
                field<&Limit::working_days>(
                    "working_days", {.unit = UMBRAL_N("working days"),
                                     .min = 0,
                                     .max = 10000,
                                     .help = UMBRAL_N("the limit when hours is 0; both 0: nobody may be held")}),
                field<&Limit::reset_h>(
                    "reset_h",
                    {.unit = "h",
                     .min = 0,
                     .max = 1e6,
                     .help = UMBRAL_N("an absence as long as this ends the count; through a shorter one, from setting "
                                      "out for another kind of place to coming back, the clock runs on")}),
                field<&Limit::children_only>("children_only", {.help = UMBRAL_N("whether it protects only children")}),
                field<&Limit::active>(
                    "active", {.help = UMBRAL_N("whether it is counted; absent: unless its source is only recalled")})},
               source_fields<&Limit::source>()));
    return type;
}

const ObjectTable& question_table() {
    static const ObjectType<Question> type(
        "question", UMBRAL_N("An indicator the scenario is about."),
        {field<&Question::indicator>(
             "indicator", {.required = true, .help = UMBRAL_N("name of an indicator, see docs/indicators.md")}),
         field<&Question::stat>("stat", {.help = UMBRAL_N("which statistic; absent: the indicator's first")}),
         field_as<&Question::scope>(
             "scope", prose_type(),
             {.help = UMBRAL_N(
                  "what it is about: \"all\", \"site:ID\", \"site:ID,station:ID\", \"route:ID\", or, of any of "
                  "the scenario's plans, \"level:ID\", \"measure:ID\", \"line:ID\", ...; absent: all")})});
    return type;
}

const ObjectTable& observation_table() {
    static const ObjectType<Observation> type(
        "observation", UMBRAL_N("A reported figure, shown beside the results and never an input."),
        joined(
            {field<&Observation::id>(
                 "id", {.required = true, .column = true, .identity = true, .help = UMBRAL_N("name in tables")}),
             field<&Observation::indicator>(
                 "indicator",
                 {.required = true, .column = true, .help = UMBRAL_N("name of an indicator, see docs/indicators.md")}),
             field<&Observation::stat>(
                 "stat", {.column = true, .help = UMBRAL_N("which statistic; absent: the indicator's first")}),
             field_as<&Observation::scope>(
                 "scope", prose_type(),
                 {.column = true, .help = UMBRAL_N("what it is about, as in questions; absent: all")}),
             field<&Observation::from>("from",
                                       {.required = true, .column = true, .help = UMBRAL_N("first day it covers")}),
             field<&Observation::to>(
                 "to", {.required = true, .column = true, .help = UMBRAL_N("last day it covers, inclusive")}),
             field<&Observation::value>(
                 "value",
                 {.min = -1e15, .max = 1e15, .required = true, .column = true, .help = UMBRAL_N("the figure")}),
             field_as<&Observation::unit>("unit", prose_type(),
                                          {.column = true, .help = UMBRAL_N("its unit; the indicator's own")})},
            source_fields<&Observation::source>(true)));
    return type;
}

const ObjectTable& scenario_table() {
    static const ObjectType<Scenario> type = [] {
        ObjectType<Scenario> made(
            "scenario",
            UMBRAL_N("What no agency decides (arrivals, roads, weather) and the standing state of the places."),
            joined(frame_fields(), content_fields()));
        made.allow_key("$schema", {{"type", "string"}});
        return made;
    }();
    return type;
}

Columns columns_of(const ObjectTable& table) {
    Columns columns;
    for (const Field& field : table.fields()) {
        if (!field.info.column) continue;
        (field.info.required ? columns.required : columns.optional).push_back(field.key);
        if (field.type == &type_of<Text>()) columns.optional.push_back(field.key + "_es");
    }
    return columns;
}

}  // namespace umbral::scenario
