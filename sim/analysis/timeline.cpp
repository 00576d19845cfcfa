#include "analysis/timeline.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <utility>

#include "analysis/hindrances.hpp"
#include "scenario/event_catalogue.hpp"

namespace umbral::analysis {
namespace {

using engine::Event;
using Kind = scenario::EventKind;

/// Sets a stage's time once.
void first(TimeUs& stage_us, TimeUs at_us) { stage_us = std::min(stage_us, at_us); }

/// Whether the event tells how far a measure has come.
bool is_of_measure(Kind kind) { return kind >= Kind::measure_ordered && kind <= Kind::measure_out_of_money; }

/// When the figures behind an event were true [us]: its detail is their age in hours.
TimeUs observed_us(const Event& event) {
    return event.detail.empty() ? event.time_us : event.time_us - us_from_hours(std::atof(event.detail.c_str()));
}

/// Reads a history's events one by one.
class Tracer {
  public:
    explicit Tracer(const scenario::Input& input) {
        for (const auto& level : input.plan.levels) levels_.insert(level.id);
        for (const auto& measure : input.plan.measures) measures_[measure.id] = &measure;
    }

    void take(const Event& event) {
        const auto* definition = scenario::find_event(event.kind);
        if (definition == nullptr) return;
        switch (definition->kind) {
            case Kind::route_closed:
            case Kind::route_opened:
            case Kind::release_asked:
            case Kind::release_granted:
            case Kind::tranche_released:
            case Kind::line_exhausted:
                timeline_.world.push_back(event);
                return;
            case Kind::approval_asked:
                if (levels_.contains(event.subject)) return take_level(definition->kind, event);
                return take_measure(definition->kind, event);
            default:
                break;
        }
        if (is_of_measure(definition->kind)) return take_measure(definition->kind, event);
        if (definition->subject == scenario::EventSubject::level ||
            definition->subject == scenario::EventSubject::level_or_measure)
            take_level(definition->kind, event);
    }

    [[nodiscard]] Timeline result() && {
        for (Chain& chain : timeline_.chains) chain.outcome = outcome_of(chain);
        return std::move(timeline_);
    }

  private:
    static constexpr std::size_t none = SIZE_MAX;

    /// Where a subject's story is.
    struct Story {
        std::size_t chain = none;     ///< the latest
        bool over = true;             ///< the level has stood down, the measure has ended
        bool busy = false;            ///< somebody deliberates, or has decided
        std::vector<Event> warnings;  ///< alerts since; they belong to the chain to come
    };
    /// Where a measure's run is kept.
    struct RunAt {
        std::size_t chain = none;  ///< none: dated
        std::size_t run = none;
        bool over = true;
    };

    Chain* latest(const Story& story) { return story.chain == none ? nullptr : &timeline_.chains[story.chain]; }

    /// Conditions are back and nobody is busy with it: what comes next is another story.
    bool is_finished(const Story& story) { return story.over || (latest(story)->back_us != never_us && !story.busy); }

    Chain& begin_chain(Story& story, const Event& event) {
        story.chain = timeline_.chains.size();
        story.over = story.busy = false;
        Chain& chain = timeline_.chains.emplace_back();
        chain.subject = event.subject;
        chain.is_level = levels_.contains(event.subject);
        chain.events = std::exchange(story.warnings, {});
        return chain;
    }

    /// The chain the event belongs to; nothing for what belongs to none.
    Chain* chain_for(Kind kind, const Event& event, Story& story) {
        Chain* chain = latest(story);
        const bool finished = chain == nullptr || is_finished(story);
        switch (kind) {
            case Kind::threshold_back:
                return chain;
            case Kind::alert_sent:
                if (finished) warn(story, event);
                return finished ? nullptr : chain;
            case Kind::reported:
                // Later ones repeat it, or tell of what is over.
                return chain == nullptr || story.over || chain->reported_us != never_us ? nullptr : chain;
            case Kind::known:
                if (finished && !(chain != nullptr && explains(*chain, story, event)))
                    return &begin_chain(story, event);
                return chain;
            case Kind::threshold_crossed:
                return finished ? &begin_chain(story, event) : chain;
            default:
                return chain == nullptr || story.over ? &begin_chain(story, event) : chain;
        }
    }
    /// Whether what became known late is that crossing.
    static bool explains(const Chain& chain, const Story& story, const Event& known) {
        return !story.over && chain.known_us == never_us && observed_us(known) <= chain.back_us;
    }
    /// Keeps the latest alert between two agencies: an earlier one was of something that passed.
    static void warn(Story& story, const Event& alert) {
        auto& warnings = story.warnings;
        warnings.erase(std::remove_if(warnings.begin(), warnings.end(),
                                      [&](const Event& other) {
                                          return other.agency == alert.agency && other.detail == alert.detail;
                                      }),
                       warnings.end());
        warnings.push_back(alert);
    }

