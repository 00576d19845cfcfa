#pragma once
// Who could ever write to whom, and know of what, under a plan: what is not possible here happens in no history.

#include <map>
#include <set>
#include <string>

#include "scenario/plan.hpp"

namespace umbral::scenario {

/// Whether a site is in "site:ID", "country:ID", "pair:ID-ID" or "all"; in nothing, every site is.
[[nodiscard]] bool is_in_scope(const Site& site, const std::string& scope);

/// Every channel counts as open that a measure may open, every team as formed that one may form, and every alert as
/// sent.
class Reach {
  public:
    /// @param scenario  complete and free of problems (reader.hpp), as is the plan; both must outlive it
    Reach(const Scenario& scenario, const Plan& plan);

    /// Whether a letter may come from one agency to the other, through others too.
    [[nodiscard]] bool may_write(const std::string& from, const std::string& to) const;
    /// Agencies that it may write to.
    [[nodiscard]] std::set<std::string> written_to_by(const std::string& agency) const;
    /// Whether the agency may ever have a figure to judge the condition by.
    /// @param scope  of what has the condition, where it names none itself
    [[nodiscard]] bool may_know(const std::string& agency, const Condition& condition, const std::string& scope) const;

  private:
    using Ids = std::set<std::string>;
    /// Sites whose figures an agency may have, and routes of which it may know who is on the way.
    struct Knowledge {
        Ids sites, routes;
        /// @return whether that is news
        bool add(const Knowledge& other, bool with_routes);
    };
    void join(const std::string& a, const std::string& b);
    void join_by(const std::string& a, const std::string& b, const std::string& channel);
    void spread_knowledge();

    const Scenario& scenario_;
    const Plan& plan_;
    std::set<std::string> opened_;                 ///< channels that a measure may open
    std::vector<std::vector<std::string>> teams_;  ///< of the protocol, or that a measure may form
    std::map<std::string, Ids> group_;             ///< by agency: who can be written to, itself included
    std::map<std::string, Knowledge> knowledge_;   ///< by agency
};

}  // namespace umbral::scenario
