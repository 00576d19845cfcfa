#include "people/referrals.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "people/visits.hpp"

namespace umbral::people {
namespace {

/// Of which hour something is known of a site: that which its agency last published, or one information age ago where
/// no agency does; nothing before the first publication.
std::optional<std::size_t> known_hour(const State& s, SiteId site, TimeUs now_us) {
    std::int64_t hour = s.published_hour[site.index()];
    if (hour == no_publisher) {
        const TimeUs read_us = now_us - s.model->information_age_us;
        hour = read_us < 0 ? -1 : read_us / hour_us;
    }
    if (hour < 0 || s.published.empty()) return std::nullopt;
    return std::min(static_cast<std::size_t>(hour), s.published.size() - 1);
}

bool has_known_room(const State& s, SiteId site, const Party& party, TimeUs now_us) {
    const auto hour = known_hour(s, site, now_us);
    if (!hour) return true;
    const std::size_t row = site.index() * s.model->profiles.size() + party.profile.index();
    return s.published_room[*hour][row] >= party.size;
}

/// Weight of a route under the logit rule: exp(-(time + cost + hazard + known queue)).
double logit_weight(const State& s, const ReferralRule& rule, RouteId id, TimeUs now_us) {
    const Route& route = s.model->routes[id.index()];
    double effort = rule.per_hour * route.mean_hours + rule.per_usd * s.routes[id.index()].fare_usd +
                    rule.per_hazard * route.hazard;
    if (const auto hour = known_hour(s, route.to, now_us)) {
        const Published& report = s.published[*hour][route.to.index()];
        const double per_day = std::max(1.0, static_cast<double>(report.throughput_per_day));
        effort += rule.per_queued_day * report.waiting_persons / per_day;
    }
    return std::exp(-effort);
}

std::vector<double> route_weights(const State& s, const ReferralRule& rule, const Party& party, TimeUs now_us) {
    std::vector<double> weights;
    bool found_room = false;
    for (std::size_t i = 0; i < rule.routes.size(); ++i) {
        const RouteId id = rule.routes[i];
        switch (rule.kind) {
            case ReferralRule::Kind::shares:
                weights.push_back(rule.shares[i]);
                break;
            case ReferralRule::Kind::logit:
                weights.push_back(logit_weight(s, rule, id, now_us));
                break;
            case ReferralRule::Kind::first_with_room: {
                const bool room =
                    s.routes[id.index()].open && has_known_room(s, s.model->routes[id.index()].to, party, now_us);
                weights.push_back(room && !found_room ? 1.0 : 0.0);
                found_room = found_room || room;
                break;
            }
        }
    }
    if (rule.kind == ReferralRule::Kind::first_with_room && !found_room) weights.back() = 1.0;
    return weights;
}

}  // namespace

RouteId choose_route(const State& s, PartyId id, TimeUs now_us) {
    const Party& party = s.parties[id];
    const Step& step = s.model->steps[party.step.index()];
    const ReferralRule& rule = s.rules[step.rule.index()];
    if (rule.routes.size() == 1) return rule.routes.front();
    std::vector<double> weights = route_weights(s, rule, party, now_us);
    std::vector<double> open = weights;
    double total = 0;
    for (std::size_t i = 0; i < open.size(); ++i) {
        if (!s.routes[rule.routes[i].index()].open) open[i] = 0;
        total += open[i];
    }
    const std::vector<double>& used = total > 0 ? open : weights;
    if (total <= 0) {
        for (const double weight : weights) total += weight;
    }
    const auto words = draw4(s.key, address_of(party, Purpose::referral, step.place, visit_of(party)));
    double left = unit_interval(words[0]) * total;
    std::size_t i = 0;
    while (i + 1 < used.size() && left >= used[i]) left -= used[i++];
    while (used[i] <= 0 && i > 0) --i;
    return rule.routes[i];
}

}  // namespace umbral::people
