#pragma once
// Agencies and channels, and what happened along the chain from a threshold to a measure, over all histories.

#include <optional>
#include <string>
#include <vector>

#include "gui/model/world.hpp"

namespace umbral::gui {

struct AgencyBox {
    std::string id;
    std::string name;
    std::optional<double> load;   ///< [fraction of duty officers' time], mean over histories
    std::optional<double> age_h;  ///< of its picture at the hour looked at, the median history
};

struct AgencyColumn {
    std::string country;  ///< its name; empty: the region
    std::vector<AgencyBox> agencies;
};

/// Who writes to whom, by which channel.
struct Tie {
    std::string from;
    std::string to;
    std::string channel;
    bool reports = true;  ///< regular reports; false: requests and orders only
};

struct ChannelRow {
    std::string id;
    std::string title;
    bool open = true;  ///< in the draft
    std::optional<double> sent;
    std::optional<double> lost;
    std::optional<double> delay_h;
};

/// When something first happened, over the histories in which it did.
struct ChainRow {
    std::string title;
    std::string note;          ///< who declares it, what orders it
    int number = -1;           ///< of a level; below 0: a measure
    std::size_t happened = 0;  ///< histories
    std::size_t histories = 0;
    double p10_h = 0;  ///< since the scenario's start
    double p50_h = 0;
    double p90_h = 0;
    std::optional<double> crossed_h;  ///< levels: median of the first true crossing
};

/// What is otherwise than under the baseline, as a sentence.
struct ResponseChange {
    std::string text;
    bool is_worse = false;
    double size = 0;  ///< to put the largest first
};

struct ResponseModel {
    std::vector<AgencyColumn> columns;
    std::vector<Tie> ties;
    std::vector<ChannelRow> channels;
    std::vector<ChainRow> levels;
    std::vector<ChainRow> measures;
    std::vector<ResponseChange> changes;  ///< from the baseline, the worst first
    bool has_baseline = false;            ///< there is another plan or draft to compare with
    bool stale = false;
};

/// @param hour  looked at, since the scenario's start
[[nodiscard]] ResponseModel make_response(const World& world, double hour);

}  // namespace umbral::gui
