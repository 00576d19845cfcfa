#include "people/model.hpp"

#include <algorithm>
#include <cmath>

namespace umbral::people {
namespace {

template <class IdType, class Table>
IdType find_by_id(const Table& table, const std::string& id) {
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table[i].id == id) return IdType{i};
    }
    return {};
}

}  // namespace

DayHours DayHours::of(const std::array<double, 24>& weights, const std::array<TimeUs, 25>& edges_us) {
    const auto length_us = [&](std::size_t h) { return static_cast<double>(edges_us[h + 1] - edges_us[h]); };
    double total = 0;
    for (std::size_t h = 0; h < weights.size(); ++h) total += length_us(h) > 0 ? weights[h] : 0;
    DayHours hours;
    for (std::size_t h = 0; h < weights.size(); ++h) {
        const double share = length_us(h) > 0 ? weights[h] / total : 0;
        hours.cumulative[h + 1] = hours.cumulative[h] + share;
        hours.slope_us[h] = share > 0 ? length_us(h) / share : 0.0;
        hours.begin_us[h] = edges_us[h] - edges_us[0];
    }
    return hours;
}

Choice Choice::from_shares(const std::vector<double>& shares) {
    double total = 0;
    for (const double share : shares) total += share;
    Choice choice;
    double sum = 0;
    for (const double share : shares) {
        sum += share;
        const double up_to = total > 0 ? std::floor(sum / total * 0x1p32) - 1 : 0;
        choice.up_to.push_back(static_cast<std::uint32_t>(std::clamp(up_to, 0.0, 4294967295.0)));
    }
    if (!choice.up_to.empty()) choice.up_to.back() = UINT32_MAX;
    return choice;
}

SiteId Model::site(const std::string& id) const { return find_by_id<SiteId>(sites, id); }
RouteId Model::route(const std::string& id) const { return find_by_id<RouteId>(routes, id); }
FleetId Model::fleet(const std::string& id) const { return find_by_id<FleetId>(fleets, id); }

PoolId Model::pool(SiteId site, const std::string& id) const {
    for (const PoolId pool : sites[site.index()].pools) {
        if (pools[pool.index()].id == id) return pool;
    }
    return {};
}

StationId Model::station(SiteId site, const std::string& id) const {
    for (const StationId station : sites[site.index()].stations) {
        if (stations[station.index()].id == id) return station;
    }
    return {};
}

std::vector<StepId> Model::steps_named(SiteId site, const std::string& id) const {
    std::vector<StepId> found;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps[i].site == site && steps[i].id == id) found.emplace_back(i);
    }
    return found;
}

}  // namespace umbral::people
