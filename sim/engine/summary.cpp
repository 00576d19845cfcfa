#include "engine/summary.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "engine/indicator_list.hpp"
#include "scenario/table/enum_type.hpp"

namespace umbral::engine {
namespace {

using people::Level;
using people::outcome_count;
using people::SiteMeasures;

constexpr double us_per_hour = static_cast<double>(hour_us);
/// An outcome's word in scopes, as scenario files write it.
const char* word_of_outcome(std::size_t outcome) {
    return scenario::word_of(static_cast<scenario::OutcomeKind>(outcome));
}

template <class Values>
double total_of(const Values& values) {
    return static_cast<double>(std::accumulate(values.begin(), values.end(), typename Values::value_type{}));
}

/// Everything a summary reads: the state, the measured span, and what is derived from them once.
class Summary {
  public:
    Summary(const people::State& state, ReplicationRecord& record)
        : s_(state),
          m_(*state.model),
          list_(record.indicators),
          record_(record),
          span_us_(static_cast<double>(state.now_us - state.measured_from_us)) {}

    void run() {
        for (std::size_t i = 0; i < m_.sites.size(); ++i) site(i);
        for (std::size_t i = 0; i < m_.routes.size(); ++i) route(i);
        for (std::size_t i = 0; i < m_.fleets.size(); ++i) fleet(i);
        for (std::size_t i = 0; i < m_.profiles.size(); ++i) profile(i);
        for (std::size_t i = 0; i < m_.limits.size(); ++i) limit(i);
        for (std::size_t i = 0; i < m_.countries.size(); ++i) country(i);
        causes();
        all();
    }

  private:
    [[nodiscard]] double area(const Level& level) const { return static_cast<double>(level.area(s_.now_us)); }
    [[nodiscard]] double mean(const Level& level) const { return span_us_ > 0 ? area(level) / span_us_ : 0; }
    [[nodiscard]] double person_h(const Level& level) const { return area(level) / us_per_hour; }
    [[nodiscard]] double days() const { return span_us_ / static_cast<double>(day_us); }
    [[nodiscard]] const SiteMeasures& counted(std::size_t site) const { return s_.sites[site].counted; }
    [[nodiscard]] bool in_country(std::size_t site, std::size_t country) const {
        return m_.sites[site].country == country;
    }

    /// Waiting in queues, outside and for transport at a site [person-us].
    [[nodiscard]] double waiting_area(std::size_t i) const {
        double sum = area(counted(i).outside) + stranded_area(i);
        for (const auto station : m_.sites[i].stations) sum += area(s_.stations[station.index()].counted.queue);
        return sum;
    }
    [[nodiscard]] double stranded_area(std::size_t i) const {
        double sum = 0;
        for (std::size_t r = 0; r < m_.routes.size(); ++r) {
            if (m_.routes[r].from.index() == i)
                sum += area(s_.routes[r].counted.paid) + area(s_.routes[r].counted.unpaid);
        }
        return sum;
    }
    [[nodiscard]] double design_area(std::size_t i) const {
        double sum = 0;
        for (const auto& room : s_.sites[i].rooms) sum += area(room.places);
        return sum;
    }
    /// Whether someone may leave the model with the outcome at the site.
    [[nodiscard]] bool can_end_in(std::size_t i, std::size_t outcome) const {
        if (outcome == static_cast<std::size_t>(scenario::OutcomeKind::left_on_its_own)) return true;
        return std::any_of(m_.steps.begin(), m_.steps.end(), [&](const people::Step& step) {
            return step.site.index() == i && step.kind == people::Step::Kind::outcome &&
                   static_cast<std::size_t>(step.outcome) == outcome;
        });
    }
    [[nodiscard]] bool detains(std::size_t i) const {
        return m_.sites[i].kind == scenario::SiteKind::centre_custody ||
               m_.sites[i].kind == scenario::SiteKind::centre_detention;
    }

    void site(std::size_t i);
    void site_flow(std::size_t i, const Scope& scope);
    void site_places(std::size_t i, const Scope& scope);
    void site_standards(std::size_t i, const Scope& scope);
    void site_series(std::size_t i, const Scope& scope);
    void site_supplies(std::size_t i);
    void station(std::size_t i, people::StationId id);
    void pools(std::size_t i, const Scope& scope);
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

