#include "analysis/assumptions.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <set>

#include "analysis/comparison.hpp"
#include "base/check.hpp"
#include "study/header.hpp"

namespace umbral::analysis {
namespace {

using scenario::RangedInput;

/// A least-squares line of differences over one input's draws.
struct Line {
    double slope = 0;
    double correlation = 0;
    double mean_x = 0;
    double mean_y = 0;
};

Line line_through(const std::vector<double>& x, const std::vector<double>& y) {
    const auto n = static_cast<double>(x.size());
    Line line;
    line.mean_x = std::accumulate(x.begin(), x.end(), 0.0) / n;
    line.mean_y = std::accumulate(y.begin(), y.end(), 0.0) / n;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xx += (x[i] - line.mean_x) * (x[i] - line.mean_x);
        yy += (y[i] - line.mean_y) * (y[i] - line.mean_y);
        xy += (x[i] - line.mean_x) * (y[i] - line.mean_y);
    }
    if (xx <= 0 || yy <= 0) return line;
    line.slope = xy / xx;
    line.correlation = xy / std::sqrt(xx * yy);
    return line;
}

bool is_assumption(const RangedInput& input) {
    return input.source.confidence != scenario::Confidence::read &&
           input.source.confidence != scenario::Confidence::computed;
}

/// Assumptions with a range of the scenario and of both plans, each once.
std::vector<RangedInput> ranged_assumptions(const scenario::Input& plan, const scenario::Input& baseline) {
    std::vector<RangedInput> all;
    std::set<std::string> seen;
    for (const scenario::Input* input : {&baseline, &plan}) {
        for (RangedInput& range : ranged_inputs(*input)) {
            if (is_assumption(range) && range.low < range.high && seen.insert(range.path).second)
                all.push_back(std::move(range));
        }
    }
    return all;
}

/// The scenario's counts and those of both plans.
scenario::LedgerSummary counts_of(const scenario::Input& plan, const scenario::Input& baseline) {
    scenario::LedgerSummary sum = summarise(scenario::list_quantities(plan.scenario));
    for (const scenario::Input* input : {&plan, &baseline}) {
        sum = sum + summarise(scenario::list_quantities(input->plan));
    }
    return sum;
}

/// What the histories in which both plans have the objective say.
struct Observed {
    std::vector<std::uint32_t> histories;
    std::vector<double> differences;
};

Observed observed_differences(const study::Store& store, const std::string& plan, const std::string& baseline,
                              const IndicatorKey& objective) {
    std::map<std::uint32_t, double> of_baseline;
    const auto values_of = [&](const std::string& id) {
        return store.values(id, objective.name, objective.stat, objective.scope, UINT32_MAX);
    };
    for (const auto& [history, value] : values_of(baseline)) {
        if (value) of_baseline[history] = *value;
    }
    Observed observed;
    for (const auto& [history, value] : values_of(plan)) {
        const auto other = of_baseline.find(history);
        if (!value || other == of_baseline.end()) continue;
        observed.histories.push_back(history);
        observed.differences.push_back(*value - other->second);
    }
    return observed;
}

/// What each input was in each history.  (inputs x histories)
std::vector<std::vector<double>> draws_of(const std::vector<RangedInput>& inputs, const scenario::Input& plan,
                                          const scenario::Input& baseline, const std::vector<std::uint32_t>& histories,
                                          std::uint64_t seed) {
    std::vector<std::vector<double>> draws(inputs.size());
    for (const std::uint32_t history : histories) {
        auto values = scenario::drawn_values(baseline, draw_key(seed, history));
        values.merge(scenario::drawn_values(plan, draw_key(seed, history)));
        for (std::size_t i = 0; i < inputs.size(); ++i) draws[i].push_back(values.at(inputs[i].path));
    }
    return draws;
}

/// The pinned variants of both plans as plans of a study in memory, so that one ensemble keeps all workers busy.
class PinnedRuns {
  public:
    PinnedRuns(const study::Header& header, const scenario::Input& plan, const scenario::Input& baseline)
        : plan_(plan), baseline_(baseline), store_(study::Store::in_memory(header)) {}

    /// @return  the number of the pair of runs, for difference()
    std::size_t add(const std::string& path, double value) {
        for (const scenario::Input* input : {&plan_, &baseline_}) {
            scenario::Input variant = scenario::pinned(*input, path, value);
            variant.plan.id = variant_id(inputs_.size());
            store_.add_plan(study::make_plan_label(variant));
            inputs_.push_back(std::move(variant));
        }
        return inputs_.size() / 2 - 1;
    }
    /// @return the signal that stopped it, or 0
    [[nodiscard]] int run(const LedgerOptions& options, std::uint32_t histories) {
        study::EnsembleOptions ensemble;
        ensemble.jobs = options.jobs;
        ensemble.seed = options.seed;
        ensemble.until_days = options.until_days;
        ensemble.goal = study::exactly(histories);
        ensemble.on_progress = options.on_progress;
        return run_ensemble(inputs_, store_, ensemble).stop_signal;
    }
    [[nodiscard]] PairedSummary difference(std::size_t pair, const IndicatorKey& objective) const {
        return paired_difference(store_, variant_id(2 * pair), variant_id(2 * pair + 1), objective);
    }

  private:
    static std::string variant_id(std::size_t number) { return "pinned-" + std::to_string(number); }

