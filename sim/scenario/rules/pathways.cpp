// Pathways: every party that enters one comes to its end, and every step can be reached.

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/i18n.hpp"
#include "scenario/rules/pathway_graph.hpp"
#include "scenario/rules/rules.hpp"
#include "scenario/support.hpp"

namespace umbral::scenario {
namespace {

bool is_end(const Step& step) { return step.refer.has_value() || step.outcome.has_value(); }

void check_step(const Pathway& pathway, std::size_t i, const Path& path, const Report& report) {
    const Step& step = pathway.steps[i];
    const bool last = i + 1 == pathway.steps.size();
    if (is_end(step) && !step.next.empty()) {
        report.add(path / "next", {}, tr("nothing follows a step by which the party leaves"),
                   tr("no next in a step with refer or outcome"));
    } else if (last && is_end(step) && !step.needs.empty()) {
        report.add(path / "needs", {}, tr("parties without the need have no way out of the pathway"),
                   tr("a last step for everyone: refer or outcome without needs"));
    } else if (last && !is_end(step) && (step.next.empty() || !step.needs.empty())) {
        report.add(path, step.id, tr("the pathway does not end"), tr("a last step with refer or outcome"));
    }
    if (!step.enter_at.empty() && !step.refer) {
        report.add(path / "enter_at", step.enter_at, tr("nobody is sent to another site by this step"),
                   tr("enter_at together with refer"));
    }
}

/// Circles without a way out are told at their first step; dead ends have been told by check_step().
void check_ways(const Pathway& pathway, const std::set<std::string>& entered, const Path& path, const Report& report) {
    const PathwayGraph graph(pathway, entered);
    std::optional<std::size_t> endless;
    bool dead_end = false;
    for (std::size_t i = 0; i < pathway.steps.size(); ++i) {
        const Step& step = pathway.steps[i];
        if (!graph.reached(i)) {
            report.add((path / "steps").element(i, step.id), step.id, tr("no party ever comes to this step"),
                       tr("a step that follows another, or is named in its next or in enter_at elsewhere"));
        } else if (!graph.ends(i)) {
            dead_end = dead_end || graph.following(i).empty();
            if (!endless) endless = i;
        }
    }
    if (!endless || dead_end) return;
    const std::string& id = pathway.steps[*endless].id;
    report.add((path / "steps").element(*endless, id), id, tr("parties that come to this step go round without end"),
               tr("a way with a share above 0 to refer or outcome"));
}

bool is_zero(const Quantity& quantity) { return quantity.value == 0 && !quantity.is_uncertain(); }

/// Whether a draw is 0 for sure.
bool is_zero(const Distribution& distribution) {
    for (const auto& [name, parameter] : distribution.parameters) {
        if (parameter.is_uncertain()) return false;
    }
    const DistributionSpec spec = distribution.spec();
    return why_invalid(spec).empty() && support_of(spec).high <= 0;
}

/// Whether nobody can spend any time in the step once an officer is there.
bool takes_no_time(const Site& site, const Step& step) {
    if (step.stay_h) return is_zero(*step.stay_h);
    const Station* station = find_by_id(site.stations, step.station);
    return station != nullptr && !station->service.empty() &&
           std::all_of(station->service.begin(), station->service.end(), [](const ServiceTime& service) {
               return is_zero(service.fixed_min) && is_zero(service.time_min);
           });
}

/// Steps that lead back to themselves without taking time are told, the first of each pathway.
void check_instant_circles(const Site& site, const Pathway& pathway, const Path& path, const Report& report) {
    const PathwayGraph graph(pathway);
    const auto is_instant = [&](std::size_t step) { return takes_no_time(site, pathway.steps[step]); };
    for (std::size_t first = 0; first < pathway.steps.size(); ++first) {
        if (!is_instant(first)) continue;
        std::vector<std::size_t> to_follow{first};
        std::set<std::size_t> seen;
        while (!to_follow.empty()) {
            const std::size_t step = to_follow.back();
            to_follow.pop_back();
            for (const std::size_t next : graph.following(step)) {
                if (is_instant(next) && seen.insert(next).second) to_follow.push_back(next);
            }
        }
        if (!seen.contains(first)) continue;
        const std::string& id = pathway.steps[first].id;
        return report.add((path / "steps").element(first, id), id,
                          tr("parties could go round from this step without any time passing"),
                          tr("a service time or a stay above 0 on every way back"));
    }
}

void check_referral(const Scenario& scenario, const Site& site, const ReferralRule& rule, const Path& path,
                    const Report& report) {
    const std::vector<std::string> routes = routes_of(rule);
    if (routes.empty()) report.add(path, {}, tr("the referral names no route"), tr("at least one route"));
    for (const std::string& id : routes) {
        const Route* route = find_by_id(scenario.routes, id);
        if (route == nullptr || route->from == site.id) continue;
        report.add(path, id, tr("the route does not leave from this site"),
                   fmt::format(fmt::runtime(tr("a route from {}")), site.id));
    }
}

/// Whoever takes the step finds the step named in enter_at wherever the routes lead.
void check_entries(const Scenario& scenario, const Site& site, const Pathway& pathway, const Step& step,
                   const Path& path, const Report& report) {
    for (const std::string& id : routes_of(*step.refer)) {
        if (const Route* route = find_by_id(scenario.routes, id))
            check_entry(scenario, site, pathway, step.enter_at, *route, path, report);
    }
}

/// Each profile at most once, and the pathway for all others at most once and last.
void check_profiles(const Site& site, const Path& path, const Report& report) {
    std::set<std::string> named;
    for (std::size_t i = 0; i < site.pathways.size(); ++i) {
        const Path at = path.element(i);
        const Pathway& pathway = site.pathways[i];
        if (pathway.profiles.empty() && i + 1 < site.pathways.size()) {
            report.add(at, {}, tr("the pathways after this one are never used"),
                       tr("the one for all other profiles last"));
        }
        for (const std::string& profile : pathway.profiles) {
            if (!named.insert(profile).second)
                report.add(at / "profiles", profile, tr("the profile has two pathways"), tr("each profile once"));
        }
    }
}

}  // namespace

void check_entry(const Scenario& scenario, const Site& site, const Pathway& pathway, const std::string& enter_at,
                 const Route& route, const Path& path, const Report& report) {
    const Site* to = find_by_id(scenario.sites, route.to);
    if (to == nullptr) return;
    for (const Profile& profile : scenario.profiles) {
        if (pathway_of(site, profile.id) != &pathway) continue;
        const Pathway* there = pathway_of(*to, profile.id);
        if (there == nullptr || find_by_id(there->steps, enter_at) != nullptr) continue;
        return report.add(
            path, enter_at,
            fmt::format(fmt::runtime(tr("the pathway of {} at {} has no step of this id")), profile.id, to->id),
            allowed_ids(ids_of(there->steps)));
    }
}

void check_pathways(const Scenario& scenario, const Report& report) {
    const std::set<std::string> entered = entered_at(scenario.sites);
    for (std::size_t i = 0; i < scenario.sites.size(); ++i) {
        const Site& site = scenario.sites[i];
        const Path path = site_path(scenario, i) / "pathways";
        check_profiles(site, path, report);
        for (std::size_t k = 0; k < site.pathways.size(); ++k) {
            const Pathway& pathway = site.pathways[k];
            const Path at = path.element(k);
            if (pathway.steps.empty()) {
                report.add(at / "steps", {}, tr("the pathway has no steps"), tr("at least one step"));
                continue;
            }
            for (std::size_t s = 0; s < pathway.steps.size(); ++s) {
                const Path step_path = (at / "steps").element(s, pathway.steps[s].id);
                check_step(pathway, s, step_path, report);
                if (!pathway.steps[s].refer) continue;
                check_referral(scenario, site, *pathway.steps[s].refer, step_path / "refer", report);
                if (!pathway.steps[s].enter_at.empty())
                    check_entries(scenario, site, pathway, pathway.steps[s], step_path / "enter_at", report);
            }
            check_ways(pathway, entered, at, report);
            check_instant_circles(site, pathway, at, report);
        }
    }
}

}  // namespace umbral::scenario
