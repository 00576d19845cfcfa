#pragma once
// What `umbral compare` was asked to do: its own options beside those it shares with `umbral run`, and the inputs of
// the plans it names.

#include <optional>
#include <string>
#include <vector>

#include "analysis/best_plan.hpp"
#include "cli/run_options.hpp"

namespace umbral::cli {

/// The command line as written; empty where an option was not given.
struct CompareTexts {
    RunTexts run;
    std::string plans;
    std::string baseline;
    std::string objective;
    std::string indifference;
    std::string ledger = "6";
};

struct CompareOptions {
    RunOptions run;
    std::vector<std::string> plans;  ///< as written: "none" is the run without a plan; empty: all of the scenario
    std::string baseline;
    std::string objective;
    std::optional<double> indifference;
    std::size_t ledger = 6;  ///< assumptions to run again
};

/// What is wrong with an option, by itself or beside the others, is in the reader.
[[nodiscard]] CompareOptions read_compare_options(const CompareTexts& texts, OptionReader& reader);

/// The plans to compare, read and checked.
struct ComparedInputs {
    std::vector<scenario::Input> inputs;  ///< one per plan, in the order asked for; all of one scenario
    std::vector<std::string> plans;       ///< their ids
    std::string baseline;                 ///< the id of one of them
};

/// @throws InputError  fewer than two plans, a plan twice or unknown, a baseline that is not compared, or whatever is
///                     wrong with the scenario or a plan
[[nodiscard]] ComparedInputs read_compared_inputs(const CompareOptions& options);

/// @throws InputError  the indicator is about a level, measure or line that some compared plan does not have
void check_shared(const ComparedInputs& compared, const analysis::IndicatorKey& indicator, const char* option);

/// The objective asked for, else the scenario's first question with a better way that all plans can be asked; empty
/// where there is neither.
/// @throws InputError  as parse_objective and check_shared; an indifference without anything to be good at
[[nodiscard]] std::optional<analysis::Objective> objective_of(const CompareOptions& options,
                                                              const ComparedInputs& compared);

}  // namespace umbral::cli
