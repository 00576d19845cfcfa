#pragma once
// The traced chain of one history: for every crossing of a threshold when it was true, reported, known, decided,
// approved and declared; how far each measure came; when conditions were back; and what held it up.

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "analysis/measure_run.hpp"
#include "engine/record.hpp"
#include "response/episodes.hpp"
#include "scenario/reader.hpp"

namespace umbral::analysis {

/// Things of one kind that happened on the way from one stage to a later one and explain why it took so long.
struct Hindrance {
    enum class Kind : std::uint8_t {
        messages_lost,     ///< count, on a channel
        channel_down,      ///< hours of outage of a channel within the stage
        room_unstaffed,    ///< hours in which nobody was in an agency's room
        contact_searched,  ///< the agency whose contact was out of date
        no_way,            ///< the agency that could not be reached
        decision_dropped,  ///< the authority let it pass once
        money,             ///< the line that had to release more
        needs,             ///< the measure that had to be in effect first
        means,             ///< the agency that was short of staff or vehicles
    };
    Kind kind{};
    std::string subject;        ///< id of the channel, agency, line or measure
    TimeUs from_us = never_us;  ///< first time
    TimeUs to_us = never_us;    ///< until: the outage's end, money to begin with, the needed measure's effect
    int count = 1;
    double hours = 0;  ///< [h] of outage or of an empty room
};

/// A measure's run, with what lay in its way.
struct MeasureRun : MeasureProgress {
    std::string measure;
    std::vector<engine::Event> events;
    std::vector<Hindrance> hindrances;
};

/// How a crossing ended.
enum class Outcome : std::uint8_t {
    answered,       ///< declared, or the measure in effect, before conditions were back for good
    answered_late,  ///< only after conditions were back for good
    missed,         ///< never, and conditions were back
    unanswered,     ///< not yet, at the end of the window
    unfounded,      ///< declared or decided on a picture although the threshold was not crossed in truth
};

/// One episode of a threshold, with what came of it.
struct Chain {
    response::Episode episode;
    bool is_level = true;  ///< else of a measure with a trigger of its own
    Outcome outcome = Outcome::unanswered;
    std::vector<Hindrance> hindrances;  ///< until it was declared
    std::vector<MeasureRun> measures;   ///< ordered by it, or its own, in order of their start
};

struct Timeline {
    std::vector<Chain> chains;                     ///< in order of Episode::start_us
    std::vector<MeasureRun> dated;                 ///< measures decided on a date
    std::vector<engine::Event> world;              ///< routes closed and opened, money released and overspent
    std::map<std::string, std::size_t> crossings;  ///< how many in the history, by level or measure
};

/// Puts a history's events together.
///
/// Which event belongs to which crossing is said in response/episodes.hpp.
///
/// @param events  in order of time, of one replication
/// @param input   the study's scenario and plan
[[nodiscard]] Timeline trace(const std::vector<engine::Event>& events, const scenario::Input& input);

}  // namespace umbral::analysis
