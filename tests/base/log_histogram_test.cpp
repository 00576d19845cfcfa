#include "base/log_histogram.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <vector>

#include "base/random.hpp"

using namespace umbral;

namespace {

struct Duration {
    TimeUs us = 0;
    std::uint32_t persons = 1;
    bool censored = false;
};

/// Durations over many orders of magnitude, one in ten of them 0, a fifth censored.
std::vector<Duration> random_durations(std::uint32_t history, std::size_t count) {
    std::vector<Duration> durations;
    for (std::size_t i = 0; i < count; ++i) {
        const auto words = draw4(draw_key(7, history), {Purpose::service, static_cast<std::uint32_t>(i)});
        const double hours = std::exp(-4 + 9 * unit_interval(words[0]));
        const TimeUs us = words[1] % 10 == 0 ? 0 : us_from_hours(hours);
        durations.push_back({us, 1 + words[2] % 5, words[3] % 5 == 0});
    }
    return durations;
}

LogHistogram histogram_of(const std::vector<Duration>& durations) {
    LogHistogram histogram;
    for (const Duration& d : durations) {
        if (d.censored) {
            histogram.add_censored(d.us, d.persons);
        } else {
            histogram.add(d.us, d.persons);
        }
    }
    return histogram;
}

/// Kaplan-Meier on the durations themselves, events before censorings of the same time.
std::optional<double> exact_quantile_us(std::vector<Duration> durations, double level) {
    std::sort(durations.begin(), durations.end(), [](const Duration& a, const Duration& b) { return a.us < b.us; });
    double at_risk = 0;
    for (const Duration& d : durations) at_risk += d.persons;
    double survival = 1;
    for (std::size_t i = 0; i < durations.size();) {
        double events = 0;
        double leaving = 0;
        const TimeUs now = durations[i].us;
        for (; i < durations.size() && durations[i].us == now; ++i) {
            leaving += durations[i].persons;
            if (!durations[i].censored) events += durations[i].persons;
        }
        survival *= 1 - events / at_risk;
        at_risk -= leaving;
        if (1 - survival >= level) return static_cast<double>(now);
    }
    return std::nullopt;
}

}  // namespace

TEST_CASE("bins follow each other without gaps and are at most 1 % wide from 1 s on") {
    CHECK(LogHistogram::bin_of(0) == 0);
    CHECK(LogHistogram::bin_of(1) == 1);
    const std::size_t last = LogHistogram::bin_of(TimeUs{20} * 365 * day_us);
    for (std::size_t bin = 1; bin < last; ++bin) {
        const double lower = LogHistogram::lower_edge_us(bin);
        const double upper = LogHistogram::lower_edge_us(bin + 1);
        const auto first_us = static_cast<TimeUs>(std::max(lower, 1.0));
        const auto last_us = static_cast<TimeUs>(upper) - 1;
        if (LogHistogram::bin_of(first_us) != bin || LogHistogram::bin_of(last_us) != bin) FAIL("bin " << bin);
        if (lower >= second_us && upper > lower * 1.01) FAIL("bin " << bin << " is too wide");
        if (lower < second_us && upper - lower > 8192) FAIL("bin " << bin << " is too wide");
    }
    CHECK(last < 4000);
}

TEST_CASE("a histogram keeps persons, zeros and the exact mean") {
    LogHistogram histogram;
    CHECK_FALSE(histogram.mean_us());
    histogram.add(0, 3);
    histogram.add(10 * minute_us, 1);
    histogram.add(20 * minute_us + 1, 2);
    histogram.add_censored(5 * hour_us, 4);
    CHECK(histogram.event_persons() == 6);
    CHECK(histogram.censored_persons() == 4);
    CHECK(histogram.positive_persons() == 3);
    // (10 min x 1 + (20 min + 1 us) x 2) / 6 persons
    CHECK(histogram.mean_us().value() == Approx(static_cast<double>(50 * minute_us + 2) / 6).epsilon(1e-15));
    histogram.clear();
    CHECK(histogram.event_persons() == 0);
    CHECK_FALSE(histogram.quantile_us(0.5));
}

