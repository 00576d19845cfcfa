#pragma once
// The plans beside each other as `umbral compare` judges them: the same differences, corrections and words, of what is
// in memory (analysis::compare_plans). Cards, tables, charts and files take their verdicts from here.

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/comparison.hpp"
#include "gui/model/difference.hpp"
#include "gui/model/world.hpp"

namespace umbral::gui {

struct Judgement {
    /// Of every plan that is simulated, one time each; only the indicators that screens show. Empty where there are not
    /// two.
    analysis::Comparison comparison;
    /// Where each of World::plans is in the comparison; nothing where it is not simulated.
    std::vector<std::optional<std::size_t>> positions;

    /// The difference of one of World::plans from the baseline; nothing for the baseline itself, for what one of the
    /// two does not have, and where there is nothing to compare with.
    [[nodiscard]] const analysis::Difference* difference(std::size_t plan, const Question& question) const;
    /// Over the histories that all of the plans have; nothing where the plan has it not.
    [[nodiscard]] const analysis::IndicatorResult* result(std::size_t plan, const Question& question) const;
    [[nodiscard]] bool is_asked(const Question& question) const;
    /// What is priced under one of World::plans. Of a draft also what it adds, as if it were saved without a cost.
    [[nodiscard]] const scenario::Pricing* pricing(std::size_t plan) const;

    /// What it was made from, and what finds things in it.
    struct Made {
        std::vector<std::shared_ptr<const Outcome>> outcomes;  ///< of World::plans, then of the baseline
        std::vector<std::string> titles;
        std::shared_ptr<const Reading> draft;  ///< that the draft's outcome is of
        friend bool operator==(const Made&, const Made&) = default;
    } made;
    using Key = std::pair<std::size_t, analysis::IndicatorKey>;  ///< position in the comparison
    std::map<Key, std::size_t> differences;
    std::map<Key, std::size_t> results;
};

/// @param world     all but its judgement
/// @param previous  taken over while it is of the same outcomes; may be nothing
[[nodiscard]] std::shared_ptr<const Judgement> judge(const World& world, std::shared_ptr<const Judgement> previous);

}  // namespace umbral::gui
