#pragma once
// Plans side by side: every indicator with its interval, the paired difference from the baseline and a verdict.

#include <string>
#include <vector>

#include "gui/model/difference.hpp"
#include "gui/model/world.hpp"

namespace umbral::gui {

struct ComparedCell {
    std::string value;
    std::string interval;
    std::string difference;
    Verdict verdict = Verdict::none;
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
    bool asked = false;               ///< the scenario asks about it: verdicts on it are confirmatory
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
};

/// Questions of the scenario first, then the strip's, each once.
[[nodiscard]] Comparison make_comparison(const World& world);

}  // namespace umbral::gui
