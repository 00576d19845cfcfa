// The daily balance of people sees what it is there to see: each fault is put into a sound state, and told.

#include "people/balance.hpp"

#include <catch2/catch.hpp>
#include <functional>

#include "people/limits.hpp"
#include "people/roads.hpp"
#include "people/schedule.hpp"
#include "people/setup.hpp"

namespace umbral::people::test {
namespace {

/// People at every stage at the start: at DESK two in service of ten hours and two in the queue, at HOLD one in custody
/// beyond a limit and one outside, at CAMP two in design places, one in overflow and one in the open, all staying; at
/// ROAD one waits for a bus, one for the fare, and one is on the way by another route.
scenario::Scenario everywhere() {
    auto desks = site("DESK", {serve("desk"), out()});
    desks.stations = {desk(2, 600)};
    desks.initial_people = {{"p1", 4.0, ""}};
    auto hold = site("HOLD", {stay(1e6), out()});
    hold.kind = scenario::SiteKind::centre_custody;
    hold.rooms = {room(1)};
    hold.when_full = scenario::WhenFull::wait_outside;
    hold.initial_people = {{"p1", 2.0, ""}};
    auto camp = site("CAMP", {stay(1e6), out()});
    camp.rooms = {room(2, 1)};
    camp.initial_people = {{"p1", 4.0, ""}};
    auto away = go("far");
    away.id = "away";
    auto roads = site("ROAD", {go("on"), away});
    roads.initial_people = {{"p1", 1.0, ""}, {"p1", 1.0, "away"}, {"urgent", 1.0, ""}};
    auto s = scenario_of({desks, hold, camp, roads, site("T", {out()})});
    s.profiles.back().money_usd = scenario::Distribution(5.0);
    s.routes = {route("on", "ROAD", "T", 1), route("far", "ROAD", "T", 100)};
    s.routes[0].fleet = "bus";
    s.routes[0].fare_usd = 10.0;
    s.fleets = {fleet(1, 50, scenario::DepartureRule::when_full)};
    scenario::Limit none;
    none.id = "none";
    none.country = "X";
    none.kinds = {scenario::SiteKind::centre_custody};
    s.limits = {none};
    return s;
}

/// The state of a model, where tests can reach it.
struct Scene {
    explicit Scene(const scenario::Scenario& scenario = everywhere())
        : model(compile_model(scenario)), s(make_state(model, draw_key(1, 0))) {
        place_initial_people(s);
        for (std::size_t slot = 0; slot < s.parties.slots().size(); ++slot) {
            if (persons_beyond(s, PartyId{slot}, 0) == 0 && s.parties[PartyId{slot}].site == SiteId{1} &&
                s.parties[PartyId{slot}].let_in)
                cross_limit(s, SiteId{1}, PartyId{slot}, 0, 0);
        }
        for (JointLevel* level : {&s.present, &s.waiting, &s.stranded, &s.travelling}) level->settle();
        s.now_us = hour_us;
        charge();
    }
    void charge() {
        for (std::size_t i = 0; i < s.sites.size(); ++i) charge_waits(s, SiteId{i}, s.now_us);
    }
    PartyId at(Stage stage) {
        for (std::size_t slot = 0; slot < s.parties.slots().size(); ++slot) {
            if (const Party& party = s.parties.slots()[slot]; party.size > 0 && party.stage == stage)
                return PartyId{slot};
        }
        FAIL("nobody is at the stage");
        return {};
    }
    PartyId with(PlaceState place) {
        for (std::size_t slot = 0; slot < s.parties.slots().size(); ++slot) {
            if (const Party& party = s.parties.slots()[slot]; party.size > 0 && party.place == place)
                return PartyId{slot};
        }
        FAIL("nobody has such a place");
        return {};
    }

