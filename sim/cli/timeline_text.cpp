#include "cli/timeline_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/names.hpp"
#include "base/i18n.hpp"
#include "base/text.hpp"
#include "cli/result_text.hpp"
#include "cli/text_table.hpp"
#include "cli/timeline_words.hpp"

namespace umbral::cli {
namespace {

using analysis::Chain;
using analysis::MeasureRun;
using analysis::Names;
using analysis::Timeline;
using engine::Event;
using scenario::EventKind;

class Teller {
  public:
    Teller(const Timeline& timeline, const TimelineView& view, std::size_t columns)
        : timeline_(timeline), view_(view), columns_(columns), names_(view.input) {}

    [[nodiscard]] std::string text() const {
        std::string text = heading() + '\n';
        if (timeline_.chains.empty() && timeline_.dated.empty()) text += line(tr("No threshold was crossed.")) + '\n';
        if (!timeline_.chains.empty()) text += overview() + '\n';
        for (const Chain& chain : timeline_.chains) text += chain_text(chain) + '\n';
        if (!timeline_.dated.empty()) {
            text += line(tr("Measures decided on a date"));
            for (const MeasureRun& run : timeline_.dated) text += run_text(run);
            text += '\n';
        }
        if (!timeline_.world.empty()) {
            text += line(tr("Roads and money"));
            for (const Event& event : timeline_.world) text += step(event, "", 1);
        }
        return text;
    }

  private:
    [[nodiscard]] std::string line(const std::string& text, const std::string& indent = "") const {
        std::string out;
        for (const auto& part : wrapped(text, columns_ - display_width(indent))) out += indent + part + '\n';
        return out;
    }
    /// Text beside a first column.
    [[nodiscard]] std::string beside(const std::string& first, const std::string& text) const {
        std::string out, indent = first;
        for (const auto& part : wrapped(text, columns_ - display_width(first))) {
            out += indent + part + '\n';
            indent.assign(display_width(first), ' ');
        }
        return out;
    }

    [[nodiscard]] std::string heading() const {
        const double offset_h = view_.input.scenario.utc_offset_h;
        return line(analysis::scenario_name(view_.header)) +
               line(fmt::format("{} \u00b7 {} \u00b7 {} \u00b7 {}", plan_text(view_.plan),
                                fmt::format(fmt::runtime(tr("replication {}")), view_.replication),
                                fmt::format(fmt::runtime(tr("seed {}")), view_.header.seed), zone_text(offset_h)));
    }

    /// The zone's name with its offset; a zone without a name is its offset.
    [[nodiscard]] std::string zone_text(double offset_h) const {
        const std::string& name = view_.header.time_zone_name;
        const std::string offset = study::utc_text(offset_h);
        return fmt::format(fmt::runtime(tr("times of {}")), name == offset ? name : name + ", " + offset);
    }

    [[nodiscard]] std::string name_of(const Chain& chain) const {
        return chain.is_level ? names_.level(chain.episode.subject) : names_.measure(chain.episode.subject);
    }

    /// Threshold by threshold: those that were crossed, then those that were only believed to be.
    [[nodiscard]] std::string overview() const {
        const auto was_crossed = [](const Chain& chain) { return chain.episode.crossed_us != never_us; };
        std::vector<const Chain*> crossed, believed;
        for (const Chain& chain : timeline_.chains) (was_crossed(chain) ? crossed : believed).push_back(&chain);
        std::string text;
        if (!crossed.empty())
            text += delays_table(crossed) + line(tr("After the threshold was crossed; \u2212: before, on pictures that "
                                                    "showed it early; \u2013: not so."));
        if (!crossed.empty() && !believed.empty()) text += '\n';
        if (!believed.empty())
            text += line(tr("Never crossed in truth:")) + delays_table(believed) +
                    line(tr("After it was first believed; \u2212: before; \u2013: not so."));
        return text;
    }

