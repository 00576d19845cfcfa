#include "cli/compare_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/names.hpp"
#include "analysis/verdict.hpp"
#include "base/i18n.hpp"
#include "base/text.hpp"

namespace umbral::cli {
namespace {

using analysis::ComparisonResults;

std::string unit_of(const analysis::IndicatorKey& key) {
    const auto* definition = scenario::find_indicator(key.name);
    return definition == nullptr ? "" : std::string{definition->unit};
}

/// A value of an input: enough digits to tell it, none that say nothing.
std::string input_figure(double value, const std::string& unit) {
    const std::string text = fmt::format("{:.4g}", value);
    return unit.empty() || unit == "fraction" ? text : text + ' ' + tr(unit.c_str());
}

std::string names_in_contention(const ComparisonResults& results) {
    std::string names;
    for (std::size_t i = 0; i < results.selection->plans.size(); ++i) {
        if (!results.selection->plans[i].in_contention) continue;
        names += (names.empty() ? "" : ", ") + plan_name(results.comparison, results.comparison.plans[i].plan.id);
    }
    return names;
}

const char* rerun_words(const analysis::RerunAssumption& rerun) {
    switch (rerun.outcome) {
        case analysis::MovedVerdict::holds:
            return is_clear(rerun.finding) ? UMBRAL_N("the same plan is ahead, clearly")
                                           : UMBRAL_N("the same plan is ahead, not clearly");
        case analysis::MovedVerdict::weakens:
            return UMBRAL_N("the same plan is ahead, no longer clearly");
        case analysis::MovedVerdict::flips:
            return UMBRAL_N("the other plan is ahead");
    }
    return "";
}

const char* clear_words(analysis::Finding finding) {
    return is_clear(finding) ? tr("a clear difference") : tr("no clear difference");
}

}  // namespace

std::string selection_sentence(const ComparisonResults& results, const scenario::Scenario& scenario) {
    if (!results.objective)
        return tr("No plan is selected: name an objective with --objective and an indifference with --indifference.");
    const std::string what = indicator_phrase(results.objective->indicator, scenario);
    if (!results.selection) {
        return fmt::format(
            fmt::runtime(
                tr("No plan is selected: say with --indifference how small a difference in {} does not matter.")),
            what);
    }
    const analysis::Selection& selection = *results.selection;
    const double zone = *results.objective->indifference;
    const std::string indifference = analysis::amount_text({zone, zone}, unit_of(results.objective->indicator));
    const std::string confidence = format_number(100 * analysis::SelectionRule{}.confidence, 0);
    if (selection.best) {
        return fmt::format(
            fmt::runtime(
                tr("Best for {}: {}. With a probability of at least {} % no other plan is better by {} or more "
                   "(KN, decided after {} histories).")),
            what, plan_name(results.comparison, results.comparison.plans[*selection.best].plan.id), confidence,
            indifference, selection.histories);
    }
    const std::size_t first_stage = analysis::SelectionRule{}.first_stage;
    if (selection.most_histories == 0) {
        return fmt::format(fmt::runtime(tr("No plan is selected for {}: that takes at least {} histories.")), what,
                           first_stage);
    }
    return fmt::format(
        fmt::runtime(tr("{} histories do not tell which plan is best for {} with a probability of at least {} %, "
                        "differences below {} aside. In contention: {}. No more than {} histories would tell "
                        "(--replications auto).")),
        selection.histories, what, confidence, indifference, names_in_contention(results), selection.most_histories);
}

std::string ledger_sentence(const ComparisonResults& results, const scenario::Scenario& scenario) {
    const analysis::AssumptionLedger& ledger = *results.ledger;
    std::string text = fmt::format(
        fmt::runtime(tr("{} of {} inputs are assumptions ({} %); {} of them have a range in which they can be moved.")),
        ledger.counts.assumptions, ledger.counts.values, format_number(100 * assumption_share(ledger.counts), 0),
        ledger.ranged);
    if (ledger.rerun.empty()) return text;
    text +=
        ' ' +
        fmt::format(
            fmt::runtime(tr_n("Put to the test: {} against {} in {}. Their draws in {} histories say which assumptions "
                              "move the difference most; {} was moved to either end of its range in {} of the same "
                              "histories, where the difference is {}.",
                              "Put to the test: {} against {} in {}. Their draws in {} histories say which assumptions "
                              "move the difference most; {} were moved to either end of their range, one at a time, in "
                              "{} of the same histories, where the difference is {}.",
                              ledger.rerun.size())),
            plan_name(results.comparison, ledger.plan), plan_name(results.comparison, ledger.baseline),
            indicator_phrase(ledger.objective, scenario), ledger.screened_histories, ledger.rerun.size(),
            ledger.rerun_histories,
            analysis::signed_text({*ledger.unmoved.mean, *ledger.unmoved.mean}, unit_of(ledger.objective)));
    text +=
        ' ' + fmt::format(
                  fmt::runtime(tr("Over all histories the verdict finds {}; judged alike, these {} with nothing moved "
                                  "show {}. Nearest to flipping:")),
                  clear_words(ledger.verdict), ledger.rerun_histories, clear_words(ledger.unmoved_finding));
    return text;
}

std::string rerun_sentence(const analysis::RerunAssumption& rerun, const analysis::AssumptionLedger& ledger) {
    const scenario::RangedInput& input = rerun.screened.input;
    const double mean = rerun.difference.mean.value();
    return fmt::format(fmt::runtime(tr("{} at {} (range {} to {}): the difference is {}; {}.")), input.path,
                       input_figure(rerun.moved_to, input.unit), input_figure(input.low, ""),
                       input_figure(input.high, ""), analysis::signed_text({mean, mean}, unit_of(ledger.objective)),
                       tr(rerun_words(rerun)));
}

}  // namespace umbral::cli
