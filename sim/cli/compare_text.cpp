#include "cli/compare_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/names.hpp"
#include "analysis/scope_words.hpp"
#include "analysis/verdict.hpp"
#include "base/i18n.hpp"
#include "base/text.hpp"
#include "cli/compare_words.hpp"
#include "cli/left_out.hpp"
#include "cli/result_text.hpp"
#include "cli/text_table.hpp"

namespace umbral::cli {
namespace {

using analysis::Comparison;
using analysis::ComparisonResults;
using analysis::Difference;
using analysis::Finding;
using analysis::IndicatorKey;

constexpr std::size_t most_columns = 5;
constexpr std::size_t assumptions_shown = 3;

/// The figures of the table: the questions and the objective; without questions what concerns most scenarios.
std::vector<IndicatorKey> columns_of(const ComparisonResults& results) {
    std::vector<IndicatorKey> keys = results.comparison.questions;
    if (keys.empty()) {
        keys = {{"wait_h", "p95", {}},
                {"stranded_persons", "peak", {}},
                {"unsheltered_person_nights", "total", {}},
                {"left_persons", "count", {}}};
    }
    if (keys.size() > most_columns) keys.resize(most_columns);
    if (results.objective && std::find(keys.begin(), keys.end(), results.objective->indicator) == keys.end())
        keys.push_back(results.objective->indicator);
    return keys;
}

bool is_asked(const Comparison& comparison, const IndicatorKey& key) {
    return std::find(comparison.questions.begin(), comparison.questions.end(), key) != comparison.questions.end();
}

std::string heading_of(const IndicatorKey& key, const scenario::Scenario& scenario) {
    const auto* definition = scenario::find_indicator(key.name);
    if (definition == nullptr) return key.name;
    std::string heading = tr(definition->title);
    if (definition->stats.size() > 1) heading += ", " + analysis::stat_word(key.stat);
    if (!key.scope.parts.empty()) heading += '\n' + analysis::scope_name(key.scope, scenario);
    return heading + "\n[" + tr(std::string{definition->unit}.c_str()) + ']';
}

/// "▼ 31–44 better": which way, how much, what it amounts to.
std::string difference_words(const Difference& difference) {
    const auto interval = [&] {
        const double low = std::min(std::abs(*difference.pairs.ci95_low), std::abs(*difference.pairs.ci95_high));
        const double high = std::max(std::abs(*difference.pairs.ci95_low), std::abs(*difference.pairs.ci95_high));
        return analysis::figures_text({low, high});
    };
    const std::string arrow = difference.pairs.mean.value_or(0) < 0 ? "\u25bc " : "\u25b2 ";
    const std::string word = analysis::finding_word(difference.finding);
    switch (difference.finding) {
        case Finding::better:
        case Finding::worse:
            return arrow + interval() + ' ' + word;
        case Finding::lower:
        case Finding::higher:
            return arrow + interval();
        case Finding::unclear:
            return "\u2248 " + word;
        case Finding::same:
            return "= " + word;
        case Finding::too_few:
        case Finding::not_defined:
            return "? " + word;
    }
    return "";
}

Cell cell_of(const Comparison& comparison, std::size_t plan, const IndicatorKey& key) {
    const analysis::Results& results = comparison.plans[plan];
    const auto* result = results.find(key.name, key.stat, key.scope);
    Cell cell = median_cell(result == nullptr ? analysis::Summary{} : result->summary);
    cell.detail.clear();
    const Difference* difference = comparison.find(results.plan.id, key);
    if (difference != nullptr) cell.detail = difference_words(*difference);
    return cell;
}

bool any_priced(const ComparisonResults& results) {
    return std::any_of(results.tradeoffs.begin(), results.tradeoffs.end(),
                       [](const auto& tradeoff) { return tradeoff.cost.has_value(); });
}

Cell cost_cell(const analysis::PlanTradeoff& tradeoff) {
    if (!tradeoff.cost) return {tr("not priced"), ""};
    Cell cell = median_cell(*tradeoff.cost);
    cell.detail = dominance_words(tradeoff.dominance);
    return cell;
}

/// What rests on how many histories, where plans have more or fewer of them; else nothing.
std::string unequal_text(const Comparison& comparison, std::size_t columns) {
    std::string counts;
    for (std::size_t i = 0; i < comparison.plans.size(); ++i) {
        if (i == comparison.baseline) continue;
        counts += fmt::format("{}{}: {}", counts.empty() ? "" : "; ",
                              plan_name(comparison, comparison.plans[i].plan.id), comparison.shared[i]);
    }
    const bool all_equal = std::all_of(comparison.plans.begin(), comparison.plans.end(),
                                       [&](const auto& plan) { return plan.replications == comparison.histories; });
    if (all_equal) return "";
    return paragraph(
        fmt::format(fmt::runtime(tr("Not every plan has as many histories. Medians and costs are of the {} that all "
                                    "plans have, so that like is set beside like; a difference is of all that the plan "
                                    "shares with the baseline ({}).")),
                    comparison.histories, counts),
        columns);
}

std::string table_text(const ComparisonResults& results, const scenario::Scenario& scenario, std::size_t columns) {
    const Comparison& comparison = results.comparison;
    const std::vector<IndicatorKey> keys = columns_of(results);
    TextTable table;
    for (const IndicatorKey& key : keys)
        table.headings.push_back(heading_of(key, scenario) +
                                 (is_asked(comparison, key) ? "" : analysis::exploratory_mark));
    const bool has_cost = std::find(keys.begin(), keys.end(), analysis::cost_indicator()) != keys.end();
    const bool priced = any_priced(results);
    const bool own_column = priced && !has_cost;
    if (own_column) table.headings.emplace_back(tr("cost\n[USD]"));
    for (std::size_t i = 0; i < comparison.plans.size(); ++i) {
        TextTable::Row row{plan_name(comparison, comparison.plans[i].plan.id), {}};
        if (i == comparison.baseline) row.name += std::string{" *"};
        for (const IndicatorKey& key : keys) {
            const bool not_priced = key == analysis::cost_indicator() && priced && !results.tradeoffs[i].cost;
            row.cells.push_back(not_priced ? cost_cell(results.tradeoffs[i]) : cell_of(comparison, i, key));
        }
        if (own_column) row.cells.push_back(cost_cell(results.tradeoffs[i]));
        table.rows.push_back(std::move(row));
    }
    std::string text = table.to_text(columns);
    text += paragraph(tr("Each figure is the median history; with it the 95 % interval of the mean difference from the "
                         "baseline (*), history by history."),
                      columns);
    const bool any_exploratory =
        std::any_of(keys.begin(), keys.end(), [&](const IndicatorKey& key) { return !is_asked(comparison, key); });
    if (any_exploratory) text += paragraph(analysis::exploratory_note(), columns);
    text += unequal_text(comparison, columns);
    if (own_column) text += paragraph(tr("With the cost it is the range of 8 histories in 10."), columns);
    if (!priced && !results.tradeoffs.empty()) text += paragraph(tr("No plan is priced."), columns);
    for (const auto& tradeoff : results.tradeoffs) {
        const std::string dominated = dominance_sentence(tradeoff, comparison);
        if (!dominated.empty()) text += paragraph(dominated, columns);
    }
    if (priced) {
        for (const auto& sentence : unpriced_sentences(comparison)) text += paragraph(sentence, columns);
    }
    return text;
}

std::string heading_text(const ComparisonResults& results, std::size_t columns) {
    const Comparison& comparison = results.comparison;
    const analysis::Results& baseline = comparison.plans[comparison.baseline];
    const auto& header = baseline.header;
    std::vector<std::string> parts;
    parts.push_back(fmt::format(fmt::runtime(tr("{} plans")), comparison.plans.size()));
    parts.push_back(fmt::format(fmt::runtime(tr("baseline: {}")), plan_name(comparison, baseline.plan.id)));
    parts.push_back(window_text(header));
    const std::size_t histories = comparison.histories;
    parts.push_back(fmt::format(fmt::runtime(tr_n("{} common history", "{} common histories", histories)), histories));
    parts.push_back(fmt::format(fmt::runtime(tr("seed {}")), header.seed));
    for (const auto& [path, value] : header.settings) parts.push_back(path + " = " + value);
    return paragraph(analysis::scenario_name(header), columns) +
           paragraph(fmt::format("{}", fmt::join(parts, " \u00b7 ")), columns);
}

std::string answers_text(const ComparisonResults& results, const scenario::Scenario& scenario, std::size_t columns) {
    const Comparison& comparison = results.comparison;
    if (comparison.questions.empty())
        return paragraph(tr("The scenario declares no questions; every difference is exploratory."), columns);
    std::string text = std::string{tr("What the scenario asks:")} + '\n';
    for (const auto& plan : comparison.plans) {
        for (const IndicatorKey& question : comparison.questions) {
            const Difference* difference = comparison.find(plan.plan.id, question);
            if (difference != nullptr)
                text += paragraph(verdict_text(*difference, comparison, scenario), columns, " - ", "   ");
        }
    }
    return text;
}

const char* nobody_words(const std::string& dimension) {
    if (dimension == "profile") return UMBRAL_N("No profile is worse off, on the mean.");
    if (dimension == "site") return UMBRAL_N("No site is worse off, on the mean.");
    return UMBRAL_N("No country is worse off, on the mean.");
}

/// The lines of one plan: its worst profile, site and country.
std::string worse_off_lines(const std::vector<const analysis::WorseOff*>& groups, const ComparisonResults& results,
                            const scenario::Scenario& scenario, std::size_t columns) {
    const bool nobody =
        std::all_of(groups.begin(), groups.end(), [](const auto* worse) { return worse->group.empty(); });
    if (nobody) return paragraph(tr("Nobody, on the mean."), columns, " - ", "   ");
    std::string text;
    for (const analysis::WorseOff* worse : groups) {
        const std::string sentence = worse->group.empty()
                                         ? tr(nobody_words(worse->dimension))
                                         : verdict_text(worse->difference, results.comparison, scenario);
        text += paragraph(sentence, columns, " - ", "   ");
    }
    return text;
}

std::string worse_off_text(const ComparisonResults& results, const scenario::Scenario& scenario, std::size_t columns) {
    std::string text =
        std::string{tr("Who is worse off than under the baseline (worst profile, site and country):")} + '\n';
    for (const auto& plan : results.comparison.plans) {
        std::vector<const analysis::WorseOff*> groups;
        for (const analysis::WorseOff& worse : results.worse_off) {
            if (worse.plan == plan.plan.id) groups.push_back(&worse);
        }
        if (groups.empty()) continue;  // the baseline
        text += paragraph(plan_name(results.comparison, plan.plan.id) + ':', columns, " ", " ");
        text += worse_off_lines(groups, results, scenario, columns);
    }
    return text;
}

std::string ledger_text(const ComparisonResults& results, const scenario::Scenario& scenario, std::size_t columns) {
    if (!results.ledger) return "";
    std::string text = '\n' + paragraph(ledger_sentence(results, scenario), columns);
    const auto& rerun = results.ledger->rerun;
    for (std::size_t i = 0; i < std::min(assumptions_shown, rerun.size()); ++i)
        text += paragraph(rerun_sentence(rerun[i], *results.ledger), columns, fmt::format(" {}. ", i + 1), "    ");
    return text;
}

std::string left_out_text(const ComparisonResults& results, std::size_t columns) {
    std::string text;
    for (const std::string& sentence : left_out(results)) text += paragraph(sentence, columns);
    return text;
}

}  // namespace

std::string to_text(const ComparisonResults& results, const scenario::Scenario& scenario, std::size_t columns) {
    std::string text = heading_text(results, columns) + '\n';
    if (results.comparison.histories == 0)
        return text + tr("No replication has finished under every plan.") + '\n' + left_out_text(results, columns);
    return text + answers_text(results, scenario, columns) + '\n' +
           paragraph(selection_sentence(results, scenario), columns) + '\n' + table_text(results, scenario, columns) +
           '\n' + worse_off_text(results, scenario, columns) + ledger_text(results, scenario, columns) +
           left_out_text(results, columns);
}

}  // namespace umbral::cli
