#pragma once
// Plans against a baseline on common random numbers: every indicator's paired difference and what it amounts to.
// The mathematics is in docs/comparison.md.

#include <optional>
#include <string>
#include <vector>

#include "analysis/indicator_key.hpp"
#include "analysis/paired.hpp"
#include "analysis/results.hpp"
#include "study/store.hpp"

namespace umbral::analysis {

/// What a difference amounts to. `lower` and `higher` are for indicators that have no better way.
enum class Finding { better, worse, lower, higher, unclear, same, too_few, not_defined };
[[nodiscard]] const char* name_of(Finding finding);
/// Whether a difference counts as found: what is called clear anywhere is this, and nothing else.
[[nodiscard]] bool is_clear(Finding finding);

/// Below this, no verdict: even if all of five differences had one sign, a sign test could not tell at the 5 % level.
inline constexpr std::size_t least_histories = 6;
/// Above this share of histories without a value, no verdict: what is left may be the easy histories.
inline constexpr double most_missing_fraction = 0.2;

struct Difference {
    IndicatorKey indicator;
    std::string unit;
    std::string plan;
    std::string baseline;
    PairedSummary pairs;
    scenario::Better better = scenario::Better::neither;
    bool declared = false;          ///< one of the scenario's questions; all others are exploratory
    std::optional<double> p_value;  ///< two-sided; of a declared one corrected by Holm over all declared ones
    Finding finding = Finding::not_defined;

    /// Probability that the plan's mean is the better one; empty where neither way is better or nothing differs.
    [[nodiscard]] std::optional<double> p_better() const;
    /// Histories in which the plan did better, of those in which both have a value; empty as above.
    [[nodiscard]] std::optional<double> share_of_histories_better() const;
};

/// The finding that a difference's pairs and p-value give.
[[nodiscard]] Finding judge(const Difference& difference);

/// What a comparison takes of a plan: its values history by history.
struct PlanSample {
    std::vector<std::uint32_t> histories;            ///< numbers of the finished ones, ascending
    std::vector<study::IndicatorSample> indicators;  ///< values in the order of `histories`

    [[nodiscard]] const study::IndicatorSample* find(const IndicatorKey& indicator) const;
};

struct Comparison {
    std::vector<Results> plans;       ///< as asked for, the baseline among them; indicators over `histories`
    std::vector<PlanSample> samples;  ///< as `plans`
    std::size_t baseline = 0;         ///< position of the baseline
    std::size_t histories = 0;        ///< finished under every plan
    std::vector<std::size_t> shared;  ///< with the baseline, on which a plan's differences rest        (plans)
    std::vector<IndicatorKey> questions;
    std::vector<Difference> differences;  ///< plan by plan, then in Store::indicators' order

    [[nodiscard]] const Difference* find(const std::string& plan, const IndicatorKey& indicator) const;
};

/// Compares the finished replications that each plan shares with the baseline. The one judgement: what any screen or
/// file says of a difference between plans is of here.
///
/// An indicator that only one of the two has is left out. What is said of the plans one by one (`Results::indicators`)
/// is of the replications that all of them finished, so that plans of which more or fewer were run can be set side by
/// side.
/// @param plans     at least two, `baseline` the position of one of them; their indicators are put in place here
/// @param samples   as `plans`
/// @param questions  of the scenario: their differences are declared, and one family for Holm's correction
[[nodiscard]] Comparison compare_plans(std::vector<Results> plans, std::vector<PlanSample> samples,
                                       std::size_t baseline, const std::vector<IndicatorKey>& questions);
/// The same of plans of a study.
/// @param plans  at least two ids, `baseline` one of them
/// @throws InputError  the study has no such plan
[[nodiscard]] Comparison compare_plans(const study::Store& store, const std::vector<std::string>& plans,
                                       const std::string& baseline, const std::vector<IndicatorKey>& questions);

/// The finding a difference would have on other pairs of the same plans; a declared one is corrected by Holm beside the
/// other declared differences as they are.
[[nodiscard]] Finding judge_instead(const Comparison& comparison, const Difference& difference,
                                    const PairedSummary& pairs);

/// One indicator's values of several plans in the histories that all have so far, in the order of histories.
///
/// Histories in which a plan crashed or has no value are left out for all. A plan that was not run any further ends
/// there, and the others go on.
/// @return  (plans x histories_i)
[[nodiscard]] std::vector<std::vector<double>> common_values(const study::Store& store,
                                                             const std::vector<std::string>& plans,
                                                             const IndicatorKey& indicator);

/// The paired difference of one indicator in all histories that both plans finished; of no pairs where one has it not.
[[nodiscard]] PairedSummary paired_difference(const PlanSample& plan, const PlanSample& baseline,
                                              const IndicatorKey& indicator);

/// The paired difference of one indicator in the first `replications` of two plans.
[[nodiscard]] PairedSummary paired_difference(const study::Store& store, const std::string& plan,
                                              const std::string& baseline, const IndicatorKey& indicator,
                                              std::uint32_t replications = UINT32_MAX);

}  // namespace umbral::analysis
