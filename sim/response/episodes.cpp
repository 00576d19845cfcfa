#include "response/episodes.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace umbral::response {
namespace {

using Kind = EventKind;

bool is_of_measure(Kind kind) { return kind >= Kind::measure_ordered && kind <= Kind::measure_out_of_money; }

/// When the figures behind an event were true [us]: its detail is their age in hours, and they are of whole hours.
TimeUs observed_us(const Event& event) {
    const TimeUs about_us = event.time_us - us_from_hours(std::atof(event.detail.c_str()));
    return event.detail.empty() ? event.time_us : (about_us + hour_us / 2) / hour_us * hour_us;
}

void add_learned(Episode& episode, const Event& event) {
    const bool told = std::any_of(episode.learned.begin(), episode.learned.end(),
                                  [&](const Learned& other) { return other.agency == event.agency; });
    if (!told) episode.learned.push_back({event.agency, event.time_us, observed_us(event)});
}

/// What the event says of how far the episode has come.
void add_stage(Episode& episode, Kind kind, const Event& event) {
    switch (kind) {
        case Kind::threshold_crossed:
            keep_first(episode.crossed_us, event.time_us);
            episode.back_us = never_us;
            break;
        case Kind::threshold_back:
            episode.back_us = event.time_us;
            break;
        case Kind::reported:
            keep_first(episode.reported_us, event.time_us);
            break;
        case Kind::known:
            keep_first(episode.known_us, event.time_us);
            [[fallthrough]];
        case Kind::learned:
            add_learned(episode, event);
            break;
        case Kind::decided:
            keep_first(episode.decided_us, event.time_us);
            if (!event.detail.empty()) keep_first(episode.decided_on_us, observed_us(event));
            break;
        case Kind::approved:
            episode.approved_us = event.time_us;
            break;
        case Kind::declared:
            keep_first(episode.declared_us, event.time_us);
            break;
        case Kind::stood_down:
        case Kind::expired:
            episode.ended_us = event.time_us;
            break;
        default:
            break;
    }
}

}  // namespace

TimeUs Episode::start_us() const {
    if (crossed_us != never_us) return crossed_us;
    return known_us != never_us || events.empty() ? known_us : events.front().time_us;
}

Threads threads_of(const scenario::Plan& plan) {
    Threads threads;
    for (const auto& level : plan.levels) threads.levels.insert(level.id);
    for (const auto& measure : plan.measures) {
        if (!measure.date) threads.subject_of[measure.id] = measure.level.empty() ? measure.id : measure.level;
    }
    return threads;
}

const Episodes::Story* Episodes::story(std::string_view subject) const {
    const auto found = stories_.find(subject);
    return found == stories_.end() ? nullptr : &found->second;
}

const Episode* Episodes::latest(std::string_view subject) const {
    const Story* found = story(subject);
    return found == nullptr || found->latest == none ? nullptr : &all_[found->latest];
}

bool Episodes::is_over(std::string_view subject) const {
    const Story* found = story(subject);
    return found == nullptr || found->over;
}

bool Episodes::is_under_way(std::string_view subject) const {
    const Story* found = story(subject);
    return found != nullptr && !is_finished(*found);
}

bool Episodes::is_uncrossed(std::string_view subject) const {
    const Story* found = story(subject);
    return found == nullptr || found->over || all_[found->latest].crossed_us == never_us;
}

bool Episodes::is_finished(const Story& story) const {
    if (story.over) return true;
    const Episode& episode = all_[story.latest];
    return !story.busy && (episode.crossed_us == never_us || episode.back_us != never_us);
}

bool Episodes::tells_of_latest(const Story& story, const Event& event) const {
    if (story.over || all_[story.latest].back_us == never_us) return false;
    return observed_us(event) < all_[story.latest].back_us;
}

std::size_t Episodes::begin(Story& story, const Event& event) {
    story.latest = all_.size();
    story.over = story.busy = false;
    Episode& episode = all_.emplace_back();
    episode.subject = event.subject;
    episode.number = ++story.begun;
    episode.events = std::exchange(story.early, {});
    for (const Event& early : episode.events) {
        if (is(early, Kind::learned)) add_learned(episode, early);
    }
    return story.latest;
}

