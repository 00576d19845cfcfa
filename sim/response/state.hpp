#pragma once
// The response layer's one mutable state: who believes what, which levels stand, how far each measure is, what has been
// paid. Functions on it are grouped by theme: reports.hpp, correspondence.hpp, levels.hpp, measures.hpp, money.hpp.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "base/random.hpp"
#include "people/world.hpp"
#include "response/episodes.hpp"
#include "response/log.hpp"
#include "response/mail.hpp"
#include "response/model.hpp"
#include "response/observe.hpp"
#include "response/picture.hpp"

namespace umbral::response {

// ---- what is due ----------------------------------------------------------------------------------------------

/// Kinds of things that come due by themselves; at one instant they go in this order, then by subject.
enum class DueKind : std::uint8_t {
    measuring,  ///< the measured window begins: figures start anew
    hour,       ///< everybody counts; the truth is judged
    opening,    ///< subject: agency; somebody is in its room again, and looks at what nobody was there to end
    level,      ///< subject: level; it may stand down or expire: before anything is given to what waits
    tranche,    ///< subject: line; money is released
    end,        ///< subject: measure; its time is over
    dated,      ///< subject: measure; what was decided on a date
    decision,   ///< subject: index of State::pending; a deliberation is over
    effect,     ///< subject: measure; its lead time is over
    report,     ///< subject: flow; a situation report is to be written
    books,      ///< the day's standing costs
};

struct Due {
    TimeUs at_us = 0;
    DueKind kind{};
    std::uint32_t subject = 0;
    std::uint32_t instance = 0;  ///< as in letters
    friend bool operator>(const Due& a, const Due& b) {
        if (a.at_us != b.at_us) return a.at_us > b.at_us;
        if (a.kind != b.kind) return a.kind > b.kind;
        return a.subject > b.subject;
    }
};

// ---- levels and measures --------------------------------------------------------------------------------------

struct LevelState {
    enum class Phase : std::uint8_t { routine, deciding, asking, declared };
    Phase phase = Phase::routine;
    std::uint32_t instance = 0;
    std::vector<bool> agreed;  ///< by approval
    TimeUs declared_us = never_us;
    TimeUs days_us = 0;                    ///< time declared, in the measured window
    TimeUs undeclared_from_us = never_us;  ///< since when its trigger has held in truth without it
    TimeUs undeclared_us = 0;              ///< such time before that, in the measured window
};

/// What an agency has alerted others to of a trigger, since its picture last showed that it is not over.
enum class Warning : std::uint8_t { none, over, holds };

/// Officers and vehicles that a measure has from one agency's reserve.
struct Loan {
    AgencyId from;
    std::int64_t officers = 0, vehicles = 0;
};

struct MeasureState {
    enum class Phase : std::uint8_t { idle, ordered, deciding, asking, waiting, leading, effective };
    Phase phase = Phase::idle;
    std::uint32_t instance = 0;
    std::vector<bool> agreed;               ///< by approval, then by lender
    std::string_view waits_for;             ///< what was said of its waiting: log.hpp
    bool out_of_money = false;              ///< its line could not pay another day, and it has not begun again since
    double share = 1;                       ///< of its size that is carried out (if_short: partial)
    bool fixed_is_paid = false;             ///< its fixed cost, since it was decided
    TimeUs ran_us = 0;                      ///< in effect since it was decided, before it stopped for want of money
    std::vector<BegunId> changes, effects;  ///< what it has begun, of people's world and of agencies
    std::vector<Loan> loans;                ///< taken from reserves, to be given back
    TimeUs effective_us = never_us;
    TimeUs booked_to_us = 0;      ///< running costs are booked to
    std::int64_t persons_to = 0;  ///< persons are booked to
    double committed_usd = 0;
    TimeUs in_effect_us = 0;  ///< in the measured window

