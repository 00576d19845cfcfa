#pragma once
// A pathway as a graph: which steps follow which, which are ever reached, from which there is a way out.

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "scenario/scenario.hpp"

namespace umbral::scenario {

class PathwayGraph {
  public:
    /// @param entered_at  ids of steps at which parties begin beside the first
    explicit PathwayGraph(const Pathway& pathway, const std::set<std::string>& entered_at = {});

    /// Steps that may follow, in one move.
    [[nodiscard]] const std::vector<std::size_t>& following(std::size_t step) const { return following_[step]; }
    /// Whether some party comes to the step.
    [[nodiscard]] bool reached(std::size_t step) const { return reached_[step]; }
    /// Whether a party at the step can leave by refer or outcome, now or later.
    [[nodiscard]] bool ends(std::size_t step) const { return ends_[step]; }

  private:
    std::vector<std::vector<std::size_t>> following_;
    std::vector<bool> reached_;
    std::vector<bool> ends_;
};

/// The steps at which some referral says that a pathway begins, by id, whatever the site.
[[nodiscard]] std::set<std::string> entered_at(const std::vector<Site>& sites);

/// The routes a rule may choose.
[[nodiscard]] std::vector<std::string> routes_of(const ReferralRule& rule);

/// The pathway parties of a profile take at a site, or nothing.
[[nodiscard]] const Pathway* pathway_of(const Site& site, const std::string& profile);

}  // namespace umbral::scenario
