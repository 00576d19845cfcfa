#pragma once
// On what terms a draft is saved as a plan: for each measure that it becomes who does it, from when, after what time,
// with whose approval and at what cost.

#include <array>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "gui/model/plan_file.hpp"
#include "gui/model/world.hpp"
#include "gui/panels/ui.hpp"

namespace umbral::gui {

/// The terms of one measure as they are typed.
struct TermsFields {
    DraftMeasure draft;                ///< on the usual terms
    std::vector<std::string> changes;  ///< what it does, in words
    std::string actor;
    std::vector<std::string> approvals;
    std::array<char, 11> date{};
    std::array<char, 16> lead_time_h{};
    std::array<std::array<char, 16>, 4> cost{};  ///< fixed, a day, a unit and day, a person [USD]
};

/// The measures that the present draft would become, on the usual terms.
[[nodiscard]] std::vector<TermsFields> terms_of(const World& world, const UnitCosts& unit_costs);
/// Changes of the present draft that no plan can hold, in words.
[[nodiscard]] std::vector<std::string> beyond_plans(const World& world, const UnitCosts& unit_costs);

void draw_terms(const Ui& ui, const Reading& saved, TermsFields& fields);
/// What is wrong with what was typed, in the user's language; empty: nothing.
[[nodiscard]] std::string problem_of(const TermsFields& fields, const scenario::Scenario& scenario);
/// PlanTerms::by_measure of what is otherwise than usual.
[[nodiscard]] nlohmann::json patches_of(const std::vector<TermsFields>& terms);

}  // namespace umbral::gui
