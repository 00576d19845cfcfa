#pragma once
// A party: people who travel and stay together, the unit that flows. Kept in slots that are used again, so that
// memory grows with the people inside, not with people ever seen.

#include <cstdint>
#include <vector>

#include "base/random.hpp"
#include "base/time.hpp"
#include "people/ids.hpp"

namespace umbral::people {

/// What a party has of the site's places. Who is in overflow is always in line for a design place.
enum class PlaceState : std::uint8_t {
    none,     ///< it is at no site
    unknown,  ///< the site's places are not given
    design,
    overflow,
    open,
    open_in_line
};

/// What a party waits for, or what goes on with it: at every instant exactly one of these. The list it stands in, the
/// timer that will wake it and the levels it counts in follow from this alone (balance.hpp holds them to it).
enum class Stage : std::uint8_t {
    passing,     ///< on to its next stage; only within a happening
    outside,     ///< waits outside the door: the site is closed, or full
    queueing,    ///< waits in the queue of its step's station
    in_service,  ///< at its step's station
    staying,     ///< until its step's stay ends
    unpaid,      ///< waits for the fare of its route
    boarding,    ///< waits for a seat on its route, or for the road
    travelling   ///< on its route
};
[[nodiscard]] constexpr bool is_waiting(Stage stage) {
    return stage == Stage::outside || stage == Stage::queueing || stage == Stage::unpaid || stage == Stage::boarding;
}
/// Waits for transport, by its route.
[[nodiscard]] constexpr bool is_stranded(Stage stage) { return stage == Stage::unpaid || stage == Stage::boarding; }

/// A position in a doubly linked list of parties.
struct Links {
    PartyId next;
    PartyId previous;
};

struct Party {
    // Who it is: set once, the same under every plan. (The order of fields leaves no holes.)
    std::uint32_t key_low = 0;   ///< ordinal in its stream's day
    std::uint32_t key_high = 0;  ///< stream and local calendar day
    std::uint16_t size = 1;      ///< [persons]
    std::uint16_t children = 0;  ///< [persons]
    std::uint8_t priority = 1;   ///< 0 first
    std::uint8_t laps = 0;       ///< sites visited again
    std::uint16_t loops = 0;     ///< returns to an earlier step in this visit
    ProfileId profile;
    std::uint32_t needs = 0;  ///< bit i: scenario::need_names()[i]
    float money_usd = 0;      ///< per person; infinite when any fare can be paid
    // Where it is, and what it has been through.
    Stage stage = Stage::passing;
    bool let_in = false;        ///< at this site; who is outside, turned away or diverted at the door has not been
    bool seen_to = false;       ///< has had its first service for people with needs at this site
    bool is_new : 1 = false;    ///< entered the model in the measured window
    bool may_wait : 1 = false;  ///< has come to a door, a queue or a route at this site where people may have to wait
    bool came_closed : 1 = false;  ///< into the line it is in, while that was closed
    PlaceState place = PlaceState::none;
    std::uint8_t room = 0;  ///< index among the site's rooms, with place design or overflow
    SiteId site;
    StepId step;                ///< it is at; of who has not been let in, at which it would begin
    RouteId route;              ///< waiting for or travelling on
    std::uint64_t visited = 0;  ///< bit i: the site of index i; those from the 64th on are in State::visited_beyond
    TimeUs arrived_us = 0;      ///< at this site
    TimeUs waiting_since_us = 0;
    TimeUs waited_us = 0;           ///< completed waits of this visit
    TimeUs service_us = 0;          ///< its own service time at the station it is at
    TimeUs patience_us = never_us;  ///< waiting it bears in this visit; never_us: it does not leave on its own
    TimeUs boarding_since_us = 0;   ///< in the line for a seat or the fare it is in now
    std::uint32_t wait_token = 0;   ///< changes whenever a wait ends: stale timers are recognised by it
    std::uint32_t visit_token = 0;  ///< changes whenever a visit ends
    Links queue;                    ///< in the queue, boarding list or vehicle it is in
    Links unplaced;                 ///< among those without a design place
};

static_assert(sizeof(Party) == 128, "a party fills two cache lines");

/// Slots for parties. References stay valid until the next `add`.
class PartyStore {
  public:
    [[nodiscard]] Party& operator[](PartyId id) { return slots_[id.index()]; }
    [[nodiscard]] const Party& operator[](PartyId id) const { return slots_[id.index()]; }

