// What one draw, one sampled value and one recorded wait cost: they happen several times per service.

#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>

#include "base/distribution.hpp"
#include "base/families.hpp"
#include "base/log_histogram.hpp"
#include "base/random.hpp"

namespace {

using namespace umbral;

/// Words that visit every octave of a table as often as draws do, cheaper than the draws themselves.
constexpr std::size_t word_count = 4096;
std::array<std::uint32_t, word_count> uniform_words() {
    std::array<std::uint32_t, word_count> words{};
    for (std::uint32_t i = 0; i < word_count; ++i) words[i] = draw4(draw_key(1, 0), {Purpose::service, i})[0];
    return words;
}

void draw_four_words(benchmark::State& state) {
    const DrawKey key = draw_key(1, 0);
    std::uint32_t party = 0;
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(draw4(key, {Purpose::service, party++, 7, 3, 0}));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(draw_four_words);

void sample(benchmark::State& state, const DistributionSpec& spec) {
    const Sampler sampler(spec, 6e7);
    const auto words = uniform_words();
    std::size_t i = 0;
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(sampler.us(words[i++ % word_count]));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK_CAPTURE(sample, constant, Constant{3});
BENCHMARK_CAPTURE(sample, uniform, Uniform{1, 3});
BENCHMARK_CAPTURE(sample, exponential, Exponential{3});
BENCHMARK_CAPTURE(sample, lognormal, LogNormal{3, 3});
BENCHMARK_CAPTURE(sample, gamma, Gamma{3, 2});
BENCHMARK_CAPTURE(sample, triangular, Triangular{1, 2, 6});
BENCHMARK_CAPTURE(sample, discrete, Discrete{{1, 2, 3, 4, 5, 6}, {30, 25, 20, 15, 7, 3}});

void build_table(benchmark::State& state, const Shape& shape) {
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(QuantileTable(shape_quantile(shape)).quantile(1u << 20));
}
BENCHMARK_CAPTURE(build_table, lognormal, Shape{Shape::Family::lognormal, 0.8})->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(build_table, gamma, Shape{Shape::Family::gamma, 2.5})->Unit(benchmark::kMicrosecond);

void record_wait(benchmark::State& state) {
    const Sampler waits(LogNormal{5, 10}, 3.6e9);
    std::array<TimeUs, word_count> durations_us{};
    const auto words = uniform_words();
    for (std::size_t i = 0; i < word_count; ++i) durations_us[i] = waits.us(words[i]);
    LogHistogram histogram;
    std::size_t i = 0;
    for ([[maybe_unused]] auto _ : state) histogram.add(durations_us[i++ % word_count], 3);
    benchmark::DoNotOptimize(histogram.event_persons());
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(record_wait);

}  // namespace
