#include "gui/model/comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/names.hpp"
#include "base/i18n.hpp"
#include "gui/model/parameters.hpp"
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
    for (const char* name : {"waiting_person_h", "crowded_person_h", "officer_h"}) add({name, "total", "all"}, false);
    if (selection.subject == Subject::site) {
        for (const Question& question : strip_questions(selection.id)) add(question, false);
    }
    return list;
}

ComparedCell cell_of(const Progress* progress, const Outcome* baseline, const Question& question, ComparedRow& row) {
    ComparedCell cell;
    const Outcome* outcome = progress == nullptr ? nullptr : progress->outcome.get();
    if (outcome == nullptr) return cell;
    const auto* sample = outcome->find(question.name, question.stat, question.scope);
    if (sample == nullptr) return cell;
    if (row.unit.empty()) row.unit = figure_unit(sample->unit);
    row.raw_unit = sample->unit;
    const Reckoning reckoning = reckon(*outcome, baseline, question);
    cell.verdict = reckoning.verdict;
    cell.paired = reckoning.difference;
    cell.difference = difference_text(reckoning, sample->unit);
    if (!reckoning.value.mean) return cell;
    cell.known = true;
    cell.mean = *reckoning.value.mean;
    cell.low = reckoning.value.ci95_low.value_or(cell.mean);
    cell.high = reckoning.value.ci95_high.value_or(cell.mean);
    const std::string magnitude = magnitude_words(cell.mean);
    cell.value = figure_text(cell.mean, sample->unit) + (magnitude.empty() ? "" : " " + magnitude);
    if (reckoning.value.ci95_low)
        cell.interval = fmt::format(fmt::runtime(tr("{} to {}")), figure_text(cell.low, sample->unit, cell.mean),
                                    figure_text(cell.high, sample->unit, cell.mean));
    return cell;
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

Comparison make_comparison(const World& world) {
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
    const Outcome* baseline = world.baseline == nullptr ? nullptr : world.baseline->outcome.get();
    for (const Asked& asked : questions_of(world)) {
        ComparedRow row;
        row.question = asked.question;
        row.title = question_title(asked.question);
        const std::string place = scope_text(world, asked.question.scope);
        if (!place.empty()) row.title += ", " + place;
        row.qualifier = stat_words(asked.question.stat);
        row.asked = asked.asked;
        for (const PlanView& plan : world.plans)
            row.cells.push_back(cell_of(plan.progress, baseline, asked.question, row));
        find_range(row);
        comparison.rows.push_back(std::move(row));
    }
    return comparison;
}

}  // namespace umbral::gui