    /// A fresh party; tokens go on counting, so that timers of the slot's earlier user are stale.
    PartyId add() {
        if (free_.empty()) {
            slots_.emplace_back();
            return PartyId{slots_.size() - 1};
        }
        const PartyId id = free_.back();
        free_.pop_back();
        Party& slot = slots_[id.index()];
        const std::uint32_t wait_token = slot.wait_token;
        const std::uint32_t visit_token = slot.visit_token;
        slot = Party{};
        slot.wait_token = wait_token;
        slot.visit_token = visit_token;
        return id;
    }
    void remove(PartyId id) {
        Party& slot = slots_[id.index()];
        ++slot.wait_token;
        ++slot.visit_token;
        slot.size = 0;
        free_.push_back(id);
    }
    /// Parties inside.
    [[nodiscard]] std::size_t size() const { return slots_.size() - free_.size(); }
    /// All slots, free ones with size 0; for censoring at the horizon and for checks.
    [[nodiscard]] const std::vector<Party>& slots() const { return slots_; }
    [[nodiscard]] std::size_t bytes() const {
        return slots_.capacity() * sizeof(Party) + free_.capacity() * sizeof(PartyId);
    }

  private:
    std::vector<Party> slots_;
    std::vector<PartyId> free_;
};

/// A first-in-first-out list of parties through one of their links; removal from the middle is O(1).
template <Links Party::*link>
class PartyList {
  public:
    [[nodiscard]] bool empty() const { return head_.is_none(); }
    [[nodiscard]] PartyId front() const { return head_; }
    /// Calls `visit` with each party, in order. @return false where forward and backward links disagree: it stops there
    template <class Visit>
    bool for_each(const PartyStore& parties, const Visit& visit) const {
        PartyId before;
        for (PartyId id = head_; !id.is_none(); before = id, id = after(parties, id)) {
            if ((parties[id].*link).previous != before) return false;
            visit(id);
        }
        return before == tail_;
    }
    [[nodiscard]] static PartyId after(const PartyStore& parties, PartyId id) { return (parties[id].*link).next; }

    void push_back(PartyStore& parties, PartyId id) {
        Links& own = parties[id].*link;
        own.next = PartyId{};
        own.previous = tail_;
        if (tail_.is_none()) {
            head_ = id;
        } else {
            (parties[tail_].*link).next = id;
        }
        tail_ = id;
    }
    void remove(PartyStore& parties, PartyId id) {
        Links& own = parties[id].*link;
        (own.previous.is_none() ? head_ : (parties[own.previous].*link).next) = own.next;
        (own.next.is_none() ? tail_ : (parties[own.next].*link).previous) = own.previous;
        own = Links{};
    }

  private:
    PartyId head_;
    PartyId tail_;
};

using WaitingList = PartyList<&Party::queue>;

/// The address of one of a party's draws. `place` names where, `return_there` the how-manieth time in this visit, below
/// 2^20. The visit's own number has the four bits above that and the four highest of the place.
[[nodiscard]] inline DrawAddress address_of(const Party& party, Purpose purpose, std::uint32_t place,
                                            std::uint32_t return_there) {
    const std::uint32_t laps = party.laps;
    return {purpose, party.key_low, party.key_high, place ^ ((laps >> 4) << 28), ((laps & 0xfu) << 20) | return_there};
}

}  // namespace umbral::people
