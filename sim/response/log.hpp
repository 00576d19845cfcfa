#pragma once
// What happened and when: the timeline's raw material.

#include <string>

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

/// Details of measure_out_of_money: what its line's rule makes of it.
inline constexpr const char* out_of_money_ends = "ends";
inline constexpr const char* out_of_money_waits = "waits";

}  // namespace umbral::response
