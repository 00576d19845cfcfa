#include "engine/site_summary.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace umbral::engine {

void SiteSummary::add(std::size_t i) {
    const Scope scope = scope_of("site", m_.sites[i].id);
    const people::SiteMeasures& c = counted(i);
    LogHistogram waits;
    for (const LogHistogram& by_profile : c.visit_wait) waits.merge(by_profile);
    list_.add_waits(scope, waits);
    list_.add_ratio("party_wait_h", "mean", scope, static_cast<double>(c.party_wait_sum_us) / us_per_hour,
                    static_cast<double>(c.party_waits));
    list_.add("waiting_person_h", "total", scope, waiting_area(i) / us_per_hour);
    list_.add("waiting_persons", "peak", scope, static_cast<double>(c.waiting.peak()));
    list_.add("waiting_persons", "mean", scope, span_us_ > 0 ? waiting_area(i) / span_us_ : 0);
    double queue_area = 0;
    for (const auto id : m_.sites[i].stations) queue_area += area(s_.stations[id.index()].counted.queue);
    list_.add("queue_persons", "mean", scope, span_us_ > 0 ? queue_area / span_us_ : 0);
    list_.add("queue_persons", "peak", scope, static_cast<double>(c.queued.peak()));
    list_.add("stranded_persons", "peak", scope, static_cast<double>(c.stranded.peak()));
    list_.add("stranded_persons", "mean", scope, span_us_ > 0 ? stranded_area(i) / span_us_ : 0);
    list_.add("present_persons", "peak", scope, static_cast<double>(c.present.peak()));
    list_.add("present_persons", "mean", scope, mean(c.present));
    places(i, scope);
    standards(i, scope);
    flow(i, scope);
    if (!m_.sites[i].limits.empty()) list_.add("over_limit_persons", "count", scope, total_of(c.over_limit));
    if (detains(i)) list_.add("children_detention_h", "total", scope, person_h(c.children));
    list_.add_durations("protection_delay_h", {"p95", "mean"}, scope, c.protection_delay);
    for (const auto id : m_.sites[i].stations) station(i, id);
    pools(i, scope);
    supplies(i);
    series(i, scope);
}

void SiteSummary::places(std::size_t i, const Scope& scope) {
    const people::SiteMeasures& c = counted(i);
    if (m_.sites[i].rooms.empty()) return;  // its places are not given: nothing is known of them
    add_ratio_to_places("crowding_ratio", scope, c.crowding, c.present);
    list_.add("crowded_person_h", "total", scope, person_h(c.overflow));
    list_.add("unsheltered_person_nights", "total", scope, total_of(c.open_nights));
    list_.add("children_unsheltered_nights", "total", scope, static_cast<double>(c.open_children_nights));
    list_.add_ratio("no_place_fraction", "mean", scope, static_cast<double>(c.without_place),
                    static_cast<double>(c.offered_places));
    add_ratio_to_places("place_occupancy", scope, c.occupancy, c.design);
    list_.add_durations("large_party_place_wait_h", {"p95", "mean"}, scope, c.large_party_place_wait);
    for (std::size_t r = 0; r < s_.sites[i].rooms.size(); ++r) {
        const auto& room = s_.sites[i].rooms[r];
        const Scope at = scope_of("site", m_.sites[i].id, "room", scenario::word_of(m_.sites[i].rooms[r].type));
        add_ratio_to_places("place_occupancy", at, room.occupancy, room.design_use);
    }
}

void SiteSummary::add_ratio_to_places(const char* name, const Scope& scope, const people::PlaceRatio& ratio,
                                      const people::Level& level) {
    const std::optional<double> mean = ratio.mean(s_.now_us, level);
    list_.add(name, "peak", scope, mean ? std::optional(ratio.peak(s_.now_us, level)) : std::nullopt);
    list_.add(name, "mean", scope, mean);
}

void SiteSummary::standards(std::size_t i, const Scope& scope) {
    const people::Site& site = m_.sites[i];
    const auto peak = static_cast<double>(counted(i).present.peak());
    double hours = 0, shared = 0;  // of the hours with anyone present: how many, and the sum of 1 / present
    for (const std::int32_t present : counted(i).present_hourly) {
        if (present <= 0) continue;
        hours += 1;
        shared += 1.0 / present;
    }
    const auto add = [&](const char* name, double supply) {
        if (supply <= 0) return;
        list_.add_ratio(name, "min", scope, supply, peak);
        list_.add_ratio(name, "mean", scope, supply * shared, hours);
    };
    add("covered_m2_per_person", site.covered_m2);
    add("water_l_per_person_day", site.water_l_per_day);
    if (site.toilets <= 0) return;
    list_.add("persons_per_toilet", "peak", scope, static_cast<double>(counted(i).present.peak()) / site.toilets);
    list_.add("persons_per_toilet", "mean", scope, mean(counted(i).present) / site.toilets);
}

