#include "cli/compare_json.hpp"

#include <fmt/format.h>

#include "analysis/verdict.hpp"
#include "cli/compare_words.hpp"

namespace umbral::cli {
namespace {

using analysis::ComparisonResults;
using analysis::Difference;
using analysis::IndicatorKey;
using analysis::PairedSummary;

Json interval(const std::optional<double>& low, const std::optional<double>& high) {
    return {number_or_null(low), number_or_null(high)};
}

Json key_json(const IndicatorKey& key) {
    return {{"indicator", key.name}, {"stat", key.stat}, {"scope", to_json(key.scope)}};
}

/// What belongs to one plan, of what `run` prints.
Json plan_json(const analysis::Results& results) {
    const Json run = to_json(results);
    return {{"plan", run.at("plan")},
            {"title", {{"en", results.plan.title.en}, {"es", results.plan.title.es}}},
            {"replications", run.at("replications")},
            {"crashed", run.at("crashed")},
            {"damaged", run.at("damaged")},
            {"inputs", run.at("inputs")},
            {"indicators", run.at("indicators")},
            {"explanation", run.at("explanation")}};
}

Json difference_json(const Difference& difference, const ComparisonResults& results,
                     const scenario::Scenario& scenario) {
    const PairedSummary& pairs = difference.pairs;
    return {{"indicator", difference.indicator.name},
            {"stat", difference.indicator.stat},
            {"scope", to_json(difference.indicator.scope)},
            {"unit", difference.unit},
            {"plan", difference.plan},
            {"baseline", difference.baseline},
            {"count", pairs.pairs},
            {"missing", pairs.missing},
            {"mean", number_or_null(pairs.mean)},
            {"ci95", interval(pairs.ci95_low, pairs.ci95_high)},
            {"histories_lower", pairs.lower},
            {"histories_higher", pairs.higher},
            {"p_better", number_or_null(difference.p_better())},
            {"share_of_histories_better", number_or_null(difference.share_of_histories_better())},
            {"declared", difference.declared},
            {"p_value", number_or_null(difference.p_value)},
            {"finding", analysis::name_of(difference.finding)},
            {"verdict", verdict_text(difference, results.comparison, scenario)}};
}

Json objective_json(const ComparisonResults& results) {
    if (!results.objective) return nullptr;
    Json json = key_json(results.objective->indicator);
    json["indifference"] = number_or_null(results.objective->indifference);
    return json;
}

Json selection_json(const ComparisonResults& results, const scenario::Scenario& scenario) {
    if (!results.selection) return nullptr;
    const analysis::Selection& selection = *results.selection;
    const auto id = [&](const std::optional<std::size_t>& plan) {
        return plan ? Json(results.comparison.plans[*plan].plan.id) : Json(nullptr);
    };
    Json plans = Json::array();
    for (std::size_t i = 0; i < selection.plans.size(); ++i) {
        const analysis::PlanStanding& standing = selection.plans[i];
        plans.push_back({{"plan", id(i)},
                         {"in_contention", standing.in_contention},
                         {"histories", standing.histories},
                         {"mean", standing.histories > 0 ? Json(standing.mean) : Json(nullptr)},
                         {"dropped_by", id(standing.dropped_by)}});
    }
    return {{"method", "KN (Kim & Nelson 2001)"},
            {"confidence", analysis::SelectionRule{}.confidence},
            {"best", id(selection.best)},
            {"histories", selection.histories},
            {"most_histories", selection.most_histories},
            {"plans", plans},
            {"sentence", selection_sentence(results, scenario)}};
}

const char* name_of(analysis::Dominance dominance) {
    switch (dominance) {
        case analysis::Dominance::none:
            return "none";
        case analysis::Dominance::on_means:
            return "on_means";
        case analysis::Dominance::clear:
            return "clear";
    }
    return "";
}

Json tradeoff_json(const analysis::PlanTradeoff& tradeoff) {
    const analysis::Summary cost = tradeoff.cost.value_or(analysis::Summary{});
    return {{"plan", tradeoff.plan},
            {"outcome", number_or_null(tradeoff.outcome.mean)},
            {"outcome_ci95", interval(tradeoff.outcome.ci95_low, tradeoff.outcome.ci95_high)},
            {"priced", tradeoff.cost.has_value()},
            {"cost_usd", number_or_null(cost.mean)},
            {"cost_ci95", interval(cost.ci95_low, cost.ci95_high)},
            {"not_priced", tradeoff.unpriced},
            {"dominance", name_of(tradeoff.dominance)},
            {"dominated_by",
             tradeoff.dominance == analysis::Dominance::none ? Json(nullptr) : Json(tradeoff.dominated_by)}};
}

Json worse_off_json(const analysis::WorseOff& worse, const ComparisonResults& results,
                    const scenario::Scenario& scenario) {
    const bool somebody = !worse.group.empty();
    return {{"plan", worse.plan},
            {"dimension", worse.dimension},
            {"group", somebody ? Json(worse.group) : Json(nullptr)},
            {"relative", worse.relative},
            {"difference", somebody ? difference_json(worse.difference, results, scenario) : Json(nullptr)}};
}

Json rerun_json(const analysis::RerunAssumption& rerun) {
    const auto& [input, correlation, end, predicted] = rerun.screened;
    return {{"path", input.path},
            {"unit", input.unit},
            {"low", input.low},
            {"middle", input.middle},
            {"high", input.high},
            {"source", input.source.text},
            {"moved_to", rerun.moved_to},
            {"correlation", correlation},
            {"predicted", {{"at", end}, {"mean", predicted}}},
            {"count", rerun.difference.pairs},
            {"mean", number_or_null(rerun.difference.mean)},
            {"ci95", interval(rerun.difference.ci95_low, rerun.difference.ci95_high)},
            {"left", rerun.left},
            {"finding", analysis::name_of(rerun.finding)},
            {"outcome", analysis::name_of(rerun.outcome)}};
}

Json ledger_json(const ComparisonResults& results) {
    if (!results.ledger) return nullptr;
    const analysis::AssumptionLedger& ledger = *results.ledger;
    Json rerun = Json::array();
    for (const auto& assumption : ledger.rerun) rerun.push_back(rerun_json(assumption));
    return {{"values", ledger.counts.values},
            {"assumptions", ledger.counts.assumptions},
            {"share", assumption_share(ledger.counts)},
            {"ranged", ledger.ranged},
            {"objective", key_json(ledger.objective)},
            {"plan", ledger.plan},
            {"baseline", ledger.baseline},
            {"screened_histories", ledger.screened_histories},
            {"rerun_histories", ledger.rerun_histories},
            {"mean", number_or_null(ledger.unmoved.mean)},
            {"ci95", interval(ledger.unmoved.ci95_low, ledger.unmoved.ci95_high)},
            {"verdict", analysis::name_of(ledger.verdict)},
            {"finding", analysis::name_of(ledger.unmoved_finding)},
            {"rerun", rerun},
            {"failed", ledger.failed}};
}

template <class Items, class Write>
Json list(const Items& items, Write&& write) {
    Json json = Json::array();
    for (const auto& item : items) json.push_back(write(item));
    return json;
}

}  // namespace

Json to_json(const ComparisonResults& results, const scenario::Scenario& scenario) {
    const analysis::Comparison& comparison = results.comparison;
    const analysis::Results& baseline = comparison.plans[comparison.baseline];
    const Json run = to_json(baseline);
    Json json{
        {"scenario", run.at("scenario")},
        {"baseline", baseline.plan.id},
        {"replications", comparison.histories},
        {"seed", run.at("seed")},
        {"window", run.at("window")},
        {"settings", run.at("settings")},
        {"provenance", run.at("provenance")},
        {"plans", list(comparison.plans, plan_json)},
        {"questions", list(comparison.questions, key_json)},
        {"differences", list(comparison.differences,
                             [&](const auto& difference) { return difference_json(difference, results, scenario); })},
        {"objective", objective_json(results)},
        {"selection", selection_json(results, scenario)},
        {"tradeoffs", list(results.tradeoffs, tradeoff_json)},
        {"worse_off",
         list(results.worse_off, [&](const auto& worse) { return worse_off_json(worse, results, scenario); })},
        {"ledger", ledger_json(results)}};
    if (results.precision_reached) json["precision_reached"] = *results.precision_reached;
    return json;
}

std::string to_csv(const ComparisonResults& results, const scenario::Scenario& scenario) {
    std::string csv =
        "plan,baseline,name,stat,scope,unit,count,missing,mean,ci95_low,ci95_high,p_better,share_of_histories_better,"
        "declared,p_value,finding,verdict\n";
    for (const Difference& difference : results.comparison.differences) {
        const PairedSummary& pairs = difference.pairs;
        csv += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", csv_cell(difference.plan),
                           csv_cell(difference.baseline), difference.indicator.name, difference.indicator.stat,
                           csv_cell(to_text(difference.indicator.scope)), csv_cell(difference.unit), pairs.pairs,
                           pairs.missing, csv_cell(pairs.mean), csv_cell(pairs.ci95_low), csv_cell(pairs.ci95_high),
                           csv_cell(difference.p_better()), csv_cell(difference.share_of_histories_better()),
                           difference.declared ? "true" : "false", csv_cell(difference.p_value),
                           analysis::name_of(difference.finding),
                           csv_cell(verdict_text(difference, results.comparison, scenario)));
    }
    return csv;
}

}  // namespace umbral::cli
