// From the scenario's words to the model's indices: profiles, sites and routes. Flows are in compile_flows.cpp.

#include <algorithm>
#include <cmath>

#include "base/check.hpp"
#include "base/find_by_id.hpp"
#include "people/compile_flows.hpp"
#include "people/model.hpp"
#include "scenario/reader.hpp"
#include "scenario/rules/pathway_graph.hpp"
#include "scenario/shares.hpp"

namespace umbral::people {
namespace {

constexpr double us_per_minute = static_cast<double>(minute_us);

std::int64_t whole(const scenario::Quantity& quantity) { return std::llround(quantity.value); }

std::uint32_t need_bit(const std::string& need) {
    const auto& names = scenario::need_names();
    const auto at = std::find(names.begin(), names.end(), need);
    UMBRAL_CHECK(at != names.end());
    return 1u << (at - names.begin());
}

std::uint32_t need_bits(const std::vector<std::string>& needs) {
    std::uint32_t bits = 0;
    for (const auto& need : needs) bits |= need_bit(need);
    return bits;
}

bool names(const std::vector<std::string>& profiles, const std::string& id) {
    return profiles.empty() || std::find(profiles.begin(), profiles.end(), id) != profiles.end();
}

Profile compile_profile(const scenario::Profile& from) {
    Profile profile;
    profile.id = from.id;
    profile.party_size = Sampler(from.party_size.spec());
    profile.mean_size = scenario::mean_party_persons(from.party_size);
    // Rules have seen to it that larger ones are rarer than one in 10^9.
    profile.max_size = static_cast<std::uint16_t>(
        std::min(scenario::largest_party_persons(from.party_size), scenario::max_party_persons));
    profile.children_fraction = from.children_fraction.value;
    for (const auto& need : from.needs) {
        const double share = std::clamp(need.share.value, 0.0, 1.0);
        if (share <= 0) continue;
        profile.needs.push_back(
            {need_bit(need.need), static_cast<std::uint32_t>(std::min(share * 0x1p32, 4294967295.0))});
    }
    profile.priority = static_cast<std::uint8_t>(from.priority);
    if ((profile.has_patience = from.patience_h.has_value()))
        profile.patience_us = Sampler(from.patience_h->spec(), us_per_hour);
    if ((profile.has_money_limit = from.money_usd.has_value())) profile.money_usd = Sampler(from.money_usd->spec());
    if ((profile.has_remittance = from.remittance_h.has_value())) {
        profile.remittance_us = Sampler(from.remittance_h->spec(), us_per_hour);
    }
    return profile;
}

/// The service time of each profile: the first that names it, else the first that names nobody.
std::vector<ServiceTime> compile_service(const Model& model, const std::vector<scenario::ServiceTime>& times) {
    std::vector<ServiceTime> by_profile(model.profiles.size());
    for (std::size_t p = 0; p < by_profile.size(); ++p) {
        const auto found = std::find_if(times.begin(), times.end(),
                                        [&](const auto& time) { return names(time.profiles, model.profiles[p].id); });
        if (found == times.end()) continue;
        by_profile[p] = {us_from_hours(found->fixed_min.value / 60), Sampler(found->time_min.spec(), us_per_minute),
                         found->basis == scenario::ServiceBasis::per_person};
    }
    return by_profile;
}

void compile_stations(Model& model, SiteId site_id, const scenario::Site& from) {
    Site& site = model.sites[site_id.index()];
    for (const auto& given : from.stations) {
        Station station;
        station.id = given.id;
        station.site = site_id;
        station.service = compile_service(model, given.service);
        station.finish_shift = given.shift_end == scenario::ShiftEnd::finish;
        if (given.queue_limit)
            station.queue_limit = static_cast<std::uint32_t>(std::max(0.0, given.queue_limit->value));
        if ((station.has_patience = given.patience_h.has_value() && site.may_leave)) {
            station.patience_us = Sampler(given.patience_h->spec(), us_per_hour);
        }
        for (std::size_t i = 0; i < from.supplies.size(); ++i) {
            if (from.supplies[i].item == given.consumes) station.supply = i;
        }
        station.consumes_per_person = given.consumes_per_person.value;
        if (given.quota) station.quota = compile_quota(*given.quota);
        site.stations.emplace_back(model.stations.size());
        model.stations.push_back(std::move(station));
    }
}

void compile_pools(Model& model, SiteId site_id, const scenario::Site& from) {
    Site& site = model.sites[site_id.index()];
    const auto add = [&](Pool pool) {
        const PoolId id{model.pools.size()};
        for (const StationId station : pool.skills) model.stations[station.index()].pools.push_back(id);
        site.pools.push_back(id);
        model.pools.push_back(std::move(pool));
    };
    for (std::size_t i = 0; i < from.stations.size(); ++i) {
        const auto& given = from.stations[i];
        if (!given.pool.empty() || given.officers.shifts.empty()) continue;
        add({given.id,
             site_id,
             WeekTable::from_roster(given.officers),
             given.availability.value,
             {site.stations[i]},
             true});
    }
    for (const auto& given : from.pools) {
        Pool pool{given.id, site_id, WeekTable::from_roster(given.officers), given.availability.value, {}, false};
        for (std::size_t i = 0; i < from.stations.size(); ++i) {
            const auto& station = from.stations[i];
            const bool by_skill = std::find(given.skills.begin(), given.skills.end(), station.id) != given.skills.end();
            if (by_skill || station.pool == given.id) pool.skills.push_back(site.stations[i]);
        }
        // Ties are helped in the order of `skills` where it is given.
        std::stable_sort(pool.skills.begin(), pool.skills.end(), [&](StationId a, StationId b) {
            const auto rank = [&](StationId id) {
                return std::find(given.skills.begin(), given.skills.end(), model.stations[id.index()].id) -
                       given.skills.begin();
            };
            return rank(a) < rank(b);
        });
        add(std::move(pool));
    }
    // Who can do least is asked first, so that those who can do more stay free for it.
    for (const StationId id : site.stations) {
        auto& pools = model.stations[id.index()].pools;
        std::stable_sort(pools.begin(), pools.end(), [&](PoolId a, PoolId b) {
            return model.pools[a.index()].skills.size() < model.pools[b.index()].skills.size();
        });
    }
}

void compile_rooms(Model& model, Site& site, const scenario::Site& from) {
    for (const auto& given : from.rooms) {
        Room room{given.type, whole(given.capacity), whole(given.overflow), {}};
        for (const Profile& profile : model.profiles) room.admits.push_back(names(given.profiles, profile.id));
        site.rooms.push_back(std::move(room));
    }
    // Like pools: rooms that few may use are taken first, so that the others are left to those who have no choice.
    std::stable_sort(site.rooms.begin(), site.rooms.end(), [](const Room& a, const Room& b) {
        return std::count(a.admits.begin(), a.admits.end(), true) < std::count(b.admits.begin(), b.admits.end(), true);
    });
}

StepId find_step(const Model& model, std::size_t first, const std::string& id) {
    for (std::size_t i = first; i < model.steps.size(); ++i) {
        if (model.steps[i].id == id) return StepId{i};
    }
    UMBRAL_CHECK(false);
}

void compile_step(Model& model, SiteId site_id, const scenario::Step& given) {
    Step step;
    step.id = given.id;
    step.site = site_id;
    const bool first_here = model.steps.empty() || model.steps.back().site != site_id;
    step.place = first_here ? static_cast<std::uint32_t>(site_id.index()) << 16 : model.steps.back().place + 1;
    step.needs = need_bits(given.needs);
    if (!given.station.empty()) {
        step.kind = Step::Kind::station;
        step.station = model.station(site_id, given.station);
        UMBRAL_CHECK(!step.station.is_none());
    } else if (given.stay_h) {
        step.kind = Step::Kind::stay;
        step.stay_us = Sampler(given.stay_h->spec(), us_per_hour);
    } else if (given.refer) {
        step.kind = Step::Kind::refer;
        step.rule = RuleId{model.rules.size()};
        model.rules.push_back(compile_rule(model, *given.refer));
    } else {
        step.kind = Step::Kind::outcome;
        step.outcome = given.outcome.value();
    }
    model.sites[site_id.index()].needs_served |= step.needs;
    model.steps.push_back(std::move(step));
}

void compile_pathways(Model& model, SiteId site_id, const scenario::Site& from) {
    Site& site = model.sites[site_id.index()];
    site.first_step.assign(model.profiles.size(), StepId{});
    for (const auto& pathway : from.pathways) {
        const std::size_t first = model.steps.size();
        for (const auto& step : pathway.steps) compile_step(model, site_id, step);
        for (std::size_t i = 0; i < pathway.steps.size(); ++i) {
            std::vector<double> shares;
            Step& step = model.steps[first + i];
            for (const auto& next : pathway.steps[i].next) {
                step.next.push_back(find_step(model, first, next.step));
                shares.push_back(next.share.value);
            }
            step.next_choice = Choice::from_shares(shares);
        }
        for (std::size_t p = 0; p < model.profiles.size(); ++p) {
            if (site.first_step[p].is_none() && names(pathway.profiles, model.profiles[p].id))
                site.first_step[p] = StepId{first};
        }
    }
}

Route compile_route(const Model& model, const scenario::Scenario& scenario, const scenario::Route& given) {
    Route route;
    route.id = given.id;
    route.from = model.site(given.from);
    route.to = model.site(given.to);
    route.min_us = us_from_hours(given.min_hours);
    if (given.excess_h) {
        route.excess_us = Sampler(given.excess_h->spec(), us_per_hour);
    } else if (const double median_h = given.typical_hours.value - given.min_hours; median_h > 1e-9) {
        const double p95_h =
            given.p95_hours.value > given.typical_hours.value ? given.p95_hours.value - given.min_hours : 2 * median_h;
        route.excess_us = Sampler(LogNormalMedian{median_h, p95_h}, us_per_hour);
    }
    route.mean_hours = given.min_hours + route.excess_us.mean() / us_per_hour;
    route.fare_usd = given.fare_usd.value;
    route.irregular = given.irregular;
    route.open = given.open;
    if (given.quota) route.quota = compile_quota(*given.quota);
    if (given.patience_h && model.sites[route.from.index()].may_leave)
        route.patience_us = Sampler(given.patience_h->spec(), us_per_hour);
    double safe = 1;
    for (const auto& hazard : given.hazards) {
        route.hazards.push_back({need_bit(hazard.need), hazard.per_person.value});
        safe *= 1 - hazard.per_person.value;
    }
    route.hazard = 1 - safe;
    for (const auto& closure : given.closures) {
        const auto at = [&](Date date, double hour) {
            return days_between(scenario.start, date) * day_us + us_from_hours(hour);
        };
        route.closures.push_back(
            {at(closure.from, closure.from_hour), at(closure.to, closure.to_hour), closure.under_way});
    }
    std::sort(route.closures.begin(), route.closures.end(),
              [](const auto& a, const auto& b) { return a.from_us < b.from_us; });
    return route;
}

void compile_fleets(Model& model, const scenario::Scenario& scenario) {
    for (const auto& given : scenario.fleets) {
        Fleet fleet;
        fleet.id = given.id;
        fleet.vehicles = whole(given.vehicles);
        fleet.seats = whole(given.seats);
        fleet.rule = given.rule;
        fleet.max_wait_us = us_from_hours(given.max_wait_h.value);
        for (const double hour : given.departures_h) {  // ascending
            if (fleet.timetable.empty() || fleet.timetable.back().hour != hour) fleet.timetable.push_back({hour, 0});
            ++fleet.timetable.back().vehicles;
        }
        fleet.turnaround_us = us_from_hours(given.turnaround_h.value);
        fleet.assisted_seats = given.assisted_seats.value;
        model.fleets.push_back(std::move(fleet));
    }
    for (std::size_t i = 0; i < scenario.routes.size(); ++i) {
        if (scenario.routes[i].fleet.empty()) continue;
        model.routes[i].fleet = model.fleet(scenario.routes[i].fleet);
        model.fleets[model.routes[i].fleet.index()].routes.emplace_back(i);
    }
}

std::size_t country_index(const scenario::Scenario& scenario, const std::string& id) {
    for (std::size_t i = 0; i < scenario.countries.size(); ++i) {
        if (scenario.countries[i].id == id) return i;
    }
    UMBRAL_CHECK(false);
}

void compile_limits(Model& model, const scenario::Scenario& scenario) {
    constexpr std::size_t kind_count = static_cast<std::size_t>(scenario::SiteKind::exit) + 1;
    for (const auto& given : scenario.limits) {
        if (!given.active) continue;
        Limit limit{given.id,
                    country_index(scenario, given.country),
                    us_from_hours(given.hours),
                    given.hours > 0 ? 0 : given.working_days,
                    us_from_hours(given.reset_h),
                    given.children_only,
                    std::vector<bool>(kind_count)};
        for (const auto kind : given.kinds) limit.kinds[static_cast<std::size_t>(kind)] = true;
        for (Site& site : model.sites) {
            if (site.country == limit.country && limit.kinds[static_cast<std::size_t>(site.kind)])
                site.limits.push_back(model.limits.size());
        }
        model.limits.push_back(std::move(limit));
    }
}

void compile_countries(Model& model, const scenario::Scenario& scenario) {
    for (const auto& country : scenario.countries) {
        model.countries.push_back(country.id);
        model.clocks.emplace_back(country, scenario.start, scenario.utc_offset_h);
        std::vector<std::int64_t> holidays;
        for (const auto& holiday : scenario.holidays) {
            if (holiday.country == country.id) holidays.push_back(days_from_epoch(holiday.date));
        }
        std::sort(holidays.begin(), holidays.end());
        model.holidays.push_back(std::move(holidays));
    }
}

Site compile_site(const scenario::Scenario& scenario, const scenario::Site& given) {
    Site site;
    site.id = given.id;
    site.country = country_index(scenario, given.country);
    site.kind = given.kind;
    site.open = WeekTable::from_hours(given.opening_hours);
    if (given.quota) site.quota = compile_quota(*given.quota);
    site.when_full = given.when_full;
    if (given.patience_h) site.patience_us = Sampler(given.patience_h->spec(), us_per_hour);
    site.may_leave = scenario::may_leave(given);
    site.held_outside = given.held_outside;
    site.covered_m2 = given.covered_m2.value;
    site.toilets = given.toilets.value;
    site.water_l_per_day = given.water_l_per_day.value;
    for (const auto& supply : given.supplies) {
        site.supplies.push_back({supply.item, supply.use_per_person_day.value, supply.stock.value,
                                 supply.reorder_at.value, supply.order_up_to.value,
                                 Sampler(supply.lead_time_h.spec(), us_per_hour)});
    }
    return site;
}

/// The step of that id in each profile's pathway at each site; the first where it has none.
std::vector<StepId> entry_steps(const Model& model, const scenario::Scenario& scenario, const std::string& id) {
    std::vector<StepId> entries;
    for (std::size_t i = 0; i < model.sites.size(); ++i) {
        for (std::size_t p = 0; p < model.profiles.size(); ++p) {
            const scenario::Pathway* pathway = scenario::pathway_of(scenario.sites[i], model.profiles[p].id);
            StepId entry = model.sites[i].first_step[p];
            if (pathway != nullptr && find_by_id(pathway->steps, id) != nullptr)
                entry = find_step(model, entry.index(), id);
            entries.push_back(entry);
        }
    }
    return entries;
}

/// Where those begin who are referred by steps that say so: at that step of their pathway, at whatever site.
void compile_entries(Model& model, const scenario::Scenario& scenario) {
    auto step = model.steps.begin();  // in the order of compile_pathways
    for (const scenario::Site& site : scenario.sites) {
        for (const scenario::Pathway& pathway : site.pathways) {
            for (const scenario::Step& given : pathway.steps) {
                if (!given.enter_at.empty()) step->enter_at = entry_steps(model, scenario, given.enter_at);
                ++step;
            }
        }
    }
}

void compile_initial(Model& model, SiteId site_id, const scenario::Site& from) {
    Site& site = model.sites[site_id.index()];
    for (const auto& given : from.initial_people) {
        for (std::size_t p = 0; p < model.profiles.size(); ++p) {
            if (model.profiles[p].id != given.profile) continue;
            StepId step = site.first_step[p];
            if (!given.step.empty()) step = find_step(model, step.index(), given.step);
            site.initial.push_back({ProfileId{p}, given.persons.value, step});
        }
    }
}

}  // namespace

ReferralRule compile_rule(const Model& model, const scenario::ReferralRule& given) {
    ReferralRule rule;
    const auto add = [&](const std::string& id) {
        rule.routes.push_back(model.route(id));
        UMBRAL_CHECK(!rule.routes.back().is_none());
    };
    if (const auto* shares = std::get_if<scenario::ShareRule>(&given)) {
        rule.kind = ReferralRule::Kind::shares;
        for (const auto& [route, share] : shares->routes) {
            add(route);
            rule.shares.push_back(share.value);
        }
    } else if (const auto* first = std::get_if<scenario::FirstWithRoomRule>(&given)) {
        rule.kind = ReferralRule::Kind::first_with_room;
        for (const auto& route : first->routes) add(route);
    } else {
        const auto& logit = std::get<scenario::LogitRule>(given);
        rule.kind = ReferralRule::Kind::logit;
        for (const auto& route : logit.routes) add(route);
        rule.per_hour = logit.per_hour.value;
        rule.per_usd = logit.per_usd.value;
        rule.per_hazard = logit.per_hazard.value;
        rule.per_queued_day = logit.per_queued_day.value;
    }
    return rule;
}

namespace {

/// Whether a quota stands somewhere, or a measure may set one.
bool may_have_quotas(const Model& model, const scenario::Plan& plan) {
    const auto has_quota = [](const auto& one) { return one.quota.has_value(); };
    const auto sets_quota = [](const scenario::Effect& effect) {
        return std::holds_alternative<scenario::SetQuota>(effect);
    };
    return std::any_of(model.sites.begin(), model.sites.end(), has_quota) ||
           std::any_of(model.stations.begin(), model.stations.end(), has_quota) ||
           std::any_of(model.routes.begin(), model.routes.end(), has_quota) ||
           std::any_of(plan.measures.begin(), plan.measures.end(), [&](const scenario::Measure& measure) {
               return std::any_of(measure.effects.begin(), measure.effects.end(), sets_quota);
           });
}

}  // namespace

Model compile_model(const scenario::Scenario& scenario, const scenario::Plan& plan) {
    Model model;
    model.spacing = Sampler(Exponential{1});
    model.horizon_us = us_from_hours(scenario.days * 24);
    model.warm_up_us = us_from_hours(scenario.warm_up_days * 24);
    model.lookahead_us = scenario::lookahead_us(scenario);
    model.information_age_us = us_from_hours(scenario.information_age_h.value);
    compile_countries(model, scenario);
    for (const auto& profile : scenario.profiles) {
        model.profiles.push_back(compile_profile(profile));
        model.largest_party = std::max<std::size_t>(model.largest_party, model.profiles.back().max_size);
    }
    for (const auto& site : scenario.sites) model.sites.push_back(compile_site(scenario, site));
    for (const auto& route : scenario.routes) model.routes.push_back(compile_route(model, scenario, route));
    compile_fleets(model, scenario);
    for (std::size_t i = 0; i < scenario.sites.size(); ++i) {
        const SiteId id{i};
        const scenario::Site& given = scenario.sites[i];
        compile_stations(model, id, given);
        compile_pools(model, id, given);
        compile_rooms(model, model.sites[i], given);
        compile_pathways(model, id, given);
        compile_initial(model, id, given);
        if (!given.divert_route.empty()) model.sites[i].divert_route = model.route(given.divert_route);
    }
    compile_entries(model, scenario);
    compile_limits(model, scenario);
    compile_flows(model, scenario);
    model.has_quotas = may_have_quotas(model, plan);
    return model;
}

}  // namespace umbral::people
