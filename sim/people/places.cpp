#include "people/places.hpp"

#include <algorithm>
#include <limits>

#include "people/visits.hpp"

namespace umbral::people {
namespace {

constexpr std::uint16_t large_party = 5;  ///< [persons] whose waits for a place are reported apart

std::size_t bucket_of(const Model& model, const Party& party) {
    return party.profile.index() * model.largest_party + (party.size - 1u);
}

/// The party's list while it has no design place.
UnplacedList& list_of(State& s, const Party& party) {
    SiteState& site = s.sites[party.site.index()];
    auto& lists = party.place == PlaceState::overflow ? site.in_overflow : site.in_open;
    return lists[bucket_of(*s.model, party)];
}

void count_place_wait(State& s, const Party& party, TimeUs now_us) {
    if (party.size < large_party || !s.measures_from(party.arrived_us)) return;
    s.sites[party.site.index()].counted.large_party_place_wait.add(now_us - party.arrived_us, party.size);
}

/// The first room with design places for the party; the number of rooms when there is none.
std::size_t free_design_room(const State& s, const Party& party) {
    const auto& rooms = s.model->sites[party.site.index()].rooms;
    const SiteState& site = s.sites[party.site.index()];
    std::size_t r = 0;
    while (r < rooms.size() &&
           (!rooms[r].admits[party.profile.index()] || site.rooms[r].used + party.size > site.rooms[r].capacity))
        ++r;
    return r;
}

void use_design(State& s, SiteId site_id, PartyId id, std::size_t room, TimeUs now_us) {
    Party& party = s.parties[id];
    SiteState& site = s.sites[site_id.index()];
    site.rooms[room].used += party.size;
    site.rooms[room].design_use.add(now_us, party.size);
    site.counted.design.add(now_us, party.size);
    party.place = PlaceState::design;
    party.room = static_cast<std::uint8_t>(room);
}

void use_overflow(State& s, SiteId site_id, PartyId id, std::size_t room, TimeUs now_us) {
    Party& party = s.parties[id];
    SiteState& site = s.sites[site_id.index()];
    site.rooms[room].overflow_used += party.size;
    site.counted.overflow.add(now_us, party.size);
    party.place = PlaceState::overflow;
    party.room = static_cast<std::uint8_t>(room);
    list_of(s, party).push_back(s.parties, id);
    ++site.unplaced_parties;
}

/// Takes away what the party has; it has no place afterwards.
void give_back(State& s, PartyId id, TimeUs now_us) {
    Party& party = s.parties[id];
    SiteState& site = s.sites[party.site.index()];
    switch (party.place) {
        case PlaceState::none:
            return;
        case PlaceState::design:
            site.rooms[party.room].used -= party.size;
            site.rooms[party.room].design_use.add(now_us, -std::int64_t{party.size});
            site.counted.design.add(now_us, -std::int64_t{party.size});
            break;
        case PlaceState::overflow:
            list_of(s, party).remove(s.parties, id);
            --site.unplaced_parties;
            site.rooms[party.room].overflow_used -= party.size;
            site.counted.overflow.add(now_us, -std::int64_t{party.size});
            break;
        case PlaceState::open:
            if (party.in_line) {
                list_of(s, party).remove(s.parties, id);
                --site.unplaced_parties;
                party.in_line = false;
            }
            site.open_persons[party.profile.index()] -= party.size;
            site.open_children -= party.children;
            break;
    }
    party.place = PlaceState::none;
}

bool before(const Party& a, const Party& b) {
    if (a.priority != b.priority) return a.priority < b.priority;
    if (a.arrived_us != b.arrived_us) return a.arrived_us < b.arrived_us;
    return a.key_high != b.key_high ? a.key_high < b.key_high : a.key_low < b.key_low;
}

/// The first in line, among those the room admits and who fit, of the given lists.
PartyId first_in_line(const State& s, const Room& room, const std::vector<UnplacedList>& lists,
                      std::int64_t free_places) {
    const std::size_t sizes = s.model->largest_party;
    const std::size_t fitting = std::min<std::size_t>(sizes, static_cast<std::size_t>(free_places));
    PartyId best;
    for (std::size_t profile = 0; profile < room.admits.size(); ++profile) {
        if (!room.admits[profile]) continue;
        for (std::size_t size = 0; size < fitting; ++size) {
            const UnplacedList& list = lists[profile * sizes + size];
            if (list.empty()) continue;
            if (best.is_none() || before(s.parties[list.front()], s.parties[best])) best = list.front();
        }
    }
    return best;
}

PartyId first_without_design(const State& s, const Room& room, const SiteState& site, std::int64_t free_places) {
    const PartyId crowded = first_in_line(s, room, site.in_overflow, free_places);
    const PartyId open = first_in_line(s, room, site.in_open, free_places);
    if (crowded.is_none() || open.is_none()) return crowded.is_none() ? open : crowded;
    return before(s.parties[open], s.parties[crowded]) ? open : crowded;
}

void move_to_design(State& s, SiteId site_id, TimeUs now_us) {
    SiteState& site = s.sites[site_id.index()];
    const auto& rooms = s.model->sites[site_id.index()].rooms;
    for (std::size_t r = 0; r < rooms.size(); ++r) {
        for (RoomState& room = site.rooms[r]; room.used < room.capacity && site.unplaced_parties > 0;) {
            const PartyId id = first_without_design(s, rooms[r], site, room.capacity - room.used);
            if (id.is_none()) break;
            if (s.parties[id].place == PlaceState::open) count_place_wait(s, s.parties[id], now_us);
            give_back(s, id, now_us);
            use_design(s, site_id, id, r, now_us);
        }
    }
}

void move_to_overflow(State& s, SiteId site_id, TimeUs now_us) {
    SiteState& site = s.sites[site_id.index()];
    const auto& rooms = s.model->sites[site_id.index()].rooms;
    for (std::size_t r = 0; r < rooms.size(); ++r) {
        for (RoomState& room = site.rooms[r];
             room.overflow_used < room.overflow_capacity && site.unplaced_parties > 0;) {
            const PartyId id = first_in_line(s, rooms[r], site.in_open, room.overflow_capacity - room.overflow_used);
            if (id.is_none()) break;
            count_place_wait(s, s.parties[id], now_us);
            give_back(s, id, now_us);
            use_overflow(s, site_id, id, r, now_us);
        }
    }
}

}  // namespace

bool take_place(State& s, SiteId site_id, PartyId id, TimeUs now_us) {
    SiteState& site = s.sites[site_id.index()];
    const auto& rooms = s.model->sites[site_id.index()].rooms;
    const Party& party = s.parties[id];
    if (const std::size_t r = free_design_room(s, party); r < rooms.size()) {
        count_place_wait(s, party, now_us);
        give_back(s, id, now_us);
        use_design(s, site_id, id, r, now_us);
        return true;
    }
    for (std::size_t r = 0; r < rooms.size(); ++r) {
        if (!rooms[r].admits[party.profile.index()] ||
            site.rooms[r].overflow_used + party.size > site.rooms[r].overflow_capacity)
            continue;
        count_place_wait(s, party, now_us);
        give_back(s, id, now_us);
        use_overflow(s, site_id, id, r, now_us);
        return true;
    }
    return false;
}

void count_arrival(State& s, const Party& party) {
    SiteMeasures& counted = s.sites[party.site.index()].counted;
    counted.offered_places += party.size;
    if (free_design_room(s, party) == s.model->sites[party.site.index()].rooms.size())
        counted.without_place += party.size;
}

void stay_in_the_open(State& s, SiteId site_id, PartyId id, bool in_line) {
    Party& party = s.parties[id];
    SiteState& site = s.sites[site_id.index()];
    party.place = PlaceState::open;
    site.open_persons[party.profile.index()] += party.size;
    site.open_children += party.children;
    if (!in_line) return;
    party.in_line = true;
    list_of(s, party).push_back(s.parties, id);
    ++site.unplaced_parties;
}

void release_place(State& s, PartyId id, TimeUs now_us) {
    const Party& party = s.parties[id];
    const SiteId site_id = party.site;
    const SiteState& site = s.sites[site_id.index()];
    const bool frees = party.place == PlaceState::design || party.place == PlaceState::overflow;
    give_back(s, id, now_us);
    if (frees && (site.unplaced_parties > 0 || site.outside_parties > 0)) s.freed.push_back(site_id);
}

void fill_places(State& s, SiteId site_id, TimeUs now_us) {
    move_to_design(s, site_id, now_us);
    move_to_overflow(s, site_id, now_us);
    let_in_from_outside(s, site_id, now_us);
}

std::int32_t free_places(const State& s, SiteId site_id) {
    const SiteState& site = s.sites[site_id.index()];
    if (site.rooms.empty()) return std::numeric_limits<std::int32_t>::max();
    std::int64_t free = 0;
    for (const RoomState& room : site.rooms) {
        free += std::max<std::int64_t>(0, room.capacity - room.used);
        free += std::max<std::int64_t>(0, room.overflow_capacity - room.overflow_used);
    }
    return static_cast<std::int32_t>(std::min<std::int64_t>(free, std::numeric_limits<std::int32_t>::max()));
}

}  // namespace umbral::people
