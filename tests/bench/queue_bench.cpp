// The people layer against hand-written loops on the same models, in one program: compare by ratio. Items are
// customers. What each yardstick leaves out is said in hand_written.hpp.

#include <benchmark/benchmark.h>

#include <string>

#include "base/random.hpp"
#include "hand_written.hpp"
#include "people/world.hpp"
#include "scenario/reader.hpp"

namespace umbral::bench {
namespace {

constexpr std::int64_t customers = 1'000'000;

HandTandem mm1() { return {0.9, {{1, 1.0}}, 1.0}; }
HandTandem tandem() { return {1.0, {{10, 9.0}, {20, 18.0}, {30, 90.0}}, 0.3}; }

void by_heap(benchmark::State& state, const HandTandem& model) {
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(tandem_by_heap(model, customers, 1));
    state.SetItemsProcessed(state.iterations() * customers);
}

void by_recursion(benchmark::State& state, const HandTandem& model) {
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(tandem_by_recursion(model, customers, 1));
    state.SetItemsProcessed(state.iterations() * customers);
}

/// The people layer with parties, keyed draws and everything counted, on a scenario of the verification set.
void by_engine(benchmark::State& state, const std::string& name) {
    auto input = scenario::read_input(std::string(UMBRAL_ROOT) + "/scenarios/verification/" + name);
    input.scenario.warm_up_days = 0;
    input.scenario.days = static_cast<double>(customers) / input.scenario.arrivals.front().persons_per_day.value;
    const people::Model model = people::compile_model(input.scenario);
    std::int64_t parties = 0;
    for ([[maybe_unused]] auto _ : state) {
        people::World world(model, draw_key(1, 0));
        world.advance_to(model.horizon_us);
        world.close_books();
        parties += static_cast<std::int64_t>(world.state().parties_seen);
    }
    state.SetItemsProcessed(parties);
}

BENCHMARK_CAPTURE(by_heap, mm1, mm1())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(by_recursion, mm1, mm1())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(by_engine, mm1, std::string("mmc-9-10-1"))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(by_heap, tandem, tandem())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(by_recursion, tandem, tandem())->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(by_engine, tandem, std::string("tandem"))->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace umbral::bench
