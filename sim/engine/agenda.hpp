#pragma once
// A plan's dated measures as changes of the world at instants.

#include <string>
#include <vector>

#include "base/time.hpp"
#include "people/changes.hpp"
#include "people/model.hpp"
#include "scenario/plan.hpp"

namespace umbral::engine {

/// One measure of a plan in time.
struct AgendaItem {
    std::string measure;
    TimeUs from_us = 0;          ///< decided, plus lead time
    TimeUs until_us = never_us;  ///< taken back
    std::vector<people::Change> changes;
};

/// The plan's measures that take effect before the horizon, in order of time, then of the plan.
[[nodiscard]] std::vector<AgendaItem> agenda_of(const scenario::Scenario& scenario, const scenario::Plan& plan,
                                                const people::Model& model);

}  // namespace umbral::engine
