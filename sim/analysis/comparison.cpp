#include "analysis/comparison.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "base/check.hpp"

namespace umbral::analysis {
namespace {

using scenario::Better;
using Values = std::vector<std::optional<double>>;

constexpr double significance = 0.05;

PlanSample read_sample(const study::Store& store, const std::string& plan) {
    PlanSample sample;
    for (const auto& status : store.replications(plan)) {
        if (status.end == study::Ending::finished) sample.histories.push_back(status.replication);
    }
    sample.indicators = store.indicators(plan);
    return sample;
}

/// Positions of the histories that both have.
std::vector<std::pair<std::size_t, std::size_t>> shared_positions(const PlanSample& a, const PlanSample& b) {
    std::vector<std::pair<std::size_t, std::size_t>> shared;
    for (std::size_t i = 0, j = 0; i < a.histories.size() && j < b.histories.size();) {
        if (a.histories[i] == b.histories[j]) shared.emplace_back(i, j);
        const bool a_is_behind = a.histories[i] <= b.histories[j];
        const bool b_is_behind = b.histories[j] <= a.histories[i];
        i += a_is_behind ? 1 : 0;
        j += b_is_behind ? 1 : 0;
    }
    return shared;
}

/// The histories that all have, in order.
std::vector<std::uint32_t> common_to(const std::vector<PlanSample>& samples) {
    std::vector<std::uint32_t> common = samples.front().histories;
    for (const PlanSample& sample : samples) {
        std::vector<std::uint32_t> both;
        std::set_intersection(common.begin(), common.end(), sample.histories.begin(), sample.histories.end(),
                              std::back_inserter(both));
        common = std::move(both);
    }
    return common;
}

/// A plan's indicators, summarised over these of its histories alone.
std::vector<IndicatorResult> results_over(const std::vector<std::uint32_t>& histories, const PlanSample& sample) {
    std::vector<std::size_t> positions;
    auto at = sample.histories.begin();
    for (const std::uint32_t history : histories) {
        at = std::find(at, sample.histories.end(), history);
        positions.push_back(static_cast<std::size_t>(at - sample.histories.begin()));
    }
    std::vector<IndicatorResult> results;
    Values values(histories.size());
    for (const auto& one : sample.indicators) {
        for (std::size_t k = 0; k < positions.size(); ++k) values[k] = one.values[positions[k]];
        results.push_back({one.name, one.stat, one.scope, one.unit, summarise(values)});
    }
    return results;
}

IndicatorKey key_of(const study::IndicatorSample& sample) { return {sample.name, sample.stat, sample.scope}; }

/// Differences of one plan from the baseline, not yet judged.
std::vector<Difference> differences_of(const PlanSample& plan, const PlanSample& baseline) {
    std::map<IndicatorKey, const study::IndicatorSample*> in_baseline;
    for (const auto& sample : baseline.indicators) in_baseline.emplace(key_of(sample), &sample);
    const auto shared = shared_positions(plan, baseline);
    std::vector<Difference> differences;
    Values values(shared.size());
    Values baseline_values(shared.size());
    for (const auto& sample : plan.indicators) {
        const auto other = in_baseline.find(key_of(sample));
        if (other == in_baseline.end()) continue;
        for (std::size_t i = 0; i < shared.size(); ++i) {
            values[i] = sample.values[shared[i].first];
            baseline_values[i] = other->second->values[shared[i].second];
        }
        Difference difference;
        difference.indicator = key_of(sample);
        difference.unit = sample.unit;
        difference.pairs = summarise_pairs(values, baseline_values);
        difference.p_value = difference.pairs.p_value;
        difference.better = better_of(sample.name);
        differences.push_back(std::move(difference));
    }
    return differences;
}

/// Holm's correction over the declared differences of all plans.
void correct_declared(std::vector<Difference>& differences) {
    std::vector<Difference*> declared;
    std::vector<double> p_values;
    for (Difference& difference : differences) {
        if (!difference.declared || !difference.p_value) continue;
        declared.push_back(&difference);
        p_values.push_back(*difference.p_value);
    }
    const std::vector<double> adjusted = holm_adjusted(p_values);
    for (std::size_t i = 0; i < declared.size(); ++i) declared[i]->p_value = adjusted[i];
}

}  // namespace

const char* name_of(Finding finding) {
    switch (finding) {
        case Finding::better:
            return "better";
        case Finding::worse:
            return "worse";
        case Finding::lower:
            return "lower";
        case Finding::higher:
            return "higher";
        case Finding::unclear:
            return "unclear";
        case Finding::same:
            return "same";
        case Finding::too_few:
            return "too_few";
        case Finding::not_defined:
            return "not_defined";
    }
    return "";
}

bool is_clear(Finding finding) {
    return finding == Finding::better || finding == Finding::worse || finding == Finding::lower ||
           finding == Finding::higher;
}

std::optional<double> Difference::p_better() const {
    if (better == Better::neither || !pairs.p_lower) return std::nullopt;
    return better == Better::lower ? *pairs.p_lower : 1 - *pairs.p_lower;
}

std::optional<double> Difference::share_of_histories_better() const {
    if (better == Better::neither || pairs.pairs == 0) return std::nullopt;
    const std::size_t count = better == Better::lower ? pairs.lower : pairs.higher;
    return static_cast<double>(count) / static_cast<double>(pairs.pairs);
}

Finding judge(const Difference& difference) {
    const PairedSummary& pairs = difference.pairs;
    const auto histories = static_cast<double>(pairs.pairs + pairs.missing);
    if (static_cast<double>(pairs.missing) > most_missing_fraction * histories) return Finding::not_defined;
    if (pairs.pairs < least_histories) return pairs.pairs == 0 ? Finding::not_defined : Finding::too_few;
    if (pairs.all_equal()) return Finding::same;
    if (difference.p_value.value_or(1) >= significance) return Finding::unclear;
    const bool is_lower = *pairs.mean < 0;
    if (difference.better == Better::neither) return is_lower ? Finding::lower : Finding::higher;
    return is_lower == (difference.better == Better::lower) ? Finding::better : Finding::worse;
}

const Difference* Comparison::find(const std::string& plan, const IndicatorKey& indicator) const {
    const auto found = std::find_if(differences.begin(), differences.end(), [&](const Difference& difference) {
        return difference.plan == plan && difference.indicator == indicator;
    });
    return found == differences.end() ? nullptr : &*found;
}

const study::IndicatorSample* PlanSample::find(const IndicatorKey& indicator) const {
    const auto found = std::find_if(indicators.begin(), indicators.end(),
                                    [&](const study::IndicatorSample& one) { return key_of(one) == indicator; });
    return found == indicators.end() ? nullptr : &*found;
}

Comparison compare_plans(std::vector<Results> plans, std::vector<PlanSample> samples, std::size_t baseline,
                         const std::vector<IndicatorKey>& questions) {
    UMBRAL_CHECK(plans.size() >= 2 && plans.size() == samples.size() && baseline < plans.size());
    Comparison comparison;
    comparison.questions = questions;
    comparison.baseline = baseline;
    comparison.plans = std::move(plans);
    comparison.samples = std::move(samples);
    const std::vector<std::uint32_t> common = common_to(comparison.samples);
    const PlanSample& of_baseline = comparison.samples[baseline];
    comparison.histories = common.size();
    for (std::size_t i = 0; i < comparison.plans.size(); ++i) {
        Results& results = comparison.plans[i];
        const PlanSample& sample = comparison.samples[i];
        results.indicators = results_over(common, sample);
        comparison.shared.push_back(shared_positions(sample, of_baseline).size());
        if (i == baseline) continue;
        for (Difference& difference : differences_of(sample, of_baseline)) {
            difference.plan = results.plan.id;
            difference.baseline = comparison.plans[baseline].plan.id;
            difference.declared =
                std::find(questions.begin(), questions.end(), difference.indicator) != questions.end();
            comparison.differences.push_back(std::move(difference));
        }
    }
    correct_declared(comparison.differences);
    for (Difference& difference : comparison.differences) difference.finding = judge(difference);
    return comparison;
}

Comparison compare_plans(const study::Store& store, const std::vector<std::string>& plans, const std::string& baseline,
                         const std::vector<IndicatorKey>& questions) {
    const auto position = std::find(plans.begin(), plans.end(), baseline);
    UMBRAL_CHECK(position != plans.end());
    std::vector<Results> results;
    std::vector<PlanSample> samples;
    for (const std::string& plan : plans) {
        results.push_back(read_results(store, plan));
        samples.push_back(read_sample(store, plan));
    }
    return compare_plans(std::move(results), std::move(samples), static_cast<std::size_t>(position - plans.begin()),
                         questions);
}

Finding judge_instead(const Comparison& comparison, const Difference& difference, const PairedSummary& pairs) {
    Difference instead = difference;
    instead.pairs = pairs;
    instead.p_value = pairs.p_value;
    if (!difference.declared || !pairs.p_value) return judge(instead);
    std::vector<double> family{*pairs.p_value};
    for (const Difference& other : comparison.differences) {
        const bool itself = other.plan == difference.plan && other.indicator == difference.indicator;
        if (other.declared && other.pairs.p_value && !itself) family.push_back(*other.pairs.p_value);
    }
    instead.p_value = holm_adjusted(family).front();
    return judge(instead);
}

std::vector<std::vector<double>> common_values(const study::Store& store, const std::vector<std::string>& plans,
                                               const IndicatorKey& indicator) {
    std::vector<std::map<std::uint32_t, std::optional<double>>> by_history(plans.size());
    for (std::size_t i = 0; i < plans.size(); ++i) {
        // A crashed one is there without a value, one that was not run is not there.
        for (const auto& status : store.replications(plans[i])) by_history[i][status.replication] = std::nullopt;
        for (const auto& [replication, value] :
             store.values(plans[i], indicator.name, indicator.stat, indicator.scope, UINT32_MAX))
            by_history[i][replication] = value;
    }
    std::vector<std::vector<double>> values(plans.size());
    std::vector<bool> ended(plans.size());
    for (std::uint32_t history = 0;; ++history) {
        bool complete = true;
        for (std::size_t i = 0; i < plans.size(); ++i) {
            ended[i] = ended[i] || !by_history[i].contains(history);
            complete = complete && (ended[i] || by_history[i].at(history));
        }
        if (std::find(ended.begin(), ended.end(), false) == ended.end()) return values;
        if (!complete) continue;
        for (std::size_t i = 0; i < plans.size(); ++i) {
            if (!ended[i]) values[i].push_back(*by_history[i].at(history));
        }
    }
}

PairedSummary paired_difference(const PlanSample& plan, const PlanSample& baseline, const IndicatorKey& indicator) {
    const auto* sample = plan.find(indicator);
    const auto* other = baseline.find(indicator);
    if (sample == nullptr || other == nullptr) return {};
    Values plan_values;
    Values baseline_values;
    for (const auto& [i, j] : shared_positions(plan, baseline)) {
        plan_values.push_back(sample->values[i]);
        baseline_values.push_back(other->values[j]);
    }
    return summarise_pairs(plan_values, baseline_values);
}

PairedSummary paired_difference(const study::Store& store, const std::string& plan, const std::string& baseline,
                                const IndicatorKey& indicator, std::uint32_t replications) {
    const auto values_of = [&](const std::string& id) {
        return store.values(id, indicator.name, indicator.stat, indicator.scope, replications);
    };
    std::map<std::uint32_t, std::optional<double>> of_baseline;
    for (const auto& [replication, value] : values_of(baseline)) of_baseline[replication] = value;
    Values plan_values;
    Values baseline_values;
    for (const auto& [replication, value] : values_of(plan)) {
        const auto other = of_baseline.find(replication);
        if (other == of_baseline.end()) continue;
        plan_values.push_back(value);
        baseline_values.push_back(other->second);
    }
    return summarise_pairs(plan_values, baseline_values);
}

}  // namespace umbral::analysis
