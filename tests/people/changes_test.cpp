#include "people/changes.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdint>
#include <optional>
#include <tuple>
#include <vector>

#include "people/roads.hpp"

namespace umbral::people::test {
namespace {

/// Two sites with two of everything that a change may be about, in which nobody is.
scenario::Scenario two_of_all() {
    std::vector<scenario::Site> sites;
    for (const char* id : {"S", "R"}) {
        auto step = serve("desk");
        step.next = {{"stay", 0.5}, {"go", 0.5}};
        auto made = site(id, {step, stay(2), go(id == std::string("S") ? "on" : "over")});
        made.stations = {desk(3, 10)};
        made.rooms = {room(10, 4)};
        sites.push_back(made);
    }
    sites.push_back(site("T", {out()}));
    auto world = scenario_of(sites, 30);
    world.routes = {route("on", "S", "T", 1), route("over", "R", "T", 1)};
    world.routes[1].open = false;
    scenario::Quota quota;
    quota.per_day = scenario::Distribution(30.0);
    world.sites[0].quota = world.sites[1].stations[0].quota = world.routes[0].quota = quota;
    for (std::size_t i = 0; i < 2; ++i) {
        scenario::Fleet fleet;
        fleet.id = i == 0 ? "here" : "there";
        fleet.vehicles = 4.0;
        world.fleets.push_back(fleet);
        world.routes[i].fleet = fleet.id;
        world.routes[i].fare_usd = 10.0;
    }
    return world;
}

/// Everything that changes may change.
std::vector<double> in_force(const World& world) {
    const State& s = world.state();
    std::vector<double> values;
    for (std::size_t i = 0; i < 2; ++i) {
        const LocalClock& clock = s.model->clock_at(SiteId{i});
        for (TimeUs hour = 0; hour < 24; ++hour) {
            values.push_back(s.sites[i].hours.value_at(clock, hour * hour_us));
            values.push_back(s.pools[i].added.value_at(clock, hour * hour_us));
        }
        values.push_back(static_cast<double>(s.sites[i].rooms[0].capacity));
        values.push_back(static_cast<double>(s.sites[i].rooms[0].overflow_capacity));
        values.push_back(static_cast<double>(s.fleets[i].vehicles));
        values.push_back(static_cast<double>(s.fleets[i].free));
        values.push_back(s.fleets[i].assisted_seats);
        values.push_back(s.routes[i].open);
        values.push_back(s.routes[i].fare_usd);
        values.push_back(s.stations[i].service_factor);
    }
    const auto add_quota = [&](const Quota& quota) {
        values.push_back(quota.is_set());
        if (!quota.is_set()) return;
        values.push_back(static_cast<double>(quota.rule()->allowance(s.key, 0, s.model->clock_at(SiteId{0}), 0)));
        values.push_back(quota.rule()->carry_days);
        values.push_back(quota.rule()->counts_parties);
    };
    for (std::size_t i = 0; i < 2; ++i) {
        add_quota(s.sites[i].quota);
        add_quota(s.stations[i].quota);
        add_quota(s.routes[i].quota);
    }
    for (const ReferralRule& rule : s.rules) values.insert(values.end(), rule.shares.begin(), rule.shares.end());
    for (const Choice& choice : s.branches) values.insert(values.end(), choice.up_to.begin(), choice.up_to.end());
    return values;
}

class Dice {
  public:
    explicit Dice(std::uint32_t seed) : seed_(seed) {}
    std::int64_t up_to(std::int64_t most) {
        return draw4(draw_key(seed_, 0), {Purpose::decision, next_++, 0, 0, 0})[0] % (most + 1);
    }

