// The response layer's episodes, and those that the timeline finds in the events: the same, crossing by crossing.

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "analysis/timeline.hpp"
#include "engine/simulation.hpp"
#include "response/in_child.hpp"

namespace umbral::analysis {
namespace {

using response::Episode;

std::vector<TimeUs> stages(const Episode& episode) {
    std::vector<TimeUs> times{episode.crossed_us,  episode.reported_us, episode.known_us,     episode.decided_us,
                              episode.approved_us, episode.declared_us, episode.funded_us,    episode.effective_us,
                              episode.back_us,     episode.ended_us,    episode.decided_on_us};
    for (const auto& learned : episode.learned) times.push_back(learned.at_us);
    return times;
}

/// Delays from the crossing to a stage, by level, as the chains of a timeline have them [h].
using Delays = std::map<std::string, std::vector<double>>;

void add_delay(Delays& delays, const Chain& chain, TimeUs stage_us) {
    const Episode& episode = chain.episode;
    if (episode.crossed_us == never_us || stage_us == never_us) return;
    const double hours = std::max(0.0, hours_from_us(stage_us - episode.crossed_us));
    delays["level:" + episode.subject].push_back(hours);
    delays["all"].push_back(hours);
}

/// How many means and maxima of the indicator the delays do not give.
double mismatches(const std::vector<engine::IndicatorValue>& values, const char* name, const Delays& delays) {
    double wrong = 0;
    for (const auto& value : values) {
        if (value.name != name) continue;
        const auto found = delays.find(to_text(value.scope));
        if (found == delays.end()) {
            wrong += value.value ? 1 : 0;
            continue;
        }
        double expected = 0;
        for (const double hours : found->second)
            expected = value.stat == "max" ? std::max(expected, hours)
                                           : expected + hours / static_cast<double>(found->second.size());
        wrong += value.value && *value.value == Approx(expected) ? 0 : 1;
    }
    return wrong;
}

struct Compared {
    double episodes = 0, unlike = 0, stray = 0, figures_unlike = 0, truths = 0, out_of_turn = 0;
};

/// Truth goes up and down in turn; up may come twice only where the level was ended between.
double out_of_turn(const std::vector<engine::Event>& events) {
    std::set<std::string> up, ended;
    double wrong = 0;
    for (const auto& event : events) {
        if (event.kind == "stood_down" || event.kind == "expired" || event.kind == "measure_ended" ||
            event.kind == "measure_called_off")
            ended.insert(event.subject);
        if (event.kind == "threshold_back") wrong += up.erase(event.subject) == 1 ? 0 : 1;
        if (event.kind != "threshold_crossed") continue;
        wrong += up.insert(event.subject).second || ended.contains(event.subject) ? 0 : 1;
        ended.erase(event.subject);
    }
    return wrong;
}

Compared compare(const scenario::Input& input, std::uint64_t seed, std::uint32_t replication) {
    engine::Simulation simulation(input, {seed, replication, 0});
    simulation.advance_to(never_us);
    std::vector<Episode> kept = simulation.response().episodes.all();
    std::stable_sort(kept.begin(), kept.end(),
                     [](const Episode& a, const Episode& b) { return a.start_us() < b.start_us(); });
    const TimeUs measured_from_us = simulation.response().measured_from_us;
    const auto record = simulation.finish();
    const Timeline timeline = trace(record.events, input);

    Compared result;
    result.episodes = static_cast<double>(kept.size());
    result.unlike = kept.size() == timeline.chains.size() ? 0 : 1000;
    std::size_t held = 0;
    std::map<std::string, Delays> delays;
    for (std::size_t i = 0; i < std::min(kept.size(), timeline.chains.size()); ++i) {
        const Chain& chain = timeline.chains[i];
        const Episode& episode = chain.episode;
        result.unlike += kept[i].subject == episode.subject && stages(kept[i]) == stages(episode) ? 0 : 1;
        for (const auto& event : episode.events) held += event.kind == "threshold_crossed";
        if (!chain.is_level || episode.start_us() < measured_from_us) continue;
        add_delay(delays["report_delay_h"], chain, episode.reported_us);
        add_delay(delays["knowledge_delay_h"], chain, episode.known_us);
        add_delay(delays["decision_delay_h"], chain, episode.decided_us);
        add_delay(delays["declaration_delay_h"], chain, episode.declared_us);
        add_delay(delays["funding_delay_h"], chain, episode.funded_us);
        add_delay(delays["response_delay_h"], chain, episode.effective_us);
        add_delay(delays["crossing_length_h"], chain, episode.back_us);
    }
    for (const auto& event : record.events) result.truths += event.kind == "threshold_crossed";
    result.stray = result.truths - static_cast<double>(held);
    for (const auto& [name, by_scope] : delays)
        result.figures_unlike += mismatches(record.indicators, name.c_str(), by_scope);
    result.out_of_turn = out_of_turn(record.events);
    return result;
}

TEST_CASE("the timeline finds in the events the episodes that the delays are of, crossing by crossing") {
    const auto input = scenario::read_input(UMBRAL_ROOT "/scenarios/reference/darien-costa-rica-2023", "binational");
    const std::vector<std::pair<std::uint64_t, std::uint32_t>> histories{{1, 0}, {2, 0}, {3, 0}, {11, 1}};
    for (const auto& [seed, replication] : histories) {
        INFO("seed " << seed << ", history " << replication);
        const auto numbers = response::in_child([&, seed = seed, replication = replication] {
            const Compared result = compare(input, seed, replication);
            return std::vector<double>{result.episodes,       result.unlike, result.stray,
                                       result.figures_unlike, result.truths, result.out_of_turn};
        });
        CHECK(numbers.at(0) > 5);
        CHECK(numbers.at(1) == 0);  // every stage, and who learned of it when
        CHECK(numbers.at(2) == 0);  // every crossing belongs to an episode
        CHECK(numbers.at(3) == 0);  // the indicators are the means and maxima of these
        CHECK(numbers.at(4) > 5);
        CHECK(numbers.at(5) == 0);
    }
}

}  // namespace
}  // namespace umbral::analysis
