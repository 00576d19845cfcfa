#pragma once
// Who is worse off under a plan than under the baseline: the worst profile, site and country. A plan that is better in
// all may be worse for some.

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "analysis/comparison.hpp"

namespace umbral::analysis {

/// The group that fares worst in one respect.
struct WorseOff {
    std::string plan;
    std::string dimension;  ///< profile, site or country
    std::string group;      ///< its id; empty: no group is worse off, even on the mean
    Difference difference;  ///< of the indicator in which it fares worst; judged among all that were looked at
    double relative = 0;    ///< the worsening over the mean of all groups under the baseline
};

/// Indicators and their statistics that a group may fare worse in: what people live through, whatever the scenario
/// asks, and its questions.
[[nodiscard]] std::set<std::pair<std::string, std::string>> burdens_with(const std::vector<IndicatorKey>& questions);

/// The worst group of every plan and dimension.
///
/// Looks at what people live through (waits, nights in the open, leaving, limits, detention of children) and at the
/// scenario's questions, by profile, site and country. Clear worsenings come before those that may be chance, then the
/// largest relative to what the baseline's groups bear. The p-values are corrected by Holm over all of a plan that are
/// looked at, since the worst of many is looked for.
/// @return  plan by plan without the baseline: profile, site, country
[[nodiscard]] std::vector<WorseOff> find_worse_off(const Comparison& comparison);

}  // namespace umbral::analysis
