// The people layer on the reference corridor, and how its cost and memory grow.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <string>

#include "base/random.hpp"
#include "people/world.hpp"
#include "scenario/reader.hpp"
#include "scenario/realise.hpp"

namespace umbral::bench {
namespace {

scenario::Input corridor() {
    return scenario::read_input(std::string(UMBRAL_ROOT) + "/scenarios/reference/darien-costa-rica-2023");
}

/// What one history took in, for the counters.
struct Totals {
    double persons = 0;
    double parties = 0;
    double services = 0;
    double bytes_per_person_inside = 0;
};

Totals live_through(const people::Model& model, std::uint32_t replication) {
    people::World world(model, draw_key(1, replication));
    std::int64_t most_inside = 1;
    for (TimeUs day = day_us; day <= model.horizon_us; day += day_us) {
        world.advance_to(day);
        most_inside = std::max(most_inside, world.state().inside);
    }
    world.close_books();
    const people::State& state = world.state();
    return {static_cast<double>(state.entered), static_cast<double>(state.parties_seen),
            static_cast<double>(state.services), static_cast<double>(world.bytes()) / static_cast<double>(most_inside)};
}

void tell(benchmark::State& state, const Totals& totals) {
    const auto per_iteration = benchmark::Counter::kIsIterationInvariantRate;
    state.counters["services/s"] = benchmark::Counter(totals.services, per_iteration);
    state.counters["persons/s"] = benchmark::Counter(totals.persons, per_iteration);
    state.counters["persons"] = totals.persons;
    state.counters["mean party"] = totals.persons / totals.parties;
    state.counters["bytes/person inside"] = totals.bytes_per_person_inside;
}

/// One history of the reference scenario, by the lookahead in minutes (0: its own).
void reference(benchmark::State& state) {
    const auto input = scenario::realise(corridor(), draw_key(1, 0));
    people::Model model = people::compile_model(input.scenario);
    if (state.range(0) > 0) model.lookahead_us = state.range(0) * minute_us;
    Totals totals;
    for ([[maybe_unused]] auto _ : state) totals = live_through(model, 0);
    tell(state, totals);
}
BENCHMARK(reference)->Arg(0)->Arg(12)->Arg(3)->Unit(benchmark::kMillisecond);

/// The tandem with ever more people through it.
void people_through(benchmark::State& state) {
    auto input = scenario::read_input(std::string(UMBRAL_ROOT) + "/scenarios/verification/tandem");
    input.scenario.warm_up_days = 0;
    input.scenario.days = static_cast<double>(state.range(0)) / input.scenario.arrivals.front().persons_per_day.value;
    const people::Model model = people::compile_model(input.scenario);
    Totals totals;
    for ([[maybe_unused]] auto _ : state) totals = live_through(model, 0);
    tell(state, totals);
}
BENCHMARK(people_through)->RangeMultiplier(10)->Range(100'000, 10'000'000)->Unit(benchmark::kMillisecond);

/// Reading and checking the largest scenario.
void read_reference(benchmark::State& state) {
    for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(corridor());
}
BENCHMARK(read_reference)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace umbral::bench
