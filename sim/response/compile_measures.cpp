// Measures: what they change, cost and borrow.

#include <algorithm>
#include <cmath>

#include "response/compile.hpp"
#include "response/part.hpp"

namespace umbral::response {
namespace {

/// Who lends under its agreement, and the time that takes.
void add_agreement(const Sources& from, const Model& m, const scenario::Measure& written, Measure& made) {
    for (const auto& agreement : from.plan.agreements) {
        if (agreement.id != written.agreement) continue;
        made.lead_us += us_from_hours(agreement.lead_time_h.value);
        made.lenders_are_asked = !agreement.standing;
        for (const auto& id : agreement.agencies) {
            const AgencyId lender = find_agency(m, id);
            if (lender != made.actor &&
                std::find(made.lenders.begin(), made.lenders.end(), lender) == made.lenders.end())
                made.lenders.push_back(lender);
        }
    }
}

void add_effect(const Sources& from, const Model& m, const scenario::Effect& effect, Measure& made) {
    for (auto& change : people::changes_of(from.people, effect)) made.changes.push_back(std::move(change));
    if (const auto* inform = std::get_if<scenario::InformPeople>(&effect)) {
        InformPeople about{{}, std::max(hour_us, us_from_hours(inform->every_h.value))};
        for (std::size_t i = 0; i < from.scenario.sites.size(); ++i) {
            const auto& ids = inform->sites;
            if (ids.empty() || std::find(ids.begin(), ids.end(), from.scenario.sites[i].id) != ids.end())
                about.sites.push_back(i);
        }
        made.agency_effects.emplace_back(std::move(about));
    } else if (const auto* release = std::get_if<scenario::ReleaseBudget>(&effect)) {
        made.agency_effects.emplace_back(ReleaseBudget{find_line(m, release->line)});
    } else if (const auto* open = std::get_if<scenario::OpenChannel>(&effect)) {
        made.agency_effects.emplace_back(OpenChannel{find_channel(m, open->channel)});
    } else if (const auto* team = std::get_if<scenario::FormJointTeam>(&effect)) {
        made.agency_effects.emplace_back(FormJointTeam{find_agencies(m, team->agencies)});
    } else if (const auto* officers = std::get_if<scenario::AddOfficers>(&effect)) {
        made.officers += std::max<std::int64_t>(0, std::llround(officers->officers.value));
    } else if (const auto* vehicles = std::get_if<scenario::AddVehicles>(&effect)) {
        made.vehicles += std::max<std::int64_t>(0, std::llround(vehicles->vehicles.value));
    }
}

/// What is left out is taken for nothing here and listed as not priced elsewhere (scenario/unpriced.hpp).
Cost cost_of(const scenario::Cost& written) {
    const auto value = [](const std::optional<scenario::Quantity>& usd) { return usd ? usd->value : 0.0; };
    return {written.fixed_usd || written.per_day_usd || written.per_unit_day_usd || written.per_person_usd,
            value(written.fixed_usd), value(written.per_day_usd), value(written.per_unit_day_usd),
            value(written.per_person_usd)};
}

/// Where the persons are counted whom a measure carries or receives.
void count_where(const people::Model& people, const scenario::Measure& written, Measure& made) {
    if (!written.cost.per_person_usd) return;
    std::vector<bool> routes(people.routes.size()), sites(people.sites.size());
    for (const auto& change : made.changes) {
        if (const auto* open = std::get_if<people::SetOpen>(&change)) routes[open->route.index()] = open->open;
        if (const auto* fare = std::get_if<people::SetFare>(&change)) routes[fare->route.index()] = true;
        if (const auto* moved = std::get_if<people::MovePeople>(&change)) routes[moved->route.index()] = true;
        if (const auto* places = std::get_if<people::AddPlaces>(&change)) sites[places->site.index()] = true;
        if (const auto* hours = std::get_if<people::SetHours>(&change)) sites[hours->site.index()] = true;
        if (const auto* pool = std::get_if<people::AddOfficers>(&change))
            sites[people.pools[pool->pool.index()].site.index()] = true;
        if (const auto* moved = std::get_if<people::MoveOfficers>(&change)) {
            for (const auto pool : {moved->from, moved->to}) sites[people.pools[pool.index()].site.index()] = true;
        }
    }
    for (std::size_t r = 0; r < routes.size(); ++r) {
        if (routes[r]) made.routes.push_back(r);
    }
    for (std::size_t i = 0; i < sites.size() && made.routes.empty(); ++i) {
        if (sites[i]) made.sites.push_back(i);
    }
}

Measure measure_of(const Sources& from, Model& m, const scenario::Measure& written) {
    Measure made;
    made.id = written.id;
    made.actor = find_agency(m, written.actor);
    if (written.date) made.dated_us = std::max<TimeUs>(0, from.at(*written.date, written.hour));
    if (!written.level.empty()) made.level = find_in<LevelTag>(m.levels, written.level);
    if (written.trigger) {
        made.watch = WatchId{m.watches.size()};
        m.watches.push_back({written.id, compile_trigger(from, m, *written.trigger, "all"), made.actor, LevelId{},
                             MeasureId{m.measures.size()}});
    }
    made.approvals = find_agencies(m, written.approvals);
    made.lead_us = us_from_hours(written.lead_time_h.value);
    if (written.until) made.until_us = from.at(*written.until, 0);
    if (written.duration_h) made.duration_us = us_from_hours(written.duration_h->value);
    made.ends_with_level = written.ends_with_level;
    made.ends_with_trigger = written.ends_with_trigger.value_or(!written.until && !written.duration_h);
    made.if_short = written.if_short;
    made.line = find_line(m, written.budget_line);
    add_agreement(from, m, written, made);
    for (const auto& effect : written.effects) add_effect(from, m, effect, made);
    made.cost = cost_of(written.cost);
    count_where(from.people, written, made);
    return made;
}

}  // namespace

void compile_measures(const Sources& from, Model& m) {
    for (const auto& written : from.plan.measures) m.measures.push_back(measure_of(from, m, written));
    for (std::size_t i = 0; i < from.plan.measures.size(); ++i) {
        for (const auto& id : from.plan.measures[i].needs)
            m.measures[i].needs.push_back(find_in<MeasureTag>(m.measures, id));
    }
}

}  // namespace umbral::response
