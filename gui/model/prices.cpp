#include "gui/model/prices.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/names.hpp"
#include "base/i18n.hpp"

namespace umbral::gui {

std::string unpriced_words(const scenario::Pricing& pricing) {
    const std::size_t count = pricing.unpriced.size();
    if (count == 0) return {};
    return fmt::format(fmt::runtime(tr_n("{} not priced", "{} not priced", count)), count);
}

std::string unpriced_list(const Judgement& judgement, std::size_t plan) {
    const scenario::Pricing* pricing = judgement.pricing(plan);
    if (pricing == nullptr || pricing->unpriced.empty()) return {};
    const analysis::Names names(judgement.comparison.plans[*judgement.positions[plan]].input);
    std::string list;
    const auto add = [&](const std::string& name) { list += (list.empty() ? "" : "; ") + name; };
    for (const auto& id : pricing->unpriced_measures) add(names.measure(id));
    for (const auto& id : pricing->unpriced_prices) add(names.price(id));
    return fmt::format(fmt::runtime(tr("Not priced, and not in the cost: {}.")), list);
}

bool adds_unpriced(const Judgement& judgement, std::size_t plan) {
    const scenario::Pricing* pricing = judgement.pricing(plan);
    if (pricing == nullptr) return false;
    const auto& baseline = judgement.comparison.plans[judgement.comparison.baseline].pricing.unpriced;
    return std::any_of(pricing->unpriced.begin(), pricing->unpriced.end(), [&](const std::string& path) {
        return std::find(baseline.begin(), baseline.end(), path) == baseline.end();
    });
}

}  // namespace umbral::gui
