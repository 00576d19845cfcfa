#include "people/limits.hpp"

#include <algorithm>

#include "people/visits.hpp"

namespace umbral::people {
namespace {

std::size_t entry_of(const State& s, PartyId id, std::size_t limit) {
    return id.index() * s.model->limits.size() + limit;
}

std::int64_t persons_under(const Limit& limit, const Party& party) {
    return limit.children_only ? party.children : party.size;
}

bool holds_at(const Model& model, SiteId site, std::size_t limit) {
    const auto& here = model.sites[site.index()].limits;
    return std::find(here.begin(), here.end(), limit) != here.end();
}

void add_spell(State& s, PartyId id, std::size_t l, TimeUs until_us, bool completed) {
    const TimeUs since_us = s.limit_since_us[entry_of(s, id, l)];
    if (!s.measures_from(since_us)) return;
    const auto persons = static_cast<std::uint32_t>(persons_under(s.model->limits[l], s.parties[id]));
    LogHistogram& spells = s.limits[l].spell;
    if (completed) {
        spells.add(until_us - since_us, persons);
    } else {
        spells.add_censored(until_us - since_us, persons);
    }
}

void end_spell(State& s, PartyId id, std::size_t l, TimeUs ended_us) {
    add_spell(s, id, l, ended_us, true);
    s.limit_since_us[entry_of(s, id, l)] = never_us;
    s.limit_crossed[entry_of(s, id, l)] = false;
}

/// Brings those beyond the limit into its level, or takes them out.
void count_beyond(State& s, PartyId id, std::size_t l, TimeUs now_us, int sign) {
    if (s.limit_crossed[entry_of(s, id, l)])
        s.limits[l].over.add(now_us, sign * persons_under(s.model->limits[l], s.parties[id]));
}

void add_limit_timer(State& s, SiteId site, PartyId id, std::size_t l, TimeUs now_us) {
    const Model& m = *s.model;
    const Limit& limit = m.limits[l];
    const Party& party = s.parties[id];
    const TimeUs since_us = s.limit_since_us[entry_of(s, id, l)];
    const TimeUs passed_us = limit.working_days > 0 ? after_working_days(m.clock_at(site), m.holidays[limit.country],
                                                                         since_us, limit.working_days)
                                                    : since_us + limit.span_us;
    add_timer(s, site,
              {std::max(now_us, passed_us), TimerKind::limit, static_cast<std::uint8_t>(l), id, party.visit_token,
               party.key_low, party.key_high});
}

template <class Spell>
void for_each_spell(State& s, PartyId id, const Spell& spell) {
    for (std::size_t l = 0; l < s.model->limits.size(); ++l) {
        if (s.limit_since_us[entry_of(s, id, l)] != never_us) spell(l);
    }
}

void censor_spells(State& s, PartyId id, TimeUs until_us) {
    for_each_spell(s, id, [&](std::size_t l) { add_spell(s, id, l, until_us, false); });
}

}  // namespace

void make_limits(State& s, PartyId id) {
    const std::size_t needed = (id.index() + 1) * s.model->limits.size();
    if (s.limit_since_us.size() >= needed) return;
    s.limit_since_us.resize(needed, never_us);
    s.limit_crossed.resize(needed);
}

void begin_limits(State& s, SiteId site, PartyId id, TimeUs now_us) {
    for (const std::size_t l : s.model->sites[site.index()].limits) {
        TimeUs& since_us = s.limit_since_us[entry_of(s, id, l)];
        if (since_us == never_us) since_us = now_us;
        if (s.limit_crossed[entry_of(s, id, l)]) {
            count_beyond(s, id, l, now_us, +1);
        } else {
            add_limit_timer(s, site, id, l, now_us);
        }
    }
}

void end_limits_left_behind(State& s, SiteId site, PartyId id, TimeUs left_us) {
    for_each_spell(s, id, [&](std::size_t l) {
        if (!holds_at(*s.model, site, l)) end_spell(s, id, l, left_us);
    });
}

void suspend_limits(State& s, PartyId id, TimeUs now_us) {
    for_each_spell(s, id, [&](std::size_t l) { count_beyond(s, id, l, now_us, -1); });
}

void end_limits(State& s, PartyId id, TimeUs now_us) {
    for_each_spell(s, id, [&](std::size_t l) {
        count_beyond(s, id, l, now_us, -1);
        end_spell(s, id, l, now_us);
    });
}

void cross_limit(State& s, SiteId site, PartyId id, std::size_t l, TimeUs now_us) {
    const std::int64_t persons = persons_under(s.model->limits[l], s.parties[id]);
    s.limit_crossed[entry_of(s, id, l)] = true;
    count_beyond(s, id, l, now_us, +1);
    s.limits[l].crossed += persons;
    s.sites[site.index()].counted.over_limit[l] += persons;
}

void censor_limits(State& s) {
    if (s.model->limits.empty()) return;
    const auto& slots = s.parties.slots();
    for (std::size_t slot = 0; slot < slots.size(); ++slot) {
        if (slots[slot].size != 0 && !slots[slot].travelling) censor_spells(s, PartyId{slot}, s.now_us);
    }
    for (const RouteState& route : s.routes) {
        for (const auto* journeys : {&route.journeys, &route.held}) {
            for (const Journey& journey : *journeys) {
                for (PartyId id = journey.first; !id.is_none(); id = s.parties[id].queue.next)
                    censor_spells(s, id, journey.began_us);
            }
        }
    }
}

}  // namespace umbral::people
