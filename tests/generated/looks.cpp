#include "generated/looks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "generated/lists.hpp"

namespace umbral::generated {
namespace {

using people::Level;
using people::Party;
using people::State;

/// Collects what is at odds at an instant.
class Look {
  public:
    Look(const State& state, Complaints& complaints) : s_(state), complaints_(complaints) {}

    void conserved() {
        equal(1, "who entered, and who is inside, travels or has left", s_.entered,
              s_.inside + s_.travelling.value() + s_.left_model);
        std::int64_t inside = 0;
        std::int64_t travelling = 0;
        for (const Party& party : s_.parties.slots()) (is_travelling(party) ? travelling : inside) += party.size;
        equal(1, "parties at sites, and who is counted there", inside, s_.inside);
        equal(1, "parties on routes, and who is counted there", travelling, s_.travelling.value());
        std::int64_t present = 0;
        for (const people::SiteState& site : s_.sites) present += site.counted.present.value();
        equal(1, "who is present at any site, and who is inside", present, s_.inside);
        travelling = 0;
        for (const people::RouteState& route : s_.routes) travelling += route.counted.travelling.value();
        equal(1, "who travels on any route, and who travels", travelling, s_.travelling.value());
    }

    void nothing_below_zero() {
        for (std::size_t i = 0; i < s_.sites.size(); ++i) site(s_.sites[i], s_.model->sites[i].id);
        for (std::size_t i = 0; i < s_.stations.size(); ++i) {
            const people::StationState& station = s_.stations[i];
            for (const Level* level : {&station.counted.queue, &station.counted.in_service})
                not_negative(*level, s_.model->stations[i].id);
        }
        for (std::size_t i = 0; i < s_.pools.size(); ++i) {
            const people::PoolState& pool = s_.pools[i];
            not_negative(pool.busy, s_.model->pools[i].id + ": busy");
            not_negative(pool.counters, s_.model->pools[i].id + ": at the counter");
            for (const Level* level : {&pool.counted.counters, &pool.counted.busy, &pool.counted.overtime})
                not_negative(*level, s_.model->pools[i].id);
        }
        for (std::size_t i = 0; i < s_.routes.size(); ++i) {
            const people::RouteMeasures& counted = s_.routes[i].counted;
            for (const Level* level : {&counted.paid, &counted.unpaid}) not_negative(*level, s_.model->routes[i].id);
            not_negative(counted.travelling.value(), s_.model->routes[i].id + ": travelling");
            not_negative(counted.boarding.value(), s_.model->routes[i].id + ": boarding");
            not_negative(s_.routes[i].closures, s_.model->routes[i].id + ": closures");
        }
        for (std::size_t i = 0; i < s_.limits.size(); ++i) not_negative(s_.limits[i].over, s_.model->limits[i].id);
        for (const Party& party : s_.parties.slots()) {
            if (party.size > 0 && party.money_usd < 0) complain(5, "a party has money below 0");
            if (party.size > 0 && party.waited_us < 0) complain(5, "a party has waited a time below 0");
        }
    }

    void lists_agree() {
        for (const std::string& what : lists_at_odds(s_)) complain(4, what);
    }

    void spent_is_bounded(const std::vector<response::LineState>& lines) {
        for (const response::LineState& line : lines) {
            if (line.spent_usd > line.released_usd + line.overrun_usd + 1e-6)
                complain(16, fmt::format("spent {} of {} released, and overspent by {}", line.spent_usd,
                                         line.released_usd, line.overrun_usd));
            if (line.spent_usd < -1e-9 || line.committed_usd < -1e-6)
                complain(5, fmt::format("a line has spent {}, committed {}", line.spent_usd, line.committed_usd));
        }
    }

  private:
    void complain(int property, const std::string& what) {
        complaints_.push_back({property, fmt::format("at {:.6f} h: {}", hours_from_us(s_.now_us), what)});
    }
    void equal(int property, const char* what, std::int64_t a, std::int64_t b) {
        if (a != b) complain(property, fmt::format("{}: {} and {}", what, a, b));
    }
    void not_negative(double value, const std::string& what) {
        if (!(value >= 0)) complain(5, fmt::format("{}: {}", what, value));
    }
    void not_negative(std::int64_t value, const std::string& what) {
        if (value < 0) complain(5, fmt::format("{}: {}", what, value));
    }
    void not_negative(int value, const std::string& what) { not_negative(std::int64_t{value}, what); }
    void not_negative(const Level& level, const std::string& what) {
        not_negative(level.value(), what);
        not_negative(level.area(s_.now_us), what + ": its time");
    }
    void site(const people::SiteState& site, const std::string& id) {
        const people::SiteMeasures& counted = site.counted;
        for (const Level* level :
             {&counted.present, &counted.outside, &counted.design, &counted.overflow, &counted.children})
            not_negative(*level, id);
        for (const people::Tally* tally : {&counted.waiting, &counted.queued, &counted.stranded})
            not_negative(tally->value(), id + ": waiting");
        for (const people::RoomState& room : site.rooms) {
            not_negative(room.used, id + ": places used");
            not_negative(room.overflow_used, id + ": overflow used");
            not_negative(room.occupancy.places(), id + ": places");
        }
        for (const people::SupplyState& supply : site.supplies) {
            not_negative(supply.stock + 1e-9, id + ": stock");
            not_negative(supply.on_order + 1e-6, id + ": on order");
        }
        for (const std::int64_t persons : site.open_persons) not_negative(persons, id + ": in the open");
        not_negative(site.open_children, id + ": children in the open");
        for (const double days : counted.stockout_person_days) not_negative(days, id + ": days without supplies");
        for (const people::WeekWaits& week : counted.weeks) {
            for (const std::int64_t waits : week) not_negative(waits, id + ": waiting of a cause");
        }
    }

