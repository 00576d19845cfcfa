#pragma once
// The assumption ledger of a comparison: how much of the input is assumed, and which assumptions, moved to the end of
// their range one at a time on the same random numbers, come nearest to flipping the verdict on the objective.
//
// Every assumption with a range was drawn anew in each history, so the histories already run say which ones move the
// difference of the two plans (screening, by correlation). Only the few that may matter most are run again, pinned to
// one end of their range and to the other: a few histories may be wrong about which of the two weakens the verdict.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "analysis/comparison.hpp"
#include "scenario/ledger.hpp"
#include "scenario/pin.hpp"
#include "study/ensemble.hpp"
#include "study/store.hpp"

namespace umbral::analysis {

/// An assumption, and where its range's end would take the difference, judged from the histories run.
struct ScreenedAssumption {
    scenario::RangedInput input;
    double correlation = 0;  ///< of its draws with the paired differences
    double end = 0;          ///< the end of its range towards which the difference shrinks, by the line below
    double predicted = 0;    ///< the mean difference at that end, by the regression line on this input alone
};

/// Orders assumptions by how near a move to the end of their range brings the difference to flipping, the nearest
/// first.
///
/// @param inputs       as drawn
/// @param draws        (inputs x histories)
/// @param differences  plan minus baseline, not all equal                  (histories)
/// @pre at least three histories
/// @source  one straight line per input (least squares); inputs are drawn independently, so that a line on one input
///          alone is not biased by the others. docs/comparison.md
[[nodiscard]] std::vector<ScreenedAssumption> screen_assumptions(const std::vector<scenario::RangedInput>& inputs,
                                                                 const std::vector<std::vector<double>>& draws,
                                                                 const std::vector<double>& differences);

/// What became of the difference with one assumption at the end of its range, beside the same histories unmoved.
enum class MovedVerdict {  // the worse for the verdict, the later
    holds,                 ///< the same plan is ahead, and as clearly
    weakens,               ///< the same plan is ahead on the mean, no longer clearly
    flips,                 ///< the other plan is ahead on the mean
};
[[nodiscard]] const char* name_of(MovedVerdict outcome);

struct RerunAssumption {
    ScreenedAssumption screened;
    double moved_to = 0;                     ///< the end of the range that came nearer to flipping
    PairedSummary difference;                ///< plan minus baseline with the input pinned there
    double left = 0;                         ///< of the difference without the pin: 1 unmoved, 0 gone, negative flipped
    Finding finding = Finding::not_defined;  ///< what this difference is, judged as the verdict was
    MovedVerdict outcome = MovedVerdict::holds;
};
/// Whether one is nearer to flipping the verdict than the other: one that flips it before one that only weakens it
/// before one under which it holds, each by what is left of the difference.
[[nodiscard]] bool is_nearer_to_flipping(const RerunAssumption& one, const RerunAssumption& other);

struct AssumptionLedger {
    scenario::LedgerSummary counts;  ///< of the scenario and the plans compared
    std::size_t ranged = 0;          ///< assumptions with a range, which alone can be moved
    IndicatorKey objective;
    std::string plan;      ///< whose verdict is put to the test
    std::string baseline;  ///< against this plan
    std::uint32_t screened_histories = 0;
    std::uint32_t rerun_histories = 0;
    Finding verdict = Finding::not_defined;  ///< the one put to the test, over all histories
    PairedSummary unmoved;                   ///< the difference in the rerun histories as they were
    Finding unmoved_finding = Finding::not_defined;
    std::vector<RerunAssumption> rerun;  ///< nearest to flipping first
    std::size_t failed = 0;              ///< pinned runs that gave no result
    int stop_signal = 0;                 ///< as in study::EnsembleResult
};

struct LedgerOptions {
    std::size_t rerun = 6;        ///< assumptions run again
    std::uint32_t histories = 8;  ///< of each, at most
    unsigned jobs = 1;
    std::uint64_t seed = 1;  ///< the study's
    double until_days = 0;   ///< the study's, as in engine::ReplicationOptions
    std::function<void(const study::EnsembleProgress&)> on_progress;
};

/// Screens, runs again and ranks. Nothing is rerun where the two plans are the same in every history, where fewer than
/// three histories are there, or where no assumption has a range. Moved differences are judged in the verdict's place
/// (judge_instead), so that clear means there what it means in the verdict.
///
/// @param comparison      that has the verdict: of the plan and the baseline in the objective
/// @param plan, baseline  inputs whose replications are in the store
/// @throws StudyError  the system gives no workers
[[nodiscard]] AssumptionLedger test_assumptions(const study::Store& store, const Comparison& comparison,
                                                const scenario::Input& plan, const scenario::Input& baseline,
                                                const IndicatorKey& objective, const LedgerOptions& options);

}  // namespace umbral::analysis
