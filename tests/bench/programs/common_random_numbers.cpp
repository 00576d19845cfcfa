// How much common random numbers gain: the variance of the difference of two plans on independent histories over its
// variance on common ones. `./dev crn` builds and runs it; docs/performance.md has the figures.
//
// Input uncertainty is off: with it, common draws of the inputs would make the gain look larger still.

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "analysis/comparison.hpp"
#include "analysis/summary.hpp"
#include "scenario/pin.hpp"
#include "scenario/reader.hpp"
#include "study/ensemble.hpp"

namespace {

using namespace umbral;

constexpr const char* folder = UMBRAL_ROOT "/scenarios/reference/darien-costa-rica-2023";
constexpr std::size_t headline_indicators = 3;
constexpr int resamples = 4000;

scenario::Input plan_named(const std::string& plan) {
    return scenario::without_spreads(scenario::read_input(folder, plan));
}

/// A study in memory of some plans under one seed.
study::Store simulated(const std::vector<scenario::Input>& plans, std::uint64_t seed, std::uint32_t histories) {
    study::Store store = study::Store::in_memory(study::make_header(plans.front(), {}, seed, 0));
    for (const auto& plan : plans) store.add_plan(study::make_plan_label(plan));
    study::EnsembleOptions options;
    options.jobs = std::max(1u, std::thread::hardware_concurrency());
    options.seed = seed;
    options.goal = study::exactly(histories);
    options.on_replication = [done = 0u, histories](const auto&) mutable {
        if (++done % 20 == 0) fmt::print(stderr, "\r{} histories", done);
    };
    const auto result = run_ensemble(plans, store, options);
    fmt::print(stderr, "\r");
    if (!result.crashed.empty() || result.interrupted) throw std::runtime_error("not all histories finished");
    return store;
}

/// One indicator under plan a, under plan b in the same histories, and under plan b in other ones.
struct Samples {
    std::string name;
    std::vector<double> a;
    std::vector<double> b_common;
    std::vector<double> b_other;
};

double variance(const std::vector<double>& values, const std::vector<std::size_t>& drawn) {
    double mean = 0;
    for (const std::size_t i : drawn) mean += values[i] / static_cast<double>(drawn.size());
    double squares = 0;
    for (const std::size_t i : drawn) squares += (values[i] - mean) * (values[i] - mean);
    return squares / static_cast<double>(drawn.size() - 1);
}

/// Var(a) + Var(b) on independent histories over Var(b - a) on common ones.
double gain(const Samples& samples, const std::vector<std::size_t>& common, const std::vector<std::size_t>& other) {
    std::vector<double> differences;
    for (std::size_t i = 0; i < samples.a.size(); ++i) differences.push_back(samples.b_common[i] - samples.a[i]);
    return (variance(samples.a, common) + variance(samples.b_other, other)) / variance(differences, common);
}

double median_of(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return analysis::quantile(values, 0.5);
}

/// 95 % of a statistic's bootstrap resamples.
std::string interval(std::vector<double> resampled) {
    std::sort(resampled.begin(), resampled.end());
    return fmt::format("{:.1f} to {:.1f}", analysis::quantile(resampled, 0.025), analysis::quantile(resampled, 0.975));
}

void print_gains(const std::vector<Samples>& all) {
    const std::size_t histories = all.front().a.size();
    std::vector<std::size_t> each(histories);
    for (std::size_t i = 0; i < histories; ++i) each[i] = i;
    std::vector<double> gains;
    for (const Samples& samples : all) gains.push_back(gain(samples, each, each));

    std::mt19937_64 random(1);
    std::uniform_int_distribution<std::size_t> any(0, histories - 1);
    std::vector<std::vector<double>> resampled(all.size());
    std::vector<double> medians;
    for (int resample = 0; resample < resamples; ++resample) {
        std::vector<std::size_t> common(histories);
        std::vector<std::size_t> other(histories);
        for (std::size_t i = 0; i < histories; ++i) {
            common[i] = any(random);
            other[i] = any(random);
        }
        std::vector<double> now;
        for (std::size_t i = 0; i < all.size(); ++i) {
            now.push_back(gain(all[i], common, other));
            resampled[i].push_back(now.back());
        }
        medians.push_back(median_of(now));
    }
    fmt::print("| indicator | variance, independent : common | 95 % (bootstrap) |\n|---|---|---|\n");
    for (std::size_t i = 0; i < all.size(); ++i)
        fmt::print("| `{}` | {:.1f} | {} |\n", all[i].name, gains[i], interval(resampled[i]));
    fmt::print("| median | {:.1f} | {} |\n", median_of(gains), interval(medians));
}

void measure(const std::string& plan_a, const std::string& plan_b, std::uint32_t histories) {
    const std::vector<scenario::Input> both{plan_named(plan_a), plan_named(plan_b)};
    const study::Store common = simulated(both, 1, histories);
    const study::Store other = simulated({both[1]}, 2, histories);
    auto indicators = analysis::questions_of(both[0].scenario);
    indicators.resize(std::min(indicators.size(), headline_indicators));
    std::vector<Samples> all;
    std::size_t shortest = histories;
    for (const auto& indicator : indicators) {
        const auto pairs = analysis::common_values(common, {plan_a, plan_b}, indicator);
        const auto others = analysis::common_values(other, {plan_b}, indicator);
        all.push_back({to_text(indicator), pairs[0], pairs[1], others[0]});
        shortest = std::min({shortest, pairs[0].size(), others[0].size()});
    }
    for (Samples& samples :
         all) {  // histories in which an indicator is not defined are few, or there is nothing to say
        if (shortest * 10 < std::size_t{histories} * 9)
            throw std::runtime_error(samples.name + " is often not defined");
        for (auto* values : {&samples.a, &samples.b_common, &samples.b_other}) values->resize(shortest);
    }
    fmt::print("{} against {}, {} histories\n\n", plan_b, plan_a, shortest);
    print_gains(all);
}

}  // namespace

int main(int argc, char** argv) {
    const std::string plan_a = argc > 1 ? argv[1] : "as-it-happened";
    const std::string plan_b = argc > 2 ? argv[2] : "binational";
    const int histories = argc > 3 ? std::atoi(argv[3]) : 200;
    try {
        measure(plan_a, plan_b, static_cast<std::uint32_t>(std::max(2, histories)));
        return EXIT_SUCCESS;
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return EXIT_FAILURE;
    }
}
