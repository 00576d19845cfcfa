#pragma once
// Plans side by side: every indicator with its interval, the paired difference from the baseline and a verdict.

#include <optional>
#include <string>
#include <vector>

#include "analysis/tradeoff.hpp"
#include "gui/model/difference.hpp"
#include "gui/model/judgement.hpp"
#include "gui/model/world.hpp"

namespace umbral::gui {

struct ComparedCell {
    std::string value;
    std::string interval;
    std::string difference;
    std::string verdict{};  ///< as `umbral compare` says it; empty: nothing to compare with
    std::optional<analysis::Finding> finding{};
    std::string note{};  ///< of a cost: "2 not priced", "dominated"
    bool known = false;
    double mean = 0;
    double low = 0;  ///< of the 95 % interval
    double high = 0;
    analysis::PairedSummary paired{};  ///< the difference from the baseline; empty for the baseline itself
};

struct ComparedRow {
    Question question;
    std::string title;
    std::string qualifier;
    std::string unit;                 ///< as figures are written
    std::string raw_unit;             ///< of the numbers
    bool asked = false;               ///< the scenario asks about it; else verdicts on it are exploratory
    std::vector<ComparedCell> cells;  ///< as Comparison::plans
    double smallest = 0;              ///< of all intervals in the row
    double largest = 0;
};

struct ComparedPlan {
    std::string id;
    std::string title;
    std::size_t color = 0;
    std::size_t histories = 0;
    bool is_draft = false;
    bool is_baseline = false;
    std::string problem{};  ///< why it is not simulated, in the user's language; empty: nothing is wrong
};

struct Comparison {
    std::vector<ComparedPlan> plans;
    std::vector<ComparedRow> rows;
    std::string baseline_title;
    std::vector<std::string> notes;  ///< plans that another one beats on cost and outcome, and what has no price
};

/// Questions of the scenario first, then the strip's, each once. Figures are over the histories that all plans have.
/// @param objective  the row that cost is held against: what a plan is dominated in, beside cost and the questions
[[nodiscard]] Comparison make_comparison(const World& world, std::size_t objective = 0);

/// The row that costs are in; nothing where no plan is priced.
[[nodiscard]] const ComparedRow* cost_row(const Comparison& comparison);

}  // namespace umbral::gui
