#pragma once
// What a comparison amounts to beyond single differences, as sentences: the best plan, the assumptions the verdict
// hangs on. Plans beaten on cost and outcome: analysis/tradeoff.hpp.

#include <string>

#include "analysis/comparison_results.hpp"
#include "scenario/scenario.hpp"

namespace umbral::cli {

/// Which plan is best, with which confidence; or why that is not known.
[[nodiscard]] std::string selection_sentence(const analysis::ComparisonResults& results,
                                             const scenario::Scenario& scenario);

/// How much of the input is assumed, and what was put to the test how.
[[nodiscard]] std::string ledger_sentence(const analysis::ComparisonResults& results,
                                          const scenario::Scenario& scenario);
/// One assumption at the end of its range: what is left of the difference.
[[nodiscard]] std::string rerun_sentence(const analysis::RerunAssumption& rerun,
                                         const analysis::AssumptionLedger& ledger);

}  // namespace umbral::cli
