#include "response/reports.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "response/correspondence.hpp"
#include "response/levels.hpp"
#include "response/measures.hpp"

namespace umbral::response {
namespace {

/// Whether each watched trigger holds in truth: opens and closes its episodes, and counts the time without its level.
void judge_truth(State& s) {
    s.truth.learn(s.observer.truth());
    s.truth.judge();
    for (std::size_t w = 0; w < s.model->watches.size(); ++w) {
        const Watch& watch = s.model->watches[w];
        const bool holds = s.truth.is_satisfied(watch.trigger);
        if (holds && (!s.holds[w] || s.episodes.is_uncrossed(watch.subject)))
            s.note(EventKind::threshold_crossed, watch.subject);
        if (!holds && s.holds[w]) s.note(EventKind::threshold_back, watch.subject);
        s.holds[w] = holds;
        if (!watch.level.is_none()) count_undeclared(s, watch.level);
    }
}

/// The agency's picture shows that the trigger holds: said once in an episode, and again when the picture had shown
/// meanwhile that it did not.
void note_learned(State& s, AgencyId agency, WatchId id) {
    const Watch& watch = s.model->watches[id.index()];
    const Episode* latest = s.episodes.latest(watch.subject);
    const std::size_t begun = latest == nullptr ? 0 : latest->number;
    std::size_t& told_of = s.told_of[agency.index()][id.index()];
    if (told_of != 0 && told_of >= begun) return;
    const auto kind = agency == watch.owner ? EventKind::known : EventKind::learned;
    const auto place = s.note(kind, watch.subject, agency, age_text(s, s.picture(agency).observed_us(watch.trigger)));
    told_of = place.episode == Episodes::none ? begun + 1 : s.episodes.all()[place.episode].number;
}

}  // namespace

void react(State& s, std::size_t picture) {
    Picture& seen = *s.pictures[picture];
    seen.judge();
    for (std::size_t w = 0; w < s.model->watches.size(); ++w) {
        const Watch& watch = s.model->watches[w];
        const bool tripped = seen.is_tripped(watch.trigger);
        const bool owned = s.picture_of[watch.owner.index()] == picture;
        const bool satisfied = seen.is_satisfied(watch.trigger);
        for (std::size_t a = 0; a < s.model->agencies.size(); ++a) {
            if (s.picture_of[a] != picture) continue;
            if (satisfied) note_learned(s, AgencyId{a}, WatchId{w});
            if (!satisfied) s.told_of[a][w] = 0;
            // First that it is over, then that it has been for as long as the trigger asks.
            const Warning due = satisfied ? Warning::holds : tripped ? Warning::over : Warning::none;
            if (due > s.warned_of[a][w] && !owned) send_alerts(s, AgencyId{a}, WatchId{w});
            s.warned_of[a][w] = due;
        }
        if (!owned) continue;
        if (!watch.level.is_none()) consider_level(s, watch.level);
        if (!watch.measure.is_none()) consider_measure(s, watch.measure);
    }
}

namespace {

/// An agency counts at the sites it operates, and how many are on their way from them.
void look(State& s, AgencyId agency) {
    Picture& picture = s.picture(agency);
    const Figures& truth = s.observer.truth();
    bool news = false;
    for (const std::size_t site : s.model->agencies[agency.index()].sites) {
        news |= picture.learn_site(site, truth.sites[site]);
        const auto& routes = s.world->state().model->routes;
        for (std::size_t r = 0; r < routes.size(); ++r) {
            if (routes[r].from.index() == site) news |= picture.learn_route(r, truth.under_way[r]);
        }
    }
    if (news) react(s, s.picture_of[agency.index()]);
}

/// The operators' bulletins: what travellers and referrals read until the next.
void publish(State& s) {
    for (std::size_t i = 0; i < s.bulletin_every_us.size(); ++i) {
        const AgencyId agency = s.model->operator_of[i];
        if (agency.is_none() || s.now_us % s.bulletin_every_us[i] != 0) continue;
        const Figure& present = s.picture(agency).figures().sites[i][static_cast<std::size_t>(Observable::present)];
        s.world->announce(people::SiteId{i}, present.is_known() ? present.observed_us / hour_us : -1);
    }
}

/// What a report tells: everything the sender knows, without who is on the way unless it was agreed to tell.
std::shared_ptr<const Figures> snapshot(State& s, AgencyId agency, bool advance_notice) {
    auto told = std::make_shared<Figures>(s.picture(agency).figures());
    if (!advance_notice) std::fill(told->under_way.begin(), told->under_way.end(), Figure{});
    return told;
}

/// Who writes while a trigger holds in his picture has reported it.
void note_reported(State& s, const Flow& flow) {
    if (s.picture_of[flow.from.index()] == s.picture_of[flow.to.index()]) return;
    const Picture& seen = s.picture(flow.from);
    for (const Watch& watch : s.model->watches) {
        if (!seen.is_satisfied(watch.trigger)) continue;
        const Episode* latest = s.episodes.latest(watch.subject);
        if (s.episodes.is_over(watch.subject) || latest->reported_us != never_us) continue;
        // Figures of after it was back tell of something else.
        if (seen.observed_us(watch.trigger).value_or(s.now_us) >= latest->back_us) continue;
        s.note(EventKind::reported, watch.subject, flow.from, s.name(flow.to));
    }
}

void send_figures(State& s, const Flow& flow, Matter matter, std::uint32_t subject) {
    note_reported(s, flow);
    Letter letter;
    letter.matter = matter;
    letter.from = flow.from;
    letter.to = flow.to;
    letter.subject = subject;
    letter.figures = snapshot(s, flow.from, flow.advance_notice);
    letter.bytes = flow.bytes;
    write(s, std::move(letter));
}

}  // namespace

std::string age_text(const State& s, std::optional<TimeUs> observed_us) {
    return observed_us ? fmt::format("{:.2f}", hours_from_us(s.now_us - *observed_us)) : "";
}

void note_known(State& s, WatchId id) {
    const Watch& watch = s.model->watches[id.index()];
    if (s.episodes.is_under_way(watch.subject)) return;
    s.told_of[watch.owner.index()][id.index()] = 0;
    note_learned(s, watch.owner, id);
}

bool may_decide(State& s, AgencyId agency) {
    const TimeUs staffed_us = s.model->agencies[agency.index()].next_staffed_us(s.now_us);
    if (staffed_us == s.now_us) return true;
    TimeUs& opens_us = s.opens_us[agency.index()];
    if (opens_us != staffed_us && staffed_us != never_us) s.add_due(staffed_us, DueKind::opening, agency.index());
    opens_us = staffed_us;
    return false;
}

void on_opening(State& s, AgencyId agency) {
    for (const Watch& watch : s.model->watches) {
        if (watch.owner != agency) continue;
        if (!watch.level.is_none()) consider_level(s, watch.level);
        if (!watch.measure.is_none()) consider_measure(s, watch.measure);
    }
}

void on_hour(State& s) {
    s.observer.count(s.now_us);
    judge_truth(s);
    if (s.model->perfect_information) {
        if (!s.pictures.empty() && s.pictures[0]->learn(s.observer.truth())) react(s, 0);
    } else {
        for (std::size_t a = 0; a < s.model->agencies.size(); ++a) {
            if (s.now_us % s.model->agencies[a].observes_every_us == 0) look(s, AgencyId{a});
        }
    }
    publish(s);
}

void on_report_due(State& s, FlowId id) {
    const Flow& flow = s.model->flows[id.index()];
    Letter letter;
    letter.matter = Matter::write_report;
    letter.from = letter.to = flow.from;
    letter.subject = static_cast<std::uint32_t>(id.index());
    write(s, std::move(letter));
    s.add_due(s.now_us + flow.every_us, DueKind::report, id.index());
}

void send_report(State& s, FlowId flow) { send_figures(s, s.model->flows[flow.index()], Matter::report, 0); }

void send_alerts(State& s, AgencyId agency, WatchId watch) {
    for (const Flow& flow : s.model->flows) {
        if (flow.from != agency || !flow.alerts || s.picture_of[flow.to.index()] == s.picture_of[agency.index()])
            continue;
        s.note(EventKind::alert_sent, s.model->watches[watch.index()].subject, agency, s.name(flow.to));
        send_figures(s, flow, Matter::alert, static_cast<std::uint32_t>(watch.index()));
    }
}

void learn(State& s, AgencyId agency, const Figures& told) {
    if (s.picture(agency).learn(told)) react(s, s.picture_of[agency.index()]);
}

}  // namespace umbral::response