    const people::State& s_;
    const people::Model& m_;
    IndicatorList list_;
    ReplicationRecord& record_;
    double span_us_;
};

void Summary::site(std::size_t i) {
    const Scope scope = scope_of("site", m_.sites[i].id);
    const SiteMeasures& c = counted(i);
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
    site_places(i, scope);
    site_standards(i, scope);
    site_flow(i, scope);
    if (!m_.sites[i].limits.empty()) list_.add("over_limit_persons", "count", scope, total_of(c.over_limit));
    if (detains(i)) list_.add("children_detention_h", "total", scope, person_h(c.children));
    list_.add_durations("protection_delay_h", {"p95", "mean"}, scope, c.protection_delay);
    for (const auto id : m_.sites[i].stations) station(i, id);
    pools(i, scope);
    site_supplies(i);
    site_series(i, scope);
}

void Summary::site_places(std::size_t i, const Scope& scope) {
    const SiteMeasures& c = counted(i);
    const bool has_places = design_area(i) > 0;
    list_.add("crowding_ratio", "peak", scope, has_places ? std::optional(c.crowding_peak) : std::nullopt);
    list_.add_ratio("crowding_ratio", "mean", scope, area(c.present), design_area(i));
    list_.add("crowded_person_h", "total", scope, person_h(c.overflow));
    list_.add("unsheltered_person_nights", "total", scope, total_of(c.open_nights));
    list_.add("children_unsheltered_nights", "total", scope, static_cast<double>(c.open_children_nights));
    if (m_.sites[i].rooms.empty()) return;
    list_.add_ratio("no_place_fraction", "mean", scope, static_cast<double>(c.without_place),
                    static_cast<double>(c.offered_places));
    list_.add_ratio("place_occupancy", "mean", scope, area(c.design), design_area(i));
    list_.add_durations("large_party_place_wait_h", {"p95", "mean"}, scope, c.large_party_place_wait);
    for (std::size_t r = 0; r < s_.sites[i].rooms.size(); ++r) {
        const auto& room = s_.sites[i].rooms[r];
        const Scope at = scope_of("site", m_.sites[i].id, "room", scenario::word_of(m_.sites[i].rooms[r].type));
        list_.add_ratio("place_occupancy", "mean", at, area(room.design_use), area(room.places));
        list_.add_ratio("place_occupancy", "peak", at, static_cast<double>(room.design_use.peak()),
                        static_cast<double>(room.places.peak()));
    }
}

void Summary::site_standards(std::size_t i, const Scope& scope) {
    const people::Site& site = m_.sites[i];
    double peak = 0, hours = 0, shared = 0;  // of the hours with anyone present: how many, and the mean of 1 / present
    for (const std::int32_t present : counted(i).present_hourly) {
        if (present <= 0) continue;
        peak = std::max(peak, static_cast<double>(present));
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

void Summary::site_flow(std::size_t i, const Scope& scope) {
    const SiteMeasures& c = counted(i);
    const double arrived = total_of(c.arrived);
    list_.add("arrived_persons", "count", scope, arrived);
    list_.add("departed_persons", "count", scope, static_cast<double>(c.departed));
    std::array<double, outcome_count> outcomes{};
    for (const auto& by_profile : c.outcomes) {
        for (std::size_t o = 0; o < outcomes.size(); ++o) outcomes[o] += static_cast<double>(by_profile[o]);
    }
    constexpr auto own = static_cast<std::size_t>(scenario::OutcomeKind::left_on_its_own);
    const double out = static_cast<double>(c.departed) + std::accumulate(outcomes.begin(), outcomes.begin() + own, 0.0);
    list_.add_ratio("throughput_persons_per_day", "mean", scope, out, days());
    list_.add("throughput_persons_per_day", "peak", scope, static_cast<double>(std::max(c.out_peak_day, c.out_today)));
    for (std::size_t o = 0; o < outcomes.size(); ++o) {
        if (can_end_in(i, o))
            list_.add("outcome_persons", "count", scope_of("site", m_.sites[i].id, "outcome", word_of_outcome(o)),
                      outcomes[o]);
    }
    list_.add("left_persons", "count", scope, total_of(c.left));
    list_.add_ratio("left_fraction", "mean", scope, total_of(c.left), arrived);
    list_.add_ratio("turned_away_fraction", "mean", scope, static_cast<double>(c.turned_away), arrived);
}

void Summary::station(std::size_t i, people::StationId id) {
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
    list_.add("throughput_persons_per_day", "peak", scope,
              static_cast<double>(std::max(c.served_peak_day, c.served_today)));
    list_.add_ratio("turned_away_fraction", "mean", scope, static_cast<double>(c.turned_away),
                    static_cast<double>(c.offered));
    list_.add_ratio("left_fraction", "mean", scope, static_cast<double>(c.left), static_cast<double>(c.offered));
}

void Summary::pools(std::size_t i, const Scope& scope) {
    double counters = 0, busy = 0, overtime = 0;
    for (const auto id : m_.sites[i].pools) {
        const people::PoolMeasures& c = s_.pools[id.index()].counted;
        const Scope at = scope_of("site", m_.sites[i].id, "pool", m_.pools[id.index()].id);
        list_.add_ratio("officer_utilisation", "mean", at, area(c.busy), area(c.counters));
        list_.add("officer_h", "total", at, person_h(c.counters));
        list_.add("overtime_officer_h", "total", at, person_h(c.overtime));
        counters += area(c.counters);
        busy += area(c.busy);
        overtime += area(c.overtime);
    }
    if (m_.sites[i].pools.empty()) return;
    list_.add_ratio("officer_utilisation", "mean", scope, busy, counters);
    list_.add("officer_h", "total", scope, counters / us_per_hour);
    list_.add("overtime_officer_h", "total", scope, overtime / us_per_hour);
}

void Summary::site_supplies(std::size_t i) {
    const people::Site& site = m_.sites[i];
    if (site.supplies.empty()) return;
    for (std::size_t k = 0; k < site.supplies.size(); ++k) {
        list_.add("stockout_person_days", "total", scope_of("site", site.id, "item", site.supplies[k].item),
                  counted(i).stockout_person_days[k]);
    }
    list_.add("stockout_person_days", "total", scope_of("site", site.id), total_of(counted(i).stockout_person_days));
}

void Summary::site_series(std::size_t i, const Scope& scope) {
    const SiteMeasures& c = counted(i);
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

void Summary::route(std::size_t r) {
    const people::RouteMeasures& c = s_.routes[r].counted;
    const Scope scope = scope_of("route", m_.routes[r].id);
    list_.add_waits(scope, c.wait);
    list_.add("waiting_person_h", "total", scope, person_h(c.paid) + person_h(c.unpaid));
    list_.add("stranded_persons", "peak", scope, static_cast<double>(c.boarding.peak()));
    list_.add("stranded_persons", "mean", scope, mean(c.paid) + mean(c.unpaid));
    list_.add("departed_persons", "count", scope, static_cast<double>(c.departed));
    list_.add_ratio("throughput_persons_per_day", "mean", scope, static_cast<double>(c.departed), days());
    list_.add("throughput_persons_per_day", "peak", scope,
              static_cast<double>(std::max(c.departed_peak_day, c.departed_today)));
    list_.add("travelling_persons", "mean", scope, mean(c.travelling));
    list_.add("travelling_persons", "peak", scope, static_cast<double>(c.travelling.peak()));
    if (!m_.routes[r].hazards.empty()) list_.add("hazard_persons", "count", scope, total_of(c.harmed));
    if (m_.routes[r].fleet.is_none()) return;
    list_.add_ratio("seat_utilisation", "mean", scope, static_cast<double>(c.departed),
                    static_cast<double>(c.seats_offered));
    list_.add("departures", "count", scope, static_cast<double>(c.departures));
    list_.add("missed_transport_persons", "count", scope, static_cast<double>(c.missed));
}

void Summary::fleet(std::size_t f) {
    double departed = 0, seats = 0, departures = 0;
    for (const auto id : m_.fleets[f].routes) {
        const people::RouteMeasures& c = s_.routes[id.index()].counted;
        departed += static_cast<double>(c.departed);
        seats += static_cast<double>(c.seats_offered);
        departures += static_cast<double>(c.departures);
    }
    const Scope scope = scope_of("fleet", m_.fleets[f].id);
    list_.add_ratio("seat_utilisation", "mean", scope, departed, seats);
    list_.add("departures", "count", scope, departures);
}

void Summary::profile(std::size_t p) {
    const std::string& id = m_.profiles[p].id;
    const Scope scope = scope_of("profile", id);
    LogHistogram waits;
    double entered = 0, left = 0, nights = 0;
    std::array<double, outcome_count> outcomes{};
    for (std::size_t i = 0; i < m_.sites.size(); ++i) {
        const SiteMeasures& c = counted(i);
        waits.merge(c.visit_wait[p]);
        entered += static_cast<double>(c.entered[p]);
        left += static_cast<double>(c.left[p]);
        nights += static_cast<double>(c.open_nights[p]);
        for (std::size_t o = 0; o < outcomes.size(); ++o) outcomes[o] += static_cast<double>(c.outcomes[p][o]);
    }
    list_.add_waits(scope, waits);
    list_.add("arrived_persons", "count", scope, entered);
    list_.add("left_persons", "count", scope, left);
    list_.add_ratio("left_fraction", "mean", scope, left, entered);
    list_.add("unsheltered_person_nights", "total", scope, nights);
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
    bool has_limits = false;
    for (std::size_t i = 0; i < m_.sites.size(); ++i) {
        if (!includes(m_.sites[i].country)) continue;
        const SiteMeasures& c = counted(i);
        for (const LogHistogram& by_profile : c.visit_wait) waits.merge(by_profile);
        protection.merge(c.protection_delay);
        waiting += waiting_area(i);
        stranded += stranded_area(i);
        present += area(c.present);
        crowded += person_h(c.overflow);
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
    list_.add("crowded_person_h", "total", scope, crowded);
    list_.add("unsheltered_person_nights", "total", scope, nights);
    list_.add("children_unsheltered_nights", "total", scope, children_nights);
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
    list_.add("present_persons", "peak", scope, static_cast<double>(s_.country_present_peak[c]));
    list_.add("stranded_persons", "peak", scope, static_cast<double>(s_.country_stranded_peak[c]));
}

void Summary::causes() {
    std::array<double, wait_cause_count> by_cause{};
    for (const WaitShare& share : record_.waits)
        by_cause[static_cast<std::size_t>(share.cause)] += share.waiting_person_h;
    for (std::size_t cause = 0; cause < wait_cause_count; ++cause) {
        list_.add("waiting_person_h", "total", scope_of("cause", name_of(static_cast<WaitCause>(cause))),
                  by_cause[cause]);
    }
}

void Summary::all() {
    const Scope scope = everything();
    over_sites(scope, [](std::size_t) { return true; });
    list_.add("present_persons", "peak", scope, static_cast<double>(s_.present_peak));
    list_.add("waiting_persons", "peak", scope, static_cast<double>(s_.waiting_peak));
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
    list_.add("stranded_persons", "peak", scope, static_cast<double>(s_.stranded_peak));
    list_.add_ratio("no_place_fraction", "mean", scope, without, offered);
    list_.add_ratio("turned_away_fraction", "mean", scope, turned_away, arrived);
    list_.add_durations("large_party_place_wait_h", {"p95", "mean"}, scope, large);
    all_flow();
}

void Summary::all_flow() {
    const Scope scope = everything();
    double entered = 0, left = 0, missed = 0, harmed = 0;
    std::array<double, outcome_count> outcomes{};
    for (std::size_t i = 0; i < m_.sites.size(); ++i) {
        entered += total_of(counted(i).entered);
        left += total_of(counted(i).left);
        for (const auto& by_profile : counted(i).outcomes) {
            for (std::size_t o = 0; o < outcomes.size(); ++o) outcomes[o] += static_cast<double>(by_profile[o]);
        }
    }
    std::vector<double> by_need(scenario::need_names().size());
    std::uint32_t threatened = 0;  // needs that some route's hazards can cause
    for (std::size_t r = 0; r < m_.routes.size(); ++r) {
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
    list_.add_ratio("left_fraction", "mean", scope, left, entered);
    list_.add("irregular_route_persons", "count", scope, static_cast<double>(s_.irregular_persons));
    list_.add("missed_transport_persons", "count", scope, missed);
    list_.add("hazard_persons", "count", scope, harmed);
    list_.add("travelling_persons", "mean", scope, mean(s_.travelling_level));
    list_.add("travelling_persons", "peak", scope, static_cast<double>(s_.travelling_peak));
    for (std::size_t need = 0; need < by_need.size(); ++need) {
        if (threatened >> need & 1u)
            list_.add("hazard_persons", "count", scope_of("need", scenario::need_names()[need]), by_need[need]);
    }
    for (std::size_t o = 0; o < outcomes.size(); ++o)
        list_.add("outcome_persons", "count", scope_of("outcome", word_of_outcome(o)), outcomes[o]);
}

}  // namespace

void summarise_people(const people::State& state, ReplicationRecord& record) { Summary(state, record).run(); }

}  // namespace umbral::engine
