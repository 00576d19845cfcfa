#include "analysis/timeline.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "analysis/hindrances.hpp"
#include "scenario/event_catalogue.hpp"

namespace umbral::analysis {
namespace {

using engine::Event;

/// Sorts a history's events by crossing and by measure.
class Tracer {
  public:
    explicit Tracer(const scenario::Input& input) : threads_(response::threads_of(input.plan)), episodes_(threads_) {}

    void take(const Event& event) {
        const auto* definition = scenario::find_event(event.kind);
        if (definition == nullptr) return;
        const response::Episodes::Place place = episodes_.take(event);
        if (place.of_measure) {
            take_measure(event, place);
        } else if (definition->subject == scenario::EventSubject::route ||
                   definition->subject == scenario::EventSubject::line) {
            timeline_.world.push_back(event);
        }
        timeline_.chains.resize(episodes_.all().size());
    }

    [[nodiscard]] Timeline result() && {
        for (std::size_t i = 0; i < timeline_.chains.size(); ++i) {
            Chain& chain = timeline_.chains[i];
            chain.episode = episodes_.all()[i];
            chain.is_level = threads_.levels.contains(chain.episode.subject);
            chain.outcome = outcome_of(chain);
            ++timeline_.crossings[chain.episode.subject];
        }
        return std::move(timeline_);
    }

  private:
    /// The run an event belongs to, begun where it is the first.
    MeasureRun& run_of(const Event& event, const response::Episodes::Place& place) {
        auto& [episode, index] = runs_[event.subject];
        if (place.begins) episode = place.episode;
        auto& runs = episode == response::Episodes::none ? timeline_.dated : timeline_.chains[episode].measures;
        if (place.begins) {
            index = runs.size();
            runs.emplace_back().measure = event.subject;
        }
        return runs[index];
    }

    void take_measure(const Event& event, const response::Episodes::Place& place) {
        MeasureRun& run = run_of(event, place);
        run.events.push_back(event);
        run.take(event);
    }

    [[nodiscard]] static Outcome outcome_of(const Chain& chain) {
        const response::Episode& episode = chain.episode;
        const TimeUs answer_us = chain.is_level ? episode.declared_us : episode.effective_us;
        if (episode.crossed_us == never_us) return Outcome::unfounded;
        if (answer_us != never_us) return episode.back_us < answer_us ? Outcome::answered_late : Outcome::answered;
        return episode.back_us == never_us ? Outcome::unanswered : Outcome::missed;
    }

    response::Threads threads_;
    response::Episodes episodes_;
    std::map<std::string, std::pair<std::size_t, std::size_t>> runs_;  ///< by measure: the latest's episode and index
    Timeline timeline_;
};

}  // namespace

Timeline trace(const std::vector<Event>& events, const scenario::Input& input) {
    Tracer tracer(input);
    for (const Event& event : events) tracer.take(event);
    Timeline timeline = std::move(tracer).result();
    // What was believed before it was so stands where it was crossed.
    std::stable_sort(timeline.chains.begin(), timeline.chains.end(),
                     [](const Chain& a, const Chain& b) { return a.episode.start_us() < b.episode.start_us(); });
    const Hindrances hindrances(events, input);
    for (Chain& chain : timeline.chains) {
        chain.hindrances = hindrances.of_chain(chain);
        for (MeasureRun& run : chain.measures) run.hindrances = hindrances.of_run(run);
    }
    return timeline;
}

}  // namespace umbral::analysis
