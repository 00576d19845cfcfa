// How a difference between two plans is judged and told.

#include "gui/model/difference.hpp"

#include <catch2/catch.hpp>
#include <vector>

#include "base/i18n.hpp"

using namespace umbral;
using namespace umbral::gui;

namespace {

const Question wait{"wait_h", "mean", "all"};

/// An outcome with one indicator in some histories.
Outcome outcome(const std::vector<std::uint32_t>& histories, const std::vector<std::optional<double>>& values) {
    Outcome made;
    made.replications = histories;
    made.samples.push_back({wait.name, wait.stat, {}, "h", values});
    made.index.emplace("wait_h.mean@all", 0);
    return made;
}

std::vector<std::uint32_t> first(std::uint32_t count) {
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t i = 0; i < count; ++i) numbers.push_back(i);
    return numbers;
}

}  // namespace

TEST_CASE("histories are paired by number, not by place, and only those that both have") {
    // Histories 1 and 3 are shared: 5 - 9 = -4 and 7 - 9 = -2; by place the first pair would be 4 - 9.
    const Outcome plan = outcome({0, 1, 3}, {4.0, 5.0, 7.0});
    const Outcome baseline = outcome({1, 2, 3}, {9.0, 1.0, 9.0});
    const Reckoning reckoning = reckon(plan, &baseline, wait);
    CHECK(reckoning.difference.pairs == 2);
    CHECK(*reckoning.difference.mean == Approx(-3));
    CHECK(reckoning.difference.lower == 2);
}

TEST_CASE("shorter waits in all of eight histories are better, as many ups as downs are uncertain") {
    const Outcome baseline = outcome(first(8), {9.0, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0});
    const Outcome shorter = outcome(first(8), {5.0, 5.5, 6.0, 5.2, 5.7, 6.1, 5.9, 5.4});
    CHECK(reckon(shorter, &baseline, wait).verdict == Verdict::better);
    CHECK(reckon(baseline, &shorter, wait).verdict == Verdict::worse);
    const Outcome mixed = outcome(first(8), {8.0, 10.0, 8.5, 9.5, 8.2, 9.8, 8.9, 9.1});
    CHECK(reckon(mixed, &baseline, wait).verdict == Verdict::uncertain);
}

TEST_CASE("fewer than six pairs give no verdict, not even that there is no difference") {
    const Outcome baseline = outcome(first(5), {9.0, 9.0, 9.0, 9.0, 9.0});
    const Outcome shorter = outcome(first(5), {5.0, 5.5, 6.0, 5.2, 5.7});
    CHECK(reckon(shorter, &baseline, wait).verdict == Verdict::too_few);
    const Outcome again = outcome(first(2), {9.0, 9.0});
    CHECK(reckon(again, &baseline, wait).verdict == Verdict::too_few);
    CHECK(difference_text(reckon(again, &baseline, wait), "h") == "= 0 h");
    const Outcome six = outcome(first(6), {9.0, 9.0, 9.0, 9.0, 9.0, 9.0});
    const Outcome same = outcome(first(6), {9.0, 9.0, 9.0, 9.0, 9.0, 9.0});
    CHECK(reckon(six, &same, wait).verdict == Verdict::same);
    CHECK(difference_text(reckon(six, &same, wait), "h") == "= no difference");
}

TEST_CASE("an indicator that is not defined in many histories gives no verdict") {
    const Outcome baseline = outcome(first(8), {9.0, 9.0, 9.0, 9.0, 9.0, 9.0, {}, {}});
    const Outcome shorter = outcome(first(8), {5.0, 5.5, 6.0, 5.2, 5.7, 6.1, 5.9, 5.4});
    CHECK(reckon(shorter, &baseline, wait).verdict == Verdict::none);  // 2 of 8 is more than a fifth
    CHECK(reckon(shorter, &baseline, {"wait_h", "p95", "all"}).verdict == Verdict::none);
    CHECK(reckon(shorter, nullptr, wait).verdict == Verdict::none);
}

TEST_CASE("a difference names its direction with an arrow, its size and its unit") {
    set_language("en");
    const Outcome baseline = outcome(first(6), {20.0, 20.0, 20.0, 20.0, 20.0, 20.0});
    const Outcome shorter = outcome(first(6), {8.0, 8.0, 8.0, 8.0, 8.0, 8.0});
    CHECK(difference_text(reckon(shorter, &baseline, wait), "h") == "\xe2\x86\x93 12.0 h");
    CHECK(difference_text(reckon(baseline, &shorter, wait), "h") == "\xe2\x86\x91 12.0 h");
}

TEST_CASE("shares differ by points, not by per cent") {
    const Outcome most = outcome(first(6), {0.83, 0.83, 0.83, 0.83, 0.83, 0.83});
    const Outcome few = outcome(first(6), {0.37, 0.37, 0.37, 0.37, 0.37, 0.37});
    set_language("en");
    CHECK(difference_text(reckon(few, &most, wait), "fraction") == "\xe2\x86\x93 46 points");
    CHECK(difference_text(reckon(few, &most, wait), "fraction", true) == "\xe2\x86\x93 46 points");
}
