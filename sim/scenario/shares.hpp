#pragma once
// From shares of persons, as data give them, to shares of parties, as the model draws them; and the sizes of parties.

#include <string>
#include <utility>
#include <vector>

#include "scenario/scenario.hpp"

namespace umbral::scenario {

/// Mean number of persons in a party, of draws rounded to whole numbers of at least 1.
/// Exact for constant, discrete and empirical sizes; else by 4,096 equally likely quantiles.
[[nodiscard]] double mean_party_persons(const Distribution& party_size);

/// The largest party that is drawn (beyond a chance of one in 10^9), with uncertain parameters at their upper ends.
[[nodiscard]] int largest_party_persons(const Distribution& party_size);

/// Share of parties by profile from shares of persons: proportional to persons' share / mean party size.
///
/// With p_i the share of persons and m_i the mean size, one person in p_i is one party in p_i / m_i; the result is
/// scaled to add up to 1.
/// @param shares  by profile id; profiles must have them all
[[nodiscard]] std::vector<std::pair<std::string, double>> party_shares(const std::vector<Profile>& profiles,
                                                                        const std::vector<std::pair<std::string, Quantity>>& shares);

}  // namespace umbral::scenario
