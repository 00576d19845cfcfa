#include <catch2/catch.hpp>

#include "people/small_world.hpp"

namespace umbral::people::test {
namespace {

scenario::Scenario post(scenario::Station station, double days = 3) {
    auto s = site("S", {serve(station.id), out()});
    s.stations.push_back(std::move(station));
    return scenario_of({std::move(s)}, days);
}

/// Total completed waiting at the station [h].
double waited_h(const Run& run, std::size_t station = 0) {
    return *run.station(station).wait.mean_us() / static_cast<double>(hour_us) *
           static_cast<double>(run.station(station).wait.event_persons());
}

TEST_CASE("one officer serves first come, first served") {
    auto s = post(desk(1, 60));
    come(s, "S", "p1", 3, 8);
    Run run(s);
    run.to_end();
    // Waits of 0, 1 and 2 hours.
    CHECK(waited_h(run) == Approx(3.0));
    CHECK(run.station().served == 3);
    CHECK(run.hours_of(run.station().queue) == Approx(3.0));
    CHECK(run.station().queue.peak() == 2);
}

TEST_CASE("an urgent party goes before others but interrupts nobody") {
    auto s = post(desk(1, 60));
    come(s, "S", "p1", 3, 8);
    come(s, "S", "urgent", 1, 8.5);
    Run run(s);
    run.to_end();
    // One from 8 to 9, the urgent one (0.5 h) from 9, the others from 10 and 11.
    CHECK(waited_h(run) == Approx(0.5 + 2 + 3));
    CHECK(*run.site().visit_wait[4].mean_us() == Approx(0.5 * static_cast<double>(hour_us)));
}

TEST_CASE("service per person takes each member's time, and a fixed part once") {
    auto station = desk(1, 10);
    station.service[0].basis = scenario::ServiceBasis::per_person;
    station.service[0].fixed_min = 5;
    auto s = post(station);
    come(s, "S", "p4", 1, 8);
    Run run(s);
    run.to_hour(8 + 44.0 / 60);
    CHECK(run.station().served == 0);
    run.to_hour(8 + 46.0 / 60);
    CHECK(run.station().served == 4);
}

TEST_CASE("shared officers help the station whose head has waited longest") {
    auto s = site("S", {serve("a"), serve("b"), out()});
    auto a = desk(-1, 60, "a"), b = desk(-1, 60, "b");
    a.pool = b.pool = "both";
    s.stations = {a, b};
    scenario::Pool pool;
    pool.id = "both";
    pool.officers.shifts.push_back({{}, 1.0});
    pool.skills = {"a", "b"};
    s.pools.push_back(pool);
    auto world = scenario_of({s});
    come(world, "S", "p1", 2, 8);
    Run run(world);
    run.to_end();
    // 8-9 first at a; 9: the second (waiting since 8) goes before the first's new wait at b.
    // a: waits 0 and 1. b: first waits 9-10, second from 10 waits until 11.
    CHECK(waited_h(run, 0) == Approx(1.0));
    CHECK(waited_h(run, 1) == Approx(1.0 + 1.0));
    CHECK(run.hours_of(run.pool().busy) == Approx(4.0));
}

TEST_CASE("who can do least is asked first") {
    auto s = site("S", {serve("a"), out()});
    auto a = desk(-1, 60, "a"), b = desk(-1, 60, "b");
    s.stations = {a, b};
    scenario::Pool both, only;
    both.id = "both";
    only.id = "only";
    both.officers.shifts = only.officers.shifts = {{{}, 1.0}};
    both.skills = {"a", "b"};
    only.skills = {"a"};
    s.pools = {both, only};
    auto world = scenario_of({s});
    come(world, "S", "p1", 1, 8);
    Run run(world);
    run.to_end();
    CHECK(run.hours_of(run.pool(0).busy) == 0);
    CHECK(run.hours_of(run.pool(1).busy) == Approx(1.0));
}

scenario::Roster day_shift(double from_h, double to_h, double officers) {
    scenario::WeekSpan span;
    span.from_h = from_h;
    span.to_h = to_h;
    return {{{span, officers}}};
}

TEST_CASE("a service under way is finished after the shift and counted as overtime") {
    auto station = desk(-1, 120);
    station.officers = day_shift(8, 16, 1);
    auto s = post(station);
    come(s, "S", "p1", 2, 13.5);
    Run run(s);
    run.to_end();
    // 13:30-15:30, then 15:30-17:30: an hour and a half beyond the shift.
    CHECK(run.hours_of(run.pool().overtime) == Approx(1.5));
    CHECK(run.station().served == 2);
    CHECK(run.hours_of(run.pool().busy) <= run.hours_of(run.pool().counters) + run.hours_of(run.pool().overtime));
}

TEST_CASE("with no_start_if_longer a service that would run over waits for the next shift") {
    auto station = desk(-1, 120);
    station.officers = day_shift(8, 16, 1);
    station.shift_end = scenario::ShiftEnd::no_start_if_longer;
    auto s = post(station);
    come(s, "S", "p1", 2, 13.5);
    Run run(s);
    run.to_end();
    // The second waits from 13:30 until 8:00 the next day.
    CHECK(waited_h(run) == Approx(18.5));
    CHECK(run.hours_of(run.pool().overtime) == 0);
}

TEST_CASE("no_start_if_longer does not hold up a service that no shift could hold") {
    auto station = desk(-1, 600);
    station.officers = day_shift(8, 16, 1);
    station.shift_end = scenario::ShiftEnd::no_start_if_longer;
    auto s = post(station);
    come(s, "S", "p1", 1, 9);
    Run run(s);
    run.to_end();
    CHECK(run.station().served == 1);
}

TEST_CASE("a full queue turns parties away whole") {
    auto station = desk(1, 60);
    station.queue_limit = scenario::Quantity{3};
    auto s = post(station);
    come(s, "S", "p2", 4, 8);
    Run run(s);
    run.to_end();
    // One in service, one of two waiting; a second pair would make four.
    CHECK(run.station().turned_away == 4);
    CHECK(run.station().served == 4);
}

TEST_CASE("a party leaves at the very moment its patience ends") {
    auto s = post(desk(1, 60));
    s.profiles[0].patience_h = scenario::Distribution(1.5);
    come(s, "S", "p1", 3, 8);
    Run run(s);
    run.to_hour(9.49);
    CHECK(run.station().left == 0);
    run.to_hour(9.51);
    CHECK(run.station().left == 1);
    run.to_end();
    CHECK(run.station().served == 2);
    CHECK(run.station().wait.censored_persons() == 1);
}

TEST_CASE("a station's own patience stands in for the profile's") {
    auto station = desk(1, 60);
    station.patience_h = scenario::Distribution(5.0);
    auto s = post(station);
    s.profiles[0].patience_h = scenario::Distribution(0.5);
    come(s, "S", "p1", 3, 8);
    Run run(s);
    run.to_end();
    CHECK(run.station().left == 0);
    CHECK(run.station().served == 3);
}

TEST_CASE("more officers serve the queue at once, fewer interrupt nobody") {
    auto s = post(desk(1, 60));
    come(s, "S", "p1", 3, 8);
    Run run(s);
    run.to_hour(8.25);
    run.world().begin(AddOfficers{PoolId{0}, 2});
    CHECK(run.station().queue.value() == 0);
    run.world().begin(AddOfficers{PoolId{0}, -3});
    CHECK(run.station().in_service.value() == 3);
    run.to_end();
    CHECK(run.station().served == 3);
}

TEST_CASE("officers added in one shift are there in that shift alone, as if the roster had them") {
    scenario::WeekSpan day;
    day.from_h = 6;
    day.to_h = 18;
    const auto crowd = [&](scenario::Station station) {
        auto s = post(std::move(station), 8);
        come(s, "S", "p1", 40, 1);
        return s;
    };
    const auto waits_of = [](Run& run) {
        run.to_end();
        return std::pair(waited_h(run), run.hours_of(run.pool().busy));
    };
    auto as_rostered = desk(1, 60);
    as_rostered.officers.shifts.push_back({day, 2.0});
    Run rostered(crowd(as_rostered));
    Run added(crowd(desk(1, 60)));
    added.world().begin(AddOfficers{PoolId{0}, 2, day});
    Run round_the_clock(crowd(desk(1, 60)));
    round_the_clock.world().begin(AddOfficers{PoolId{0}, 2});
    const auto expected = waits_of(rostered);
    CHECK(waits_of(added) == expected);
    CHECK(waits_of(round_the_clock).first < expected.first);
}

TEST_CASE("a shift that is taken back in its midst ends at once, and the roster goes on") {
    auto s = post(desk(1, 60));
    scenario::WeekSpan day;
    day.from_h = 6;
    day.to_h = 18;
    come(s, "S", "p1", 45, 7);
    Run run(s);
    run.to_hour(5);
    const BegunId shift = run.world().begin(AddOfficers{PoolId{0}, 2, day});
    run.to_hour(10.5);
    // Three begin at 7, 8, 9 and 10; who is being served at 10.5 is served to the end.
    CHECK(run.station().in_service.value() == 3);
    run.world().end(shift);
    run.to_hour(11.5);
    CHECK(run.station().in_service.value() == 1);
    run.to_hour(24 + 11.5);
    CHECK(run.station().served == 12 + 24);
}

TEST_CASE("a closed post keeps people outside and charges their wait to its hours") {
    auto s = post(desk(1, 30));
    scenario::WeekSpan open;
    open.from_h = 8;
    open.to_h = 18;
    s.sites[0].opening_hours.spans = {open};
    come(s, "S", "p1", 1, 6);
    Run run(s);
    run.to_end();
    CHECK(run.site().visit_wait[0].mean_us() == Approx(2.0 * static_cast<double>(hour_us)));
    CHECK(run.site().weeks[0][static_cast<std::size_t>(Cause::closed)] == 2 * hour_us);
}

TEST_CASE("availability is kept in the mean, also of a single officer") {
    auto station = desk(1, 10);
    station.availability = 0.43;
    Run run(post(station, 100));
    run.to_end();
    CHECK(run.hours_of(run.pool().counters) == Approx(0.43 * 2400).margin(1));
}

TEST_CASE("a station that hands out kits waits for them") {
    auto station = desk(1, 6);
    station.consumes = "kits";
    station.consumes_per_person = 1;
    auto s = post(station);
    scenario::Supply kits;
    kits.item = "kits";
    kits.stock = 2;
    kits.reorder_at = 0;
    kits.order_up_to = 10;
    kits.lead_time_h = 5.0;
    s.sites[0].supplies = {kits};
    come(s, "S", "p1", 3, 8);
    Run run(s);
    run.to_hour(13);
    CHECK(run.station().queue.value() == 1);
    run.to_end();
    CHECK(run.station().served == 3);
    // Out of stock at 8:12, noticed and ordered at 9:00, delivered at 14:00.
    CHECK(run.site().weeks[0][static_cast<std::size_t>(Cause::supplies)] > 4 * hour_us);
}

scenario::ServiceTime service_of(const std::string& profile, double minutes) {
    scenario::ServiceTime time;
    time.profiles = {profile};
    time.time_min = minutes;
    time.basis = scenario::ServiceBasis::per_party;
    return time;
}

/// One officer from 8 to 16 who begins nothing that would run over; two hours for a family of four, six minutes else.
scenario::Station careful_desk() {
    auto station = desk(-1, 6);
    station.officers = day_shift(8, 16, 1);
    station.shift_end = scenario::ShiftEnd::no_start_if_longer;
    station.service.insert(station.service.begin(), service_of("p4", 120));
    return station;
}

TEST_CASE("when a family that waits for kits gives up, those behind it are served at once") {
    auto station = desk(1, 6);
    station.consumes = "kits";
    station.consumes_per_person = 1;
    auto s = post(station);
    scenario::Supply kits;
    kits.item = "kits";
    kits.stock = 3;
    kits.reorder_at = 0;
    kits.order_up_to = 3;
    s.sites[0].supplies = {kits};
    s.profiles[2].patience_h = scenario::Distribution(0.5);
    come(s, "S", "p4", 1, 8);
    come(s, "S", "p2", 1, 8.1);
    Run run(s);
    run.to_hour(8.49);
    CHECK(run.station().queue.value() == 6);
    run.to_hour(8.51);  // the four leave at 8:30 and the two, for whom there are kits, are served until 8:36
    CHECK(run.station().left == 4);
    CHECK(run.station().in_service.value() == 2);
}

TEST_CASE("when a family too long for the shift gives up, those behind it are served at once") {
    auto s = post(careful_desk());
    s.profiles[2].patience_h = scenario::Distribution(0.5);
    come(s, "S", "p4", 1, 15);
    come(s, "S", "p1", 1, 15.1);
    Run run(s);
    run.to_hour(15.55);
    CHECK(run.station().in_service.value() == 1);
}

TEST_CASE("an urgent party does not wait behind one that is too long for the shift") {
    auto s = post(careful_desk());
    come(s, "S", "p4", 1, 15);
    come(s, "S", "urgent", 1, 15.1);
    Run run(s);
    run.to_hour(15.15);
    CHECK(run.station().in_service.value() == 1);
    CHECK(run.station().queue.value() == 4);
}

TEST_CASE("who stays longer serves a family that is too long for the shift of others") {
    auto s = site("S", {serve("desk"), out()});
    auto station = careful_desk();
    station.officers = {};
    s.stations = {station};
    scenario::Pool morning, all_day;
    morning.id = "morning";
    all_day.id = "all_day";
    morning.officers = day_shift(8, 12, 1);
    all_day.officers = day_shift(8, 16, 1);
    morning.skills = all_day.skills = {"desk"};
    s.pools = {morning, all_day};
    auto world = scenario_of({s});
    come(world, "S", "p4", 2, 9);     // one with each, until 11:00
    come(world, "S", "p4", 1, 10.9);  // too long for the morning; the other officer begins at 11:00
    come(world, "S", "p1", 1, 11.5);  // the morning's officer serves who comes after the family
    Run run(world);
    run.to_hour(11.05);
    CHECK(run.pool(0).busy.value() == 0);
    CHECK(run.pool(1).busy.value() == 1);
    run.to_hour(11.55);
    CHECK(run.pool(0).busy.value() == 1);
    run.to_end();
    CHECK(run.station().served == 13);
}

TEST_CASE("a service held back by the end of one shift begins when that shift has ended and another goes on") {
    auto station = careful_desk();
    station.officers.shifts.push_back(day_shift(8, 12, 1).shifts.front());  // two in the morning, one until 16:00
    auto s = post(station);
    come(s, "S", "p4", 1, 11);
    Run run(s);
    run.to_hour(11.9);
    CHECK(run.station().queue.value() == 4);
    run.to_hour(12.1);
    CHECK(run.station().in_service.value() == 4);
}

TEST_CASE("a simplified procedure lets a service begin that was too long for the shift") {
    auto s = post(careful_desk());
    come(s, "S", "p4", 1, 15);
    Run run(s);
    run.to_hour(15.25);
    run.world().begin(SetServiceFactor{StationId{0}, 0.25});
    CHECK(run.station().in_service.value() == 4);
}

}  // namespace
}  // namespace umbral::people::test
