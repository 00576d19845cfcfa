#include "response/agency_effects.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "response/correspondence.hpp"
#include "response/money.hpp"
#include "response/reports.hpp"

namespace umbral::response {
namespace {

/// The interval of the last begun in effect about the site, else the scenario's.
void set_bulletins(State& s, const InformPeople& about) {
    for (const std::size_t site : about.sites) {
        const auto* last = s.effects.last([site](const AgencyEffect& effect) {
            const auto* inform = std::get_if<InformPeople>(&effect);
            return inform != nullptr && std::count(inform->sites.begin(), inform->sites.end(), site) > 0;
        });
        s.bulletin_every_us[site] =
            last != nullptr ? std::get<InformPeople>(last->change).every_us : own_bulletin_every_us(*s.model);
    }
}

/// Open where the scenario or anything in effect says so.
void set_channel(State& s, ChannelId id) {
    const auto* last = s.effects.last([id](const AgencyEffect& effect) {
        const auto* open = std::get_if<OpenChannel>(&effect);
        return open != nullptr && open->channel == id;
    });
    s.channel_open[id.index()] = last != nullptr || s.model->channels[id.index()].open;
    find_ways(s);
}

/// Whose picture each agency shares.                                                          (agencies)
std::vector<std::size_t> shared_pictures(const State& s) {
    std::vector<std::size_t> shared(s.model->agencies.size());
    std::iota(shared.begin(), shared.end(), std::size_t{0});
    const auto join = [&](const std::vector<AgencyId>& team) {
        for (const AgencyId agency : team) {
            const std::size_t from = shared[agency.index()];
            std::replace(shared.begin(), shared.end(), from, shared[team.front().index()]);
        }
    };
    for (const auto& team : s.model->joint_teams) join(team);
    for (const auto& entry : s.effects.entries()) {
        if (const auto* team = std::get_if<FormJointTeam>(&entry.change)) join(team->agencies);
    }
    return shared;
}

struct Settle {
    State& s;
    void operator()(const InformPeople& inform) const { set_bulletins(s, inform); }
    void operator()(const OpenChannel& open) const { set_channel(s, open.channel); }
    void operator()(const FormJointTeam&) const { form_teams(s); }
    void operator()(const ReleaseBudget&) const {}
};

}  // namespace

BegunId begin_effect(State& s, MeasureId measure, const AgencyEffect& effect) {
    if (const auto* release = std::get_if<ReleaseBudget>(&effect)) {
        ask_release(s, release->line, s.model->measures[measure.index()].actor);
        return {};
    }
    const BegunId id = s.effects.begin(s.now_us, measure.value, effect);
    std::visit(Settle{s}, effect);
    return id;
}

void end_effect(State& s, BegunId id) {
    if (const auto ended = s.effects.end(id)) std::visit(Settle{s}, ended->change);
}

void form_teams(State& s) {
    if (s.model->perfect_information) return;
    const std::vector<std::size_t> shared = shared_pictures(s);
    if (shared == s.picture_of) return;
    std::vector<Picture> own;  // what each has known until now
    std::vector<bool> has_news(shared.size());
    for (const std::size_t before : s.picture_of) own.push_back(*s.pictures[before]);
    for (std::size_t a = 0; a < shared.size(); ++a) {
        if (s.picture_of[a] == s.picture_of[shared[a]]) continue;
        own[shared[a]].learn(s.pictures[s.picture_of[a]]->figures());
        has_news[shared[a]] = true;
    }
    // In their places: somebody may be looking at one of them just now.
    for (std::size_t a = 0; a < own.size(); ++a) *s.pictures[a] = std::move(own[a]);
    s.picture_of = shared;
    find_ways(s);
    for (std::size_t a = 0; a < has_news.size(); ++a) {
        if (has_news[a]) react(s, a);
    }
}

}  // namespace umbral::response
