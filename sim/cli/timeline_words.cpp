#include "cli/timeline_words.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

#include "base/find_by_id.hpp"
#include "base/i18n.hpp"
#include "base/text.hpp"
#include "scenario/event_catalogue.hpp"

namespace umbral::cli {
namespace {

using analysis::Chain;
using analysis::Hindrance;
using analysis::Names;
using analysis::Outcome;
using scenario::EventKind;
using scenario::EventSubject;

std::string subject_of(const engine::Event& event, EventSubject what, const Names& names) {
    switch (what) {
        case EventSubject::line:
            return names.line(event.subject);
        case EventSubject::channel:
            return names.channel(event.subject);
        case EventSubject::agency:
            return names.agency(event.subject);
        case EventSubject::route:
            return names.route(event.subject);
        default:
            return event.subject;
    }
}

/// "3 officers" in the user's language.
std::string lent_text(const std::string& detail) {
    const auto count = std::strtoul(detail.c_str(), nullptr, 10);
    const bool is_officers = detail.find("officers") != std::string::npos;
    return fmt::format(
        fmt::runtime(is_officers ? tr_n("{} officer", "{} officers", count) : tr_n("{} vehicle", "{} vehicles", count)),
        count);
}

std::string detail_of(const engine::Event& event, EventKind kind, const Names& names) {
    if (kind == EventKind::known || kind == EventKind::learned || kind == EventKind::decided)
        return span_text(us_from_hours(std::atof(event.detail.c_str())));
    if (kind == EventKind::measure_waits && event.detail == response::waits_for_needs)
        return tr("what must come first");
    if (kind == EventKind::measure_refused || kind == EventKind::measure_waits)
        return event.detail == "money" ? tr("money") : tr("staff or vehicles");
    if (kind == EventKind::measure_lent) return lent_text(event.detail);
    if (kind == EventKind::measure_funded) return event.detail;
    return names.agency(event.detail);
}

/// The catalogue's words, or those for a case that needs its own.
const char* words_of(const engine::Event& event, const scenario::EventDefinition& definition, TimeUs crossed_us) {
    const bool is_knowledge = definition.kind == EventKind::known || definition.kind == EventKind::learned;
    if (is_knowledge && event.time_us < crossed_us) return tr("believed by {agency}, from figures {detail} old");
    if (definition.kind == EventKind::release_granted && event.agency.empty())
        return tr("more of \"{subject}\" was granted");
    if (definition.kind == EventKind::measure_funded && !event.detail.empty())
        return tr("money, staff and vehicles set aside for a part: {detail} of what was wanted");
    return tr(definition.words);
}

const char* authority_of(const Chain& chain, const scenario::Input& input) {
    if (const auto* level = find_by_id(input.plan.levels, chain.episode.subject)) return level->declared_by.c_str();
    const auto* measure = find_by_id(input.plan.measures, chain.episode.subject);
    return measure == nullptr ? "" : measure->actor.c_str();
}

/// Where it hung when conditions were back, or at the end of the window.
std::string stuck_text(const Chain& chain, const std::string& who) {
    if (chain.episode.known_us == never_us && chain.episode.reported_us == never_us)
        return fmt::format(fmt::runtime(tr("nobody had reported it, and {} did not know.")), who);
    if (chain.episode.known_us == never_us) return fmt::format(fmt::runtime(tr("{} did not know in time.")), who);
    if (chain.episode.decided_us == never_us) return fmt::format(fmt::runtime(tr("{} had not decided in time.")), who);
    return chain.is_level ? tr("not all who must agree had answered.") : tr("the measure was not ready in time.");
}

std::string answer_text(const Chain& chain) {
    const TimeUs answer_us = chain.is_level ? chain.episode.declared_us : chain.episode.effective_us;
    const TimeUs span_us = answer_us - chain.episode.crossed_us;
    const std::string span = span_text(std::abs(span_us));
    if (!chain.is_level) {
        return fmt::format(
            fmt::runtime(span_us < 0
                             ? tr("In effect {} before the threshold was crossed, on a picture that showed it early.")
                             : tr("In effect {} after the threshold was crossed.")),
            span);
    }
    std::string text =
        fmt::format(fmt::runtime(span_us < 0 ? tr("Declared {} before the threshold was crossed, on a picture that "
                                                  "showed it early.")
                                             : tr("Declared {} after the threshold was crossed.")),
                    span);
    if (chain.episode.effective_us != never_us && chain.episode.effective_us >= chain.episode.crossed_us)
        text += ' ' + fmt::format(fmt::runtime(tr("The first measure took effect {} after it was crossed.")),
                                  span_text(chain.episode.effective_us - chain.episode.crossed_us));
    return text;
}

}  // namespace

std::string instant_text(const scenario::Scenario& scenario, TimeUs at_us) {
    // To the whole minute, as clocks are read.
    const Date date = date_from_days(days_from_epoch(scenario.start) + at_us / day_us);
    const TimeUs of_day_us = at_us % day_us;
    return fmt::format("{} {:02}:{:02}", to_string(date), of_day_us / hour_us, of_day_us % hour_us / minute_us);
}

std::string span_text(TimeUs span_us) {
    const double minutes = static_cast<double>(span_us) / static_cast<double>(minute_us);
    if (minutes < 90) return fmt::format(fmt::runtime(tr("{} min")), format_number(minutes, 0));
    if (minutes < 48 * 60) return fmt::format(fmt::runtime(tr("{} h")), format_number(minutes / 60, 0));
    const double days = minutes / 1440;
    return fmt::format(fmt::runtime(tr("{} days")), format_number(days, days < 10 ? 1 : 0));
}

std::string to_words(const engine::Event& event, const Names& names, TimeUs crossed_us) {
    const auto* definition = scenario::find_event(event.kind);
    if (definition == nullptr) return event.kind;
    return fmt::format(fmt::runtime(words_of(event, *definition, crossed_us)),
                       fmt::arg("subject", subject_of(event, definition->subject, names)),
                       fmt::arg("agency", names.agency(event.agency)),
                       fmt::arg("detail", detail_of(event, definition->kind, names)));
}

std::string to_words(const Hindrance& hindrance, const Names& names, const scenario::Scenario& scenario) {
    const auto count = static_cast<unsigned long>(hindrance.count);
    const auto told = [](const char* words, const auto&... values) {
        return fmt::format(fmt::runtime(words), values...);
    };
    switch (hindrance.kind) {
        case Hindrance::Kind::messages_lost:
            return told(tr_n("{} message was lost on \"{}\"", "{} messages were lost on \"{}\"", count), count,
                        names.channel(hindrance.subject));
        case Hindrance::Kind::channel_down:
            return told(tr("\"{}\" was down for {}"), names.channel(hindrance.subject),
                        span_text(us_from_hours(hindrance.hours)));
        case Hindrance::Kind::room_unstaffed:
            return told(tr("nobody was in the room of {} for {}"), names.agency(hindrance.subject),
                        span_text(us_from_hours(hindrance.hours)));
        case Hindrance::Kind::contact_searched:
            return told(tr("the contact at {} was out of date and had to be found"), names.agency(hindrance.subject));
        case Hindrance::Kind::no_way:
            return told(tr("there was no way to reach {}"), names.agency(hindrance.subject));
        case Hindrance::Kind::decision_dropped:
            return told(tr("{} let it pass once, when its picture no longer showed it"),
                        names.agency(hindrance.subject));
        case Hindrance::Kind::money:
            if (hindrance.to_us == never_us)
                return told(tr("it waited for money of \"{}\""), names.line(hindrance.subject));
            return told(tr("it waited for money of \"{}\" until {}"), names.line(hindrance.subject),
                        instant_text(scenario, hindrance.to_us));
        case Hindrance::Kind::needs:
            if (hindrance.to_us == never_us)
                return told(tr("it waited for \"{}\", which was not in effect"), names.measure(hindrance.subject));
            return told(tr("it waited for \"{}\", in effect {}"), names.measure(hindrance.subject),
                        instant_text(scenario, hindrance.to_us));
        case Hindrance::Kind::means:
            return told(tr("{} was short of staff or vehicles"), names.agency(hindrance.subject));
    }
    return "";
}

std::string to_words(const Chain& chain, const Names& names, const scenario::Input& input) {
    const std::string who = names.agency(authority_of(chain, input));
    switch (chain.outcome) {
        case Outcome::answered:
            return answer_text(chain);
        case Outcome::answered_late:
            return std::string{tr("Too late: conditions had been back before.")} + ' ' + answer_text(chain);
        case Outcome::missed:
            return fmt::format(fmt::runtime(tr("Never in time: conditions were back after {};")),
                               span_text(chain.episode.back_us - chain.episode.crossed_us)) +
                   ' ' + stuck_text(chain, who);
        case Outcome::unanswered:
            return std::string{tr("Still open at the end:")} + ' ' + stuck_text(chain, who);
        case Outcome::unfounded:
            return chain.episode.decided_us == never_us
                       ? tr("Believed, but never so in truth; nothing was decided.")
                       : tr("Decided on a picture; the threshold was never crossed in truth.");
    }
    return "";
}

}  // namespace umbral::cli
