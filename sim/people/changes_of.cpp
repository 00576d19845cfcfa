// From an effect as a plan has it to changes of the model's tables.

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/check.hpp"
#include "people/changes.hpp"

namespace umbral::people {
namespace {

std::size_t room_index(const Model& model, SiteId site, scenario::RoomType type) {
    const auto& rooms = model.sites[site.index()].rooms;
    const auto found = std::find_if(rooms.begin(), rooms.end(), [&](const Room& room) { return room.type == type; });
    UMBRAL_CHECK(found != rooms.end());
    return static_cast<std::size_t>(found - rooms.begin());
}

std::int64_t rounded(const scenario::Quantity& quantity) { return std::llround(quantity.value); }

struct Resolve {
    const Model& model;
    std::vector<Change> operator()(const scenario::AddPlaces& e) const {
        const SiteId site = model.site(e.site);
        return {AddPlaces{site, room_index(model, site, e.room), rounded(e.places), rounded(e.overflow)}};
    }
    std::vector<Change> operator()(const scenario::AddOfficers& e) const {
        return {AddOfficers{pool_of(e.site, e.pool), rounded(e.officers), e.when}};
    }
    std::vector<Change> operator()(const scenario::SetOpeningHours& e) const {
        return {SetHours{model.site(e.site), WeekTable::from_hours(e.hours)}};
    }
    std::vector<Change> operator()(const scenario::AddVehicles& e) const {
        return {AddVehicles{model.fleet(e.fleet), rounded(e.vehicles)}};
    }
    std::vector<Change> operator()(const scenario::SetRouteOpen& e) const {
        return {SetOpen{model.route(e.route), e.open, e.under_way}};
    }
    std::vector<Change> operator()(const scenario::SetFare& e) const {
        return {SetFare{model.route(e.route), e.fare_usd.value}};
    }
    std::vector<Change> operator()(const scenario::SetQuota& e) const {
        const auto rule = e.quota ? std::optional(compile_quota(*e.quota)) : std::nullopt;
        if (!e.route.empty()) return {SetQuota{model.route(e.route), rule}};
        const SiteId site = model.site(e.site);
        if (e.station.empty()) return {SetQuota{site, rule}};
        return {SetQuota{model.station(site, e.station), rule}};
    }
    std::vector<Change> operator()(const scenario::SetAssistedSeats& e) const {
        return {SetAssisted{model.fleet(e.fleet), e.fraction.value}};
    }
    std::vector<Change> operator()(const scenario::SetReferral& e) const {
        std::vector<Change> changes;
        for (const StepId step : model.steps_named(model.site(e.site), e.step)) {
            if (model.steps[step.index()].kind == Step::Kind::refer)
                changes.emplace_back(SetRule{step, compile_rule(model, e.rule)});
        }
        return changes;
    }
    std::vector<Change> operator()(const scenario::SetServiceTime& e) const {
        return {SetServiceFactor{model.station(model.site(e.site), e.station), e.factor.value}};
    }
    std::vector<Change> operator()(const scenario::MoveOfficers& e) const {
        return {MoveOfficers{pool_of(e.from_site, e.from_pool), pool_of(e.to_site, e.to_pool), rounded(e.officers)}};
    }
    std::vector<Change> operator()(const scenario::MoveVehicles& e) const {
        return {MoveVehicles{model.fleet(e.from_fleet), model.fleet(e.to_fleet), rounded(e.vehicles)}};
    }
    std::vector<Change> operator()(const scenario::MovePeople& e) const {
        return {MovePeople{model.route(e.route), rounded(e.persons)}};
    }
    std::vector<Change> operator()(const scenario::SendSupplies& e) const {
        const SiteId site = model.site(e.site);
        const auto& supplies = model.sites[site.index()].supplies;
        const auto found =
            std::find_if(supplies.begin(), supplies.end(), [&](const Supply& supply) { return supply.item == e.item; });
        UMBRAL_CHECK(found != supplies.end());
        return {AddStock{site, static_cast<std::size_t>(found - supplies.begin()), e.items.value}};
    }
    std::vector<Change> operator()(const scenario::SetBranch& e) const {
        std::vector<Change> changes;
        for (const StepId step : model.steps_named(model.site(e.site), e.step)) {
            if (const auto choice = branch_choice(step, e)) changes.emplace_back(SetBranch{step, *choice});
        }
        return changes;
    }
    // What only agencies see changes nothing here.
    std::vector<Change> operator()(const scenario::InformPeople&) const { return {}; }
    std::vector<Change> operator()(const scenario::ReleaseBudget&) const { return {}; }
    std::vector<Change> operator()(const scenario::OpenChannel&) const { return {}; }
    std::vector<Change> operator()(const scenario::FormJointTeam&) const { return {}; }

  private:
    /// A pool by its id, or by that of a station with officers of its own.
    [[nodiscard]] PoolId pool_of(const std::string& site_id, const std::string& id) const {
        const SiteId site = model.site(site_id);
        const PoolId pool = model.pool(site, id);
        return pool.is_none() ? model.stations[model.station(site, id).index()].pools.front() : pool;
    }
    /// The new shares in the order of the step's branches; nothing where the step does not branch to those steps.
    [[nodiscard]] std::optional<Choice> branch_choice(StepId step, const scenario::SetBranch& e) const {
        const auto& next = model.steps[step.index()].next;
        std::vector<double> shares(next.size(), 0.0);
        double total = 0;
        for (const auto& [id, share] : e.shares) {
            for (std::size_t i = 0; i < next.size(); ++i) {
                if (model.steps[next[i].index()].id != id) continue;
                shares[i] += share.value;
                total += share.value;
            }
        }
        if (total <= 0) return std::nullopt;
        for (double& share : shares) share /= total;
        return Choice::from_shares(shares);
    }
};

}  // namespace

std::vector<Change> changes_of(const Model& model, const scenario::Effect& effect) {
    return std::visit(Resolve{model}, effect);
}

}  // namespace umbral::people
