#pragma once
// The families of distributions a scenario may name, with their parameters: one list for reading, schema and docs.

#include <string_view>
#include <vector>

#include "base/distribution.hpp"
#include "scenario/quantity.hpp"

namespace umbral::scenario {

struct FamilyParameter {
    const char* name;
    bool required = true;
};

/// One way to write a family; lognormal has two.
struct DistributionFamily {
    const char* word;
    std::vector<FamilyParameter> parameters;
    bool values = false;   ///< has a list `values` (or a `file` of them)
    bool weights = false;  ///< has a list `weights`
    DistributionSpec (*make)(const Distribution&);
};

[[nodiscard]] const std::vector<DistributionFamily>& distribution_families();
/// The family of that word whose parameters fit best: all of `has` are its own if any form has them all.
/// @return nothing for an unknown word
[[nodiscard]] const DistributionFamily* find_family(std::string_view word, const std::vector<std::string>& has);

}  // namespace umbral::scenario
