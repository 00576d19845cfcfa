#include "gui/model/strip.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/names.hpp"
#include "analysis/verdict.hpp"
#include "base/i18n.hpp"
#include "gui/model/judgement.hpp"
#include "gui/model/prices.hpp"

namespace umbral::gui {
namespace {

constexpr std::size_t cards_at_once = 6;

/// "28 to 34", on the scale of the mean; empty where no interval is defined.
std::string interval_text(const analysis::Summary& value, const std::string& unit) {
    if (!value.ci95_low || !value.ci95_high || !value.mean) return {};
    return fmt::format(fmt::runtime(tr("{} to {}")), figure_text(*value.ci95_low, unit, *value.mean),
                       figure_text(*value.ci95_high, unit, *value.mean));
}

std::string note_of(const analysis::Summary& value, const analysis::Difference* difference, const Question& question,
                    const std::string& baseline) {
    std::string note;
    if (const auto* definition = scenario::find_indicator(question.name)) note = tr(definition->definition);
    note += "\n\n" + fmt::format(fmt::runtime(tr("Mean of {} histories with its 95 % interval.")), value.count);
    if (difference == nullptr) return note;
    const analysis::PairedSummary& pairs = difference->pairs;
    const std::string& unit = difference->unit;
    if (pairs.ci95_low && difference->finding != analysis::Finding::same) {
        note += ' ' + fmt::format(fmt::runtime(tr("Difference from \"{}\": {} to {} {}, in {} pairs of histories.")),
                                  baseline, figure_text(*pairs.ci95_low, unit), figure_text(*pairs.ci95_high, unit),
                                  difference_unit(unit), pairs.pairs);
    }
    note +=
        "\n\n" + (difference->declared ? std::string(tr("The scenario asks about it: the verdict is corrected for all "
                                                        "that is asked of the plans beside each other (Holm)."))
                                       : analysis::exploratory_note());
    return note;
}

/// Of the money: that nothing is priced, or how much is not.
void tell_prices(const Judgement& judgement, StripCard& card) {
    const scenario::Pricing* pricing = judgement.pricing(0);
    if (pricing == nullptr || card.question.name != "cost_usd") return;
    const std::string unpriced = unpriced_words(*pricing);
    if (!unpriced.empty()) card.note += "\n\n" + unpriced_list(judgement, 0);
    if (pricing->priced == 0) {
        card.value = tr("not priced");
        card.unit.clear();
        card.interval.clear();
        card.magnitude.clear();
        card.difference.clear();
        card.verdict.clear();
        card.finding.reset();
        card.spread.clear();
        card.qualifier.clear();
        return;
    }
    if (!unpriced.empty()) card.qualifier = unpriced;  // alone: a card is narrow, and this must not be cut
    // "No difference" would say that what was added is free.
    const bool is_same = card.finding == analysis::Finding::same;
    if (!is_same || !adds_unpriced(judgement, 0)) return;
    card.is_unpriced = true;
    card.difference = tr("not priced");
    card.verdict.clear();
    card.finding.reset();
}

StripCard make_card(const World& world, const Question& question) {
    StripCard card;
    card.question = question;
    card.title = question_title(question);
    card.qualifier = stat_words(question.stat);
    const Outcome* outcome = world.outcome();
    if (outcome == nullptr) return card;
    const auto* sample = outcome->find(question.name, question.stat, question.scope);
    if (sample == nullptr) return card;
    const analysis::Summary value = analysis::summarise(sample->values);
    card.unit = figure_unit(sample->unit);
    if (value.mean) {
        card.value = figure_text(*value.mean, sample->unit);
        card.magnitude = magnitude_words(*value.mean);
    } else {
        card.value = "\xe2\x80\x93";
    }
    card.interval = interval_text(value, sample->unit);
    const analysis::Difference* difference =
        world.judgement == nullptr ? nullptr : world.judgement->difference(0, question);
    if (difference != nullptr) {
        card.difference = difference_text(*difference, true);
        card.verdict = verdict_words(*difference);
        card.finding = difference->finding;
    }
    card.is_asked = world.judgement != nullptr && world.judgement->is_asked(question);
    card.note = note_of(value, difference, question, world.baseline_title);
    for (const auto& one : sample->values) {
        if (one) card.spread.push_back(*one);
    }
    std::sort(card.spread.begin(), card.spread.end());
    if (world.judgement != nullptr) tell_prices(*world.judgement, card);
    return card;
}

}  // namespace

std::vector<Question> strip_questions(const std::string& site) {
    if (site.empty()) {
        return {{"wait_h", "p95", "all"},
                {"stranded_persons", "peak", "all"},
                {"unsheltered_person_nights", "total", "all"},
                {"children_unsheltered_nights", "total", "all"},
                {"left_fraction", "mean", "all"},
                {"cost_usd", "total", "all"},
                {"over_limit_persons", "count", "all"}};
    }
    const std::string scope = "site:" + site;
    return {{"wait_h", "p95", scope},
            {"crowding_ratio", "peak", scope},
            {"unsheltered_person_nights", "total", scope},
            {"stranded_persons", "peak", scope},
            {"over_limit_persons", "count", scope},
            {"left_persons", "count", scope},
            {"officer_utilisation", "mean", scope}};
}

std::vector<Question> further_questions() {
    return {{"waiting_person_h", "total", "all"}, {"crowded_person_h", "total", "all"}, {"officer_h", "total", "all"}};
}

Strip make_strip(const World& world) {
    Strip strip;
    const Selection& selection = world.state->session.selection;
    std::string site = selection.subject == Subject::site ? selection.id : "";
    strip.place = tr("All sites");
    if (!site.empty() && world.outcome() != nullptr)
        strip.place = analysis::name_in(world.outcome()->header.sites, site);
    strip.stale = world.is_stale();
    if (!world.state->draft.baseline.empty())
        strip.note =
            fmt::format(fmt::runtime(tr("Differences are from \"{}\", which is pinned")), world.baseline_title);
    for (const Question& question : strip_questions(site)) {
        const Outcome* outcome = world.outcome();
        const bool measured =
            outcome == nullptr || outcome->find(question.name, question.stat, question.scope) != nullptr;
        if (measured && strip.cards.size() < cards_at_once) strip.cards.push_back(make_card(world, question));
    }
    return strip;
}

}  // namespace umbral::gui
