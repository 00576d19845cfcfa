#include "gui/model/strip.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/names.hpp"
#include "base/i18n.hpp"
#include "gui/model/parameters.hpp"

namespace umbral::gui {
namespace {

constexpr std::size_t cards_at_once = 6;

/// "28 to 34", on the scale of the mean; empty where no interval is defined.
std::string interval_text(const analysis::Summary& value, const std::string& unit) {
    if (!value.ci95_low || !value.ci95_high || !value.mean) return {};
    return fmt::format(fmt::runtime(tr("{} to {}")), figure_text(*value.ci95_low, unit, *value.mean),
                       figure_text(*value.ci95_high, unit, *value.mean));
}

std::string note_of(const Reckoning& reckoning, const Question& question, const std::string& unit,
                    const std::string& baseline) {
    std::string note;
    if (const auto* definition = scenario::find_indicator(question.name)) note = tr(definition->definition);
    note +=
        "\n\n" + fmt::format(fmt::runtime(tr("Mean of {} histories with its 95 % interval.")), reckoning.value.count);
    if (reckoning.difference.ci95_low && reckoning.verdict != Verdict::same) {
        note += ' ' + fmt::format(fmt::runtime(tr("Difference from \"{}\": {} to {} {}, in {} pairs of histories.")),
                                  baseline, figure_text(*reckoning.difference.ci95_low, unit),
                                  figure_text(*reckoning.difference.ci95_high, unit), difference_unit(unit),
                                  reckoning.difference.pairs);
    }
    return note;
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
    const Outcome* baseline = world.baseline == nullptr ? nullptr : world.baseline->outcome.get();
    const Reckoning reckoning = reckon(*outcome, baseline, question);
    card.unit = figure_unit(sample->unit);
    if (reckoning.value.mean) {
        card.value = figure_text(*reckoning.value.mean, sample->unit);
        card.magnitude = magnitude_words(*reckoning.value.mean);
    } else {
        card.value = "\xe2\x80\x93";
    }
    card.interval = interval_text(reckoning.value, sample->unit);
    card.difference = difference_text(reckoning, sample->unit, true);
    card.verdict = reckoning.verdict;
    card.note = note_of(reckoning, question, sample->unit, world.baseline_title);
    for (const auto& value : sample->values) {
        if (value) card.spread.push_back(*value);
    }
    std::sort(card.spread.begin(), card.spread.end());
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