    const scenario::Input& plan_;
    const scenario::Input& baseline_;
    study::Store store_;
    std::vector<scenario::Input> inputs_;
};

/// An assumption at an end of its range, and the pair of runs that has it so.
struct Move {
    std::size_t assumption = 0;
    double value = 0;
    std::size_t pair = 0;
};

std::vector<Move> moves_of(const std::vector<ScreenedAssumption>& screened, PinnedRuns& runs) {
    std::vector<Move> moves;
    for (std::size_t i = 0; i < screened.size(); ++i) {
        const RangedInput& input = screened[i].input;
        for (const double end : {input.low, input.high}) moves.push_back({i, end, runs.add(input.path, end)});
    }
    return moves;
}

MovedVerdict outcome_of(double left, Finding unmoved, Finding moved) {
    if (left <= 0) return MovedVerdict::flips;
    return is_clear(unmoved) && !is_clear(moved) ? MovedVerdict::weakens : MovedVerdict::holds;
}

}  // namespace

const char* name_of(MovedVerdict outcome) {
    switch (outcome) {
        case MovedVerdict::holds:
            return "holds";
        case MovedVerdict::weakens:
            return "weakens";
        case MovedVerdict::flips:
            return "flips";
    }
    return "";
}

bool is_nearer_to_flipping(const RerunAssumption& one, const RerunAssumption& other) {
    return one.outcome != other.outcome ? one.outcome > other.outcome : one.left < other.left;
}

std::vector<ScreenedAssumption> screen_assumptions(const std::vector<RangedInput>& inputs,
                                                   const std::vector<std::vector<double>>& draws,
                                                   const std::vector<double>& differences) {
    UMBRAL_CHECK(differences.size() >= 3 && inputs.size() == draws.size());
    std::vector<ScreenedAssumption> screened;
    double sign = 1;  // turns the difference so that it is positive and flips below zero
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const Line line = line_through(draws[i], differences);
        sign = line.mean_y < 0 ? -1 : 1;
        const double end = sign * line.slope < 0 ? inputs[i].high : inputs[i].low;
        screened.push_back({inputs[i], line.correlation, end, line.mean_y + line.slope * (end - line.mean_x)});
    }
    std::stable_sort(screened.begin(), screened.end(),
                     [sign](const auto& a, const auto& b) { return sign * a.predicted < sign * b.predicted; });
    return screened;
}

AssumptionLedger test_assumptions(const study::Store& store, const Comparison& comparison, const scenario::Input& plan,
                                  const scenario::Input& baseline, const IndicatorKey& objective,
                                  const LedgerOptions& options) {
    AssumptionLedger ledger;
    ledger.counts = counts_of(plan, baseline);
    ledger.objective = objective;
    ledger.plan = plan.plan.id;
    ledger.baseline = baseline.plan.id;
    const std::vector<RangedInput> inputs = ranged_assumptions(plan, baseline);
    ledger.ranged = inputs.size();
    const Observed observed = observed_differences(store, ledger.plan, ledger.baseline, objective);
    const bool any_difference = std::any_of(observed.differences.begin(), observed.differences.end(),
                                            [](double difference) { return difference != 0; });
    const Difference* verdict = comparison.find(ledger.plan, objective);
    if (verdict != nullptr) ledger.verdict = verdict->finding;
    if (inputs.empty() || options.rerun == 0 || observed.histories.size() < 3 || !any_difference || verdict == nullptr)
        return ledger;

    ledger.screened_histories = static_cast<std::uint32_t>(observed.histories.size());
    const auto draws = draws_of(inputs, plan, baseline, observed.histories, options.seed);
    auto screened = screen_assumptions(inputs, draws, observed.differences);
    screened.resize(std::min(screened.size(), options.rerun));
    PinnedRuns runs(store.header(), plan, baseline);
    const std::vector<Move> moves = moves_of(screened, runs);
    ledger.rerun_histories = std::min(options.histories, observed.histories.back() + 1);
    ledger.unmoved = paired_difference(store, ledger.plan, ledger.baseline, objective, ledger.rerun_histories);
    ledger.unmoved_finding = judge_instead(comparison, *verdict, ledger.unmoved);
    ledger.stop_signal = runs.run(options, ledger.rerun_histories);
    if (ledger.stop_signal != 0 || ledger.unmoved.mean.value_or(0) == 0) return ledger;
    std::vector<std::optional<RerunAssumption>> nearest(screened.size());
    for (const Move& move : moves) {
        const PairedSummary pinned = runs.difference(move.pair, objective);
        if (pinned.pairs < 2) {
            ++ledger.failed;
            continue;
        }
        const double left = *pinned.mean / *ledger.unmoved.mean;
        auto& best = nearest[move.assumption];
        if (best && left >= best->left) continue;
        const Finding finding = judge_instead(comparison, *verdict, pinned);
        best = RerunAssumption{screened[move.assumption],
                               move.value,
                               pinned,
                               left,
                               finding,
                               outcome_of(left, ledger.unmoved_finding, finding)};
    }
    for (auto& rerun : nearest) {
        if (rerun) ledger.rerun.push_back(std::move(*rerun));
    }
    std::stable_sort(ledger.rerun.begin(), ledger.rerun.end(), is_nearer_to_flipping);
    return ledger;
}

}  // namespace umbral::analysis
