// Fields of money: budget lines and prices.

#include "scenario/table/list_types.hpp"
#include "scenario/table/tables.hpp"

namespace umbral::scenario {
namespace {

const Type& tranche_type() {
    static const ObjectType<Tranche> type(
        "tranche", UMBRAL_N("Money that becomes available together."),
        {field<&Tranche::usd>(
             "usd", {.unit = "USD", .min = 0, .max = 1e12, .required = true, .help = UMBRAL_N("how much it is")}),
         field<&Tranche::date>("date", {.help = UMBRAL_N("day on which it is released; absent: when it is asked for")}),
         field<&Tranche::release_delay_h>(
             "release_delay_h",
             {.unit = "h",
              .min = 0,
              .max = 1e5,
              .help = UMBRAL_N("time from request to release; 0 and no date: there from the start")})});
    return type;
}

}  // namespace

const ObjectTable& budget_line_table() {
    static const ListType<Tranche> tranches(tranche_type());
    static const ObjectType<BudgetLine> type(
        "budget_line", UMBRAL_N("Money set aside, released in tranches by one agency."),
        joined({field<&BudgetLine::id>(
                    "id", {.required = true, .identity = true, .help = UMBRAL_N("name in paths and results")}),
                field<&BudgetLine::title>("title", {.help = UMBRAL_N("name on screen")}),
                field<&BudgetLine::country>(
                    "country", {.refers = Refers::country, .help = UMBRAL_N("who pays; absent: of the whole region")}),
                field<&BudgetLine::agency>(
                    "agency", {.required = true, .refers = Refers::agency, .help = UMBRAL_N("who releases it")}),
                field_as<&BudgetLine::tranches>("tranches", tranches,
                                                {.required = true, .help = UMBRAL_N("released in this order")}),
                field<&BudgetLine::ceiling_usd_per_day>(
                    "ceiling_usd_per_day", {.unit = UMBRAL_N("USD/day"),
                                            .min = 0,
                                            .max = 1e12,
                                            .help = UMBRAL_N("most that measures may commit in a day, also where the "
                                                             "line may be overspent; absent: no ceiling")}),
                field<&BudgetLine::when_exhausted>(
                    "when_exhausted",
                    {.help = UMBRAL_N("what happens to its measures when nothing is left: they stop, they wait for the "
                                      "next tranche, or they go on and the line is overspent")})},
               source_fields<&BudgetLine::source>()));
    return type;
}

const ObjectTable& price_table() {
    static const ObjectType<Price> type(
        "price",
        UMBRAL_N(
            "A unit price. Capacity is paid by the day, used or not. Of several prices of the same thing the narrowest "
            "holds: the fleet's before the site's before the country's. What has no price is listed as not priced, "
            "never counted as zero."),
        joined(
            {field<&Price::id>(
                 "id",
                 {.required = true, .column = true, .identity = true, .help = UMBRAL_N("name in paths and results")}),
             field<&Price::title>("title", {.column = true, .help = UMBRAL_N("name on screen")}),
             field<&Price::item>("item", {.required = true, .column = true, .help = UMBRAL_N("what is priced")}),
             field<&Price::country>(
                 "country",
                 {.column = true, .refers = Refers::country, .help = UMBRAL_N("only there; absent: anywhere")}),
             field<&Price::site>("site",
                                 {.column = true,
                                  .refers = Refers::site,
                                  .help = UMBRAL_N("only there; of a vehicle_day or passage: where the way begins")}),
             field<&Price::fleet>(
                 "fleet",
                 {.column = true, .refers = Refers::fleet, .help = UMBRAL_N("of a vehicle_day: only this fleet")}),
             field<&Price::supply>("supply", {.column = true, .help = UMBRAL_N("of a supply: which item")}),
             field<&Price::usd>("usd", {.unit = UMBRAL_N("USD/unit"),
                                        .min = 0,
                                        .max = 1e9,
                                        .column = true,
                                        .help = UMBRAL_N("the price; absent: known to be missing")}),
             field<&Price::line>("line", {.column = true,
                                          .refers = Refers::budget_line,
                                          .help = UMBRAL_N("budget line it is booked to; absent: none")})},
            source_fields<&Price::source>(true)));
    return type;
}

}  // namespace umbral::scenario
