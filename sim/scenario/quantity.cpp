#include "scenario/quantity.hpp"

#include <algorithm>
#include <limits>

#include "base/check.hpp"
#include "scenario/families.hpp"

namespace umbral::scenario {
namespace {

double parameter(const Distribution& distribution, std::string_view name, double otherwise = 0) {
    for (const auto& [key, quantity] : distribution.parameters) {
        if (key == name) return quantity.value;
    }
    return otherwise;
}

std::vector<DistributionFamily> make_families() {
    using D = Distribution;
    using S = DistributionSpec;
    return {
        {"constant", {{"value"}}, false, false, [](const D& d) -> S { return Constant{parameter(d, "value")}; }},
        {"exponential", {{"mean"}}, false, false, [](const D& d) -> S { return Exponential{parameter(d, "mean")}; }},
        {"erlang",
         {{"k"}, {"mean"}},
         false,
         false,
         [](const D& d) -> S {
             // Out of range or not whole becomes 0, which why_invalid() refuses.
             const double k = parameter(d, "k");
             return Erlang{k >= 1 && k <= 1e6 && k == static_cast<int>(k) ? static_cast<int>(k) : 0,
                           parameter(d, "mean")};
         }},
        {"gamma",
         {{"mean"}, {"sd"}},
         false,
         false,
         [](const D& d) -> S {
             return Gamma{parameter(d, "mean"), parameter(d, "sd")};
         }},
        {"weibull",
         {{"shape"}, {"mean"}},
         false,
         false,
         [](const D& d) -> S {
             return Weibull{parameter(d, "shape"), parameter(d, "mean")};
         }},
        {"lognormal",
         {{"mean"}, {"sd"}},
         false,
         false,
         [](const D& d) -> S {
             return LogNormal{parameter(d, "mean"), parameter(d, "sd")};
         }},
        {"lognormal",
         {{"median"}, {"p95"}},
         false,
         false,
         [](const D& d) -> S {
             return LogNormalMedian{parameter(d, "median"), parameter(d, "p95")};
         }},
        {"normal",
         {{"mean"}, {"sd"}, {"lower", false}, {"upper", false}},
         false,
         false,
         [](const D& d) -> S {
             return TruncatedNormal{parameter(d, "mean"), parameter(d, "sd"), parameter(d, "lower", 0),
                                    parameter(d, "upper", 1e300)};
         }},
        {"triangular",
         {{"low"}, {"mode"}, {"high"}},
         false,
         false,
         [](const D& d) -> S {
             return Triangular{parameter(d, "low"), parameter(d, "mode"), parameter(d, "high")};
         }},
        {"uniform",
         {{"low"}, {"high"}},
         false,
         false,
         [](const D& d) -> S {
             return Uniform{parameter(d, "low"), parameter(d, "high")};
         }},
        {"discrete",
         {},
         true,
         true,
         [](const D& d) -> S {
             return Discrete{d.values, d.weights};
         }},
        {"empirical", {}, true, false, [](const D& d) -> S { return Empirical{d.values}; }},
    };
}

/// How many of the keys are parameters of the family.
std::size_t known_keys(const DistributionFamily& family, const std::vector<std::string>& keys) {
    std::size_t known = 0;
    for (const FamilyParameter& parameter : family.parameters)
        known += std::count(keys.begin(), keys.end(), parameter.name);
    return known;
}

}  // namespace

const std::vector<DistributionFamily>& distribution_families() {
    static const std::vector<DistributionFamily> families = make_families();
    return families;
}

const DistributionFamily* find_family(std::string_view word, const std::vector<std::string>& has) {
    const DistributionFamily* best = nullptr;
    for (const DistributionFamily& family : distribution_families()) {
        if (family.word != word) continue;
        if (best == nullptr || known_keys(family, has) > known_keys(*best, has)) best = &family;
    }
    return best;
}

DistributionSpec Distribution::spec() const {
    std::vector<std::string> names;
    for (const auto& [name, quantity] : parameters) names.push_back(name);
    const DistributionFamily* found = find_family(family, names);
    UMBRAL_CHECK(found != nullptr);
    return found->make(*this);
}

}  // namespace umbral::scenario
