#include "response/standing_costs.hpp"

#include <algorithm>
#include <utility>

#include "response/money.hpp"

namespace umbral::response {

using scenario::PriceItem;

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

void StandingCosts::on_hour(const State& s) {
    const people::State& world = s.world->state();
    for (std::size_t p = 0; p < s.model->prices.size(); ++p) {
        const Price& price = s.model->prices[p];
        const auto owe = [&](std::size_t at, double units, double idle = 0) {
            owed_[p][at].usd += units * price.usd;
            owed_[p][at].idle_usd += idle * price.usd;
        };
        /// What a counter has grown by since last time; one that starts again does not count backwards.
        const auto growth = [&](std::size_t at, double total) {
            const double before = std::exchange(counted_to_[p][at], total);
            return total >= before ? total - before : total;
        };
        constexpr double hour_of_day = 1.0 / 24;
        switch (price.item) {
            case PriceItem::place_day:
                for (const std::size_t i : price.sites) {
                    double places = 0, used = 0;
                    for (const auto& room : world.sites[i].rooms) {
                        places += static_cast<double>(room.capacity);
                        used += static_cast<double>(room.used);
                    }
                    owe(i, places * hour_of_day, std::max(0.0, places - used) * hour_of_day);
                }
                break;
            case PriceItem::overflow_place_day:
                for (const std::size_t i : price.sites) {
                    for (const auto& room : world.sites[i].rooms) {
                        const auto places = static_cast<double>(room.overflow_capacity);
                        const auto used = static_cast<double>(room.overflow_used);
                        owe(i, places * hour_of_day, std::max(0.0, places - used) * hour_of_day);
                    }
                }
                break;
            case PriceItem::officer_h:
            case PriceItem::overtime_officer_h:
                for (const std::size_t i : price.sites) {
                    for (const auto pool : world.model->sites[i].pools) {
                        const people::PoolState& state = world.pools[pool.index()];
                        const auto idle = static_cast<double>(std::max<std::int64_t>(0, state.counters - state.busy));
                        if (price.item == PriceItem::officer_h) {
                            owe(i, static_cast<double>(state.counters), idle);
                        } else {
                            owe(i, static_cast<double>(state.counted.overtime.value()));
                        }
                    }
                }
                break;
            case PriceItem::duty_officer_h:
                for (const AgencyId agency : price.agencies) {
                    // Work is counted when it is finished: an hour may have more of it than it is long.
                    const std::size_t a = agency.index();
                    const double on_duty = s.model->agencies[a].on_duty(s.now_us);
                    const auto busy_us = static_cast<double>(s.mail->measures().busy_us[a]);
                    owe(a, on_duty, on_duty - growth(a, busy_us / static_cast<double>(hour_us)));
                }
                break;
            case PriceItem::vehicle_day:
                for (const std::size_t f : price.fleets) {
                    const auto vehicles = static_cast<double>(world.fleets[f].vehicles);
                    const auto free = static_cast<double>(std::max<std::int64_t>(0, world.fleets[f].free));
                    owe(f, vehicles * hour_of_day, free * hour_of_day);
                }
                break;
            case PriceItem::passage:
                for (const std::size_t r : price.routes) owe(r, growth(r, world.routes[r].unpaid_passages));
                break;
            case PriceItem::supply:
                for (const std::size_t i : price.sites) {
                    const auto& supplies = world.model->sites[i].supplies;
                    double items = 0;
                    for (std::size_t k = 0; k < supplies.size(); ++k) {
                        if (supplies[k].item == price.supply) items += world.sites[i].supplies[k].ordered;
                    }
                    owe(i, growth(i, items));
                }
                break;
        }
    }
}

void StandingCosts::book(State& s) {
    const people::Model& world = *s.world->state().model;
    for (std::size_t p = 0; p < owed_.size(); ++p) {
        const Price& price = s.model->prices[p];
        for (std::size_t at = 0; at < owed_[p].size(); ++at) {
            const Owed owed = std::exchange(owed_[p][at], Owed{0, std::min(0.0, owed_[p][at].idle_usd)});
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
