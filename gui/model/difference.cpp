#include "gui/model/difference.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "analysis/verdict.hpp"
#include "base/i18n.hpp"
#include "base/text.hpp"
#include "scenario/indicator_catalogue.hpp"

namespace umbral::gui {

using analysis::Finding;

analysis::IndicatorKey key_of(const Question& question) {
    return {question.name, question.stat, engine::parse_scope(question.scope).value_or(engine::Scope{})};
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

std::string difference_text(const analysis::Difference& difference, bool is_short) {
    if (difference.finding == Finding::not_defined) return {};
    if (difference.finding == Finding::same) return std::string("= ") + tr("no difference");
    if (!difference.pairs.mean) return {};
    const double mean = *difference.pairs.mean;
    const std::string& unit = difference.unit;
    const char* arrow = mean > 0 ? "\xe2\x86\x91" : mean < 0 ? "\xe2\x86\x93" : "=";
    std::string text = fmt::format("{} {}", arrow, figure_text(std::abs(mean), unit));
    const std::string magnitude = magnitude_words(mean);
    if (!magnitude.empty()) text += ' ' + magnitude;
    const std::string shown_unit = difference_unit(unit);
    constexpr std::size_t short_unit = 3;
    const bool is_long = unit != "fraction" && (shown_unit.size() > short_unit || !magnitude.empty());
    return is_short && is_long ? text : text + ' ' + shown_unit;
}

std::string verdict_words(const analysis::Difference& difference) {
    if (difference.finding == Finding::same) return {};
    return std::string(analysis::finding_word(difference.finding)) +
           (difference.declared ? "" : analysis::exploratory_mark);
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
