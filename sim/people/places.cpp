#include "people/places.hpp"

#include <algorithm>
#include <limits>

#include "base/check.hpp"
#include "people/visits.hpp"

namespace umbral::people {
namespace {

constexpr std::uint16_t large_party = 5;  ///< [persons] whose waits for a place are reported apart

/// The line the party is in while it has no design place.
PlaceLine& line_of(State& s, const Party& party) {
    SiteState& site = s.sites[party.site.index()];
    return party.place == PlaceState::overflow ? site.in_overflow : site.in_open;
}

bool has_people_in_line(const SiteState& site) { return !site.in_overflow.empty() || !site.in_open.empty(); }

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
    line_of(s, party).push_back(s.parties, party.profile.index(), id);
}

/// Takes away what the party has; it has no place afterwards.
void give_back(State& s, PartyId id, TimeUs now_us) {
    Party& party = s.parties[id];
    SiteState& site = s.sites[party.site.index()];
    switch (party.place) {
        case PlaceState::none:
        case PlaceState::unknown:
            break;
        case PlaceState::design:
            site.rooms[party.room].used -= party.size;
            site.rooms[party.room].design_use.add(now_us, -std::int64_t{party.size});
            site.counted.design.add(now_us, -std::int64_t{party.size});
            if (site.rooms[party.room].used + party.size > site.rooms[party.room].capacity)
                count_places(s, party.site, party.room, now_us);
            break;
        case PlaceState::overflow:
            line_of(s, party).remove(s.parties, party.profile.index(), id);
            site.rooms[party.room].overflow_used -= party.size;
            site.counted.overflow.add(now_us, -std::int64_t{party.size});
            break;
        case PlaceState::open_in_line:
            line_of(s, party).remove(s.parties, party.profile.index(), id);
            [[fallthrough]];
        case PlaceState::open:
            site.open_persons[party.profile.index()] -= party.size;
            site.open_children -= party.children;
            break;
    }
    party.place = PlaceState::none;
}

/// The first in the line among those the room admits and who fit into so many places; `best` where it goes before.
template <class Line>
PartyId first_in_line(const State& s, const Room& room, const Line& line, std::int64_t free_places, PartyId best = {}) {
    for (std::size_t profile = 0; profile < room.admits.size(); ++profile) {
        if (room.admits[profile]) best = line.first_fitting(s.parties, profile, free_places, best);
    }
    return best;
}

PartyId first_without_design(const State& s, const Room& room, const SiteState& site, std::int64_t free_places) {
    return first_in_line(s, room, site.in_open, free_places, first_in_line(s, room, site.in_overflow, free_places));
}

void move_to_design(State& s, SiteId site_id, TimeUs now_us) {
    SiteState& site = s.sites[site_id.index()];
    const auto& rooms = s.model->sites[site_id.index()].rooms;
    for (std::size_t r = 0; r < rooms.size(); ++r) {
        for (RoomState& room = site.rooms[r]; room.used < room.capacity && has_people_in_line(site);) {
            const PartyId id = first_without_design(s, rooms[r], site, room.capacity - room.used);
            if (id.is_none()) break;
            if (s.parties[id].place != PlaceState::overflow) count_place_wait(s, s.parties[id], now_us);
            give_back(s, id, now_us);
            use_design(s, site_id, id, r, now_us);
        }
    }
}

void move_to_overflow(State& s, SiteId site_id, TimeUs now_us) {
    SiteState& site = s.sites[site_id.index()];
    const auto& rooms = s.model->sites[site_id.index()].rooms;
    for (std::size_t r = 0; r < rooms.size(); ++r) {
        for (RoomState& room = site.rooms[r]; room.overflow_used < room.overflow_capacity && !site.in_open.empty();) {
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

void count_places(State& s, SiteId site_id, std::size_t r, TimeUs now_us) {
    SiteState& site = s.sites[site_id.index()];
    RoomState& room = site.rooms[r];
    const std::int64_t before = room.occupancy.places();
    room.occupancy.set_places(now_us, room.design_use, std::max(room.capacity, room.used));
    SiteMeasures& counted = site.counted;
    const std::int64_t places = counted.crowding.places() + room.occupancy.places() - before;
    counted.crowding.set_places(now_us, counted.present, places);
    counted.occupancy.set_places(now_us, counted.design, places);
}

void count_arrival(State& s, const Party& party) {
    SiteMeasures& counted = s.sites[party.site.index()].counted;
    counted.offered_places += party.size;
    if (free_design_room(s, party) == s.model->sites[party.site.index()].rooms.size())
        counted.without_place += party.size;
}

void stay_in_the_open(State& s, SiteId site_id, PartyId id) {
    Party& party = s.parties[id];
    if (party.place != PlaceState::none) return;
    if (s.model->sites[site_id.index()].rooms.empty()) {
        party.place = PlaceState::unknown;
        return;
    }
    SiteState& site = s.sites[site_id.index()];
    party.place = PlaceState::open;
    site.open_persons[party.profile.index()] += party.size;
    site.open_children += party.children;
}

void join_line_for_places(State& s, SiteId site_id, PartyId id) {
    Party& party = s.parties[id];
    UMBRAL_CHECK(party.place == PlaceState::open);
    party.place = PlaceState::open_in_line;
    s.sites[site_id.index()].in_open.push_back(s.parties, party.profile.index(), id);
}

PartyId first_to_be_placed(const State& s, SiteId site_id) {
    const SiteState& site = s.sites[site_id.index()];
    const auto& rooms = s.model->sites[site_id.index()].rooms;
    PartyId best;
    if (site.outside.empty()) return best;
    for (std::size_t r = 0; r < rooms.size(); ++r) {
        const RoomState& room = site.rooms[r];
        const std::int64_t most = std::min(
            site.quota.room(), std::max(room.capacity - room.used, room.overflow_capacity - room.overflow_used));
        best = first_in_line(s, rooms[r], site.outside, most, best);
    }
    return best;
}

void release_place(State& s, PartyId id, TimeUs now_us) {
    const Party& party = s.parties[id];
    const SiteId site_id = party.site;
    const SiteState& site = s.sites[site_id.index()];
    const bool frees = party.place == PlaceState::design || party.place == PlaceState::overflow;
    give_back(s, id, now_us);
    if (frees && (has_people_in_line(site) || !site.outside.empty())) s.freed.push_back(site_id);
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

std::int32_t largest_that_fits(const State& s, SiteId site_id, ProfileId profile) {
    constexpr std::int64_t no_limit = std::numeric_limits<std::int32_t>::max();
    const auto& rooms = s.model->sites[site_id.index()].rooms;
    if (rooms.empty()) return static_cast<std::int32_t>(no_limit);
    std::int64_t largest = 0;
    for (std::size_t r = 0; r < rooms.size(); ++r) {
        if (!rooms[r].admits[profile.index()]) continue;
        const RoomState& room = s.sites[site_id.index()].rooms[r];
        largest = std::max({largest, room.capacity - room.used, room.overflow_capacity - room.overflow_used});
    }
    return static_cast<std::int32_t>(std::min(largest, no_limit));
}

}  // namespace umbral::people
