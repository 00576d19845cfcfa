#include "people/limits.hpp"

#include <algorithm>

#include "people/visits.hpp"

namespace umbral::people {
namespace {

LimitClock& clock_of(State& s, PartyId id, std::size_t limit) {
    return s.limit_clocks[id.index() * s.model->limits.size() + limit];
}

std::int64_t persons_under(const Limit& limit, const Party& party) {
    return limit.children_only ? party.children : party.size;
}

bool holds_at(const Model& model, SiteId site, std::size_t limit) {
    const auto& here = model.sites[site.index()].limits;
    return std::find(here.begin(), here.end(), limit) != here.end();
}

bool is_running(const LimitClock& clock) { return clock.since_us != never_us; }
bool is_inside(const LimitClock& clock) { return is_running(clock) && clock.left_us == never_us; }

/// Whether the party has been away so long that its next spell is another one.
bool is_over(const Limit& limit, const LimitClock& clock, TimeUs now_us) {
    return clock.absent_since_us != never_us && now_us - clock.absent_since_us >= limit.reset_us;
}

/// The spell until the party was last in such a place, or now.
void add_spell(State& s, PartyId id, std::size_t l, TimeUs now_us, bool completed) {
    const LimitClock& clock = clock_of(s, id, l);
    if (!s.measures_from(clock.since_us)) return;
    const auto persons = static_cast<std::uint32_t>(persons_under(s.model->limits[l], s.parties[id]));
    const TimeUs spell_us = (is_inside(clock) ? now_us : clock.left_us) - clock.since_us;
    LogHistogram& spells = s.limits[l].spell;
    if (completed) {
        spells.add(spell_us, persons);
    } else {
        spells.add_censored(spell_us, persons);
    }
}

void end_spell(State& s, PartyId id, std::size_t l, TimeUs now_us) {
    add_spell(s, id, l, now_us, true);
    LimitClock& clock = clock_of(s, id, l);
    clock = LimitClock{.counted = clock.counted};
}

/// Brings those beyond the limit into its level, or takes them out.
void count_beyond(State& s, PartyId id, std::size_t l, TimeUs now_us, int sign) {
    if (clock_of(s, id, l).beyond)
        s.limits[l].over.add(now_us, sign * persons_under(s.model->limits[l], s.parties[id]));
}

void add_limit_timer(State& s, SiteId site, PartyId id, std::size_t l, TimeUs now_us) {
    const Model& m = *s.model;
    const Limit& limit = m.limits[l];
    const Party& party = s.parties[id];
    const TimeUs since_us = clock_of(s, id, l).since_us;
    const TimeUs passed_us = limit.working_days > 0 ? after_working_days(m.clock_at(site), m.holidays[limit.country],
                                                                         since_us, limit.working_days)
                                                    : since_us + limit.span_us;
    add_timer(s, site,
              {std::max(now_us, passed_us), TimerKind::limit, static_cast<std::uint16_t>(l), id, party.visit_token,
               party.key_low, party.key_high});
}

template <class Spell>
void for_each_spell(State& s, PartyId id, const Spell& spell) {
    for (std::size_t l = 0; l < s.model->limits.size(); ++l) {
        if (LimitClock& clock = clock_of(s, id, l); is_running(clock)) spell(l, clock);
    }
}

}  // namespace

void make_limits(State& s, PartyId id) {
    const std::size_t limits = s.model->limits.size();
    const std::size_t begin = id.index() * limits;
    if (s.limit_clocks.size() < begin + limits) s.limit_clocks.resize(begin + limits);
    std::fill_n(s.limit_clocks.begin() + static_cast<std::ptrdiff_t>(begin), limits, LimitClock{});
}

void begin_limits(State& s, SiteId site, PartyId id, TimeUs now_us) {
    for (const std::size_t l : s.model->sites[site.index()].limits) {
        LimitClock& clock = clock_of(s, id, l);
        if (is_running(clock) && is_over(s.model->limits[l], clock, now_us)) end_spell(s, id, l, now_us);
        if (!is_running(clock)) clock.since_us = now_us;
        clock.left_us = clock.absent_since_us = never_us;
        if (clock.beyond) {
            count_beyond(s, id, l, now_us, +1);
        } else {
            add_limit_timer(s, site, id, l, now_us);
        }
    }
}

void begin_absences(State& s, SiteId site, PartyId id, TimeUs left_us) {
    for_each_spell(s, id, [&](std::size_t l, LimitClock& clock) {
        if (clock.absent_since_us == never_us && !holds_at(*s.model, site, l)) clock.absent_since_us = left_us;
    });
}

void suspend_limits(State& s, PartyId id, TimeUs now_us) {
    for_each_spell(s, id, [&](std::size_t l, LimitClock& clock) {
        if (!is_inside(clock)) return;
        count_beyond(s, id, l, now_us, -1);
        clock.left_us = now_us;
    });
}

void end_limits(State& s, PartyId id, TimeUs now_us) {
    suspend_limits(s, id, now_us);
    for_each_spell(s, id, [&](std::size_t l, const LimitClock&) { end_spell(s, id, l, now_us); });
}

void cross_limit(State& s, SiteId site, PartyId id, std::size_t l, TimeUs now_us) {
    LimitClock& clock = clock_of(s, id, l);
    clock.beyond = true;
    count_beyond(s, id, l, now_us, +1);
    if (clock.counted) return;
    clock.counted = true;
    // Who is over from the first instant on is so at the start, not newly.
    const Party& party = s.parties[id];
    if (now_us == 0 && is_initial(party.key_high)) return;
    const std::int64_t persons = persons_under(s.model->limits[l], party);
    s.limits[l].crossed += persons;
    s.sites[site.index()].counted.over_limit[l] += persons;
}

void censor_limits(State& s) {
    if (s.model->limits.empty()) return;
    const auto& slots = s.parties.slots();
    for (std::size_t slot = 0; slot < slots.size(); ++slot) {
        if (slots[slot].size == 0) continue;
        const PartyId id{slot};
        for_each_spell(s, id, [&](std::size_t l, const LimitClock& clock) {
            add_spell(s, id, l, s.now_us, clock.absent_since_us != never_us);
        });
    }
}

std::int64_t persons_beyond(const State& s, PartyId id, std::size_t l) {
    const LimitClock& clock = s.limit_clocks[id.index() * s.model->limits.size() + l];
    return is_inside(clock) && clock.beyond ? persons_under(s.model->limits[l], s.parties[id]) : 0;
}

}  // namespace umbral::people
