#include "gui/model/judgement.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "analysis/worse_off.hpp"
#include "base/i18n.hpp"
#include "gui/model/draft_measures.hpp"
#include "gui/model/strip.hpp"

namespace umbral::gui {
namespace {

/// A plan to be compared: one of World::plans, or the baseline beside them.
struct Compared {
    std::string id;
    std::string title;
    std::shared_ptr<const Outcome> outcome;
    std::shared_ptr<const Reading> reading;  ///< that the outcome is of
    bool is_draft = false;
};

Compared compared_with(std::string id, std::string title, const Progress* progress) {
    if (progress == nullptr) return {std::move(id), std::move(title), nullptr, nullptr};
    return {std::move(id), std::move(title), progress->outcome, progress->reading};
}

/// World::plans, then the baseline. While a draft has no answer of its own, its last one is told, with what it was of.
std::vector<Compared> compared_in(const World& world, const std::shared_ptr<const Judgement>& previous) {
    std::vector<Compared> all;
    for (const PlanView& plan : world.plans) {
        all.push_back(compared_with(plan.is_draft ? "draft" : plan.id, plan.title, plan.progress));
        Compared& one = all.back();
        one.is_draft = plan.is_draft;
        if (!plan.is_draft || one.outcome != nullptr) continue;
        one.outcome = world.shown;
        const bool is_last = previous != nullptr && previous->made.outcomes.front() == world.shown;
        one.reading = is_last ? previous->made.draft : world.saved != nullptr ? world.saved->reading : nullptr;
    }
    const std::string& pinned = world.state->draft.baseline;
    all.push_back(
        compared_with(pinned.empty() ? world.state->draft.plan : pinned, world.baseline_title, world.baseline));
    return all;
}

Judgement::Made made_from(const std::vector<Compared>& compared) {
    Judgement::Made made;
    for (const Compared& one : compared) {
        made.outcomes.push_back(one.outcome);
        made.titles.push_back(one.title);
    }
    made.draft = compared.front().reading;
    return made;
}

/// The indicators that any screen may show, and those that are looked at for who is worse off.
class Shown {
  public:
    explicit Shown(const std::vector<analysis::IndicatorKey>& questions) : burdens_(analysis::burdens_with(questions)) {
        for (const auto& question : strip_questions("")) names_.insert(question.name);
        for (const auto& question : strip_questions("any")) names_.insert(question.name);
        for (const auto& question : further_questions()) names_.insert(question.name);
        for (const auto& question : questions) names_.insert(question.name);
    }
    [[nodiscard]] bool holds(const study::IndicatorSample& sample) const {
        return names_.contains(sample.name) || burdens_.contains({sample.name, sample.stat});
    }

