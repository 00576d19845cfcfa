#include "people/visits.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/check.hpp"
#include "people/limits.hpp"
#include "people/places.hpp"
#include "people/referrals.hpp"
#include "people/schedule.hpp"
#include "people/stations.hpp"
#include "people/transport.hpp"

namespace umbral::people {
namespace {

constexpr std::size_t sites_per_word = 64;

/// Draw address of what belongs to a visit as a whole.
std::uint32_t whole_site(SiteId site) { return (static_cast<std::uint32_t>(site.index()) << 16) | 0xffffu; }

/// The party's stay; of those present at the start, only what is left of it.
TimeUs stay_left_us(const State& s, const Party& party, const Step& step, TimeUs now_us) {
    const auto words = draw4(s.key, address_of(party, Purpose::stay, step.place, visit_of(party)));
    const TimeUs stay_us = step.stay_us.us(words[0]);
    if (now_us > 0 || !is_initial(party.key_high)) return stay_us;
    return static_cast<TimeUs>(static_cast<double>(stay_us) * unit_interval(words[1]));
}

/// Who is first outside says what the line is charged to, so before the quota or the first changes it is charged.
void charge_before_quota(State& s, SiteId site, TimeUs now_us) {
    if (s.sites[site.index()].quota.is_set()) charge_door_waits(s, site, now_us);
}

/// The party passes the door.
void use_door_quota(State& s, SiteId site_id, const Party& party, TimeUs now_us) {
    charge_before_quota(s, site_id, now_us);
    s.sites[site_id.index()].quota.use(party.size);
}

bool waits_outside_when_full(const Site& site) {
    return !site.rooms.empty() && site.when_full == scenario::WhenFull::wait_outside;
}

/// Goes through the pathway from `step` until something takes time or the party leaves.
void follow(State& s, PartyId id, StepId step, TimeUs now_us) {
    const Model& m = *s.model;
    for (;;) {
        Party& party = s.parties[id];
        party.step = step;
        const Step& at = m.steps[step.index()];
        if (at.needs != 0 && (at.needs & party.needs) == 0) {
            step = StepId{step.index() + 1};
            continue;
        }
        switch (at.kind) {
            case Step::Kind::station:
                enter_station(s, at.station, id, now_us);
                return;
            case Step::Kind::stay: {
                const TimeUs stay_us = stay_left_us(s, party, at, now_us);
                party.stage = Stage::staying;
                add_timer(
                    s, party.site,
                    {now_us + stay_us, TimerKind::stay_end, 0, id, party.visit_token, party.key_low, party.key_high});
                return;
            }
            case Step::Kind::refer:
                board(s, id, choose_route(s, id, now_us), now_us);
                return;
            case Step::Kind::outcome:
                leave_model(s, id, now_us, at.outcome);
                return;
        }
    }
}

/// From here on the party is in that kind of place.
void come_into_place(State& s, SiteId site, PartyId id, TimeUs now_us) {
    if (const Party& party = s.parties[id]; party.children > 0)
        s.sites[site.index()].counted.children.add(now_us, party.children);
    if (!s.model->limits.empty()) begin_limits(s, site, id, now_us);
}

/// Who waits outside the door is not in the place, unless people are held while they wait.
bool is_in_place(const State& s, const Party& party) {
    return party.let_in || s.model->sites[party.site.index()].held_outside;
}

/// Through the door, and on to its pathway.
void enter(State& s, SiteId site, PartyId id, TimeUs now_us) {
    const Site& model = s.model->sites[site.index()];
    Party& party = s.parties[id];
    party.let_in = true;
    if (!model.may_leave) party.patience_us = never_us;
    if (!model.held_outside) come_into_place(s, site, id, now_us);
    follow(s, id, party.step, now_us);
}

void stand_outside(State& s, SiteId site_id, PartyId id, TimeUs now_us) {
    SiteState& site = s.sites[site_id.index()];
    Party& party = s.parties[id];
    charge_before_quota(s, site_id, now_us);
    site.outside.push_back(s.parties, party.profile.index(), id);
    site.counted.outside.add(now_us, party.size);
    party.came_closed = site.outside_line.join(now_us, party.size);
    stay_in_the_open(s, site_id, id);
    begin_wait(s, id, party, Stage::outside, now_us, patience_left_us(party));
}

/// Away from the door; the wait goes on until end_wait.
void leave_outside(State& s, PartyId id, TimeUs now_us) {
    Party& party = s.parties[id];
    SiteState& site = s.sites[party.site.index()];
    charge_before_quota(s, party.site, now_us);
    site.outside.remove(s.parties, party.profile.index(), id);
    site.counted.outside.add(now_us, -std::int64_t{party.size});
    site.outside_line.leave(now_us, party.size, party.came_closed, party.waiting_since_us);
}

/// Patience has run out: out of the line it stands in, and on its own.
void give_up(State& s, PartyId id, TimeUs now_us) {
    Party& party = s.parties[id];
    switch (party.stage) {
        case Stage::outside:
            leave_outside(s, id, now_us);
            end_wait(s, party, now_us);
            break;
        case Stage::queueing:
            leave_queue(s, id, now_us);
            break;
        case Stage::unpaid:
        case Stage::boarding:
            leave_boarding(s, id, now_us);
            break;
        case Stage::passing:
        case Stage::in_service:
        case Stage::staying:
        case Stage::travelling:
            UMBRAL_CHECK(is_waiting(party.stage));
    }
    leave_model(s, id, now_us, scenario::OutcomeKind::left_on_its_own);
}

/// Words of 64 sites each that a party has beyond Party::visited.
std::size_t words_beyond(const Model& model) { return (model.sites.size() - 1) / sites_per_word; }

/// Room for the sites of one more party.
void make_visited(State& s, PartyId id) {
    const std::size_t words = words_beyond(*s.model);
    const std::size_t begin = id.index() * words;
    if (s.visited_beyond.size() < begin + words) s.visited_beyond.resize(begin + words);
    std::fill_n(s.visited_beyond.begin() + static_cast<std::ptrdiff_t>(begin), words, 0);
}

/// Notes that the party is at the site. @return whether it has been there before
bool mark_visited(State& s, SiteId site, PartyId id, Party& party) {
    const std::size_t word = site.index() / sites_per_word;
    std::uint64_t& sites = word == 0 ? party.visited : s.visited_beyond[id.index() * words_beyond(*s.model) + word - 1];
    const std::uint64_t bit = std::uint64_t{1} << (site.index() % sites_per_word);
    const bool before = (sites & bit) != 0;
    sites |= bit;
    return before;
}

/// Whether the site's door is one at which people may have to wait: it closes, or lets in only whom there is a place
/// or a quota for.
bool may_hold_up(const Site& model, const SiteState& site) {
    return !site.open || !site.hours.is_constant() || waits_outside_when_full(model) || site.quota.is_set();
}

void begin_visit(State& s, SiteId site_id, PartyId id, Party& party, TimeUs now_us) {
    const Model& m = *s.model;
    const Site& site = m.sites[site_id.index()];
    if (mark_visited(s, site_id, id, party) && party.laps < most_laps) ++party.laps;
    party.site = site_id;
    party.stage = Stage::passing;
    party.let_in = false;
    party.route = RouteId{};
    party.loops = 0;
    party.seen_to = false;
    party.may_wait = may_hold_up(site, s.sites[site_id.index()]);
    party.arrived_us = now_us;
    party.waited_us = 0;
    party.patience_us = never_us;
    const Profile& profile = m.profiles[party.profile.index()];
    if ((site.patience_us || profile.has_patience) && (site.may_leave || !site.held_outside)) {
        const auto words = draw4(s.key, address_of(party, Purpose::patience, whole_site(site_id), visit_of(party)));
        party.patience_us = (site.patience_us ? *site.patience_us : profile.patience_us).us(words[0]);
    }
}

/// What the party is by its own draws: children among its members, money, needs.
void draw_traits(const State& s, const Profile& profile, Party& party) {
    constexpr std::uint32_t nowhere = UINT32_MAX;
    auto words = draw4(s.key, address_of(party, Purpose::party, nowhere, 0));
    const double children = profile.children_fraction * party.size;
    const double whole = std::floor(children);
    party.children = static_cast<std::uint16_t>(whole + (unit_interval(words[0]) < children - whole ? 1 : 0));
    if (profile.has_money_limit) party.money_usd = static_cast<float>(profile.money_usd(words[1]));
    for (std::size_t i = 0; i < profile.needs.size(); ++i) {
        if (i % 4 == 0)
            words = draw4(s.key, address_of(party, Purpose::party, nowhere, static_cast<std::uint32_t>(1 + i / 4)));
        if (words[i % 4] <= profile.needs[i].up_to) party.needs |= profile.needs[i].bit;
    }
}

}  // namespace

void enter_model(State& s, SiteId site, const Entrant& entrant, StepId from) {
    const PartyId id = s.parties.add();
    if (!s.model->limits.empty()) make_limits(s, id);
    if (words_beyond(*s.model) > 0) make_visited(s, id);
    Party& party = s.parties[id];
    party.key_low = entrant.key_low;
    party.key_high = entrant.key_high;
    party.profile = entrant.profile;
    party.size = entrant.size;
    const Profile& profile = s.model->profiles[entrant.profile.index()];
    party.priority = profile.priority;
    party.money_usd = std::numeric_limits<float>::infinity();
    if (profile.needs_party_draws()) draw_traits(s, profile, party);
    s.entered += party.size;
    party.is_new = s.measures_from(entrant.at_us) && !is_initial(entrant.key_high);
    if (party.is_new) s.sites[site.index()].counted.entered[party.profile.index()] += party.size;
    ++s.parties_seen;
    s.entering = id;
    s.entering_service = entrant.service;
    arrive(s, site, id, entrant.at_us, from);
    s.entering = PartyId{};
}

StepId next_step(const State& s, Party& party, const Step& step) {
    if (step.next.empty()) return StepId{party.step.index() + 1};
    std::size_t branch = 0;
    if (step.next.size() > 1) {
        const auto words = draw4(s.key, address_of(party, Purpose::branch, step.place, visit_of(party)));
        branch = s.branches[party.step.index()].pick(words[0]);
    }
    const StepId next = step.next[branch];
    if (next <= party.step) ++party.loops;
    return next;
}

void add_timer(State& s, SiteId site_id, Timer timer) {
    SiteState& site = s.sites[site_id.index()];
    site.timers.add(timer);
    s.set_next(site.timer_slot, site.timers.next_us());
}

bool is_live(const State& s, const Timer& timer) {
    const Party& party = s.parties[timer.party];
    const bool of_wait = timer.kind == TimerKind::patience || timer.kind == TimerKind::remittance;
    return timer.token == (of_wait ? party.wait_token : party.visit_token);
}

void on_timer(State& s, SiteId site, const Timer& timer) {
    if (!is_live(s, timer)) return;
    switch (timer.kind) {
        case TimerKind::stay_end:
            finish_step(s, timer.party, timer.at_us);
            return;
        case TimerKind::patience:
            give_up(s, timer.party, timer.at_us);
            return;
        case TimerKind::remittance:
            if (s.parties[timer.party].stage == Stage::unpaid) pay_fare(s, timer.party, timer.at_us);
            return;
        case TimerKind::limit:
            cross_limit(s, site, timer.party, timer.limit, timer.at_us);
            return;
    }
}

TimeUs patience_left_us(const Party& party) {
    return party.patience_us == never_us ? never_us : std::max<TimeUs>(0, party.patience_us - party.waited_us);
}

void begin_wait(State& s, PartyId id, Party& party, Stage stage, TimeUs now_us, TimeUs bears_us) {
    party.stage = stage;
    party.waiting_since_us = now_us;
    s.sites[party.site.index()].counted.waiting.add(party.size);
    s.waiting.add(now_us, 0, party.size);
    if (bears_us != never_us) {
        add_timer(s, party.site,
                  {now_us + bears_us, TimerKind::patience, 0, id, party.wait_token, party.key_low, party.key_high});
    }
}

TimeUs end_wait(State& s, Party& party, TimeUs now_us) {
    const TimeUs waited_us = now_us - party.waiting_since_us;
    UMBRAL_CHECK(is_waiting(party.stage) && waited_us >= 0);
    party.stage = Stage::passing;
    party.waited_us += waited_us;
    ++party.wait_token;
    s.sites[party.site.index()].counted.waiting.add(-std::int64_t{party.size});
    s.waiting.add(now_us, 0, -std::int64_t{party.size});
    return waited_us;
}

void arrive(State& s, SiteId site_id, PartyId id, TimeUs now_us, StepId from) {
    SiteState& site = s.sites[site_id.index()];
    Party& party = s.parties[id];
    const Site& model = s.model->sites[site_id.index()];
    begin_visit(s, site_id, id, party, now_us);
    party.step = from.is_none() ? model.first_step[party.profile.index()] : from;
    SiteMeasures& counted = site.counted;
    s.inside += party.size;
    if (now_us > 0 || !is_initial(party.key_high)) {
        counted.arrived[party.profile.index()] += party.size;
        if (!site.rooms.empty()) count_arrival(s, party);
    }
    const std::uint32_t visit = party.visit_token;
    const std::uint16_t size = party.size;
    s.arriving = id;
    if (model.held_outside) come_into_place(s, site_id, id, now_us);
    if (!site.open || !let_in(s, site_id, id, now_us)) stand_outside(s, site_id, id, now_us);
    s.arriving = PartyId{};
    if (s.parties[id].visit_token != visit) return;  // turned away, sent on or through at once: never present
    counted.present.add(now_us, size);
    s.present.add(now_us, s.country_of(site_id), size);
}

bool let_in(State& s, SiteId site_id, PartyId id, TimeUs now_us) {
    const Site& model = s.model->sites[site_id.index()];
    Party& party = s.parties[id];
    if (party.size > s.sites[site_id.index()].quota.room()) return false;
    if (model.rooms.empty()) {
        stay_in_the_open(s, site_id, id);
    } else if (!take_place(s, site_id, id, now_us)) {
        switch (model.when_full) {
            case scenario::WhenFull::in_the_open:
                stay_in_the_open(s, site_id, id);
                join_line_for_places(s, site_id, id);
                break;
            case scenario::WhenFull::wait_outside:
                return false;
            case scenario::WhenFull::leave:
                count_turned_away(s, party);
                leave_model(s, id, now_us, scenario::OutcomeKind::left_on_its_own);
                return true;
            case scenario::WhenFull::divert:
                count_turned_away(s, party);
                stay_in_the_open(s, site_id, id);
                board(s, id, model.divert_route, now_us);
                return true;
        }
    }
    use_door_quota(s, site_id, party, now_us);
    enter(s, site_id, id, now_us);
    return true;
}

void let_in_from_outside(State& s, SiteId site_id, TimeUs now_us) {
    SiteState& site = s.sites[site_id.index()];
    const Site& model = s.model->sites[site_id.index()];
    if (!site.open || site.outside.empty()) return;
    if (!waits_outside_when_full(model)) {
        for (const PartyId id : site.outside.all(s.parties)) {
            if (s.parties[id].size > site.quota.room()) continue;
            leave_outside(s, id, now_us);
            end_wait(s, s.parties[id], now_us);
            let_in(s, site_id, id, now_us);
        }
        return;
    }
    for (PartyId id = first_to_be_placed(s, site_id); !id.is_none(); id = first_to_be_placed(s, site_id)) {
        const bool placed = take_place(s, site_id, id, now_us);
        UMBRAL_CHECK(placed);
        leave_outside(s, id, now_us);
        end_wait(s, s.parties[id], now_us);
        use_door_quota(s, site_id, s.parties[id], now_us);
        enter(s, site_id, id, now_us);
    }
}

bool is_kept_out_by_quota(const State& s, SiteId site_id) {
    const SiteState& site = s.sites[site_id.index()];
    if (!site.quota.is_set() || site.outside.empty()) return false;
    PartyId first;
    for (std::size_t profile = 0; profile < s.model->profiles.size(); ++profile)
        first = site.outside.first_fitting(s.parties, profile, INT64_MAX, first);
    return s.parties[first].size > site.quota.room();
}

void finish_step(State& s, PartyId id, TimeUs now_us) {
    Party& party = s.parties[id];
    party.stage = Stage::passing;
    const Step& step = s.model->steps[party.step.index()];
    if (step.needs != 0 && !party.seen_to) {
        party.seen_to = true;
        if (s.measures_from(party.arrived_us)) {
            s.sites[party.site.index()].counted.protection_delay.add(now_us - party.arrived_us, party.size);
        }
    }
    if (party.loops >= most_loops || party.laps >= most_laps)
        return leave_model(s, id, now_us, scenario::OutcomeKind::left_on_its_own);
    follow(s, id, next_step(s, party, step), now_us);
}

void censor_protection(State& s, const Party& party, TimeUs now_us) {
    // Only where the party's pathway has a step for its needs.
    const Site& site = s.model->sites[party.site.index()];
    if ((site.needs_served & party.needs) == 0) return;
    s.sites[party.site.index()].counted.protection_delay.add_censored(now_us - party.arrived_us, party.size);
}

void leave_site(State& s, PartyId id, TimeUs now_us, bool completed) {
    Party& party = s.parties[id];
    UMBRAL_CHECK(party.stage == Stage::passing);  // out of every line
    const SiteId site_id = party.site;
    SiteMeasures& counted = s.sites[site_id.index()].counted;
    if (s.measures_from(party.arrived_us)) {
        LogHistogram& waits = counted.visit_wait[party.profile.index()];
        if (completed) {
            if (party.may_wait || party.waited_us > 0) {
                waits.add(party.waited_us, party.size);
                ++counted.party_waits;
                counted.party_wait_sum_us += party.waited_us;
            }
        } else if (party.waited_us > 0) {  // one turned away at the door has not waited
            waits.add_censored(party.waited_us, party.size);
        }
        if (party.needs != 0 && !party.seen_to) censor_protection(s, party, now_us);
    }
    if (id != s.arriving) {
        counted.present.add(now_us, -std::int64_t{party.size});
        s.present.add(now_us, s.country_of(site_id), -std::int64_t{party.size});
    }
    if (party.children > 0 && is_in_place(s, party)) counted.children.add(now_us, -std::int64_t{party.children});
    s.inside -= party.size;
    ++party.visit_token;
    release_place(s, id, now_us);
}

void leave_model(State& s, PartyId id, TimeUs now_us, scenario::OutcomeKind outcome) {
    const Party& party = s.parties[id];
    const bool on_its_own = outcome == scenario::OutcomeKind::left_on_its_own;
    SiteMeasures& counted = s.sites[party.site.index()].counted;
    counted.outcomes[party.profile.index()][static_cast<std::size_t>(outcome)] += party.size;
    if (on_its_own) {
        counted.left[party.profile.index()] += party.size;
        if (party.is_new) counted.left_of_entered[party.profile.index()] += party.size;
        if (has_come(s, party)) counted.left_of_arrived += party.size;
    } else {
        counted.out.today += party.size;
        s.sites[party.site.index()].out_persons += party.size;
    }
    s.left_model += party.size;
    if (!s.model->limits.empty()) end_limits(s, id, now_us);
    leave_site(s, id, now_us, !on_its_own);
    s.parties.remove(id);
}

}  // namespace umbral::people
