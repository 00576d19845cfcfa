#pragma once
// Lines of people where the next is the first who fits. Parties wait in lists by size, so those who do not fit are
// passed by at the cost of a size, however many they are.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "people/party.hpp"

namespace umbral::people {

/// By the parties' keys: the last resort, so that no tie depends on memory.
[[nodiscard]] inline bool has_lower_key(const Party& a, const Party& b) {
    return a.key_high != b.key_high ? a.key_high < b.key_high : a.key_low < b.key_low;
}

/// Order at a site's door and for its places: priority, then arrival.
struct GoesInBefore {
    bool operator()(const Party& a, const Party& b) const {
        if (a.priority != b.priority) return a.priority < b.priority;
        return a.arrived_us != b.arrived_us ? a.arrived_us < b.arrived_us : has_lower_key(a, b);
    }
};

/// Order of boarding: since when a party is in this line, then since when it waits at all.
struct BoardsBefore {
    bool operator()(const Party& a, const Party& b) const {
        if (a.boarding_since_us != b.boarding_since_us) return a.boarding_since_us < b.boarding_since_us;
        return a.waiting_since_us != b.waiting_since_us ? a.waiting_since_us < b.waiting_since_us : has_lower_key(a, b);
    }
};

/// Parties in lists by group (their profile, or all in one) and size. Within a list they join in the line's order.
template <Links Party::*link, class Before>
class SizedLines {
  public:
    SizedLines() = default;
    SizedLines(std::size_t groups, std::size_t largest_party) : sizes_(largest_party), lists_(groups * largest_party) {}

    [[nodiscard]] bool empty() const { return count_ == 0; }
    /// Parties in the line.
    [[nodiscard]] std::size_t count() const { return count_; }

    void push_back(PartyStore& parties, std::size_t group, PartyId id) {
        lists_[place_of(group, parties[id])].push_back(parties, id);
        ++count_;
    }
    void remove(PartyStore& parties, std::size_t group, PartyId id) {
        lists_[place_of(group, parties[id])].remove(parties, id);
        --count_;
    }

    /// The first of `best` (which may be none) and those of the group that take at most `room_persons`.
    [[nodiscard]] PartyId first_fitting(const PartyStore& parties, std::size_t group, std::int64_t room_persons,
                                        PartyId best = {}) const {
        if (count_ == 0 || room_persons <= 0) return best;
        const std::size_t begin = group * sizes_;
        const std::size_t end = begin + std::min(sizes_, static_cast<std::size_t>(room_persons));
        for (std::size_t at = begin; at < end; ++at) {
            const PartyId front = lists_[at].front();
            if (!front.is_none() && (best.is_none() || Before{}(parties[front], parties[best]))) best = front;
        }
        return best;
    }

    /// Calls `visit` with each party's group, its size [persons] and itself; in the order of groups, sizes, joining.
    /// @return false where links disagree
    template <class Visit>
    bool for_each(const PartyStore& parties, const Visit& visit) const {
        bool sound = true;
        for (std::size_t at = 0; at < lists_.size(); ++at) {
            sound &= lists_[at].for_each(parties, [&](PartyId id) { visit(at / sizes_, at % sizes_ + 1, id); });
        }
        return sound;
    }

    /// Everyone, in order.
    [[nodiscard]] std::vector<PartyId> all(const PartyStore& parties) const {
        std::vector<PartyId> ids;
        ids.reserve(count_);
        for (const PartyList<link>& list : lists_) list.for_each(parties, [&](PartyId id) { ids.push_back(id); });
        std::sort(ids.begin(), ids.end(), [&](PartyId a, PartyId b) { return Before{}(parties[a], parties[b]); });
        return ids;
    }

  private:
    [[nodiscard]] std::size_t place_of(std::size_t group, const Party& party) const {
        return group * sizes_ + (party.size - 1u);
    }

    std::size_t sizes_ = 0;
    std::vector<PartyList<link>> lists_;  // (groups x sizes)
    std::size_t count_ = 0;
};

/// Who stands outside a site, and who in it is in line for a place; by profile.
using OutsideLine = SizedLines<&Party::queue, GoesInBefore>;
using PlaceLine = SizedLines<&Party::unplaced, GoesInBefore>;

/// Who waits for a seat of one route, or for its fare. The first is always at hand.
class BoardingLine {
  public:
    BoardingLine() = default;
    explicit BoardingLine(std::size_t largest_party) : lists_(1, largest_party) {}

    [[nodiscard]] bool empty() const { return lists_.empty(); }
    /// Parties in the line.
    [[nodiscard]] std::size_t count() const { return lists_.count(); }
    /// The first in order of boarding; none when nobody waits.
    [[nodiscard]] PartyId first() const { return first_; }
    [[nodiscard]] PartyId first_fitting(const PartyStore& parties, std::int64_t seats) const {
        return lists_.first_fitting(parties, 0, seats);
    }
    [[nodiscard]] std::vector<PartyId> all(const PartyStore& parties) const { return lists_.all(parties); }
    template <class Visit>
    bool for_each(const PartyStore& parties, const Visit& visit) const {
        return lists_.for_each(parties, visit);
    }

    void join(PartyStore& parties, PartyId id, TimeUs now_us) {
        parties[id].boarding_since_us = now_us;
        lists_.push_back(parties, 0, id);
        if (first_.is_none() || BoardsBefore{}(parties[id], parties[first_])) first_ = id;
    }
    void leave(PartyStore& parties, PartyId id) {
        lists_.remove(parties, 0, id);
        if (id == first_) first_ = lists_.first_fitting(parties, 0, INT64_MAX);
    }

  private:
    SizedLines<&Party::queue, BoardsBefore> lists_;
    PartyId first_;
};

}  // namespace umbral::people