  private:
    std::set<std::pair<std::string, std::string>> burdens_;
    std::set<std::string> names_;
};

/// What is priced under a plan, with the names of what is not. A draft is taken as if it were saved without a cost.
void add_pricing(analysis::Results& results, const Compared& one, const Reading* saved) {
    if (one.reading == nullptr || !one.reading->sound()) return;
    const scenario::Input& input = one.reading->input;
    results.input.scenario.prices = input.scenario.prices;
    results.input.plan.measures = input.plan.measures;
    if (!one.is_draft || saved == nullptr || one.reading->variant.edits.empty()) {
        results.pricing = scenario::pricing_of(input);
        return;
    }
    scenario::Input as_saved = input;
    for (const DraftMeasure& added : measures_of_draft(*saved, one.reading->variant.edits, {})) {
        as_saved.plan.measures.push_back(added.measure);
        as_saved.plan.measures.back().cost = {};
    }
    results.input.plan.measures = as_saved.plan.measures;
    results.pricing = scenario::pricing_of(as_saved);
}

analysis::PlanSample sample_of(const Outcome& outcome, const Shown& shown) {
    analysis::PlanSample sample;
    sample.histories = outcome.replications;
    for (const auto& one : outcome.samples) {
        if (shown.holds(one)) sample.indicators.push_back(one);
    }
    return sample;
}

analysis::Results results_of(const Compared& one, const World& world) {
    analysis::Results results;
    results.plan.id = one.id;
    results.plan.title = {one.title, one.title};
    results.replications = static_cast<std::uint32_t>(one.outcome->replications.size());
    add_pricing(results, one, world.saved_reading());
    return results;
}

void make_index(Judgement& judgement) {
    const analysis::Comparison& comparison = judgement.comparison;
    for (std::size_t i = 0; i < comparison.plans.size(); ++i) {
        const auto& indicators = comparison.plans[i].indicators;
        for (std::size_t k = 0; k < indicators.size(); ++k) {
            const auto& one = indicators[k];
            judgement.results.emplace(Judgement::Key{i, {one.name, one.stat, one.scope}}, k);
        }
    }
    for (std::size_t k = 0; k < comparison.differences.size(); ++k) {
        const analysis::Difference& one = comparison.differences[k];
        const auto plan = std::find_if(comparison.plans.begin(), comparison.plans.end(),
                                       [&](const auto& results) { return results.plan.id == one.plan; });
        const auto position = static_cast<std::size_t>(plan - comparison.plans.begin());
        judgement.differences.emplace(Judgement::Key{position, one.indicator}, k);
    }
}

/// An id that none of the plans so far has: the same plan may be there tuned and as saved.
std::string unused_plan_id(std::string id, const std::vector<analysis::Results>& plans) {
    const auto is_taken = [&] {
        return std::any_of(plans.begin(), plans.end(), [&](const auto& one) { return one.plan.id == id; });
    };
    while (is_taken()) id += '\'';
    return id;
}

}  // namespace

const analysis::Difference* Judgement::difference(std::size_t plan, const Question& question) const {
    if (plan >= positions.size() || !positions[plan]) return nullptr;
    const auto found = differences.find({*positions[plan], key_of(question)});
    return found == differences.end() ? nullptr : &comparison.differences[found->second];
}

const analysis::IndicatorResult* Judgement::result(std::size_t plan, const Question& question) const {
    if (plan >= positions.size() || !positions[plan]) return nullptr;
    const auto found = results.find({*positions[plan], key_of(question)});
    return found == results.end() ? nullptr : &comparison.plans[*positions[plan]].indicators[found->second];
}

bool Judgement::is_asked(const Question& question) const {
    const auto& questions = comparison.questions;
    return std::find(questions.begin(), questions.end(), key_of(question)) != questions.end();
}

const scenario::Pricing* Judgement::pricing(std::size_t plan) const {
    if (plan >= positions.size() || !positions[plan]) return nullptr;
    return &comparison.plans[*positions[plan]].pricing;
}

std::shared_ptr<const Judgement> judge(const World& world, std::shared_ptr<const Judgement> previous) {
    if (world.plans.empty()) return nullptr;
    const std::vector<Compared> compared = compared_in(world, previous);
    Judgement::Made made = made_from(compared);
    if (previous != nullptr && previous->made == made) return previous;
    auto judgement = std::make_shared<Judgement>();
    judgement->made = std::move(made);
    judgement->positions.resize(world.plans.size());
    const Reading* reading = world.reading();
    if (reading == nullptr) return judgement;
    const auto questions = analysis::questions_of(reading->input.scenario);
    const Shown shown(questions);
    std::vector<analysis::Results> plans;
    std::vector<analysis::PlanSample> samples;
    std::map<const Outcome*, std::size_t> known;  // the draft may be the saved plan, and the baseline one of the others
    std::optional<std::size_t> baseline;
    for (std::size_t i = 0; i < compared.size(); ++i) {
        if (compared[i].outcome == nullptr) continue;
        const auto [position, is_new] = known.emplace(compared[i].outcome.get(), plans.size());
        if (is_new) {
            plans.push_back(results_of(compared[i], world));
            plans.back().plan.id = unused_plan_id(compared[i].id, {plans.begin(), plans.end() - 1});
            samples.push_back(sample_of(*compared[i].outcome, shown));
        }
        if (i < world.plans.size()) {
            judgement->positions[i] = position->second;
        } else {
            baseline = position->second;
        }
    }
    if (plans.size() >= 2 && baseline) {
        judgement->comparison = analysis::compare_plans(std::move(plans), std::move(samples), *baseline, questions);
    } else {
        // One plan alone is not compared; its figures and prices are told all the same.
        judgement->comparison.plans = std::move(plans);
        judgement->comparison.questions = questions;
        for (std::size_t i = 0; i < samples.size(); ++i) {
            for (const auto& one : samples[i].indicators)
                judgement->comparison.plans[i].indicators.push_back(
                    {one.name, one.stat, one.scope, one.unit, analysis::summarise(one.values)});
        }
    }
    make_index(*judgement);
    return judgement;
}

}  // namespace umbral::gui