    /// Money, staff and vehicles are set aside for it, or in use.
    [[nodiscard]] bool has_means() const { return phase == Phase::leading || phase == Phase::effective; }
};

// ---- money ----------------------------------------------------------------------------------------------------

struct LineState {
    double released_usd = 0, spent_usd = 0, committed_usd = 0, overrun_usd = 0;
    std::size_t next_tranche = 0;  ///< of those on request
    bool exhausted = false;
    std::int64_t day = -1;
    double spent_today_usd = 0;
    std::vector<double> spent_hourly_usd;  ///< at each hour of the measured window
};

/// Every dollar is booked once, and summed by each of these.
struct Ledger {
    double total_usd = 0, idle_usd = 0;
    std::vector<double> by_line, by_measure, by_price;  ///< (lines), (measures), (prices)
    std::map<std::string, double> by_agency, by_country;
};
[[nodiscard]] Ledger empty_ledger(const Model& model);

/// A decision somebody is making.
struct Pending {
    AgencyId agency;
    Letter letter;
};

/// A leg of a letter's way.
struct Hop {
    AgencyId to;
    ChannelId channel;  ///< none: the same room
};

struct State {
    const Model* model = nullptr;
    people::World* world = nullptr;
    Mail* mail = nullptr;
    DrawKey key;
    TimeUs now_us = 0;
    TimeUs measured_from_us = 0;
    Observer observer;
    Picture truth;
    std::vector<std::unique_ptr<Picture>> pictures;  ///< of agencies and joint teams
    std::vector<std::size_t> picture_of;             ///< by agency                              (agencies)
    std::vector<std::vector<std::optional<double>>>
        picture_age_hourly_h;                     ///< at each hour of the measured window    (agencies x hours)
    std::vector<std::vector<Warning>> warned_of;  ///< by agency and watch: what its last alert was of
                                                  ///<                                       (agencies x watches)
    std::vector<bool> channel_open;               ///< by channel
    std::vector<std::vector<Hop>> next_hop;       ///< [from][to]; to none: no way            (agencies x agencies)
    std::vector<TimeUs> bulletin_every_us;        ///< by site
    std::priority_queue<Due, std::vector<Due>, std::greater<>> due;
    std::vector<Pending> pending;
    std::vector<LevelState> levels;
    std::vector<MeasureState> measures;
    InEffect<AgencyEffect> effects;
    std::vector<Reserve> reserves;  ///< by agency: what is left
    std::vector<LineState> lines;
    std::vector<bool> release_asked;  ///< by line: a request is out
    std::vector<TimeUs> opens_us;     ///< by agency: the opening at which it looks again    (agencies)
    Ledger ledger;
    Episodes episodes;
    std::vector<bool> holds;                        ///< by watch: in truth, as of the last whole hour
    std::vector<std::vector<std::size_t>> told_of;  ///< by agency and watch: the number of the episode that its picture
                                                    ///< shows; 0: it does not show the trigger  (agencies x watches)
    std::map<std::tuple<AgencyId, AgencyId, Matter>, people::DayOrdinal>
        letters_of_day;               ///< by sender, addressee and matter; by the sender's clock
    std::vector<bool> entry_current;  ///< a sender has found the right contact (agencies x directory)
    std::uint32_t letters = 0;
    std::int64_t letters_without_way = 0;
    std::vector<Event>* log = nullptr;

    State(const Model& made_from, people::World& of);
    [[nodiscard]] Picture& picture(AgencyId agency) { return *pictures[picture_of[agency.index()]]; }
    [[nodiscard]] const std::string& name(AgencyId agency) const {
        static const std::string nobody;
        return agency.is_none() ? nobody : model->agencies[agency.index()].id;
    }
    [[nodiscard]] bool is_measured() const { return now_us >= measured_from_us; }
    /// What has happened, for the log and the episodes. @return the episode it belongs to
    Episodes::Place note(EventKind kind, std::string subject, AgencyId agency = {}, std::string detail = {}) {
        log->push_back(
            {now_us, std::string(definition_of(kind).name), std::move(subject), name(agency), std::move(detail)});
        return episodes.take(log->back());
    }
    void add_due(TimeUs at_us, DueKind kind, std::size_t subject = 0, std::uint32_t instance = 0) {
        due.push({at_us, kind, static_cast<std::uint32_t>(subject), instance});
        mail->due_at(at_us);
    }
};

}  // namespace umbral::response
