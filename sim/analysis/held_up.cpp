#include "analysis/held_up.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/measure_run.hpp"
#include "analysis/names.hpp"
#include "base/i18n.hpp"
#include "base/text.hpp"

namespace umbral::analysis {
namespace {

using engine::Event;
using engine::WaitCause;
using scenario::EventKind;
using Why = HeldUp::Why;

constexpr TimeUs week_us = 7 * day_us;

/// Whether an effect adds to a site what the cause says was short there.
struct Adds {
    const scenario::Scenario& scenario;
    const std::string& site;
    WaitCause cause;

    [[nodiscard]] bool leaves_by(const std::string& route) const {
        return std::any_of(scenario.routes.begin(), scenario.routes.end(),
                           [&](const auto& one) { return one.id == route && one.from == site; });
    }
    [[nodiscard]] bool leaves_with(const std::string& fleet) const {
        return std::any_of(scenario.routes.begin(), scenario.routes.end(),
                           [&](const auto& one) { return one.fleet == fleet && one.from == site; });
    }
    bool operator()(const scenario::AddPlaces& e) const { return cause == WaitCause::places && e.site == site; }
    bool operator()(const scenario::AddOfficers& e) const { return cause == WaitCause::officers && e.site == site; }
    bool operator()(const scenario::SetServiceTime& e) const { return cause == WaitCause::officers && e.site == site; }
    bool operator()(const scenario::MoveOfficers& e) const { return cause == WaitCause::officers && e.to_site == site; }
    bool operator()(const scenario::SetOpeningHours& e) const { return cause == WaitCause::closed && e.site == site; }
    bool operator()(const scenario::SendSupplies& e) const { return cause == WaitCause::supplies && e.site == site; }
    bool operator()(const scenario::AddVehicles& e) const { return cause == WaitCause::seats && leaves_with(e.fleet); }
    bool operator()(const scenario::MoveVehicles& e) const {
        return cause == WaitCause::seats && leaves_with(e.to_fleet);
    }
    bool operator()(const scenario::MovePeople& e) const {
        return (cause == WaitCause::seats || cause == WaitCause::fare) && leaves_by(e.route);
    }
    bool operator()(const scenario::SetRouteOpen& e) const {
        return (cause == WaitCause::seats || cause == WaitCause::closed) && e.open && leaves_by(e.route);
    }
    bool operator()(const scenario::SetFare& e) const { return cause == WaitCause::fare && leaves_by(e.route); }
    bool operator()(const scenario::SetQuota& e) const {
        return cause == WaitCause::quota && (e.route.empty() ? e.site == site : leaves_by(e.route));
    }
    bool operator()(const scenario::SetAssistedSeats& e) const {
        return cause == WaitCause::fare && leaves_with(e.fleet);
    }
    template <class Other>
    bool operator()(const Other& /*unused*/) const {
        return false;
    }
};

/// When measures were in effect, by measure.
std::map<std::string, std::vector<TimeSpan>> spans_in_effect(const std::vector<Event>& events,
                                                             const scenario::Plan& plan) {
    std::map<std::string, std::vector<TimeSpan>> spans;
    for (const auto& [measure, runs] : measure_runs(events, plan)) {
        for (const MeasureProgress& run : runs) {
            for (const TimeSpan& span : run.in_effect()) spans[measure].push_back(span);
        }
    }
    return spans;
}

/// When the threshold was answered: the level declared, or the measure with a threshold of its own decided [us].
TimeUs answered_us(const response::Episode& episode, const response::Threads& threads) {
    return threads.levels.contains(episode.subject) ? episode.declared_us : episode.decided_us;
}

std::string sentence(const HeldUp& one, const std::string& measures, const Names& names) {
    const std::string hours = format_number(one.hours, 0);
    if (one.why == Why::money) {
        return fmt::format(
            fmt::runtime(tr("In that week \u201c{}\u201d waited {} h for money of \u201c{}\u201d on average.")),
            measures, hours, names.line(one.subject));
    }
    if (one.subject == one.measure) {
        return fmt::format(
            fmt::runtime(tr("In that week the threshold of \u201c{}\u201d was crossed and the measure not "
                            "decided for {} h on average.")),
            measures, hours);
    }
    return fmt::format(fmt::runtime(tr("In that week \u201c{}\u201d, which orders \u201c{}\u201d, was crossed and not "
                                       "declared for {} h on average.")),
                       names.level(one.subject), measures, hours);
}

}  // namespace

const char* name_of(Why why) { return why == Why::money ? "money" : "undeclared"; }

HeldUpHours::HeldUpHours(const scenario::Input& input, const study::Header& header)
    : input_(input),
      threads_(response::threads_of(input.plan)),
      from_us_(us_from_hours(24 * header.warm_up_days)),
      to_us_(us_from_hours(24 * header.days)) {}

void HeldUpHours::add(const std::vector<Event>& events) {
    ++histories_;
    add_crossings(events);
    add_money(events);
}

void HeldUpHours::add_span(const std::string& measure, Why why, TimeUs from_us, TimeUs to_us) {
    from_us = std::max(from_us, from_us_);
    to_us = std::min(to_us, to_us_);
    while (from_us < to_us) {
        const TimeUs week = (from_us - from_us_) / week_us;
        const TimeUs end_us = std::min(to_us, from_us_ + (week + 1) * week_us);
        held_us_[{measure, why}][static_cast<int>(week)] += end_us - from_us;
        from_us = end_us;
    }
}

void HeldUpHours::add_uncovered(const std::string& measure, TimeUs from_us, TimeUs to_us, const Spans& in_effect) {
    for (const auto& [began_us, ended_us] : in_effect) {
        add_span(measure, Why::undeclared, from_us, std::min(began_us, to_us));
        from_us = std::max(from_us, std::min(ended_us, to_us));
    }
    add_span(measure, Why::undeclared, from_us, to_us);
}

void HeldUpHours::add_crossings(const std::vector<Event>& events) {
    auto in_effect = spans_in_effect(events, input_.plan);
    response::Episodes episodes(threads_);
    for (const Event& event : events) episodes.take(event);
    for (const auto& episode : episodes.all()) {
        const TimeUs end_us = answered_us(episode, threads_);
        TimeUs since_us = never_us;
        const auto close = [&](TimeUs at_us) {
            for (const auto& [measure, subject] : threads_.subject_of) {
                if (subject == episode.subject)
                    add_uncovered(measure, since_us, std::min(at_us, end_us), in_effect[measure]);
            }
            since_us = never_us;
        };
        for (const Event& event : episode.events) {
            if (is(event, EventKind::threshold_crossed) && since_us == never_us) since_us = event.time_us;
            if (is(event, EventKind::threshold_back)) close(event.time_us);
        }
        if (since_us != never_us) close(never_us);
    }
}

void HeldUpHours::add_money(const std::vector<Event>& events) {
    std::map<std::string, TimeUs> since_us;  // by measure that waits for money
    for (const Event& event : events) {
        const auto* definition = scenario::find_event(event.kind);
        if (definition == nullptr || definition->subject != scenario::EventSubject::measure) continue;
        if (const auto waiting = since_us.find(event.subject); waiting != since_us.end()) {
            add_span(event.subject, Why::money, waiting->second, event.time_us);
            since_us.erase(waiting);
        }
        if (is(event, EventKind::measure_waits) && event.detail == response::waits_for_money)
            since_us[event.subject] = event.time_us;
    }
    for (const auto& [measure, from_us] : since_us) add_span(measure, Why::money, from_us, to_us_);
}

std::vector<HeldUp> HeldUpHours::of(const std::string& site, WaitCause cause, int week) const {
    std::vector<HeldUp> found;
    for (const auto& measure : input_.plan.measures) {
        const Adds adds{input_.scenario, site, cause};
        if (std::none_of(measure.effects.begin(), measure.effects.end(),
                         [&](const scenario::Effect& effect) { return std::visit(adds, effect); }))
            continue;
        for (const Why why : {Why::undeclared, Why::money}) {
            const auto held = held_us_.find({measure.id, why});
            if (held == held_us_.end() || !held->second.contains(week)) continue;
            const auto subject = threads_.subject_of.find(measure.id);
            found.push_back({why, measure.id, why == Why::money ? measure.budget_line : subject->second,
                             hours_from_us(held->second.at(week)) / histories_});
        }
    }
    return found;
}

std::string to_sentences(const std::vector<HeldUp>& held_up, const scenario::Input& input) {
    const Names names(input);
    std::string text;
    for (auto one = held_up.begin(); one != held_up.end(); ++one) {
        if (one->hours < 1) continue;
        // A level is told once, with all it orders that could have helped.
        const auto same = [&](const HeldUp& other) {
            return one->why == Why::undeclared && other.why == one->why && other.subject == one->subject;
        };
        if (std::any_of(held_up.begin(), one, same)) continue;
        std::string measures = names.measure(one->measure);
        for (auto other = one + 1; other != held_up.end(); ++other) {
            if (same(*other)) measures += "\u201d, \u201c" + names.measure(other->measure);
        }
        text += (text.empty() ? "" : " ") + sentence(*one, measures, names);
    }
    return text;
}

}  // namespace umbral::analysis
