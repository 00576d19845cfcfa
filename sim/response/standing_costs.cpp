#include "response/standing_costs.hpp"

#include <algorithm>
#include <utility>

#include "response/money.hpp"

namespace umbral::response {

using scenario::PriceItem;

namespace {

constexpr double hour_of_day = 1.0 / 24;

double items_ordered(const people::State& world, std::size_t site, const std::string& item) {
    const auto& supplies = world.model->sites[site].supplies;
    double items = 0;
    for (std::size_t k = 0; k < supplies.size(); ++k) {
        if (supplies[k].item == item) items += world.sites[site].supplies[k].ordered;
    }
    return items;
}

}  // namespace

bool idle_is_priced(const Model& model) {
    return std::any_of(model.prices.begin(), model.prices.end(), [](const Price& price) {
        switch (price.item) {
            case PriceItem::place_day:
            case PriceItem::overflow_place_day:
            case PriceItem::officer_h:
                return !price.sites.empty();
            case PriceItem::duty_officer_h:
                return !price.agencies.empty();
            case PriceItem::vehicle_day:
                return !price.fleets.empty();
            default:
                return false;
        }
    });
}

StandingCosts::StandingCosts(const State& s) {
    for (std::size_t p = 0; p < s.model->prices.size(); ++p) {
        const std::size_t size = std::max({s.world->state().sites.size(), s.world->state().fleets.size(),
                                           s.world->state().routes.size(), s.model->agencies.size()});
        owed_.emplace_back(size);
        counted_to_.emplace_back(size);
    }
}

StandingCosts::Units StandingCosts::officer_hours(const people::State& world, std::size_t site, bool overtime) {
    Units hours;
    for (const auto pool : world.model->sites[site].pools) {
        const people::PoolMeasures& counted = world.pools[pool.index()].counted;
        const auto area_h = [&](const people::Level& level) { return hours_from_us(level.area(world.now_us)); };
        if (overtime) {
            hours.all += area_h(counted.overtime);
        } else {
            hours.all += area_h(counted.counters);
            hours.idle += area_h(counted.counters) + area_h(counted.overtime) - area_h(counted.busy);
        }
    }
    return hours;
}

void StandingCosts::owe(const State& s, std::size_t p, std::size_t at, Units units) {
    owed_[p][at].usd += units.all * s.model->prices[p].usd;
    owed_[p][at].idle_usd += units.idle * s.model->prices[p].usd;
}

StandingCosts::Units StandingCosts::growth(std::size_t p, std::size_t at, Units total) {
    const Units before = std::exchange(counted_to_[p][at], total);
    return total.all >= before.all ? Units{total.all - before.all, total.idle - before.idle} : total;
}

void StandingCosts::on_hour(const State& s) {
    count(s);
    for (std::size_t p = 0; p < s.model->prices.size(); ++p) {
        switch (s.model->prices[p].item) {
            case PriceItem::place_day:
            case PriceItem::overflow_place_day:
                stand_places(s, p);
                break;
            case PriceItem::vehicle_day:
                stand_vehicles(s, p);
                break;
            default:
                break;
        }
    }
}

void StandingCosts::stand_places(const State& s, std::size_t p) {
    const Price& price = s.model->prices[p];
    const bool overflow = price.item == PriceItem::overflow_place_day;
    for (const std::size_t i : price.sites) {
        double places = 0, used = 0;
        for (const auto& room : s.world->state().sites[i].rooms) {
            places += static_cast<double>(overflow ? room.overflow_capacity : room.capacity);
            used += static_cast<double>(overflow ? room.overflow_used : room.used);
        }
        owe(s, p, i, {places * hour_of_day, std::max(0.0, places - used) * hour_of_day});
    }
}

void StandingCosts::stand_vehicles(const State& s, std::size_t p) {
    for (const std::size_t f : s.model->prices[p].fleets) {
        const people::FleetState& fleet = s.world->state().fleets[f];
        const auto free = static_cast<double>(std::max<std::int64_t>(0, fleet.free));
        owe(s, p, f, {static_cast<double>(fleet.vehicles) * hour_of_day, free * hour_of_day});
    }
}

void StandingCosts::count(const State& s) {
    const people::State& world = s.world->state();
    for (std::size_t p = 0; p < s.model->prices.size(); ++p) {
        const Price& price = s.model->prices[p];
        switch (price.item) {
            case PriceItem::officer_h:
            case PriceItem::overtime_officer_h:
                for (const std::size_t i : price.sites)
                    owe(s, p, i, growth(p, i, officer_hours(world, i, price.item == PriceItem::overtime_officer_h)));
                break;
            case PriceItem::duty_officer_h:
                for (const AgencyId agency : price.agencies) count_duty_officers(s, p, agency);
                break;
            case PriceItem::passage:
                for (const std::size_t r : price.routes) owe(s, p, r, growth(p, r, {world.routes[r].unpaid_passages}));
                break;
            case PriceItem::supply:
                for (const std::size_t i : price.sites)
                    owe(s, p, i, growth(p, i, {items_ordered(world, i, price.supply)}));
                break;
            default:
                break;
        }
    }
    counted_to_us_ = s.now_us;
}

void StandingCosts::count_duty_officers(const State& s, std::size_t p, AgencyId agency) {
    const double busy_h = growth(p, agency.index(), {hours_from_us(s.mail->measures().busy_us[agency.index()])}).all;
    const double on_duty_h =
        s.model->agencies[agency.index()].on_duty_us(counted_to_us_, s.now_us) / static_cast<double>(hour_us);
    owe(s, p, agency.index(), {on_duty_h, on_duty_h - busy_h});
}

void StandingCosts::book(State& s) {
    count(s);
    const people::Model& world = *s.world->state().model;
    for (std::size_t p = 0; p < owed_.size(); ++p) {
        const Price& price = s.model->prices[p];
        for (std::size_t at = 0; at < owed_[p].size(); ++at) {
            const Owed owed = std::exchange(owed_[p][at], Owed{});
            if (owed.usd == 0) continue;
            Booking booking;
            booking.usd = owed.usd;
            booking.idle_usd = std::max(0.0, owed.idle_usd);
            booking.line = price.line;
            booking.price = p;
            std::size_t site = at;
            if (price.item == PriceItem::vehicle_day)
                site = world.routes[world.fleets[at].routes.front().index()].from.index();
            if (price.item == PriceItem::passage) site = world.routes[at].from.index();
            if (price.item == PriceItem::duty_officer_h) {
                booking.agency = AgencyId{at};
                booking.country = s.model->agencies[at].country;
            } else {
                booking.agency = s.model->operator_of[site];
                booking.country = world.countries[world.sites[site].country];
            }
            response::book(s, booking);
        }
    }
}

}  // namespace umbral::response
