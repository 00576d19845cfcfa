#include "gui/model/worse_off.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "analysis/scope_words.hpp"
#include "analysis/worse_off.hpp"
#include "base/i18n.hpp"
#include "gui/model/difference.hpp"
#include "gui/model/parameters.hpp"

namespace umbral::gui {
namespace {

bool is_grouped(const engine::Scope& scope) {
    constexpr std::array<const char*, 3> dimensions{"profile", "site", "country"};
    return scope.parts.size() == 1 &&
           std::find(dimensions.begin(), dimensions.end(), scope.parts.front().first) != dimensions.end();
}

/// The groups' means, as the analysis wants them; everything else is left out.
analysis::Results results_of(const Outcome& outcome, const std::string& id) {
    analysis::Results results;
    results.plan.id = id;
    results.replications = static_cast<std::uint32_t>(outcome.replications.size());
    for (const auto& sample : outcome.samples) {
        if (!is_grouped(sample.scope)) continue;
        results.indicators.push_back(
            {sample.name, sample.stat, sample.scope, sample.unit, analysis::summarise(sample.values)});
    }
    return results;
}

void add_differences(analysis::Comparison& comparison, const Outcome& outcome, const Outcome& baseline,
                     const std::string& id) {
    for (const auto& sample : outcome.samples) {
        if (!is_grouped(sample.scope)) continue;
        const Question question{sample.name, sample.stat, to_text(sample.scope)};
        analysis::Difference difference;
        difference.indicator = {sample.name, sample.stat, sample.scope};
        difference.better = analysis::better_of(sample.name);
        if (difference.better == scenario::Better::neither) continue;
        difference.unit = sample.unit;
        difference.plan = id;
        difference.baseline = "baseline";
        difference.pairs = reckon(outcome, &baseline, question).difference;
        difference.p_value = difference.pairs.p_value;
        comparison.differences.push_back(std::move(difference));
    }
}

std::string sentence(const analysis::WorseOff& worst, const scenario::Scenario& scenario) {
    const analysis::IndicatorKey& key = worst.difference.indicator;
    Reckoning reckoning;
    reckoning.difference = worst.difference.pairs;
    const bool is_clear = worst.difference.finding == analysis::Finding::worse;
    reckoning.verdict = is_clear ? Verdict::worse : Verdict::uncertain;
    return fmt::format("{}: {} {} ({})", analysis::scope_name({{{worst.dimension, worst.group}}}, scenario),
                       question_title({key.name, key.stat, ""}), difference_text(reckoning, worst.difference.unit),
                       verdict_words(reckoning.verdict));
}

}  // namespace

std::vector<WorseOffRow> worse_off_rows(const World& world) {
    std::vector<WorseOffRow> rows;
    const Outcome* baseline = world.baseline == nullptr ? nullptr : world.baseline->outcome.get();
    const Reading* reading = world.reading();
    if (baseline == nullptr || reading == nullptr) return rows;
    const scenario::Scenario& scenario = reading->input.scenario;
    analysis::Comparison comparison;
    comparison.questions = analysis::questions_of(scenario);
    comparison.plans.push_back(results_of(*baseline, "baseline"));
    std::vector<const PlanView*> shown;
    for (const PlanView& plan : world.plans) {
        const Outcome* outcome = plan.progress == nullptr ? nullptr : plan.progress->outcome.get();
        if (outcome == nullptr || outcome == baseline) continue;
        const std::string id = std::to_string(shown.size());
        shown.push_back(&plan);
        comparison.plans.emplace_back().plan.id = id;
        add_differences(comparison, *outcome, *baseline, id);
    }
    for (const PlanView* plan : shown) rows.push_back({plan->title, plan->color, "", ""});
    for (const analysis::WorseOff& worst : analysis::find_worse_off(comparison)) {
        if (worst.group.empty()) continue;
        WorseOffRow& row = rows.at(std::stoul(worst.plan));
        std::string& text = worst.difference.finding == analysis::Finding::worse ? row.certain : row.uncertain;
        text += (text.empty() ? "" : "; ") + sentence(worst, scenario);
    }
    for (WorseOffRow& row : rows) {
        if (row.certain.empty() && row.uncertain.empty())
            row.uncertain = tr("no kind of party, site or country is worse off, even on the mean");
    }
    return rows;
}

}  // namespace umbral::gui
