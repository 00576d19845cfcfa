// From a plan as written to the response layer's constants.

#include <algorithm>
#include <cmath>

#include "base/check.hpp"
#include "response/model.hpp"

namespace umbral::response {
namespace {

constexpr double us_per_min = static_cast<double>(minute_us);
constexpr double us_per_h = static_cast<double>(hour_us);

/// FNV-1a, 32 bits: a name's place in draw addresses, so that adding an agency changes nothing for the others.
std::uint32_t key_of(const std::string& name) {
    std::uint32_t hash = 0x811c9dc5u;
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193u;
    return hash;
}

Sampler sampler_of(const scenario::Distribution& distribution, double unit_us) {
    return Sampler(distribution.spec(), unit_us);
}

class Compiler {
  public:
    Compiler(const scenario::Input& input, const people::Model& people, DrawKey key)
        : s_(input.scenario), plan_(input.plan), people_(people), key_(key) {}

    Model run() {
        m_.horizon_us = people_.horizon_us;
        m_.bulletin_every_us = std::max(hour_us, us_from_hours(s_.information_age_h.value));
        m_.perfect_information = plan_.perfect_information;
        m_.unlimited_money = plan_.unlimited_money;
        agencies();
        channels();
        protocol();
        lines();
        levels();
        measures();
        prices();
        return std::move(m_);
    }

  private:
    template <class Tag, class T>
    static Id<Tag> find(const std::vector<T>& list, const std::string& id) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (list[i].id == id) return Id<Tag>{i};
        }
        return {};
    }
    [[nodiscard]] AgencyId agency(const std::string& id) const { return find<AgencyTag>(m_.agencies, id); }
    [[nodiscard]] ChannelId channel(const std::string& id) const { return find<ChannelTag>(m_.channels, id); }
    [[nodiscard]] LineId line(const std::string& id) const { return find<LineTag>(m_.lines, id); }
    [[nodiscard]] std::vector<AgencyId> agencies_of(const std::vector<std::string>& ids) const {
        std::vector<AgencyId> found;
        for (const auto& id : ids) found.push_back(agency(id));
        return found;
    }
    [[nodiscard]] TimeUs at(const Date& date, double hour) const {
        return days_between(s_.start, date) * day_us + us_from_hours(hour);
    }
    [[nodiscard]] scenario::Country country_of(const std::string& id) const {
        for (const auto& country : s_.countries) {
            if (country.id == id) return country;
        }
        scenario::Country reference;
        reference.utc_offset_h = s_.utc_offset_h;
        return reference;
    }

    void agencies() {
        for (const auto& written : s_.agencies) {
            Agency made;
            made.id = written.id;
            made.key = key_of(written.id);
            made.clock = people::LocalClock(country_of(written.country), s_.start, s_.utc_offset_h);
            made.duty = written.duty_officers.shifts.empty() ? people::WeekTable(1.0)
                                                             : people::WeekTable::from_roster(written.duty_officers);
            for (const auto& gap : written.unstaffed)
                made.unstaffed.push_back({at(gap.from, gap.from_hour), at(gap.to, gap.to_hour)});
            merge_spans(made.unstaffed);
            made.handling_us = sampler_of(written.handling_min, us_per_min);
            made.deliberation_us = sampler_of(written.deliberation_h, us_per_h);
            // Counts are made at whole hours.
            made.observes_every_us = std::max<TimeUs>(1, std::llround(written.observes_every_h.value)) * hour_us;
            if (written.reserve_officers) made.reserve_officers = std::llround(written.reserve_officers->value);
            if (written.reserve_vehicles) made.reserve_vehicles = std::llround(written.reserve_vehicles->value);
            for (std::size_t i = 0; i < s_.sites.size(); ++i) {
                if (s_.sites[i].agency == written.id) made.sites.push_back(i);
            }
            m_.agencies.push_back(std::move(made));
        }
        for (const auto& site : s_.sites) m_.operator_of.push_back(agency(site.agency));
        for (const auto& point : s_.directory) {
            m_.directory.push_back(
                {agency(point.agency), point.topic, point.stale_fraction.value, sampler_of(point.search_h, us_per_h)});
        }
    }

    void channels() {
        for (const auto& written : s_.channels) {
            Channel made;
            made.id = written.id;
            made.key = key_of(written.id);
            made.on_it.assign(m_.agencies.size(), written.agencies.empty());
            for (const auto& id : written.agencies) made.on_it[agency(id).index()] = true;
            made.fixed_us = std::llround(written.fixed_min.value * us_per_min);
            made.latency_s = written.latency_s.value;
            made.bytes_per_s = written.bandwidth_kb_per_s.value * 1000;
            made.loss = written.loss_fraction.value;
            made.retry_us = us_from_hours(written.retry_h.value);
            made.open = written.open;
            for (const auto& outage : written.outages)
                made.outages.push_back({at(outage.from, outage.from_hour), at(outage.to, outage.to_hour)});
            if (written.mean_up_h.value > 0 && written.down_h) add_random_outages(written, made);
            merge_spans(made.outages);
            m_.channels.push_back(std::move(made));
        }
    }