    void take_level(Kind kind, const Event& event) {
        Story& story = stories_[event.subject];
        Chain* chain = chain_for(kind, event, story);
        if (chain == nullptr) return;
        chain->events.push_back(event);
        switch (kind) {
            case Kind::threshold_crossed:
                first(chain->crossed_us, event.time_us);
                chain->back_us = never_us;
                break;
            case Kind::threshold_back:
                chain->back_us = event.time_us;
                break;
            case Kind::reported:
                first(chain->reported_us, event.time_us);
                break;
            case Kind::known:
                first(chain->known_us, event.time_us);
                story.busy = true;
                break;
            case Kind::decided:
                first(chain->decided_us, event.time_us);
                story.busy = true;
                break;
            case Kind::decision_dropped:
                story.busy = false;
                break;
            case Kind::approved:
                chain->approved_us = event.time_us;
                break;
            case Kind::declared:
                first(chain->declared_us, event.time_us);
                break;
            case Kind::stood_down:
            case Kind::expired:
                chain->ended_us = event.time_us;
                story.over = true;
                break;
            default:
                break;
        }
    }

    /// The run an event belongs to, begun where there is none.
    MeasureRun& run_of(Kind kind, const Event& event) {
        RunAt& at = runs_[event.subject];
        if (at.over || kind == Kind::measure_ordered) {
            at = {owner_of(event.subject), none, false};
            auto& runs = runs_at(at);
            at.run = runs.size();
            runs.emplace_back();
            runs.back().measure = event.subject;
        }
        return runs_at(at)[at.run];
    }
    [[nodiscard]] std::vector<MeasureRun>& runs_at(const RunAt& at) {
        return at.chain == none ? timeline_.dated : timeline_.chains[at.chain].measures;
    }
    /// The chain that orders the measure now; none for a dated one.
    [[nodiscard]] std::size_t owner_of(const std::string& id) const {
        const auto measure = measures_.find(id);
        if (measure == measures_.end() || measure->second->date) return none;
        const std::string& subject = measure->second->level.empty() ? id : measure->second->level;
        const auto story = stories_.find(subject);
        return story == stories_.end() ? none : story->second.chain;
    }

    void take_measure(Kind kind, const Event& event) {
        MeasureRun& run = run_of(kind, event);
        RunAt& at = runs_[event.subject];
        run.events.push_back(event);
        const bool own_trigger = at.chain != none && !timeline_.chains[at.chain].is_level;
        switch (kind) {
            case Kind::measure_ordered:
                first(run.ordered_us, event.time_us);
                break;
            case Kind::measure_decided:
                first(run.decided_us, event.time_us);
                if (own_trigger) first(timeline_.chains[at.chain].decided_us, event.time_us);
                break;
            case Kind::measure_approved:
                run.approved_us = event.time_us;
                break;
            case Kind::measure_funded:
                first(run.funded_us, event.time_us);
                break;
            case Kind::measure_effective:
                first(run.effective_us, event.time_us);
                run.ended_us = never_us;  // it had run out of money, and goes on
                if (at.chain != none) first(timeline_.chains[at.chain].effective_us, event.time_us);
                break;
            case Kind::measure_ended:
            case Kind::measure_called_off:
            case Kind::measure_refused:
            case Kind::measure_lapsed:
                at.over = true;
                if (own_trigger) stories_[event.subject].over = true;
                [[fallthrough]];
            case Kind::measure_out_of_money:
                run.ended_us = event.time_us;
                break;
            default:
                break;
        }
    }

    [[nodiscard]] static Outcome outcome_of(const Chain& chain) {
        const TimeUs answer_us = chain.is_level ? chain.declared_us : chain.effective_us;
        if (chain.crossed_us == never_us) return Outcome::unfounded;
        const TimeUs back_us = first_back_us(chain);
        if (answer_us != never_us) return answer_us <= back_us ? Outcome::answered : Outcome::answered_late;
        return back_us == never_us ? Outcome::unanswered : Outcome::missed;
    }
    /// When conditions were back for the first time [us].
    [[nodiscard]] static TimeUs first_back_us(const Chain& chain) {
        const auto& name = scenario::definition_of(Kind::threshold_back).name;
        const auto back = std::find_if(chain.events.begin(), chain.events.end(),
                                       [&](const Event& event) { return event.kind == name; });
        return back == chain.events.end() ? never_us : back->time_us;
    }

    std::set<std::string> levels_;
    std::map<std::string, const scenario::Measure*> measures_;
    std::map<std::string, Story> stories_;  ///< by subject
    std::map<std::string, RunAt> runs_;     ///< by measure
    Timeline timeline_;
};

}  // namespace

TimeUs Chain::start_us() const {
    return crossed_us == never_us && !events.empty() ? events.front().time_us : crossed_us;
}

Timeline trace(const std::vector<Event>& events, const scenario::Input& input) {
    Tracer tracer(input);
    for (const Event& event : events) tracer.take(event);
    Timeline timeline = std::move(tracer).result();
    const Hindrances hindrances(events, input);
    for (Chain& chain : timeline.chains) {
        chain.hindrances = hindrances.of_chain(chain);
        for (MeasureRun& run : chain.measures) run.hindrances = hindrances.of_run(run);
    }
    return timeline;
}

}  // namespace umbral::analysis
