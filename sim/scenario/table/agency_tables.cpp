// Fields of agencies: operations rooms, channels, the directory of focal points.

#include "scenario/table/list_types.hpp"
#include "scenario/table/schedule_types.hpp"
#include "scenario/table/tables.hpp"

namespace umbral::scenario {
namespace {

const Type& outage_type() {
    static const ObjectType<Outage> type(
        "outage", UMBRAL_N("A time in which a channel carries nothing, or nobody is in an operations room."),
        {field<&Outage::from>("from", {.required = true, .help = UMBRAL_N("day on which it begins")}),
         field<&Outage::from_hour>(
             "from_hour",
             {.unit = "h", .min = 0, .max = 24, .help = UMBRAL_N("hour of that day in the reference zone")}),
         field<&Outage::to>("to", {.required = true, .help = UMBRAL_N("day on which it ends")}),
         field<&Outage::to_hour>(
             "to_hour", {.unit = "h", .min = 0, .max = 24, .help = UMBRAL_N("hour of that day in the reference zone")}),
         field_as<&Outage::reason>("reason", prose_type(), {.help = UMBRAL_N("why")})});
    return type;
}

const Type& outages_type() {
    static const ListType<Outage> type(outage_type());
    return type;
}

/// How long a message takes, and whether it arrives.
std::vector<Field> message_fields() {
    return {
        field<&Channel::fixed_min>(
            "fixed_min",
            {.unit = "min", .min = 0, .max = 1e5, .help = UMBRAL_N("time to write, dial, translate or encrypt")}),
        field<&Channel::latency_s>(
            "latency_s", {.unit = "s", .min = 0, .max = 1e7, .help = UMBRAL_N("time on the way, whatever the size")}),
        field<&Channel::bandwidth_kb_per_s>("bandwidth_kb_per_s",
                                            {.unit = "kB/s",
                                             .min = 0,
                                             .max = 1e9,
                                             .above_min = true,
                                             .help = UMBRAL_N("size over bandwidth is added to the time")}),
        field<&Channel::loss_fraction>(
            "loss_fraction", {.unit = UMBRAL_N("fraction"),
                              .min = 0,
                              .max = 1,
                              .help = UMBRAL_N("share of messages that nobody acknowledges; they are sent again")}),
        field<&Channel::retry_h>("retry_h", {.unit = "h",
                                             .min = 0.01,
                                             .max = 1e5,
                                             .help = UMBRAL_N("time until an unacknowledged message is sent again")})};
}

std::vector<Field> failure_fields() {
    return {
        field<&Channel::mean_up_h>(
            "mean_up_h", {.unit = "h",
                          .min = 0,
                          .max = 1e6,
                          .help = UMBRAL_N("mean time between random outages, exponential; 0: none; takes down_h")}),
        field<&Channel::down_h>(
            "down_h", {.unit = "h", .min = 0, .max = 1e6, .help = UMBRAL_N("how long a random outage lasts")}),
        field_as<&Channel::outages>("outages", outages_type(), {.help = UMBRAL_N("dated outages, in order")}),
        field<&Channel::open>("open", {.help = UMBRAL_N("whether it is open at the start; a measure may open it")})};
}

}  // namespace

const ObjectTable& agency_table() {
    static const ObjectType<Agency> type(
        "agency",
        UMBRAL_N("An agency and its operations room. Duty officers handle one message at a time, the most urgent "
                 "first; when many come in, decisions come late."),
        joined(
            {field<&Agency::id>("id",
                                {.required = true, .identity = true, .help = UMBRAL_N("name in paths and messages")}),
             field<&Agency::name>("name", {.required = true, .help = UMBRAL_N("name on screen")}),
             field<&Agency::country>("country",
                                     {.refers = Refers::country, .help = UMBRAL_N("absent: of the whole region")}),
             field<&Agency::duty_officers>(
                 "duty_officers", {.help = UMBRAL_N("who handles messages; absent: one officer round the clock")}),
             field_as<&Agency::unstaffed>("unstaffed", outages_type(),
                                          {.help = UMBRAL_N("dated times in which nobody is in the room, in order")}),
             field<&Agency::handling_min>(
                 "handling_min",
                 {.unit = "min", .min = 0, .max = 1e5, .help = UMBRAL_N("a duty officer's time for each message")}),
             field<&Agency::deliberation_h>(
                 "deliberation_h",
                 {.unit = "h",
                  .min = 0,
                  .max = 1e5,
                  .help = UMBRAL_N("time from a handled request to a decision, besides the officer's")}),
             field<&Agency::observes_every_h>("observes_every_h",
                                              {.unit = "h",
                                               .min = 0.1,
                                               .max = 8784,
                                               .help = UMBRAL_N("time between counts at the sites it operates")}),
             field<&Agency::reserve_officers>(
                 "reserve_officers",
                 {.unit = UMBRAL_N("officers"),
                  .min = 0,
                  .max = 1e6,
                  .whole = true,
                  .help = UMBRAL_N("officers its measures, and its borrowers', may call up in all; absent: no limit")}),
             field<&Agency::reserve_vehicles>(
                 "reserve_vehicles",
                 {.unit = UMBRAL_N("vehicles"),
                  .min = 0,
                  .max = 1e6,
                  .whole = true,
                  .help =
                      UMBRAL_N("vehicles its measures, and its borrowers', may call up in all; absent: no limit")})},
            source_fields<&Agency::source>()));
    return type;
}

const ObjectTable& channel_table() {
    static const ObjectType<Channel> type(
        "channel",
        UMBRAL_N("A way of sending messages between agencies: radio, telephone, a secure police network, a liaison. A "
                 "message takes fixed_min + latency_s + size / bandwidth, then the receiver's handling_min."),
        joined(
            joined(
                joined({field<&Channel::id>(
                            "id", {.required = true, .identity = true, .help = UMBRAL_N("name in paths and messages")}),
                        field<&Channel::title>("title", {.help = UMBRAL_N("name on screen")}),
                        field<&Channel::agencies>(
                            "agencies", {.refers = Refers::agency, .help = UMBRAL_N("who is on it; absent: all")})},
                       message_fields()),
                failure_fields()),
            source_fields<&Channel::source>()));
    return type;
}

const ObjectTable& focal_point_table() {
    static const ObjectType<FocalPoint> type(
        "focal_point",
        UMBRAL_N("An entry of the directory: whom to write to at an agency about a topic. A stale entry costs each "
                 "sender a search, once."),
        joined(
            {field<&FocalPoint::agency>(
                 "agency", {.required = true, .refers = Refers::agency, .help = UMBRAL_N("whose focal point it is")}),
             field<&FocalPoint::topic>("topic", {.required = true, .help = UMBRAL_N("what messages are about")}),
             field<&FocalPoint::contact>("contact", {.help = UMBRAL_N("the post or room, never a person")}),
             field<&FocalPoint::stale_fraction>("stale_fraction",
                                                {.unit = UMBRAL_N("probability"),
                                                 .min = 0,
                                                 .max = 1,
                                                 .help = UMBRAL_N("probability that a sender's entry is out of date")}),
             field<&FocalPoint::search_h>(
                 "search_h", {.unit = "h", .min = 0, .max = 1e5, .help = UMBRAL_N("time to find the right contact")})},
            source_fields<&FocalPoint::source>()));
    return type;
}

}  // namespace umbral::scenario
