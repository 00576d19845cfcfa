#include <catch2/catch.hpp>

#include "people/roads.hpp"
#include "people/small_world.hpp"

namespace umbral::people::test {
namespace {

TEST_CASE("a pathway may return to an earlier step, with a draw of its own each time") {
    auto s = site("S", {serve("desk"), out()});
    s.stations = {desk(100, 1)};
    s.pathways[0].steps[0].next = {{"desk", 0.75}, {"out", 0.25}};
    auto world = scenario_of({s}, 30);
    come(world, "S", "p1", 4000, 1);
    Run run(world);
    run.to_end();
    // The number of services is geometric with mean 4: standard error of the mean 0.055.
    CHECK(static_cast<double>(run.station().served) / 4000.0 == Approx(4.0).margin(0.22));
}

TEST_CASE("people present at the start are inside from the first instant, with what is left of their stay") {
    auto s = scenario_of({site("S", {stay(48), out()})}, 3);
    s.sites[0].initial_people = {{"p1", 1000.0, "stay"}};
    Run run(s);
    CHECK(run.site().present.value() == 1000);
    run.to_hour(24);
    CHECK(static_cast<double>(run.site().present.value()) == Approx(500).margin(65));
    run.to_hour(48.5);
    CHECK(run.site().present.value() == 0);
}

TEST_CASE("supplies are used by those present, ordered at the minimum and run out until they come") {
    auto s = scenario_of({site("S", {stay(96), out()})}, 4);
    scenario::Supply water;
    water.item = "water_l";
    water.use_per_person_day = 10;
    water.stock = 100;
    water.reorder_at = 50;
    water.order_up_to = 300;
    water.lead_time_h = 24.0;
    s.sites[0].supplies = {water};
    come(s, "S", "p1", 10, 0);
    Run run(s);
    run.to_hour(48);
    // 100 L/day: 50 at noon, ordered; none left at midnight; 250 L more at noon of the second day.
    CHECK(run.site().stockout_person_days[0] == Approx(5.0).margin(0.5));
    CHECK(run.world().state().sites[0].supplies[0].stock == Approx(200).margin(10));
}

TEST_CASE("a need is held by its share of parties, and patience once per visit") {
    auto s = scenario_of({site("S", {out()})}, 3);
    s.profiles[0].needs = {{"pregnant", 0.1}};
    s.sites[0].pathways[0].steps = {serve("desk"), out()};
    s.sites[0].pathways[0].steps[0].needs = {"pregnant"};
    s.sites[0].stations = {desk(1000, 1)};
    come(s, "S", "p1", 10000, 1);
    Run run(s);
    run.to_end();
    CHECK(static_cast<double>(run.station().served) == Approx(1000).margin(120));
}

TEST_CASE("who does not need a step goes on to the one after it, wherever the step leads") {
    auto check = serve("desk");
    check.needs = {"medical"};
    check.next = {{"far", 1.0}};
    auto far = stay(50);
    far.id = "far";
    auto s = scenario_of({site("S", {check, out(), far, out()})});
    s.sites[0].pathways[0].steps[3].id = "later";
    s.sites[0].stations = {desk(1, 5)};
    come(s, "S", "p1", 3, 1);
    Run run(s);
    run.to_hour(2);
    CHECK(run.world().state().inside == 0);
}

TEST_CASE("a party that goes round without end leaves on its own after 4,095 returns") {
    auto round = stay(0);
    round.next = {{"stay", 1.0}};
    auto s = scenario_of({site("S", {round, out()})});
    come(s, "S", "p2", 1, 1);
    Run run(s);
    run.to_hour(1.5);
    CHECK(run.world().state().inside == 0);
    CHECK(run.site().left[1] == 2);

    s.sites[0].pathways[0].steps[0].stay_h = scenario::Distribution(0.01);
    Run with_time(s);
    with_time.to_hour(1 + 40.9);
    CHECK(with_time.world().state().inside == 2);
    with_time.to_hour(1 + 41.1);  // 4,096 stays of 0.01 h
    CHECK(with_time.world().state().inside == 0);
}

TEST_CASE("a party that comes back to sites draws anew each time, and gives up after 255 returns") {
    auto there = site("S", {go("to")});
    auto back = site("T", {stay(0.1), out()});
    auto leave = go("fro");
    leave.id = "again";
    back.pathways[0].steps = {stay(0.1), leave, out()};
    back.pathways[0].steps[0].next = {{"again", 0.9}, {"out", 0.1}};
    auto s = scenario_of({there, back}, 60);
    s.routes = {route("to", "S", "T", 0.1), route("fro", "T", "S", 0.1)};
    come(s, "S", "p1", 2000, 1);
    Run run(s);
    run.to_end();
    // Geometric with mean 10: a standard error of 0.21.
    CHECK(static_cast<double>(run.site(1).arrived[0]) / 2000 == Approx(10).margin(0.9));
    CHECK(run.world().state().inside + run.world().state().travelling.value() == 0);

    s.sites[1].pathways[0].steps[0].next = {{"again", 1.0}};
    Run without_end(s);
    without_end.to_end();
    // The last return is to S, which only sends on.
    CHECK(without_end.site(0).arrived[0] + without_end.site(1).arrived[0] == std::int64_t{2000} * (2 + 255 + 1));
    CHECK(without_end.world().state().inside == 0);
}

/// Five parties of one before a desk that serves nobody, with a patience of ten hours.
scenario::Scenario impatient(scenario::SiteKind kind) {
    auto s = site("S", {serve("desk"), out()});
    s.kind = kind;
    s.stations = {desk(0, 1)};
    auto world = scenario_of({s});
    world.profiles[0].patience_h = scenario::Distribution(10.0);
    come(world, "S", "p1", 5, 1);
    return world;
}

std::int64_t gone(const scenario::Scenario& s) {
    Run run(s);
    run.to_end();
    return run.site().left[0];
}

TEST_CASE("nobody leaves custody or detention on their own, unless the site says that they may") {
    using scenario::SiteKind;
    for (const SiteKind kind : {SiteKind::centre_custody, SiteKind::centre_detention}) {
        auto s = impatient(kind);
        CHECK(gone(s) == 0);
        s.sites[0].stations[0].patience_h = scenario::Distribution(2.0);
        CHECK(gone(s) == 0);
        s.sites[0].may_leave = true;
        CHECK(gone(s) == 5);
    }
    for (const SiteKind kind : {SiteKind::post, SiteKind::centre_shelter, SiteKind::alternative}) {
        auto s = impatient(kind);
        CHECK(gone(s) == 5);
        s.sites[0].may_leave = false;
        CHECK(gone(s) == 0);
    }
}

TEST_CASE("who waits outside a place of custody may leave, who is held there or let in may not") {
    auto s = impatient(scenario::SiteKind::centre_custody);
    s.sites[0].rooms = {room(2)};
    s.sites[0].when_full = scenario::WhenFull::wait_outside;
    CHECK(gone(s) == 3);
    s.sites[0].held_outside = true;
    CHECK(gone(s) == 0);
}

TEST_CASE("patience that does not act in custody acts again at the next place") {
    auto s = impatient(scenario::SiteKind::post);
    auto cells = site("CELLS", {stay(20), go("on")});
    cells.kind = scenario::SiteKind::centre_custody;
    s.sites.push_back(cells);
    s.routes = {route("on", "CELLS", "S", 1)};
    s.arrivals.clear();
    come(s, "CELLS", "p1", 1, 1);
    Run run(s);
    run.to_hour(31.9);  // at S from 22:00
    CHECK(run.site().waiting.value() == 1);
    run.to_hour(32.1);
    CHECK(run.site().left[0] == 1);
}

TEST_CASE("people present at the start of a closed site go on from their step when it opens") {
    auto s = site("S", {serve("desk"), stay(5), out()});
    s.stations = {desk(1, 60)};
    scenario::WeekSpan day;
    day.from_h = 6;
    day.to_h = 20;
    s.opening_hours.spans = {day};
    s.initial_people = {{"p1", 3.0, "stay"}};
    Run run(scenario_of({s}));
    run.to_hour(6.5);
    CHECK(run.station().offered == 0);
    run.to_hour(11.5);
    CHECK(run.world().state().left_model == 3);
}

/// Sites in a ring, each the next one's way on, among `fillers` that nobody goes to.
scenario::Scenario ring(const std::vector<std::size_t>& stops, std::size_t sites) {
    std::vector<scenario::Site> all;
    for (std::size_t i = 0; i < sites; ++i) all.push_back(site("S" + std::to_string(i), {out()}));
    auto s = scenario_of({});
    for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
        const std::string from = all[stops[i]].id, to = all[stops[i + 1]].id, id = "r" + std::to_string(i);
        all[stops[i]] = site(from, {go(id)});
        s.routes.push_back(route(id, from, to, 1));
    }
    all[stops.back()] = site(all[stops.back()].id, {stay(1000), out()});
    s.sites = std::move(all);
    come(s, s.sites[stops.front()].id, "p1", 1, 1);
    return s;
}

TEST_CASE("sites are told apart however many there are") {
    const auto laps_of = [](const scenario::Scenario& s) {
        Run run(s);
        run.to_hour(20);
        return int{run.world().state().parties.slots().front().laps};
    };
    CHECK(laps_of(ring({3, 67, 131}, 200)) == 0);
    CHECK(laps_of(ring({3, 63, 64, 127, 128, 199}, 200)) == 0);
    auto back = ring({130, 66, 130}, 200);  // there and back without end
    back.sites[130] = site("S130", {go("r0")});
    CHECK(laps_of(back) > 5);
}

TEST_CASE("a party in a slot used before knows no sites of the one before it") {
    auto s = ring({100, 101}, 150);
    s.sites[101] = site("S101", {out()});
    come(s, "S100", "p1", 1, 10);
    s.sites[100].pathways[0].steps.insert(s.sites[100].pathways[0].steps.begin(), stay(2));
    Run run(s);
    run.to_hour(11);
    CHECK(run.world().state().parties.slots().size() == 1);
    CHECK(int{run.world().state().parties.slots().front().laps} == 0);
}

TEST_CASE("patience is that of the route waited for, else of the site, else of the profile") {
    // A bus that never fills: how long somebody has waited for it when the run is over.
    const auto waited_h = [](std::optional<double> profile_h, std::optional<double> site_h,
                             std::optional<double> route_h, bool may_leave = true) {
        auto s = road();
        s.routes[0].fleet = "bus";
        s.fleets = {fleet(1, 50, scenario::DepartureRule::when_full)};
        const auto set = [](std::optional<scenario::Distribution>& patience, std::optional<double> hours) {
            if (hours) patience = scenario::Distribution(*hours);
        };
        set(s.profiles[0].patience_h, profile_h);
        set(s.sites[0].patience_h, site_h);
        set(s.routes[0].patience_h, route_h);
        s.sites[0].may_leave = may_leave;
        come(s, "S", "p1", 1, 2);
        Run run(s);
        run.to_end();
        return run.hours_of(run.route().paid);
    };
    CHECK(waited_h(std::nullopt, std::nullopt, std::nullopt) == Approx(70));
    CHECK(waited_h(5, std::nullopt, std::nullopt) == Approx(5));
    CHECK(waited_h(5, 9, std::nullopt) == Approx(9));
    CHECK(waited_h(5, 3, 20) == Approx(20));
    CHECK(waited_h(std::nullopt, std::nullopt, 4) == Approx(4));
    CHECK(waited_h(5, 9, 20, false) == Approx(70));  // nobody leaves such a place on their own
}

/// S, whose people stay 1 h and go to T, which sends them back at once; there they stay 5 h and leave. An hour each
/// way.
scenario::Scenario there_and_back() {
    auto sent_back = go("back");
    sent_back.enter_at = "again";
    auto first = stay(1), again = stay(5);
    first.id = "first";
    again.id = "again";
    auto world = scenario_of({site("S", {first, go("there"), again, out()}), site("T", {sent_back})});
    world.routes = {route("there", "S", "T", 1), route("back", "T", "S", 1)};
    return world;
}

TEST_CASE("a place visited twice is one site, where the referral names the step at which they begin again") {
    auto s = there_and_back();
    come(s, "S", "p1", 3, 1);
    Run run(s);
    run.to_hour(3.5);
    CHECK(run.site().present.value() == 0);
    run.to_hour(8.9);  // there again from 4 to 9
    CHECK(run.site().present.value() == 3);
    CHECK(run.site().arrived[0] == 6);
    run.to_hour(9.1);
    CHECK(run.site().present.value() == 0);
    CHECK(run.site().outcomes[0][static_cast<std::size_t>(scenario::OutcomeKind::onward)] == 3);
    CHECK(run.site(1).arrived[0] == 3);
}

TEST_CASE("who is turned back on the way begins at the first step, whatever the referral says of elsewhere") {
    auto s = there_and_back();
    s.sites[0].pathways[0].steps[1].enter_at = "deep";
    auto deep = stay(10);
    deep.id = "deep";
    s.sites[1].pathways[0].steps = {go("back"), deep, out()};
    s.routes[0].closures = {closed(2.5, 4, scenario::UnderWay::turn_back)};
    come(s, "S", "p1", 1, 1);  // sets out at 2, is back at 3, and stays the hour of the first step again
    Run run(s);
    run.to_hour(3.9);
    CHECK(run.site().present.value() == 1);
    run.to_hour(4.5);  // on the way again, to the step named
    CHECK(run.site().present.value() == 0);
    run.to_hour(14.9);
    CHECK(run.site(1).present.value() == 1);
    run.to_hour(15.1);
    CHECK(run.site(1).present.value() == 0);
}

}  // namespace
}  // namespace umbral::people::test