void Episodes::keep_early(Story& story, const Event& event) {
    // The latest of its kind between the same two: an earlier one was of something that passed.
    const bool between_two = is(event, Kind::alert_sent);
    auto& early = story.early;
    early.erase(std::remove_if(early.begin(), early.end(),
                               [&](const Event& other) {
                                   return other.kind == event.kind && other.agency == event.agency &&
                                          (!between_two || other.detail == event.detail);
                               }),
                early.end());
    early.push_back(event);
}

Episodes::Place Episodes::place_of(Kind kind, const Event& event, Story& story) {
    const bool finished = is_finished(story);
    switch (kind) {
        case Kind::threshold_back:
            return {story.latest};
        case Kind::alert_sent:
            return {finished ? none : story.latest};
        case Kind::reported:  // later ones repeat it
            return {story.over || all_[story.latest].reported_us != never_us ? none : story.latest};
        case Kind::learned:
            return {finished && !tells_of_latest(story, event) ? none : story.latest};
        case Kind::known:
            if (!finished || tells_of_latest(story, event)) return {story.latest};
            return {begin(story, event), true};
        case Kind::threshold_crossed:
            if (!finished) return {story.latest};
            return {begin(story, event), true};
        default:
            if (!story.over) return {story.latest};
            return {begin(story, event), true};
    }
}

Episodes::Place Episodes::take_threshold(Kind kind, const Event& event) {
    Story& story = stories_[event.subject];
    const Place place = place_of(kind, event, story);
    if (place.episode == none) {
        if (kind == Kind::alert_sent || kind == Kind::learned) keep_early(story, event);
        return place;
    }
    Episode& episode = all_[place.episode];
    episode.events.push_back(event);
    add_stage(episode, kind, event);
    if (kind == Kind::known || kind == Kind::decided) story.busy = true;
    if (kind == Kind::decision_dropped) story.busy = false;
    if (kind == Kind::stood_down || kind == Kind::expired) story.over = true;
    return place;
}

Episodes::Place Episodes::take_measure(Kind kind, const Event& event) {
    const auto subject = threads_.subject_of.find(event.subject);
    const bool is_dated = subject == threads_.subject_of.end();
    Story* story = is_dated ? nullptr : &stories_[subject->second];
    Run& run = runs_[event.subject];
    const bool begins = run.over || kind == Kind::measure_ordered;
    if (begins) run = {is_dated ? none : story->latest, false};
    Episode* episode = run.episode == none ? nullptr : &all_[run.episode];
    const bool is_own = episode != nullptr && episode->subject == event.subject;
    const bool is_latest = is_own && run.episode == story->latest;
    // Its line could not pay another day; whether it goes on when there is money is the detail.
    const bool stopped = kind == Kind::measure_out_of_money && event.detail == out_of_money_ends;
    const bool ended = kind == Kind::measure_ended || kind == Kind::measure_called_off;
    const bool given_up = stopped || kind == Kind::measure_refused || kind == Kind::measure_lapsed;
    if (episode != nullptr && kind == Kind::measure_funded) keep_first(episode->funded_us, event.time_us);
    if (episode != nullptr && kind == Kind::measure_effective) keep_first(episode->effective_us, event.time_us);
    if (is_own && kind == Kind::measure_decided) keep_first(episode->decided_us, event.time_us);
    if (is_latest && kind == Kind::measure_decided) story->busy = true;
    if (is_latest && given_up) story->busy = false;
    if (is_latest && ended) story->over = true;
    run.over = run.over || ended || given_up;
    return {run.episode, begins, true};
}

Episodes::Place Episodes::take(const Event& event) {
    const auto* definition = scenario::find_event(event.kind);
    if (definition == nullptr) return {};
    const Kind kind = definition->kind;
    const bool is_asked_for_measure = kind == Kind::approval_asked && !threads_.levels.contains(event.subject);
    if (is_of_measure(kind) || is_asked_for_measure) return take_measure(kind, event);
    using Subject = scenario::EventSubject;
    if (definition->subject == Subject::level || definition->subject == Subject::level_or_measure)
        return take_threshold(kind, event);
    return {};
}

}  // namespace umbral::response
