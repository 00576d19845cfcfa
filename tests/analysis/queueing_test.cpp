#include "analysis/queueing.hpp"

#include <catch2/catch.hpp>

using namespace umbral::analysis;

namespace {

/// Published answers have six decimals.
Approx six(double value) { return Approx(value).margin(6e-7).epsilon(0); }

}  // namespace

TEST_CASE("M/M/c gives the published answers") {
    struct Row {
        double arrival_rate, service_rate;
        int servers;
        double wait_probability, mean_wait, mean_queue, mean_present;
    };
    for (const Row& row :
         {Row{9, 10, 1, 0.9, 0.9, 8.1, 9.0}, Row{18, 10, 2, 0.852632, 0.426316, 7.673684, 9.473684},
          Row{1.6, 1, 2, 0.711111, 1.777778, 2.844444, 4.444444}, Row{8, 1, 10, 0.409180, 0.204590, 1.636721, 9.636721},
          Row{90, 10, 10, 0.668732, 0.066873, 6.018584, 15.018584},
          Row{12, 5, 3, 0.647191, 0.215730, 2.588764, 4.988764}}) {
        INFO(row.arrival_rate << ", " << row.service_rate << ", " << row.servers);
        const QueueAnswer answer = mmc(row.arrival_rate, row.service_rate, row.servers);
        CHECK(answer.wait_probability == six(row.wait_probability));
        CHECK(answer.mean_wait == six(row.mean_wait));
        CHECK(answer.mean_queue == six(row.mean_queue));
        CHECK(answer.mean_present == six(row.mean_present));
    }
}

TEST_CASE("Erlang B gives the published losses") {
    CHECK(erlang_b(5, 5) == six(0.284868));
    CHECK(erlang_b(10, 10) == six(0.214582));
    CHECK(erlang_b(20, 25) == six(0.050222));
    CHECK(erlang_b(50, 50) == six(0.104787));
    CHECK(erlang_b(100, 110) == six(0.027463));
    CHECK(erlang_b(500, 520) == six(0.014362));
}

TEST_CASE("a queue with limited room gives the published answer") {
    const QueueAnswer answer = mmck(12, 5, 3, 10);
    CHECK(answer.lost_fraction == six(0.030452));
    CHECK(answer.mean_present == six(3.769331));
    CHECK(answer.mean_queue == six(1.442415));
    CHECK(answer.mean_wait == six(0.123977));
}

TEST_CASE("a queue with room for the served only is Erlang B") {
    CHECK(mmck(10, 1, 10, 10).lost_fraction == Approx(erlang_b(10, 10)).epsilon(1e-12));
    CHECK(mmck(500, 1, 520, 520).lost_fraction == Approx(erlang_b(500, 520)).epsilon(1e-12));
}

TEST_CASE("Erlang A gives the published answers") {
    const QueueAnswer many = erlang_a(100, 1, 0.5, 100);
    CHECK(many.wait_probability == six(0.596703));
    CHECK(many.mean_queue == six(6.606031));
    CHECK(many.lost_fraction == six(0.033030));
    CHECK(many.mean_wait == six(0.066060));
    const QueueAnswer few = erlang_a(20, 4, 2, 4);
    CHECK(few.wait_probability == six(0.820951));
    CHECK(few.mean_queue == six(2.590255));
    CHECK(few.lost_fraction == six(0.259026));
    CHECK(few.mean_wait == six(0.129513));
}

TEST_CASE("M/G/1 waits grow with the spread of service") {
    CHECK(mg1_mean_wait(0.8, 1, 0) == six(2));
    CHECK(mg1_mean_wait(0.8, 1, 0.5) == six(3));
    CHECK(mg1_mean_wait(0.8, 1, 1) == six(4));
    CHECK(mg1_mean_wait(0.8, 1, 4) == six(10));
}

TEST_CASE("priority shortens the first class's wait at the second's expense") {
    const auto waits = priority_mm1_mean_waits({0.3, 0.4}, 1);
    REQUIRE(waits.size() == 2);
    CHECK(waits[0] == six(1.0));
    CHECK(waits[1] == six(3.333333));
}

TEST_CASE("presence under cyclic arrivals peaks after the arrivals do") {
    const CyclicPresence presence = cyclic_presence(50, 30, 24, 12);
    CHECK(presence.mean == six(600));
    CHECK(presence.amplitude == Approx(109.193).margin(6e-4));
    CHECK(presence.lag == Approx(4.8).margin(0.05));
}

TEST_CASE("the tandem's stations are M/M/c at their traffic rates") {
    const auto rates = traffic_rates({1, 0, 0}, {{0, 1, 0}, {0, 0, 0.3}, {0, 0, 0}});
    CHECK(rates[1] == six(1));
    CHECK(rates[2] == six(0.3));
    CHECK(mmc(rates[0], 1.0 / 9, 10).mean_wait == Approx(6.02).margin(0.005));
    CHECK(mmc(rates[1], 1.0 / 18, 20).mean_wait == Approx(4.96).margin(0.005));
    CHECK(mmc(rates[2], 1.0 / 90, 30).mean_wait == Approx(14.14).margin(0.005));
}

TEST_CASE("returns to an earlier station raise its traffic") {
    // Half of those served at the second station go back to the first: rate = 1 / (1 - 0.5).
    const auto rates = traffic_rates({1, 0}, {{0, 1}, {0.5, 0}});
    CHECK(rates[0] == six(2));
    CHECK(rates[1] == six(2));
}
