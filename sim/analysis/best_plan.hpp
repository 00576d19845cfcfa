#pragma once
// The best plan of a study for an objective, and how many replications it takes to know it.

#include <optional>
#include <string>
#include <vector>

#include "analysis/indicator_key.hpp"
#include "analysis/selection.hpp"
#include "analysis/stopping.hpp"
#include "study/ensemble.hpp"
#include "study/store.hpp"

namespace umbral::analysis {

/// What plans are to be good at.
struct Objective {
    IndicatorKey indicator;
    std::optional<double> indifference;  ///< [the indicator's unit] a smaller difference does not matter
};

/// Reads NAME[.STAT][@SCOPE]. @throws InputError  as parse_indicator; an indicator of which neither way is better
[[nodiscard]] IndicatorKey parse_objective(const std::string& text, const scenario::Scenario& scenario);

/// KN over the replications so far. @pre objective.indifference is given
/// @throws InputError  the objective has no value in any replication that all plans have
[[nodiscard]] Selection select_plan(const study::Store& store, const std::vector<std::string>& plans,
                                    const Objective& objective);

/// What has to be known before a comparison may stop adding replications; at least one of the two.
struct Precision {
    std::optional<Objective> objective;  ///< the best plan is selected
    std::vector<Target> targets;         ///< every plan's difference from the baseline is known that well
};

/// Whether the first `replications` of every plan are enough.
[[nodiscard]] bool is_precise(const study::Store& store, const std::vector<std::string>& plans,
                              const std::string& baseline, const Precision& precision);

/// Adds batches of 10 until all is known that shall be, at most 1000 replications of a plan. Plans that KN has dropped
/// get no more, unless a target is still to be met. Decides on complete batches only.
/// @param store  must outlive the goal
[[nodiscard]] study::Goal until_known(const study::Store& store, std::vector<std::string> plans, std::string baseline,
                                      Precision precision);

}  // namespace umbral::analysis
