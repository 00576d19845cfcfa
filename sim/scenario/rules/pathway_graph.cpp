#include "scenario/rules/pathway_graph.hpp"

#include <algorithm>

namespace umbral::scenario {
namespace {

std::vector<std::size_t> following_steps(const Pathway& pathway, std::size_t i) {
    const Step& step = pathway.steps[i];
    std::vector<std::size_t> steps;
    const bool leaves = step.refer.has_value() || step.outcome.has_value();
    const bool passes_on = !step.needs.empty() || (step.next.empty() && !leaves);
    if (passes_on && i + 1 < pathway.steps.size()) steps.push_back(i + 1);
    for (const Next& next : step.next) {
        if (next.share.value <= 0 && !next.share.is_uncertain()) continue;
        for (std::size_t k = 0; k < pathway.steps.size(); ++k) {
            if (pathway.steps[k].id == next.step) steps.push_back(k);
        }
    }
    return steps;
}

}  // namespace

PathwayGraph::PathwayGraph(const Pathway& pathway, const std::set<std::string>& entered_at)
    : reached_(pathway.steps.size()), ends_(pathway.steps.size()) {
    for (std::size_t i = 0; i < pathway.steps.size(); ++i) {
        following_.push_back(following_steps(pathway, i));
        ends_[i] = pathway.steps[i].refer.has_value() || pathway.steps[i].outcome.has_value();
        reached_[i] = entered_at.contains(pathway.steps[i].id);
    }
    if (!reached_.empty()) reached_[0] = true;
    // Pathways are short: repeat until nothing changes.
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t i = 0; i < following_.size(); ++i) {
            for (const std::size_t next : following_[i]) {
                if (reached_[i] && !reached_[next]) changed = reached_[next] = true;
                if (ends_[next] && !ends_[i]) changed = ends_[i] = true;
            }
        }
    }
}

std::set<std::string> entered_at(const std::vector<Site>& sites) {
    std::set<std::string> ids;
    for (const Site& site : sites) {
        for (const Pathway& pathway : site.pathways) {
            for (const Step& step : pathway.steps) {
                if (!step.enter_at.empty()) ids.insert(step.enter_at);
            }
        }
    }
    return ids;
}

std::vector<std::string> routes_of(const ReferralRule& rule) {
    if (const auto* first = std::get_if<FirstWithRoomRule>(&rule)) return first->routes;
    if (const auto* logit = std::get_if<LogitRule>(&rule)) return logit->routes;
    std::vector<std::string> routes;
    for (const auto& [route, share] : std::get<ShareRule>(rule).routes) routes.push_back(route);
    return routes;
}

const Pathway* pathway_of(const Site& site, const std::string& profile) {
    for (const Pathway& pathway : site.pathways) {
        if (pathway.profiles.empty() || std::count(pathway.profiles.begin(), pathway.profiles.end(), profile) > 0)
            return &pathway;
    }
    return nullptr;
}

}  // namespace umbral::scenario
