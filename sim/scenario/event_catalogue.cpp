#include "scenario/event_catalogue.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/i18n.hpp"

namespace umbral::scenario {
namespace {

using Kind = EventKind;
using Subject = EventSubject;

void add_threshold_events(std::vector<EventDefinition>& all) {
    const Subject either = Subject::level_or_measure;
    all.push_back({Kind::threshold_crossed, "threshold_crossed", either, "", "",
                   UMBRAL_N("At a whole hour the trigger held in truth, whether or not anybody knew."),
                   UMBRAL_N("the threshold was crossed")});
    all.push_back({Kind::threshold_back, "threshold_back", either, "", "",
                   UMBRAL_N("At a whole hour the trigger no longer held in truth."), UMBRAL_N("conditions were back")});
    all.push_back(
        {Kind::reported, "reported", either, UMBRAL_N("who wrote"), UMBRAL_N("agency written to"),
         UMBRAL_N("The first report or alert was sent by someone whose picture showed that the trigger held."),
         UMBRAL_N("first reported by {agency} to {detail}")});
    all.push_back({Kind::alert_sent, "alert_sent", either, UMBRAL_N("who wrote"), UMBRAL_N("agency written to"),
                   UMBRAL_N("Someone whose picture crossed the threshold told another at once."),
                   UMBRAL_N("{agency} alerted {detail}")});
    all.push_back({Kind::known, "known", either, UMBRAL_N("who decides"),
                   UMBRAL_N("age of the oldest figure behind it [h]"),
                   UMBRAL_N("The picture of the agency that decides showed that the trigger held."),
                   UMBRAL_N("known by {agency}, from figures {detail} old")});
    all.push_back({Kind::learned, "learned", either, UMBRAL_N("who learned of it"),
                   UMBRAL_N("age of the oldest figure behind it [h]"),
                   UMBRAL_N("The picture of another agency showed that the trigger held."),
                   UMBRAL_N("learned by {agency}, from figures {detail} old")});
    all.push_back({Kind::decided, "decided", Subject::level, UMBRAL_N("who decides"),
                   UMBRAL_N("age of the oldest figure behind it [h]"),
                   UMBRAL_N("The authority had deliberated and wanted the level."),
                   UMBRAL_N("decided by {agency}, on figures {detail} old")});
    all.push_back({Kind::decision_dropped, "decision_dropped", Subject::level, UMBRAL_N("who decides"), "",
                   UMBRAL_N("The authority had deliberated, and its picture no longer showed the trigger."),
                   UMBRAL_N("{agency} let it pass: its picture no longer showed it")});
    all.push_back({Kind::approval_asked, "approval_asked", either, UMBRAL_N("who asks"), UMBRAL_N("agency asked"),
                   UMBRAL_N("An agency that must agree, or that lends staff or vehicles, was asked."),
                   UMBRAL_N("{agency} asked {detail} to agree")});
    all.push_back({Kind::approved, "approved", Subject::level, UMBRAL_N("who agreed"), "",
                   UMBRAL_N("The answer of an agency that must agree reached the authority."),
                   UMBRAL_N("approved by {agency}")});
    all.push_back({Kind::declared, "declared", Subject::level, UMBRAL_N("who declares"), "",
                   UMBRAL_N("The level was declared, and its measures ordered."), UMBRAL_N("declared by {agency}")});
    all.push_back({Kind::extended, "extended", Subject::level, UMBRAL_N("who declares"), "",
                   UMBRAL_N("The level would have expired, and its trigger still held in the authority's picture."),
                   UMBRAL_N("extended by {agency}")});
    all.push_back({Kind::stood_down, "stood_down", Subject::level, UMBRAL_N("who declares"), "",
                   UMBRAL_N("The level was ended: the authority's picture showed that it is over."),
                   UMBRAL_N("stood down by {agency}")});
    all.push_back({Kind::expired, "expired", Subject::level, UMBRAL_N("who declares"), "",
                   UMBRAL_N("The level's time was over, and its trigger no longer held in the authority's picture."),
                   UMBRAL_N("expired")});
}

void add_measure_events(std::vector<EventDefinition>& all) {
    const char* const actor = UMBRAL_N("who does it");
    const auto add = [&](Kind kind, const char* name, const char* agency, const char* detail, const char* meaning,
                         const char* words) {
        all.push_back({kind, name, Subject::measure, agency, detail, meaning, words});
    };
    add(Kind::measure_ordered, "measure_ordered", UMBRAL_N("who orders"), UMBRAL_N("agency that is to do it"),
        UMBRAL_N("The measure's level was declared; the order was written."),
        UMBRAL_N("ordered by {agency} from {detail}"));
    add(Kind::measure_decided, "measure_decided", actor, "",
        UMBRAL_N("The actor had deliberated and wanted it; on its date, where the measure is dated."),
        UMBRAL_N("decided by {agency}"));
    add(Kind::measure_approved, "measure_approved", UMBRAL_N("who agreed"), "",
        UMBRAL_N("The answer of an agency that must agree, or that lends, reached the actor."),
        UMBRAL_N("approved by {agency}"));
    add(Kind::measure_waits, "measure_waits", actor, UMBRAL_N("needs, staff or money"),
        UMBRAL_N(
            "Everyone had agreed, and it began to wait: for what must come first, for staff and vehicles, or, having "
            "all these, for money."),
        UMBRAL_N("waits for {detail}"));
    add(Kind::measure_funded, "measure_funded", actor, UMBRAL_N("in part: what comes of what was wanted, as 2/5"),
        UMBRAL_N("Money, staff and vehicles were set aside and what must come first was in effect; the lead time "
                 "began."),
        UMBRAL_N("money, staff and vehicles set aside"));
    add(Kind::measure_lent, "measure_lent", UMBRAL_N("who lends"),
        UMBRAL_N("how many of what, as 3 officers or 2 vehicles"),
        UMBRAL_N("Staff or vehicles left the lender's reserve under an agreement; they come back when the measure is "
                 "over."),
        UMBRAL_N("{agency} lends {detail}"));
    add(Kind::measure_refused, "measure_refused", actor, UMBRAL_N("staff or money"),
        UMBRAL_N("Given up because something was short (if_short: skip)."), UMBRAL_N("given up for want of {detail}"));
    add(Kind::measure_effective, "measure_effective", actor, "", UMBRAL_N("The lead time was over; its effects began."),
        UMBRAL_N("in effect"));
    add(Kind::measure_ended, "measure_ended", actor, "", UMBRAL_N("Its effects were taken back."), UMBRAL_N("ended"));
    add(Kind::measure_called_off, "measure_called_off", actor, "",
        UMBRAL_N("Its level stood down or expired before it took effect."),
        UMBRAL_N("called off before it took effect, because its level was over"));
    add(Kind::measure_lapsed, "measure_lapsed", actor, "",
        UMBRAL_N("It could not take effect before its last day was over."),
        UMBRAL_N("too late: it could not take effect before its last day was over"));
    add(Kind::measure_out_of_money, "measure_out_of_money", actor, UMBRAL_N("ends or waits"),
        UMBRAL_N("Its budget line could not pay another day: it ended, or waits for money (when_exhausted)."),
        UMBRAL_N("stopped: the money had run out"));
}

void add_money_events(std::vector<EventDefinition>& all) {
    all.push_back({Kind::release_asked, "release_asked", Subject::line, UMBRAL_N("who asks"),
                   UMBRAL_N("agency that releases"), UMBRAL_N("The line's next tranche was asked for."),
                   UMBRAL_N("{agency} asked {detail} to release more of \"{subject}\"")});
    all.push_back({Kind::release_granted, "release_granted", Subject::line, UMBRAL_N("who releases"), "",
                   UMBRAL_N("The tranche was granted; its release delay began."),
                   UMBRAL_N("{agency} granted more of \"{subject}\"")});
    all.push_back({Kind::tranche_released, "tranche_released", Subject::line, UMBRAL_N("who releases"), "",
                   UMBRAL_N("The tranche's money was there."), UMBRAL_N("more of \"{subject}\" was released")});
    all.push_back({Kind::line_exhausted, "line_exhausted", Subject::line, "", "",
                   UMBRAL_N("More had been spent than released."), UMBRAL_N("\"{subject}\" was overspent")});
}

void add_message_events(std::vector<EventDefinition>& all) {
    all.push_back({Kind::message_lost, "message_lost", Subject::channel, UMBRAL_N("who wrote"),
                   UMBRAL_N("agency written to"),
                   UMBRAL_N("A transmission was not acknowledged; it is sent again after the channel's retry time."),
                   UMBRAL_N("a message from {agency} to {detail} was lost on \"{subject}\"")});
    all.push_back(
        {Kind::contact_stale, "contact_stale", Subject::agency, UMBRAL_N("who wrote"), "",
         UMBRAL_N("The directory's entry for the subject was out of date; the right contact had to be found."),
         UMBRAL_N("{agency} had to find out whom to write to at {subject}")});
    all.push_back({Kind::no_way, "no_way", Subject::agency, UMBRAL_N("who held the letter"), "",
                   UMBRAL_N("No chain of channels led to the subject; the letter was never sent."),
                   UMBRAL_N("{agency} had no way to reach {subject}")});
    all.push_back({Kind::channel_down, "channel_down", Subject::channel, "", "",
                   UMBRAL_N("An outage of the channel began."), UMBRAL_N("\"{subject}\" went down")});
    all.push_back({Kind::channel_up, "channel_up", Subject::channel, "", "", UMBRAL_N("The outage was over."),
                   UMBRAL_N("\"{subject}\" was up again")});
    all.push_back({Kind::room_unstaffed, "room_unstaffed", Subject::agency, "", "",
                   UMBRAL_N("From here on nobody was in the operations room."),
                   UMBRAL_N("nobody was in the room of {subject}")});
    all.push_back({Kind::room_staffed, "room_staffed", Subject::agency, "", "",
                   UMBRAL_N("The operations room was staffed again, by its roster."),
                   UMBRAL_N("the room of {subject} was staffed again")});
}

std::vector<EventDefinition> make_events() {
    std::vector<EventDefinition> all;
    add_threshold_events(all);
    add_measure_events(all);
    add_money_events(all);
    add_message_events(all);
    all.push_back({Kind::route_closed, "route_closed", Subject::route, "", "",
                   UMBRAL_N("A closure of the scenario began: weather, a blockade."), UMBRAL_N("{subject} closed")});
    all.push_back({Kind::route_opened, "route_opened", Subject::route, "", "", UMBRAL_N("The closure was over."),
                   UMBRAL_N("{subject} open again")});
    for (std::size_t i = 0; i < all.size(); ++i) UMBRAL_CHECK(static_cast<std::size_t>(all[i].kind) == i);
    return all;
}

}  // namespace

const std::vector<EventDefinition>& event_catalogue() {
    static const std::vector<EventDefinition> catalogue = make_events();
    return catalogue;
}

const EventDefinition& definition_of(EventKind kind) { return event_catalogue()[static_cast<std::size_t>(kind)]; }

const EventDefinition* find_event(std::string_view name) {
    const auto& catalogue = event_catalogue();
    const auto found = std::find_if(catalogue.begin(), catalogue.end(),
                                    [&](const EventDefinition& definition) { return definition.name == name; });
    return found == catalogue.end() ? nullptr : &*found;
}

const char* name_of(EventSubject subject) {
    switch (subject) {
        case EventSubject::level:
            return UMBRAL_N("level");
        case EventSubject::measure:
            return UMBRAL_N("measure");
        case EventSubject::level_or_measure:
            return UMBRAL_N("level or measure");
        case EventSubject::line:
            return UMBRAL_N("budget line");
        case EventSubject::channel:
            return UMBRAL_N("channel");
        case EventSubject::agency:
            return UMBRAL_N("agency");
        case EventSubject::route:
            return UMBRAL_N("route");
    }
    return "";
}

}  // namespace umbral::scenario
