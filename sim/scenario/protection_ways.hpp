#pragma once
// The ways by which people are referred to protection, and which effects of a plan close the last of them.

#include <set>
#include <string>
#include <vector>

#include "scenario/plan.hpp"

namespace umbral::scenario {

/// Routes a rule may choose with a probability above 0.
[[nodiscard]] std::set<std::string> used_routes_of(const ReferralRule& rule);

/// Gives the pathway's step the effect's shares. @return whether the pathway has a step of this id that branches
bool rebranch(Pathway& pathway, const SetBranch& effect);

class ProtectionWays {
  public:
    ProtectionWays(const Scenario& scenario, const Plan& plan) : scenario_(scenario), plan_(plan) {}

    /// Protection centres and alternatives to detention to which no step refers by an open route any more once this
    /// effect acts, and to which one does without it.
    ///
    /// Taken as given: every route that the plan opens is open, every other route that it closes is closed, the other
    /// effects of the same measure act, and referrals and branches of other measures may or may not act.
    [[nodiscard]] std::vector<std::string> closed_by(const Measure& measure, std::size_t effect) const;

  private:
    /// What ways are made of.
    struct Network {
        std::vector<Site> sites;
        std::vector<Route> routes;
    };
    [[nodiscard]] Network without(const Measure& measure, std::size_t effect) const;
    static void act(Network& network, const Effect& effect);
    static void allow(Network& network, const Effect& effect);
    [[nodiscard]] static bool has_way(const Network& network, const std::string& site);

    const Scenario& scenario_;
    const Plan& plan_;
};

}  // namespace umbral::scenario
