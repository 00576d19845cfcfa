#include "scenario/indicator_catalogue.hpp"

#include "base/i18n.hpp"

namespace umbral::scenario {
namespace {

std::vector<IndicatorDefinition> make_catalogue() {
    return {
        // Waiting
        {"wait_h", "h", {"p95", "mean", "p50", "p90", "p99"}, {"all", "country", "site", "station", "profile", "route"}, Better::lower,
         UMBRAL_N("Waiting time"),
         UMBRAL_N("Time a person waits: at a station, in its queue before service; on a route, for a seat; at a site, all waiting of one visit (outside, in queues, for a seat). Weighs persons. Waits still going on at the horizon or ended by leaving are censored: quantiles are Kaplan-Meier, empty above the last completed wait. The mean is over completed waits.")},
        {"wait_completed_persons", "persons", {"count"}, {"all", "country", "site", "station", "profile", "route"}, Better::neither,
         UMBRAL_N("Waits completed"), UMBRAL_N("Persons whose wait ended in service or departure (zero waits included).")},
        {"wait_censored_persons", "persons", {"count"}, {"all", "country", "site", "station", "profile", "route"}, Better::neither,
         UMBRAL_N("Waits cut short"), UMBRAL_N("Persons whose wait was cut short by leaving or by the horizon.")},
        {"party_wait_h", "h", {"mean"}, {"site", "station"}, Better::lower,
         UMBRAL_N("Waiting time by party"), UMBRAL_N("Mean completed waiting time where every party counts once, whatever its size.")},
        {"waited_fraction", "fraction", {"mean"}, {"all", "country", "site", "station", "profile", "route"}, Better::lower,
         UMBRAL_N("Share who wait"), UMBRAL_N("Share of persons whose wait was longer than zero, among completed and cut-short waits.")},
        {"large_party_place_wait_h", "h", {"p95", "mean"}, {"all", "site"}, Better::lower,
         UMBRAL_N("Wait of large families for a place"), UMBRAL_N("Time from arrival to a design or overflow place for parties of five or more, who need all their places in one room type.")},
        {"waiting_person_h", "person-h", {"total"}, {"all", "country", "site", "station", "route", "cause"}, Better::lower,
         UMBRAL_N("Waiting in all"), UMBRAL_N("Person-hours of waiting; each instant is charged to exactly one local cause, in the order closed, officers, places, seats, fare, supplies.")},
        {"waiting_persons", "persons", {"peak", "mean"}, {"all", "site"}, Better::lower,
         UMBRAL_N("People waiting"), UMBRAL_N("Persons waiting at one time, in queues, outside or for a seat.")},
        {"queue_persons", "persons", {"mean", "peak"}, {"site", "station"}, Better::lower,
         UMBRAL_N("Queue"), UMBRAL_N("Persons in station queues, time average and peak.")},
        {"stranded_persons", "persons", {"peak", "mean"}, {"all", "country", "site", "route"}, Better::lower,
         UMBRAL_N("People stranded"), UMBRAL_N("Persons who have finished at a site and wait for transport: for a seat, for a closed road, or for the fare. Peaks of several sites together are read at whole hours.")},
        // Presence and places
        {"present_persons", "persons", {"peak", "mean"}, {"all", "country", "site", "station"}, Better::neither,
         UMBRAL_N("People present"), UMBRAL_N("Persons present at one time; at a station, those waiting and those in service (mean only). Peaks of several sites together are read at whole hours.")},
        {"crowding_ratio", "ratio", {"peak", "mean"}, {"site"}, Better::lower,
         UMBRAL_N("Crowding"), UMBRAL_N("Persons present over design places; the peak is read at whole hours. Empty where a site has no design places.")},
        {"crowded_person_h", "person-h", {"total"}, {"all", "country", "site"}, Better::lower,
         UMBRAL_N("Crowded person-hours"), UMBRAL_N("Person-hours spent in overflow, beyond the design places.")},
        {"unsheltered_person_nights", "person-nights", {"total"}, {"all", "country", "site", "profile"}, Better::lower,
         UMBRAL_N("Nights in the open"), UMBRAL_N("Persons in the open, without a design or overflow place, at 02:00 local time, summed over nights.")},
        {"children_unsheltered_nights", "person-nights", {"total"}, {"all", "country", "site"}, Better::lower,
         UMBRAL_N("Children's nights in the open"), UMBRAL_N("The children's part of the nights in the open.")},
        {"no_place_fraction", "fraction", {"mean"}, {"all", "site"}, Better::lower,
         UMBRAL_N("Share without a place"), UMBRAL_N("Share of arriving persons for whom there was no free design place at their arrival, overflow and open included.")},
        {"turned_away_fraction", "fraction", {"mean"}, {"all", "site", "station"}, Better::lower,
         UMBRAL_N("Share turned away"), UMBRAL_N("Share of arriving persons turned away because the site or the queue was full (blocking probability).")},
        {"covered_m2_per_person", "m2/person", {"min", "mean"}, {"site"}, Better::higher,
         UMBRAL_N("Covered space"), UMBRAL_N("Covered living space over persons present, lowest and mean while anyone is present. Sphere: at least 3.5.")},
        {"water_l_per_person_day", "L/person/day", {"min", "mean"}, {"site"}, Better::higher,
         UMBRAL_N("Water"), UMBRAL_N("Piped water a day over persons present. Sphere: at least 15; survival 7.5.")},
        {"persons_per_toilet", "persons", {"peak", "mean"}, {"site"}, Better::lower,
         UMBRAL_N("Persons per toilet"), UMBRAL_N("Persons present over toilets. Sphere: at most 20.")},
        // Flow
        {"arrived_persons", "persons", {"count"}, {"all", "site", "profile"}, Better::neither,
         UMBRAL_N("Arrived"), UMBRAL_N("Persons who arrived at a site, from outside or by a route; for all and by profile, persons who entered the model.")},
        {"departed_persons", "persons", {"count"}, {"site", "route"}, Better::neither,
         UMBRAL_N("Departed"), UMBRAL_N("Persons who left a site by a route.")},
        {"throughput_persons_per_day", "persons/day", {"mean", "peak"}, {"site", "station", "route"}, Better::higher,
         UMBRAL_N("Throughput"), UMBRAL_N("Persons served, or who left by a route, per day; the peak is the busiest local day.")},
        {"outcome_persons", "persons", {"count"}, {"all", "site", "profile", "outcome"}, Better::neither,
         UMBRAL_N("Outcomes"), UMBRAL_N("Persons who left the model, by outcome: onward, regularised, protection, community alternative, returned, left on its own.")},
        {"left_persons", "persons", {"count"}, {"all", "country", "site", "profile"}, Better::lower,
         UMBRAL_N("Left on their own"), UMBRAL_N("Persons who left without completing their pathway: patience ended, or turned away.")},
        {"left_fraction", "fraction", {"mean"}, {"all", "site", "station", "profile"}, Better::lower,
         UMBRAL_N("Share who left on their own"), UMBRAL_N("Persons who left on their own over persons arrived; at a station, who left its queue over those who came to it.")},
        {"irregular_route_persons", "persons", {"count"}, {"all"}, Better::lower,
         UMBRAL_N("Took an irregular route"), UMBRAL_N("Persons who departed by a route marked irregular.")},
        {"hazard_persons", "persons", {"count"}, {"all", "route", "need"}, Better::lower,
         UMBRAL_N("Harmed on the way"), UMBRAL_N("Persons who gained a need (injury, violence, illness) on a route.")},
        {"travelling_persons", "persons", {"mean", "peak"}, {"all", "route"}, Better::neither,
         UMBRAL_N("On the way"), UMBRAL_N("Persons travelling at one time.")},
        // Resources
        {"officer_utilisation", "fraction", {"mean"}, {"site", "pool"}, Better::neither,
         UMBRAL_N("Officers' load"), UMBRAL_N("Officer-hours in service over officer-hours rostered and at the counter.")},
        {"officer_h", "officer-h", {"total"}, {"all", "country", "site", "pool"}, Better::neither,
         UMBRAL_N("Officer-hours rostered"), UMBRAL_N("Officer-hours on the roster and at the counter.")},
        {"overtime_officer_h", "officer-h", {"total"}, {"all", "country", "site", "pool"}, Better::lower,
         UMBRAL_N("Overtime"), UMBRAL_N("Officer-hours in service beyond the roster, to finish services under way at shift end.")},
        {"place_occupancy", "fraction", {"mean", "peak"}, {"site", "room"}, Better::neither,
         UMBRAL_N("Occupancy of places"), UMBRAL_N("Persons in design places over design places.")},
        {"seat_utilisation", "fraction", {"mean"}, {"route", "fleet"}, Better::neither,
         UMBRAL_N("Seats used"), UMBRAL_N("Persons carried over seats departed.")},
        {"departures", "departures", {"count"}, {"route", "fleet"}, Better::neither,
         UMBRAL_N("Departures"), UMBRAL_N("Vehicles departed.")},
        {"missed_transport_persons", "persons", {"count"}, {"all", "route"}, Better::lower,
         UMBRAL_N("Missed transport"), UMBRAL_N("Persons left behind when a vehicle of their route departed, each counted at every departure missed.")},
        {"stockout_person_days", "person-days", {"total"}, {"all", "country", "site", "item"}, Better::lower,
         UMBRAL_N("Days without supplies"), UMBRAL_N("Person-days of use that stock could not meet.")},
        // Rights
        {"custody_h", "h", {"mean", "p95"}, {"all", "country", "limit"}, Better::lower,
         UMBRAL_N("Time in custody"), UMBRAL_N("Time in a kind of place under a limit, counted from the first moment in that kind of place in that country, across referrals.")},
        {"over_limit_persons", "persons", {"count"}, {"all", "country", "site", "limit"}, Better::lower,
         UMBRAL_N("Over a limit"), UMBRAL_N("Persons newly over a legal or standard limit of time in a kind of place; one person counts once per limit.")},
        {"over_limit_person_h", "person-h", {"total"}, {"all", "country", "limit"}, Better::lower,
         UMBRAL_N("Person-hours over a limit"), UMBRAL_N("Person-hours spent beyond a limit.")},
        {"children_detention_h", "person-h", {"total"}, {"all", "country", "site"}, Better::lower,
         UMBRAL_N("Children's hours in detention"), UMBRAL_N("Person-hours of children in custody or detention centres.")},
        {"protection_delay_h", "h", {"p95", "mean"}, {"all", "country", "site"}, Better::lower,
         UMBRAL_N("Delay to protection"), UMBRAL_N("For parties with needs: from arrival at a site to the end of the first service that is only for people with needs. Censored by leaving and the horizon.")},
    };
}

}  // namespace

const std::vector<IndicatorDefinition>& indicator_catalogue() {
    static const std::vector<IndicatorDefinition> catalogue = make_catalogue();
    return catalogue;
}

const IndicatorDefinition* find_indicator(std::string_view name) {
    for (const auto& definition : indicator_catalogue()) {
        if (definition.name == name) return &definition;
    }
    return nullptr;
}

}  // namespace umbral::scenario