void SiteSummary::flow(std::size_t i, const Scope& scope) {
    const people::SiteMeasures& c = counted(i);
    const double arrived = total_of(c.arrived);
    list_.add("arrived_persons", "count", scope, arrived);
    list_.add("departed_persons", "count", scope, static_cast<double>(c.departed));
    std::array<double, people::outcome_count> outcomes{};
    for (const auto& by_profile : c.outcomes) {
        for (std::size_t o = 0; o < outcomes.size(); ++o) outcomes[o] += static_cast<double>(by_profile[o]);
    }
    constexpr auto own = static_cast<std::size_t>(scenario::OutcomeKind::left_on_its_own);
    const double out = static_cast<double>(c.departed) + std::accumulate(outcomes.begin(), outcomes.begin() + own, 0.0);
    list_.add_ratio("throughput_persons_per_day", "mean", scope, out, days());
    list_.add("throughput_persons_per_day", "peak", scope, peak_per_day(c.out));
    for (std::size_t o = 0; o < outcomes.size(); ++o) {
        if (can_end_in(i, o))
            list_.add("outcome_persons", "count", scope_of("site", m_.sites[i].id, "outcome", word_of_outcome(o)),
                      outcomes[o]);
    }
    list_.add("left_persons", "count", scope, total_of(c.left));
    list_.add_ratio("left_fraction", "mean", scope, static_cast<double>(c.left_of_arrived), arrived);
    list_.add_ratio("turned_away_fraction", "mean", scope, static_cast<double>(c.turned_away), arrived);
}

void SiteSummary::station(std::size_t i, people::StationId id) {
    const people::StationMeasures& c = s_.stations[id.index()].counted;
    const Scope scope = scope_of("site", m_.sites[i].id, "station", m_.stations[id.index()].id);
    list_.add_waits(scope, c.wait);
    list_.add_ratio("party_wait_h", "mean", scope, static_cast<double>(c.party_wait_sum_us) / us_per_hour,
                    static_cast<double>(c.party_waits));
    list_.add("waiting_person_h", "total", scope, person_h(c.queue));
    list_.add("queue_persons", "mean", scope, mean(c.queue));
    list_.add("queue_persons", "peak", scope, static_cast<double>(c.queue.peak()));
    list_.add("present_persons", "mean", scope, mean(c.queue) + mean(c.in_service));
    list_.add_ratio("throughput_persons_per_day", "mean", scope, static_cast<double>(c.served), days());
    list_.add("throughput_persons_per_day", "peak", scope, peak_per_day(c.served_by_day));
    list_.add_ratio("turned_away_fraction", "mean", scope, static_cast<double>(c.turned_away),
                    static_cast<double>(c.offered));
    list_.add_ratio("left_fraction", "mean", scope, static_cast<double>(c.left), static_cast<double>(c.offered));
}

void SiteSummary::pools(std::size_t i, const Scope& scope) {
    double counters = 0, within_roster = 0, overtime = 0;
    for (const auto id : m_.sites[i].pools) {
        const people::PoolMeasures& c = s_.pools[id.index()].counted;
        const Scope at = scope_of("site", m_.sites[i].id, "pool", m_.pools[id.index()].id);
        list_.add_ratio("officer_utilisation", "mean", at, area(c.busy) - area(c.overtime), area(c.counters));
        list_.add("officer_h", "total", at, person_h(c.counters));
        list_.add("overtime_officer_h", "total", at, person_h(c.overtime));
        counters += area(c.counters);
        within_roster += area(c.busy) - area(c.overtime);
        overtime += area(c.overtime);
    }
    if (m_.sites[i].pools.empty()) return;
    list_.add_ratio("officer_utilisation", "mean", scope, within_roster, counters);
    list_.add("officer_h", "total", scope, counters / us_per_hour);
    list_.add("overtime_officer_h", "total", scope, overtime / us_per_hour);
}

void SiteSummary::supplies(std::size_t i) {
    const people::Site& site = m_.sites[i];
    if (site.supplies.empty()) return;
    for (std::size_t k = 0; k < site.supplies.size(); ++k) {
        list_.add("stockout_person_days", "total", scope_of("site", site.id, "item", site.supplies[k].item),
                  counted(i).stockout_person_days[k]);
    }
    list_.add("stockout_person_days", "total", scope_of("site", site.id), total_of(counted(i).stockout_person_days));
}

void SiteSummary::series(std::size_t i, const Scope& scope) {
    const people::SiteMeasures& c = counted(i);
    record_.series.push_back({"present_persons", scope, c.present_hourly});
    record_.series.push_back({"queue_persons", scope, c.queue_hourly});
    record_.series.push_back({"waiting_persons", scope, c.waiting_hourly});
    record_.series.push_back({"stranded_persons", scope, c.stranded_hourly});
    record_.series.push_back({"arrived_persons", scope, c.arrived_hourly});
    for (std::size_t week = 0; week < c.weeks.size(); ++week) {
        for (std::size_t cause = 0; cause < wait_cause_count; ++cause) {
            if (c.weeks[week][cause] == 0) continue;
            record_.waits.push_back({m_.sites[i].id, static_cast<int>(week), static_cast<WaitCause>(cause),
                                     static_cast<double>(c.weeks[week][cause]) / us_per_hour});
        }
    }
}

}  // namespace umbral::engine