    /// An alternating renewal process; the n-th outage is the n-th draw, whatever else happens.
    void add_random_outages(const scenario::Channel& written, Channel& made) const {
        const Sampler unit(Exponential{1});
        const Sampler down_us = sampler_of(*written.down_h, us_per_h);
        TimeUs now_us = 0;
        for (std::uint32_t n = 0; now_us < m_.horizon_us; ++n) {
            const auto words = draw4(key_, {Purpose::outage, n, made.key, 0, 0});
            const TimeUs from_us = now_us + us_from_hours(written.mean_up_h.value * unit(words[0]));
            now_us = from_us + std::max<TimeUs>(second_us, down_us.us(words[1]));
            made.outages.push_back({from_us, now_us});
        }
    }

    static void merge_spans(std::vector<Span>& spans) {
        std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.from_us < b.from_us; });
        std::vector<Span> merged;
        for (Span span : spans) {
            span.from_us = std::max<TimeUs>(0, span.from_us);
            if (span.to_us <= span.from_us) continue;
            if (!merged.empty() && span.from_us <= merged.back().to_us) {
                merged.back().to_us = std::max(merged.back().to_us, span.to_us);
            } else {
                merged.push_back(span);
            }
        }
        spans = std::move(merged);
    }

    void protocol() {
        for (const auto& written : plan_.protocol.reports) {
            Flow flow;
            flow.from = agency(written.from);
            flow.to = agency(written.to);
            flow.channel = channel(written.channel);
            flow.every_us = us_from_hours(written.every_h.value);
            flow.first_us = us_from_hours(written.first_hour);
            flow.alerts = written.alerts;
            flow.advance_notice = written.advance_notice;
            flow.compile_us = std::llround(written.compile_min.value * us_per_min);
            flow.bytes = written.size_kb.value * 1000;
            m_.flows.push_back(flow);
        }
        for (const auto& contact : plan_.protocol.contacts)
            m_.contacts.push_back({agency(contact.from), agency(contact.to), channel(contact.channel)});
        for (const auto& team : plan_.protocol.joint_teams) m_.joint_teams.push_back(agencies_of(team.agencies));
    }

    // ---- triggers ----

    [[nodiscard]] std::vector<std::size_t> sites_in(const std::string& scope) const {
        std::vector<std::size_t> sites;
        const auto colon = scope.find(':');
        const std::string kind = scope.substr(0, colon);
        const std::string id = colon == std::string::npos ? "" : scope.substr(colon + 1);
        for (std::size_t i = 0; i < s_.sites.size(); ++i) {
            const auto& site = s_.sites[i];
            const bool in_pair =
                kind == "pair" && (starts_with(id, site.country + "-") || ends_with(id, "-" + site.country));
            if (scope.empty() || scope == "all" || (kind == "site" && site.id == id) ||
                (kind == "country" && site.country == id) || in_pair)
                sites.push_back(i);
        }
        return sites;
    }
    static bool starts_with(const std::string& text, const std::string& with) { return text.rfind(with, 0) == 0; }
    static bool ends_with(const std::string& text, const std::string& with) {
        return text.size() >= with.size() && text.compare(text.size() - with.size(), with.size(), with) == 0;
    }

    std::size_t condition(const scenario::Condition& written, const std::string& scope) {
        Condition made;
        const auto& names = scenario::observable_names();
        made.what = static_cast<Observable>(std::find(names.begin(), names.end(), written.indicator) - names.begin());
        made.sites = sites_in(written.scope.empty() ? scope : written.scope);
        if (made.what == Observable::inbound) {
            for (std::size_t r = 0; r < people_.routes.size(); ++r) {
                const auto to = people_.routes[r].to.index();
                if (std::find(made.sites.begin(), made.sites.end(), to) != made.sites.end()) made.routes.push_back(r);
            }
        }
        made.above = written.above.has_value();
        made.threshold = made.above ? written.above->value : written.below->value;
        made.hysteresis = written.hysteresis.value;
        made.for_us = us_from_hours(written.for_h.value);
        made.forecast_us = us_from_hours(written.forecast_h.value);
        m_.conditions.push_back(std::move(made));
        return m_.conditions.size() - 1;
    }

    Trigger trigger(const scenario::Trigger& written, const std::string& scope) {
        Trigger made;
        for (const auto& one : written.all) made.all.push_back(condition(one, scope));
        for (const auto& one : written.any) made.any.push_back(condition(one, scope));
        return made;
    }

    void levels() {
        for (const auto& written : plan_.levels) {
            Level made;
            made.id = written.id;
            made.number = written.number;
            made.scope = written.scope;
            made.authority = agency(written.declared_by);
            made.approvals = agencies_of(written.approvals);
            made.watch = WatchId{m_.watches.size()};
            made.minimum_us = us_from_hours(written.minimum_h.value);
            if (written.expires_h) made.expires_us = us_from_hours(written.expires_h->value);
            if (written.stand_down) made.stand_down = trigger(*written.stand_down, written.scope);
            m_.watches.push_back({written.id, trigger(written.trigger, written.scope), made.authority,
                                  LevelId{m_.levels.size()}, MeasureId{}});
            m_.levels.push_back(std::move(made));
        }
    }

    // ---- measures ----

    void measures() {
        for (const auto& written : plan_.measures) m_.measures.push_back(measure(written));
        for (std::size_t i = 0; i < plan_.measures.size(); ++i) {
            for (const auto& id : plan_.measures[i].needs)
                m_.measures[i].needs.push_back(find<MeasureTag>(m_.measures, id));
        }
    }

    Measure measure(const scenario::Measure& written) {
        Measure made;
        made.id = written.id;
        made.actor = agency(written.actor);
        if (written.date) made.dated_us = std::max<TimeUs>(0, at(*written.date, written.hour));
        if (!written.level.empty()) made.level = find<LevelTag>(m_.levels, written.level);
        if (written.trigger) {
            made.watch = WatchId{m_.watches.size()};
            m_.watches.push_back(
                {written.id, trigger(*written.trigger, "all"), made.actor, LevelId{}, MeasureId{m_.measures.size()}});
        }
        made.approvals = agencies_of(written.approvals);
        made.lead_us = us_from_hours(written.lead_time_h.value);
        if (written.until) made.until_us = at(*written.until, 0);
        if (written.duration_h) made.duration_us = us_from_hours(written.duration_h->value);
        made.ends_with_level = written.ends_with_level;
        made.if_short = written.if_short;
        made.line = line(written.budget_line);
        add_agreement(written, made);
        for (const auto& effect : written.effects) add_effect(effect, made);
        made.cost = cost_of(written, made);
        count_where(written, made);
        return made;
    }

    void add_agreement(const scenario::Measure& written, Measure& made) const {
        for (const auto& agreement : plan_.agreements) {
            if (agreement.id != written.agreement) continue;
            made.lead_us += us_from_hours(agreement.lead_time_h.value);
            made.lenders_are_asked = !agreement.standing;
            for (const auto& id : agreement.agencies) {
                if (id != written.actor) made.lenders.push_back(agency(id));
            }
        }
    }

    void add_effect(const scenario::Effect& effect, Measure& made) const {
        for (auto& change : people::changes_of(people_, effect)) made.changes.push_back(std::move(change));
        if (const auto* inform = std::get_if<scenario::InformPeople>(&effect)) {
            InformPeople about{{}, std::max(hour_us, us_from_hours(inform->every_h.value))};
            for (std::size_t i = 0; i < s_.sites.size(); ++i) {
                const auto& ids = inform->sites;
                if (ids.empty() || std::find(ids.begin(), ids.end(), s_.sites[i].id) != ids.end())
                    about.sites.push_back(i);
            }
            made.agency_effects.emplace_back(std::move(about));
        } else if (const auto* release = std::get_if<scenario::ReleaseBudget>(&effect)) {
            made.agency_effects.emplace_back(ReleaseBudget{line(release->line)});
        } else if (const auto* open = std::get_if<scenario::OpenChannel>(&effect)) {
            made.agency_effects.emplace_back(OpenChannel{channel(open->channel)});
        } else if (const auto* team = std::get_if<scenario::FormJointTeam>(&effect)) {
            made.agency_effects.emplace_back(FormJointTeam{agencies_of(team->agencies)});
        } else if (const auto* officers = std::get_if<scenario::AddOfficers>(&effect)) {
            made.officers += std::max<std::int64_t>(0, std::llround(officers->officers.value));
        } else if (const auto* vehicles = std::get_if<scenario::AddVehicles>(&effect)) {
            made.vehicles += std::max<std::int64_t>(0, std::llround(vehicles->vehicles.value));
        }
    }

    /// Places, officers and vehicles a measure adds: the units of per_unit_day_usd.
    static double units_of(const Measure& made) {
        double units = 0;
        for (const auto& change : made.changes) {
            if (const auto* places = std::get_if<people::AddPlaces>(&change))
                units += static_cast<double>(std::max<std::int64_t>(0, places->places + places->overflow));
            if (const auto* officers = std::get_if<people::AddOfficers>(&change))
                units += static_cast<double>(std::max<std::int64_t>(0, officers->officers));
            if (const auto* vehicles = std::get_if<people::AddVehicles>(&change))
                units += static_cast<double>(std::max<std::int64_t>(0, vehicles->vehicles));
        }
        return units;
    }

    static Cost cost_of(const scenario::Measure& written, const Measure& made) {
        const auto value = [](const std::optional<scenario::Quantity>& usd) { return usd ? usd->value : 0.0; };
        const scenario::Cost& cost = written.cost;
        return {cost.fixed_usd || cost.per_day_usd || cost.per_unit_day_usd || cost.per_person_usd,
                value(cost.fixed_usd), value(cost.per_day_usd) + value(cost.per_unit_day_usd) * units_of(made),
                value(cost.per_person_usd)};
    }

    /// Where the persons are counted whom a measure carries or receives.
    void count_where(const scenario::Measure& written, Measure& made) const {
        if (!written.cost.per_person_usd) return;
        std::vector<bool> routes(people_.routes.size()), sites(people_.sites.size());
        for (const auto& change : made.changes) {
            if (const auto* open = std::get_if<people::SetOpen>(&change)) routes[open->route.index()] = open->open;
            if (const auto* fare = std::get_if<people::SetFare>(&change)) routes[fare->route.index()] = true;
            if (const auto* moved = std::get_if<people::MovePeople>(&change)) routes[moved->route.index()] = true;
            if (const auto* places = std::get_if<people::AddPlaces>(&change)) sites[places->site.index()] = true;
            if (const auto* hours = std::get_if<people::SetHours>(&change)) sites[hours->site.index()] = true;
            if (const auto* pool = std::get_if<people::AddOfficers>(&change))
                sites[people_.pools[pool->pool.index()].site.index()] = true;
        }
        for (std::size_t r = 0; r < routes.size(); ++r) {
            if (routes[r]) made.routes.push_back(r);
        }
        for (std::size_t i = 0; i < sites.size() && made.routes.empty(); ++i) {
            if (sites[i]) made.sites.push_back(i);
        }
    }

    // ---- money ----

    void lines() {
        std::vector<scenario::BudgetLine> written = s_.budget_lines;
        for (const auto& own : plan_.budget_lines) {
            const auto same =
                std::find_if(written.begin(), written.end(), [&](const auto& l) { return l.id == own.id; });
            if (same == written.end()) {
                written.push_back(own);
            } else {
                *same = own;
            }
        }
        for (const auto& one : written) {
            BudgetLine made{one.id, one.country, agency(one.agency), {}, 0, one.when_exhausted};
            if (one.ceiling_usd_per_day) made.ceiling_usd_per_day = one.ceiling_usd_per_day->value;
            for (const auto& tranche : one.tranches) {
                made.tranches.push_back({tranche.usd.value, tranche.date ? at(*tranche.date, 0) : never_us,
                                         us_from_hours(tranche.release_delay_h.value)});
            }
            m_.lines.push_back(std::move(made));
        }
    }

    void prices() {
        for (const auto& written : s_.prices) {
            if (!written.usd) continue;  // not priced
            Price made;
            made.id = written.id;
            made.item = written.item;
            made.usd = written.usd->value;
            made.supply = written.supply;
            made.line = line(written.line);
            const auto here = [&](std::size_t i) {
                return (written.site.empty() || s_.sites[i].id == written.site) &&
                       (written.country.empty() || s_.sites[i].country == written.country);
            };
            for (std::size_t i = 0; i < s_.sites.size(); ++i) {
                if (here(i)) made.sites.push_back(i);
            }
            for (std::size_t f = 0; f < people_.fleets.size(); ++f) {
                const auto& routes = people_.fleets[f].routes;
                const bool runs_here = !routes.empty() && here(people_.routes[routes.front().index()].from.index());
                if (written.fleet.empty() ? runs_here : people_.fleets[f].id == written.fleet) made.fleets.push_back(f);
            }
            for (std::size_t r = 0; r < people_.routes.size(); ++r) {
                if (here(people_.routes[r].from.index())) made.routes.push_back(r);
            }
            for (std::size_t a = 0; a < s_.agencies.size(); ++a) {
                if (written.country.empty() || s_.agencies[a].country == written.country)
                    made.agencies.push_back(AgencyId{a});
            }
            m_.prices.push_back(std::move(made));
        }
    }

    const scenario::Scenario& s_;
    const scenario::Plan& plan_;
    const people::Model& people_;
    DrawKey key_;
    Model m_;
};

}  // namespace

Model compile_model(const scenario::Input& input, const people::Model& people, DrawKey key) {
    return Compiler(input, people, key).run();
}

}  // namespace umbral::response
