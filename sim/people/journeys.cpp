#include "people/journeys.hpp"

#include <algorithm>
#include <array>

#include "people/limits.hpp"
#include "people/transport.hpp"
#include "people/visits.hpp"

namespace umbral::people {
namespace {

bool by_due(const Journey& a, const Journey& b) { return b < a; }  // for heaps: soonest on top

void push_journey(RouteState& route, const Journey& journey) {
    route.journeys.push_back(journey);
    std::push_heap(route.journeys.begin(), route.journeys.end(), by_due);
}

/// What the route does to the party: needs gained on the way, by the party's own draws. Each hazard has its place in
/// the address, and each four persons their number there (a party has at most 1,000 persons, of 1,024 numbers).
void meet_hazards(State& s, const Route& route, RouteId route_id, Party& party) {
    auto& harmed = s.routes[route_id.index()].counted.harmed;
    for (std::size_t h = 0; h < route.hazards.size(); ++h) {
        const auto threshold = static_cast<std::uint64_t>(route.hazards[h].per_person * 0x1p32);
        const std::uint32_t place = static_cast<std::uint32_t>(route_id.index() << 16) | static_cast<std::uint32_t>(h);
        std::array<std::uint32_t, 4> words{};
        for (std::uint32_t person = 0; person < party.size; ++person) {
            if (person % 4 == 0)
                words = draw4(s.key, address_of(party, Purpose::hazard, place, visit_of(party) + person / 4));
            if (words[person % 4] >= threshold) continue;
            party.needs |= route.hazards[h].need;
            ++harmed[h];
        }
    }
}

/// Leaves the site for the route: the site's and the route's books, and what happens on the way.
void set_out(State& s, PartyId id, RouteId route_id, TimeUs now_us) {
    const Route& route = s.model->routes[route_id.index()];
    Party& party = s.parties[id];
    SiteMeasures& site = s.sites[party.site.index()].counted;
    site.departed += party.size;
    site.out.today += party.size;
    s.sites[party.site.index()].out_persons += party.size;
    suspend_limits(s, id, now_us);
    leave_site(s, id, now_us, party.let_in);
    RouteMeasures& counted = s.routes[route_id.index()].counted;
    counted.departed += party.size;
    counted.departed_by_day.today += party.size;
    counted.travelling.add(now_us, party.size);
    s.travelling.add(now_us, route_id.index(), party.size);
    if (route.irregular) s.irregular_persons += party.size;
    party.route = route_id;
    party.stage = Stage::travelling;
    meet_hazards(s, route, route_id, party);
}

TimeUs vehicle_travel_us(State& s, RouteId route_id, TimeUs now_us) {
    const Route& model = s.model->routes[route_id.index()];
    const LocalClock& clock = s.model->clock_at(model.from);
    const std::int64_t day = clock.epoch_day(clock.local_day(now_us));
    const auto words = draw4(s.key, {Purpose::vehicle, s.routes[route_id.index()].departures_of_day.next(day),
                                     day_word(day), static_cast<std::uint32_t>(route_id.index()), 0});
    return model.min_us + model.excess_us.us(words[0]);
}

void begin_journey(State& s, RouteId route_id, PartyId first, TimeUs travel_us, TimeUs now_us) {
    const Party& party = s.parties[first];
    push_journey(s.routes[route_id.index()], {now_us + travel_us, now_us, travel_us, first,
                                              s.model->routes[route_id.index()].to, party.key_low, party.key_high});
}

/// Back home by the way it has come. Who is on the way home already goes on.
/// @param left_us  what was left of the journey
void turn_back(Journey& journey, SiteId home, TimeUs left_us, TimeUs now_us) {
    const TimeUs back_us = journey.to == home ? left_us : journey.travel_us - left_us;
    journey.due_us = now_us + back_us;
    journey.to = home;
}

/// All on the route turn back, those that stood still too.
void turn_all_back(State& s, RouteId route_id, TimeUs now_us) {
    RouteState& route = s.routes[route_id.index()];
    const SiteId home = s.model->routes[route_id.index()].from;
    std::vector<Journey> journeys;
    journeys.swap(route.journeys);
    for (Journey& journey : journeys) turn_back(journey, home, journey.due_us - now_us, now_us);
    for (Journey& journey : route.held) {
        turn_back(journey, home, journey.due_us, now_us);
        journeys.push_back(journey);
    }
    route.held.clear();
    for (const Journey& journey : journeys) push_journey(route, journey);
}

void hold_all(State& s, RouteId route_id, TimeUs now_us) {
    RouteState& route = s.routes[route_id.index()];
    for (Journey& journey : route.journeys) {
        journey.due_us -= now_us;
        route.held.push_back(journey);
    }
    route.journeys.clear();
}

}  // namespace

void set_out_alone(State& s, PartyId id, RouteId route_id, TimeUs now_us) {
    const Route& route = s.model->routes[route_id.index()];
    Party& party = s.parties[id];
    const auto words =
        draw4(s.key, address_of(party, Purpose::travel, static_cast<std::uint32_t>(route_id.index()), visit_of(party)));
    set_out(s, id, route_id, now_us);
    party.queue = Links{};
    begin_journey(s, route_id, id, route.min_us + route.excess_us.us(words[0]), now_us);
}

TimeUs set_out_together(State& s, const std::vector<PartyId>& load, RouteId route_id, TimeUs now_us) {
    PartyId previous;
    for (const PartyId id : load) {
        set_out(s, id, route_id, now_us);
        s.parties[id].queue = Links{PartyId{}, previous};
        if (!previous.is_none()) s.parties[previous].queue.next = id;
        previous = id;
    }
    const TimeUs travel_us = vehicle_travel_us(s, route_id, now_us);
    begin_journey(s, route_id, load.front(), travel_us, now_us);
    return travel_us;
}

void deliver(State& s, TimeUs end_us) {
    for (RouteState& route : s.routes) {
        while (!route.journeys.empty() && route.journeys.front().due_us < end_us) {
            std::pop_heap(route.journeys.begin(), route.journeys.end(), by_due);
            SiteState& site = s.sites[route.journeys.back().to.index()];
            site.inbox.push_back(route.journeys.back());
            route.journeys.pop_back();
        }
    }
    for (SiteState& site : s.sites) {
        if (site.inbox.empty()) continue;
        std::sort(site.inbox.begin(), site.inbox.end(), by_due);
        s.set_next(site.inbox_slot, site.inbox.back().due_us);
    }
}

void stop_journeys(State& s, RouteId route_id, TimeUs now_us, scenario::UnderWay under_way) {
    if (under_way == scenario::UnderWay::carry_on) return;
    if (under_way == scenario::UnderWay::hold) {
        hold_all(s, route_id, now_us);
    } else {
        turn_all_back(s, route_id, now_us);
    }
    stop_vehicles(s, route_id, now_us, under_way);
}

void resume_journeys(State& s, RouteId route_id, TimeUs now_us) {
    RouteState& route = s.routes[route_id.index()];
    if (!is_passable(route)) return;
    for (Journey journey : route.held) {
        journey.due_us += now_us;
        push_journey(route, journey);
    }
    route.held.clear();
    resume_vehicles(s, route_id, now_us);
    reconsider_boarding(s, route_id, now_us);
}

}  // namespace umbral::people
