#pragma once
// One way of a measure from order or decision to its end: what its events make of it. The one place that says what
// each step means, for the timeline, for what was held up and for the window.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/time.hpp"
#include "response/episodes.hpp"
#include "scenario/plan.hpp"

namespace umbral::analysis {

/// A span in which a measure had stopped, and waited for money to go on.
struct Interruption {
    TimeUs from_us = 0;
    TimeUs funded_us = never_us;  ///< there was money again; never_us here and below: not by the end
    TimeUs to_us = never_us;      ///< in effect again, after its lead time
};

/// From a span's beginning to its end [us]; never_us: it had not ended.
using TimeSpan = std::pair<TimeUs, TimeUs>;

/// Times that never came are never_us.
///
/// Running out of money ends a run where the line's rule is to end (`when_exhausted`); where it is to wait, the
/// decision stands, and the same run goes on once there is money again, with what is left of its duration.
struct MeasureProgress {
    TimeUs ordered_us = never_us;
    TimeUs decided_us = never_us;
    TimeUs approved_us = never_us;   ///< the last approval; never_us also where none was needed
    TimeUs funded_us = never_us;     ///< for the first time
    TimeUs effective_us = never_us;  ///< for the first time
    TimeUs ended_us = never_us;      ///< ended, called off, given up, or stopped for want of money
    std::string part;                ///< what came of what was wanted, 2/5, where not all did: measure_funded's detail
    std::vector<Interruption> interruptions;

    /// Takes in the run's next event.
    void take(const response::Event& event);
    /// The spans in which it was in effect, in order.
    [[nodiscard]] std::vector<TimeSpan> in_effect() const;
};

/// Every run of every measure in a history, by measure, in order of time.
/// @param events  in order of time, of one replication
[[nodiscard]] std::map<std::string, std::vector<MeasureProgress>> measure_runs(
    const std::vector<response::Event>& events, const scenario::Plan& plan);

}  // namespace umbral::analysis
