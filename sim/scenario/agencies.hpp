#pragma once
// Who must notice, decide and pay, as they stand before any plan: agencies with their operations rooms, the channels
// between them, the directory of focal points, budget lines and prices. What they do is a plan's (plan.hpp).

#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "scenario/common.hpp"

namespace umbral::scenario {

/// A span in which a channel carries nothing, or nobody is in an operations room.
struct Outage {
    Date from;
    double from_hour = 0;
    Date to;
    double to_hour = 0;
    std::string reason;
};

/// An agency and its operations room. Duty officers handle one message at a time, the most urgent first.
struct Agency {
    std::string id;
    Text name;
    std::string country;                       ///< empty: of the whole region
    Roster duty_officers;                      ///< [officers]; no shifts: one, round the clock
    std::vector<Outage> unstaffed;             ///< dated: nobody is in the room
    Distribution handling_min = 10.0;          ///< [min] of a duty officer for each message
    Distribution deliberation_h = 0.0;         ///< [h] from a handled request to a decision, besides the officer's time
    Quantity observes_every_h = 6.0;           ///< [h] between counts at the sites it operates
    std::optional<Quantity> reserve_officers;  ///< [officers] its measures may call up; none: no limit
    std::optional<Quantity> reserve_vehicles;  ///< [vehicles]; likewise
    Source source;
};

/// A way of sending messages. A message takes fixed minutes + latency + size / bandwidth, then the receiver's handling.
struct Channel {
    std::string id;
    Text title;
    std::vector<std::string> agencies;    ///< who is on it; empty: all
    Quantity fixed_min = 0.0;             ///< [min] to write, dial, translate, encrypt
    Quantity latency_s = 1.0;             ///< [s]
    Quantity bandwidth_kb_per_s = 100.0;  ///< [kB/s]
    Quantity loss_fraction = 0.0;         ///< [fraction of messages] never acknowledged
    Quantity retry_h = 2.0;               ///< [h] until an unacknowledged message is sent again
    Quantity mean_up_h = 0.0;             ///< [h] between random outages, exponential; 0: none
    std::optional<Distribution> down_h;   ///< [h] a random outage lasts
    std::vector<Outage> outages;          ///< dated
    bool open = true;                     ///< at the start; a measure may open it
    Source source;
};

/// What a message is about.
enum class Topic { report, alert, request, approval, order };
inline constexpr std::size_t topic_count = 5;

/// An entry of the directory of focal points: whom to write to at an agency. A stale entry costs a search, once.
struct FocalPoint {
    std::string agency;
    Topic topic = Topic::report;
    Text contact;                   ///< the post or room, never a person
    Quantity stale_fraction = 0.0;  ///< [probability] that a sender's entry is out of date
    Distribution search_h = 8.0;    ///< [h] to find the right contact
    Source source;
};

/// Money that becomes available together.
struct Tranche {
    Quantity usd;                    ///< [USD]
    std::optional<Date> date;        ///< released on; none: on request
    Quantity release_delay_h = 0.0;  ///< [h] from request to release; 0 and no date: there from the start
};

/// What happens to measures when their budget line has nothing left.
enum class WhenExhausted { stop, wait, overspend };

struct BudgetLine {
    std::string id;
    Text title;
    std::string country;
    std::string agency;                           ///< who releases it
    std::vector<Tranche> tranches;                ///< released in order
    std::optional<Quantity> ceiling_usd_per_day;  ///< [USD/day] most that measures may commit in a day
    WhenExhausted when_exhausted = WhenExhausted::stop;
    Source source;
};

/// What is priced: capacity by the day whether used or not, and what is used up.
enum class PriceItem {
    place_day,           ///< a design place, a day
    overflow_place_day,  ///< a place beyond design, a day
    officer_h,           ///< an officer at the counter, an hour
    overtime_officer_h,
    duty_officer_h,  ///< in an operations room
    vehicle_day,     ///< a vehicle of a fleet, a day
    passage,         ///< a person carried on a route at the State's expense: with a waived fare or an assisted seat
    supply           ///< an item ordered
};

/// A unit price. Without `usd` it is known to be missing: listed as not priced, never zero.
struct Price {
    std::string id;
    Text title;
    PriceItem item = PriceItem::place_day;
    std::string country;          ///< only there; empty: anywhere
    std::string site;             ///< only there
    std::string fleet;            ///< vehicle_day: only this fleet
    std::string supply;           ///< supply: this item
    std::optional<Quantity> usd;  ///< [USD/unit]
    std::string line;             ///< budget line it is booked to; empty: none
    Source source;
};

}  // namespace umbral::scenario
