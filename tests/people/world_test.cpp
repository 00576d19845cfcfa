// Properties of the whole people layer: nothing is lost, pausing changes nothing, more places never hurt.

#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

#include "people/small_world.hpp"

namespace umbral::people::test {
namespace {

/// A corridor with everything in it: branches and returns, rooms, shared officers, a shared fleet, fares, a closure,
/// patience, a limit and supplies.
scenario::Scenario corridor() {
    auto reception = desk(-1, 8, "reception");
    reception.pool = "team";
    auto clinic = desk(-1, 20, "clinic");
    clinic.pool = "team";
    clinic.service[0].time_min.family = "lognormal";
    clinic.service[0].time_min.parameters = {{"mean", 20.0}, {"sd", 15.0}};
    auto first = site("S", {serve("reception"), serve("clinic"), stay(6), go("on")});
    first.stations = {reception, clinic};
    first.pathways[0].steps[0].next = {{"clinic", 0.3}, {"stay", 0.6}, {"reception", 0.1}};
    scenario::Pool team;
    team.id = "team";
    scenario::WeekSpan day;
    day.from_h = 6;
    day.to_h = 20;
    team.officers.shifts = {{day, 9.0}};
    team.skills = {"clinic", "reception"};
    first.pools = {team};
    first.rooms = {room(80, 40)};
    auto second = site("T", {stay(3), go("off")});
    second.kind = scenario::SiteKind::centre_custody;
    second.rooms = {room(50)};
    second.when_full = scenario::WhenFull::wait_outside;
    scenario::Supply water;
    water.item = "water_l";
    water.use_per_person_day = 15;
    water.stock = 2000;
    water.reorder_at = 1500;
    water.order_up_to = 4000;
    second.supplies = {water};
    auto s = scenario_of({first, second, site("U", {out()})}, 12);
    s.routes = {route("on", "S", "T", 0.7), route("off", "T", "U", 2), route("past", "S", "U", 5)};
    s.routes[0].fleet = s.routes[1].fleet = "buses";
    s.routes[1].fare_usd = 30.0;
    // Which way to go on is decided by what was known of T and U nine and a half hours ago.
    s.information_age_h = 9.5;
    scenario::LogitRule known;
    known.routes = {"on", "past"};
    known.per_queued_day = 2.0;
    s.sites[0].pathways[0].steps[3].refer = known;
    s.routes[0].hazards = {{"medical", 0.02}};
    scenario::Closure closure;
    closure.from = {2024, 1, 6};
    closure.to = {2024, 1, 7};
    closure.from_hour = 5.3;
    closure.under_way = scenario::UnderWay::hold;
    s.routes[1].closures = {closure};
    closure.from = closure.to = {2024, 1, 4};
    closure.from_hour = 9.1;
    closure.to_hour = 11.4;
    closure.under_way = scenario::UnderWay::turn_back;
    s.routes[0].closures = {closure};
    scenario::Fleet buses;
    buses.id = "buses";
    buses.vehicles = 9;
    buses.seats = 20;
    buses.rule = scenario::DepartureRule::max_wait;
    buses.max_wait_h = 3.0;
    buses.assisted_seats = 0.1;
    s.fleets = {buses};
    for (auto& profile : s.profiles) {
        scenario::Distribution patience;
        patience.family = "gamma";
        patience.parameters = {{"mean", 60.0}, {"sd", 30.0}};
        profile.patience_h = patience;
    }
    scenario::Distribution money;
    money.family = "discrete";
    money.values = {0, 40};
    money.weights = {0.2, 0.8};
    s.profiles[0].money_usd = money;
    s.profiles[0].remittance_h = scenario::Distribution(30.0);
    scenario::Limit custody;
    custody.id = "custody";
    custody.country = "X";
    custody.kinds = {scenario::SiteKind::centre_custody};
    custody.hours = 12;
    s.limits = {custody};
    scenario::ArrivalStream stream;
    stream.id = "flow";
    stream.site = "S";
    stream.persons_per_day = 400.0;
    stream.overdispersion = 0.1;
    stream.profiles.push_back({{}, {{"p1", 0.5}, {"p2", 0.2}, {"p4", 0.2}, {"p6", 0.1}}});
    s.arrivals.push_back(stream);
    return s;
}

/// Everything counted that a difference would show in.
std::vector<std::int64_t> fingerprint(const Run& run) {
    const State& s = run.world().state();
    std::vector<std::int64_t> print{s.entered, s.inside, s.left_model, s.travelling.value(),
                                    static_cast<std::int64_t>(s.services)};
    for (const SiteState& site : s.sites) {
        const SiteMeasures& c = site.counted;
        for (const Level* level : {&c.present, &c.outside, &c.design, &c.overflow}) {
            print.push_back(level->area(s.now_us));
            print.push_back(level->peak());
        }
        for (const auto& waits : c.visit_wait)
            print.push_back(static_cast<std::int64_t>(waits.mean_us().value_or(0) * 1e3));
        print.insert(print.end(), c.open_nights.begin(), c.open_nights.end());
        print.insert(print.end(), c.present_hourly.begin(), c.present_hourly.end());
        for (const WeekWaits& week : c.weeks) print.insert(print.end(), week.begin(), week.end());
    }
    for (const LimitMeasures& limit : s.limits) print.push_back(limit.over.area(s.now_us));
    return print;
}

TEST_CASE("pausing changes nothing, whenever and however often") {
    Run straight(corridor());
    const auto expected = fingerprint(straight.to_end());
    const bool holds = rc::check([&] {
        const auto pauses = *rc::gen::container<std::vector<int>>(40, rc::gen::inRange(0, 12 * 24 * 3600));
        auto sorted = pauses;
        std::sort(sorted.begin(), sorted.end());
        Run paused(corridor());
        for (const int second : sorted) paused.world().advance_to(second * second_us);
        RC_ASSERT(fingerprint(paused.to_end()) == expected);
    });
    CHECK(holds);
}

TEST_CASE("the same seed gives the same history, another seed another") {
    Run first(corridor(), 3), again(corridor(), 3), other(corridor(), 4);
    const auto print = fingerprint(first.to_end());
    CHECK(print == fingerprint(again.to_end()));
    CHECK(print != fingerprint(other.to_end()));
}

TEST_CASE("people are conserved, and Little's law holds at every station and site") {
    auto s = corridor();
    Run run(s);
    run.to_end();  // the balance is checked every day on the way
    const State& state = run.world().state();
    CHECK(state.entered == state.inside + state.left_model + state.travelling.value());
    std::int64_t present = 0;
    for (const SiteState& site : state.sites) present += site.counted.present.value();
    CHECK(present == state.inside);
    for (std::size_t i = 0; i < state.stations.size(); ++i) {
        // Time integral of the queue = sum of the waits, completed and cut short, those under way included.
        const StationMeasures& c = state.stations[i].counted;
        const double waits = *c.wait.mean_us() * static_cast<double>(c.wait.event_persons());
        const auto area = static_cast<double>(c.queue.area(state.now_us));
        CHECK(waits <= area * (1 + 1e-9));
        if (c.wait.censored_persons() == 0) CHECK(waits == Approx(area));
    }
}

TEST_CASE("officers are never busier than rostered plus overtime, and stock is never negative") {
    Run run(corridor());
    for (int half_hour = 0; half_hour < 576; ++half_hour) {
        run.to_hour(half_hour / 2.0);
        const State& state = run.world().state();
        for (const PoolState& pool : state.pools) {
            REQUIRE(pool.busy <= pool.counters + pool.counted.overtime.value());
            REQUIRE(pool.counted.busy.area(state.now_us) <=
                    pool.counted.counters.area(state.now_us) + pool.counted.overtime.area(state.now_us));
        }
        for (const SupplyState& supply : state.sites[1].supplies) REQUIRE(supply.stock >= 0);
        for (const SiteState& site : state.sites) {
            for (const RoomState& room : site.rooms)
                REQUIRE((room.used <= room.capacity && room.overflow_used <= room.overflow_capacity));
        }
    }
}

TEST_CASE("more officers never lengthen waits at a single first-come site without patience") {
    const bool holds = rc::check([] {
        const int officers = *rc::gen::inRange(1, 6);
        const auto seed = static_cast<std::uint64_t>(*rc::gen::inRange(1, 1000));
        const auto total_wait = [&](int count) {
            auto station = desk(count, 1);
            station.service[0].time_min.family = "exponential";
            station.service[0].time_min.parameters = {{"mean", 10.0}};
            auto s = site("S", {serve("desk"), out()});
            s.stations = {station};
            auto world = scenario_of({s}, 2);
            scenario::ArrivalStream stream;
            stream.id = "flow";
            stream.site = "S";
            stream.persons_per_day = 800.0;
            stream.profiles.push_back({{}, {{"p1", 1.0}}});
            world.arrivals.push_back(stream);
            Run run(world, seed);
            run.to_end();
            return run.station().queue.area(run.world().now_us());
        };
        RC_ASSERT(total_wait(officers + 1) <= total_wait(officers));
    });
    CHECK(holds);
}

TEST_CASE("who and what is moved comes from somewhere: no more than is there, and back again") {
    auto first = site("S", {serve("desk"), go("on")});
    first.stations = {desk(3, 10)};
    auto second = site("T", {serve("desk"), go("off")});
    second.stations = {desk(1, 10)};
    auto world = scenario_of({first, second, site("U", {out()})});
    world.routes = {route("on", "S", "T", 1), route("off", "T", "U", 1)};
    for (std::size_t i = 0; i < 2; ++i) {
        scenario::Fleet fleet;
        fleet.id = i == 0 ? "here" : "there";
        fleet.vehicles = 2.0;
        world.fleets.push_back(fleet);
        world.routes[i].fleet = fleet.id;
    }
    Run run(world);
    const State& state = run.world().state();
    const BegunId officers = run.world().begin(MoveOfficers{PoolId{0}, PoolId{1}, 50});
    CHECK(state.pools[0].added.largest() == -3);
    CHECK(state.pools[1].added.largest() == 3);
    const BegunId vehicles = run.world().begin(MoveVehicles{FleetId{0}, FleetId{1}, 50});
    CHECK(state.fleets[0].vehicles == 0);
    CHECK(state.fleets[1].vehicles == 4);
    run.world().end(vehicles);
    run.world().end(officers);
    CHECK(state.pools[0].added.largest() == 0);
    CHECK(state.pools[1].added.largest() == 0);
    CHECK(state.fleets[0].vehicles == 2);
    CHECK(state.fleets[1].vehicles == 2);
}

TEST_CASE("a change taken back leaves capacities as they were") {
    Run run(corridor());
    run.to_hour(30);
    const State& state = run.world().state();
    const auto capacities = [&] {
        return std::vector<double>{static_cast<double>(state.sites[0].rooms[0].capacity),
                                   state.pools[0].added.largest(),
                                   static_cast<double>(state.fleets[0].vehicles),
                                   state.routes[1].fare_usd,
                                   state.fleets[0].assisted_seats,
                                   state.stations[0].service_factor,
                                   static_cast<double>(state.routes[1].open)};
    };
    const auto before = capacities();
    std::vector<BegunId> begun;
    for (const Change& change : std::vector<Change>{
             AddPlaces{SiteId{0}, 0, 50, 10}, AddOfficers{PoolId{0}, 4}, AddOfficers{PoolId{0}, 2, {{true}, 8, 16}},
             AddVehicles{FleetId{0}, 3}, SetFare{RouteId{1}, 0}, SetAssisted{FleetId{0}, 0.5},
             SetServiceFactor{StationId{0}, 0.5}, SetOpen{RouteId{1}, false}}) {
        begun.push_back(run.world().begin(change));
    }
    CHECK(capacities() != before);
    run.to_hour(40);
    for (const BegunId change : begun) run.world().end(change);
    CHECK(capacities() == before);
    run.to_end();
    CHECK(state.entered == state.inside + state.left_model + state.travelling.value());
}

/// A post with few officers who are not always at the counter, a timetable's buses with journeys that vary, and a stay.
scenario::Scenario post_and_town(Date start, double days) {
    auto first = site("S", {serve("desk"), go("on")});
    first.stations = {desk(2, 3)};
    first.stations[0].availability = 0.43;
    first.stations[0].service[0].time_min.family = "exponential";
    first.stations[0].service[0].time_min.parameters = {{"mean", 3.0}};
    auto second = site("T", {stay(6), out()});
    second.pathways[0].steps[0].stay_h->family = "exponential";
    second.pathways[0].steps[0].stay_h->parameters = {{"mean", 6.0}};
    auto s = scenario_of({first, second}, days);
    s.start = start;
    s.countries[0].utc_offset_h = -6;
    s.routes = {route("on", "S", "T", 1)};
    s.routes[0].typical_hours = 3;
    s.routes[0].p95_hours = 9;
    s.routes[0].fleet = "bus";
    scenario::Fleet bus;
    bus.id = "bus";
    bus.vehicles = 9;
    bus.seats = 400;
    bus.rule = scenario::DepartureRule::timetable;
    bus.departures_h = {6, 18};
    s.fleets = {bus};
    scenario::ArrivalStream stream;
    stream.id = "flow";
    stream.site = "S";
    stream.persons_per_day = 80.0;
    stream.profiles.push_back({{}, {{"p1", 0.5}, {"p2", 0.5}}});
    s.arrivals.push_back(stream);
    return s;
}

TEST_CASE("a start five days earlier changes nothing on the same dates once the days before are over") {
    // Expected: who comes, how long they are served, who is at the counter, how long each bus takes and how long people
    // stay are the same on the same dates. The post is idle often and the buses leave nobody behind, so that two days
    // after the later start nothing is left of the days before.
    Run late(post_and_town({2024, 1, 8}, 9)), early(post_and_town({2024, 1, 3}, 14));
    late.to_end();
    early.to_end();
    constexpr std::size_t skipped_h = 48, earlier_h = 120;
    std::int64_t arrived = 0;
    std::size_t different = 0;
    for (std::size_t h = skipped_h; h < late.site(1).arrived_hourly.size(); ++h) {
        arrived += late.site(1).arrived_hourly[h];
        different += late.site(1).arrived_hourly[h] != early.site(1).arrived_hourly[h + earlier_h];
        different += late.site(0).queue_hourly[h] != early.site(0).queue_hourly[h + earlier_h];
        different += late.site(1).present_hourly[h] != early.site(1).present_hourly[h + earlier_h];
    }
    CHECK(arrived > 400);
    CHECK(different == 0);
}

TEST_CASE("an order placed on a date takes as long whatever was ordered on the days before") {
    auto s = scenario_of({site("S", {stay(24), out()})}, 8);
    scenario::Supply kits;
    kits.item = "kits";
    kits.use_per_person_day = 1;
    kits.stock = 100;
    kits.reorder_at = 95.2;
    kits.order_up_to = 100;
    kits.lead_time_h.family = "exponential";
    kits.lead_time_h.parameters = {{"mean", 10.0}};
    s.sites[0].supplies = {kits};
    const auto due_us = [&](bool also_before) {
        auto either = s;
        either.arrivals.clear();
        const auto come_on = [&](Date date) {
            come(either, "S", "p1", 10, 0);
            either.arrivals.back().batches[0].date = date;
        };
        if (also_before) come_on({2024, 1, 1});
        come_on({2024, 1, 6});
        Run run(either);
        // Five kits of ten are used in each half of a day: two orders on the first date, one on the other by noon.
        run.to_hour(5 * 24 + 12.1);
        const SupplyState& state = run.world().state().sites[0].supplies[0];
        REQUIRE(state.ordered == Approx(also_before ? 3 * 5 : 5).margin(0.6));
        return state.due.next_us();
    };
    CHECK(due_us(false) == due_us(true));
}

TEST_CASE("every whole hour is read, also where the shortest journey does not go into an hour in whole microseconds") {
    // 0.15 h asks for seven windows an hour, of 514,285,714 and two sevenths of a microsecond.
    auto world = scenario_of({site("S", {go("on")}), site("T", {out()})});
    world.routes = {route("on", "S", "T", 0.15)};
    come(world, "S", "p1", 4, 8);
    Run run(world);
    run.to_end();
    const State& state = run.world().state();
    const auto hours = static_cast<std::size_t>((state.model->horizon_us - state.measured_from_us) / hour_us);
    CHECK(state.sites[0].counted.present_hourly.size() == hours);
}

}  // namespace
}  // namespace umbral::people::test
