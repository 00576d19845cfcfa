#pragma once
// What must hold across fields and files, once every value has been read: ids that exist, shares that add up, pathways
// that end, people who can get where they are sent. Each theme has a file of its own; all report all they see.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/find_by_id.hpp"
#include "scenario/reader.hpp"
#include "scenario/table/type.hpp"
#include "scenario/unread.hpp"

namespace umbral::scenario {

struct RuleFindings {
    Findings scenario;
    Findings plan;
};

/// Checks what could be read of an input, completed (completion.hpp). Says nothing that what is unread could refute.
[[nodiscard]] RuleFindings check_rules(Input& input, const UnreadParts& unread);

/// An id that is named and looked for in a list of the scenario or the plan.
struct UnknownId {
    std::string list;
    std::string id;
    const std::vector<std::string>& known;  ///< ids of the elements that were read
};

/// Where rules report.
class Report {
  public:
    Report(Findings& findings, const UnreadParts& unread) : findings_(findings), unread_(unread) {}
    /// Into another list, of the same input.
    [[nodiscard]] Report into(Findings& findings) const { return {findings, unread_}; }
    void add(const Path& path, std::string value, std::string message, std::string allowed,
             std::string hint = {}) const {
        findings_.push_back({path, std::move(value), std::move(message), std::move(allowed), std::move(hint)});
    }
    /// The id at `path` is already that of the element at `first`.
    void add_repeated_id(const Path& path, std::string id, Path first) const;
    /// Nothing in the list has the id, unless something unread has.
    void add_unknown_id(const Path& path, std::string value, std::string message, const UnknownId& unknown) const;
    /// The ids of a list's elements, also of those that were not read.
    /// @param read  of those that were
    /// @return nothing where not all of them are known
    [[nodiscard]] std::optional<std::vector<std::string>> ids_in(const std::string& list,
                                                                 std::vector<std::string> read) const;
    /// Whether all of a list, or a value at the top, was read: else what is absent may be among the rest.
    [[nodiscard]] bool has_all_of(const std::string& key) const;
    /// Whether it is known when the simulated time begins and ends.
    [[nodiscard]] bool has_horizon() const { return has_all_of("start") && has_all_of("days"); }

  private:
    /// What is unread of the documents that have the key.
    [[nodiscard]] std::vector<const Unread*> parts_with(const std::string& key) const;

    Findings& findings_;
    const UnreadParts& unread_;
};

// The themes, in their order.
void check_duplicate_ids(const Scenario& scenario, const Report& report);
void check_duplicate_ids(const Plan& plan, const Report& report);
void check_references(Input& input, const Report& scenario_report, const Report& plan_report);
void check_values(Scenario& scenario, Plan& plan, const Report& scenario_report, const Report& plan_report);
void check_frame(const Scenario& scenario, const Report& report);
void check_arrivals(const Scenario& scenario, const Report& report);
/// @param plan  whose measures may bring what a site lacks
void check_sites(const Scenario& scenario, const Plan& plan, const Report& report);
void check_pathways(const Scenario& scenario, const Report& report);
/// Whoever takes the pathway of the site and leaves by the route finds there the step at which they shall begin.
void check_entry(const Scenario& scenario, const Site& site, const Pathway& pathway, const std::string& enter_at,
                 const Route& route, const Path& path, const Report& report);
void check_routes(const Scenario& scenario, const Report& report);
void check_questions(const Scenario& scenario, const Report& report);
void check_agencies(const Scenario& scenario, const Report& report);
/// Outages of a channel or a room: in order, one after another, within the simulated time.
void check_outages(const Scenario& scenario, const std::vector<Outage>& outages, const Path& path,
                   const Report& report);
void check_channels(const Scenario& scenario, const Report& report);
void check_budget_lines(const std::vector<BudgetLine>& lines, const Report& report);
void check_prices(const Scenario& scenario, const Report& report);
void check_levels(const Scenario& scenario, const Plan& plan, const Report& report);
void check_protocol(const Scenario& scenario, const Plan& plan, const Report& report);
void check_measures(const Input& input, const Report& report);
/// Follows people from site to site, as far as ways lead to what was read.
void check_flows(const Input& input, const Report& report);

// Paths to elements, as messages write them.
[[nodiscard]] inline Path site_path(const Scenario& scenario, std::size_t i) {
    return Path("sites").element(i, scenario.sites[i].id);
}
[[nodiscard]] inline Path route_path(const Scenario& scenario, std::size_t i) {
    return Path("routes").element(i, scenario.routes[i].id);
}

/// Ids of a list, for "did you mean".
template <class T>
[[nodiscard]] std::vector<std::string> ids_of(const std::vector<T>& list) {
    std::vector<std::string> ids;
    ids.reserve(list.size());
    for (const T& element : list) ids.push_back(element.id);
    return ids;
}
/// What is allowed where an id is wanted: the ids there are.
[[nodiscard]] std::string allowed_ids(const std::vector<std::string>& ids);

}  // namespace umbral::scenario
