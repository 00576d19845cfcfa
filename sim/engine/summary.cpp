#include "engine/summary.hpp"

#include <algorithm>
#include <array>

#include "engine/site_summary.hpp"

namespace umbral::engine {
namespace {

using people::Level;
using people::outcome_count;
using people::SiteMeasures;

/// The indicators of everything but sites.
class Summary : Measured {
  public:
    using Measured::Measured;
    void add_all() {
        for (std::size_t i = 0; i < m_.routes.size(); ++i) route(i);
        for (std::size_t i = 0; i < m_.fleets.size(); ++i) fleet(i);
        for (std::size_t i = 0; i < m_.profiles.size(); ++i) profile(i);
        for (std::size_t i = 0; i < m_.limits.size(); ++i) limit(i);
        for (std::size_t i = 0; i < m_.countries.size(); ++i) country(i);
        causes();
        all();
    }

  private:
    [[nodiscard]] bool in_country(std::size_t site, std::size_t country) const {
        return m_.sites[site].country == country;
    }

    void route(std::size_t r);
    void fleet(std::size_t f);
    void profile(std::size_t p);
    void limit(std::size_t l);
    void country(std::size_t c);
    void causes();
    void all();
    void all_flow();
    /// What is summed over sites in the same way for a country and for everything.
    template <class Includes>
    void over_sites(const Scope& scope, const Includes& includes);
};

void Summary::route(std::size_t r) {
    const people::RouteMeasures& c = s_.routes[r].counted;
    const Scope scope = scope_of("route", m_.routes[r].id);
    list_.add_waits(scope, c.wait);
    list_.add("waiting_person_h", "total", scope, person_h(c.paid) + person_h(c.unpaid));
    list_.add("stranded_persons", "peak", scope, static_cast<double>(c.boarding.peak()));
    list_.add("stranded_persons", "mean", scope, mean(c.paid) + mean(c.unpaid));
    list_.add("departed_persons", "count", scope, static_cast<double>(c.departed));
    list_.add_ratio("throughput_persons_per_day", "mean", scope, static_cast<double>(c.departed), days());
    list_.add("throughput_persons_per_day", "peak", scope, peak_per_day(c.departed_by_day));
    list_.add("travelling_persons", "mean", scope, mean(c.travelling));
    list_.add("travelling_persons", "peak", scope, static_cast<double>(s_.travelling.peak_in(r)));
    if (!m_.routes[r].hazards.empty()) list_.add("hazard_persons", "count", scope, total_of(c.harmed));
    if (m_.routes[r].fleet.is_none()) return;
    list_.add_ratio("seat_utilisation", "mean", scope, static_cast<double>(c.seated),
                    static_cast<double>(c.seats_offered));
    list_.add("departures", "count", scope, static_cast<double>(c.departures));
    list_.add("missed_transport_persons", "count", scope, static_cast<double>(c.missed));
}

void Summary::fleet(std::size_t f) {
    double seated = 0, seats = 0, departures = 0;
    for (const auto id : m_.fleets[f].routes) {
        const people::RouteMeasures& c = s_.routes[id.index()].counted;
        seated += static_cast<double>(c.seated);
        seats += static_cast<double>(c.seats_offered);
        departures += static_cast<double>(c.departures);
    }
    const Scope scope = scope_of("fleet", m_.fleets[f].id);
    list_.add_ratio("seat_utilisation", "mean", scope, seated, seats);
    list_.add("departures", "count", scope, departures);
}

void Summary::profile(std::size_t p) {
    const std::string& id = m_.profiles[p].id;
    const Scope scope = scope_of("profile", id);
    LogHistogram waits;
    double entered = 0, left = 0, left_of_entered = 0, nights = 0;
    std::array<double, outcome_count> outcomes{};
    for (std::size_t i = 0; i < m_.sites.size(); ++i) {
        const SiteMeasures& c = counted(i);
        waits.merge(c.visit_wait[p]);
        entered += static_cast<double>(c.entered[p]);
        left += static_cast<double>(c.left[p]);
        left_of_entered += static_cast<double>(c.left_of_entered[p]);
        nights += static_cast<double>(c.open_nights[p]);
        for (std::size_t o = 0; o < outcomes.size(); ++o) outcomes[o] += static_cast<double>(c.outcomes[p][o]);
    }
    list_.add_waits(scope, waits);
    list_.add("arrived_persons", "count", scope, entered);
    list_.add("left_persons", "count", scope, left);
    list_.add_ratio("left_fraction", "mean", scope, left_of_entered, entered);
    const bool has_places =
        std::any_of(m_.sites.begin(), m_.sites.end(), [](const people::Site& site) { return !site.rooms.empty(); });
    list_.add("unsheltered_person_nights", "total", scope, has_places ? std::optional(nights) : std::nullopt);
    for (std::size_t o = 0; o < outcomes.size(); ++o) {
        list_.add("outcome_persons", "count", scope_of("profile", id, "outcome", word_of_outcome(o)), outcomes[o]);
    }
}

void Summary::limit(std::size_t l) {
    const people::LimitMeasures& c = s_.limits[l];
    const Scope scope = scope_of("limit", m_.limits[l].id);
    list_.add_durations("custody_h", {"mean", "p95"}, scope, c.spell);
    list_.add("over_limit_persons", "count", scope, static_cast<double>(c.crossed));
    list_.add("over_limit_person_h", "total", scope, person_h(c.over));
}

template <class Includes>
void Summary::over_sites(const Scope& scope, const Includes& includes) {
    LogHistogram waits, protection, custody;
    double waiting = 0, stranded = 0, present = 0, crowded = 0, nights = 0, children_nights = 0, left = 0;
    double officers = 0, overtime = 0, stockout = 0, children_h = 0, crossed = 0, over_h = 0;
    bool has_limits = false, has_places = false;
    for (std::size_t i = 0; i < m_.sites.size(); ++i) {
        if (!includes(m_.sites[i].country)) continue;
        const SiteMeasures& c = counted(i);
        for (const LogHistogram& by_profile : c.visit_wait) waits.merge(by_profile);
        protection.merge(c.protection_delay);
        waiting += waiting_area(i);
        stranded += stranded_area(i);
        present += area(c.present);
        crowded += person_h(c.overflow);
        has_places |= !m_.sites[i].rooms.empty();
        nights += total_of(c.open_nights);
        children_nights += static_cast<double>(c.open_children_nights);
        left += total_of(c.left);
        stockout += total_of(c.stockout_person_days);
        if (detains(i)) children_h += person_h(c.children);
        for (const auto pool : m_.sites[i].pools) {
            officers += person_h(s_.pools[pool.index()].counted.counters);
            overtime += person_h(s_.pools[pool.index()].counted.overtime);
        }
    }
    for (std::size_t l = 0; l < m_.limits.size(); ++l) {
        if (!includes(m_.limits[l].country)) continue;
        has_limits = true;
        custody.merge(s_.limits[l].spell);
        crossed += static_cast<double>(s_.limits[l].crossed);
        over_h += person_h(s_.limits[l].over);
    }
    list_.add_waits(scope, waits);
    list_.add("waiting_person_h", "total", scope, waiting / us_per_hour);
    list_.add("stranded_persons", "mean", scope, span_us_ > 0 ? stranded / span_us_ : 0);
    list_.add("present_persons", "mean", scope, span_us_ > 0 ? present / span_us_ : 0);
    // Where no site's places are given, nothing is known of any.
    const auto of_places = [has_places](double total) { return has_places ? std::optional(total) : std::nullopt; };
    list_.add("crowded_person_h", "total", scope, of_places(crowded));
    list_.add("unsheltered_person_nights", "total", scope, of_places(nights));
    list_.add("children_unsheltered_nights", "total", scope, of_places(children_nights));
    list_.add("left_persons", "count", scope, left);
    list_.add("officer_h", "total", scope, officers);
    list_.add("overtime_officer_h", "total", scope, overtime);
    list_.add("stockout_person_days", "total", scope, stockout);
    list_.add("children_detention_h", "total", scope, children_h);
    if (has_limits) {
        list_.add("over_limit_persons", "count", scope, crossed);
        list_.add("over_limit_person_h", "total", scope, over_h);
        list_.add_durations("custody_h", {"mean", "p95"}, scope, custody);
    }
    list_.add_durations("protection_delay_h", {"p95", "mean"}, scope, protection);
}

void Summary::country(std::size_t c) {
    const Scope scope = scope_of("country", m_.countries[c]);
    over_sites(scope, [c](std::size_t country) { return country == c; });
    list_.add("present_persons", "peak", scope, static_cast<double>(s_.present.peak_in(c)));
    list_.add("stranded_persons", "peak", scope, static_cast<double>(s_.stranded.peak_in(c)));
}

void Summary::causes() {
    std::array<double, wait_cause_count> by_cause{};
    for (const WaitShare& share : record_.waits)
        by_cause[static_cast<std::size_t>(share.cause)] += share.waiting_person_h;
    for (std::size_t cause = 0; cause < wait_cause_count; ++cause) {
        if (static_cast<WaitCause>(cause) == WaitCause::quota && !m_.has_quotas) continue;
        list_.add("waiting_person_h", "total", scope_of("cause", name_of(static_cast<WaitCause>(cause))),
                  by_cause[cause]);
    }
}

void Summary::all() {
    const Scope scope = everything();
    over_sites(scope, [](std::size_t) { return true; });
    list_.add("present_persons", "peak", scope, static_cast<double>(s_.present.peak()));
    list_.add("waiting_persons", "peak", scope, static_cast<double>(s_.waiting.peak()));
    double waiting = 0, offered = 0, without = 0, turned_away = 0, arrived = 0;
    LogHistogram large;
    for (std::size_t i = 0; i < m_.sites.size(); ++i) {
        waiting += waiting_area(i);
        offered += static_cast<double>(counted(i).offered_places);
        without += static_cast<double>(counted(i).without_place);
        turned_away += static_cast<double>(counted(i).turned_away);
        arrived += total_of(counted(i).arrived);
        large.merge(counted(i).large_party_place_wait);
    }
    list_.add("waiting_persons", "mean", scope, span_us_ > 0 ? waiting / span_us_ : 0);
    list_.add("stranded_persons", "peak", scope, static_cast<double>(s_.stranded.peak()));
    list_.add_ratio("no_place_fraction", "mean", scope, without, offered);
    list_.add_ratio("turned_away_fraction", "mean", scope, turned_away, arrived);
    list_.add_durations("large_party_place_wait_h", {"p95", "mean"}, scope, large);
    all_flow();
}

void Summary::all_flow() {
    const Scope scope = everything();
    double entered = 0, left_of_entered = 0, missed = 0, harmed = 0;
    std::array<double, outcome_count> outcomes{};
    for (std::size_t i = 0; i < m_.sites.size(); ++i) {
        entered += total_of(counted(i).entered);
        left_of_entered += total_of(counted(i).left_of_entered);
        for (const auto& by_profile : counted(i).outcomes) {
            for (std::size_t o = 0; o < outcomes.size(); ++o) outcomes[o] += static_cast<double>(by_profile[o]);
        }
    }
    std::vector<double> by_need(scenario::need_names().size());
    std::uint32_t threatened = 0;  // needs that some route's hazards can cause
    std::int64_t travelling = 0;   // [person-us]
    for (std::size_t r = 0; r < m_.routes.size(); ++r) {
        travelling += s_.routes[r].counted.travelling.area(s_.now_us);
        missed += static_cast<double>(s_.routes[r].counted.missed);
        for (std::size_t h = 0; h < m_.routes[r].hazards.size(); ++h) {
            const auto persons = static_cast<double>(s_.routes[r].counted.harmed[h]);
            harmed += persons;
            threatened |= m_.routes[r].hazards[h].need;
            for (std::size_t need = 0; need < by_need.size(); ++need) {
                if (m_.routes[r].hazards[h].need >> need & 1u) by_need[need] += persons;
            }
        }
    }
    list_.add("arrived_persons", "count", scope, entered);
    list_.add_ratio("left_fraction", "mean", scope, left_of_entered, entered);
    list_.add("irregular_route_persons", "count", scope, static_cast<double>(s_.irregular_persons));
    list_.add("missed_transport_persons", "count", scope, missed);
    list_.add("hazard_persons", "count", scope, harmed);
    list_.add("travelling_persons", "mean", scope, span_us_ > 0 ? static_cast<double>(travelling) / span_us_ : 0);
    list_.add("travelling_persons", "peak", scope, static_cast<double>(s_.travelling.peak()));
    for (std::size_t need = 0; need < by_need.size(); ++need) {
        if (threatened >> need & 1u)
            list_.add("hazard_persons", "count", scope_of("need", scenario::need_names()[need]), by_need[need]);
    }
    for (std::size_t o = 0; o < outcomes.size(); ++o)
        list_.add("outcome_persons", "count", scope_of("outcome", word_of_outcome(o)), outcomes[o]);
}

}  // namespace

void summarise_people(const people::State& state, ReplicationRecord& record) {
    SiteSummary sites(state, record);
    for (std::size_t i = 0; i < state.model->sites.size(); ++i) sites.add(i);
    Summary(state, record).add_all();
}

}  // namespace umbral::engine