    /// How long after its start each chain came to each stage.
    [[nodiscard]] std::string delays_table(const std::vector<const Chain*>& chains) const {
        TextTable table;
        table.headings = {tr("reported"),     tr("known"), tr("declared"),
                          tr("first effect"), tr("back"),  tr("stood down")};
        const Cell not_so{"\u2013", ""};
        for (const Chain* chain : chains) {
            const response::Episode& episode = chain->episode;
            const auto after = [&](TimeUs stage_us) -> Cell {
                if (stage_us == never_us) return {tr("never"), ""};
                const TimeUs delay_us = stage_us - episode.start_us();
                return {(delay_us < 0 ? "\u2212" : "+") + span_text(std::abs(delay_us)), ""};
            };
            // What was not so yet could not be known.
            const auto known = [&]() -> Cell {
                const Cell cell = after(episode.known_us);
                if (episode.crossed_us == never_us || episode.known_us >= episode.crossed_us) return cell;
                return {fmt::format(fmt::runtime(tr("believed {}")), cell.main), ""};
            };
            table.rows.push_back(
                {instant_text(view_.input.scenario, episode.start_us()) + "  " + name_of(*chain),
                 {after(episode.reported_us), known(), chain->is_level ? after(episode.declared_us) : not_so,
                  after(episode.effective_us), episode.crossed_us == never_us ? not_so : after(episode.back_us),
                  episode.declared_us == never_us ? not_so : after(episode.ended_us)}});
        }
        return table.to_text(columns_);
    }

    /// One line of a story: when, what, and how long after the line before.
    [[nodiscard]] std::string step(const Event& event, const std::string& later, int times,
                                   TimeUs crossed_us = 0) const {
        std::string words = to_words(event, names_, crossed_us);
        if (times > 1) words += ' ' + fmt::format(fmt::runtime(tr("({} times; this is the first)")), times);
        if (!later.empty()) words += " \u00b7 " + later;
        return beside("  " + instant_text(view_.input.scenario, event.time_us) + "  ", words);
    }
    /// An event, and how often it is repeated.
    using Step = std::pair<Event, int>;

    static std::vector<Step> each_of(const std::vector<Event>& events) {
        std::vector<Step> steps;
        steps.reserve(events.size());
        for (const Event& event : events) steps.emplace_back(event, 1);
        return steps;
    }
    /// What is repeated goes where it was first.
    static std::vector<Step> without_repeats(const std::vector<Event>& events, TimeUs crossed_us) {
        std::vector<Step> steps;
        for (const Event& event : events) {
            const auto same = std::find_if(steps.begin(), steps.end(), [&](const Step& step) {
                const Event& other = step.first;
                return other.kind == event.kind && other.agency == event.agency &&
                       (other.time_us < crossed_us) == (event.time_us < crossed_us) &&
                       (other.detail == event.detail || is(event, EventKind::known) || is(event, EventKind::learned));
            });
            if (same == steps.end()) {
                steps.emplace_back(event, 1);
            } else {
                ++same->second;
            }
        }
        return steps;
    }
    [[nodiscard]] std::string to_lines(const std::vector<Step>& steps, TimeUs crossed_us = 0) const {
        std::string text;
        TimeUs before_us = never_us;
        for (const auto& [event, times] : steps) {
            const TimeUs delay_us = before_us == never_us ? 0 : event.time_us - before_us;
            const std::string later =
                delay_us < minute_us ? "" : fmt::format(fmt::runtime(tr("{} later")), span_text(delay_us));
            text += step(event, later, times, crossed_us);
            before_us = event.time_us;
        }
        return text;
    }

    [[nodiscard]] std::string hindrances(const std::vector<analysis::Hindrance>& all) const {
        if (all.empty()) return "";
        std::string text;
        for (const auto& hindrance : all)
            text += (text.empty() ? "" : "; ") + to_words(hindrance, names_, view_.input.scenario);
        return beside(std::string{"  "} + tr("On the way: "), text + '.');
    }

    [[nodiscard]] std::string chain_text(const Chain& chain) const {
        std::string text = line(fmt::format(fmt::runtime(tr("{}: {} of {}")), name_of(chain), chain.episode.number,
                                            timeline_.crossings.at(chain.episode.subject)));
        text += beside("  ", to_words(chain, names_, view_.input));
        const TimeUs crossed_us = chain.episode.crossed_us;
        text += to_lines(without_repeats(chain.episode.events, crossed_us), crossed_us) + hindrances(chain.hindrances);
        for (const MeasureRun& run : chain.measures) text += run_text(run);
        return text;
    }

