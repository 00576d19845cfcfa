// Quotas: at most so many a local day at a door, a station or a route.

#include "people/quotas.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "people/changes.hpp"
#include "people/roads.hpp"

namespace umbral::people::test {
namespace {

scenario::Quota of(double per_day, int carry_days = 0, scenario::QuotaUnit unit = scenario::QuotaUnit::persons) {
    scenario::Quota quota;
    quota.per_day = per_day;
    quota.carry_days = carry_days;
    quota.unit = unit;
    return quota;
}

/// A quota on its first day, with the means to begin others.
struct Days {
    explicit Days(const scenario::Quota& given) : quota(1) { quota.set(compile_quota(given), key, clock, 0); }
    void next() { quota.begin_day(key, clock, ++day * day_us); }

    Quota quota;
    std::int64_t day = 0;
    DrawKey key = draw_key(1, 0);
    LocalClock clock{scenario_of({}).countries.front(), {2024, 1, 1}, 0};
};

TEST_CASE("what a day leaves unused lapses unless it is carried over") {
    Days lapses(of(10));
    lapses.quota.use(4);
    lapses.next();
    lapses.quota.use(1);  // no longer whole
    CHECK(lapses.quota.room() == 9);
    Days carries(of(10, 1));
    carries.quota.use(4);
    carries.next();
    carries.quota.use(1);                      // of the six left of the day before
    CHECK(carries.quota.room() == INT64_MAX);  // of the day's own ten nothing was used
    carries.quota.use(7);                      // five of the six, two of the ten
    CHECK(carries.quota.room() == 8);
    carries.next();
    carries.quota.use(9);  // eight carried, one of its own; the six of the first day have lapsed
    CHECK(carries.quota.room() == 9);
}

TEST_CASE("a party above the allowance passes alone on a whole day and takes the days that follow") {
    Days days(of(4));
    CHECK(days.quota.room() == INT64_MAX);
    days.quota.use(6);
    CHECK(days.quota.room() == 0);
    days.next();  // two of its four are taken already
    CHECK(days.quota.room() == 2);
    days.next();
    days.quota.use(1);
    CHECK(days.quota.room() == 3);  // one below, so that a party of six waits for another day
    CHECK(days.quota.used() <= days.quota.allowed());
}

TEST_CASE("nobody passes on a day whose allowance is 0, however large the party") {
    auto given = of(5);
    given.weekdays.push_back({{false, true, false, false, false, false, false}, 0.0});  // Tuesdays
    Days days(given);
    days.next();
    CHECK(days.quota.room() == 0);
    days.next();
    CHECK(days.quota.room() == INT64_MAX);
}

TEST_CASE("dates go before days of the week, and later entries before earlier ones") {
    auto given = of(5);
    given.weekdays.push_back({{true, true, true, true, true, true, true}, 6.0});
    given.dates.push_back({{2024, 1, 2}, Date{2024, 1, 3}, 7.0});
    given.dates.push_back({{2024, 1, 3}, {}, 8.0});
    Days days(given);
    std::vector<std::int64_t> allowances;
    for (int day = 0; day < 4; ++day) {
        allowances.push_back(compile_quota(given).allowance(days.key, 1, days.clock, day));
    }
    CHECK(allowances == std::vector<std::int64_t>{6, 7, 8, 8});
}

TEST_CASE("a quota of parties counts them, whatever their size") {
    Days days(of(2, 0, scenario::QuotaUnit::parties));
    days.quota.use(6);
    CHECK(days.quota.parties_left() == 1);
    days.quota.use(1);
    CHECK(days.quota.room() == 0);
}

TEST_CASE("another quota in mid-day keeps what was used") {
    Days days(of(10));
    days.quota.use(6);
    days.quota.set(compile_quota(of(8)), days.key, days.clock, hour_us);
    CHECK(days.quota.room() == 2);
    days.quota.set(compile_quota(of(5)), days.key, days.clock, hour_us);
    CHECK(days.quota.room() == 0);
    days.quota.set(compile_quota(of(10)), days.key, days.clock, hour_us);
    CHECK(days.quota.room() == 4);
}

TEST_CASE("a road's quota lets so many set out a day, and those who wait for it wait for the quota") {
    auto s = road();
    s.routes[0].quota = of(3);
    come(s, "S", "p1", 8, 6);
    Run run(s);
    run.to_hour(7);
    CHECK(run.route().departed == 3);
    run.to_hour(25);
    CHECK(run.route().departed == 6);
    run.to_hour(49);
    CHECK(run.route().departed == 8);
    run.to_end();
    // Five from 06:00 to midnight, two for another day.
    CHECK(run.site().weeks.at(0)[static_cast<std::size_t>(Cause::quota)] == (5 * 18 + 2 * 24) * hour_us);
}

TEST_CASE("a smaller party passes one that the quota no longer lets board") {
    auto s = road();
    s.routes[0].quota = of(5);
    come(s, "S", "p4", 1, 6);
    come(s, "S", "p2", 1, 7);
    come(s, "S", "p1", 1, 8);
    Run run(s);
    run.to_hour(9);
    CHECK(run.route().departed == 5);
    run.to_hour(25);
    CHECK(run.route().departed == 7);
}

TEST_CASE("a vehicle is full when the quota is used up, and none leaves with nobody aboard") {
    auto s = road();
    s.routes[0].fleet = "bus";
    s.fleets.push_back(fleet(3, 4, scenario::DepartureRule::when_full));
    s.routes[0].quota = of(6);
    come(s, "S", "p1", 12, 6);
    Run run(s);
    run.to_hour(7);
    CHECK(run.route().departed == 6);
    CHECK(run.route().departures == 2);
    run.to_hour(25);
    CHECK(run.route().departed == 12);
}

TEST_CASE("a station's quota lets so many services begin a day although officers are free") {
    auto s = scenario_of({site("S", {serve("desk"), out()})});
    s.sites[0].stations.push_back(desk(5, 10));
    s.sites[0].stations[0].quota = of(4);
    come(s, "S", "p2", 3, 6);  // two parties of two
    come(s, "S", "p1", 1, 7);  // does not pass: nothing is left
    Run run(s);
    run.to_hour(12);
    CHECK(run.station().served == 4);
    CHECK(run.world().state().pools[0].busy == 0);
    run.to_hour(25);
    CHECK(run.station().served == 7);
    run.to_end();
    CHECK(run.site().weeks.at(0)[static_cast<std::size_t>(Cause::quota)] == (2 * 18 + 1 * 17) * hour_us);
}

TEST_CASE("a door's quota lets so many in a day, and the others stand outside") {
    auto s = scenario_of({site("S", {stay(1), out()})});
    s.sites[0].quota = of(3);
    come(s, "S", "p1", 5, 6);
    Run run(s);
    run.to_hour(8);
    CHECK(run.world().state().left_model == 3);
    CHECK(run.site().outside.value() == 2);
    run.to_hour(26);
    CHECK(run.world().state().left_model == 5);
    run.to_end();
    CHECK(run.site().weeks.at(0)[static_cast<std::size_t>(Cause::quota)] == 2 * 18 * hour_us);
}

TEST_CASE("who gives up outside has waited for the quota, also where nobody stands there any more") {
    auto s = scenario_of({site("S", {stay(1), out()})});
    s.sites[0].quota = of(1);
    s.profiles[0].patience_h = scenario::Distribution(5.0);
    come(s, "S", "p1", 2, 6);
    Run run(s);
    run.to_end();
    CHECK(run.site().left[0] == 1);
    CHECK(run.site().weeks.at(0)[static_cast<std::size_t>(Cause::quota)] == 5 * hour_us);
}

TEST_CASE("a measure sets a quota, and when it ends the one before is in force again") {
    auto s = road();
    s.routes[0].quota = of(2);
    come(s, "S", "p1", 10, 6);
    Run run(s);
    run.to_hour(7);
    const BegunId five = run.world().begin(SetQuota{RouteId{0}, compile_quota(of(5))});
    CHECK(run.route().departed == 5);  // two were used already
    run.world().end(five);
    run.to_hour(25);
    CHECK(run.route().departed == 7);
    run.world().begin(SetQuota{RouteId{0}, std::nullopt});
    CHECK(run.route().departed == 10);
}

TEST_CASE("of two quotas set at once the last begun holds, ending one leaves the other and what was used stays used") {
    auto s = road();
    s.routes[0].quota = of(2);
    come(s, "S", "p1", 30, 6);
    Run run(s);
    run.to_hour(7);
    CHECK(run.route().departed == 2);
    const BegunId first = run.world().begin(SetQuota{RouteId{0}, compile_quota(of(5))});
    CHECK(run.route().departed == 5);
    const BegunId second = run.world().begin(SetQuota{RouteId{0}, compile_quota(of(8))});
    CHECK(run.route().departed == 8);
    run.world().end(first);
    run.to_hour(25);  // the day's eight are used up: eight of the next
    CHECK(run.route().departed == 16);
    run.world().end(second);
    run.to_hour(49);
    CHECK(run.route().departed == 18);
}

TEST_CASE("ending a quota that another stands before does not touch what that one has carried over") {
    auto s = road();
    come(s, "S", "p1", 30, 30);
    Run run(s);
    const BegunId first = run.world().begin(SetQuota{RouteId{0}, std::nullopt});
    run.world().begin(SetQuota{RouteId{0}, compile_quota(of(4, 1))});
    run.to_hour(25);  // nobody came on the first day
    run.world().end(first);
    run.to_hour(31);
    CHECK(run.route().departed == 8);
}

TEST_CASE("a quota of another unit begins with nothing used and nothing carried over, also when it is in force again") {
    auto s = road();
    s.routes[0].quota = of(4, 1);
    come(s, "S", "p1", 30, 30);
    Run run(s);
    run.to_hour(26);
    const BegunId parties =
        run.world().begin(SetQuota{RouteId{0}, compile_quota(of(3, 1, scenario::QuotaUnit::parties))});
    run.to_hour(31);
    CHECK(run.route().departed == 3);  // not the four persons that the first day left
    run.world().end(parties);
    CHECK(run.route().departed == 7);  // the day's four
}

// The backlog at midnight is the queue X' = max(X + A - q, 0) with A Poisson; docs of the queue's mean and of the
// share of days without a backlog by solving its stationary distribution.
struct Backlog {
    double mean = 0;
    double none = 0;
};
Backlog backlog_of(double mean_a_day, int quota) {
    constexpr int states = 400;
    std::vector<double> arrivals(states, 0.0);
    arrivals[0] = std::exp(-mean_a_day);
    for (int k = 1; k < states; ++k)
        arrivals[static_cast<std::size_t>(k)] = arrivals[static_cast<std::size_t>(k - 1)] * mean_a_day / k;
    std::vector<double> now(states, 0.0);
    now[0] = 1;
    for (int day = 0; day < 20000; ++day) {
        std::vector<double> next(states, 0.0);
        for (int x = 0; x < states; ++x) {
            if (now[static_cast<std::size_t>(x)] < 1e-14) continue;
            for (int a = 0; a < 60; ++a)
                next[static_cast<std::size_t>(std::clamp(x + a - quota, 0, states - 1))] +=
                    now[static_cast<std::size_t>(x)] * arrivals[static_cast<std::size_t>(a)];
        }
        double change = 0;
        for (std::size_t x = 0; x < states; ++x) change += std::abs(next[x] - now[x]);
        now = std::move(next);
        if (change < 1e-12) break;
    }
    Backlog backlog;
    backlog.none = now[0];
    for (int x = 0; x < states; ++x) backlog.mean += x * now[static_cast<std::size_t>(x)];
    return backlog;
}

TEST_CASE("the backlog that a quota leaves at midnight is the discrete queue's") {
    const auto [a, q, mean, none] =
        GENERATE(table<double, int, double, double>({{9, 10, 3.1012, 0.4465}, {8, 10, 0.8786, 0.7187}}));
    const Backlog exact = backlog_of(a, q);
    CHECK(exact.mean == Approx(mean).epsilon(1e-4));
    CHECK(exact.none == Approx(none).epsilon(1e-3));
    constexpr int days = 40000;
    auto s = road();
    s.days = days + 1;
    s.routes[0].quota = of(q);
    scenario::ArrivalStream stream;
    stream.id = "road";
    stream.site = "S";
    stream.persons_per_day = a;
    stream.profiles.push_back({{}, {{"p1", 1.0}}});
    s.arrivals.push_back(stream);
    Run run(s);
    // Means of 40 blocks of 1,000 days: nearly independent, the queue forgets within some tens of days.
    std::vector<double> mean_of_block, none_of_block;
    for (int block = 0; block < 40; ++block) {
        double waiting = 0, empty = 0;
        for (int day = 0; day < days / 40; ++day) {
            run.to_hour((block * (days / 40) + day + 1) * 24.0);  // just after midnight's departures
            const auto left = static_cast<double>(run.route().paid.value());
            waiting += left;
            empty += left == 0 ? 1 : 0;
        }
        mean_of_block.push_back(waiting / (days / 40));
        none_of_block.push_back(empty / (days / 40));
    }
    const auto agrees = [](const std::vector<double>& blocks, double expected) {
        const double n = static_cast<double>(blocks.size());
        const double mean_here = std::accumulate(blocks.begin(), blocks.end(), 0.0) / n;
        double squares = 0;
        for (const double block : blocks) squares += (block - mean_here) * (block - mean_here);
        const double z = (mean_here - expected) / std::sqrt(squares / (n - 1) / n);
        INFO("mean " << mean_here << ", expected " << expected);
        CHECK(std::abs(z) <= 4);
    };
    agrees(mean_of_block, exact.mean);
    agrees(none_of_block, exact.none);
}

}  // namespace
}  // namespace umbral::people::test
