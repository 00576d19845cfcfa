#pragma once
// What happened and when: the timeline's raw material.

#include <string>
#include <string_view>

#include "base/time.hpp"
#include "scenario/event_catalogue.hpp"

namespace umbral::response {

using scenario::EventKind;

/// Something that happened once. Kinds, and what their subject, agency and detail are: scenario/event_catalogue.hpp.
struct Event {
    TimeUs time_us = 0;
    std::string kind;     ///< threshold_crossed, declared, ...: the name of an EventKind
    std::string subject;  ///< id of the level, measure, channel, ... it is about
    std::string agency;   ///< who; empty: nobody in particular
    std::string detail;   ///< id of another agency, a number, or a reason's name
};

[[nodiscard]] inline bool is(const Event& event, EventKind kind) {
    return event.kind == scenario::definition_of(kind).name;
}

/// Details of measure_waits; money is said only where nothing else is short.
inline constexpr std::string_view waits_for_needs = "needs";
inline constexpr std::string_view waits_for_staff = "staff";
inline constexpr std::string_view waits_for_money = "money";
/// Details of measure_out_of_money: what its line's rule makes of it.
inline constexpr std::string_view out_of_money_ends = "ends";
inline constexpr std::string_view out_of_money_waits = "waits";

}  // namespace umbral::response
