#include "scenario/shares.hpp"

#include <algorithm>
#include <cmath>

#include "base/check.hpp"
#include "base/find_by_id.hpp"
#include "scenario/support.hpp"

namespace umbral::scenario {
namespace {

double whole_persons(double size) { return std::max(1.0, std::floor(size + 0.5)); }

/// The mean over equally likely or weighted values.
double mean_of_values(const std::vector<double>& values, const std::vector<double>& weights) {
    double sum = 0;
    double total = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double weight = weights.empty() ? 1.0 : weights[i];
        sum += weight * whole_persons(values[i]);
        total += weight;
    }
    return sum / total;
}

/// The distribution with every uncertain parameter at the upper end of its spread.
Distribution at_upper_ends(Distribution distribution) {
    for (auto& [name, quantity] : distribution.parameters) {
        if (quantity.is_uncertain()) quantity.value = practical_range(*quantity.spread).high;
    }
    return distribution;
}

}  // namespace

double mean_party_persons(const Distribution& party_size) {
    const DistributionSpec spec = party_size.spec();
    if (const auto* constant = std::get_if<Constant>(&spec)) return whole_persons(constant->value);
    if (const auto* discrete = std::get_if<Discrete>(&spec)) return mean_of_values(discrete->values, discrete->weights);
    if (const auto* empirical = std::get_if<Empirical>(&spec)) return mean_of_values(empirical->values, {});
    constexpr int cells = 4096;
    double sum = 0;
    for (int i = 0; i < cells; ++i) sum += whole_persons(exact_quantile(spec, (i + 0.5) / cells));
    return sum / cells;
}

int largest_party_persons(const Distribution& party_size) {
    constexpr double never = 1e-9;
    DistributionSpec spec = at_upper_ends(party_size).spec();
    if (!why_invalid(spec).empty()) spec = party_size.spec();
    double largest = support_of(spec).high;
    if (!std::isfinite(largest)) largest = exact_quantile(spec, 1 - never);
    return static_cast<int>(std::min(whole_persons(largest), 1e6));
}

std::vector<std::pair<std::string, double>> party_shares(const std::vector<Profile>& profiles,
                                                         const std::vector<std::pair<std::string, Quantity>>& shares) {
    std::vector<std::pair<std::string, double>> by_party;
    double total = 0;
    for (const auto& [id, share] : shares) {
        const auto* profile = find_by_id(profiles, id);
        UMBRAL_CHECK(profile != nullptr);
        by_party.emplace_back(id, share.value / mean_party_persons(profile->party_size));
        total += by_party.back().second;
    }
    if (total > 0) {
        for (auto& [id, share] : by_party) share /= total;
    }
    return by_party;
}

}  // namespace umbral::scenario