  private:
    std::uint32_t seed_, next_ = 0;
};

constexpr std::int64_t kinds = 13;

/// A change of the kind, about either of the two things, to any value: also more than there is, and less than nothing.
Change change_of(std::int64_t kind, Dice& dice) {
    const auto which = static_cast<std::size_t>(dice.up_to(1));
    const auto number = [&] { return dice.up_to(16) - 8; };
    scenario::WeekSpan span;
    span.from_h = static_cast<double>(dice.up_to(11));
    span.to_h = span.from_h + 1 + static_cast<double>(dice.up_to(11));
    const double value = static_cast<double>(dice.up_to(8)) / 8;
    switch (kind) {
        case 0:
            return AddPlaces{SiteId{which}, 0, number(), number()};
        case 1:
            return AddOfficers{PoolId{which}, number(), span};
        case 2:
            return SetHours{SiteId{which}, WeekTable::from_span(span, 1)};
        case 3:
            return AddVehicles{FleetId{which}, number()};
        case 4:
            return MoveOfficers{PoolId{which}, PoolId{1 - which}, dice.up_to(8)};
        case 5:
            return MoveVehicles{FleetId{which}, FleetId{1 - which}, dice.up_to(8)};
        case 6:
            return SetOpen{RouteId{which}, dice.up_to(1) == 1};
        case 7:
            return SetFare{RouteId{which}, value};
        case 8:
            return SetAssisted{FleetId{which}, value};
        case 9: {
            ReferralRule rule;
            rule.routes = {RouteId{which}};
            rule.shares = {value};
            return SetRule{StepId{2 + 3 * which}, rule};
        }
        case 10:
            return SetServiceFactor{StationId{which}, value};
        case 11: {
            const std::array<QuotaPlace, 3> places{SiteId{which}, StationId{which}, RouteId{which}};
            const QuotaPlace at = places[static_cast<std::size_t>(dice.up_to(2))];
            if (value == 0) return SetQuota{at, std::nullopt};
            scenario::Quota quota;
            quota.per_day = scenario::Distribution(value * 80);
            quota.carry_days = static_cast<int>(dice.up_to(2));
            quota.unit = dice.up_to(1) == 1 ? scenario::QuotaUnit::parties : scenario::QuotaUnit::persons;
            return SetQuota{at, compile_quota(quota)};
        }
        default:
            return SetBranch{StepId{3 * which}, Choice::from_shares({value + 0.5, 1 - value})};
    }
}

TEST_CASE("what is in force depends on what is in effect and the order in which it began, and on nothing else") {
    // Expected: after any beginnings and endings the same as in a new world in which those still in effect begin in
    // that order. Of those that begin at one instant the higher rank is the later.
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        Dice dice(seed);
        const std::int64_t only = seed < 2 * kinds ? seed % kinds : -1;  // first each kind by itself, then all mixed
        Run run(two_of_all());
        struct Begun {
            TimeUs at_us;
            std::uint32_t rank;
            BegunId id;
            Change change;
        };
        std::vector<Begun> begun;
        int wrong = 0;
        for (int i = 0; i < 40; ++i) {
            if (dice.up_to(2) > 0) run.world().advance_to(run.world().now_us() + hour_us / 2 * dice.up_to(3));
            if (begun.empty() || dice.up_to(9) < 6) {
                const Change change = change_of(only >= 0 ? only : dice.up_to(kinds - 1), dice);
                const auto rank = static_cast<std::uint32_t>(dice.up_to(3));
                begun.push_back({run.world().now_us(), rank, run.world().begin(change, rank), change});
            } else {
                const auto which = begun.begin() + dice.up_to(static_cast<std::int64_t>(begun.size()) - 1);
                run.world().end(which->id);
                begun.erase(which);
            }
            std::stable_sort(begun.begin(), begun.end(), [](const Begun& a, const Begun& b) {
                return std::tie(a.at_us, a.rank) < std::tie(b.at_us, b.rank);
            });
            Run fresh(two_of_all());
            for (const Begun& each : begun) fresh.world().begin(each.change);
            wrong += in_force(run.world()) != in_force(fresh.world());
        }
        CAPTURE(seed);
        CHECK(wrong == 0);
        const std::vector<double> now = in_force(run.world());
        for (const Begun& each : begun) run.world().end(each.id);
        CHECK(in_force(run.world()) == in_force(Run(two_of_all()).world()));
        CHECK((begun.empty() || now.size() > 50));
    }
}

TEST_CASE("a change that has ended is ended once, and what happens once does not end") {
    Run run(two_of_all());
    const auto first = run.world().begin(AddPlaces{SiteId{0}, 0, 5, 0});
    run.world().begin(AddPlaces{SiteId{0}, 0, 3, 0});
    run.world().end(first);
    run.world().end(first);
    run.world().end(run.world().begin(MovePeople{RouteId{0}, 5}));
    CHECK(run.world().state().sites[0].rooms[0].capacity == 13);
}

TEST_CASE("vehicles added to a fleet that no route names are nowhere, and the sites go on") {
    auto world = two_of_all();
    scenario::Fleet spare;
    spare.id = "spare";
    spare.vehicles = 2.0;
    world.fleets.push_back(spare);
    for (auto& site : world.sites) site.opening_hours.spans = {{{true, true, true, true, true, true, true}, 8, 18}};
    come(world, "S", "p1", 5, 3);
    Run run(world);
    run.to_hour(1);
    run.world().begin(AddVehicles{FleetId{2}, 1});
    run.to_hour(12);
    CHECK(run.station().served == 5);  // the site opened at eight
}

// ---- handed over at one instant -----------------------------------------------------------------------------------

TEST_CASE("a road that one change closes until an instant and another from then on does not open in between") {
    auto s = road();
    come(s, "S", "p1", 1, 8);  // half way when the road closes
    come(s, "S", "p1", 1, 9);  // waits at S
    for (const bool ends_first : {true, false}) {
        Run run(s);
        run.to_hour(8.5);
        const BegunId first = run.world().begin(SetOpen{RouteId{0}, false, scenario::UnderWay::hold});
        run.to_hour(10);
        BegunId second;
        {
            const World::AtOnce at_once(run.world());
            if (ends_first) run.world().end(first);
            second = run.world().begin(SetOpen{RouteId{0}, false, scenario::UnderWay::hold});
            if (!ends_first) run.world().end(first);
        }
        run.to_hour(20);
        CHECK(run.site(1).arrived[0] == 0);
        run.world().end(second);
        run.to_hour(20.6);
        CHECK(run.site(1).arrived[0] == 1);  // half an hour was left to go
        run.to_hour(21.1);
        CHECK(run.site(1).arrived[0] == 2);
    }
}

TEST_CASE("of changes that end at one instant none is in force again for a moment") {
    // The fare of the earlier one would let everybody board.
    auto s = road(50);
    s.profiles[0].money_usd = scenario::Distribution(10.0);
    come(s, "S", "p1", 5, 9);
    Run run(s);
    run.to_hour(8);
    const BegunId free = run.world().begin(SetFare{RouteId{0}, 0});
    const BegunId dear = run.world().begin(SetFare{RouteId{0}, 90});
    run.to_hour(10);
    {
        const World::AtOnce at_once(run.world());
        run.world().end(dear);
        run.world().end(free);
    }
    run.to_hour(20);
    CHECK(run.route().departed == 0);
    run.world().begin(SetFare{RouteId{0}, 0});
    CHECK(run.route().departed == 5);
}

TEST_CASE("a convoy goes by the road that was opened before it at the same instant") {
    auto s = road();
    s.routes[0].open = false;
    come(s, "S", "p1", 5, 6);
    Run run(s);
    run.to_hour(8);
    {
        const World::AtOnce at_once(run.world());
        run.world().begin(SetFare{RouteId{0}, 90});
        run.world().begin(SetOpen{RouteId{0}, true});
        run.world().begin(MovePeople{RouteId{0}, 3});
    }
    CHECK(run.route().departed >= 3);
}

// ---- ended while what it began is unfinished --------------------------------------------------------------------

TEST_CASE("a closing that ends while people are on their way back lets them go when they are back") {
    auto s = road();
    come(s, "S", "p1", 1, 8);
    Run run(s);
    run.to_hour(8.5);
    const BegunId closing = run.world().begin(SetOpen{RouteId{0}, false, scenario::UnderWay::turn_back});
    run.to_hour(8.75);  // they are at S at nine
    run.world().end(closing);
    run.to_end();
    CHECK(run.site(1).arrived[0] == 1);
    CHECK(run.world().state().routes[0].open);
}

TEST_CASE("places taken away while they are in use are all there again when that ends, and nobody was put out") {
    auto s = scenario_of({site("S", {stay(20), out()})});
    s.sites[0].rooms = {room(10)};
    come(s, "S", "p1", 10, 1);
    come(s, "S", "p1", 4, 30);
    Run run(s);
    run.to_hour(2);
    const BegunId longer = run.world().begin(AddPlaces{SiteId{0}, 0, -8, 0});
    const BegunId shorter = run.world().begin(AddPlaces{SiteId{0}, 0, -8, 0});
    const RoomState& there = run.world().state().sites[0].rooms[0];
    CHECK(there.capacity == 0);  // never less than none
    CHECK(there.used == 10);
    run.to_hour(5);
    run.world().end(longer);
    CHECK(there.capacity == 2);
    CHECK(there.used == 10);
    run.to_hour(22);  // they have left
    CHECK(there.used == 0);
    run.to_hour(31);
    CHECK(there.used == 2);
    run.world().end(shorter);
    CHECK(there.capacity == 10);
    CHECK(there.used == 4);  // the two in the open are let in at once
}

TEST_CASE("hours that end while a service of theirs is under way leave the counters as they were") {
    auto s = scenario_of({site("S", {serve("desk"), out()})});
    s.sites[0].stations = {desk(1, 120)};
    come(s, "S", "p1", 3, 8);
    Run run(s);
    run.to_hour(7);
    scenario::WeekSpan morning;
    morning.from_h = 6;
    morning.to_h = 9;
    const BegunId hours = run.world().begin(SetHours{SiteId{0}, WeekTable::from_span(morning, 1)});
    run.to_hour(9.5);  // closed, and the service begun at eight goes on until ten
    run.world().end(hours);
    run.to_hour(12.1);
    CHECK(run.station().served == 2);
    run.to_end();
    CHECK(run.station().served == 3);
}

}  // namespace
}  // namespace umbral::people::test
