#pragma once
// One history of a case, lived in one of the ways that must make no difference, and looked at while it is lived.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/record.hpp"
#include "generated/case.hpp"
#include "people/state.hpp"
#include "response/state.hpp"

namespace umbral::generated {

struct Way {
    enum class How : std::uint8_t {
        plainly,    ///< as the program does it: engine::run_replication
        in_pieces,  ///< engine::Simulation, stopped at odd instants
        looked_at,  ///< people and response put together here: looked at, in windows of any length
        elsewhere,  ///< read from a folder, under another working directory, language, locale and time zone
    };
    How how = How::plainly;
    std::uint64_t seed = 1;
    std::uint32_t replication = 0;
    double until_days = 0;
    double window_share = 1;  ///< of the longest window that is allowed
    unsigned jobs = 0;        ///< workers at a time; 0: no ensemble
    bool resumed = false;     ///< its study is cut off and gone on with
    bool merged = false;      ///< it goes through a study that is merged
    int other = 0;            ///< of two histories that are compared: 1 is the changed one
};

/// Something at odds with a property.
struct Complaint {
    int property = 0;  ///< its number
    std::string what;
};
using Complaints = std::vector<Complaint>;

/// What only the state tells, of the measured window's beginning and end.
struct SiteBook {
    std::string id;
    std::int64_t present_from = 0, present_to = 0;       ///< [persons]
    std::int64_t completed_from = 0, departed_from = 0;  ///< [persons] present at the start, and gone at once
};
struct StationBook {
    std::string site, id;
    double queue_person_h = 0;    ///< integral of the queue
    double served_person_h = 0;   ///< waits that ended in service
    double waiting_person_h = 0;  ///< of those still waiting, within the window
    std::int64_t queued_from = 0;
    bool nobody_leaves = false;  ///< from its queue, out of patience
};
struct LineBook {
    std::string id;
    double released_usd = 0, spent_usd = 0, overrun_usd = 0;
    bool is_bounded = false;  ///< all that is paid from it can be stopped in time
};
struct Books {
    double window_h = 0;
    std::int64_t travelling_from = 0, travelling_to = 0;  ///< [persons]
    std::vector<SiteBook> sites;
    std::vector<StationBook> stations;
    std::vector<LineBook> lines;
};

struct History {
    engine::ReplicationRecord record;
    Books books;            ///< of one that was looked at
    Complaints complaints;  ///< likewise
    std::string died;       ///< how, when it did not come to its end
};

/// Where a test puts a fault, to see that the properties find it. Nothing of the program knows of it.
struct Seam {
    std::function<void(scenario::Input&, const Way&)> input;  ///< before it is lived
    /// The state before it is looked at; false while there is nothing to put it in. The history ends with that look.
    std::function<bool(people::State&)> state;
    std::function<void(std::vector<response::LineState>&)> lines;  ///< a copy, before it is looked at
    std::function<void(Books&)> books;
    std::function<void(engine::ReplicationRecord&, const Way&)> record;  ///< before it is handed on
};

/// Makes the sampling tables that a case's histories need, so that they need not make them each anew.
void prepare(const scenario::Input& input, std::uint64_t seed, std::uint32_t replications);
/// Lives a history in a process of its own.
[[nodiscard]] History live(const Case& made, const scenario::Input& input, const Way& way, const Seam& seam);
/// The same in this process; with agencies once per process. Without looking.
[[nodiscard]] engine::ReplicationRecord live_here(const scenario::Input& input, const Way& way, const Seam& seam);

}  // namespace umbral::generated
