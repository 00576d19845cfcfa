#pragma once
// What a comparison amounts to beyond single differences, as sentences: the best plan, plans beaten on cost and
// outcome, the assumptions the verdict hangs on.

#include <string>
#include <vector>

#include "analysis/comparison_results.hpp"
#include "scenario/scenario.hpp"

namespace umbral::cli {

/// Which plan is best, with which confidence; or why that is not known.
[[nodiscard]] std::string selection_sentence(const analysis::ComparisonResults& results,
                                             const scenario::Scenario& scenario);

/// "Binational costs no less than X and does no better"; empty where no plan is beaten.
[[nodiscard]] std::string dominance_sentence(const analysis::PlanTradeoff& tradeoff,
                                             const analysis::ComparisonResults& results);

/// What is in no plan's cost, then what is not in each plan's; none where all is priced.
[[nodiscard]] std::vector<std::string> unpriced_sentences(const analysis::ComparisonResults& results);

/// How much of the input is assumed, and what was put to the test how.
[[nodiscard]] std::string ledger_sentence(const analysis::ComparisonResults& results,
                                          const scenario::Scenario& scenario);
/// One assumption at the end of its range: what is left of the difference.
[[nodiscard]] std::string rerun_sentence(const analysis::RerunAssumption& rerun,
                                         const analysis::AssumptionLedger& ledger);

}  // namespace umbral::cli
