// Agencies, channels and the protocol between them.

#include <algorithm>
#include <cmath>

#include "response/compile.hpp"

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

/// The agency's country; the reference zone for one without.
scenario::Country country_of(const scenario::Scenario& scenario, const std::string& id) {
    for (const auto& country : scenario.countries) {
        if (country.id == id) return country;
    }
    scenario::Country reference;
    reference.utc_offset_h = scenario.utc_offset_h;
    return reference;
}

void merge_spans(std::vector<Span>& spans) {
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

Agency agency_of(const Sources& from, const scenario::Agency& written) {
    Agency made;
    made.id = written.id;
    made.country = written.country;
    made.key = key_of(written.id);
    made.clock =
        people::LocalClock(country_of(from.scenario, written.country), from.scenario.start, from.scenario.utc_offset_h);
    made.duty = written.duty_officers.shifts.empty() ? people::WeekTable(1.0)
                                                     : people::WeekTable::from_roster(written.duty_officers);
    for (const auto& gap : written.unstaffed)
        made.unstaffed.push_back({from.at(gap.from, gap.from_hour), from.at(gap.to, gap.to_hour)});
    merge_spans(made.unstaffed);
    made.handling_us = sampler_of(written.handling_min, us_per_min);
    made.deliberation_us = sampler_of(written.deliberation_h, us_per_h);
    // Counts are made at whole hours.
    made.observes_every_us = std::max<TimeUs>(1, std::llround(written.observes_every_h.value)) * hour_us;
    if (written.reserve_officers) made.reserve.officers = std::llround(written.reserve_officers->value);
    if (written.reserve_vehicles) made.reserve.vehicles = std::llround(written.reserve_vehicles->value);
    for (std::size_t i = 0; i < from.scenario.sites.size(); ++i) {
        if (from.scenario.sites[i].agency == written.id) made.sites.push_back(i);
    }
    return made;
}

/// Failures strike as a Poisson process, drawn day by day of the calendar; one that strikes a channel which is down
/// changes nothing. So the times up between outages are exponential, and a start on another day meets the same
/// failures.
void add_random_outages(const Sources& from, const scenario::Channel& written, TimeUs horizon_us, Channel& made) {
    const Sampler unit(Exponential{1});
    const Sampler down_us = sampler_of(*written.down_h, us_per_h);
    const std::int64_t first_day = days_from_epoch(from.scenario.start);
    TimeUs up_us = 0;  // again
    for (TimeUs midnight_us = 0; midnight_us < horizon_us; midnight_us += day_us) {
        const std::uint32_t day = day_word(first_day + midnight_us / day_us);
        TimeUs into_day_us = 0;
        for (std::uint32_t n = 0;; ++n) {
            const auto words = draw4(from.key, {Purpose::outage, n, made.key, day, 0});
            into_day_us += us_from_hours(written.mean_up_h.value * unit(words[0]));
            if (into_day_us >= day_us) break;
            const TimeUs from_us = midnight_us + into_day_us;
            if (from_us < up_us) continue;
            up_us = from_us + std::max<TimeUs>(second_us, down_us.us(words[1]));
            made.outages.push_back({from_us, up_us});
        }
    }
}

}  // namespace

void compile_agencies(const Sources& from, Model& m) {
    for (const auto& written : from.scenario.agencies) m.agencies.push_back(agency_of(from, written));
    for (const auto& site : from.scenario.sites) m.operator_of.push_back(find_agency(m, site.agency));
    for (const auto& point : from.scenario.directory) {
        m.directory.push_back({find_agency(m, point.agency), point.topic, point.stale_fraction.value,
                               sampler_of(point.search_h, us_per_h)});
    }
}

void compile_channels(const Sources& from, Model& m) {
    for (const auto& written : from.scenario.channels) {
        Channel made;
        made.id = written.id;
        made.key = key_of(written.id);
        made.on_it.assign(m.agencies.size(), written.agencies.empty());
        for (const auto& id : written.agencies) made.on_it[find_agency(m, id).index()] = true;
        made.fixed_us = std::llround(written.fixed_min.value * us_per_min);
        made.latency_s = written.latency_s.value;
        made.bytes_per_s = written.bandwidth_kb_per_s.value * 1000;
        made.loss = written.loss_fraction.value;
        made.retry_us = us_from_hours(written.retry_h.value);
        made.open = written.open;
        for (const auto& outage : written.outages)
            made.outages.push_back({from.at(outage.from, outage.from_hour), from.at(outage.to, outage.to_hour)});
        if (written.mean_up_h.value > 0 && written.down_h) add_random_outages(from, written, m.horizon_us, made);
        merge_spans(made.outages);
        m.channels.push_back(std::move(made));
    }
}

void compile_protocol(const Sources& from, Model& m) {
    for (const auto& written : from.plan.protocol.reports) {
        Flow flow;
        flow.from = find_agency(m, written.from);
        flow.to = find_agency(m, written.to);
        flow.channel = find_channel(m, written.channel);
        flow.every_us = us_from_hours(written.every_h.value);
        flow.first_us = us_from_hours(written.first_hour);
        flow.alerts = written.alerts;
        flow.advance_notice = written.advance_notice;
        flow.compile_us = std::llround(written.compile_min.value * us_per_min);
        flow.bytes = written.size_kb.value * 1000;
        m.flows.push_back(flow);
    }
    for (const auto& contact : from.plan.protocol.contacts)
        m.contacts.push_back(
            {find_agency(m, contact.from), find_agency(m, contact.to), find_channel(m, contact.channel)});
    for (const auto& team : from.plan.protocol.joint_teams) m.joint_teams.push_back(find_agencies(m, team.agencies));
}

}  // namespace umbral::response
