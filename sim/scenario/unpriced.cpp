#include "scenario/unpriced.hpp"

#include <algorithm>

#include "base/find_by_id.hpp"
#include "scenario/table/path.hpp"

namespace umbral::scenario {
namespace {

bool has_amount(const Cost& cost) {
    return cost.fixed_usd || cost.per_day_usd || cost.per_unit_day_usd || cost.per_person_usd;
}

/// What is paid by the unit, and where.
struct Bought {
    PriceItem item;
    std::string site;
    std::string fleet{};
    std::string supply{};
};

bool is_of(const Price& price, const Bought& bought, const Scenario& scenario) {
    if (price.item != bought.item || (bought.item == PriceItem::supply && price.supply != bought.supply)) return false;
    if (!price.fleet.empty()) return price.fleet == bought.fleet;
    const Site* site = find_by_id(scenario.sites, bought.site);
    return (price.site.empty() || price.site == bought.site) &&
           (price.country.empty() || (site != nullptr && site->country == price.country));
}

const Price* price_for(const Bought& bought, const Scenario& scenario) {
    const Price* narrowest = nullptr;
    for (const Price& price : scenario.prices) {
        if (is_of(price, bought, scenario) && (narrowest == nullptr || narrowness(price) > narrowness(*narrowest)))
            narrowest = &price;
    }
    return narrowest;
}

bool is_any(const Quantity& quantity) { return quantity.value != 0 || quantity.is_uncertain(); }

/// What an effect adds that may be paid by the unit.
struct BoughtBy {
    const Scenario& scenario;
    using List = std::vector<Bought>;

    List operator()(const AddPlaces& effect) const {
        List list;
        if (is_any(effect.places)) list.push_back({PriceItem::place_day, effect.site});
        if (is_any(effect.overflow)) list.push_back({PriceItem::overflow_place_day, effect.site});
        return list;
    }
    List operator()(const AddOfficers& effect) const { return {{PriceItem::officer_h, effect.site}}; }
    List operator()(const AddVehicles& effect) const {
        return {{PriceItem::vehicle_day, origin_of(effect.fleet), effect.fleet}};
    }
    List operator()(const SendSupplies& effect) const { return {{PriceItem::supply, effect.site, "", effect.item}}; }
    List operator()(const SetFare& effect) const {
        const Route* route = find_by_id(scenario.routes, effect.route);
        return {{PriceItem::passage, route == nullptr ? "" : route->from}};
    }
    List operator()(const SetAssistedSeats& effect) const { return {{PriceItem::passage, origin_of(effect.fleet)}}; }
    List operator()(const auto&) const { return {}; }  // nothing of it has a unit price

    /// Where a fleet runs from.
    [[nodiscard]] std::string origin_of(const std::string& fleet) const {
        const auto route = std::find_if(scenario.routes.begin(), scenario.routes.end(),
                                        [&](const Route& one) { return one.fleet == fleet; });
        return route == scenario.routes.end() ? "" : route->from;
    }
};

/// Whether all that a measure does is paid by unit prices.
bool is_paid_by_the_unit(const Measure& measure, const Scenario& scenario) {
    if (measure.effects.empty()) return false;
    return std::all_of(measure.effects.begin(), measure.effects.end(), [&](const Effect& effect) {
        const auto bought = std::visit(BoughtBy{scenario}, effect);
        return !bought.empty() && std::all_of(bought.begin(), bought.end(), [&](const Bought& one) {
            const Price* price = price_for(one, scenario);
            return price != nullptr && price->usd;
        });
    });
}

}  // namespace

int narrowness(const Price& price) {
    if (!price.fleet.empty()) return 3;
    if (!price.site.empty()) return 2;
    return price.country.empty() ? 0 : 1;
}

Pricing pricing_of(const Input& input) {
    Pricing pricing;
    const auto count = [&pricing](bool is_priced, const Path& path, const std::string& id,
                                  std::vector<std::string>& unpriced_ids) {
        pricing.priced += is_priced ? 1 : 0;
        if (is_priced) return;
        pricing.unpriced.push_back(path.text());
        unpriced_ids.push_back(id);
    };
    const auto& prices = input.scenario.prices;
    for (std::size_t i = 0; i < prices.size(); ++i)
        count(prices[i].usd.has_value(), Path("prices").element(i, prices[i].id), prices[i].id,
              pricing.unpriced_prices);
    const auto& measures = input.plan.measures;
    for (std::size_t i = 0; i < measures.size(); ++i)
        count(has_amount(measures[i].cost) || is_paid_by_the_unit(measures[i], input.scenario),
              (Path("plan") / "measures").element(i, measures[i].id), measures[i].id, pricing.unpriced_measures);
    return pricing;
}

const Price* unit_price_of(const Effect& effect, const Scenario& scenario) {
    const auto bought = std::visit(BoughtBy{scenario}, effect);
    return bought.empty() ? nullptr : price_for(bought.front(), scenario);
}

}  // namespace umbral::scenario
