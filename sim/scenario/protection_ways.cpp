#include "scenario/protection_ways.hpp"

#include <algorithm>

#include "base/find_by_id.hpp"
#include "scenario/rules/pathway_graph.hpp"
#include "scenario/rules/rules.hpp"
#include "scenario/support.hpp"
#include "scenario/withdrawals.hpp"

namespace umbral::scenario {
namespace {

bool opens_route(const Effect& effect) {
    const auto* route = std::get_if<SetRouteOpen>(&effect);
    return route != nullptr && route->open;
}
bool closes_route(const Effect& effect) { return std::holds_alternative<SetRouteOpen>(effect) && !opens_route(effect); }

bool may_close(const Effect& effect) {
    return closes_route(effect) || std::holds_alternative<SetReferral>(effect) ||
           std::holds_alternative<SetBranch>(effect);
}

std::vector<Step*> referring_steps(Site& site, const std::string& id) {
    std::vector<Step*> steps;
    for (Pathway& pathway : site.pathways) {
        for (Step& step : pathway.steps) {
            if (step.id == id && step.refer) steps.push_back(&step);
        }
    }
    return steps;
}

}  // namespace

std::set<std::string> used_routes_of(const ReferralRule& rule) {
    const auto* shares = std::get_if<ShareRule>(&rule);
    std::set<std::string> routes;
    if (shares == nullptr) {
        for (std::string& route : routes_of(rule)) routes.insert(std::move(route));
        return routes;
    }
    for (const auto& [route, share] : shares->routes) {
        if (highest(share) > 0) routes.insert(route);
    }
    return routes;
}

bool rebranch(Pathway& pathway, const SetBranch& effect) {
    bool found = false;
    for (Step& step : pathway.steps) {
        if (step.id != effect.step || step.next.size() < 2) continue;
        found = true;
        step.next.clear();
        for (const auto& [next, share] : effect.shares) step.next.push_back({next, share});
    }
    return found;
}

/// The effect happens.
void ProtectionWays::act(Network& network, const Effect& effect) {
    if (const auto* open = std::get_if<SetRouteOpen>(&effect)) {
        find_by_id(network.routes, open->route)->open = open->open;
    } else if (const auto* referral = std::get_if<SetReferral>(&effect)) {
        for (Step* step : referring_steps(*find_by_id(network.sites, referral->site), referral->step))
            step->refer = referral->rule;
    } else if (const auto* branch = std::get_if<SetBranch>(&effect)) {
        for (Pathway& pathway : find_by_id(network.sites, branch->site)->pathways) rebranch(pathway, *branch);
    }
}

/// The effect may happen: what it leads to is a way besides those there are.
void ProtectionWays::allow(Network& network, const Effect& effect) {
    if (opens_route(effect)) return act(network, effect);
    if (const auto* referral = std::get_if<SetReferral>(&effect)) {
        for (Step* step : referring_steps(*find_by_id(network.sites, referral->site), referral->step)) {
            std::set<std::string> routes = used_routes_of(*step->refer);
            routes.merge(used_routes_of(referral->rule));
            step->refer = FirstWithRoomRule{{routes.begin(), routes.end()}};
        }
    } else if (const auto* branch = std::get_if<SetBranch>(&effect)) {
        for (Pathway& pathway : find_by_id(network.sites, branch->site)->pathways) {
            const Pathway before = pathway;
            if (!rebranch(pathway, *branch)) continue;
            for (std::size_t i = 0; i < pathway.steps.size(); ++i) {
                if (pathway.steps[i].id != branch->step) continue;
                std::vector<Next>& next = pathway.steps[i].next;
                next.insert(next.end(), before.steps[i].next.begin(), before.steps[i].next.end());
            }
        }
    }
}

bool ProtectionWays::has_way(const Network& network, const std::string& site) {
    std::set<std::string> routes;
    for (const Route& route : network.routes) {
        if (route.open && route.to == site) routes.insert(route.id);
    }
    const auto leads_there = [&](const std::string& route) { return routes.contains(route); };
    const std::set<std::string> entered = entered_at(network.sites);
    for (const Site& from : network.sites) {
        for (const Pathway& pathway : from.pathways) {
            const PathwayGraph graph(pathway, entered);
            for (std::size_t i = 0; i < pathway.steps.size(); ++i) {
                if (!pathway.steps[i].refer || !graph.reached(i)) continue;
                const std::set<std::string> used = used_routes_of(*pathway.steps[i].refer);
                if (std::any_of(used.begin(), used.end(), leads_there)) return true;
            }
        }
    }
    return false;
}

ProtectionWays::Network ProtectionWays::without(const Measure& measure, std::size_t effect) const {
    Network network{scenario_.sites, scenario_.routes};
    for (const Measure& other : plan_.measures) {
        for (const Effect& also : other.effects) {
            if (&other != &measure || opens_route(also)) allow(network, also);
        }
    }
    for (const Measure& other : plan_.measures) {
        for (std::size_t i = 0; i < other.effects.size(); ++i) {
            const bool same = &other == &measure;
            if ((same && i != effect && may_close(other.effects[i])) || (!same && closes_route(other.effects[i])))
                act(network, other.effects[i]);
        }
    }
    return network;
}

std::vector<std::string> ProtectionWays::closed_by(const Measure& measure, std::size_t effect) const {
    std::vector<std::string> closed;
    if (!may_close(measure.effects[effect])) return closed;
    const Network before = without(measure, effect);
    Network after = before;
    act(after, measure.effects[effect]);
    for (const Site& site : scenario_.sites) {
        if (protects(site) && has_way(before, site.id) && !has_way(after, site.id)) closed.push_back(site.id);
    }
    return closed;
}

}  // namespace umbral::scenario
