#pragma once
// The story of every threshold: when it was crossed, who learned of it, what was decided and done, when it was over.
// The one place that says to which crossing an event belongs: the response layer keeps its episodes by it as a history
// goes on, and `umbral timeline` finds the same ones in the events afterwards.

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "response/log.hpp"
#include "scenario/plan.hpp"

namespace umbral::response {

/// Sets a stage's time once.
inline void keep_first(TimeUs& stage_us, TimeUs at_us) { stage_us = std::min(stage_us, at_us); }

/// An agency whose picture showed that the trigger held, for the first time in an episode.
struct Learned {
    std::string agency;
    TimeUs at_us = 0;
    TimeUs observed_us = 0;  ///< when the oldest figure behind it was true
};

/// One crossing of a threshold, or one belief in it, with all that followed. Times that never came are never_us.
struct Episode {
    std::string subject;            ///< the level, or the measure with a trigger of its own
    std::size_t number = 1;         ///< among those of its subject, from 1
    TimeUs crossed_us = never_us;   ///< the trigger held in truth
    TimeUs reported_us = never_us;  ///< somebody whose picture showed it wrote to another
    TimeUs known_us = never_us;     ///< the picture of the agency that decides showed it
    TimeUs decided_us = never_us;
    TimeUs approved_us = never_us;    ///< the last approval
    TimeUs declared_us = never_us;    ///< levels
    TimeUs funded_us = never_us;      ///< the first measure
    TimeUs effective_us = never_us;   ///< the first measure
    TimeUs back_us = never_us;        ///< in truth no longer so, for the last time
    TimeUs ended_us = never_us;       ///< stood down or expired
    TimeUs decided_on_us = never_us;  ///< when the oldest figure behind the decision was true
    std::vector<Learned> learned;     ///< everybody who learned of it, in order of time
    std::vector<Event> events;        ///< about the threshold and the level, in order of time

    /// Crossed or, where it never was, first believed by the agency that decides [us].
    [[nodiscard]] TimeUs start_us() const;
};

/// Whose story the events of levels and measures are.
struct Threads {
    std::set<std::string, std::less<>> levels;
    /// By measure: the level that orders it, or itself where it has a trigger of its own. Dated measures have none.
    std::map<std::string, std::string, std::less<>> subject_of;
};
[[nodiscard]] Threads threads_of(const scenario::Plan& plan);

/// An episode begins when its threshold is crossed, or when the agency that decides believes so. It is over when its
/// level stands down or expires, when its own measure ends, or when conditions are back and nobody is busy with it;
/// until then going back and crossing again belongs to it. What is learned after conditions were back belongs to the
/// crossing that its figures are of; what others learn or tell before an episode, to the next.
class Episodes {
  public:
    static constexpr std::size_t none = SIZE_MAX;
    /// Where an event belongs.
    struct Place {
        std::size_t episode = none;  ///< index in all(); none: to no episode, or to one that is still to begin
        bool begins = false;         ///< the episode, or the measure's run, begins with it
        bool of_measure = false;     ///< a step of a measure's run, not of the threshold
    };

    explicit Episodes(Threads threads) : threads_(std::move(threads)) {}

    /// The next event, in order of time.
    Place take(const Event& event);
    /// In order of their beginning.
    [[nodiscard]] const std::vector<Episode>& all() const { return all_; }
    /// The subject's latest; nothing before the first.
    [[nodiscard]] const Episode* latest(std::string_view subject) const;
    /// Whether it has none, or the latest was ended: by standing down, expiring, or the end of its own measure.
    [[nodiscard]] bool is_over(std::string_view subject) const;
    /// Whether its latest is not over, and conditions are not back with nobody busy with it.
    [[nodiscard]] bool is_under_way(std::string_view subject) const;
    /// Whether a trigger that holds in truth begins an episode, or is one's first crossing.
    [[nodiscard]] bool is_uncrossed(std::string_view subject) const;

  private:
    struct Story {
        std::size_t latest = none;
        std::size_t begun = 0;
        bool over = true;          ///< the level has stood down, the measure has ended
        bool busy = false;         ///< somebody deliberates, or has decided
        std::vector<Event> early;  ///< alerts, and what was learned, since: of the episode to come
    };
    /// One way of a measure from order or decision to its end.
    struct Run {
        std::size_t episode = none;
        bool over = true;
    };

    [[nodiscard]] const Story* story(std::string_view subject) const;
    [[nodiscard]] bool is_finished(const Story& story) const;
    [[nodiscard]] bool tells_of_latest(const Story& story, const Event& event) const;
    std::size_t begin(Story& story, const Event& event);
    Place place_of(EventKind kind, const Event& event, Story& story);
    Place take_threshold(EventKind kind, const Event& event);
    Place take_measure(EventKind kind, const Event& event);
    static void keep_early(Story& story, const Event& event);

    Threads threads_;
    std::vector<Episode> all_;
    std::map<std::string, Story, std::less<>> stories_;  ///< by subject
    std::map<std::string, Run, std::less<>> runs_;       ///< by measure
};

}  // namespace umbral::response