    const Model model;
    State s;
};

TEST_CASE("people at every stage balance") {
    Scene scene;
    for (const Stage stage : {Stage::outside, Stage::queueing, Stage::in_service, Stage::staying, Stage::unpaid,
                              Stage::boarding, Stage::travelling})
        CHECK_FALSE(scene.at(stage).is_none());
    for (const PlaceState place :
         {PlaceState::design, PlaceState::overflow, PlaceState::open_in_line, PlaceState::open})
        CHECK_FALSE(scene.with(place).is_none());
    CHECK(scene.s.limits[0].over.value() == 1);
    CHECK(imbalance(scene.s).empty());
}

TEST_CASE("a fault in a state, a list or a count does not balance") {
    struct Fault {
        const char* what;
        const char* told;  ///< part of what is told
        std::function<void(Scene&)> put;
    };
    const auto stage = [](Stage is, Stage said) {
        return [is, said](Scene& scene) { scene.s.parties[scene.at(is)].stage = said; };
    };
    const std::vector<Fault> faults = {
        {"who boards is taken for somebody outside", "stage", stage(Stage::boarding, Stage::outside)},
        {"who stands outside is taken for somebody in a queue", "stage", stage(Stage::outside, Stage::queueing)},
        {"who queues is taken for somebody who is served", "waiting", stage(Stage::queueing, Stage::in_service)},
        {"who is served is taken for somebody in the queue", "waiting", stage(Stage::in_service, Stage::queueing)},
        {"who waits for the fare is taken for somebody with it", "waiting for", stage(Stage::unpaid, Stage::boarding)},
        {"who stays is between two stages", "stage", stage(Stage::staying, Stage::passing)},
        {"who travels is back", "stage", stage(Stage::travelling, Stage::staying)},
        {"a queue lacks a party", "queue",
         [](Scene& scene) {
             const PartyId id = scene.at(Stage::queueing);
             scene.s.stations[0].queue[scene.s.parties[id].priority].remove(scene.s.parties, id);
         }},
        {"a queue's length is wrong", "queue", [](Scene& scene) { ++scene.s.stations[0].queued_parties; }},
        {"a queue's links disagree", "broken links",
         [](Scene& scene) { scene.s.parties[scene.at(Stage::queueing)].queue.previous = scene.at(Stage::outside); }},
        {"a party stands in two queues", "",
         [](Scene& scene) { scene.s.stations[0].queue[0].push_back(scene.s.parties, scene.at(Stage::queueing)); }},
        {"the line outside lacks a party", "outside",
         [](Scene& scene) {
             const PartyId id = scene.at(Stage::outside);
             scene.s.sites[1].outside.remove(scene.s.parties, scene.s.parties[id].profile.index(), id);
         }},
        {"a party in line is of another size", "present",
         [](Scene& scene) { scene.s.parties[scene.with(PlaceState::open_in_line)].size = 2; }},
        {"the line for places holds somebody who has one", "line",
         [](Scene& scene) { scene.s.parties[scene.with(PlaceState::open_in_line)].place = PlaceState::open; }},
        {"a party in line is of another profile", "line",
         [](Scene& scene) {
             Party& party = scene.s.parties[scene.with(PlaceState::open_in_line)];
             party.profile = ProfileId{1};
             SiteState& site = scene.s.sites[party.site.index()];
             --site.open_persons[0];
             ++site.open_persons[1];
         }},
        {"who boards is not in the route's line", "seat",
         [](Scene& scene) { scene.s.routes[0].paid.leave(scene.s.parties, scene.at(Stage::boarding)); }},
        {"a journey's passenger is on another route", "",
         [](Scene& scene) { scene.s.parties[scene.at(Stage::travelling)].route = RouteId{0}; }},
        {"a journey is lost", "travelling", [](Scene& scene) { scene.s.routes[1].journeys.clear(); }},
        {"a party that has left is still listed", "",
         [](Scene& scene) { scene.s.parties.remove(scene.at(Stage::outside)); }},
        {"nothing will end a stay", "stays",
         [](Scene& scene) { ++scene.s.parties[scene.at(Stage::staying)].visit_token; }},
        {"an officer is busy with nobody", "officers in service", [](Scene& scene) { ++scene.s.pools[0].busy; }},
        {"a vehicle is lost", "vehicles", [](Scene& scene) { --scene.s.fleets[0].free; }},
        {"a room's places are given twice", "room", [](Scene& scene) { ++scene.s.sites[2].rooms[0].used; }},
        {"somebody more is in the open", "open", [](Scene& scene) { ++scene.s.sites[2].open_persons[0]; }},
        {"fewer wait than wait", "waiting", [](Scene& scene) { scene.s.sites[0].counted.waiting.add(-1); }},
        {"fewer are stranded than are", "stranded", [](Scene& scene) { scene.s.sites[3].counted.stranded.add(-1); }},
        {"somebody more is present", "present",
         [](Scene& scene) { scene.s.sites[4].counted.present.add(scene.s.now_us, 1); }},
        {"a limit has let somebody go", "limit", [](Scene& scene) { scene.s.limits[0].over.add(scene.s.now_us, -1); }},
        {"somebody entered and is nowhere", "entered", [](Scene& scene) { ++scene.s.entered; }},
        {"fewer than nobody left", "negative", [](Scene& scene) { scene.s.sites[0].counted.left[0] = -1; }},
        {"fewer than nobody departed", "negative", [](Scene& scene) { scene.s.routes[0].counted.departed = -1; }},
        {"a stock is below nothing", "stock",
         [](Scene& scene) { scene.s.sites[0].supplies.emplace_back().stock = -1; }},
        {"a level was below nothing for a while", "negative",
         [](Scene& scene) {
             scene.s.sites[4].counted.outside.add(0, -1);
             scene.s.sites[4].counted.outside.add(scene.s.now_us, 1);
         }},
        {"waiting is charged twice", "charged",
         [](Scene& scene) {
             scene.s.stations[0].line.restart(scene.s.now_us);
             scene.charge();
         }},
        {"less than no waiting is charged to a cause", "negative",
         [](Scene& scene) {
             WeekWaits& week = scene.s.sites[0].counted.weeks[0];
             week[0] = -hour_us;
             week[1] += hour_us;
         }},
        {"waiting since the last day is not charged", "charged", [](Scene& scene) { ++scene.s.now_us; }},
        {"a party waits since later than now", "waited",
         [](Scene& scene) { scene.s.parties[scene.at(Stage::queueing)].waiting_since_us = 2 * hour_us; }},
        {"a party has waited less than no time", "waited",
         [](Scene& scene) { scene.s.parties[scene.at(Stage::queueing)].waited_us = -1; }},
    };
    for (const Fault& fault : faults) {
        Scene scene;
        fault.put(scene);
        const std::string told = imbalance(scene.s);
        INFO(fault.what << ": " << told);
        CHECK_FALSE(told.empty());
        CHECK(told.find(fault.told) != std::string::npos);
    }
}

TEST_CASE("every line is walked along once a week") {
    Scene scene;
    // The party outside is put into the list of another profile: no count sees that.
    const PartyId id = scene.at(Stage::outside);
    SiteState& hold = scene.s.sites[1];
    hold.outside.remove(scene.s.parties, 0, id);
    hold.outside.push_back(scene.s.parties, 1, id);
    int told = 0;
    for (std::int64_t day = 0; day < 7; ++day) told += imbalance(scene.s, day).empty() ? 0 : 1;
    CHECK(told == 1);
    CHECK_FALSE(imbalance(scene.s).empty());
}

}  // namespace
}  // namespace umbral::people::test
