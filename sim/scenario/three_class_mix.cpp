// Three kinds of party fitted to the shares of families and children.

#include <algorithm>
#include <cmath>

#include "scenario/shares.hpp"

namespace umbral::scenario {
namespace {

constexpr double adults_per_family = 1.5;
constexpr double most_children = 0.9;  // of a family's persons
constexpr int smallest_family = 2;
constexpr int largest_family = 8;

std::vector<double> family_sizes() {
    std::vector<double> sizes;
    for (int size = smallest_family; size <= largest_family; ++size) sizes.push_back(size);
    return sizes;
}

std::vector<double> geometric_weights(double ratio) {
    std::vector<double> weights{1.0};
    for (int size = smallest_family; size < largest_family; ++size) weights.push_back(weights.back() * ratio);
    return weights;
}

double weighted_mean(const std::vector<double>& values, const std::vector<double>& weights) {
    double sum = 0;
    double total = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        sum += values[i] * weights[i];
        total += weights[i];
    }
    return sum / total;
}

Distribution discrete(std::vector<double> values, std::vector<double> weights) {
    Distribution distribution;
    distribution.family = "discrete";
    distribution.parameters.clear();
    distribution.values = std::move(values);
    distribution.weights = std::move(weights);
    return distribution;
}

/// Sizes of families with the mean asked for: bisection on the ratio of neighbouring weights.
Distribution family_size(double mean) {
    const std::vector<double> sizes = family_sizes();
    double low = 0;
    double high = 100;
    for (int i = 0; i < 60; ++i) {
        const double middle = (low + high) / 2;
        (weighted_mean(sizes, geometric_weights(middle)) < mean ? low : high) = middle;
    }
    return discrete(sizes, geometric_weights((low + high) / 2));
}

}  // namespace

bool is_possible(const PartyMix& mix) { return mix.children_fraction <= most_children * mix.families_fraction; }

ThreeClasses three_class_mix(const PartyMix& mix, const std::string& prefix) {
    // Part of the inputs and so of their hash: the same in every language.
    const Source source{"three-class mix fitted to the shares of families and children; party sizes are not known",
                        Confidence::assumption};
    ThreeClasses classes;
    const auto add = [&](const char* suffix, const Text& title, Distribution party_size, double children,
                         double share) {
        if (share <= 0) return;
        Profile profile;
        profile.id = prefix + suffix;
        profile.title = title;
        profile.party_size = std::move(party_size);
        profile.party_size.source = source;
        profile.children_fraction = Quantity{children};
        profile.source = source;
        classes.profiles.push_back(std::move(profile));
        Quantity quantity{share};
        quantity.source = mix.source;
        classes.shares.emplace_back(prefix + suffix, quantity);
    };
    const double adults_fraction = 1 - mix.families_fraction;
    const double children = mix.families_fraction > 0 ? mix.children_fraction / mix.families_fraction : 0;
    add("-alone", {"Adult alone", "Persona adulta sola"}, 1.0, 0, adults_fraction / 2);
    add("-adults", {"Group of adults", "Grupo de personas adultas"}, discrete({2, 3, 4}, {6, 3, 1}), 0,
        adults_fraction / 2);
    const double family_mean = std::clamp(adults_per_family / (1 - children), 2.2, 7.0);
    add("-family", {"Family with children", "Familia con niñas y niños"}, family_size(family_mean), children,
        mix.families_fraction);
    return classes;
}

}  // namespace umbral::scenario
