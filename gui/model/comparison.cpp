#include "gui/model/comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/names.hpp"
#include "base/i18n.hpp"
#include "gui/model/parameters.hpp"
#include "gui/model/prices.hpp"
#include "gui/model/strip.hpp"

namespace umbral::gui {
namespace {

std::string scope_text(const World& world, const std::string& scope) {
    if (scope == "all" || world.outcome() == nullptr) return {};
    const auto colon = scope.find(':');
    if (scope.rfind("site:", 0) == 0) return analysis::name_in(world.outcome()->header.sites, scope.substr(colon + 1));
    return scope.substr(colon + 1);
}

struct Asked {
    Question question;
    bool asked = false;
};

std::vector<Asked> questions_of(const World& world) {
    std::vector<Asked> list;
    const auto add = [&](const Question& question, bool asked) {
        const auto same = [&](const Asked& other) { return other.question == question; };
        if (std::none_of(list.begin(), list.end(), same)) list.push_back({question, asked});
    };
    if (const Reading* reading = world.reading()) {
        for (const auto& question : reading->input.scenario.questions)
            add({question.indicator, question.stat, question.scope}, true);
    }
    const Selection& selection = world.state->session.selection;
    for (const Question& question : strip_questions("")) add(question, false);
    for (const Question& question : further_questions()) add(question, false);
    if (selection.subject == Subject::site) {
        for (const Question& question : strip_questions(selection.id)) add(question, false);
    }
    return list;
}

/// One of World::plans in one row.
ComparedCell cell_of(const World& world, std::size_t plan, const Question& question, ComparedRow& row) {
    ComparedCell cell;
    const Progress* progress = world.plans[plan].progress;
    if (progress == nullptr || progress->outcome == nullptr || world.judgement == nullptr) return cell;
    const auto* result = world.judgement->result(plan, question);
    if (result == nullptr) return cell;
    if (row.unit.empty()) row.unit = figure_unit(result->unit);
    row.raw_unit = result->unit;
    if (const auto* difference = world.judgement->difference(plan, question)) {
        cell.verdict = verdict_words(*difference);
        cell.finding = difference->finding;
        cell.paired = difference->pairs;
        cell.difference = difference_text(*difference);
    }
    if (!result->summary.mean) return cell;
    cell.known = true;
    cell.mean = *result->summary.mean;
    cell.low = result->summary.ci95_low.value_or(cell.mean);
    cell.high = result->summary.ci95_high.value_or(cell.mean);
    const std::string magnitude = magnitude_words(cell.mean);
    cell.value = figure_text(cell.mean, result->unit) + (magnitude.empty() ? "" : " " + magnitude);
    if (result->summary.ci95_low)
        cell.interval = fmt::format(fmt::runtime(tr("{} to {}")), figure_text(cell.low, result->unit, cell.mean),
                                    figure_text(cell.high, result->unit, cell.mean));
    return cell;
}

/// What has no price is said in the cell of the plan's cost, as `umbral compare` says it: never zero.
void tell_price(const Judgement& judgement, std::size_t plan, ComparedCell& cell) {
    const scenario::Pricing* pricing = judgement.pricing(plan);
    if (pricing == nullptr || !cell.known) return;
    if (pricing->priced == 0) {
        cell = {};
        cell.value = tr("not priced");
        return;
    }
    cell.note = unpriced_words(*pricing);
    if (cell.finding != analysis::Finding::same || !adds_unpriced(judgement, plan)) return;
    cell.difference = tr("not priced");  // "no difference" would say that what was added is free
    cell.verdict.clear();
    cell.finding.reset();
}

/// Tells costs, and which plans others beat.
void tell_costs(const World& world, std::size_t objective, Comparison& comparison) {
    if (world.judgement == nullptr) return;
    const Judgement& judgement = *world.judgement;
    std::vector<analysis::PlanTradeoff> tradeoffs;
    if (!judgement.comparison.samples.empty() && objective < comparison.rows.size())
        tradeoffs = analysis::weigh_costs(judgement.comparison, key_of(comparison.rows[objective].question));
    const bool any_priced =
        std::any_of(tradeoffs.begin(), tradeoffs.end(), [](const auto& one) { return one.cost.has_value(); });
    for (ComparedRow& row : comparison.rows) {
        if (row.question.name != "cost_usd" || row.question.scope != "all") continue;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            tell_price(judgement, i, row.cells[i]);
            const auto position = i < judgement.positions.size() ? judgement.positions[i] : std::nullopt;
            if (!position || *position >= tradeoffs.size() || !row.cells[i].known) continue;
            const std::string dominated = analysis::dominance_words(tradeoffs[*position].dominance);
            std::string& note = row.cells[i].note;
            if (!dominated.empty()) note += (note.empty() ? "" : ", ") + dominated;
        }
    }
    for (const auto& tradeoff : tradeoffs) {
        const std::string sentence = analysis::dominance_sentence(tradeoff, judgement.comparison);
        if (!sentence.empty()) comparison.notes.push_back(sentence);
    }
    if (!any_priced && !tradeoffs.empty()) comparison.notes.emplace_back(tr("No plan is priced."));
    if (any_priced) {
        for (auto& sentence : analysis::unpriced_sentences(judgement.comparison))
            comparison.notes.push_back(std::move(sentence));
    }
}

std::string problem_of(const Progress* progress) {
    const bool is_wrong = progress != nullptr && (progress->stage == Stage::broken || progress->stage == Stage::failed);
    return is_wrong && !progress->problems.empty() ? to_text(progress->problems.front()) : std::string();
}

void find_range(ComparedRow& row) {
    bool any = false;
    for (const ComparedCell& cell : row.cells) {
        if (!cell.known) continue;
        row.smallest = any ? std::min(row.smallest, cell.low) : cell.low;
        row.largest = any ? std::max(row.largest, cell.high) : cell.high;
        any = true;
    }
    // Counts and times are never negative: the scale starts at zero, so that lengths are honest.
    row.smallest = std::min(0.0, row.smallest);
}

}  // namespace

Comparison make_comparison(const World& world, std::size_t objective) {
    Comparison comparison;
    comparison.baseline_title = world.baseline_title;
    const std::string& pinned = world.state->draft.baseline;
    for (const PlanView& plan : world.plans) {
        const bool has_outcome = plan.progress != nullptr && plan.progress->outcome != nullptr;
        comparison.plans.push_back({plan.id, plan.title, plan.color,
                                    has_outcome ? plan.progress->outcome->replications.size() : 0, plan.is_draft,
                                    plan.progress == world.baseline || (!plan.is_draft && plan.id == pinned),
                                    problem_of(plan.progress)});
    }
    for (const Asked& asked : questions_of(world)) {
        ComparedRow row;
        row.question = asked.question;
        row.title = question_title(asked.question);
        const std::string place = scope_text(world, asked.question.scope);
        if (!place.empty()) row.title += ", " + place;
        row.qualifier = stat_words(asked.question.stat);
        row.asked = asked.asked;
        for (std::size_t plan = 0; plan < world.plans.size(); ++plan)
            row.cells.push_back(cell_of(world, plan, asked.question, row));
        find_range(row);
        comparison.rows.push_back(std::move(row));
    }
    tell_costs(world, objective, comparison);
    return comparison;
}

const ComparedRow* cost_row(const Comparison& comparison) {
    for (const ComparedRow& row : comparison.rows) {
        const bool known = std::any_of(row.cells.begin(), row.cells.end(), [](const auto& cell) { return cell.known; });
        if (row.question == Question{"cost_usd", "total", "all"} && known) return &row;
    }
    return nullptr;
}

}  // namespace umbral::gui
