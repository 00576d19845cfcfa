#pragma once
// What happened and when: the timeline's raw material.

#include <string>

#include "base/time.hpp"

namespace umbral::response {

/// Something that happened once. Kinds and what their subject is: docs/response.md.
struct Event {
    TimeUs time_us = 0;
    std::string kind;     ///< threshold_crossed, reported, declared, measure_effective, route_closed, ...
    std::string subject;  ///< id of the level, measure, route, channel or budget line
    std::string agency;   ///< who; empty: nobody in particular
    std::string detail;   ///< id of another party to it, a number, or a reason's name
};

}  // namespace umbral::response
