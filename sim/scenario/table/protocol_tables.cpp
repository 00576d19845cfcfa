// Fields of the protocol: who tells whom, who may ask whom, who shares a picture.

#include "scenario/table/list_types.hpp"
#include "scenario/table/tables.hpp"

namespace umbral::scenario {
namespace {

const FieldInfo from_info{.required = true, .refers = Refers::agency, .help = UMBRAL_N("who sends")};
const FieldInfo to_info{.required = true, .refers = Refers::agency, .help = UMBRAL_N("who receives")};
const FieldInfo channel_info{.required = true, .refers = Refers::channel, .help = UMBRAL_N("the channel it goes by")};

const Type& report_flow_type() {
    static const ObjectType<ReportFlow> type(
        "report_flow", UMBRAL_N("One agency tells another what it knows. The two may also ask and order each other."),
        {field<&ReportFlow::from>("from", from_info), field<&ReportFlow::to>("to", to_info),
         field<&ReportFlow::channel>("channel", channel_info),
         field<&ReportFlow::every_h>(
             "every_h",
             {.unit = "h", .min = 0, .max = 8784, .help = UMBRAL_N("time between reports; 0: none, alerts only")}),
         field<&ReportFlow::first_hour>(
             "first_hour", {.unit = "h",
                            .min = 0,
                            .max = 24,
                            .help = UMBRAL_N("hour of the first report of the day, in the reference zone")}),
         field<&ReportFlow::alerts>("alerts",
                                    {.help = UMBRAL_N("whether it passes on at once what would trip a trigger")}),
         field<&ReportFlow::advance_notice>(
             "advance_notice",
             {.help = UMBRAL_N("whether it tells how many people are on their way to the receiver's sites")}),
         field<&ReportFlow::compile_min>(
             "compile_min",
             {.unit = "min", .min = 0, .max = 1e5, .help = UMBRAL_N("a duty officer's time to write it")}),
         field<&ReportFlow::size_kb>("size_kb",
                                     {.unit = "kB", .min = 0, .max = 1e9, .help = UMBRAL_N("size of a report")})});
    return type;
}

const Type& contact_type() {
    static const ObjectType<Contact> type(
        "contact",
        UMBRAL_N("Two agencies that may ask and order each other directly, though no reports go between them."),
        {field<&Contact::from>("from", from_info), field<&Contact::to>("to", to_info),
         field<&Contact::channel>("channel", channel_info)});
    return type;
}

const Type& joint_team_type() {
    static const ObjectType<JointTeam> type(
        "joint_team", UMBRAL_N("Agencies with one shared picture."),
        {field<&JointTeam::id>("id",
                               {.required = true, .identity = true, .help = UMBRAL_N("name in paths and messages")}),
         field<&JointTeam::agencies>(
             "agencies", {.required = true, .refers = Refers::agency, .help = UMBRAL_N("at least two agencies")})});
    return type;
}

}  // namespace

const ObjectTable& protocol_table() {
    static const ListType<ReportFlow> reports(report_flow_type());
    static const ListType<Contact> contacts(contact_type());
    static const ListType<JointTeam> teams(joint_team_type());
    static const ObjectType<Protocol> type(
        "protocol",
        UMBRAL_N("Who tells whom: up the national chain, from post to post across the border, between capitals, in a "
                 "joint team."),
        {field_as<&Protocol::reports>("reports", reports, {.help = UMBRAL_N("regular reports and alerts")}),
         field_as<&Protocol::contacts>("contacts", contacts, {.help = UMBRAL_N("requests and orders besides")}),
         field_as<&Protocol::joint_teams>("joint_teams", teams, {.help = UMBRAL_N("shared pictures")})});
    return type;
}

}  // namespace umbral::scenario