    static const char* ending_text(const MeasureRun& run) {
        if (is(run.events.back(), EventKind::measure_out_of_money)) return tr("stopped for want of money");
        return run.effective_us == never_us ? tr("given up") : tr("ended");
    }

    /// Why it was over before it was in effect, or in effect again; empty for one that ran to its end.
    static const char* reason_text(const Event& last) {
        if (is(last, EventKind::measure_called_off)) return tr("because its level was over");
        if (is(last, EventKind::measure_lapsed))
            return tr("because it could not take effect before its last day was over");
        if (!is(last, EventKind::measure_refused)) return "";
        return last.detail == response::waits_for_money ? tr("for want of money") : tr("for want of staff or vehicles");
    }

    /// A measure's stages in one sentence; step by step where it alone is asked for.
    [[nodiscard]] std::string run_text(const MeasureRun& run) const {
        const std::string title = names_.measure(run.measure);
        if (!view_.measure.empty())
            return line(std::string{"\u2022 "} + title, "  ") + to_lines(each_of(run.events)) +
                   hindrances(run.hindrances);
        std::vector<std::string> parts;
        TimeUs before_us = never_us;
        const auto tell = [&](const char* words, TimeUs at_us) {
            if (at_us == never_us) return;
            const std::string when = instant_text(view_.input.scenario, at_us);
            const TimeUs delay_us = before_us == never_us ? 0 : at_us - before_us;
            parts.push_back(std::string{words} + ' ' +
                            (before_us == never_us ? when
                             : delay_us < minute_us
                                 ? tr("at once")
                                 : fmt::format(fmt::runtime(tr("{} later ({})")), span_text(delay_us), when)));
            before_us = at_us;
        };
        tell(tr("ordered"), run.ordered_us);
        tell(tr("decided"), run.decided_us);
        tell(tr("approved"), run.approved_us);
        tell(tr("funded"), run.funded_us);
        if (!run.part.empty())
            parts.push_back(fmt::format(fmt::runtime(tr("in part ({} of what was wanted)")), run.part));
        tell(tr("in effect"), run.effective_us);
        for (const auto& interruption : run.interruptions) {
            tell(tr("out of money"), interruption.from_us);
            tell(tr("funded again"), interruption.funded_us);
            tell(tr("in effect again"), interruption.to_us);
        }
        const bool was_effective = run.effective_us != never_us;
        tell(ending_text(run), run.ended_us);
        const std::string reason = reason_text(run.events.back());
        if (!reason.empty()) parts.back() += ' ' + reason;
        if (!was_effective) parts.emplace_back(tr("never in effect"));
        if (!run.interruptions.empty() && run.interruptions.back().to_us == never_us)
            parts.emplace_back(tr("not in effect again"));
        return beside("  \u2022 ", title + ": " + fmt::format("{}", fmt::join(parts, ", ")) + '.') +
               hindrances(run.hindrances);
    }

    const Timeline& timeline_;
    const TimelineView& view_;
    std::size_t columns_;
    Names names_;
};

}  // namespace

std::string to_text(const Timeline& timeline, const TimelineView& view, std::size_t columns) {
    return Teller(timeline, view, columns).text();
}

Timeline chosen(Timeline timeline, const TimelineView& view) {
    const auto keep = [](auto& things, const auto& wanted) {
        things.erase(std::remove_if(things.begin(), things.end(), [&](const auto& thing) { return !wanted(thing); }),
                     things.end());
    };
    const auto is_asked = [&](const MeasureRun& run) { return run.measure == view.measure; };
    if (!view.level.empty()) {
        keep(timeline.chains, [&](const Chain& chain) { return chain.episode.subject == view.level; });
        timeline.dated.clear();
        timeline.world.clear();
    }
    if (!view.measure.empty()) {
        for (Chain& chain : timeline.chains) keep(chain.measures, is_asked);
        keep(timeline.chains,
             [&](const Chain& chain) { return chain.episode.subject == view.measure || !chain.measures.empty(); });
        keep(timeline.dated, is_asked);
        timeline.world.clear();
    }
    return timeline;
}

}  // namespace umbral::cli
