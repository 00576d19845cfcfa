#pragma once
// Which plan is best for one objective: KN, the fully sequential procedure of Kim and Nelson, on paired differences.
// Plans that are clearly worse are dropped on the way, at a common number of histories.

#include <cstddef>
#include <optional>
#include <vector>

namespace umbral::analysis {

struct SelectionRule {
    double indifference = 0;       ///< > 0, in the objective's unit: a smaller difference does not matter
    double confidence = 0.95;      ///< of a correct selection, in (1/k, 1) for k plans
    bool lower_is_better = true;   ///< else higher is
    std::size_t first_stage = 10;  ///< histories from which the variances of differences are taken, at least 2
};

/// What became of a plan.
struct PlanStanding {
    bool in_contention = true;              ///< not dropped; with a best plan found, only that one
    std::size_t histories = 0;              ///< on which it was last compared: those before it was dropped
    std::optional<std::size_t> dropped_by;  ///< index of the plan that did clearly better
    double mean = 0;                        ///< of the objective over these histories
};

struct Selection {
    std::vector<PlanStanding> plans;  ///< in the order given
    std::optional<std::size_t> best;  ///< empty while more histories are needed
    std::size_t histories = 0;        ///< looked at
    std::size_t most_histories = 0;   ///< no more than these are ever needed; 0 before the first stage is complete
};

/// Runs KN over the values so far.
///
/// With the stated confidence the selected plan is the best one, or its mean is within the indifference of the best.
/// Values are taken as normal; common random numbers are allowed for (Bonferroni over pairs of plans), and the better
/// they work the sooner it ends. Of plans that are the same to the last digit, the first is selected.
///
/// @param values  the objective in common histories     (plans x histories_i); a plan may have fewer than the others
///                from where it is dropped
/// @pre at least two plans
/// @source  Kim & Nelson 2001, "A fully sequential procedure for indifference-zone selection in simulation", ACM
///          Transactions on Modeling and Computer Simulation 11(3):251-273; c = 1
[[nodiscard]] Selection select_best(const std::vector<std::vector<double>>& values, const SelectionRule& rule);

}  // namespace umbral::analysis
