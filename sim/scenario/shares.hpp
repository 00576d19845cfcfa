#pragma once
// From shares of persons, as data give them, to shares of parties, as the model draws them; and the sizes of parties.

#include <string>
#include <utility>
#include <vector>

#include "scenario/scenario.hpp"

namespace umbral::scenario {

/// The largest party that can be simulated [persons].
inline constexpr int max_party_persons = 1000;

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
[[nodiscard]] std::vector<std::pair<std::string, double>> party_shares(
    const std::vector<Profile>& profiles, const std::vector<std::pair<std::string, Quantity>>& shares);

/// Profiles made from a PartyMix, and their shares of persons; classes without persons are left out.
struct ThreeClasses {
    std::vector<Profile> profiles;
    std::vector<std::pair<std::string, Quantity>> shares;
};
/// Whether three_class_mix() can fit the shares: at most nine children in ten family members.
[[nodiscard]] bool is_possible(const PartyMix& mix);

/// Three kinds of party where only two shares are known and no distribution of party sizes: adults alone, groups of
/// adults, families with children. An assumption, and marked as one.
///
/// Fits both shares of persons exactly: families_fraction of all persons are in families, of whom
/// children_fraction / families_fraction are children. A family has 1.5 adults on average, which with the children
/// gives its mean size (kept within 2.2 and 7); sizes 2 to 8 have weights that fall or rise by a constant ratio to
/// that mean. Of the persons outside families half travel alone and half in groups of two to four.
/// @param prefix  ids are `prefix-alone`, `prefix-adults`, `prefix-family`
/// @pre is_possible(mix)
[[nodiscard]] ThreeClasses three_class_mix(const PartyMix& mix, const std::string& prefix);

}  // namespace umbral::scenario
