#include "scenario/unpriced.hpp"

#include "scenario/table/path.hpp"

namespace umbral::scenario {
namespace {

bool has_amount(const Cost& cost) {
    return cost.fixed_usd || cost.per_day_usd || cost.per_unit_day_usd || cost.per_person_usd;
}

}  // namespace

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
        count(has_amount(measures[i].cost), (Path("plan") / "measures").element(i, measures[i].id), measures[i].id,
              pricing.unpriced_measures);
    return pricing;
}

}  // namespace umbral::scenario
