#include "scenario/reach.hpp"

#include <algorithm>

#include "base/find_by_id.hpp"

namespace umbral::scenario {

bool is_in_scope(const Site& site, const std::string& scope) {
    const auto colon = scope.find(':');
    const std::string kind = scope.substr(0, colon);
    const std::string id = colon == std::string::npos ? "" : scope.substr(colon + 1);
    if (scope.empty() || scope == "all") return true;
    if (kind == "site") return site.id == id;
    if (kind == "country") return site.country == id;
    return kind == "pair" && (id.starts_with(site.country + "-") || id.ends_with("-" + site.country));
}

Reach::Reach(const Scenario& scenario, const Plan& plan) : scenario_(scenario), plan_(plan) {
    for (const JointTeam& team : plan.protocol.joint_teams) teams_.push_back(team.agencies);
    for (const Measure& measure : plan.measures) {
        for (const Effect& effect : measure.effects) {
            if (const auto* open = std::get_if<OpenChannel>(&effect)) opened_.insert(open->channel);
            if (const auto* team = std::get_if<FormJointTeam>(&effect)) teams_.push_back(team->agencies);
        }
    }
    for (const Agency& agency : scenario.agencies) group_[agency.id] = {agency.id};
    for (const ReportFlow& flow : plan.protocol.reports) join_by(flow.from, flow.to, flow.channel);
    for (const Contact& contact : plan.protocol.contacts) join_by(contact.from, contact.to, contact.channel);
    for (const auto& team : teams_) {
        for (const std::string& member : team) join(team.front(), member);
    }
    spread_knowledge();
}

void Reach::join(const std::string& a, const std::string& b) {
    Ids both = group_[a];
    both.insert(group_[b].begin(), group_[b].end());
    for (const std::string& member : both) group_[member] = both;
}

void Reach::join_by(const std::string& a, const std::string& b, const std::string& channel_id) {
    const Channel* channel = find_by_id(scenario_.channels, channel_id);
    if (channel == nullptr || !(channel->open || opened_.contains(channel_id))) return;
    const auto is_on = [&](const std::string& agency) {
        return channel->agencies.empty() ||
               std::find(channel->agencies.begin(), channel->agencies.end(), agency) != channel->agencies.end();
    };
    if (is_on(a) && is_on(b)) join(a, b);
}

bool Reach::Knowledge::add(const Knowledge& other, bool with_routes) {
    const std::size_t before = sites.size() + routes.size();
    sites.insert(other.sites.begin(), other.sites.end());
    if (with_routes) routes.insert(other.routes.begin(), other.routes.end());
    return sites.size() + routes.size() > before;
}

/// What is counted at the sites an agency operates goes on by reports and within teams, until nobody learns more.
void Reach::spread_knowledge() {
    for (const Site& site : scenario_.sites) {
        if (site.agency.empty()) continue;
        Knowledge& known = knowledge_[site.agency];
        known.sites.insert(site.id);
        for (const Route& route : scenario_.routes) {
            if (route.from == site.id) known.routes.insert(route.id);
        }
    }
    for (bool news = true; news;) {
        news = false;
        for (const ReportFlow& flow : plan_.protocol.reports) {
            if (may_write(flow.from, flow.to))
                news |= knowledge_[flow.to].add(Knowledge{knowledge_[flow.from]}, flow.advance_notice);
        }
        for (const auto& team : teams_) {
            for (const std::string& from : team) {
                for (const std::string& to : team) news |= knowledge_[to].add(Knowledge{knowledge_[from]}, true);
            }
        }
    }
}

bool Reach::may_write(const std::string& from, const std::string& to) const {
    const auto group = group_.find(from);
    return plan_.perfect_information || (group != group_.end() && group->second.contains(to));
}

std::set<std::string> Reach::written_to_by(const std::string& agency) const {
    const auto group = group_.find(agency);
    Ids others = group == group_.end() ? Ids{} : group->second;
    others.erase(agency);
    return others;
}

bool Reach::may_know(const std::string& agency, const Condition& condition, const std::string& scope) const {
    if (plan_.perfect_information) return true;
    const auto known = knowledge_.find(agency);
    if (known == knowledge_.end()) return false;
    const std::string& where = condition.scope.empty() ? scope : condition.scope;
    const auto is_there = [&](const std::string& site) {
        const Site* found = find_by_id(scenario_.sites, site);
        return found != nullptr && is_in_scope(*found, where);
    };
    if (condition.indicator != "inbound_persons") {
        const Ids& sites = known->second.sites;
        return std::any_of(sites.begin(), sites.end(), is_there);
    }
    const Ids& routes = known->second.routes;
    return std::any_of(routes.begin(), routes.end(), [&](const std::string& route) {
        const Route* found = find_by_id(scenario_.routes, route);
        return found != nullptr && is_there(found->to);
    });
}

}  // namespace umbral::scenario
