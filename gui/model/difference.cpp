#include "gui/model/difference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/i18n.hpp"
#include "base/text.hpp"

namespace umbral::gui {
namespace {

/// Differences in the replications that both have, in order.
std::vector<std::optional<double>> differences(const Outcome& plan, const study::IndicatorSample& sample,
                                               const Outcome& baseline, const study::IndicatorSample& other) {
    std::vector<std::optional<double>> pairs;
    std::size_t j = 0;
    for (std::size_t i = 0; i < plan.replications.size(); ++i) {
        while (j < baseline.replications.size() && baseline.replications[j] < plan.replications[i]) ++j;
        if (j >= baseline.replications.size()) break;
        if (baseline.replications[j] != plan.replications[i]) continue;
        if (sample.values[i] && other.values[j])
            pairs.emplace_back(*sample.values[i] - *other.values[j]);
        else
            pairs.emplace_back();
    }
    return pairs;
}

Verdict verdict_of(const analysis::Summary& difference, const std::vector<std::optional<double>>& pairs,
                   scenario::Better better) {
    if (difference.count == 0) return Verdict::none;
    if (std::all_of(pairs.begin(), pairs.end(), [](const auto& pair) { return !pair || *pair == 0; }))
        return Verdict::same;
    if (!difference.ci95_low || !difference.ci95_high || (*difference.ci95_low <= 0 && *difference.ci95_high >= 0))
        return Verdict::uncertain;
    const bool up = *difference.ci95_low > 0;
    if (better == scenario::Better::neither) return up ? Verdict::higher : Verdict::lower;
    return up == (better == scenario::Better::higher) ? Verdict::better : Verdict::worse;
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
    const auto pairs = differences(outcome, *sample, *baseline, *other);
    reckoning.difference = analysis::summarise(pairs);
    const auto* definition = scenario::find_indicator(question.name);
    reckoning.verdict =
        verdict_of(reckoning.difference, pairs, definition ? definition->better : scenario::Better::neither);
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

/// Units of indicators that no field of a scenario has, so that they are in the catalogue of texts.
[[maybe_unused]] constexpr std::array<const char*, 8> indicator_units{
    UMBRAL_N("person-h"),  UMBRAL_N("person-nights"), UMBRAL_N("person-days"), UMBRAL_N("persons/day"),
    UMBRAL_N("officer-h"), UMBRAL_N("departures"),    UMBRAL_N("messages"),    UMBRAL_N("days")};

std::string difference_text(const Reckoning& reckoning, const std::string& unit, bool is_short) {
    if (reckoning.verdict == Verdict::none) return {};
    if (reckoning.verdict == Verdict::same) return std::string("= ") + tr("no difference");
    if (!reckoning.difference.mean) return {};
    const double mean = *reckoning.difference.mean;
    const char* arrow = mean > 0 ? "\xe2\x86\x91" : "\xe2\x86\x93";
    std::string text = fmt::format("{} {}", arrow, figure_text(std::abs(mean), unit));
    if (const std::string magnitude = magnitude_words(mean); !magnitude.empty()) text += ' ' + magnitude;
    const std::string shown_unit = figure_unit(unit);
    constexpr std::size_t short_unit = 3;
    return is_short && shown_unit.size() > short_unit ? text : text + ' ' + shown_unit;
}

const char* verdict_words(Verdict verdict) {
    switch (verdict) {
        case Verdict::none:
            return "";
        case Verdict::same:
            return tr("the same");
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