TEST_CASE("the mean of ten million people who waited a year is exact") {
    LogHistogram histogram;
    for (int i = 0; i < 1000; ++i) histogram.add(365 * day_us + i % 2, 10'000'000);
    CHECK(histogram.mean_us().value() == Approx(static_cast<double>(365 * day_us) + 0.5).epsilon(1e-15));
}

TEST_CASE("quantiles are within 1 % of those of the sorted durations, censored ones included") {
    for (std::uint32_t history = 0; history < 20; ++history) {
        const std::vector<Duration> durations = random_durations(history, 3000);
        const LogHistogram histogram = histogram_of(durations);
        for (const double level : {0.05, 0.25, 0.5, 0.9, 0.95, 0.99}) {
            INFO("history " << history << ", level " << level);
            const std::optional<double> exact = exact_quantile_us(durations, level);
            const std::optional<double> binned = histogram.quantile_us(level);
            REQUIRE(exact.has_value() == binned.has_value());
            if (exact) CHECK(*binned == Approx(*exact).epsilon(0.01).margin(8192));
        }
    }
}

TEST_CASE("Kaplan-Meier agrees with an example worked by hand") {
    // Ten persons; far-apart bins, so that each hour is a step of its own.
    // 1 h: 2 of 10 served, S = 0.8; 2 h: 3 leave (censored); 3 h: 1 of 5 served, S = 0.64; 4 h: 2 of 4, S = 0.32;
    // 5 h: the last two leave.
    LogHistogram histogram;
    histogram.add(hour_us, 2);
    histogram.add_censored(2 * hour_us, 3);
    histogram.add(3 * hour_us, 1);
    histogram.add(4 * hour_us, 2);
    histogram.add_censored(5 * hour_us, 2);
    const auto quantile_h = [&](double level) { return *histogram.quantile_us(level) / static_cast<double>(hour_us); };
    CHECK(quantile_h(0.19) == Approx(1).epsilon(0.01));
    CHECK(quantile_h(0.21) == Approx(3).epsilon(0.01));
    CHECK(quantile_h(0.35) == Approx(3).epsilon(0.01));
    CHECK(quantile_h(0.37) == Approx(4).epsilon(0.01));
    CHECK(quantile_h(0.68) == Approx(4).epsilon(0.01));
    CHECK_FALSE(histogram.quantile_us(0.69));
}

TEST_CASE("a level that a bin reaches exactly is answered in that bin") {
    LogHistogram histogram;
    for (int hour = 1; hour <= 10; ++hour) histogram.add(hour * hour_us, 1);
    CHECK(*histogram.quantile_us(0.9) / static_cast<double>(hour_us) == Approx(9).epsilon(0.01));
}

TEST_CASE("quantiles never decrease with the level") {
    const LogHistogram histogram = histogram_of(random_durations(99, 500));
    double previous = -1;
    for (int percent = 1; percent < 100; ++percent) {
        const std::optional<double> value = histogram.quantile_us(percent / 100.0);
        if (!value) break;
        CHECK(*value >= previous);
        previous = *value;
    }
    CHECK(previous > 0);
}

TEST_CASE("histograms of parts merge to the histogram of the whole, in any order") {
    const std::vector<Duration> durations = random_durations(5, 2000);
    const LogHistogram whole = histogram_of(durations);
    const LogHistogram first = histogram_of({durations.begin(), durations.begin() + 700});
    const LogHistogram second = histogram_of({durations.begin() + 700, durations.end()});
    LogHistogram forward = first;
    forward.merge(second);
    LogHistogram backward = second;
    backward.merge(first);
    for (const LogHistogram& merged : {forward, backward}) {
        CHECK(merged.event_persons() == whole.event_persons());
        CHECK(merged.censored_persons() == whole.censored_persons());
        CHECK(merged.positive_persons() == whole.positive_persons());
        CHECK(merged.mean_us() == whole.mean_us());
        for (const double level : {0.1, 0.5, 0.9, 0.99}) CHECK(merged.quantile_us(level) == whole.quantile_us(level));
    }
}
