#include <fmt/format.h>

#include <cmath>

#include "analysis/names.hpp"
#include "cli/timeline_text.hpp"
#include "cli/timeline_words.hpp"

namespace umbral::cli {
namespace {

using analysis::Chain;
using analysis::Hindrance;
using analysis::MeasureRun;
using analysis::Outcome;

const char* name_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::answered:
            return "answered";
        case Outcome::answered_late:
            return "answered_late";
        case Outcome::missed:
            return "missed";
        case Outcome::unanswered:
            return "unanswered";
        case Outcome::unfounded:
            return "unfounded";
    }
    return "";
}

const char* name_of(Hindrance::Kind kind) {
    switch (kind) {
        case Hindrance::Kind::messages_lost:
            return "messages_lost";
        case Hindrance::Kind::channel_down:
            return "channel_down";
        case Hindrance::Kind::room_unstaffed:
            return "room_unstaffed";
        case Hindrance::Kind::contact_searched:
            return "contact_searched";
        case Hindrance::Kind::no_way:
            return "no_way";
        case Hindrance::Kind::decision_dropped:
            return "decision_dropped";
        case Hindrance::Kind::money:
            return "money";
        case Hindrance::Kind::needs:
            return "needs";
        case Hindrance::Kind::means:
            return "means";
    }
    return "";
}

class Writer {
  public:
    explicit Writer(const TimelineView& view) : view_(view), names_(view.input) {}

    [[nodiscard]] Json chain_json(const Chain& chain) const {
        Json json{
            {chain.is_level ? "level" : "measure", chain.episode.subject},
            {"title", chain.is_level ? names_.level(chain.episode.subject) : names_.measure(chain.episode.subject)},
            {"outcome", name_of(chain.outcome)},
            {"sentence", to_words(chain, names_, view_.input)}};
        Json delays = Json::object();
        const auto stage = [&](const char* name, TimeUs at_us) {
            json[name] = time_or_null(at_us);
            if (at_us != never_us && chain.episode.crossed_us != never_us)
                delays[name] = hours_from_us(at_us - chain.episode.crossed_us);
        };
        stage("crossed", chain.episode.crossed_us);
        stage("reported", chain.episode.reported_us);
        stage("known", chain.episode.known_us);
        stage("decided", chain.episode.decided_us);
        stage("approved", chain.episode.approved_us);
        if (chain.is_level) stage("declared", chain.episode.declared_us);
        stage("funded", chain.episode.funded_us);
        stage("effective", chain.episode.effective_us);
        stage("back", chain.episode.back_us);
        if (chain.is_level) stage("ended", chain.episode.ended_us);
        delays.erase("crossed");
        json["after_crossing_h"] = delays;
        json["known_by"] = learned_json(chain.episode);
        json["hindrances"] = hindrances_json(chain.hindrances);
        json["events"] = events_json(chain.episode.events, chain.episode.crossed_us);
        json["measures"] = runs_json(chain.measures);
        return json;
    }

    [[nodiscard]] Json runs_json(const std::vector<MeasureRun>& runs) const {
        Json list = Json::array();
        for (const MeasureRun& run : runs) {
            list.push_back({{"measure", run.measure},
                            {"title", names_.measure(run.measure)},
                            {"ordered", time_or_null(run.ordered_us)},
                            {"decided", time_or_null(run.decided_us)},
                            {"approved", time_or_null(run.approved_us)},
                            {"funded", time_or_null(run.funded_us)},
                            {"effective", time_or_null(run.effective_us)},
                            {"ended", time_or_null(run.ended_us)},
                            {"part", run.part.empty() ? Json() : Json(run.part)},
                            {"interruptions", interruptions_json(run)},
                            {"hindrances", hindrances_json(run.hindrances)},
                            {"events", events_json(run.events)}});
        }
        return list;
    }

    [[nodiscard]] Json events_json(const std::vector<engine::Event>& events, TimeUs crossed_us = 0) const {
        Json list = Json::array();
        for (const auto& event : events) {
            list.push_back({{"time", time_or_null(event.time_us)},
                            {"kind", event.kind},
                            {"subject", event.subject},
                            {"agency", event.agency},
                            {"detail", event.detail},
                            {"words", to_words(event, names_, crossed_us)}});
        }
        return list;
    }

  private:
    /// ISO 8601 with the reference zone's offset.
    [[nodiscard]] Json time_or_null(TimeUs at_us) const {
        if (at_us == never_us) return nullptr;
        std::string text = instant_text(view_.input.scenario, at_us);
        text[10] = 'T';
        const auto offset_min = std::lround(view_.input.scenario.utc_offset_h * 60);
        return text + fmt::format("{}{:02}:{:02}", offset_min < 0 ? '-' : '+', std::labs(offset_min) / 60,
                                  std::labs(offset_min) % 60);
    }
    [[nodiscard]] Json interruptions_json(const MeasureRun& run) const {
        Json list = Json::array();
        for (const auto& [from_us, funded_us, to_us] : run.interruptions)
            list.push_back(
                {{"from", time_or_null(from_us)}, {"funded", time_or_null(funded_us)}, {"to", time_or_null(to_us)}});
        return list;
    }
    /// Which agency learned of it when, from figures of when.
    [[nodiscard]] Json learned_json(const response::Episode& episode) const {
        Json list = Json::array();
        for (const response::Learned& learned : episode.learned) {
            list.push_back({{"agency", learned.agency},
                            {"name", names_.agency(learned.agency)},
                            {"time", time_or_null(learned.at_us)},
                            {"observed", time_or_null(learned.observed_us)}});
        }
        return list;
    }
    [[nodiscard]] Json hindrances_json(const std::vector<Hindrance>& hindrances) const {
        Json list = Json::array();
        for (const Hindrance& hindrance : hindrances) {
            list.push_back({{"kind", name_of(hindrance.kind)},
                            {"subject", hindrance.subject},
                            {"from", time_or_null(hindrance.from_us)},
                            {"to", time_or_null(hindrance.to_us)},
                            {"count", hindrance.count},
                            {"hours", hindrance.hours},
                            {"words", to_words(hindrance, names_, view_.input.scenario)}});
        }
        return list;
    }

    const TimelineView& view_;
    analysis::Names names_;
};

}  // namespace

Json to_json(const analysis::Timeline& timeline, const TimelineView& view) {
    const Writer writer(view);
    Json chains = Json::array();
    for (const Chain& chain : timeline.chains) chains.push_back(writer.chain_json(chain));
    return {{"scenario", view.header.scenario_id},
            {"plan", view.plan.id},
            {"replication", view.replication},
            {"seed", view.header.seed},
            {"start", to_string(view.header.start)},
            {"time_zone", view.header.time_zone_name},
            {"chains", chains},
            {"dated_measures", writer.runs_json(timeline.dated)},
            {"world", writer.events_json(timeline.world)}};
}

}  // namespace umbral::cli
