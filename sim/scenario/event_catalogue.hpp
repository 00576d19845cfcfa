#pragma once
// Every kind of event a history leaves behind, defined once: its name in the study, what its subject and detail are,
// what it means, and the words in which a timeline tells it. docs/events.md is generated from it.

#include <cstdint>
#include <string_view>
#include <vector>

namespace umbral::scenario {

enum class EventKind : std::uint8_t {
    // A threshold's story: subject is a level, or a measure with a trigger of its own.
    threshold_crossed,
    threshold_back,
    reported,
    alert_sent,
    known,
    learned,
    decided,
    decision_dropped,
    approval_asked,
    approved,
    declared,
    extended,
    stood_down,
    expired,
    // A measure's way.
    measure_ordered,
    measure_decided,
    measure_approved,
    measure_waits,
    measure_funded,
    measure_lent,
    measure_refused,
    measure_effective,
    measure_ended,
    measure_called_off,
    measure_lapsed,
    measure_out_of_money,
    // Money.
    release_asked,
    release_granted,
    tranche_released,
    line_exhausted,
    // Messages.
    message_lost,
    contact_stale,
    no_way,
    channel_down,
    channel_up,
    room_unstaffed,
    room_staffed,
    // The world.
    route_closed,
    route_opened,
};

/// What the subject of an event is an id of.
enum class EventSubject : std::uint8_t { level, measure, level_or_measure, line, channel, agency, route };

struct EventDefinition {
    EventKind kind;
    std::string_view name;  ///< in the study: threshold_crossed, ...
    EventSubject subject;
    const char* agency;   ///< who the agency is; "" where there is none; English, translate with tr()
    const char* detail;   ///< what the detail is; "" where there is none; likewise
    const char* meaning;  ///< likewise
    const char* words;    ///< for a timeline: a format with {subject}, {agency} and {detail}; likewise
};

/// In the order of EventKind.
[[nodiscard]] const std::vector<EventDefinition>& event_catalogue();
[[nodiscard]] const EventDefinition& definition_of(EventKind kind);
/// Nothing when there is none of that name.
[[nodiscard]] const EventDefinition* find_event(std::string_view name);
/// "level", "measure", ... as the page of events says it; English, translate with tr().
[[nodiscard]] const char* name_of(EventSubject subject);

}  // namespace umbral::scenario
