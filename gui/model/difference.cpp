#include "gui/model/difference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/comparison.hpp"
#include "base/i18n.hpp"
#include "base/text.hpp"

namespace umbral::gui {
namespace {

/// The values of the plan and of the baseline in the replications that both have, in order.
struct Pairs {
    std::vector<std::optional<double>> plan;
    std::vector<std::optional<double>> baseline;
};

Pairs pairs_of(const Outcome& plan, const study::IndicatorSample& sample, const Outcome& baseline,
               const study::IndicatorSample& other) {
    Pairs pairs;
    std::size_t j = 0;
    for (std::size_t i = 0; i < plan.replications.size(); ++i) {
        while (j < baseline.replications.size() && baseline.replications[j] < plan.replications[i]) ++j;
        if (j >= baseline.replications.size()) break;
        if (baseline.replications[j] != plan.replications[i]) continue;
        pairs.plan.push_back(sample.values[i]);
        pairs.baseline.push_back(other.values[j]);
    }
    return pairs;
}

Verdict verdict_of(analysis::Finding finding) {
    switch (finding) {
        case analysis::Finding::better:
            return Verdict::better;
        case analysis::Finding::worse:
            return Verdict::worse;
        case analysis::Finding::lower:
            return Verdict::lower;
        case analysis::Finding::higher:
            return Verdict::higher;
        case analysis::Finding::unclear:
            return Verdict::uncertain;
        case analysis::Finding::same:
            return Verdict::same;
        case analysis::Finding::too_few:
            return Verdict::too_few;
        case analysis::Finding::not_defined:
            break;
    }
    return Verdict::none;
}

}  // namespace

Reckoning reckon(const Outcome& outcome, const Outcome* baseline, const Question& question) {
    Reckoning reckoning;
    const auto* sample = outcome.find(question.name, question.stat, question.scope);
    if (sample == nullptr) return reckoning;
    reckoning.value = analysis::summarise(sample->values);
    if (baseline == nullptr || baseline == &outcome) return reckoning;
    const auto* other = baseline->find(question.name, question.stat, question.scope);
    if (other == nullptr) return reckoning;
    const Pairs pairs = pairs_of(outcome, *sample, *baseline, *other);
    analysis::Difference difference;
    difference.pairs = analysis::summarise_pairs(pairs.plan, pairs.baseline);
    difference.p_value = difference.pairs.p_value;
    if (const auto* definition = scenario::find_indicator(question.name)) difference.better = definition->better;
    reckoning.difference = difference.pairs;
    reckoning.verdict = verdict_of(analysis::judge(difference));
    return reckoning;
}

const char* magnitude_words(double like) { return std::abs(like) >= 1e6 ? tr("million") : ""; }

std::string figure_text(double value, const std::string& unit, double like) {
    if (!std::isfinite(value)) return format_number(value, 0);
    if (unit == "fraction") return format_number(100 * value, std::abs(like) < 0.0995 ? 1 : 0);
    const double size = std::abs(like);
    if (size >= 1e6) return format_number(value / 1e6, size >= 1e7 ? 1 : 2);
    const bool counted = unit.rfind("person", 0) == 0 && unit != "person-h";
    return format_number(value, size >= 100 || (counted && size >= 10) || size == 0 ? 0 : size >= 10 ? 1 : 2);
}

std::string figure_unit(const std::string& unit) {
    if (unit == "fraction") return "%";
    if (unit == "ratio") return "\xc3\x97";
    return unit.empty() ? "" : tr(unit.c_str());
}

std::string difference_unit(const std::string& unit) { return unit == "fraction" ? tr("points") : figure_unit(unit); }

/// Units of indicators that no field of a scenario has, so that they are in the catalogue of texts.
[[maybe_unused]] constexpr std::array<const char*, 8> indicator_units{
    UMBRAL_N("person-h"),  UMBRAL_N("person-nights"), UMBRAL_N("person-days"), UMBRAL_N("persons/day"),
    UMBRAL_N("officer-h"), UMBRAL_N("departures"),    UMBRAL_N("messages"),    UMBRAL_N("days")};

std::string difference_text(const Reckoning& reckoning, const std::string& unit, bool is_short) {
    if (reckoning.verdict == Verdict::none) return {};
    if (reckoning.verdict == Verdict::same) return std::string("= ") + tr("no difference");
    if (!reckoning.difference.mean) return {};
    const double mean = *reckoning.difference.mean;
    const char* arrow = mean > 0 ? "\xe2\x86\x91" : mean < 0 ? "\xe2\x86\x93" : "=";
    std::string text = fmt::format("{} {}", arrow, figure_text(std::abs(mean), unit));
    const std::string magnitude = magnitude_words(mean);
    if (!magnitude.empty()) text += ' ' + magnitude;
    const std::string shown_unit = difference_unit(unit);
    constexpr std::size_t short_unit = 3;
    const bool is_long = unit != "fraction" && (shown_unit.size() > short_unit || !magnitude.empty());
    return is_short && is_long ? text : text + ' ' + shown_unit;
}

const char* verdict_words(Verdict verdict) {
    switch (verdict) {
        case Verdict::none:
            return "";
        case Verdict::same:
            return tr("the same");
        case Verdict::too_few:
            return tr("too few histories");
        case Verdict::uncertain:
            return tr("uncertain");
        case Verdict::better:
            return tr("better");
        case Verdict::worse:
            return tr("worse");
        case Verdict::higher:
            return tr("higher");
        case Verdict::lower:
            return tr("lower");
    }
    return "";
}

const char* stat_words(const std::string& stat) {
    if (stat == "p95") return tr("1 in 20 above");
    if (stat == "p90") return tr("1 in 10 above");
    if (stat == "p99") return tr("1 in 100 above");
    if (stat == "p50") return tr("half above");
    if (stat == "mean") return tr("on average");
    if (stat == "peak") return tr("at the peak");
    if (stat == "total") return tr("in all");
    if (stat == "count") return tr("in all");
    return "";
}

std::string question_title(const Question& question) {
    const auto* definition = scenario::find_indicator(question.name);
    return definition == nullptr ? question.name : tr(definition->title);
}

}  // namespace umbral::gui
