#include "analysis/hindrances.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <set>

#include "base/find_by_id.hpp"

namespace umbral::analysis {
namespace {

using engine::Event;
using EventKind = scenario::EventKind;
using scenario::Measure;

template <class Range>
bool holds(const Range& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// Adds a hindrance, or counts it with the one of its kind and subject that is there.
void add(std::vector<Hindrance>& found, const Hindrance& more) {
    const auto same = std::find_if(found.begin(), found.end(), [&](const Hindrance& other) {
        return other.kind == more.kind && other.subject == more.subject;
    });
    if (same == found.end()) return found.push_back(more);
    same->count += more.count;
    same->hours += more.hours;
    same->from_us = std::min(same->from_us, more.from_us);
    same->to_us = std::max(same->to_us, more.to_us);
}

/// Subjects on a way of fewest legs between two agencies, by reports' and contacts' edges.
std::set<std::string> way_between(const scenario::Protocol& protocol, const std::string& a, const std::string& b) {
    std::map<std::string, std::set<std::string>> channels_to{{a, {}}};
    std::deque<std::string> open{a};
    while (!open.empty() && !channels_to.contains(b)) {
        const std::string at = open.front();
        open.pop_front();
        const auto step = [&](const std::string& from, const std::string& to, const std::string& channel) {
            if (from != at || channels_to.contains(to)) return;
            channels_to[to] = channels_to[at];
            channels_to[to].insert(channel);
            open.push_back(to);
        };
        const auto look = [&](const auto& edges) {
            for (const auto& edge : edges) {
                step(edge.from, edge.to, edge.channel);
                step(edge.to, edge.from, edge.channel);
            }
        };
        look(protocol.reports);
        look(protocol.contacts);
    }
    const auto found = channels_to.find(b);
    return found == channels_to.end() ? std::set<std::string>{} : found->second;
}

}  // namespace

Hindrances::Hindrances(const std::vector<Event>& events, const scenario::Input& input)
    : events_(events), input_(input) {}

Hindrances::Ids Hindrances::who_report_to(const std::string& agency) const {
    Ids reached{agency};
    for (std::size_t i = 0; i < reached.size(); ++i) {
        for (const auto& flow : input_.plan.protocol.reports) {
            if (flow.to == reached[i] && !holds(reached, flow.from)) reached.push_back(flow.from);
        }
    }
    return reached;
}

Hindrances::Ids Hindrances::parties_to(const Measure& measure) const {
    Ids parties{measure.actor};
    if (const auto* level = find_by_id(input_.plan.levels, measure.level)) parties.push_back(level->declared_by);
    parties.insert(parties.end(), measure.approvals.begin(), measure.approvals.end());
    if (const auto* agreement = find_by_id(input_.plan.agreements, measure.agreement))
        parties.insert(parties.end(), agreement->agencies.begin(), agreement->agencies.end());
    return parties;
}

void Hindrances::add_messages(const Stage& stage, const Ids& agencies, std::vector<Hindrance>& found) const {
    for (const Event& event : events_) {
        if (event.time_us < stage.from_us || event.time_us > stage.to_us || !holds(agencies, event.agency)) continue;
        if (is(event, EventKind::message_lost) && holds(agencies, event.detail))
            add(found, {Hindrance::Kind::messages_lost, event.subject, event.time_us, event.time_us});
        if (is(event, EventKind::contact_stale) && holds(agencies, event.subject))
            add(found, {Hindrance::Kind::contact_searched, event.subject, event.time_us, event.time_us});
        if (is(event, EventKind::no_way) && holds(agencies, event.subject))
            add(found, {Hindrance::Kind::no_way, event.subject, event.time_us, event.time_us});
    }
}

void Hindrances::add_spans(const Stage& stage, const SpanKind& kind, const Subjects& subjects,
                           std::vector<Hindrance>& found) const {
    std::map<std::string, TimeUs> since;
    const auto add_span = [&](const std::string& subject, TimeUs from_us, TimeUs to_us) {
        from_us = std::max(from_us, stage.from_us);
        if (from_us >= std::min(to_us, stage.to_us)) return;
        const double hours = hours_from_us(std::min(to_us, stage.to_us) - from_us);
        add(found, {kind.kind, subject, from_us, to_us, 1, hours});
    };
    for (const Event& event : events_) {
        if (!subjects.contains(event.subject)) continue;
        if (is(event, kind.begins)) since[event.subject] = event.time_us;
        if (is(event, kind.ends)) {
            add_span(event.subject, since[event.subject], event.time_us);
            since.erase(event.subject);
        }
    }
    for (const auto& [subject, from_us] : since) add_span(subject, from_us, never_us);
}

void Hindrances::add_outages(const Stage& stage, const Subjects& channels, const Ids& agencies,
                             std::vector<Hindrance>& found) const {
    add_spans(stage, {Hindrance::Kind::channel_down, EventKind::channel_down, EventKind::channel_up}, channels, found);
    add_spans(stage, {Hindrance::Kind::room_unstaffed, EventKind::room_unstaffed, EventKind::room_staffed},
              {agencies.begin(), agencies.end()}, found);
}

std::vector<Hindrance> Hindrances::of_chain(const Chain& chain) const {
    std::vector<Hindrance> found;
    std::string owner;
    Ids approvers;
    if (const auto* level = find_by_id(input_.plan.levels, chain.episode.subject)) {
        owner = level->declared_by;
        approvers = level->approvals;
    } else if (const auto* measure = find_by_id(input_.plan.measures, chain.episode.subject)) {
        owner = measure->actor;
    }
    if (owner.empty() || input_.plan.perfect_information) return found;
    const TimeUs last_us = events_.empty() ? 0 : events_.back().time_us;
    TimeUs end_us = chain.episode.declared_us != never_us ? chain.episode.declared_us : chain.episode.back_us;
    end_us = std::min(end_us, last_us);
    const Stage until_known{chain.episode.start_us(), std::min(chain.episode.known_us, end_us)};
    const Ids reporters = who_report_to(owner);
    Subjects channels;
    for (const auto& flow : input_.plan.protocol.reports) {
        if (holds(reporters, flow.to)) channels.insert(flow.channel);
    }
    add_messages(until_known, reporters, found);
    add_outages(until_known, channels, reporters, found);
    for (const Event& event : chain.episode.events) {
        if (is(event, EventKind::decision_dropped))
            add(found, {Hindrance::Kind::decision_dropped, event.agency, event.time_us, event.time_us});
    }
    // While it deliberates nobody else is needed.
    const Stage until_decided{std::max(chain.episode.known_us, chain.episode.start_us()),
                              std::min(chain.episode.decided_us, end_us)};
    add_outages(until_decided, {}, {owner}, found);
    if (chain.episode.decided_us == never_us || approvers.empty()) return found;
    const Stage until_declared{chain.episode.decided_us, end_us};
    channels.clear();
    for (const std::string& approver : approvers) channels.merge(way_between(input_.plan.protocol, owner, approver));
    approvers.push_back(owner);
    add_messages(until_declared, approvers, found);
    add_outages(until_declared, channels, approvers, found);
    return found;
}

std::vector<Hindrance> Hindrances::of_run(const MeasureRun& run) const {
    std::vector<Hindrance> found;
    const auto* measure = find_by_id(input_.plan.measures, run.measure);
    if (measure == nullptr || measure->date || run.events.empty()) return found;
    const TimeUs last_us = events_.back().time_us;
    const Stage stage{run.events.front().time_us, std::min({run.funded_us, run.ended_us, last_us})};
    if (!input_.plan.perfect_information) {
        const Ids parties = parties_to(*measure);
        Subjects channels;
        for (const std::string& party : parties)
            channels.merge(way_between(input_.plan.protocol, measure->actor, party));
        add_messages(stage, parties, found);
        add_outages(stage, channels, parties, found);
    }
    add_means(run, *measure, found);
    return found;
}

Hindrances::Ids Hindrances::lenders_to(const Measure& measure) const {
    const auto* agreement = find_by_id(input_.plan.agreements, measure.agreement);
    if (agreement == nullptr) return {measure.actor};
    Ids lenders = agreement->agencies;
    lenders.erase(std::remove(lenders.begin(), lenders.end(), measure.actor), lenders.end());
    return lenders;
}

TimeUs Hindrances::money_came_us(const Event& wait, const Event& next, const MeasureRun& run,
                                 const std::string& line) const {
    if (is(next, EventKind::measure_funded)) return next.time_us;
    // Then something else was short, and nothing says when money no longer was: at its line's last release, or by the
    // time all was there.
    TimeUs came_us = run.funded_us;
    for (const Event& event : events_) {
        if (is(event, EventKind::tranche_released) && event.subject == line && event.time_us >= wait.time_us &&
            event.time_us <= run.funded_us)
            came_us = event.time_us;
    }
    return came_us;
}

void Hindrances::add_means(const MeasureRun& run, const Measure& measure, std::vector<Hindrance>& found) const {
    for (auto wait = run.events.begin(); wait != run.events.end(); ++wait) {
        if (!is(*wait, EventKind::measure_waits) || wait->time_us >= run.effective_us) continue;
        const TimeUs from_us = wait->time_us;
        const auto next = wait + 1;
        const bool came =
            next != run.events.end() && (is(*next, EventKind::measure_funded) || is(*next, EventKind::measure_waits));
        const TimeUs to_us = came ? next->time_us : never_us;
        if (wait->detail == response::waits_for_money)
            add(found, {Hindrance::Kind::money, measure.budget_line, from_us,
                        came ? money_came_us(*wait, *next, run, measure.budget_line) : never_us});
        if (wait->detail == response::waits_for_staff) {
            for (const std::string& lender : lenders_to(measure))
                add(found, {Hindrance::Kind::means, lender, from_us, to_us});
        }
        if (wait->detail == response::waits_for_needs)
            add_needs({from_us, came ? to_us : run.ended_us}, measure, came, found);
    }
}

void Hindrances::add_needs(const Stage& wait, const Measure& measure, bool came, std::vector<Hindrance>& found) const {
    for (const std::string& needed : measure.needs) {
        const auto effective = std::find_if(events_.begin(), events_.end(), [&](const Event& event) {
            return event.time_us >= wait.from_us && event.time_us <= wait.to_us && event.subject == needed &&
                   is(event, EventKind::measure_effective);
        });
        if (effective != events_.end() || !came)
            add(found, {Hindrance::Kind::needs, needed, wait.from_us,
                        effective == events_.end() ? never_us : effective->time_us});
    }
}

}  // namespace umbral::analysis
