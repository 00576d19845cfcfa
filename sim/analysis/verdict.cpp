#include "analysis/verdict.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "analysis/names.hpp"
#include "analysis/scope_words.hpp"
#include "base/i18n.hpp"
#include "base/text.hpp"

namespace umbral::analysis {
namespace {

/// Units of the catalogue as words; others are shown as they are written.
[[maybe_unused]] constexpr std::array unit_words{
    UMBRAL_N("persons"),   UMBRAL_N("person-h"),     UMBRAL_N("person-nights"), UMBRAL_N("person-days"),
    UMBRAL_N("officer-h"), UMBRAL_N("persons/day"),  UMBRAL_N("departures"),    UMBRAL_N("m2/person"),
    UMBRAL_N("ratio"),     UMBRAL_N("L/person/day"), UMBRAL_N("days"),          UMBRAL_N("messages"),
    UMBRAL_N("crossings"),
};

/// How figures of a unit are shown: short times in minutes, fractions in percentage points.
struct Shown {
    double factor = 1;
    std::string unit;
};

Shown shown_in(const std::string& unit, double largest) {
    if (unit == "fraction") return {100, tr("percentage points")};
    if (unit == "h" && largest < 1) return {60, tr("min")};
    return {1, tr(unit.c_str())};
}

/// Digits after the decimal point that show `significant` digits of a figure.
int digits_for(double figure, int significant) {
    if (figure == 0) return 0;
    return std::clamp(significant - 1 - static_cast<int>(std::floor(std::log10(std::abs(figure)))), 0, 6);
}

/// Two digits of the larger figure, and one of the smaller where both are on one side of zero.
int digits_for(Amount amount) {
    const int digits = digits_for(std::max(std::abs(amount.low), std::abs(amount.high)), 2);
    if (amount.low * amount.high <= 0) return digits;
    return std::max(digits, digits_for(std::min(std::abs(amount.low), std::abs(amount.high)), 1));
}

std::string with_sign(double value, int digits) {
    std::string text = format_number(std::abs(value), digits);
    const bool is_zero = text.find_first_not_of("0.,") == std::string::npos;
    if (is_zero) return text;
    return (value < 0 ? "\u2212" : "+") + text;
}

template <class Write>
std::string range_text(Amount amount, const std::string& unit, Write&& write) {
    const double largest = std::max(std::abs(amount.low), std::abs(amount.high));
    const Shown shown = shown_in(unit, largest);
    const int digits = digits_for({amount.low * shown.factor, amount.high * shown.factor});
    const std::string low = write(amount.low * shown.factor, digits);
    const std::string high = write(amount.high * shown.factor, digits);
    const std::string figures = low == high ? low : fmt::format(fmt::runtime(tr("{} to {}")), low, high);
    return shown.unit.empty() ? figures : figures + ' ' + shown.unit;
}

bool is_waiting_time(const Difference& difference) { return difference.unit == "h"; }

const char* clear_sentence(const Difference& difference) {
    const bool is_lower = *difference.pairs.mean < 0;
    if (is_waiting_time(difference)) {
        return is_lower ? UMBRAL_N("{} shortens {} by {}, in {} of {} histories.")
                        : UMBRAL_N("{} lengthens {} by {}, in {} of {} histories.");
    }
    return is_lower ? UMBRAL_N("{} lowers {} by {}, in {} of {} histories.")
                    : UMBRAL_N("{} raises {} by {}, in {} of {} histories.");
}

std::string clear_text(const Difference& difference, const std::string& plan, const std::string& what) {
    const PairedSummary& pairs = difference.pairs;
    const bool is_lower = *pairs.mean < 0;
    Amount amount{std::abs(*pairs.ci95_low), std::abs(*pairs.ci95_high)};
    if (amount.low > amount.high) std::swap(amount.low, amount.high);
    return fmt::format(fmt::runtime(tr(clear_sentence(difference))), plan, what, amount_text(amount, difference.unit),
                       is_lower ? pairs.lower : pairs.higher, pairs.pairs);
}

std::string unclear_text(const Difference& difference, const std::string& plan, const std::string& what) {
    const PairedSummary& pairs = difference.pairs;
    std::string text =
        fmt::format(fmt::runtime(tr("No clear difference in {} under {}: {}, lower in {} and higher in {} of {} "
                                    "histories.")),
                    what, plan, signed_text({*pairs.ci95_low, *pairs.ci95_high}, difference.unit), pairs.lower,
                    pairs.higher, pairs.pairs);
    const bool clear_alone = *pairs.ci95_low > 0 || *pairs.ci95_high < 0;
    if (clear_alone)
        text +=
            std::string{" "} + tr("Alone it would count as clear; beside all else that was tested it may be chance.");
    return text;
}

std::string sentence(const Difference& difference, const std::string& plan, const std::string& baseline,
                     const std::string& what) {
    const PairedSummary& pairs = difference.pairs;
    switch (difference.finding) {
        case Finding::better:
        case Finding::worse:
        case Finding::lower:
        case Finding::higher:
            return clear_text(difference, plan, what);
        case Finding::unclear:
            return unclear_text(difference, plan, what);
        case Finding::same:
            return fmt::format(fmt::runtime(tr("{} changes nothing in {}: it is the same in all {} histories.")), plan,
                               what, pairs.pairs);
        case Finding::too_few:
            return fmt::format(
                fmt::runtime(tr_n("{} history is too few to say anything of {} under {}; at least {}.",
                                  "{} histories are too few to say anything of {} under {}; at least {}.",
                                  pairs.pairs)),
                pairs.pairs, what, plan, least_histories);
        case Finding::not_defined:
            return fmt::format(
                fmt::runtime(tr("{} and {} cannot be compared on {}: it is not defined in {} of {} histories.")), plan,
                baseline, what, pairs.missing, pairs.pairs + pairs.missing);
    }
    return "";
}

}  // namespace

std::string stat_word(const std::string& stat) {
    if (stat == "mean") return tr("mean");
    if (stat == "peak") return tr("peak");
    if (stat == "min") return tr("lowest");
    if (stat == "max") return tr("longest");
    return stat;
}

std::string indicator_phrase(const IndicatorKey& indicator, const scenario::Scenario& scenario) {
    const auto* definition = scenario::find_indicator(indicator.name);
    std::string phrase = indicator.name + " (" + indicator.stat + ')';
    if (definition != nullptr && definition->phrase != nullptr) {
        phrase = fmt::format(fmt::runtime(tr(definition->phrase)), stat_word(indicator.stat));
    } else if (definition != nullptr) {
        phrase = fmt::format(fmt::runtime(tr("\u201c{}\u201d ({})")), tr(definition->title), stat_word(indicator.stat));
    }
    const std::string where = scope_phrase(indicator.scope, scenario);
    return where.empty() ? phrase : phrase + ' ' + where;
}

std::string amount_text(Amount amount, const std::string& unit) {
    return range_text(amount, unit, [](double value, int digits) { return format_number(value, digits); });
}

std::string figures_text(Amount amount) {
    const int digits = digits_for(amount);
    const std::string low = format_number(amount.low, digits);
    const std::string high = format_number(amount.high, digits);
    return low == high ? low : low + "\u2013" + high;
}

std::string signed_text(Amount amount, const std::string& unit) { return range_text(amount, unit, with_sign); }

const char* finding_word(Finding finding) {
    switch (finding) {
        case Finding::better:
            return tr("better");
        case Finding::worse:
            return tr("worse");
        case Finding::lower:
            return tr("lower");
        case Finding::higher:
            return tr("higher");
        case Finding::unclear:
            return tr("not clear");
        case Finding::same:
            return tr("the same");
        case Finding::too_few:
            return tr("too few histories");
        case Finding::not_defined:
            return tr("not defined");
    }
    return "";
}

std::string exploratory_note() {
    return fmt::format(
        fmt::runtime(tr("{} Exploratory: the scenario does not ask about it, so its verdict is not corrected "
                        "for how many are looked at.")),
        exploratory_mark);
}

std::string verdict_text(const Difference& difference, const Comparison& comparison,
                         const scenario::Scenario& scenario) {
    const std::string what = indicator_phrase(difference.indicator, scenario);
    std::string text =
        sentence(difference, plan_name(comparison, difference.plan), plan_name(comparison, difference.baseline), what);
    const PairedSummary& pairs = difference.pairs;
    const bool partly_defined = pairs.missing > 0 && difference.finding != Finding::not_defined;
    if (partly_defined) {
        text += ' ' + fmt::format(fmt::runtime(tr_n("In {} further history it is not defined.",
                                                    "In {} further histories it is not defined.", pairs.missing)),
                                  pairs.missing);
    }
    return text;
}

}  // namespace umbral::analysis
