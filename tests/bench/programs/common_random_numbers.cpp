// How much common random numbers gain: the variance of the difference of two plans on independent histories over its
// variance on common ones. `./dev crn` builds and runs it; docs/performance.md has the figures.
//
// Input uncertainty is off: with it, common draws of the inputs would make the gain look larger still.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
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
    fmt::print(stderr, "\n");
    if (!result.crashed.empty() || result.interrupted()) throw std::runtime_error("not all histories finished");
    return store;
}

/// One indicator under plan a, under plan b in the same histories, and under plan b in other ones.
struct Samples {
    std::string name;
    std::vector<double> a;
    std::vector<double> b_common;
    std::vector<double> b_other;
};

/// Of the values drawn.
double covariance(const std::vector<double>& x, const std::vector<double>& y, const std::vector<std::size_t>& drawn) {
    double mean_x = 0;
    double mean_y = 0;
    const auto n = static_cast<double>(drawn.size());
    for (const std::size_t i : drawn) {
        mean_x += x[i] / n;
        mean_y += y[i] / n;
    }
    double products = 0;
    for (const std::size_t i : drawn) products += (x[i] - mean_x) * (y[i] - mean_y);
    return products / (n - 1);
}

double variance(const std::vector<double>& values, const std::vector<std::size_t>& drawn) {
    return covariance(values, values, drawn);
}

/// Var(a) + Var(b) on independent histories over Var(b - a) on common ones.
double gain(const Samples& samples, const std::vector<std::size_t>& common, const std::vector<std::size_t>& other) {
    std::vector<double> differences;
    for (std::size_t i = 0; i < samples.a.size(); ++i) differences.push_back(samples.b_common[i] - samples.a[i]);
    return (variance(samples.a, common) + variance(samples.b_other, other)) / variance(differences, common);
}

/// What bounds the gain: how much each plan varies by itself, how much of it they share, and the gain if they shared
/// all of it.
struct Spread {
    double a_sd = 0;
    double b_sd = 0;
    double correlation = 0;
    double most = 0;  ///< gain with a correlation of 1
};

Spread spread_of(const Samples& samples, const std::vector<std::size_t>& each) {
    Spread spread;
    spread.a_sd = std::sqrt(variance(samples.a, each));
    spread.b_sd = std::sqrt(variance(samples.b_common, each));
    spread.correlation = covariance(samples.a, samples.b_common, each) / (spread.a_sd * spread.b_sd);
    const double apart = spread.a_sd - spread.b_sd;
    spread.most = (spread.a_sd * spread.a_sd + spread.b_sd * spread.b_sd) / (apart * apart);
    return spread;
}

/// The middle one; of an even number the lower of the two, since gains may be without limit.
double median_of(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[(values.size() - 1) / 2];
}

/// A gain as a table shows it; without limit where the plans are the same in every history.
std::string gain_text(double gain) { return std::isfinite(gain) ? fmt::format("{:.1f}", gain) : "no difference"; }

/// 95 % of a statistic's bootstrap resamples.
std::string interval(std::vector<double> resampled) {
    std::sort(resampled.begin(), resampled.end());
    if (!std::isfinite(resampled[resampled.size() * 98 / 100])) return "-";
    return fmt::format("{:.1f} to {:.1f}", analysis::quantile(resampled, 0.025), analysis::quantile(resampled, 0.975));
}

/// Each indicator's gain and the median of them, with bootstrap intervals; the histories of either kind are resampled.
void print_gains(const std::string& pair, const std::vector<Samples>& all) {
    const std::size_t histories = all.front().a.size();
    std::vector<std::size_t> each(histories);
    for (std::size_t i = 0; i < histories; ++i) each[i] = i;
    std::vector<double> gains;
    gains.reserve(all.size());
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
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Spread spread = spread_of(all[i], each);
        fmt::print("| {} | `{}` | {} | {} | {:.4g} | {:.4g} | {:.2f} | {} |\n", pair, all[i].name, gain_text(gains[i]),
                   interval(resampled[i]), spread.b_sd, spread.a_sd, spread.correlation, gain_text(spread.most));
    }
    fmt::print("| {} | median | {} | {} | | | | |\n", pair, gain_text(median_of(gains)), interval(medians));
}

/// The indicators named, else the scenario's first questions.
std::vector<analysis::IndicatorKey> indicators_of(const scenario::Scenario& scenario,
                                                  const std::vector<std::string>& names) {
    std::vector<analysis::IndicatorKey> indicators;
    indicators.reserve(names.size());
    for (const auto& name : names) indicators.push_back(analysis::parse_indicator(name, scenario, "INDICATOR"));
    if (!names.empty()) return indicators;
    indicators = analysis::questions_of(scenario);
    indicators.resize(std::min(indicators.size(), headline_indicators));
    return indicators;
}

/// Two plans' values of some indicators, in the histories in which all are defined under both.
std::vector<Samples> samples_of(const study::Store& common, const study::Store& other, const std::string& a,
                                const std::string& b, const std::vector<analysis::IndicatorKey>& indicators) {
    std::vector<Samples> all;
    std::size_t shortest = SIZE_MAX;
    for (const auto& indicator : indicators) {
        const auto pairs = analysis::common_values(common, {a, b}, indicator);
        const auto others = analysis::common_values(other, {b}, indicator);
        all.push_back({to_text(indicator), pairs[0], pairs[1], others[0]});
        shortest = std::min({shortest, pairs[0].size(), others[0].size()});
    }
    if (shortest < 2) throw std::runtime_error("an indicator is hardly ever defined");
    for (Samples& samples : all) {
        for (auto* values : {&samples.a, &samples.b_common, &samples.b_other}) values->resize(shortest);
    }
    return all;
}

/// Every pair of the plans, in their order.
void measure(const std::vector<std::string>& plans, std::uint32_t histories, const std::vector<std::string>& names) {
    std::vector<scenario::Input> inputs;
    inputs.reserve(plans.size());
    for (const auto& plan : plans) inputs.push_back(plan_named(plan));
    const study::Store common = simulated(inputs, 1, histories);
    const study::Store other = simulated(inputs, 2, histories);
    const auto indicators = indicators_of(inputs[0].scenario, names);
    fmt::print(
        "| plans | indicator | variance, independent : common | 95 % (bootstrap) | sd of the first | of the "
        "second | correlation | gain if it were 1 |\n|---|---|---|---|---|---|---|---|\n");
    for (std::size_t a = 0; a < plans.size(); ++a) {
        for (std::size_t b = a + 1; b < plans.size(); ++b)
            print_gains(plans[b] + " against " + plans[a], samples_of(common, other, plans[a], plans[b], indicators));
    }
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::string> plans;
    std::vector<std::string> indicators;
    int histories = 200;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "-n" && i + 1 < argc) {
            histories = std::atoi(argv[++i]);
        } else if (word == "-i" && i + 1 < argc) {
            indicators.emplace_back(argv[++i]);
        } else {
            plans.push_back(word);
        }
    }
    if (plans.size() < 2) plans = {"as-it-happened", "binational"};
    try {
        measure(plans, static_cast<std::uint32_t>(std::max(2, histories)), indicators);
        return EXIT_SUCCESS;
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return EXIT_FAILURE;
    }
}