    const State& s_;
    Complaints& complaints_;
};

/// Lines from which only what can be stopped in time is paid: no prices, nothing dated, nothing by the person.
std::set<std::string> bounded_lines(const scenario::Input& input) {
    std::set<std::string> bounded;
    if (input.plan.unlimited_money) return bounded;
    std::map<std::string, scenario::WhenExhausted> rule;
    for (const auto& line : input.scenario.budget_lines) rule[line.id] = line.when_exhausted;
    for (const auto& line : input.plan.budget_lines) rule[line.id] = line.when_exhausted;
    for (const auto& [id, when_exhausted] : rule) {
        if (when_exhausted != scenario::WhenExhausted::overspend) bounded.insert(id);
    }
    for (const auto& price : input.scenario.prices) bounded.erase(price.line);
    for (const auto& measure : input.plan.measures) {
        if (measure.date || measure.cost.per_person_usd) bounded.erase(measure.budget_line);
    }
    return bounded;
}

}  // namespace

void look_at(const people::State& people, const std::vector<response::LineState>& lines, Complaints& complaints) {
    Look look(people, complaints);
    look.conserved();
    look.nothing_below_zero();
    look.lists_agree();
    look.spent_is_bounded(lines);
}

void open_books(const people::State& people, Books& books) {
    books.travelling_from = people.travelling.value();
    for (std::size_t i = 0; i < people.sites.size(); ++i) {
        const people::SiteMeasures& counted = people.sites[i].counted;
        SiteBook book{people.model->sites[i].id, counted.present.value()};
        for (const auto& of_profile : counted.outcomes)
            book.completed_from += std::accumulate(of_profile.begin(), of_profile.end(), std::int64_t{0});
        book.departed_from = counted.departed;
        books.sites.push_back(std::move(book));
    }
    for (std::size_t i = 0; i < people.stations.size(); ++i) {
        const people::Station& station = people.model->stations[i];
        StationBook book{people.model->sites[station.site.index()].id, station.id};
        book.queued_from = people.stations[i].counted.queue.value();
        book.nobody_leaves = !station.has_patience && !people.model->sites[station.site.index()].patience_us &&
                             std::none_of(people.model->profiles.begin(), people.model->profiles.end(),
                                          [](const people::Profile& profile) { return profile.has_patience; });
        books.stations.push_back(std::move(book));
    }
}

void close_books(const people::State& people, const response::State& response, const scenario::Input& input,
                 Books& books) {
    books.window_h = hours_from_us(people.now_us - people.measured_from_us);
    books.travelling_to = people.travelling.value();
    for (std::size_t i = 0; i < people.sites.size(); ++i)
        books.sites[i].present_to = people.sites[i].counted.present.value();
    for (std::size_t i = 0; i < people.stations.size(); ++i) {
        const people::StationMeasures& counted = people.stations[i].counted;
        books.stations[i].queue_person_h = hours_from_us(counted.queue.area(people.now_us));
        books.stations[i].served_person_h =
            counted.wait.mean_us().value_or(0) * static_cast<double>(counted.wait.event_persons()) / us_per_hour;
    }
    for (const Party& party : people.parties.slots()) {
        if (party.size == 0 || !is_queueing(party)) continue;
        const people::StationId station = people.model->steps[party.step.index()].station;
        const TimeUs since_us = std::max(party.waiting_since_us, people.measured_from_us);
        books.stations[station.index()].waiting_person_h += hours_from_us(people.now_us - since_us) * party.size;
    }
    const std::set<std::string> bounded = bounded_lines(input);
    for (std::size_t l = 0; l < response.lines.size(); ++l) {
        const response::LineState& line = response.lines[l];
        const std::string& id = response.model->lines[l].id;
        books.lines.push_back({id, line.released_usd, line.spent_usd, line.overrun_usd, bounded.contains(id)});
    }
}

}  // namespace umbral::generated
